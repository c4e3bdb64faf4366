// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/http.h"

#include <curl/curl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/x509_vfy.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace slotpilot::kube {

/// One libcurl handle with connections of its own; used by one call at a time.
struct Session {
    CURLM* multi = curl_multi_init();
    CURL* easy = curl_easy_init();
    curl_slist* headers = nullptr;
    curl_slist* connectTo = nullptr;
    std::string body;
    char errors[CURL_ERROR_SIZE] = "";
    bool added = false;

    Session() { curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, 2L); }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session() {
        remove();
        curl_easy_cleanup(easy);
        curl_multi_cleanup(multi);
        clear();
    }

    void remove() {
        if (added) curl_multi_remove_handle(multi, easy);
        added = false;
    }
    void clear() {
        curl_slist_free_all(headers);
        curl_slist_free_all(connectTo);
        headers = connectTo = nullptr;
        body.clear();
        errors[0] = 0;
    }
    void header(const std::string& line) { headers = curl_slist_append(headers, line.c_str()); }
};

namespace {

constexpr long connectTimeout = 10'000;
constexpr std::size_t idleSessions = 8;

void initCurl() {
    static const CURLcode done = curl_global_init(CURL_GLOBAL_ALL);
    (void)done;
}

std::size_t onWrite(char* bytes, std::size_t, std::size_t size, void* session) {
    static_cast<Session*>(session)->body.append(bytes, size);
    return size;
}

/// A peer that is gone without a word (sleep, a dropped route) is noticed after about 10 s.
int onSocket(void*, curl_socket_t fd, curlsocktype) {
    const unsigned int milliseconds = 10'000;
    ::setsockopt(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, &milliseconds, sizeof milliseconds);
    return CURL_SOCKOPT_OK;
}

void setBlob(CURL* easy, CURLoption option, const std::string& text) {
    curl_blob blob{const_cast<char*>(text.data()), text.size(), CURL_BLOB_COPY};
    curl_easy_setopt(easy, option, &blob);
}

struct Url {
    std::string scheme, host, port, path;
};

std::optional<Url> parseUrl(const std::string& text) {
    const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> url(curl_url(), curl_url_cleanup);
    if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK) return std::nullopt;
    const auto part = [&](CURLUPart which) {
        char* value = nullptr;
        if (curl_url_get(url.get(), which, &value, CURLU_DEFAULT_PORT) != CURLUE_OK) return std::string();
        std::string copy = value;
        curl_free(value);
        return copy;
    };
    return Url{part(CURLUPART_SCHEME), part(CURLUPART_HOST), part(CURLUPART_PORT), part(CURLUPART_PATH)};
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// The proxy as one may show it: without user and password.
std::string shownProxy(const std::string& url) {
    const auto parts = parseUrl(url);
    return parts ? fmt::format("{}://{}:{}", parts->scheme, parts->host, parts->port) : "proxy-url";
}

Error certificateError(long verifyResult, std::string_view detail, const ClusterEntry& cluster) {
    if (contains(detail, "subject name") || contains(detail, "SSL: no alternative certificate"))
        return {ErrorCode::Tls,
                "the server's certificate is for another name",
                {},
                "Use a name that is in the certificate, or set tls-server-name in the kubeconfig"};
    switch (verifyResult) {
        case X509_V_ERR_CERT_HAS_EXPIRED:
            return {ErrorCode::Tls,
                    "the server's certificate has expired",
                    {},
                    "Look at this machine's clock; else the cluster's administrator must renew it"};
        case X509_V_ERR_CERT_NOT_YET_VALID:
            return {ErrorCode::Tls, "the server's certificate is not valid yet", {}, "Look at this machine's clock"};
        case X509_V_OK:
        case X509_V_ERR_UNSPECIFIED:
            return {ErrorCode::Tls, fmt::format("the server's certificate was refused: {}", detail)};
        default: break;
    }
    const bool own = !cluster.caData.empty() || !cluster.caFile.empty();
    return {ErrorCode::Tls,
            fmt::format("the server's certificate is not signed by the {}: {}",
                        own ? "kubeconfig's certificate authority" : "authorities that this machine trusts",
                        X509_verify_cert_error_string(verifyResult)),
            {},
            "The kubeconfig belongs to another cluster or is out of date; get a new one"};
}

}  // namespace

