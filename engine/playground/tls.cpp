// SPDX-License-Identifier: GPL-3.0-or-later
#include "playground/tls.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace slotpilot::playground {
namespace {

constexpr std::size_t blockSize = 32 << 10;

/// What goes one way and is not yet written.
struct Buffer {
    std::array<char, blockSize> bytes;
    std::size_t from = 0, to = 0;
    bool empty() const { return from == to; }
    std::size_t size() const { return to - from; }
    const char* data() const { return bytes.data() + from; }
    void fill(std::size_t size) {
        from = 0;
        to = size;
    }
};

/// One connection: TLS outside, plain inside.
class Pump {
public:
    Pump(SSL_CTX* context, int outer, int inner, int stop)
        : ssl_(SSL_new(context), SSL_free), outer_(outer), inner_(inner), stop_(stop) {
        SSL_set_fd(ssl_.get(), outer);
        SSL_set_accept_state(ssl_.get());
        SSL_set_mode(ssl_.get(), SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    }

    void run() {
        while (!over_) {
            outerEvents_ = innerEvents_ = 0;
            // Until nothing moves: OpenSSL may hold bytes that no poll tells of.
            while (!over_ && (inwards() | outwards())) {
            }
            if (innerEnded_ && outwards_.empty()) over_ = true;
            if (over_) break;
            std::array<pollfd, 3> fds{{{outerEvents_ ? outer_ : -1, outerEvents_, 0},
                                       {innerEvents_ ? inner_ : -1, innerEvents_, 0},
                                       {stop_, POLLIN, 0}}};
            if (::poll(fds.data(), fds.size(), -1) < 0 && errno != EINTR) break;
            if (fds[2].revents) break;
        }
        SSL_shutdown(ssl_.get());
    }

private:
    /// From the client to the server; whether something moved.
    bool inwards() {
        if (inwards_.empty() && !outerEnded_) {
            const int got = SSL_read(ssl_.get(), inwards_.bytes.data(), blockSize);
            if (got > 0) inwards_.fill(static_cast<std::size_t>(got));
            if (got <= 0 && !waits(got)) {
                outerEnded_ = true;
                ::shutdown(inner_, SHUT_WR);
                return true;
            }
        }
        if (inwards_.empty()) return false;
        const auto sent = ::send(inner_, inwards_.data(), inwards_.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent > 0) inwards_.from += static_cast<std::size_t>(sent);
        if (sent < 0 && errno == EAGAIN) innerEvents_ |= POLLOUT;
        if (sent < 0 && errno != EAGAIN && errno != EINTR) over_ = true;
        return sent > 0;
    }

    bool outwards() {
        if (outwards_.empty() && !innerEnded_ && SSL_is_init_finished(ssl_.get())) {
            const auto got = ::recv(inner_, outwards_.bytes.data(), blockSize, MSG_DONTWAIT);
            if (got > 0) outwards_.fill(static_cast<std::size_t>(got));
            if (got < 0 && (errno == EAGAIN || errno == EINTR)) innerEvents_ |= POLLIN;
            if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) innerEnded_ = true;
        }
        if (outwards_.empty()) return false;
        const int sent = SSL_write(ssl_.get(), outwards_.data(), static_cast<int>(outwards_.size()));
        if (sent > 0) outwards_.from += static_cast<std::size_t>(sent);
        if (sent <= 0 && !waits(sent)) over_ = true;
        return sent > 0;
    }

    /// OpenSSL wants the socket first; else it is the end.
    bool waits(int result) {
        const int error = SSL_get_error(ssl_.get(), result);
        ERR_clear_error();
        if (error == SSL_ERROR_WANT_READ) outerEvents_ |= POLLIN;
        if (error == SSL_ERROR_WANT_WRITE) outerEvents_ |= POLLOUT;
        return error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE;
    }

