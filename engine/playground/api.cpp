// SPDX-License-Identifier: GPL-3.0-or-later
#include "playground/api.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <sstream>

#include "base/time.h"
#include "playground/certificates.h"
#include "playground/discovery.h"
#include "playground/selector.h"
#include "playground/table.h"
#include "playground/watch.h"

namespace slotpilot::playground {
namespace {

std::vector<std::string> segments(const std::string& path) {
    std::vector<std::string> result;
    std::istringstream stream(path);
    for (std::string part; std::getline(stream, part, '/');)
        if (!part.empty()) result.push_back(part);
    return result;
}

/// /api/v1/... or /apis/GROUP/VERSION/..., then [namespaces/NS/]RESOURCE[/NAME[/SUBRESOURCE]].
std::optional<Target> parsePath(const std::string& path) {
    auto parts = segments(path);
    if (parts.size() < 3) return std::nullopt;
    std::string group, version;
    std::size_t next = 0;
    if (parts[0] == "api") {
        version = parts[1];
        next = 2;
    } else if (parts[0] == "apis" && parts.size() >= 4) {
        group = parts[1];
        version = parts[2];
        next = 3;
    } else {
        return std::nullopt;
    }
    Target target;
    const bool within = parts[next] == "namespaces" && parts.size() >= next + 3 && parts[next + 2] != "status" &&
                        parts[next + 2] != "finalize";
    if (within) {
        target.ns = parts[next + 1];
        next += 2;
    }
    target.kind = findKind(group, version, parts[next]);
    if (!target.kind || parts.size() > next + 3) return std::nullopt;
    if (parts.size() > next + 1) target.name = parts[next + 1];
    if (parts.size() > next + 2) target.subresource = parts[next + 2];
    if (!target.subresource.empty() && !target.kind->has(target.subresource)) return std::nullopt;
    if (target.kind->namespaced && !target.name.empty() && target.ns.empty()) return std::nullopt;
    return target;
}

bool wantsTable(const Request& request) { return request.header("accept").find("as=Table") != std::string::npos; }

/// A container's log as it grows.
class LogStream : public Stream {
public:
    LogStream(std::shared_ptr<const LogFile> file, const LogRequest& request)
        : file_(std::move(file)), reader_(*file_, request), follow_(request.follow) {}

    std::optional<std::string> next(std::stop_token stop) override {
        const bool last = !follow_ || file_->closed();
        auto text = reader_.next();
        if (!text.empty()) return text;
        if (last) return std::nullopt;
        waitFor(stop, Milliseconds{50});
        return "";
    }

private:
    std::shared_ptr<const LogFile> file_;
    LogReader reader_;
    bool follow_;
};

}  // namespace

std::string Request::parameter(const std::string& name) const {
    for (const auto& [key, value] : query)
        if (key == name) return value;
    return {};
}

std::vector<std::string> Request::parameters(const std::string& name) const {
    std::vector<std::string> result;
    for (const auto& [key, value] : query)
        if (key == name) result.push_back(value);
    return result;
}

bool Request::flag(const std::string& name) const {
    const auto value = parameter(name);
    return value == "true" || value == "1";
}

std::string Request::header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
}

Reply Api::handle(const Request& request) {
    if (request.header("authorization") != "Bearer " + token_.reveal())
        return Reply::refusal({401, "Unauthorized", "Unauthorized"});
    try {
        auto reply = dispatch(request);
        return reply ? std::move(*reply) : Reply::refusal(reply.error());
    } catch (const Json::exception& error) {
        // A field of another type than the API has: clients may send any JSON.
        return Reply::refusal(badRequest(std::string("the object can't be used: ") + error.what()));
    }
}

Answer<Reply> Api::dispatch(const Request& request) {
    if (request.path == "/readyz" || request.path == "/healthz" || request.path == "/livez")
        return Reply{200, "ok", "text/plain"};
    auto path = request.path;
    while (path.size() > 1 && path.back() == '/') path.pop_back();
    // All that kubectl before 1.27 needs of it before it applies: a document that says nothing of any kind.
    // https://github.com/google/gnostic-models/blob/main/openapiv2/OpenAPIv2.proto
    if (path == "/openapi/v2" && request.header("accept").find("protobuf") != std::string::npos)
        return Reply{200, std::string("\x0a\x03") + "2.0", "application/octet-stream"};
    if (const auto document = discover(path, request.header("host"))) return Reply::json(200, *document);
    const auto target = parsePath(path);
    if (!target) return refuse({404, "NotFound", "the server could not find the requested resource"});
    return serve(request, *target);
}