RawConnection::RawConnection(std::unique_ptr<Session> session) : session_(std::move(session)) {
    curl_socket_t socket = CURL_SOCKET_BAD;
    curl_easy_getinfo(session_->easy, CURLINFO_ACTIVESOCKET, &socket);
    fd_ = socket;
}
RawConnection::RawConnection(RawConnection&&) noexcept = default;
RawConnection& RawConnection::operator=(RawConnection&&) noexcept = default;
RawConnection::~RawConnection() = default;

Expected<RawConnection::Io> RawConnection::receive(char* buffer, std::size_t size) {
    std::size_t bytes = 0;
    const CURLcode code = curl_easy_recv(session_->easy, buffer, size, &bytes);
    if (code == CURLE_AGAIN) return Io{};
    if (code != CURLE_OK)
        return fail(Error{.code = ErrorCode::Unreachable, .what = "the connection was lost", .retryable = true});
    return Io{bytes, bytes == 0};
}

Expected<RawConnection::Io> RawConnection::send(const char* bytes, std::size_t size) {
    std::size_t sent = 0;
    const CURLcode code = curl_easy_send(session_->easy, bytes, size, &sent);
    if (code == CURLE_AGAIN) return Io{};
    if (code != CURLE_OK)
        return fail(Error{.code = ErrorCode::Unreachable, .what = "the connection was lost", .retryable = true});
    return Io{sent, false};
}

Expected<std::unique_ptr<Http>> Http::make(ClusterEntry cluster) {
    initCurl();
    if (!contains(cluster.server, "://")) cluster.server = "https://" + cluster.server;
    const auto url = parseUrl(cluster.server);
    if (!url || url->host.empty() || (url->scheme != "https" && url->scheme != "http"))
        return fail(ErrorCode::Invalid,
                    fmt::format("the \"server\" of the cluster \"{}\" is no https address", cluster.name),
                    cluster.place, "Write it as https://HOST:PORT");
    std::unique_ptr<Http> http(new Http);
    http->authorities_ = cluster.caData;
    if (http->authorities_.empty() && !cluster.caFile.empty()) {
        TRY_ASSIGN(pem, readText(cluster.caFile, "the certificate authority"));
        http->authorities_ = pem;
    }
    if (!http->authorities_.empty()) TRY(checkAuthorities(http->authorities_, "cluster " + cluster.name));
    http->authority_ = url->host + ":" + url->port;
    http->prefix_ = url->path == "/" ? "" : url->path;
    if (http->prefix_.ends_with('/')) http->prefix_.pop_back();
    // libcurl checks the certificate against the URL's host, so that is tls-server-name, connected elsewhere.
    const bool renamed = !cluster.tlsServerName.empty();
    const auto name = contains(cluster.tlsServerName, ":") ? "[" + cluster.tlsServerName + "]" : cluster.tlsServerName;
    if (renamed) http->connectTo_ = "::" + http->authority_;
    http->base_ = fmt::format("{}://{}", url->scheme, renamed ? name + ":" + url->port : http->authority_);
    http->cluster_ = std::move(cluster);
    return http;
}

Http::~Http() = default;

std::unique_ptr<Session> Http::take() {
    const std::scoped_lock lock(mutex_);
    if (idle_.empty()) return std::make_unique<Session>();
    auto session = std::move(idle_.back());
    idle_.pop_back();
    return session;
}

void Http::giveBack(std::unique_ptr<Session> session) {
    session->remove();
    session->clear();
    const std::scoped_lock lock(mutex_);
    if (idle_.size() < idleSessions) idle_.push_back(std::move(session));
}

