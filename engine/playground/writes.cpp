// SPDX-License-Identifier: GPL-3.0-or-later
// The API's writes.
#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <charconv>

#include "playground/admission.h"
#include "playground/api.h"
#include "playground/apply.h"
#include "playground/lifecycle.h"
#include "playground/patch.h"
#include "playground/protobuf.h"
#include "playground/selector.h"

namespace slotpilot::playground {
namespace {

Json scalarToJson(const YAML::Node& node) {
    const auto text = node.Scalar();
    if (node.Tag() == "!") return text;
    if (text == "true" || text == "false") return text == "true";
    if (text.empty() || text == "null" || text == "~") return nullptr;
    const auto number = Json::parse(text, nullptr, false);
    return number.is_number() ? number : Json(text);
}

Json toJson(const YAML::Node& node) {
    if (node.IsMap()) {
        Json object = Json::object();
        for (const auto& member : node) object[member.first.Scalar()] = toJson(member.second);
        return object;
    }
    if (node.IsSequence()) {
        Json list = Json::array();
        for (const auto& item : node) list.push_back(toJson(item));
        return list;
    }
    return node.IsScalar() ? scalarToJson(node) : Json();
}

bool isDryRun(const Request& request) { return request.parameter("dryRun") == "All"; }

Manager managerOf(const Request& request, const Target& target) {
    auto name = request.parameter("fieldManager");
    // As Kubernetes: the program's name in the user agent.
    const auto agent = request.header("user-agent");
    if (name.empty()) name = agent.substr(0, agent.find('/'));
    if (name.empty()) name = "unknown";
    return {name, target.subresource, request.flag("force")};
}

/// Fields that the server alone decides stay as they were.
void keepSystemFields(const Json& before, Json& object) {
    auto& meta = object["metadata"];
    for (const auto* field : {"uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "name",
                              "namespace", "generation", "generateName"}) {
        if (before["metadata"].contains(field))
            meta[field] = before["metadata"][field];
        else
            meta.erase(field);
    }
    meta["resourceVersion"] = before["metadata"]["resourceVersion"];
    object["apiVersion"] = before["apiVersion"];
    object["kind"] = before["kind"];
}

/// A write to the object leaves its status alone, one to the status leaves all else.
void keepOtherHalf(const Target& target, const Json& before, Json& object) {
    if (!target.kind->has("status")) return;
    if (target.subresource == "status") {
        Json changed = before;
        if (object.contains("status")) changed["status"] = object["status"];
        object = std::move(changed);
    } else if (before.contains("status")) {
        object["status"] = before["status"];
    } else {
        object.erase("status");
    }
}

Answer<void> checkType(const Target& target, const Json& object) {
    const auto version = text(object, "/apiVersion"), kind = text(object, "/kind");
    if (!object.is_object() || version != target.kind->apiVersion() || kind != target.kind->kind)
        return refuse(badRequest(fmt::format("{} in version \"{}\" cannot be handled as a {} of {}",
                                             kind.empty() ? "object" : kind, version, target.kind->kind,
                                             target.kind->apiVersion())));
    const auto ns = text(object, "/metadata/namespace");
    if (target.kind->namespaced && !ns.empty() && ns != target.ns)
        return refuse(
            badRequest("the namespace of the provided object does not match the namespace sent on the "
                       "request"));
    const auto name = text(object, "/metadata/name");
    if (!target.name.empty() && name != target.name)
        return refuse(badRequest(
            fmt::format("the name of the object ({}) does not match the name on the URL ({})", name, target.name)));
    return {};
}

/// A writer that names the version it has seen writes to no other one.
Answer<void> checkVersion(const Target& target, const Json& before, const Json& wanted) {
    const auto version = text(wanted, "/metadata/resourceVersion");
    if (version.empty() || version == text(before, "/metadata/resourceVersion")) return {};
    return refuse(conflict(*target.kind, target.name,
                           "the object has been modified; please apply your changes to the latest version and try "
                           "again"));
}

Answer<void> checkFields(const Request& request, const Target& target, const Json& object) {
    if (request.parameter("fieldValidation") != "Strict") return {};
    const auto unknown = unknownFields(*target.kind, object);
    if (unknown.empty()) return {};
    std::string list;
    for (const auto& field : unknown) list += fmt::format("{}unknown field \"{}\"", list.empty() ? "" : ", ", field);
    return refuse(badRequest(fmt::format("{} in version \"{}\" cannot be handled as a {}: strict decoding error: {}",
                                         target.kind->kind, target.kind->version, target.kind->kind, list)));
}

}  // namespace

Answer<Json> parseBody(const std::string& body) {
    if (isProtobuf(body)) return fromProtobuf(body);
    auto json = Json::parse(body, nullptr, false);
    if (!json.is_discarded()) return json;
    try {
        return toJson(YAML::Load(body));
    } catch (const YAML::Exception& error) {
        return refuse(badRequest(std::string("the body is neither JSON nor YAML: ") + error.what()));
    }
}

Answer<void> Api::checkNamespace(const Target& target) const {
    if (!target.kind->namespaced) return {};
    const auto ns = store_.get({"namespaces", "", target.ns});
    if (!ns) return refuse(notFound(kindOf("namespaces"), target.ns));
    if (isTerminating(*ns))
        return refuse({403, "Forbidden",
                       fmt::format("{} is forbidden: unable to create new content in namespace {} because it is being "
                                   "terminated",
                                   target.kind->resource(), target.ns)});
    return {};
}

Answer<Reply> Api::create(const Request& request, const Target& target) {
    auto parsed = parseBody(request.body);
    if (!parsed) return refuse(parsed.error());
    auto& object = *parsed;
    if (target.kind->namespaced && target.ns.empty())
        return refuse(badRequest("the namespace of the object is needed in the path"));
    if (object.is_object()) {
        // Typed clients leave these out now and then.
        if (!object.contains("apiVersion")) object["apiVersion"] = target.kind->apiVersion();
        if (!object.contains("kind")) object["kind"] = target.kind->kind;
    }
    REFUSE_UNLESS(checkType(target, object));
    REFUSE_UNLESS(checkNamespace(target));
    REFUSE_UNLESS(checkFields(request, target, object));
    auto& meta = object["metadata"];
    if (target.kind->namespaced) meta["namespace"] = target.ns;
    if (text(meta, "/name").empty() && !text(meta, "/generateName").empty())
        meta["name"] = text(meta, "/generateName") + randomSuffix(5);
    for (const auto* field : {"uid", "resourceVersion", "deletionTimestamp", "managedFields"}) meta.erase(field);
    if (target.kind->has("status")) object.erase("status");
    recordUpdate(nullptr, object, managerOf(request, target));
    setDefaults(*target.kind, object);
    REFUSE_UNLESS(validate(*target.kind, nullptr, object));
    const auto stored = store_.create(keyOf(*target.kind, object), object, isDryRun(request));
    if (!stored) return refuse(stored.error());
    return show(request, target, *stored, 201);
}

Answer<Reply> Api::replace(const Request& request, const Target& target) {
    auto parsed = parseBody(request.body);
    if (!parsed) return refuse(parsed.error());
    REFUSE_UNLESS(checkType(target, *parsed));
    REFUSE_UNLESS(checkFields(request, target, *parsed));
    const auto stored = store_.update(
        target.key(),
        [&](Json& object) -> Answer<void> {
            const Json before = object;
            REFUSE_UNLESS(checkVersion(target, before, *parsed));
            object = *parsed;
            object["metadata"].erase("managedFields");
            keepSystemFields(before, object);
            keepOtherHalf(target, before, object);
            recordUpdate(before, object, managerOf(request, target));
            setDefaults(*target.kind, object);
            return validate(*target.kind, before, object);
        },
        isDryRun(request));
    if (!stored) return refuse(stored.error());
    return show(request, target, *stored);
}

Answer<Reply> Api::patch(const Request& request, const Target& target) {
    const auto type = request.header("content-type");
    if (type.starts_with("application/apply-patch")) return apply(request, target);
    const auto stored = store_.update(
        target.key(),
        [&](Json& object) -> Answer<void> {
            const Json before = object;
            auto changed = patched(type, before, request.body);
            if (!changed) return refuse(changed.error());
            REFUSE_UNLESS(checkFields(request, target, *changed));
            REFUSE_UNLESS(checkVersion(target, before, *changed));
            object = std::move(*changed);
            keepSystemFields(before, object);
            keepOtherHalf(target, before, object);
            recordUpdate(before, object, managerOf(request, target));
            setDefaults(*target.kind, object);
            return validate(*target.kind, before, object);
        },
        isDryRun(request));
    if (!stored) return refuse(stored.error());
    return show(request, target, *stored);
}

Answer<Reply> Api::apply(const Request& request, const Target& target) {
    auto parsed = parseBody(request.body);
    if (!parsed) return refuse(parsed.error());
    auto& wanted = *parsed;
    REFUSE_UNLESS(checkType(target, wanted));
    REFUSE_UNLESS(checkNamespace(target));
    REFUSE_UNLESS(checkFields(request, target, wanted));
    if (request.parameter("fieldManager").empty())
        return refuse(
            invalid(*target.kind, target.name, "fieldManager", "Required value: is required for apply patch"));
    if (at(wanted, "/metadata").contains("managedFields"))
        return refuse(badRequest("metadata.managedFields must be nil"));
    if (target.kind->namespaced) wanted["metadata"]["namespace"] = target.ns;
    if (target.kind->has("status") && target.subresource != "status") wanted.erase("status");
    const auto manager = managerOf(request, target);
    if (!store_.get(target.key())) {
        auto made = applied(*target.kind, nullptr, wanted, manager);
        if (!made) return refuse(made.error());
        setDefaults(*target.kind, *made);
        REFUSE_UNLESS(validate(*target.kind, nullptr, *made));
        const auto stored = store_.create(target.key(), *made, isDryRun(request));
        if (stored) return show(request, target, *stored, 201);
        if (stored.error().reason != "AlreadyExists") return refuse(stored.error());
    }
    const auto stored = store_.update(
        target.key(),
        [&](Json& object) -> Answer<void> {
            const Json before = object;
            REFUSE_UNLESS(checkVersion(target, before, wanted));
            auto merged = applied(*target.kind, before, wanted, manager);
            if (!merged) return refuse(merged.error());
            object = std::move(*merged);
            keepSystemFields(before, object);
            keepOtherHalf(target, before, object);
            setDefaults(*target.kind, object);
            return validate(*target.kind, before, object);
        },
        isDryRun(request));
    if (!stored) return refuse(stored.error());
    return show(request, target, *stored);
}

Answer<Reply> Api::scale(const Request& request, const Target& target) {
    const auto asScale = [&](const Json& set) {
        std::string selector;
        for (const auto& [name, value] : at(set, "/spec/selector/matchLabels").items())
            selector += (selector.empty() ? "" : ",") + name + "=" + value.get<std::string>();
        const auto& meta = set["metadata"];
        return Json{{"kind", "Scale"},
                    {"apiVersion", "autoscaling/v1"},
                    {"metadata",
                     {{"name", meta["name"]},
                      {"namespace", meta["namespace"]},
                      {"uid", meta["uid"]},
                      {"resourceVersion", meta["resourceVersion"]},
                      {"creationTimestamp", meta["creationTimestamp"]}}},
                    {"spec", {{"replicas", at(set, "/spec/replicas")}}},
                    {"status", {{"replicas", at(set, "/status").value("replicas", 0)}, {"selector", selector}}}};
    };
    const auto present = store_.get(target.key());
    if (!present) return refuse(notFound(*target.kind, target.name));
    if (request.method == "GET") return Reply::json(200, asScale(*present));
    const auto stored = store_.update(
        target.key(),
        [&](Json& object) -> Answer<void> {
            const Json before = object, scale = asScale(before);
            auto changed = request.method == "PUT" ? parseBody(request.body)
                                                   : patched(request.header("content-type"), scale, request.body);
            if (!changed) return refuse(changed.error());
            REFUSE_UNLESS(checkVersion(target, before, *changed));
            object["spec"]["replicas"] = at(*changed, "/spec").value("replicas", 0);
            recordUpdate(before, object, managerOf(request, target));
            return validate(*target.kind, before, object);
        },
        isDryRun(request));
    if (!stored) return refuse(stored.error());
    return Reply::json(200, asScale(**stored));
}

namespace {

Answer<DeleteOptions> deleteOptions(const Request& request, const Json& body) {
    DeleteOptions options;
    options.dryRun = isDryRun(request) || at(body, "/dryRun") == Json::array({"All"});
    options.uid = text(body, "/preconditions/uid");
    if (at(body, "/gracePeriodSeconds").is_number()) options.gracePeriodSeconds = body["gracePeriodSeconds"].get<int>();
    if (const auto grace = request.parameter("gracePeriodSeconds"); !grace.empty())
        options.gracePeriodSeconds = std::atoi(grace.c_str());
    auto propagation = text(body, "/propagationPolicy");
    if (propagation.empty()) propagation = request.parameter("propagationPolicy");
    if (!propagation.empty()) options.propagation = propagation;
    if (options.propagation != "Background" && options.propagation != "Foreground" && options.propagation != "Orphan")
        return refuse(badRequest("invalid propagationPolicy \"" + options.propagation + "\""));
    return options;
}

Json success(const Target& target, const Json& object) {
    Json details{{"name", target.name}, {"kind", target.kind->plural}, {"uid", text(object, "/metadata/uid")}};
    if (!target.kind->group.empty()) details["group"] = target.kind->group;
    return {{"kind", "Status"},
            {"apiVersion", "v1"},
            {"metadata", Json::object()},
            {"status", "Success"},
            {"details", details}};
}

}  // namespace

Answer<Reply> Api::remove(const Request& request, const Target& target) {
    const auto body = request.body.empty() ? Answer<Json>(Json::object()) : parseBody(request.body);
    if (!body) return refuse(body.error());
    const auto options = deleteOptions(request, *body);
    if (!options) return refuse(options.error());
    const auto gone = deleteObject(store_, target.key(), *options);
    if (!gone) return refuse(gone.error());
    if (isTerminating(**gone) || target.kind->kind == "Pod") return Reply::json(200, **gone);
    return Reply::json(200, success(target, **gone));
}

Answer<Reply> Api::removeAll(const Request& request, const Target& target) {
    const auto selected = Selector::parse(request.parameter("labelSelector"), request.parameter("fieldSelector"));
    if (!selected) return refuse(selected.error());
    const auto body = request.body.empty() ? Answer<Json>(Json::object()) : parseBody(request.body);
    if (!body) return refuse(body.error());
    const auto options = deleteOptions(request, *body);
    if (!options) return refuse(options.error());
    Json items = Json::array();
    for (const auto& object : store_.list(target.kind->resource(), target.ns).objects) {
        if (!selected->matches(*object)) continue;
        // Gone meanwhile is as good.
        if (const auto gone = deleteObject(store_, keyOf(*target.kind, *object), *options)) items.push_back(**gone);
    }
    return Reply::json(200, {{"kind", target.kind->kind + "List"},
                             {"apiVersion", target.kind->apiVersion()},
                             {"metadata", {{"resourceVersion", std::to_string(store_.revision())}}},
                             {"items", items}});
}

Answer<Reply> Api::evict(const Request& request, const Target& target) {
    const auto body = parseBody(request.body);
    if (!body) return refuse(body.error());
    const auto options =
        deleteOptions(request, at(*body, "/deleteOptions").is_object() ? (*body)["deleteOptions"] : Json::object());
    if (!options) return refuse(options.error());
    const auto gone = deleteObject(store_, target.key(), *options);
    if (!gone) return refuse(gone.error());
    return Reply::json(201,
                       {{"kind", "Status"}, {"apiVersion", "v1"}, {"metadata", Json::object()}, {"status", "Success"}});
}

}  // namespace slotpilot::playground
