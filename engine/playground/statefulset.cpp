// SPDX-License-Identifier: GPL-3.0-or-later
#include "playground/statefulset.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "playground/lifecycle.h"

namespace slotpilot::playground {
namespace {

constexpr auto component = "statefulset-controller";
constexpr auto revisionLabel = "controller-revision-hash";

Json ownerOf(const Json& set) {
    return {{"apiVersion", "apps/v1"},           {"kind", "StatefulSet"}, {"name", text(set, "/metadata/name")},
            {"uid", text(set, "/metadata/uid")}, {"controller", true},    {"blockOwnerDeletion", true}};
}

bool isOwned(const Json& object, const std::string& uid) {
    for (const auto& owner : at(object, "/metadata/ownerReferences"))
        if (text(owner, "/uid") == uid) return true;
    return false;
}

std::string hashOf(const Json& value) {
    static constexpr std::string_view letters = "bcdfghjklmnpqrstvwxz2456789";
    // FNV-1a: the same on every run, so that kept data fits the revisions of a restarted playground.
    std::uint64_t hash = 14695981039346656037ULL;
    for (const unsigned char c : value.dump()) hash = (hash ^ c) * 1099511628211ULL;
    std::string result;
    for (int i = 0; i < 10; ++i, hash /= letters.size()) result += letters[hash % letters.size()];
    return result;
}

/// A revision's data is a strategic merge patch: that is how `kubectl rollout undo` goes back to it.
Json replacing(Json podTemplate) {
    podTemplate["$patch"] = "replace";
    return podTemplate;
}

/// One pass over one set.
class Pass {
public:
    Pass(Store& store, const Json& set)
        : store_(store),
          set_(set),
          ns_(text(set, "/metadata/namespace")),
          name_(text(set, "/metadata/name")),
          uid_(text(set, "/metadata/uid")),
          replicas_(at(set, "/spec/replicas").get<int>()),
          first_(at(set, "/spec/ordinals/start").is_number() ? at(set, "/spec/ordinals/start").get<int>() : 0),
          ordered_(text(set, "/spec/podManagementPolicy") != "Parallel") {}

    void run() {
        readRevisions();
        readPods();
        if (!isTerminating(set_)) step();
        readPods();
        writeStatus();
    }

private:
    void readRevisions() {
        const auto& wanted = at(set_, "/spec/template");
        std::int64_t last = 0;
        std::vector<Object> history;
        for (const auto& revision : store_.list("controllerrevisions.apps", ns_).objects)
            if (isOwned(*revision, uid_)) history.push_back(revision);
        Object same;
        for (const auto& revision : history) {
            last = std::max(last, revision->at("revision").get<std::int64_t>());
            auto kept = at(*revision, "/data/spec/template");
            kept.erase("$patch");
            if (kept == wanted) same = revision;
            templates_[text(*revision, "/metadata/name")] = std::move(kept);
        }
        update_ = same ? text(*same, "/metadata/name") : name_ + "-" + hashOf(wanted);
        templates_[update_] = wanted;
        if (!same) createRevision(last + 1);
        if (same && same->at("revision").get<std::int64_t>() < last)
            (void)store_.update(keyOfRevision(update_), [&](Json& revision) -> Answer<void> {
                revision["revision"] = last + 1;
                return {};
            });
        current_ = text(set_, "/status/currentRevision");
        if (!templates_.contains(current_)) current_ = update_;
        forgetRevisions(history);
    }

    Key keyOfRevision(const std::string& name) const { return {"controllerrevisions.apps", ns_, name}; }

    void createRevision(std::int64_t number) {
        Json labels = at(set_, "/spec/selector/matchLabels");
        labels[revisionLabel] = update_;
        (void)store_.create(keyOfRevision(update_),
                            {{"apiVersion", "apps/v1"},
                             {"kind", "ControllerRevision"},
                             {"metadata",
                              {{"name", update_},
                               {"namespace", ns_},
                               {"labels", labels},
                               {"ownerReferences", Json::array({ownerOf(set_)})}}},
                             {"data", {{"spec", {{"template", replacing(at(set_, "/spec/template"))}}}}},
                             {"revision", number}});
    }