void Http::prepare(Session& session, const Auth& auth) const {
    CURL* easy = session.easy;
    curl_easy_reset(easy);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, session.errors);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);  // a stop does not wait for a name lookup
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);  // WebSocket needs it, too
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, connectTimeout);
    curl_easy_setopt(easy, CURLOPT_TCP_NODELAY, 1L);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPIDLE, 5L);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPINTVL, 3L);
    curl_easy_setopt(easy, CURLOPT_SOCKOPTFUNCTION, onSocket);
    curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, 65536L);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, onWrite);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &session);
    if (cluster_.insecureSkipTlsVerify) {
        curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 0L);
        curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 0L);
    }
    if (!authorities_.empty()) setBlob(easy, CURLOPT_CAINFO_BLOB, authorities_);
    if (!auth.certificate.empty()) {
        setBlob(easy, CURLOPT_SSLCERT_BLOB, auth.certificate);
        setBlob(easy, CURLOPT_SSLKEY_BLOB, auth.key.reveal());
    }
    if (!cluster_.proxyUrl.empty()) {
        // The proxy looks the name up, as client-go's SOCKS5 does.
        const bool socks = cluster_.proxyUrl.starts_with("socks5://");
        const auto proxy = socks ? "socks5h" + cluster_.proxyUrl.substr(6) : cluster_.proxyUrl;
        curl_easy_setopt(easy, CURLOPT_PROXY, proxy.c_str());
        curl_easy_setopt(easy, CURLOPT_NOPROXY, "");
    }
    if (!connectTo_.empty()) {
        session.connectTo = curl_slist_append(nullptr, connectTo_.c_str());
        curl_easy_setopt(easy, CURLOPT_CONNECT_TO, session.connectTo);
        session.header("Host: " + authority_);
    }
}

Expected<void> Http::transfer(Session& session, std::stop_token stop, const std::function<bool()>& onProgress) const {
    curl_multi_add_handle(session.multi, session.easy);
    session.added = true;
    const std::stop_callback wake(stop, [&session] { curl_multi_wakeup(session.multi); });
    for (int running = 1; running > 0;) {
        if (curl_multi_perform(session.multi, &running) != CURLM_OK)
            return fail(ErrorCode::Internal, "libcurl can't go on");
        if (stop.stop_requested()) return fail(cancelled());
        if (onProgress && !onProgress()) return {};
        if (running > 0) curl_multi_poll(session.multi, nullptr, 0, 1000, nullptr);
    }
    int left = 0;
    const CURLMsg* message = curl_multi_info_read(session.multi, &left);
    if (!message) return fail(ErrorCode::Internal, "libcurl ended without a result");
    if (message->data.result != CURLE_OK) return fail(failure(session, message->data.result));
    return {};
}

Expected<HttpResponse> Http::perform(const HttpRequest& request, const Auth& auth, std::stop_token stop) {
    auto session = take();
    prepare(*session, auth);
    CURL* easy = session->easy;
    curl_easy_setopt(easy, CURLOPT_URL, (base_ + prefix_ + request.path).c_str());
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(request.timeout.count()));
    if (!request.onBody) curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "gzip");
    session->header("User-Agent: slotpilot");
    session->header("Accept: application/json, */*");
    for (const auto& line : auth.impersonation) session->header(line);
    if (!auth.authorization.empty()) session->header("Authorization: " + auth.authorization.reveal());
    if (!request.contentType.empty()) {
        session->header("Content-Type: " + request.contentType);
        session->header("Expect:");
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.c_str());
    }
    curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, session->headers);

    const auto status = [&] {
        long code = 0;
        curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &code);
        return static_cast<int>(code);
    };
    bool wanted = true;
    const auto handOver = [&] {
        if (session->body.empty() || status() / 100 != 2) return true;
        const std::string piece = std::exchange(session->body, {});
        wanted = request.onBody(piece);
        return wanted;
    };
    TRY(transfer(*session, stop, request.onBody ? std::function<bool()>(handOver) : nullptr));
    HttpResponse response{.status = status(), .body = std::exchange(session->body, {})};
    const char* type = nullptr;
    curl_easy_getinfo(easy, CURLINFO_CONTENT_TYPE, &type);
    if (type) response.contentType = type;
    curl_off_t seconds = 0;
    curl_easy_getinfo(easy, CURLINFO_RETRY_AFTER, &seconds);
    if (seconds > 0) response.retryAfter = std::chrono::seconds(seconds);
    if (wanted) giveBack(std::move(session));
    return response;
}

