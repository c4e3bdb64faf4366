// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/deploy.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "base/text.h"
#include "cluster/observer.h"
#include "operations/by_hand.h"
#include "operations/field_owners.h"
#include "operations/object_difference.h"

namespace slotpilot::operations {
namespace {

using nlohmann::json;
using Action = ObjectDifference::Action;
using workflow::StepSpec;

std::string text(const json& object, const char* pointer) {
    const json::json_pointer at(pointer);
    return object.contains(at) && object[at].is_string() ? object[at].get<std::string>() : std::string();
}

std::string joinPath(const std::string& path, const std::string& key) {
    if (key.find_first_of("./") != std::string::npos) return path + "[" + key + "]";
    return path.empty() ? key : path + "." + key;
}

/// Elements by their `name`, as in containers, env and ports; nothing if one has none or two have the same.
std::optional<std::map<std::string, json>> byName(const json& list) {
    std::map<std::string, json> result;
    for (const auto& element : list) {
        if (!element.is_object() || text(element, "/name").empty()) return std::nullopt;
        if (!result.emplace(text(element, "/name"), element).second) return std::nullopt;
    }
    return result;
}

void compare(const std::string& path, const json& now, const json& then, std::vector<FieldChange>& changes) {
    if (now == then) return;
    if (now.is_object() && then.is_object()) {
        std::set<std::string> keys;
        for (const auto* side : {&now, &then})
            for (const auto& [key, value] : side->items()) keys.insert(key);
        for (const auto& key : keys)
            compare(joinPath(path, key), now.value(key, json()), then.value(key, json()), changes);
        return;
    }
    if (now.is_array() && then.is_array()) {
        const auto before = byName(now), after = byName(then);
        if (before && after) {
            std::set<std::string> names;
            for (const auto* side : {&*before, &*after})
                for (const auto& [name, value] : *side) names.insert(name);
            for (const auto& name : names)
                compare(fmt::format("{}[{}]", path, name), before->contains(name) ? before->at(name) : json(),
                        after->contains(name) ? after->at(name) : json(), changes);
            return;
        }
    }
    changes.push_back({path, now, then});
}

/// Without what the server keeps itself.
json stripped(json object) {
    object.erase("status");
    if (!object.contains("metadata")) return object;
    for (const auto* field : {"managedFields", "resourceVersion", "generation", "creationTimestamp", "uid", "selfLink"})
        object["metadata"].erase(field);
    return object;
}

/// Kinds for people who have not met them.
std::string purposeOf(const std::string& kind) {
    static const std::map<std::string, std::string> purposes{
        {"Namespace", "The room in which all the other objects live"},
        {"ConfigMap", "Files that are mounted into pods: here the configuration"},
        {"Service", "Gives every pod a name in the cluster's DNS, whether it is ready or not"},
        {"StatefulSet",
         "Keeps a number of pods running, each with a name and a volume of its own that survive restarts"},
        {"ServiceAccount", "The identity under which pods talk to the Kubernetes API"},
        {"Role", "What that identity may read"},
        {"RoleBinding", "Gives the Role to the ServiceAccount"},
        {"PodMonitor", "Tells the Prometheus operator which pods to ask for metrics"},
        {"Prometheus", "Makes the Prometheus operator run a Prometheus"}};
    const auto found = purposes.find(kind);
    return found == purposes.end() ? std::string() : found->second;
}

std::string lower(std::string word) {
    std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) { return std::tolower(c); });
    return word;
}

/// Whether it holds a password, as far as its name tells.
bool isSecret(const std::string& words) {
    static const std::regex names("requirepass|masterauth|^\\s*user\\s|(password|passwd|_secret|_token|_auth)\\b",
                                  std::regex::icase | std::regex::optimize);
    return std::regex_search(words, names);
}

std::string shown(const json& value) {
    if (value.is_null()) return "nothing";
    auto words =
        value.is_string() ? value.get<std::string>() : value.dump(-1, ' ', false, json::error_handler_t::replace);
    constexpr std::size_t most = 60;
    if (words.size() > most || words.find('\n') != std::string::npos)
        return fmt::format("(text of {} characters)", grouped(static_cast<std::int64_t>(words.size())));
    return isSecret(words) ? "(hidden)" : words;
}

