// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <functional>
#include <string_view>

#include "base/log.h"
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/probe_commands.h"
#include "cli/redis_command.h"

namespace slotpilot::cli {
namespace {

constexpr const char* exitCodes =
    "A Redis password that the StatefulSet does not name is taken from $REDISCLI_AUTH, as by redis-cli.\n"
    "Exit status: 0 fine, 1 an error, 2 a wrong command line, 3 the check found something or acknowledged writes were "
    "lost, 4 not confirmed (nothing "
    "was "
    "changed), 130 interrupted.";

/// Refuses what is out of range before it is put into a number, which it may not fit.
CLI::Validator within(const probes::Limits& limits) {
    return {[limits](std::string& text) {
                char* end = nullptr;
                const double value = std::strtod(text.c_str(), &end);
                const bool number = end != text.c_str() && *end == '\0';
                return number && limits.hold(value) ? std::string() : "must be " + limits.text() + ", not " + text;
            },
            limits.text()};
}

/// The command line, and what to call once it is parsed.
class CommandLine {
public:
    CommandLine() {
        app_.set_version_flag("--version", "slotpilotctl " SLOTPILOT_VERSION);
        app_.footer(exitCodes);
        app_.require_subcommand(1);
        app_.fallthrough();
        app_.add_option("--kubeconfig", global_.kubeconfig, "Kubeconfig file (else $KUBECONFIG, else ~/.kube/config)");
        app_.add_option("--context", global_.context, "Context of the kubeconfig (else its current one)");
        app_.add_option("-n,--namespace", global_.ns, "Namespace (else the context's)");
        app_.add_option("--statefulset", global_.statefulSet, "Name of the StatefulSet")->capture_default_str();
        app_.add_option_function<std::string>(
                "-o,--output",
                [this](const std::string& name) { global_.format = name == "json" ? Format::Json : Format::Text; },
                "text, or json (one object a line)")
            ->check([](const std::string& name) {
                const bool known = name == "text" || name == "json";
                return known ? std::string() : "there is no format " + name + "; it is text or json";
            });
        app_.add_option("--redis-user", global_.redisUser,
                        "Redis user of the password in $REDISCLI_AUTH (else the default user)");
        app_.add_flag("-v,--verbose", verbose_, "Write the log to standard error");
        addReaders();
        addChanges();
        addUpdates();
        addRuns();
        addProbes();
        addRedis();
        addPlayground();
    }

    /// Parses and runs; the exit code.
    int run(int argc, char** argv) {
        // What comes after -- is Redis' own, whatever it looks like.
        const auto end = std::find(argv, argv + argc, std::string_view("--"));
        redis_.command.assign(end == argv + argc ? end : end + 1, argv + argc);
        try {
            app_.parse(static_cast<int>(end - argv), argv);
        } catch (const CLI::ParseError& error) {
            return app_.exit(error) == 0 ? fine : usage;
        }
        if (!redis_.command.empty() && !app_.got_subcommand("redis")) {
            fmt::print(stderr, "slotpilotctl: only redis takes words after --\n");
            return usage;
        }
        if (verbose_) log::toStderr(log::Level::Debug);
        const Interrupt interrupt;
        return command_(interrupt.token());
    }

private:
    using Command = std::function<int(std::stop_token)>;

    CLI::App* add(CLI::App& parent, const std::string& name, const std::string& description, Command command) {
        auto* sub = parent.add_subcommand(name, description);
        // A command's own callback comes after that of a command below it.
        sub->callback([this, sub, command = std::move(command)] {
            if (sub->get_subcommands().empty()) command_ = command;
        });
        return sub;
    }

    void addReaders() {
        add(app_, "contexts", "List the contexts of the kubeconfig", [this](auto) { return contexts(global_); });
        add(app_, "status", "Show pods, Redis nodes and slots, once",
            [this](auto stop) { return status(global_, stop); });
        add(app_, "watch", "Show them again at each change", [this](auto stop) { return watch(global_, stop); });
        auto* checking = add(app_, "check", "Check the cluster's health, and repair it",
                             [this](auto stop) { return check(global_, check_, stop); });
        checking->add_flag("--repair", check_.repair, "Repair what can be repaired without dropping a key");
        checking->add_flag("--dry-run", check_.dryRun, "Show the repair's plan only");
        checking->add_flag("-y,--yes", check_.yes, "Don't ask");
    }

    void addChanges() {
        auto* deploying = add(app_, "deploy", "Apply the manifests and wait for the pods",
                              [this](auto stop) { return deploy(global_, deploy_, stop); });
        deploying->add_option("-k,--kustomize", deploy_.kustomization,
                              "A kustomization directory or YAML file instead of the built-in manifests");
        deploying->add_flag("--dry-run", deploy_.dryRun, "Show the plan only");
        deploying->add_flag("-y,--yes", deploy_.yes, "Don't ask");
        auto* creating = add(app_, "create", "Make one Redis Cluster of the StatefulSet's pods",
                             [this](auto stop) { return create(global_, create_, stop); });
        creating->add_option("--replicas-per-primary", create_.replicasPerPrimary, "Replicas for each primary")
            ->check(CLI::Range(0, 10))
            ->capture_default_str();
        creating->add_flag("--dry-run", create_.dryRun, "Show the plan only");
        creating->add_flag("-y,--yes", create_.yes, "Don't ask");
    }

