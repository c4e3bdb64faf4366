// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/client.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <random>

#include "base/log.h"
#include "kube/credentials.h"
#include "kube/encoding.h"
#include "kube/http.h"
#include "kube/websocket.h"

namespace slotpilot::kube {
namespace {

using nlohmann::json;

constexpr int tooManyTries = 3, relists = 3;
constexpr std::chrono::seconds longestRetryAfter{5};
constexpr std::size_t longestLine = 64 << 20, longestLogLine = 1 << 20;

/// "?a=b&c=d" from the pairs whose value isn't empty.
std::string query(std::initializer_list<std::pair<const char*, std::string>> pairs) {
    std::string text;
    for (const auto& [name, value] : pairs)
        if (!value.empty()) text += fmt::format("{}{}={}", text.empty() ? '?' : '&', name, percentEncode(value));
    return text;
}

std::string member(const json& object, const char* key) {
    if (!object.is_object()) return {};
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

ErrorCode codeFor(int status, const std::string& reason) {
    switch (status) {
        case 400:
        case 405:
        case 406:
        case 415:
        case 422: return ErrorCode::Invalid;
        case 401: return ErrorCode::Unauthorized;
        case 403: return ErrorCode::Forbidden;
        case 404: return ErrorCode::NotFound;
        case 409: return reason == "AlreadyExists" ? ErrorCode::AlreadyExists : ErrorCode::Conflict;
        case 410: return ErrorCode::Gone;
        case 429: return ErrorCode::TooManyRequests;
        default: return status >= 500 ? ErrorCode::Server : ErrorCode::Protocol;
    }
}

std::string hintFor(ErrorCode code) {
    switch (code) {
        case ErrorCode::Forbidden: return "Ask the cluster's administrator for a Role that allows it";
        case ErrorCode::TooManyRequests: return "The API server is busy; try again";
        default: return {};
    }
}

/// A `v1.Status` as an Error: its message, and of its causes those that the message leaves out.
Error statusError(int status, const json& body, const std::string& where) {
    const auto reason = member(body, "reason");
    const auto code = codeFor(status, reason);
    std::string what = member(body, "message");
    if (what.empty()) what = reason.empty() ? fmt::format("the API server answered HTTP {}", status) : reason;
    if (code == ErrorCode::Conflict && body.is_object())
        for (const auto& cause : body.value(json::json_pointer("/details/causes"), json::array())) {
            const auto field = member(cause, "field"), message = member(cause, "message");
            if (!field.empty() && what.find(field) == std::string::npos)
                what += fmt::format("; {}: {}", field, message);
        }
    const bool retryable = code == ErrorCode::TooManyRequests || code == ErrorCode::Server;
    return {code, what, where, hintFor(code), retryable};
}

/// What isn't a Status: a proxy's page, a plain text of the API server's own handlers.
Error answerError(const HttpResponse& response, const std::string& where) {
    const json body = json::parse(response.body, nullptr, false);
    if (member(body, "kind") == "Status") return statusError(response.status, body, where);
    Error error = statusError(response.status, json(), where);
    const auto line = response.body.substr(0, response.body.find('\n'));
    if (response.contentType.starts_with("text/plain") && !line.empty() && line.size() <= 300)
        error.what += ": " + line;
    else if (response.contentType.starts_with("text/html"))
        error.hint = "That was a web page: a proxy or a login page may be in between";
    return error;
}

std::string place(const Resource& resource, const std::string& ns, const std::string& name) {
    return fmt::format("{}{}{}{}", resource.plural, name.empty() ? "" : "/" + name, ns.empty() ? "" : " in namespace ",
                       ns);
}

/// Cuts a stream into lines.
class Lines {
public:
    explicit Lines(std::function<bool(std::string_view)> onLine) : onLine_(std::move(onLine)) {}

    /// False when `onLine` wanted no more.
    bool add(std::string_view piece) {
        for (auto end = piece.find('\n'); end != std::string_view::npos; end = piece.find('\n')) {
            const auto line = piece.substr(0, end);
            const bool go = begun_.empty() ? onLine_(line) : onLine_(begun_.append(line));
            begun_.clear();
            if (!go) return false;
            piece.remove_prefix(end + 1);
        }
        begun_.append(piece);
        return begun_.size() <= longestLine;
    }
    /// What is there of a line that is longer than this is taken for one.
    void cutAt(std::size_t most) {
        if (begun_.size() > most) onLine_(std::exchange(begun_, {}));
    }
    bool finish() { return begun_.empty() || onLine_(std::exchange(begun_, {})); }

private:
    std::function<bool(std::string_view)> onLine_;
    std::string begun_;
};

class HttpClient final : public Client {
public:
    HttpClient(ClientConfig config, std::unique_ptr<Http> http)
        : config_(config), http_(std::move(http)), credentials_(std::move(config)) {}

    const ClientConfig& config() const override { return config_; }

    Expected<std::string> raw(const std::string& path, std::stop_token stop) override {
        TRY_ASSIGN(response, call({.path = path}, path, stop));
        return std::move(response.body);
    }

    Expected<json> get(const Resource& resource, const std::string& ns, const std::string& name,
                       std::stop_token stop) override {
        return object({.path = resource.path(ns, name)}, place(resource, ns, name), stop);
    }

    Expected<ObjectList> list(const Resource& resource, const std::string& ns, const ListOptions& options,
                              std::stop_token stop) override {
        for (int attempt = 1;; ++attempt) {
            // A page may come too late for its snapshot: from the beginning then, at last without pages.
            auto result = pages(resource, ns, options, attempt <= relists ? options.pageSize : 0, stop);
            if (result || result.error().code != ErrorCode::Gone || attempt > relists) return result;
        }
    }

    Expected<json> create(const Resource& resource, const std::string& ns, const json& body,
                          std::stop_token stop) override {
        return object({.method = "POST", .path = resource.path(ns), .body = body.dump(), .contentType = jsonType},
                      place(resource, ns, nameOf(body)), stop);
    }

    Expected<json> replace(const Resource& resource, const std::string& ns, const std::string& name, const json& body,
                           std::stop_token stop) override {
        return object({.method = "PUT", .path = resource.path(ns, name), .body = body.dump(), .contentType = jsonType},
                      place(resource, ns, name), stop);
    }

    Expected<void> remove(const Resource& resource, const std::string& ns, const std::string& name,
                          const std::string& uid, std::stop_token stop,
                          std::optional<std::chrono::seconds> grace) override {
        json options{{"apiVersion", "v1"}, {"kind", "DeleteOptions"}, {"propagationPolicy", "Background"}};
        if (grace) options["gracePeriodSeconds"] = grace->count();
        if (!uid.empty()) options["preconditions"] = {{"uid", uid}};
        TRY(call({.method = "DELETE", .path = resource.path(ns, name), .body = options.dump(), .contentType = jsonType},
                 place(resource, ns, name), stop));
        return {};
    }

    Expected<json> mergePatch(const Resource& resource, const std::string& ns, const std::string& name,
                              const std::string& subresource, const json& patch, std::stop_token stop) override {
        const auto path = resource.path(ns, name) + (subresource.empty() ? "" : "/" + subresource) +
                          query({{"fieldManager", "slotpilot"}});
        return object(
            {.method = "PATCH", .path = path, .body = patch.dump(), .contentType = "application/merge-patch+json"},
            place(resource, ns, name), stop);
    }

    Expected<json> apply(const Resource& resource, const std::string& ns, const json& body, const ApplyOptions& options,
                         std::stop_token stop) override {
        const auto name = nameOf(body);
        if (name.empty()) return fail(ErrorCode::Invalid, "an object without a name can't be applied", resource.kind);
        const auto path = resource.path(ns, name) + query({{"fieldManager", options.fieldManager},
                                                           {"force", options.force ? "true" : ""},
                                                           {"dryRun", options.dryRun ? "All" : ""}});
        auto result = object(
            {.method = "PATCH", .path = path, .body = body.dump(), .contentType = "application/apply-patch+yaml"},
            place(resource, ns, name), stop);
        if (!result && result.error().code == ErrorCode::Conflict)
            result.error().hint = "Others manage these fields: leave them out, or agree to take them over";
        return result;
    }

    Expected<Resource> resourceFor(const std::string& apiVersion, const std::string& kind,
                                   std::stop_token stop) override {
        if (auto known = knownResource(apiVersion, kind)) return *known;
        const auto unknown = [&] {
            return fail(ErrorCode::NotFound,
                        fmt::format("the cluster does not know the kind {} of {}", kind, apiVersion), {},
                        "What defines it (an operator, say) is not installed, or in another version");
        };
        const auto slash = apiVersion.find('/');
        Resource base{.group = slash == std::string::npos ? "" : apiVersion.substr(0, slash),
                      .version = slash == std::string::npos ? apiVersion : apiVersion.substr(slash + 1)};
        const auto path = base.group.empty() ? "/api/" + percentEncode(base.version)
                                             : "/apis/" + percentEncode(base.group) + "/" + percentEncode(base.version);
        const auto answer = object({.path = path}, path, stop);
        if (!answer && answer.error().code == ErrorCode::NotFound) return unknown();
        if (!answer) return fail(answer.error());
        std::vector<Resource> found;
        for (const auto& entry : answer->value("resources", json::array())) {
            const auto plural = member(entry, "name");
            if (plural.find('/') != std::string::npos) continue;
            const auto namespaced = entry.find("namespaced");
            found.push_back({base.group, base.version, plural, member(entry, "kind"),
                             namespaced != entry.end() && namespaced->is_boolean() && namespaced->get<bool>()});
        }
        {
            const std::scoped_lock lock(discoveryMutex_);
            discovery_[apiVersion] = std::move(found);
        }
        if (auto known = knownResource(apiVersion, kind)) return *known;
        return unknown();
    }

    Expected<Access> access(const AccessRequest& request, std::stop_token stop) override {
        json attributes{{"verb", request.verb},
                        {"group", request.resource.group},
                        {"version", request.resource.version},
                        {"resource", request.resource.plural},
                        {"subresource", request.subresource},
                        {"namespace", request.ns},
                        {"name", request.name}};
        const json review{{"apiVersion", "authorization.k8s.io/v1"},
                          {"kind", "SelfSubjectAccessReview"},
                          {"spec", {{"resourceAttributes", attributes}}}};
        TRY_ASSIGN(answer, create(resources::selfSubjectAccessReviews, {}, review, stop));
        const auto status = answer.value("status", json::object());
        const auto allowed = status.find("allowed");
        return Access{allowed != status.end() && allowed->is_boolean() && allowed->get<bool>(),
                      member(status, "reason")};
    }

    Expected<void> watchOnce(const Resource& resource, const std::string& ns, const ListOptions& options,
                             const std::string& resourceVersion, const std::function<void(const WatchEvent&)>& onEvent,
                             std::stop_token stop) override {
        const auto where = place(resource, ns, {});
        // Between five and ten minutes, so that many watches don't end all at once: client-go's rule.
        thread_local std::mt19937 random{std::random_device{}()};
        const int seconds = std::uniform_int_distribution<int>(300, 600)(random);
        const auto path = resource.path(ns) + query({{"watch", "true"},
                                                     {"allowWatchBookmarks", "true"},
                                                     {"resourceVersion", resourceVersion},
                                                     {"timeoutSeconds", std::to_string(seconds)},
                                                     {"labelSelector", options.labelSelector},
                                                     {"fieldSelector", options.fieldSelector}});
        std::optional<Error> problem;
        Lines lines([&](std::string_view line) {
            if (line.empty()) return true;
            problem = watchLine(line, where, onEvent);
            return !problem.has_value();
        });
        auto result = call({.path = path,
                            .timeout = std::chrono::seconds{seconds + 30},
                            .onBody = [&](std::string_view piece) { return lines.add(piece); }},
                           where, stop);
        if (problem) return fail(std::move(*problem));
        if (!result) return fail(std::move(result).error());
        return {};
    }

    Expected<void> logs(const std::string& ns, const std::string& pod, const LogOptions& options,
                        const std::function<void(std::string_view)>& onLine, std::stop_token stop) override {
        const auto path = resources::pods.path(ns, pod) + "/log" +
                          query({{"container", options.container},
                                 {"follow", options.follow ? "true" : ""},
                                 {"previous", options.previous ? "true" : ""},
                                 {"timestamps", options.timestamps ? "true" : ""},
                                 {"tailLines", options.tailLines < 0 ? "" : std::to_string(options.tailLines)}});
        Lines lines([&](std::string_view line) {
            onLine(line);
            return true;
        });
        auto result = call({.path = path,
                            .timeout = Milliseconds{0},
                            .onBody =
                                [&](std::string_view piece) {
                                    const bool go = lines.add(piece);
                                    lines.cutAt(longestLogLine);
                                    return go;
                                }},
                           place(resources::pods, ns, pod), stop);
        if (!result && result.error().code != ErrorCode::Cancelled) return fail(std::move(result).error());
        lines.finish();
        return {};
    }

    Expected<std::unique_ptr<WebSocket>> webSocket(const std::string& pathAndQuery,
                                                   const std::vector<std::string>& protocols,
                                                   std::stop_token stop) override {
        const auto where = pathAndQuery.substr(0, pathAndQuery.find('?'));
        for (bool again = false;; again = true) {
            TRY_ASSIGN(auth, credentials_.current(stop));
            TRY_ASSIGN(connection, http_->connect(*auth, stop));
            auto answer = upgrade(connection, *http_, *auth, pathAndQuery, protocols, stop);
            if (!answer) {
                if (answer.error().where.empty()) answer.error().where = where;
                return fail(std::move(answer).error());
            }
            if (answer->response.status == 101)
                return std::make_unique<WebSocket>(std::move(connection), answer->protocol, std::move(answer->rest));
            if (answer->response.status == 401 && !again && credentials_.renew(*auth)) continue;
            return fail(explained(answer->response, *auth, where));
        }
    }

private:
    static constexpr const char* jsonType = "application/json";

    static std::string nameOf(const json& object) {
        const auto metadata = object.is_object() ? object.find("metadata") : object.end();
        return metadata == object.end() ? std::string() : member(*metadata, "name");
    }

    Error explained(const HttpResponse& response, const Auth& auth, const std::string& where) const {
        auto error = answerError(response, where);
        if (error.code == ErrorCode::Unauthorized) error.hint = credentials_.unauthorizedHint(auth);
        return response.status == 400 ? advised(std::move(error)) : error;
    }

    /// An API server that is asked without TLS says nothing that helps.
    Error advised(Error error) const {
        const bool plain = config_.cluster.server.starts_with("http://");
        if (plain && (error.code == ErrorCode::Unreachable || error.code == ErrorCode::Protocol ||
                      error.code == ErrorCode::Invalid))
            error.hint = fmt::format(
                "The \"server\" of the cluster \"{}\" begins with http:// ({}): nearly every API "
                "server wants https://",
                config_.cluster.name, config_.cluster.place);
        return error;
    }

    /// A request with the present credentials; tries again once with fresh ones on a 401, and a few times when the
    /// server asks for it (429).
    Expected<HttpResponse> call(const HttpRequest& request, const std::string& where, std::stop_token stop) {
        bool renewed = false;
        for (int attempt = 1;; ++attempt) {
            TRY_ASSIGN(auth, credentials_.current(stop));
            auto answer = http_->perform(request, *auth, stop);
            if (!answer) return fail(advised(std::move(answer).error()));
            auto& response = *answer;
            if (response.status / 100 == 2) return std::move(response);
            if (response.status == 401 && !renewed && credentials_.renew(*auth)) {
                renewed = true;
                continue;
            }
            if (response.status == 429 && attempt < tooManyTries && response.retryAfter &&
                *response.retryAfter <= longestRetryAfter) {
                if (!waitFor(stop, *response.retryAfter)) return fail(cancelled());
                continue;
            }
            return fail(explained(response, *auth, where));
        }
    }

    Expected<json> object(const HttpRequest& request, const std::string& where, std::stop_token stop) {
        TRY_ASSIGN(response, call(request, where, stop));
        json body = json::parse(response.body, nullptr, false);
        if (!body.is_object())
            return fail(ErrorCode::Protocol, "the answer is no JSON object", where,
                        "Look whether the kubeconfig's server is a Kubernetes API server, and no proxy or web page");
        return body;
    }

    Expected<ObjectList> pages(const Resource& resource, const std::string& ns, const ListOptions& options, int size,
                               std::stop_token stop) {
        ObjectList result;
        const auto where = place(resource, ns, {});
        std::string next;
        do {
            const auto path = resource.path(ns) + query({{"limit", size > 0 ? std::to_string(size) : ""},
                                                         {"continue", next},
                                                         {"labelSelector", options.labelSelector},
                                                         {"fieldSelector", options.fieldSelector}});
            TRY_ASSIGN(page, object({.path = path, .timeout = Milliseconds{60'000}}, where, stop));
            const auto metadata = page.value("metadata", json::object());
            result.resourceVersion = member(metadata, "resourceVersion");
            auto items = page.find("items");
            if (items == page.end() || !(items->is_array() || items->is_null()))
                return fail(ErrorCode::Protocol, "the answer is no list", where);
            for (auto& item : *items) {
                if (!item.is_object()) return fail(ErrorCode::Protocol, "the list holds what is no object", where);
                item.emplace("kind", resource.kind);
                item.emplace("apiVersion", resource.apiVersion());
                result.items.push_back(std::move(item));
            }
            next = member(metadata, "continue");
        } while (!next.empty());
        return result;
    }

    std::optional<Resource> knownResource(const std::string& apiVersion, const std::string& kind) {
        const std::scoped_lock lock(discoveryMutex_);
        const auto found = discovery_.find(apiVersion);
        if (found == discovery_.end()) return std::nullopt;
        for (const auto& resource : found->second)
            if (resource.kind == kind) return resource;
        return std::nullopt;
    }

    /// One line of a watch; an Error ends it.
    static std::optional<Error> watchLine(std::string_view line, const std::string& where,
                                          const std::function<void(const WatchEvent&)>& onEvent) {
        const json event = json::parse(line, nullptr, false);
        const auto type = member(event, "type");
        const auto object = event.is_object() ? event.find("object") : event.end();
        if (object == event.end() || !object->is_object())
            return Error{ErrorCode::Protocol, "the watch sent what is no event", where, {}, true};
        if (type == "ADDED") onEvent({WatchEventType::Added, *object});
        if (type == "MODIFIED") onEvent({WatchEventType::Modified, *object});
        if (type == "DELETED") onEvent({WatchEventType::Deleted, *object});
        if (type == "BOOKMARK") onEvent({WatchEventType::Bookmark, *object});
        if (type != "ERROR") return std::nullopt;
        const auto code = object->find("code");
        return statusError(code != object->end() && code->is_number_integer() ? code->get<int>() : 500, *object, where);
    }

    const ClientConfig config_;
    const std::unique_ptr<Http> http_;
    Credentials credentials_;
    std::mutex discoveryMutex_;
    std::map<std::string, std::vector<Resource>> discovery_;  ///< by apiVersion
};

}  // namespace

Expected<std::shared_ptr<Client>> Client::make(ClientConfig config) {
    const auto& user = config.user;
    if (!user.authProvider.empty())
        return fail(ErrorCode::Unsupported,
                    fmt::format("the user \"{}\" logs in with the auth-provider \"{}\", which Kubernetes has removed",
                                user.name, user.authProvider),
                    "context " + config.context,
                    "Make the kubeconfig again with the provider's present tool (an exec plugin, such as "
                    "gke-gcloud-auth-plugin or kubelogin)");
    if (!user.certificateData.empty() && !user.keyData.empty())
        TRY(checkKeyPair(user.certificateData, user.keyData, "user " + user.name));
    TRY_ASSIGN(http, Http::make(config.cluster));
    return std::make_shared<HttpClient>(std::move(config), std::move(http));
}

template <class T>
Expected<T> Client::get(const std::string& ns, const std::string& name, std::stop_token stop) {
    TRY_ASSIGN(object, get(T::resource(), ns, name, stop));
    return parse<T>(object);
}

template <class T>
Expected<std::vector<T>> Client::list(const std::string& ns, const ListOptions& options, std::stop_token stop) {
    TRY_ASSIGN(objects, list(T::resource(), ns, options, stop));
    std::vector<T> result;
    result.reserve(objects.items.size());
    for (const auto& item : objects.items) {
        TRY_ASSIGN(typed, parse<T>(item));
        result.push_back(std::move(typed));
    }
    return result;
}

template Expected<Pod> Client::get(const std::string&, const std::string&, std::stop_token);
template Expected<Node> Client::get(const std::string&, const std::string&, std::stop_token);
template Expected<PersistentVolumeClaim> Client::get(const std::string&, const std::string&, std::stop_token);
template Expected<StatefulSet> Client::get(const std::string&, const std::string&, std::stop_token);
template Expected<Event> Client::get(const std::string&, const std::string&, std::stop_token);
template Expected<std::vector<Pod>> Client::list(const std::string&, const ListOptions&, std::stop_token);
template Expected<std::vector<Node>> Client::list(const std::string&, const ListOptions&, std::stop_token);
template Expected<std::vector<PersistentVolumeClaim>> Client::list(const std::string&, const ListOptions&,
                                                                   std::stop_token);
template Expected<std::vector<StatefulSet>> Client::list(const std::string&, const ListOptions&, std::stop_token);
template Expected<std::vector<Job>> Client::list(const std::string&, const ListOptions&, std::stop_token);
template Expected<std::vector<Event>> Client::list(const std::string&, const ListOptions&, std::stop_token);

}  // namespace slotpilot::kube
