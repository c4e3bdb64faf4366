// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong between us and an API server, against real TLS servers on loopback (openssl s_server).
#include "kube/http.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <fstream>
#include <numeric>
#include <thread>

#include "base/subprocess.h"
#include "kube/client.h"
#include "unit/kube/temporary.h"

namespace slotpilot::kube {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::HasSubstr;

void openssl(const TemporaryDirectory& directory, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "openssl");
    const auto result =
        run({.arguments = arguments, .environment = {}, .directory = directory.path(), .input = {}}, {});
    ASSERT_TRUE(result) << result.error().describe();
    ASSERT_EQ(result->exitCode, 0) << result->errors;
}

/// A listening socket on a free port of 127.0.0.1.
struct Listener {
    UniqueFd fd{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    int port = 0;

    Listener() {
        sockaddr_in address{.sin_family = AF_INET};
        address.sin_addr.s_addr = ::htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        EXPECT_EQ(::bind(fd.get(), reinterpret_cast<sockaddr*>(&address), size), 0);
        EXPECT_EQ(::listen(fd.get(), 8), 0);
        ::getsockname(fd.get(), reinterpret_cast<sockaddr*>(&address), &size);
        port = ::ntohs(address.sin_port);
    }
};

int freePort() { return Listener().port; }

class HttpErrors : public testing::Test {
protected:
    static void SetUpTestSuite() {
        pki = std::make_unique<TemporaryDirectory>();
        authority("ca");
        authority("other");
        certificate("good", "ca", "subjectAltName=IP:127.0.0.1,DNS:inside.example", {"-days", "30"});
        certificate("expired", "ca", "subjectAltName=IP:127.0.0.1", {"-days", "-1"});
        certificate("name", "ca", "subjectAltName=DNS:elsewhere.example", {"-days", "30"});
        certificate("client", "ca", "extendedKeyUsage=clientAuth", {"-days", "30"});
    }
    static void TearDownTestSuite() { pki.reset(); }

    static void authority(const std::string& name) {
        openssl(*pki, {"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", name + ".key", "-out", name + ".crt",
                       "-days", "30", "-subj", "/CN=" + name});
    }
    static void certificate(const std::string& name, const std::string& ca, const std::string& extension,
                            const std::vector<std::string>& validity) {
        openssl(*pki, {"req", "-newkey", "rsa:2048", "-nodes", "-keyout", name + ".key", "-out", name + ".csr", "-subj",
                       "/CN=" + name});
        pki->write(name + ".ext", extension + "\n");
        std::vector<std::string> sign{"x509",        "-req",     "-in",        name + ".csr",     "-CA",
                                      ca + ".crt",   "-CAkey",   ca + ".key",  "-CAcreateserial", "-out",
                                      name + ".crt", "-extfile", name + ".ext"};
        sign.insert(sign.end(), validity.begin(), validity.end());
        openssl(*pki, sign);
    }