Answer<Reply> Api::serve(const Request& request, const Target& target) {
    const auto& method = request.method;
    const auto& sub = target.subresource;
    if (target.kind->group == "authorization.k8s.io") return review(request, target);
    if (sub == "exec" || sub == "portforward") return sessions_.open(request, target.ns, target.name, sub == "exec");
    if (sub == "log") return log(request, target);
    if (sub == "scale") return scale(request, target);
    if (sub == "eviction") return evict(request, target);
    if (target.name.empty()) {
        if (method == "GET") return list(request, target);
        if (method == "POST") return create(request, target);
        if (method == "DELETE") return removeAll(request, target);
    } else {
        if (method == "GET") return show(request, target, store_.get(target.key()));
        if (method == "PUT") return replace(request, target);
        if (method == "PATCH") return patch(request, target);
        if (method == "DELETE" && sub.empty()) return remove(request, target);
    }
    return refuse({405, "MethodNotAllowed", "the server does not allow this method on the requested resource"});
}

Answer<Reply> Api::show(const Request& request, const Target& target, const Object& object, int code) {
    if (!object) return refuse(notFound(*target.kind, target.name));
    if (wantsTable(request))
        return Reply::json(code, toTable(*target.kind, {object}, request.parameter("includeObject")));
    return Reply::json(code, *object);
}

Answer<Reply> Api::list(const Request& request, const Target& target) {
    auto fields = request.parameter("fieldSelector");
    const auto parsed = Selector::parse(request.parameter("labelSelector"), fields);
    if (!parsed) return refuse(parsed.error());
    if (request.flag("watch")) {
        auto stream = makeWatch(store_, request, *target.kind, target.ns, *parsed, wantsTable(request));
        if (!stream) return refuse(stream.error());
        Reply reply;
        reply.stream = std::move(*stream);
        return reply;
    }
    const auto listing = store_.list(target.kind->resource(), target.kind->namespaced ? target.ns : "");
    std::vector<Object> chosen;
    const auto from = unbase64(request.parameter("continue"));
    for (const auto& object : listing.objects) {
        const auto place = text(*object, "/metadata/namespace") + "/" + text(*object, "/metadata/name");
        if ((from.empty() || place > from) && parsed->matches(*object)) chosen.push_back(object);
    }
    Json meta{{"resourceVersion", std::to_string(listing.revision)}};
    const auto limit = std::strtoul(request.parameter("limit").c_str(), nullptr, 10);
    if (limit > 0 && chosen.size() > limit) {
        meta["remainingItemCount"] = chosen.size() - limit;
        chosen.resize(limit);
        meta["continue"] =
            base64(text(*chosen.back(), "/metadata/namespace") + "/" + text(*chosen.back(), "/metadata/name"));
    }
    if (wantsTable(request)) {
        auto table = toTable(*target.kind, chosen, request.parameter("includeObject"));
        table["metadata"] = meta;
        return Reply::json(200, table);
    }
    Json items = Json::array();
    for (const auto& object : chosen) items.push_back(*object);
    return Reply::json(200, {{"kind", target.kind->kind + "List"},
                             {"apiVersion", target.kind->apiVersion()},
                             {"metadata", meta},
                             {"items", items}});
}

Answer<Reply> Api::log(const Request& request, const Target& target) {
    auto file = kubelet_.log(target.ns, target.name, request.parameter("container"), request.flag("previous"));
    if (!file) return refuse(file.error());
    LogRequest wanted{request.flag("follow"), request.flag("timestamps"), -1, request.parameter("sinceTime")};
    if (const auto tail = request.parameter("tailLines"); !tail.empty()) wanted.tailLines = std::atol(tail.c_str());
    if (const auto since = request.parameter("sinceSeconds"); !since.empty())
        wanted.since =
            toRfc3339Micro(std::chrono::system_clock::now() - std::chrono::seconds(std::atol(since.c_str())));
    Reply reply;
    reply.contentType = "text/plain";
    reply.stream = std::make_unique<LogStream>(*file, wanted);
    return reply;
}

Answer<Reply> Api::review(const Request& request, const Target& target) {
    auto body = parseBody(request.body);
    if (request.method != "POST" || !body) return refuse(badRequest("a review is created"));
    (*body)["apiVersion"] = target.kind->apiVersion();
    (*body)["kind"] = target.kind->kind;
    if (target.kind->kind == "SelfSubjectAccessReview")
        (*body)["status"] = {{"allowed", true}, {"reason", "the playground allows everything"}};
    else
        (*body)["status"] = {
            {"resourceRules", Json::array({{{"verbs", {"*"}}, {"apiGroups", {"*"}}, {"resources", {"*"}}}})},
            {"nonResourceRules", Json::array({{{"verbs", {"*"}}, {"nonResourceURLs", {"*"}}}})},
            {"incomplete", false}};
    return Reply::json(201, *body);
}

}  // namespace slotpilot::playground
