// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>

#include "cli/cli.h"
#include "cli/execute.h"
#include "cli/support.h"
#include "cluster/access.h"
#include "cluster/observer.h"
#include "operations/by_hand.h"
#include "operations/create.h"
#include "operations/deploy.h"
#include "operations/repair.h"
#include "playground/playground.h"
#include "workflow/sqlite_journal.h"

namespace slotpilot::cli {
namespace {

Expected<workflow::Plan> deployPlan(const cluster::Access& access, const std::filesystem::path& kustomization,
                                    std::stop_token stop) {
    const auto& ns = access.target().ns;
    auto objects =
        kustomization.empty() ? operations::builtInManifests(ns) : operations::readManifests(kustomization, ns, stop);
    TRY(objects);
    TRY_ASSIGN(differences, operations::differences(access, *objects, stop));
    std::string source;
    if (!kustomization.empty())
        source = (std::filesystem::is_directory(kustomization) ? "-k " : "-f ") +
                 operations::ByHand::quoted(kustomization.string());
    return operations::planDeploy(access.target(), differences, source);
}

Expected<workflow::Plan> createPlan(const cluster::Access& access, const CreateOptions& options, std::stop_token stop) {
    TRY_ASSIGN(snapshot, cluster::readSnapshot(access, stop));
    return operations::planCreate(*snapshot, {options.replicasPerPrimary});
}

void printSnapshot(const cluster::ClusterSnapshot& snapshot, Format format) {
    if (format == Format::Json)
        printJson(toJson(snapshot));
    else
        printText(statusText(snapshot));
}

int printReport(const operations::CheckReport& report, Format format) {
    if (format == Format::Json)
        printJson(toJson(report));
    else
        printText(reportText(report));
    return report.findings.empty() ? fine : findings;
}

}  // namespace

int complain(const Error& error, Format format) {
    printError(error, format);
    return error.code == ErrorCode::Cancelled ? interrupted : failed;
}

Expected<kube::Kubeconfig> loadKubeconfig(const GlobalOptions& global) {
    return kube::Kubeconfig::load(kube::Kubeconfig::files(global.kubeconfig));
}

Expected<AccessPtr> openAccess(const GlobalOptions& global) {
    TRY_ASSIGN(kubeconfig, loadKubeconfig(global));
    TRY_ASSIGN(config, kubeconfig.clientConfig(global.context));
    const cluster::Target target{config.context, global.ns.empty() ? config.ns : global.ns, global.statefulSet};
    return cluster::Access::open(std::move(config), target, cluster::credentialsFromEnvironment(global.redisUser));
}

int carryOut(const AccessPtr& access, Expected<workflow::Plan> plan, bool dryRun, bool yes, Format format,
             std::stop_token stop, bool keep) {
    if (!plan) return complain(plan.error(), format);
    if (!confirm(*plan, yes || dryRun, format, stop)) return notConfirmed;
    if (dryRun) return fine;
    RunOptions options;
    if (keep && !plan->empty()) {
        auto journal = workflow::SqliteJournal::open();
        if (!journal) return complain(journal.error(), format);
        options.journal = std::move(*journal);
    }
    return execute(std::move(*plan), access, format, stop, std::move(options));
}

int contexts(const GlobalOptions& global) {
    const auto kubeconfig = loadKubeconfig(global);
    if (!kubeconfig) return complain(kubeconfig.error(), global.format);
    if (kubeconfig->contexts().empty()) return complain(kubeconfig->clientConfig().error(), global.format);
    std::vector<std::vector<std::string>> rows{{"", "CONTEXT", "SERVER", "USER", "NAMESPACE"}};
    for (const auto& context : kubeconfig->contexts()) {
        const auto* cluster = kubeconfig->cluster(context.cluster);
        const bool current = context.name == kubeconfig->currentContext();
        const std::string server = cluster ? cluster->server : "(no cluster " + context.cluster + ")";
        const std::string ns = context.ns.empty() ? "default" : context.ns;
        if (global.format == Format::Json)
            printJson({{"context", context.name},
                       {"current", current},
                       {"server", server},
                       {"user", context.user},
                       {"namespace", ns}});
        rows.push_back({current ? "*" : "", context.name, server, context.user, ns});
    }
    if (global.format == Format::Text) printText(table(rows));
    return fine;
}

int status(const GlobalOptions& global, std::stop_token stop) {
    const auto access = openAccess(global);
    if (!access) return complain(access.error(), global.format);
    const auto snapshot = cluster::readSnapshot(**access, stop);
    if (!snapshot) return complain(snapshot.error(), global.format);
    printSnapshot(**snapshot, global.format);
    return fine;
}

int watch(const GlobalOptions& global, std::stop_token stop) {
    const auto access = openAccess(global);
    if (!access) return complain(access.error(), global.format);
    nlohmann::json last;
    cluster::Observer observer(*access, {}, [&](cluster::SnapshotPtr snapshot) {
        // Much may change that is not shown.
        auto shown = global.format == Format::Json ? toJson(*snapshot) : nlohmann::json(statusText(*snapshot));
        if (global.format == Format::Json) shown.erase("taken");
        if (std::exchange(last, shown) == shown) return;
        if (global.format == Format::Text) printText(fmt::format("\n-- {}\n", toRfc3339(snapshot->taken)));
        printSnapshot(*snapshot, global.format);
    });
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any().wait(lock, stop, [] { return false; });
    return fine;
}

int deploy(const GlobalOptions& global, const DeployOptions& options, std::stop_token stop) {
    const auto access = openAccess(global);
    if (!access) return complain(access.error(), global.format);
    return carryOut(*access, deployPlan(**access, options.kustomization, stop), options.dryRun, options.yes,
                    global.format, stop);
}

int create(const GlobalOptions& global, const CreateOptions& options, std::stop_token stop) {
    const auto access = openAccess(global);
    if (!access) return complain(access.error(), global.format);
    return carryOut(*access, createPlan(**access, options, stop), options.dryRun, options.yes, global.format, stop);
}

namespace {

/// What a snapshot does not show. Servers that can't be asked are findings of their own.
std::vector<operations::Finding> strayKeys(const cluster::Access& access, const cluster::ClusterSnapshot& snapshot,
                                           std::stop_token stop) {
    if (!snapshot.created()) return {};
    const auto dial = [&](const std::string& pod, std::stop_token token) { return access.dial(pod, token); };
    return operations::strayKeys(snapshot, dial, stop).value_or(std::vector<operations::Finding>());
}

}  // namespace

int check(const GlobalOptions& global, const CheckOptions& options, std::stop_token stop) {
    const auto access = openAccess(global);
    if (!access) return complain(access.error(), global.format);
    const auto snapshot = cluster::readSnapshot(**access, stop);
    if (!snapshot) return complain(snapshot.error(), global.format);
    const auto strays = strayKeys(**access, **snapshot, stop);
    const int found = printReport(operations::check(**snapshot, strays), global.format);
    if (!options.repair || found == fine) return found;
    auto plan = operations::planRepair(**snapshot, strays);
    if (!plan) return complain(plan.error(), global.format);
    const bool nothing = plan->empty();
    if (const int code =
            carryOut(*access, std::move(plan), options.dryRun, options.yes, global.format, stop, !options.dryRun))
        return code;
    if (nothing || options.dryRun) return found;
    const auto after = cluster::readSnapshot(**access, stop);
    if (!after) return complain(after.error(), global.format);
    return printReport(operations::check(**after, strayKeys(**access, **after, stop)), global.format);
}

int playgroundRun(const GlobalOptions& global, const PlaygroundOptions& options, std::stop_token stop) {
    const auto playground =
        playground::Playground::start({.kubeconfigOut = options.kubeconfigOut, .directory = options.directory});
    if (!playground) return complain(playground.error(), global.format);
    const auto& running = **playground;
    const auto kubeconfig =
        options.kubeconfigOut.empty() ? running.kubeconfig() : std::filesystem::absolute(options.kubeconfigOut);
    if (global.format == Format::Json)
        printJson({{"kubeconfig", kubeconfig.string()},
                   {"server", running.server()},
                   {"description", running.description()}});
    else
        printText(
            fmt::format("The playground runs at {} until this program ends (Ctrl-C).\n{}\n\n"
                        "    export KUBECONFIG={}\n    kubectl get nodes\n    slotpilotctl deploy\n",
                        running.server(), running.description(), operations::ByHand::quoted(kubeconfig.string())));
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any().wait(lock, stop, [] { return false; });
    return fine;
}

int demo(const GlobalOptions& global, std::stop_token stop) {
    const auto say = [&](const std::string& text) {
        if (global.format == Format::Text) printText("\n== " + text + "\n");
    };
    say("A playground: a Kubernetes API on this machine, whose pods are redis-server processes");
    const auto playground = playground::Playground::start({});
    if (!playground) return complain(playground.error(), global.format);
    if (global.format == Format::Text) printText((*playground)->description() + "\n");
    GlobalOptions own{.kubeconfig = (*playground)->kubeconfig(), .format = global.format};
    const auto access = openAccess(own);
    if (!access) return complain(access.error(), global.format);

    say("Deploy: the StatefulSet with its pods, services and claims");
    if (const int code = carryOut(*access, deployPlan(**access, {}, stop), false, true, global.format, stop, false))
        return code;
    say("Create: make one Redis Cluster of the pods, with all 16,384 slots");
    if (const int code = carryOut(*access, createPlan(**access, {}, stop), false, true, global.format, stop, false))
        return code;
    say("What there is now");
    const auto snapshot = cluster::readSnapshot(**access, stop);
    if (!snapshot) return complain(snapshot.error(), global.format);
    printSnapshot(**snapshot, global.format);
    say("Check");
    return printReport(operations::check(**snapshot), global.format);
}

}  // namespace slotpilot::cli