    std::unique_ptr<SSL, decltype(&SSL_free)> ssl_;
    const int outer_, inner_, stop_;
    Buffer inwards_, outwards_;
    short outerEvents_ = 0, innerEvents_ = 0;
    bool outerEnded_ = false, innerEnded_ = false, over_ = false;
};

/// OpenSSL writes without MSG_NOSIGNAL: a client that is gone must not end the program.
void blockBrokenPipes() {
    sigset_t signals;
    ::sigemptyset(&signals);
    ::sigaddset(&signals, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

bool useCertificates(SSL_CTX* context, const Certificates& certificates) {
    using Memory = std::unique_ptr<BIO, decltype(&BIO_free)>;
    const auto memory = [](const std::string& text) {
        return Memory(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())), BIO_free);
    };
    const auto certificateText = memory(certificates.server), keyText = memory(certificates.serverKey.reveal());
    std::unique_ptr<X509, decltype(&X509_free)> certificate(
        PEM_read_bio_X509(certificateText.get(), nullptr, nullptr, nullptr), X509_free);
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
        PEM_read_bio_PrivateKey(keyText.get(), nullptr, nullptr, nullptr), EVP_PKEY_free);
    return certificate && key && SSL_CTX_use_certificate(context, certificate.get()) == 1 &&
           SSL_CTX_use_PrivateKey(context, key.get()) == 1;
}

/// Clients that offer HTTP/2 as well are told that it is 1.1.
int chooseProtocol(SSL*, const unsigned char** out, unsigned char* size, const unsigned char* offered,
                   unsigned int offeredSize, void*) {
    static constexpr unsigned char http[] = "\x08http/1.1";
    const auto chosen =
        SSL_select_next_proto(const_cast<unsigned char**>(out), size, http, sizeof http - 1, offered, offeredSize);
    return chosen == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_NOACK;
}

tl::unexpected<Error> cannotListen() {
    return fail(ErrorCode::Io, std::string("the playground's API server can't listen: ") + std::strerror(errno),
                "127.0.0.1");
}

}  // namespace

Expected<std::unique_ptr<TlsListener>> TlsListener::start(const Certificates& certificates, OnConnection onConnection) {
    std::unique_ptr<TlsListener> self(new TlsListener);
    self->onConnection_ = std::move(onConnection);
    self->context_.reset(SSL_CTX_new(TLS_server_method()));
    if (!self->context_ || !useCertificates(self->context_.get(), certificates))
        return fail(ErrorCode::Io, "the certificate of the playground's API server can't be used");
    SSL_CTX_set_min_proto_version(self->context_.get(), TLS1_2_VERSION);
    SSL_CTX_set_alpn_select_cb(self->context_.get(), chooseProtocol, nullptr);
    self->stop_.reset(::eventfd(0, EFD_CLOEXEC));
    self->listener_.reset(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    if (::bind(self->listener_.get(), plain, size) != 0 || ::listen(self->listener_.get(), 128) != 0 ||
        ::getsockname(self->listener_.get(), plain, &size) != 0)
        return cannotListen();
    self->port_ = ntohs(address.sin_port);
    self->thread_ = std::thread([raw = self.get()] { raw->accept(); });
    return self;
}

TlsListener::~TlsListener() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(stop_.get(), &one, sizeof one);
    if (thread_.joinable()) thread_.join();
    for (auto& connection : connections_) connection.thread.join();
}

void TlsListener::accept() {
    blockBrokenPipes();
    while (true) {
        std::array<pollfd, 2> fds{{{listener_.get(), POLLIN, 0}, {stop_.get(), POLLIN, 0}}};
        if ((::poll(fds.data(), fds.size(), -1) < 0 && errno != EINTR) || fds[1].revents) return;
        UniqueFd outer(::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
        connections_.remove_if([](Connection& connection) {
            if (!connection.done->load()) return false;
            connection.thread.join();
            return true;
        });
        if (!outer) continue;
        const int on = 1;
        ::setsockopt(outer.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        auto done = std::make_shared<std::atomic<bool>>(false);
        connections_.push_back({std::thread([this, done, fd = outer.release()] {
                                    serve(UniqueFd(fd));
                                    *done = true;
                                }),
                                done});
    }
}

void TlsListener::serve(UniqueFd outer) {
    auto pair = socketPair();
    if (!pair) return;
    Pump pump(context_.get(), outer.get(), pair->second.get(), stop_.get());
    onConnection_(std::move(pair->first));
    pump.run();
}

}  // namespace slotpilot::playground