    void forgetRevisions(std::vector<Object> history) {
        const auto& limit = at(set_, "/spec/revisionHistoryLimit");
        const auto keep = static_cast<std::size_t>(limit.is_number() ? limit.get<int>() : 10) + 2;
        if (history.size() <= keep) return;
        std::sort(history.begin(), history.end(),
                  [](const Object& a, const Object& b) { return a->at("revision") < b->at("revision"); });
        for (std::size_t i = 0; i < history.size() - keep; ++i)
            if (const auto name = text(*history[i], "/metadata/name"); name != update_ && name != current_)
                (void)store_.remove(keyOfRevision(name));
    }

    void readPods() {
        pods_.clear();
        for (const auto& pod : store_.list("pods", ns_).objects) {
            if (!isOwned(*pod, uid_)) continue;
            const auto name = text(*pod, "/metadata/name");
            pods_[std::atoi(name.substr(name.rfind('-') + 1).c_str())] = pod;
        }
    }

    int partition() const {
        const auto& value = at(set_, "/spec/updateStrategy/rollingUpdate/partition");
        return value.is_number() ? value.get<int>() : 0;
    }

    std::string podName(int ordinal) const { return fmt::format("{}-{}", name_, ordinal); }

    void event(const char* type, const char* reason, const std::string& message) {
        recordEvent(store_, set_, type, reason, message, component);
    }

    /// Claims that are missing are made; those that are there stay.
    void createClaims(int ordinal, Json& pod) {
        for (const auto& wanted : at(set_, "/spec/volumeClaimTemplates")) {
            const auto volume = text(wanted, "/metadata/name");
            const auto claim = volume + "-" + podName(ordinal);
            auto& volumes = pod["spec"]["volumes"];
            if (!volumes.is_array()) volumes = Json::array();
            volumes.erase(std::remove_if(volumes.begin(), volumes.end(),
                                         [&](const Json& v) { return text(v, "/name") == volume; }),
                          volumes.end());
            volumes.push_back({{"name", volume}, {"persistentVolumeClaim", {{"claimName", claim}}}});
            Json object{{"apiVersion", "v1"},
                        {"kind", "PersistentVolumeClaim"},
                        {"metadata", wanted.at("metadata")},
                        {"spec", wanted.at("spec")},
                        {"status", {{"phase", "Pending"}}}};
            auto& meta = object["metadata"];
            meta["name"] = claim;
            meta["namespace"] = ns_;
            meta["labels"].update(at(set_, "/spec/selector/matchLabels"));
            meta["finalizers"] = {"kubernetes.io/pvc-protection"};
            if (!object["spec"].contains("storageClassName")) object["spec"]["storageClassName"] = "standard";
            if (store_.create({"persistentvolumeclaims", ns_, claim}, object))
                event("Normal", "SuccessfulCreate",
                      fmt::format("create Claim {} Pod {} in StatefulSet {} success", claim, podName(ordinal), name_));
        }
    }

    void createPod(int ordinal) {
        const bool old = text(set_, "/spec/updateStrategy/type") == "RollingUpdate" && ordinal < partition();
        const auto& revision = old ? current_ : update_;
        const auto& wanted = templates_.at(revision);
        Json pod{{"apiVersion", "v1"},
                 {"kind", "Pod"},
                 {"metadata", wanted.value("metadata", Json::object())},
                 {"spec", wanted.at("spec")},
                 {"status", {{"phase", "Pending"}}}};
        auto& meta = pod["metadata"];
        meta["name"] = podName(ordinal);
        meta["generateName"] = name_ + "-";
        meta["namespace"] = ns_;
        meta["labels"][revisionLabel] = revision;
        meta["labels"]["statefulset.kubernetes.io/pod-name"] = podName(ordinal);
        meta["labels"]["apps.kubernetes.io/pod-index"] = std::to_string(ordinal);
        meta["ownerReferences"] = Json::array({ownerOf(set_)});
        pod["spec"]["hostname"] = podName(ordinal);
        pod["spec"]["subdomain"] = text(set_, "/spec/serviceName");
        createClaims(ordinal, pod);
        const auto created = store_.create({"pods", ns_, podName(ordinal)}, pod);
        if (created)
            event("Normal", "SuccessfulCreate",
                  fmt::format("create Pod {} in StatefulSet {} successful", podName(ordinal), name_));
        else
            event("Warning", "FailedCreate",
                  fmt::format("create Pod {} in StatefulSet {} failed error: {}", podName(ordinal), name_,
                              created.error().message));
    }

