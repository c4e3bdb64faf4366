// SPDX-License-Identifier: GPL-3.0-or-later
#include "playground/server.h"

#include <gmock/gmock.h>
#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <future>

#include "base/wait.h"
#include "kube/http.h"
#include "kube/websocket.h"
#include "must.h"
#include "playground/certificates.h"

namespace slotpilot::playground {
namespace {

using test::must;

/// libmicrohttpd must have nothing to do with it any more: who gives a connection back to it while others come and go
/// may write into freed memory.
TEST(Server, AnUpgradedConnectionOutlivesIt) {
    const auto certificates = must(makeCertificates());
    std::promise<Upgraded> promise;
    Server server(certificates, [&](const Request& request) {
        Reply reply{101};
        reply.headers = {{"Upgrade", "websocket"},
                         {"Sec-WebSocket-Accept", webSocketAccept(request.header("sec-websocket-key"))},
                         {"Sec-WebSocket-Protocol", "echo"}};
        reply.upgrade = [&](Upgraded connection) { promise.set_value(std::move(connection)); };
        return reply;
    });
    must(server.start());
    kube::ClusterEntry cluster;
    cluster.server = "https://127.0.0.1:" + std::to_string(server.port());
    cluster.caData = certificates.authority;
    const auto http = must(kube::Http::make(cluster));
    auto client = must(http->connect({}, {}));
    ASSERT_EQ(must(kube::upgrade(client, *http, {}, "/", {"echo"}, {})).response.status, 101);
    const Upgraded upgraded = promise.get_future().get();
    ASSERT_EQ(::send(upgraded.socket.get(), "hello", 5, MSG_NOSIGNAL), 5);
    std::string heard;
    must(pollUntil({}, {"the greeting", Milliseconds(20'000), Milliseconds(10)}, [&]() -> Expected<std::string> {
        std::array<char, 16> buffer;
        TRY_ASSIGN(got, client.receive(buffer.data(), buffer.size()));
        heard.append(buffer.data(), got.bytes);
        return heard == "hello" ? "" : heard + "...";
    }));
    server.stop();
    char byte;
    EXPECT_EQ(::recv(upgraded.socket.get(), &byte, 1, 0), 0) << "the client is gone, and so the connection at its end";
}

}  // namespace
}  // namespace slotpilot::playground
