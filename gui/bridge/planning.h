// SPDX-License-Identifier: GPL-3.0-or-later
// Planning, as work for the background: each reads the cluster afresh and gives a plan that nobody has run yet.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <stop_token>

#include "base/error.h"
#include "cluster/access.h"
#include "cluster/snapshot.h"
#include "operations/create.h"
#include "operations/rebalance.h"
#include "operations/update.h"
#include "workflow/plan.h"
#include "workflow/sqlite_journal.h"

namespace slotpilot::gui {

/// A plan and what it was made from.
struct Planned {
    workflow::Plan plan;
    cluster::SnapshotPtr snapshot;  ///< null: it needed none
};

/// What the form of an update begins with, as it was read.
struct UpdateBasis {
    nlohmann::json live;                   ///< the StatefulSet
    std::optional<nlohmann::json> config;  ///< the ConfigMap with redis.conf, if the pods mount one
    std::string configKey;                 ///< "redis.conf"
};

/// What applying the built-in manifests to the target's namespace would do. Errors: those of operations::differences.
Expected<Planned> planDeploy(const cluster::Access& access, std::stop_token stop);
/// Errors: those of cluster::readSnapshot and operations::planCreate.
Expected<Planned> planCreate(const cluster::Access& access, const operations::CreateRequest& request,
                             std::stop_token stop);

/// The StatefulSet and the ConfigMap that holds its redis.conf, if there is one that may be read.
/// Errors: those of Client.
Expected<UpdateBasis> readBasis(const cluster::Access& access, std::stop_token stop);
/// `live`: the StatefulSet that the request began with. Errors: Conflict (it was changed since), those of
/// operations::planUpdate and preflight.
Expected<Planned> planUpdate(const cluster::Access& access, const operations::UpdateRequest& request,
                             const nlohmann::json& live, std::stop_token stop);
Expected<Planned> planRebalance(const cluster::Access& access, const operations::RebalanceRequest& request,
                                std::stop_token stop);

/// Errors: those of cluster::readSnapshot and operations::planRepair.
Expected<Planned> planRepair(const cluster::Access& access, std::stop_token stop);

/// The plan that turns a run of the journal around. Errors: those of the journal, operations::planRollback and
/// preflight.
Expected<Planned> planRollback(const cluster::Access& access, const workflow::JournalRun& run, std::stop_token stop);

}  // namespace slotpilot::gui