Expected<RawConnection> Http::connect(const Auth& auth, std::stop_token stop) {
    auto session = std::make_unique<Session>();
    prepare(*session, auth);
    curl_easy_setopt(session->easy, CURLOPT_URL, (base_ + "/").c_str());
    curl_easy_setopt(session->easy, CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(session->easy, CURLOPT_HTTPPROXYTUNNEL, 1L);
    TRY(transfer(*session, stop, nullptr));
    return RawConnection(std::move(session));
}

Error Http::failure(Session& session, int code) const {
    const std::string detail = session.errors[0] ? session.errors : curl_easy_strerror(static_cast<CURLcode>(code));
    long proxyStatus = 0, verifyResult = 0, systemError = 0;
    curl_off_t ready = 0;
    curl_easy_getinfo(session.easy, CURLINFO_HTTP_CONNECTCODE, &proxyStatus);
    curl_easy_getinfo(session.easy, CURLINFO_SSL_VERIFYRESULT, &verifyResult);
    curl_easy_getinfo(session.easy, CURLINFO_OS_ERRNO, &systemError);
    curl_easy_getinfo(session.easy, CURLINFO_PRETRANSFER_TIME_T, &ready);
    const bool proxied = !cluster_.proxyUrl.empty();
    const std::string proxy = proxied ? shownProxy(cluster_.proxyUrl) : "of the environment";
    const std::string network =
        "Look whether the network or VPN is up and the server's address in the kubeconfig is right";
    const std::string where = cluster_.server;
    const auto unreachable = [&](std::string what, std::string hint) {
        return Error{ErrorCode::Unreachable, std::move(what), where, std::move(hint), true};
    };
    if (proxyStatus >= 300)
        return unreachable(fmt::format("the proxy {} refused to connect (HTTP {})", proxy, proxyStatus),
                           proxyStatus == 407 ? "Put user and password into proxy-url"
                                              : "Look at proxy-url in the kubeconfig, or at HTTPS_PROXY and NO_PROXY");
    switch (code) {
        case CURLE_COULDNT_RESOLVE_HOST:
            return unreachable(fmt::format("the name in {} can't be resolved", authority_), network);
        case CURLE_COULDNT_RESOLVE_PROXY:
            return unreachable(fmt::format("the name of the proxy {} can't be resolved", proxy),
                               "Look at proxy-url in the kubeconfig, or at HTTPS_PROXY");
        case CURLE_PROXY:
            return unreachable(fmt::format("the proxy {} refused to connect: {}", proxy, detail),
                               "Look at proxy-url in the kubeconfig");
        case CURLE_COULDNT_CONNECT: {
            const std::string reason = systemError ? std::strerror(static_cast<int>(systemError)) : detail;
            if (proxied)
                return unreachable(fmt::format("the proxy {} can't be reached: {}", proxy, reason),
                                   "Look at proxy-url in the kubeconfig");
            return unreachable("the API server can't be reached: " + reason,
                               systemError == ECONNREFUSED
                                   ? "Nothing listens there: is the cluster running, and is this "
                                     "its address?"
                                   : network);
        }
        case CURLE_OPERATION_TIMEDOUT:
            if (ready == 0) return unreachable("the API server does not answer", network);
            return {ErrorCode::Timeout, "the API server did not answer in time", where, "Try again", true};
        case CURLE_PEER_FAILED_VERIFICATION: {
            auto error = certificateError(verifyResult, detail, cluster_);
            error.where = where;
            return error;
        }
        case CURLE_SSL_CERTPROBLEM:
            return {ErrorCode::Tls, "the client certificate can't be used: " + detail, where, "Get a new kubeconfig"};
        case CURLE_SSL_CONNECT_ERROR:
            if (contains(detail, "wrong version number") || contains(detail, "packet length"))
                return {ErrorCode::Tls, "what answers there speaks no TLS", where,
                        "Look at the server's scheme and port in the kubeconfig"};
            if (contains(detail, "alert"))
                return {ErrorCode::Tls, "the server refused the TLS handshake: " + detail, where,
                        "The client certificate may be missing, expired or of another cluster"};
            return unreachable("the connection broke off in the TLS handshake", network);
        case CURLE_UNSUPPORTED_PROTOCOL:
        case CURLE_URL_MALFORMAT:
            return {ErrorCode::Invalid, "the server's or the proxy's URL can't be used: " + detail, where,
                    "Look at server and proxy-url in the kubeconfig"};
        default: break;
    }
    if (contains(detail, "alert"))
        return {ErrorCode::Tls, "the server refused the TLS connection: " + detail, where,
                "The client certificate may be missing, expired or of another cluster"};
    if (ready == 0 && contains(detail, "proxy"))
        return unreachable(fmt::format("the proxy {} failed: {}", proxy, detail),
                           "Look at proxy-url in the kubeconfig");
    return unreachable("the connection to the API server was lost", network);
}

}  // namespace slotpilot::kube