    /// Starts `openssl s_server` with a certificate; it answers every request with a page of its own (-www).
    void serve(const std::string& name, const std::vector<std::string>& more = {}) {
        port = freePort();
        std::vector<std::string> arguments{"openssl", "s_server",    "-accept", fmt::format("127.0.0.1:{}", port),
                                           "-cert",   name + ".crt", "-key",    name + ".key",
                                           "-www",    "-quiet"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        auto started =
            Process::start({.arguments = arguments, .environment = {}, .directory = pki->path(), .input = {}}, {});
        ASSERT_TRUE(started) << started.error().describe();
        server.emplace(std::move(*started));
        const auto up = pollUntil({}, {"openssl s_server", 20s, 20ms}, [&]() -> Expected<std::string> {
            UniqueFd fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
            sockaddr_in address{.sin_family = AF_INET, .sin_port = ::htons(static_cast<std::uint16_t>(port))};
            address.sin_addr.s_addr = ::htonl(INADDR_LOOPBACK);
            return ::connect(fd.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 ? "" : "its port";
        });
        ASSERT_TRUE(up) << up.error().describe();
    }

    ClusterEntry cluster() const {
        return {.name = "c", .server = fmt::format("https://127.0.0.1:{}", port), .caData = pki->read("ca.crt")};
    }
    static Expected<HttpResponse> get(const ClusterEntry& cluster, const Auth& auth = {}) {
        TRY_ASSIGN(http, Http::make(cluster));
        return http->perform({.path = "/", .timeout = 20s}, auth, {});
    }
    static Error errorOf(const ClusterEntry& cluster, const Auth& auth = {}) {
        const auto response = get(cluster, auth);
        return response ? Error{.what = "no error"} : response.error();
    }

    static std::unique_ptr<TemporaryDirectory> pki;
    std::optional<Process> server;
    int port = 0;
};

std::unique_ptr<TemporaryDirectory> HttpErrors::pki;

TEST_F(HttpErrors, AGoodCertificateIsAccepted) {
    serve("good");
    const auto response = get(cluster());
    ASSERT_TRUE(response) << response.error().describe();
    EXPECT_EQ(response->status, 200);
    auto file = cluster();
    file.caData.clear();
    file.caFile = pki->path() / "ca.crt";
    EXPECT_TRUE(get(file));
}

TEST_F(HttpErrors, AnExpiredCertificateIsNamed) {
    serve("expired");
    const auto error = errorOf(cluster());
    EXPECT_EQ(error.code, ErrorCode::Tls);
    EXPECT_THAT(error.describe(), HasSubstr("has expired"));
    auto trusting = cluster();
    trusting.insecureSkipTlsVerify = true;
    EXPECT_TRUE(get(trusting));
}

TEST_F(HttpErrors, AWrongAuthorityIsNamed) {
    serve("good");
    auto wrong = cluster();
    wrong.caData = pki->read("other.crt");
    auto error = errorOf(wrong);
    EXPECT_EQ(error.code, ErrorCode::Tls);
    EXPECT_THAT(error.describe(), HasSubstr("not signed by the kubeconfig's certificate authority"));
    wrong.caData.clear();
    error = errorOf(wrong);
    EXPECT_EQ(error.code, ErrorCode::Tls);
    EXPECT_THAT(error.describe(), HasSubstr("authorities that this machine trusts"));
}

TEST_F(HttpErrors, AWrongNameIsNamedUnlessTlsServerNameSaysIt) {
    serve("name");
    const auto error = errorOf(cluster());
    EXPECT_EQ(error.code, ErrorCode::Tls);
    EXPECT_THAT(error.describe(), AllOf(HasSubstr("for another name"), HasSubstr("tls-server-name")));
    auto renamed = cluster();
    renamed.tlsServerName = "elsewhere.example";
    const auto response = get(renamed);
    EXPECT_TRUE(response) << response.error().describe();
}

TEST_F(HttpErrors, AMissingClientCertificateIsNamed) {
    serve("good", {"-Verify", "1", "-CAfile", "ca.crt", "-verify_return_error"});
    const auto error = errorOf(cluster());
    EXPECT_EQ(error.code, ErrorCode::Tls);
    EXPECT_THAT(error.describe(), HasSubstr("client certificate may be missing"));
    const auto response =
        get(cluster(), Auth{.certificate = pki->read("client.crt"), .key = Secret(pki->read("client.key"))});
    EXPECT_TRUE(response) << response.error().describe();
}

TEST_F(HttpErrors, ARefusedConnectionAndAnUnknownNameAreUnreachable) {
    port = freePort();
    const auto refused = errorOf(cluster());
    EXPECT_EQ(refused.code, ErrorCode::Unreachable);
    EXPECT_TRUE(refused.retryable);
    EXPECT_THAT(refused.describe(), AllOf(HasSubstr("Connection refused"), HasSubstr(std::to_string(port))));
    auto unknown = cluster();
    unknown.server = "https://no-such-host.invalid:6443";
    const auto name = errorOf(unknown);
    EXPECT_EQ(name.code, ErrorCode::Unreachable);
    EXPECT_THAT(name.describe(), HasSubstr("can't be resolved"));
}

TEST_F(HttpErrors, AServerThatIsAskedWithoutTlsIsNamed) {
    serve("good");
    ClientConfig config{.context = "c", .cluster = cluster()};
    config.cluster.server = fmt::format("http://127.0.0.1:{}", port);
    config.cluster.place = "config:3";
    const auto client = Client::make(config);
    ASSERT_TRUE(client) << client.error().describe();
    const auto answer = (*client)->raw("/version", {});
    ASSERT_FALSE(answer);
    EXPECT_THAT(answer.error().hint, AllOf(HasSubstr("begins with http://"), HasSubstr("config:3")));
}

TEST_F(HttpErrors, WhatSpeaksNoTlsIsNamed) {
    Listener listener;
    port = listener.port;
    std::jthread plain([&] {
        const UniqueFd fd(::accept(listener.fd.get(), nullptr, nullptr));
        const std::string answer = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";
        ::send(fd.get(), answer.data(), answer.size(), MSG_NOSIGNAL);
        char rest[4096];
        while (::recv(fd.get(), rest, sizeof rest, 0) > 0) {
        }
    });
    const auto error = errorOf(cluster());
    EXPECT_EQ(error.code, ErrorCode::Tls);
    EXPECT_THAT(error.describe(), HasSubstr("speaks no TLS"));
}

TEST_F(HttpErrors, AProxyThatFailsIsNamedWithoutItsPassword) {
    auto proxied = cluster();
    proxied.server = "https://kube.example:6443";
    for (const char* scheme : {"http", "socks5"}) {
        proxied.proxyUrl = fmt::format("{}://user:SECRET@127.0.0.1:{}", scheme, freePort());
        const auto error = errorOf(proxied);
        EXPECT_EQ(error.code, ErrorCode::Unreachable) << scheme;
        EXPECT_THAT(error.describe(),
                    AllOf(HasSubstr("proxy"), HasSubstr("Connection refused"), testing::Not(HasSubstr("SECRET"))));
    }
    Listener listener;
    proxied.proxyUrl = fmt::format("http://127.0.0.1:{}", listener.port);
    std::jthread denying([&] {
        const UniqueFd fd(::accept(listener.fd.get(), nullptr, nullptr));
        char request[4096];
        (void)::recv(fd.get(), request, sizeof request, 0);
        const std::string answer = "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n";
        ::send(fd.get(), answer.data(), answer.size(), MSG_NOSIGNAL);
    });
    const auto denied = errorOf(proxied);
    EXPECT_EQ(denied.code, ErrorCode::Unreachable);
    EXPECT_THAT(denied.describe(), AllOf(HasSubstr("407"), HasSubstr("user and password")));
}

TEST_F(HttpErrors, ASilentServerDoesNotKeepAStopWaiting) {
    Listener silent;  // accepts in the kernel, never answers the handshake
    port = silent.port;
    auto http = Http::make(cluster());
    ASSERT_TRUE(http);
    std::stop_source source;
    std::jthread stopper([&] {
        (void)waitFor({}, 200ms);  // so that the call is in the midst of it
        source.request_stop();
    });
    const auto begun = std::chrono::steady_clock::now();
    const auto response = (*http)->perform({.path = "/"}, {}, source.get_token());
    ASSERT_FALSE(response);
    EXPECT_EQ(response.error().code, ErrorCode::Cancelled);
    const auto connection = (*http)->connect({}, source.get_token());
    ASSERT_FALSE(connection);
    EXPECT_EQ(connection.error().code, ErrorCode::Cancelled);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 5s);
}

TEST_F(HttpErrors, WhatIsNoApiServerIsSaidSo) {
    serve("good");
    const auto client = Client::make({.context = "x", .cluster = cluster()});
    ASSERT_TRUE(client);
    const auto pods = (*client)->list<Pod>("default", {}, {});
    ASSERT_FALSE(pods);
    EXPECT_EQ(pods.error().code, ErrorCode::Protocol);
    EXPECT_THAT(pods.error().describe(), HasSubstr("Kubernetes API server"));
}

/// A log of rubbish may hold no line feed for megabytes: it is read on all the same.
TEST_F(HttpErrors, ALineWithoutEndComesInParts) {
    serve("good", {"-WWW"});
    const auto log = pki->path() / "api/v1/namespaces/default/pods/one";
    std::filesystem::create_directories(log);
    const std::string endless(70 << 20, '\xfe');
    std::ofstream(log / "log") << "first\n" << endless << "\nlast\n";
    const auto client = Client::make({.context = "x", .cluster = cluster()});
    ASSERT_TRUE(client);
    std::vector<std::size_t> sizes;
    std::string last;
    const auto read = (*client)->logs("default", "one", {},
                                      [&](std::string_view line) {
                                          sizes.push_back(line.size());
                                          last = line;
                                      },
                                      {});
    ASSERT_TRUE(read) << read.error().describe();
    EXPECT_EQ(last, "last");
    EXPECT_EQ(std::accumulate(sizes.begin(), sizes.end(), std::size_t{}), 5 + endless.size() + 4);
    EXPECT_LT(*std::max_element(sizes.begin(), sizes.end()), 2U << 20);
}

TEST_F(HttpErrors, AnExpiredClientCertificateIsInTheHintOfARefusal) {
    ClientConfig config{.context = "x"};
    config.user = {
        .name = "alice", .certificateData = pki->read("expired.crt"), .keyData = Secret(pki->read("expired.key"))};
    Credentials credentials(config);
    const auto auth = credentials.current({});
    ASSERT_TRUE(auth) << auth.error().describe();
    EXPECT_THAT(credentials.unauthorizedHint(**auth), AllOf(HasSubstr("alice"), HasSubstr("expired on 20")));
    config.user.keyData = Secret(pki->read("good.key"));
    EXPECT_THAT(Credentials(config).current({}).error().what, HasSubstr("does not belong"));
}

}  // namespace
}  // namespace slotpilot::kube