    void addUpdates() {
        const auto common = [](CLI::App* command, auto& options) {
            command->add_flag("--fast", options.fast, "Move slots as fast as the servers can; clients feel it more");
            command->add_flag("--dry-run", options.dryRun, "Show the plan only");
            command->add_flag("-y,--yes", options.yes, "Don't ask");
        };
        const auto updating = [&](const std::string& name, const std::string& description) {
            auto* command = add(app_, name, description, [this](auto stop) { return update(global_, update_, stop); });
            command->add_option("--strategy", update_.strategy, "How pods are emptied before they restart")
                ->check(CLI::IsMember({"auto", "drain", "failover", "surge"}))
                ->capture_default_str();
            common(command, update_);
            return command;
        };
        auto* scaling = updating("scale", "Change the number of pods, and move slots and keys accordingly");
        scaling->add_option("--replicas", update_.replicas, "The number of pods")
            ->required()
            ->check(CLI::Range(1, 1000));
        scaling->add_flag("--delete-claims", update_.deleteClaims, "Delete the PVCs of pods that there are no more");
        auto* upgrading = updating("upgrade", "Change the image or anything in the pod template, pod by pod");
        auto* image = upgrading->add_option("--image", update_.image, "The image of the Redis container");
        auto* file = upgrading->add_option("-f,--file", update_.file, "Manifests with the StatefulSet as it should be");
        auto* set = upgrading->add_option("--set", update_.assignments,
                                          "PATH=VALUE, e.g. "
                                          "spec.template.spec.containers[redis].resources.limits.memory=1Gi");
        file->excludes(image)->excludes(set);
        auto* replicas = upgrading->add_option("--replicas", update_.replicas, "The number of pods, too");
        replicas->check(CLI::Range(1, 1000));

        auto* spreading = add(app_, "rebalance", "Spread the slots evenly, or by weight",
                              [this](auto stop) { return rebalance(global_, rebalance_, stop); });
        spreading->add_option("--weight", rebalance_.weights, "POD=W, e.g. redis-3=2; others have 1, 0 empties a pod");
        common(spreading, rebalance_);
    }

    void addRuns() {
        auto* runs = app_.add_subcommand("runs", "The journal: runs that were, and those that can be gone on with");
        runs->require_subcommand(1);
        add(*runs, "list", "List the runs, the newest first", [this](auto) { return runsList(global_); });
        const auto named = [&](CLI::App* command) {
            command->add_option("RUN", runs_.run, "Its name, or a part that no other has")->required();
            return command;
        };
        named(add(*runs, "show", "Show a run's steps and log", [this](auto) { return runsShow(global_, runs_); }));
        auto* resuming = named(add(*runs, "resume", "Go on with a run that was interrupted, failed or cancelled",
                                   [this](auto stop) { return runsResume(global_, runs_, stop); }));
        resuming->add_flag("-y,--yes", runs_.yes, "Don't ask");
        auto* back = named(add(*runs, "rollback",
                               "Turn a run around that failed or was cancelled: template and number of pods as before",
                               [this](auto stop) { return runsRollback(global_, runs_, stop); }));
        back->add_flag("-y,--yes", runs_.yes, "Don't ask");
        back->add_flag("--dry-run", runs_.dryRun, "Show the plan and do nothing");
        named(add(*runs, "cancel", "Stop a run at its next safe point, put its settings back and give it up",
                  [this](auto stop) { return runsCancel(global_, runs_, stop); }));
        auto* exporting = named(add(*runs, "export", "Write a run to standard output: a report, or its data",
                                    [this](auto) { return runsExport(global_, runs_); }));
        exporting
            ->add_option("--format", runs_.format,
                         "html (a report), json (for `runs import`), or csv (a line a pod and moment)")
            ->check(CLI::IsMember({"html", "json", "csv"}))
            ->capture_default_str();
        auto* importing = add(*runs, "import", "Take a run that was exported as JSON, to look at it here",
                              [this](auto) { return runsImport(global_, runs_); });
        importing->add_option("FILE", runs_.file, "The exported run")->required();
    }