std::vector<std::string> linesOf(const json& text) {
    std::vector<std::string> lines;
    std::istringstream in(text.is_string() ? text.get<std::string>() : std::string());
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

/// The lines that only one of two texts has.
void describeLines(const FieldChange& change, std::vector<std::string>& words) {
    constexpr std::ptrdiff_t most = 20;
    const auto now = linesOf(change.now), then = linesOf(change.then);
    const auto only = [&](const char* sign, const std::vector<std::string>& these, std::vector<std::string> those) {
        std::vector<std::string> lines;
        for (const auto& line : these) {
            const auto same = std::find(those.begin(), those.end(), line);
            if (same == those.end())
                lines.push_back(isSecret(line) ? line.substr(0, line.find_first_of(" :=\"")) + " (hidden)" : line);
            else
                those.erase(same);
        }
        for (std::ptrdiff_t i = 0; i < std::min(most, std::ssize(lines)); ++i)
            words.push_back(fmt::format("  {} {}", sign, lines[static_cast<std::size_t>(i)]));
        if (std::ssize(lines) > most) words.push_back(fmt::format("  {} and {} more", sign, std::ssize(lines) - most));
    };
    words.push_back(change.path + ":");
    const auto before = words.size();
    only("-", now, then);
    only("+", then, now);
    if (words.size() == before) words.back() += " the order of its lines";
}

bool hasLines(const json& value) {
    return value.is_string() && value.get<std::string>().find('\n') != std::string::npos;
}

bool restartsPods(const ObjectDifference& difference) {
    return difference.action == Action::Change &&
           std::any_of(difference.changes.begin(), difference.changes.end(),
                       [](const FieldChange& change) { return change.path.starts_with("spec.template"); });
}

/// What applies the object as it is planned, in a checkout where it is a built-in one.
std::string applyCommand(const ByHand& hand, const ObjectDifference& difference, const std::string& source) {
    const auto& object = difference.object;
    const auto kind = lower(text(object, "/kind")), name = text(object, "/metadata/name");
    if (kind == "namespace") return "kubectl create namespace " + name;
    // The manifest would take pods away.
    if (!difference.reason.empty()) return hand.kubectl(fmt::format("edit {} {}", kind, name));
    return hand.kubectl("apply --server-side --field-manager=slotpilot " +
                        (source.empty() ? "-f " + builtInFile(object) : source));
}

StepSpec applyStep(const cluster::Target& target, const ObjectDifference& difference, const std::string& source) {
    static const std::map<Action, std::string> verbs{
        {Action::Create, "Create"}, {Action::Change, "Change"}, {Action::Keep, "Keep"}};
    const auto& object = difference.object;
    const auto kind = text(object, "/kind"), name = text(object, "/metadata/name");
    StepSpec step;
    step.id = fmt::format("apply-{}-{}", lower(kind), name);
    step.kind = "apply-object";
    step.args = {{"object", object}};
    step.title = fmt::format("{} {}", verbs.at(difference.action), nameOf(object));
    if (difference.changes.size() == 1) {
        const auto& change = difference.changes[0];
        step.title += ": " + (hasLines(change.now) && hasLines(change.then) ? change.path : describe(change));
    }
    if (difference.changes.size() > 1) step.title += ": " + counted(std::ssize(difference.changes), "field");
    if (difference.action == Action::Keep) step.title += " unchanged";
    step.changes = described(difference.changes);
    step.why = purposeOf(kind);
    step.command = applyCommand(ByHand(target), difference, source);
    step.expected = nameOf(object) + " is as in the manifest";
    step.risk = difference.action == Action::Keep ? workflow::Risk::None
                : restartsPods(difference)        ? workflow::Risk::High
                                                  : workflow::Risk::Low;
    return step;
}

StepSpec waitStep(const cluster::Target& target, int replicas) {
    StepSpec step;
    step.id = "wait-pods";
    step.kind = "wait-pods";
    step.args = {{"replicas", replicas}};
    step.title = fmt::format("Wait until {} of StatefulSet {} {} ready", counted(replicas, "pod"), target.statefulSet,
                             replicas == 1 ? "is" : "are");
    step.why = "Kubernetes starts each pod and its volume, and calls it ready when Redis in it answers PING.";
    step.command = ByHand(target).kubectl("rollout status statefulset/" + target.statefulSet);
    step.expected = counted(replicas, "pod") + (replicas == 1 ? " is" : " are") + " ready, on the newest revision";
    step.weight = 10;
    step.risk = workflow::Risk::None;
    return step;
}

json namespaceObject(const std::string& ns) {
    return {{"apiVersion", "v1"}, {"kind", "Namespace"}, {"metadata", {{"name", ns}}}};
}

/// Errors: those of Client but for a namespace that the user may not look at: it is taken to exist.
Expected<bool> namespaceExists(kube::Client& client, const std::string& ns, std::stop_token stop) {
    const auto found = client.get(kube::resources::namespaces, "", ns, stop);
    if (found || found.error().code == ErrorCode::Forbidden) return true;
    if (found.error().code == ErrorCode::NotFound) return false;
    return fail(found.error());
}

/// Spells out the protocol of ports: server-side apply before Kubernetes 1.21 wants it, since it is part of their key.
/// https://github.com/kubernetes-sigs/structured-merge-diff/issues/130
void spellOutProtocols(json& value) {
    if (!value.is_structured()) return;
    if (value.is_object() && value.contains("ports") && value["ports"].is_array())
        for (auto& port : value["ports"])
            if (port.is_object() && (port.contains("port") || port.contains("containerPort")) &&
                !port.contains("protocol"))
                port["protocol"] = "TCP";
    for (auto& inner : value) spellOutProtocols(inner);
}

/// What goes over the wire: objects without a namespace must not name one.
Expected<std::pair<kube::Resource, json>> addressed(kube::Client& client, json object, std::stop_token stop) {
    TRY_ASSIGN(resource, client.resourceFor(text(object, "/apiVersion"), text(object, "/kind"), stop));
    if (!resource.namespaced) object["metadata"].erase("namespace");
    if (resource == kube::resources::services || resource.group == "apps" || resource == kube::resources::pods)
        spellOutProtocols(object["spec"]);
    return std::pair{resource, std::move(object)};
}

Error explained(Error error, const json& object) {
    if (error.code == ErrorCode::Invalid) return wrap(std::move(error), "the API server refuses it", nameOf(object));
    if (error.where.empty()) error.where = nameOf(object);
    return error;
}

int replicasOf(const json& object) { return object.value(json::json_pointer("/spec/replicas"), 1); }

/// The error of a deployment that would take pods with slots away.
Error wouldShrink(const json& object, int now) {
    return Error{ErrorCode::Precondition,
                 fmt::format("it has {} now, and the manifest only {}: fewer pods would take their slots with them",
                             counted(now, "pod"), replicasOf(object)),
                 nameOf(object), "Plan the deployment again, or scale"};
}

/// What an apply left, and the other managers' fields that it took over.
struct Applied {
    json object;
    std::vector<std::string> taken;
};

std::string ownedText(const OwnedField& field) { return fmt::format("{} ({}'s)", field.name(), field.manager); }

/// Names each field that others set to another value, and what to do.
Error conflictOver(const json& object, const std::vector<OwnedField>& fields, const json& now, const json& then) {
    constexpr std::size_t most = 5;
    std::vector<std::string> words;
    std::set<std::string> managers;
    for (const auto& field : fields) {
        managers.insert(field.manager);
        words.push_back(words.size() < most ? describe({field.name(), field.in(now), field.in(then)}) +
                                                  fmt::format(" ({} set it)", field.manager)
                                            : fmt::format("{} more", fields.size() - most));
        if (words.size() > most) break;
    }
    return Error{ErrorCode::Conflict, "others set what the manifest wants otherwise: " + listed(words), nameOf(object),
                 fmt::format("Say the same in the manifest (deploy -k), or change it with {} first; kubectl apply "
                             "--server-side --force-conflicts --field-manager=slotpilot takes it over",
                             listed({managers.begin(), managers.end()}))};
}

Expected<Applied> applyOver(kube::Client& client, const kube::Resource& resource, const json& sent, bool dryRun,
                            std::stop_token stop) {
    const auto ns = text(sent, "/metadata/namespace");
    const kube::ApplyOptions options{.dryRun = dryRun};
    auto done = client.apply(resource, ns, sent, options, stop);
    if (done) return Applied{std::move(*done), {}};
    if (done.error().code != ErrorCode::Conflict) return fail(std::move(done).error());
    TRY_ASSIGN(now, client.get(resource, ns, text(sent, "/metadata/name"), stop));
    TRY_ASSIGN(then, client.apply(resource, ns, sent, {.force = true, .dryRun = true}, stop));
    const auto fields = fieldsTaken(now, then, options.fieldManager);
    if (fields.empty()) return fail(std::move(done).error());
    std::vector<OwnedField> differing;
    Applied applied{then, {}};
    for (const auto& field : fields) {
        if (field.manager == options.fieldManager) continue;  // A workflow's patch: an update, no apply, but ours.
        if (field.in(now) == field.in(then))
            applied.taken.push_back(ownedText(field));
        else
            differing.push_back(field);
    }
    if (!differing.empty()) return fail(conflictOver(sent, differing, now, then));
    if (dryRun) return applied;
    // Only what was looked at: what somebody changes meanwhile is a conflict again.
    auto pinned = sent;
    pinned["metadata"]["resourceVersion"] = now["metadata"]["resourceVersion"];
    TRY_ASSIGN(result, client.apply(resource, ns, pinned, {.force = true}, stop));
    applied.object = std::move(result);
    return applied;
}

ObjectDifference skipped(const json& object, std::string reason) {
    return {object, Action::Skip, {}, std::move(reason)};
}

}  // namespace

