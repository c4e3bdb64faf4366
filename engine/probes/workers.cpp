// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/workers.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>
#include <utility>

#include "base/identity.h"
#include "base/log.h"
#include "base/text.h"
#include "cluster/workers.h"
#include "kube/encoding.h"
#include "probes/remote.h"

namespace slotpilot::probes {
namespace {

using nlohmann::json;

const char* const otherWay = "Run it from one pod instead (--in-cluster), or from here";
constexpr Milliseconds startTimeout{120'000}, endTimeout{120'000};
/// Seconds. A worker that got nothing to do for `idleMost`, or whose probe has ended so long ago that its last words
/// are certainly on their way, ends; a Job all of whose workers have ended goes (where the cluster can do that: 1.21
/// and later); a Job whose pods could not even start ends so long after the load should have.
constexpr int idleMost = 300, lastWords = 10, finishedMost = 60, deadlineReserve = 1800;
constexpr std::size_t configMapLimit = 1 << 20;

/// As gzip does.
Expected<std::string> compressed(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    std::string input = text.str();
    if (!file || input.empty()) return fail(ErrorCode::Io, "can't be read", path.string());
    z_stream stream{};
    constexpr int gzipWindow = 15 + 16;
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzipWindow, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        return fail(ErrorCode::Io, "can't be compressed", path.string());
    std::string output(deflateBound(&stream, input.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(output.data());
    stream.avail_out = static_cast<uInt>(output.size());
    const int code = deflate(&stream, Z_FINISH);
    output.resize(stream.total_out);
    deflateEnd(&stream);
    if (code != Z_STREAM_END) return fail(ErrorCode::Io, "can't be compressed", path.string());
    if (output.size() >= configMapLimit)
        return fail(ErrorCode::Unsupported, "the probe is too big for a ConfigMap", path.string(), otherWay);
    return output;
}

json metadata(const std::string& name) {
    return {
        {"name", name},
        {"labels",
         {{"app.kubernetes.io/managed-by", "slotpilot"}, {"app.kubernetes.io/component", cluster::workersComponent}}},
        {"annotations", {{cluster::makerAnnotation, ProcessIdentity::own().toString()}}}};
}

/// Goes with its Job.
json configMap(const std::string& name, const std::string& program, const json& job) {
    auto meta = metadata(name);
    meta["ownerReferences"] =
        json::array({{{"apiVersion", "batch/v1"}, {"kind", "Job"}, {"name", name}, {"uid", job["metadata"]["uid"]}}});
    return {{"apiVersion", "v1"},
            {"kind", "ConfigMap"},
            {"metadata", std::move(meta)},
            {"binaryData", {{"slotpilot-probe.gz", kube::encodeBase64(program)}}}};
}

/// The pods unpack the probe and wait; it is started by exec, so that they begin together and end with us. A pod whose
/// probe has ended, because it was through or because nobody listened to it any more, ends as well. (In a container's
/// command, Kubernetes makes one dollar sign of two.)
std::string workerScript() {
    return fmt::format(
        R"(trap 'exit 0' TERM INT
pause() {{ sleep $1 & wait $!; }}
gzip -dc /probe/slotpilot-probe.gz >/scratch/slotpilot-probe || exit 1
printf '#!/bin/sh\necho $$$$ >/scratch/probe.pid\nexec /scratch/slotpilot-probe\n' >/scratch/probe
chmod 755 /scratch/slotpilot-probe /scratch/probe && touch /scratch/ready || exit 1
idle=0
until [ -s /scratch/probe.pid ]; do
  [ $idle -lt {} ] || exit 0
  idle=$((idle + 1))
  pause 1
done
while kill -0 $(cat /scratch/probe.pid) 2>/dev/null; do pause 1; done
pause {}
)",
        idleMost, lastWords);
}

/// Without pods at first: what they mount is made after it.
json job(const std::string& name, const std::string& image, int workers, std::int64_t seconds) {
    const json container{
        {"name", "probe"},
        {"image", image},
        {"imagePullPolicy", "IfNotPresent"},
        {"command", {"sh", "-c", workerScript()}},
        {"readinessProbe", {{"exec", {{"command", {"cat", "/scratch/ready"}}}}, {"periodSeconds", 1}}},
        {"resources", {{"requests", {{"cpu", "50m"}, {"memory", "32Mi"}}}}},
        {"volumeMounts",
         {{{"name", "probe"}, {"mountPath", "/probe"}}, {{"name", "scratch"}, {"mountPath", "/scratch"}}}}};
    json meta = metadata(name);
    const json spread{{"maxSkew", 1},
                      {"topologyKey", "kubernetes.io/hostname"},
                      {"whenUnsatisfiable", "ScheduleAnyway"},
                      {"labelSelector", {{"matchLabels", {{"slotpilot/run", name}}}}}};
    json podMeta{{"labels", meta["labels"]}};
    podMeta["labels"]["slotpilot/run"] = name;
    return {{"apiVersion", "batch/v1"},
            {"kind", "Job"},
            {"metadata", meta},
            {"spec",
             {{"parallelism", 0},
              {"completions", workers},
              {"backoffLimit", 0},
              {"ttlSecondsAfterFinished", finishedMost},
              {"activeDeadlineSeconds", seconds + deadlineReserve},
              {"template",
               {{"metadata", podMeta},
                {"spec",
                 {{"restartPolicy", "Never"},
                  {"terminationGracePeriodSeconds", 5},
                  {"topologySpreadConstraints", json::array({spread})},
                  {"containers", json::array({container})},
                  {"volumes",
                   {{{"name", "probe"}, {"configMap", {{"name", name}}}},
                    {{"name", "scratch"}, {"emptyDir", json::object()}}}}}}}}}}};
}

/// Not there any more is as good as removed.
Expected<void> removeObject(kube::Client& client, const kube::Resource& resource, const std::string& ns,
                            const std::string& name, std::stop_token stop) {
    auto removed = client.remove(resource, ns, name, "", stop);
    if (!removed && removed.error().code != ErrorCode::NotFound) return removed;
    return {};
}

Expected<void> setParallelism(const cluster::Access& access, const std::string& name, int pods, std::stop_token stop) {
    const json patch{{"spec", {{"parallelism", pods}}}};
    TRY(access.client().mergePatch(kube::resources::jobs, access.target().ns, name, "", patch, stop));
    return {};
}

/// Removes a Job with all that it needed, and waits until its pods are gone. A Job that is told to want no pods ends
/// those that it has; where they are taken from it, it may make others, even after it was deleted.
/// Errors: those of Client; Timeout (pods are there still: which).
Expected<void> removeRun(const cluster::Access& access, const std::string& name, std::stop_token stop) {
    auto& client = access.client();
    const auto& ns = access.target().ns;
    const auto emptied = setParallelism(access, name, 0, stop);
    if (!emptied && emptied.error().code != ErrorCode::NotFound) return emptied;
    bool there = emptied.has_value();
    const auto removeObjects = [&]() -> Expected<void> {
        TRY(removeObject(client, kube::resources::jobs, ns, name, stop));
        there = false;
        return removeObject(client, kube::resources::configMaps, ns, name, stop);
    };
    auto ended =
        pollUntil(stop, {"the workers' pods to end", endTimeout, Milliseconds{300}}, [&]() -> Expected<std::string> {
            TRY_ASSIGN(pods, client.list<kube::Pod>(ns, {.labelSelector = "job-name=" + name}, stop));
            const auto runs = [](const kube::Pod& pod) { return pod.phase != "Succeeded" && pod.phase != "Failed"; };
            if (there && std::none_of(pods.begin(), pods.end(), runs)) TRY(removeObjects());
            std::string left;
            for (const auto& pod : pods) {
                if (!there && !pod.terminating())
                    TRY(removeObject(client, kube::resources::pods, ns, pod.meta.name, stop));
                left += fmt::format("{}{} on {} ({})", left.empty() ? "" : ", ", pod.meta.name, pod.nodeName,
                                    pod.terminating() ? "Terminating" : pod.phase);
            }
            return left;
        });
    // What is not gone by then goes when its node is back.
    if (there) TRY(removeObjects());
    return ended;
}

/// Makes the objects, and undoes them however the run ends.
class Workers {
public:
    Workers(const cluster::Access& access, std::string name) : access_(access), name_(std::move(name)) {}

    Expected<void> make(const std::string& image, int workers, std::int64_t seconds, std::stop_token stop) {
        TRY_ASSIGN(path, probeProgram());
        TRY_ASSIGN(program, compressed(path));
        auto& client = access_.client();
        const auto& ns = access_.target().ns;
        made_ = true;
        TRY_ASSIGN(made, client.create(kube::resources::jobs, ns, job(name_, image, workers, seconds), stop));
        TRY(client.create(kube::resources::configMaps, ns, configMap(name_, program, made), stop));
        return setParallelism(access_, name_, workers, stop);
    }

    /// Not to be stopped: what is left would be left for good. Errors: those of removeRun.
    Expected<void> remove() {
        if (!std::exchange(made_, false)) return {};
        auto removed = removeRun(access_, name_, {});
        if (!removed) return fail(wrap(std::move(removed).error(), "not all of Job " + name_ + " could be removed"));
        return {};
    }

    Expected<std::vector<Place>> ready(int workers, std::stop_token stop) const {
        std::vector<Place> places;
        auto waited = pollUntil(
            stop, {counted(workers, "worker") + " to be ready", startTimeout, Milliseconds{300}},
            [&]() -> Expected<std::string> {
                TRY_ASSIGN(pods, access_.client().list<kube::Pod>(access_.target().ns,
                                                                  {.labelSelector = "job-name=" + name_}, stop));
                places.clear();
                std::string trouble = "none was started";
                for (const auto& pod : pods) {
                    if (pod.phase == "Failed")
                        return fail(ErrorCode::Unsupported, "a worker's pod failed: its image must have sh and gzip",
                                    pod.meta.name, otherWay);
                    if (pod.ready())
                        places.push_back({pod.meta.name, "probe"});
                    else
                        trouble = pod.meta.name + ": " + pod.trouble();
                }
                if (places.size() == static_cast<std::size_t>(workers)) return std::string();
                return fmt::format("{} {} ready; {}", places.size(), places.size() == 1 ? "is" : "are", trouble);
            });
        if (!waited) return fail(std::move(waited).error());
        return places;
    }

private:
    const cluster::Access& access_;
    std::string name_;
    bool made_ = false;
};

/// Asks before anything is made.
Expected<void> allowed(const cluster::Access& access, std::stop_token stop) {
    std::string missing;
    const std::pair<const char*, kube::AccessRequest> needs[] = {
        {"create jobs", {"create", kube::resources::jobs, "", access.target().ns, ""}},
        {"patch jobs", {"patch", kube::resources::jobs, "", access.target().ns, ""}},
        {"delete jobs", {"delete", kube::resources::jobs, "", access.target().ns, ""}},
        {"create configmaps", {"create", kube::resources::configMaps, "", access.target().ns, ""}},
        {"delete configmaps", {"delete", kube::resources::configMaps, "", access.target().ns, ""}},
        {"delete pods", {"delete", kube::resources::pods, "", access.target().ns, ""}},
        {"create pods/exec", {"create", kube::resources::pods, "exec", access.target().ns, ""}}};
    for (const auto& [name, request] : needs) {
        TRY_ASSIGN(answer, access.client().access(request, stop));
        if (!answer.allowed) missing += (missing.empty() ? "" : ", ") + std::string(name);
    }
    if (missing.empty()) return {};
    return fail(ErrorCode::Forbidden, "this user may not do what workers take: " + missing, access.target().ns,
                otherWay);
}

/// One program serves all nodes of one architecture only.
Expected<void> fitting(const cluster::Access& access, const std::vector<Place>& places, std::stop_token stop) {
    for (const auto& place : places) {
        TRY_ASSIGN(result, kube::exec(access.client(),
                                      {.ns = access.target().ns,
                                       .pod = place.pod,
                                       .container = place.container,
                                       .command = {"sh", "-c", "/scratch/slotpilot-probe </dev/null; uname -m"}},
                                      stop));
        if (result.output.find("\"failed\"") != std::string::npos) continue;
        return fail(ErrorCode::Unsupported,
                    "the probe does not run on the worker's node (" + result.output + result.errors + ")", place.pod,
                    otherWay);
    }
    return {};
}

}  // namespace

Expected<std::vector<std::string>> removeAbandonedWorkers(const cluster::Access& access, std::stop_token stop) {
    TRY_ASSIGN(jobs, access.client().list<kube::Job>(access.target().ns, cluster::workersOnly(), stop));
    std::vector<std::string> names;
    for (const auto& one : jobs) {
        if (!cluster::isAbandoned(one)) continue;
        TRY(removeRun(access, one.meta.name, stop));
        names.push_back(one.meta.name);
    }
    return names;
}

Expected<Result> runWorkers(std::shared_ptr<cluster::Access> access, const LoadSpec& load, int workers,
                            std::function<void(const Point&)> onPoint, std::stop_token stop) {
    TRY(load.valid());
    TRY(allowed(*access, stop));
    TRY_ASSIGN(network, PodNetwork::make(access, stop));
    TRY_ASSIGN(set, access->client().get<kube::StatefulSet>(access->target().ns, access->target().statefulSet, stop));
    if (set.containers.empty())
        return fail(ErrorCode::Precondition, "the StatefulSet has no containers", set.meta.name);
    Workers made(*access, fmt::format("slotpilot-workers-{:08x}", std::random_device{}()));
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(load.duration).count();
    const auto run = [&]() -> Expected<Result> {
        TRY(made.make(set.containers.front().image, workers, seconds, stop));
        TRY_ASSIGN(places, made.ready(workers, stop));
        TRY(fitting(*access, places, stop));
        const std::vector<std::string> programs(places.size(), "/scratch/probe");
        return runProbes(access, load, *network, places, programs, std::move(onPoint), stop);
    };
    auto result = run();
    if (result) result->place = counted(workers, "worker");
    if (const auto removed = made.remove(); !removed) {
        const auto words = removed.error().describe();
        log::error("probes", words);
        if (result)
            result->outcome.examples.emplace("left behind", words);
        else
            result.error().hint += (result.error().hint.empty() ? "" : ". ") + words;
    }
    return result;
}

}  // namespace slotpilot::probes