    void addProbes() {
        namespace limits = probes::limits;
        const auto common = [](CLI::App* command, ProbeOptions& options) {
            auto& load = options.load;
            command->add_option("--duration", options.duration, "How long, e.g. 30s, 500ms, 2m")->capture_default_str();
            command->add_option("--connections", load.connections, "Connections, dealt out to the primaries")
                ->check(within(limits::connections))
                ->capture_default_str();
            command->add_option("--threads", load.threads, "Threads that make the load")
                ->check(within(limits::threads))
                ->capture_default_str();
            command->add_option("--pipeline", load.pipeline, "Requests in flight on each connection")
                ->check(within(limits::pipeline))
                ->capture_default_str();
            command
                ->add_option("--rate", load.rate,
                             "Operations a second, latencies counted from when each was due; 0: as many as possible")
                ->check(within(limits::rate))
                ->capture_default_str();
            command->add_option("--keys", load.keys, "Number of keys")
                ->check(within(limits::keys))
                ->capture_default_str();
            command->add_option("--prefix", load.prefix, "Of all keys; they are deleted in the end")
                ->capture_default_str();
            command->add_flag("--remove-leftovers", load.removeLeftovers,
                              "Delete keys with that prefix that a killed run left");
            command->add_flag("--in-cluster", options.inCluster, "From a pod instead of from here");
            command->add_option("--workers", options.workers, "From so many pods of a Job, together")
                ->check(within(limits::workers));
        };
        auto* checking = add(app_, "consistency", "Write and read, and tell which acknowledged writes were lost",
                             [this](auto stop) { return consistency(global_, consistency_, stop); });
        consistency_.load = probes::LoadSpec::consistency();
        consistency_.duration = "30s";
        common(checking, consistency_);
        checking->add_flag("--keep", consistency_.keep, "Keep the result");

        auto* measuring = add(app_, "benchmark", "Measure throughput and latencies",
                              [this](auto stop) { return benchmark(global_, benchmark_, stop); });
        benchmark_.load = probes::LoadSpec::benchmark();
        benchmark_.duration = "10s";
        benchmark_.keep = true;
        common(measuring, benchmark_);
        measuring->add_option("--tool", benchmark_.tool, "own, or redis-benchmark in a pod")
            ->check(CLI::IsMember({"own", "redis-benchmark"}))
            ->capture_default_str();
        measuring->add_option("--value-bytes", benchmark_.load.valueBytes, "Size of a value")
            ->check(within(limits::valueBytes))
            ->capture_default_str();
        measuring->add_option("--zipf", benchmark_.load.zipf, "Exponent of the keys' popularity; 0: uniform")
            ->check(within(limits::zipf))
            ->capture_default_str();
        measuring->add_option("--read-share", benchmark_.load.readShare, "GETs among the operations")
            ->check(within(limits::readShare))
            ->capture_default_str();
        measuring->require_subcommand(0, 1);
        add(*measuring, "list", "List the kept results, the newest first",
            [this](auto) { return benchmarkList(global_); });
        auto* comparing = add(*measuring, "compare", "Lay two results side by side",
                              [this](auto) { return benchmarkCompare(global_, results_); });
        comparing->add_option("RESULTS", results_.results, "Two names, or parts that no other has")
            ->required()
            ->expected(2);
        auto* exporting = add(*measuring, "export", "Write a result to standard output",
                              [this](auto) { return benchmarkExport(global_, results_); });
        exporting->add_option("RESULT", results_.results, "Its name, or a part that no other has")
            ->required()
            ->expected(1);
        exporting->add_option("--format", results_.format, "json, or csv (a line a second); pictures: in the window")
            ->check(CLI::IsMember({"json", "csv", "png", "svg"}))
            ->capture_default_str();
    }

    void addRedis() {
        auto* sending = add(app_, "redis", "Send a command to one, several or all Redis servers: redis --all -- PING",
                            [this](auto stop) { return redisCommand(global_, redis_, stop); });
        sending->footer("The command comes after --. Without one, each line of standard input is a command.");
        auto* ordinals = sending->add_option("--ordinals", redis_.ordinals, "Pods by number: 0,1,2 or 0-2,5 (else 0)");
        sending->add_flag("--all", redis_.all, "Every pod of the StatefulSet")->excludes(ordinals);
        sending->add_option("--timeout", redis_.timeoutSeconds, "Seconds that an answer may take (else 30)")
            ->check(CLI::PositiveNumber);
        sending->add_flag("-y,--yes", redis_.yes, "Don't ask before commands that destroy or block");
    }

    void addPlayground() {
        auto* playing =
            app_.add_subcommand("playground", "A local Kubernetes API whose pods are redis-server processes");
        playing->require_subcommand(1);
        auto* running = add(*playing, "run", "Run it in the foreground until stopped",
                            [this](auto stop) { return playgroundRun(global_, playground_, stop); });
        running->add_option("--kubeconfig-out", playground_.kubeconfigOut, "Write its kubeconfig there");
        running->add_option("--directory", playground_.directory, "Keep its data there (else thrown away at the end)");
        add(app_, "demo", "On a playground of its own: deploy, create, check, and what there is to see",
            [this](auto stop) { return demo(global_, stop); });
    }

    CLI::App app_{"Redis Cluster on Kubernetes: see it, deploy it, scale and upgrade it", "slotpilotctl"};
    GlobalOptions global_;
    DeployOptions deploy_;
    CheckOptions check_;
    CreateOptions create_;
    UpdateOptions update_;
    RebalanceOptions rebalance_;
    RunsOptions runs_;
    PlaygroundOptions playground_;
    ProbeOptions consistency_, benchmark_;
    ResultsOptions results_;
    RedisOptions redis_;
    bool verbose_ = false;
    Command command_;
};

}  // namespace

int run(int argc, char** argv) { return CommandLine().run(argc, argv); }

}  // namespace slotpilot::cli