    void deletePod(int ordinal) {
        if (deleteObject(store_, {"pods", ns_, podName(ordinal)}))
            event("Normal", "SuccessfulDelete",
                  fmt::format("delete Pod {} in StatefulSet {} successful", podName(ordinal), name_));
    }

    /// Returns when something is to be waited for.
    void step() {
        if (!fillUp() || !scaleDown()) return;
        if (text(set_, "/spec/updateStrategy/type") == "OnDelete") return;
        for (int ordinal = first_ + replicas_ - 1; ordinal >= partition(); --ordinal) {
            const auto found = pods_.find(ordinal);
            if (found == pods_.end()) return;
            if (revisionOf(*found->second) != update_ && !isTerminating(*found->second)) {
                deletePod(ordinal);
                return;
            }
            if (!isHealthy(*found->second)) return;
        }
    }

    bool fillUp() {
        for (int ordinal = first_; ordinal < first_ + replicas_; ++ordinal) {
            const auto found = pods_.find(ordinal);
            if (found == pods_.end()) {
                createPod(ordinal);
                if (ordered_) return false;
                continue;
            }
            const auto phase = text(*found->second, "/status/phase");
            if ((phase == "Failed" || phase == "Succeeded") && !isTerminating(*found->second)) {
                deletePod(ordinal);
                if (ordered_) return false;
            } else if (ordered_ && !isHealthy(*found->second)) {
                return false;
            }
        }
        return true;
    }

    bool scaleDown() {
        for (auto it = pods_.rbegin(); it != pods_.rend(); ++it) {
            if (it->first < first_ + replicas_ && it->first >= first_) continue;
            if (!isTerminating(*it->second)) deletePod(it->first);
            if (ordered_) return false;
        }
        return true;
    }

    static std::string revisionOf(const Json& pod) {
        const auto& labels = at(pod, "/metadata/labels");
        return labels.is_object() ? labels.value(revisionLabel, "") : "";
    }

    void writeStatus() {
        int ready = 0, onCurrent = 0, onUpdate = 0, count = 0;
        for (const auto& [ordinal, pod] : pods_) {
            ++count;
            if (text(*pod, "/status/phase") == "Running" && hasCondition(*pod, "Ready")) ++ready;
            if (isTerminating(*pod)) continue;
            onCurrent += revisionOf(*pod) == current_;
            onUpdate += revisionOf(*pod) == update_;
        }
        if (text(set_, "/spec/updateStrategy/type") != "OnDelete" && onUpdate == count && ready == count &&
            count == replicas_ && current_ != update_) {
            current_ = update_;
            onCurrent = onUpdate;
        }
        Json status{{"observedGeneration", at(set_, "/metadata/generation")},
                    {"replicas", count},
                    {"availableReplicas", ready},
                    {"collisionCount", 0},
                    {"currentRevision", current_},
                    {"updateRevision", update_}};
        if (ready) status["readyReplicas"] = ready;
        if (onCurrent) status["currentReplicas"] = onCurrent;
        if (onUpdate) status["updatedReplicas"] = onUpdate;
        (void)store_.update({"statefulsets.apps", ns_, name_}, [&](Json& object) -> Answer<void> {
            if (text(object, "/metadata/uid") == uid_) object["status"] = status;
            return {};
        });
    }

    Store& store_;
    const Json& set_;
    const std::string ns_, name_, uid_;
    const int replicas_, first_;
    const bool ordered_;
    std::map<std::string, Json> templates_;
    std::string update_, current_;
    std::map<int, Object> pods_;
};

}  // namespace

void reconcileStatefulSet(Store& store, const Json& set) { Pass(store, set).run(); }

}  // namespace slotpilot::playground