std::string nameOf(const json& object) { return text(object, "/kind") + " " + text(object, "/metadata/name"); }

std::string describe(const FieldChange& change) {
    const auto value = [&](const json& side) {
        return isSecret(change.path) && !side.is_null() ? "(hidden)" : shown(side);
    };
    return fmt::format("{}: {} -> {}", change.path, value(change.now), value(change.then));
}

std::vector<std::string> described(const std::vector<FieldChange>& changes) {
    std::vector<std::string> words;
    for (const auto& change : changes) {
        if (hasLines(change.now) || hasLines(change.then))
            describeLines(change, words);
        else
            words.push_back(describe(change));
    }
    return words;
}

std::vector<FieldChange> changedFields(const json& now, const json& then) {
    std::vector<FieldChange> changes;
    compare("", stripped(now), stripped(then), changes);
    return changes;
}

Expected<ObjectDifference> differenceOf(kube::Client& client, const json& object, std::stop_token stop) {
    auto target = addressed(client, object, stop);
    if (!target && target.error().code == ErrorCode::NotFound) return skipped(object, target.error().what);
    if (!target) return fail(std::move(target).error());
    const auto& [resource, sent] = *target;
    const auto ns = text(sent, "/metadata/namespace");
    const auto versionOf = [](const json& seen) { return text(seen, "/metadata/resourceVersion"); };
    Expected<json> now = json();
    Expected<Applied> then = Applied{json(), {}};
    // Somebody else's write between the two reads would look like a change of ours: then both are read again.
    for (int looks = 0; looks < 3; ++looks) {
        now = client.get(resource, ns, text(sent, "/metadata/name"), stop);
        if (!now && now.error().code != ErrorCode::NotFound) return fail(explained(now.error(), object));
        if (now && resource == kube::resources::statefulSets && replicasOf(*now) > replicasOf(sent))
            return fail(wouldShrink(object, replicasOf(*now)));
        then = applyOver(client, resource, sent, true, stop);
        if (!then) return fail(explained(then.error(), object));
        if (!now) return ObjectDifference{object, Action::Create, {}, {}};
        if (versionOf(*now) == versionOf(then->object)) break;
    }
    auto changes = changedFields(*now, then->object);
    const auto action = changes.empty() ? Action::Keep : Action::Change;
    return ObjectDifference{object, action, std::move(changes), {}, then->taken};
}

