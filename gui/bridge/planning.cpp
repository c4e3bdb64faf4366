// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/planning.h"

#include "cluster/observer.h"
#include "operations/deploy.h"
#include "operations/repair.h"

namespace slotpilot::gui {
namespace {

using nlohmann::json;

Expected<json> readSet(const cluster::Access& access, std::stop_token stop) {
    const auto& target = access.target();
    return access.client().get(kube::resources::statefulSets, target.ns, target.statefulSet, stop);
}

/// Names of the ConfigMaps that the pods mount.
std::vector<std::string> mountedConfigs(const json& statefulSet) {
    std::vector<std::string> names;
    const json none = json::array();
    for (const auto& volume : statefulSet.value("/spec/template/spec/volumes"_json_pointer, none))
        if (auto name = volume.value("/configMap/name"_json_pointer, std::string()); !name.empty())
            names.push_back(std::move(name));
    return names;
}

}  // namespace

Expected<Planned> planDeploy(const cluster::Access& access, std::stop_token stop) {
    TRY_ASSIGN(objects, operations::builtInManifests(access.target().ns));
    TRY_ASSIGN(differences, operations::differences(access, objects, stop));
    return Planned{operations::planDeploy(access.target(), differences), nullptr};
}

Expected<Planned> planCreate(const cluster::Access& access, const operations::CreateRequest& request,
                             std::stop_token stop) {
    TRY_ASSIGN(snapshot, cluster::readSnapshot(access, stop));
    TRY_ASSIGN(plan, operations::planCreate(*snapshot, request));
    return Planned{std::move(plan), snapshot};
}

Expected<UpdateBasis> readBasis(const cluster::Access& access, std::stop_token stop) {
    TRY_ASSIGN(live, readSet(access, stop));
    UpdateBasis basis{std::move(live), {}, {}};
    for (const auto& name : mountedConfigs(basis.live)) {
        auto config = access.client().get(kube::resources::configMaps, access.target().ns, name, stop);
        if (!config) {
            if (config.error().code == ErrorCode::Cancelled) return fail(config.error());
            continue;  // may not be read: then it can't be edited here
        }
        const auto data = config->find("data");
        if (data == config->end() || !data->is_object()) continue;
        for (const auto& [key, value] : data->items())
            if (value.is_string() && key.ends_with(".conf")) {
                basis.config = *config;
                basis.configKey = key;
                if (key == "redis.conf") return basis;
            }
    }
    return basis;
}

Expected<Planned> planUpdate(const cluster::Access& access, const operations::UpdateRequest& request, const json& live,
                             std::stop_token stop) {
    TRY_ASSIGN(now, readSet(access, stop));
    if (now["spec"] != live["spec"])
        return fail(ErrorCode::Conflict, "somebody changed it since this form was opened",
                    "StatefulSet " + access.target().statefulSet, "Open the form again: it shows what is there now");
    TRY_ASSIGN(snapshot, cluster::readSnapshot(access, stop));
    TRY_ASSIGN(plan, operations::planUpdate(*snapshot, now, request));
    TRY(operations::preflight(access, *snapshot, plan, stop));
    return Planned{std::move(plan), snapshot};
}

Expected<Planned> planRebalance(const cluster::Access& access, const operations::RebalanceRequest& request,
                                std::stop_token stop) {
    TRY_ASSIGN(snapshot, cluster::readSnapshot(access, stop));
    TRY_ASSIGN(plan, operations::planRebalance(*snapshot, request));
    TRY(operations::preflight(access, *snapshot, plan, stop));
    return Planned{std::move(plan), snapshot};
}

Expected<Planned> planRepair(const cluster::Access& access, std::stop_token stop) {
    TRY_ASSIGN(snapshot, cluster::readSnapshot(access, stop));
    const auto dial = [&](const std::string& pod, std::stop_token token) { return access.dial(pod, token); };
    const auto strays = operations::strayKeys(*snapshot, dial, stop);
    TRY_ASSIGN(plan, operations::planRepair(*snapshot, strays.value_or(std::vector<operations::Finding>())));
    return Planned{std::move(plan), snapshot};
}

Expected<Planned> planRollback(const cluster::Access& access, const workflow::JournalRun& run, std::stop_token stop) {
    TRY_ASSIGN(live, readSet(access, stop));
    TRY_ASSIGN(snapshot, cluster::readSnapshot(access, stop));
    TRY_ASSIGN(plan, operations::planRollback(*snapshot, live, run.notes));
    TRY(operations::preflight(access, *snapshot, plan, stop));
    return Planned{std::move(plan), snapshot};
}

}  // namespace slotpilot::gui