namespace {

/// With as many pods as there are now, where the manifest wants fewer: only scaling moves their slots away first.
Expected<ObjectDifference> differenceKeepingPods(kube::Client& client, json object, std::stop_token stop) {
    if (text(object, "/apiVersion") != "apps/v1" || text(object, "/kind") != "StatefulSet")
        return differenceOf(client, object, stop);
    const auto now = client.get(kube::resources::statefulSets, text(object, "/metadata/namespace"),
                                text(object, "/metadata/name"), stop);
    if (!now && now.error().code != ErrorCode::NotFound) return fail(explained(now.error(), object));
    const int wanted = replicasOf(object), running = now ? replicasOf(*now) : 0;
    if (running <= wanted) return differenceOf(client, object, stop);
    object["spec"]["replicas"] = running;
    TRY_ASSIGN(difference, differenceOf(client, object, stop));
    difference.reason =
        fmt::format("keeps its {} instead of the manifest's {}: scale to have fewer", counted(running, "pod"), wanted);
    return std::move(difference);
}

/// Whether the pods' Redis servers form a cluster, or may: one that is ready but can't be asked counts as one.
Expected<bool> inUse(const cluster::Access& access, std::stop_token stop) {
    TRY_ASSIGN(snapshot, cluster::readSnapshot(access, stop));
    const auto& members = snapshot->members;
    return snapshot->created() || std::any_of(members.begin(), members.end(), [](const cluster::Member& member) {
               return member.pod && member.pod->ready() && !member.redis &&
                      member.redis.error().code != ErrorCode::Unsupported;
           });
}

/// What would restart the pods of a Redis Cluster in use is left to Upgrade, which empties each pod first.
Expected<ObjectDifference> differenceKeepingSlots(const cluster::Access& access, const json& object,
                                                  std::stop_token stop) {
    TRY_ASSIGN(difference, differenceKeepingPods(access.client(), object, stop));
    const bool itsSet =
        text(object, "/kind") == "StatefulSet" && text(object, "/metadata/name") == access.target().statefulSet;
    if (!itsSet || !restartsPods(difference)) return std::move(difference);
    TRY_ASSIGN(used, inUse(access, stop));
    if (!used) return std::move(difference);
    difference.action = Action::Skip;
    difference.reason = fmt::format(
        "its pods are a Redis Cluster in use, and Kubernetes would restart each with its "
        "slots; upgrade is what changes {}",
        listed(described(difference.changes)));
    return std::move(difference);
}

}  // namespace

Expected<std::vector<std::string>> applyObject(kube::Client& client, const json& object, std::stop_token stop) {
    TRY_ASSIGN(target, addressed(client, object, stop));
    const auto& [resource, sent] = target;
    auto done = applyOver(client, resource, sent, false, stop);
    if (!done) return fail(explained(done.error(), object));
    return std::move(done->taken);
}

Expected<std::vector<ObjectDifference>> differences(const cluster::Access& access, const std::vector<json>& objects,
                                                    std::stop_token stop) {
    auto& client = access.client();
    TRY_ASSIGN(exists, namespaceExists(client, access.target().ns, stop));
    std::vector<ObjectDifference> result;
    if (!exists) result.push_back({namespaceObject(access.target().ns), Action::Create, {}, {}});
    for (const auto& object : objects) {
        if (text(object, "/apiVersion") == "v1" && text(object, "/kind") == "Secret") {
            result.push_back(skipped(object,
                                     "a plan is kept in the run's records, where no secret may be; apply it "
                                     "with kubectl"));
            result.back().object = {{"apiVersion", "v1"}, {"kind", "Secret"}, {"metadata", object["metadata"]}};
            continue;
        }
        if (exists) {
            TRY_ASSIGN(difference, differenceKeepingSlots(access, object, stop));
            result.push_back(std::move(difference));
            continue;
        }
        auto known = addressed(client, object, stop);
        if (known)
            result.push_back({object, Action::Create, {}, {}});
        else if (known.error().code == ErrorCode::NotFound)
            result.push_back(skipped(object, known.error().what));
        else
            return fail(std::move(known).error());
    }
    return result;
}

workflow::Plan planDeploy(const cluster::Target& target, const std::vector<ObjectDifference>& differences,
                          const std::string& source) {
    workflow::Plan plan;
    plan.operation = "deploy";
    plan.title = fmt::format("Deploy into namespace {}", target.ns);
    plan.target = {{"context", target.context}, {"namespace", target.ns}, {"statefulSet", target.statefulSet}};
    std::optional<int> replicas;
    bool changed = false;
    std::vector<std::string> unknown;
    for (const auto& difference : differences) {
        const auto& object = difference.object;
        if (difference.action == Action::Skip) {
            if (difference.reason.find("does not know the kind") != std::string::npos)
                unknown.push_back(nameOf(object));
            plan.notes.push_back(fmt::format("{} is skipped: {}", nameOf(object), difference.reason));
            changed = changed || !difference.changes.empty();
            continue;
        }
        if (!difference.reason.empty()) plan.notes.push_back(nameOf(object) + " " + difference.reason);
        changed = changed || difference.action != Action::Keep;
        plan.steps.push_back(applyStep(target, difference, source));
        if (!difference.taken.empty() && difference.action == Action::Change)
            plan.notes.push_back(fmt::format("{} takes over {}: the values are these already", nameOf(object),
                                             listed(difference.taken)));
        if (text(object, "/kind") != "StatefulSet" || text(object, "/metadata/name") != target.statefulSet) continue;
        replicas = replicasOf(object);
        if (restartsPods(difference))
            plan.notes.push_back(
                fmt::format("Kubernetes will restart the pods of {} one after another", nameOf(object)));
    }
    if (unknown.size() > 1) {
        std::erase_if(plan.notes,
                      [](const auto& note) { return note.find("does not know the kind") != std::string::npos; });
        plan.notes.insert(plan.notes.begin(),
                          listed(unknown) +
                              " are skipped: the cluster does not know the kinds (what defines them, an "
                              "operator say, is not installed)");
    }
    if (replicas) plan.steps.push_back(waitStep(target, *replicas));
    if (!changed) plan.notes.push_back("Everything is deployed already, as in the manifests");
    return plan;
}

}  // namespace slotpilot::operations
