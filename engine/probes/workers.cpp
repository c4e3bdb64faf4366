// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/workers.h"

#include <fmt/format.h>
#include <zlib.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>

#include "base/identity.h"
#include "base/log.h"
#include "kube/encoding.h"
#include "probes/remote.h"

namespace slotpilot::probes {
namespace {

using nlohmann::json;

const char* const component = "slotpilot-workers";
const char* const ownerAnnotation = "slotpilot/process";
const char* const otherWay = "Run it from one pod instead (--in-cluster), or from here";
constexpr Milliseconds startTimeout{120'000}, endTimeout{60'000};
/// A Job that nobody looks after ends by itself this long after the load should have.
constexpr std::int64_t deadlineReserve = 1800;
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
    return {{"name", name},
            {"labels", {{"app.kubernetes.io/managed-by", "slotpilot"}, {"app.kubernetes.io/component", component}}},
            {"annotations", {{ownerAnnotation, ProcessIdentity::own().toString()}}}};
}

json configMap(const std::string& name, const std::string& program) {
    return {{"apiVersion", "v1"},
            {"kind", "ConfigMap"},
            {"metadata", metadata(name)},
            {"binaryData", {{"slotpilot-probe.gz", kube::encodeBase64(program)}}}};
}

/// The pods unpack the probe and wait; it is started by exec, so that they begin together and end with us.
json job(const std::string& name, const std::string& image, int workers, std::int64_t seconds) {
    const std::string script =
        "trap 'exit 0' TERM INT; gzip -dc /probe/slotpilot-probe.gz >/scratch/probe && chmod 755 /scratch/probe && "
        "touch /scratch/ready || exit 1; while :; do sleep 3600 & wait $!; done";
    const json container{
        {"name", "probe"},
        {"image", image},
        {"imagePullPolicy", "IfNotPresent"},
        {"command", {"sh", "-c", script}},
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
             {{"parallelism", workers},
              {"completions", workers},
              {"backoffLimit", 0},
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

/// A Job's pods outlive it by default, so they are removed one by one. Waits until they are gone.
Expected<void> removeRun(const cluster::Access& access, const std::string& name, std::stop_token stop) {
    auto& client = access.client();
    const auto& ns = access.target().ns;
    TRY(removeObject(client, kube::resources::jobs, ns, name, stop));
    TRY(removeObject(client, kube::resources::configMaps, ns, name, stop));
    return pollUntil(stop, {"the workers' pods to end", endTimeout, Milliseconds{300}}, [&]() -> Expected<std::string> {
        TRY_ASSIGN(pods, client.list<kube::Pod>(ns, {.labelSelector = "job-name=" + name}, stop));
        for (const auto& pod : pods)
            if (!pod.terminating()) TRY(removeObject(client, kube::resources::pods, ns, pod.meta.name, stop));
        return pods.empty() ? std::string() : fmt::format("{} are there still", pods.size());
    });
}

/// Makes the objects, and undoes them however the run ends.
class Workers {
public:
    Workers(const cluster::Access& access, std::string name) : access_(access), name_(std::move(name)) {}
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;
    ~Workers() {
        if (!made_) return;
        // Not to be stopped: what is left would be left for good.
        if (const auto removed = removeRun(access_, name_, {}); !removed)
            log::error("probes", "the workers' Job " + name_ + " could not be removed: " + removed.error().describe());
    }

    Expected<void> make(const std::string& image, int workers, std::int64_t seconds, std::stop_token stop) {
        TRY_ASSIGN(path, probeProgram());
        TRY_ASSIGN(program, compressed(path));
        made_ = true;
        TRY(access_.client().create(kube::resources::configMaps, access_.target().ns, configMap(name_, program), stop));
        TRY(access_.client().create(kube::resources::jobs, access_.target().ns, job(name_, image, workers, seconds),
                                    stop));
        return {};
    }

    Expected<std::vector<Place>> ready(int workers, std::stop_token stop) const {
        std::vector<Place> places;
        auto waited = pollUntil(
            stop, {fmt::format("{} workers to be ready", workers), startTimeout, Milliseconds{300}},
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
                return fmt::format("{} are ready; {}", places.size(), trouble);
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
                                       .command = {"sh", "-c", "/scratch/probe </dev/null; uname -m"}},
                                      stop));
        if (result.output.find("\"failed\"") != std::string::npos) continue;
        return fail(ErrorCode::Unsupported,
                    "the probe does not run on the worker's node (" + result.output + result.errors + ")", place.pod,
                    otherWay);
    }
    return {};
}

}  // namespace

Expected<int> removeAbandonedWorkers(const cluster::Access& access, std::stop_token stop) {
    int removed = 0;
    const kube::ListOptions ours{.labelSelector = "app.kubernetes.io/component=" + std::string(component)};
    std::vector<std::string> names;
    for (const auto* resource : {&kube::resources::jobs, &kube::resources::configMaps}) {
        TRY_ASSIGN(list, access.client().list(*resource, access.target().ns, ours, stop));
        for (const auto& object : list.items) {
            const auto& meta = object["metadata"];
            const auto owner =
                ProcessIdentity::parse(meta.value("annotations", json::object()).value(ownerAnnotation, ""));
            // Nobody here knows of other machines' processes; their Jobs end by their deadline.
            const auto finished = object.value(json::json_pointer("/status/conditions"), json::array()).size() > 0;
            if (owner && owner->alive().value_or(true) && !finished) continue;
            names.push_back(meta["name"].get<std::string>());
            ++removed;
        }
    }
    for (const auto& name : names) TRY(removeRun(access, name, stop));
    return removed;
}

Expected<Result> runWorkers(std::shared_ptr<cluster::Access> access, const LoadSpec& load, int workers,
                            std::function<void(const Point&)> onPoint, std::stop_token stop) {
    TRY(load.valid());
    TRY(allowed(*access, stop));
    TRY_ASSIGN(removed, removeAbandonedWorkers(*access, stop));
    if (removed > 0) log::info("probes", fmt::format("removed {} objects that a killed run had left", removed));
    TRY_ASSIGN(network, PodNetwork::make(access, stop));
    TRY_ASSIGN(set, access->client().get<kube::StatefulSet>(access->target().ns, access->target().statefulSet, stop));
    if (set.containers.empty())
        return fail(ErrorCode::Precondition, "the StatefulSet has no containers", set.meta.name);
    const auto name = fmt::format("slotpilot-workers-{:08x}", std::random_device{}());
    Workers made(*access, name);
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(load.duration).count();
    TRY(made.make(set.containers.front().image, workers, seconds, stop));
    TRY_ASSIGN(places, made.ready(workers, stop));
    TRY(fitting(*access, places, stop));
    const std::vector<std::string> programs(places.size(), "/scratch/probe");
    auto result = runProbes(access, load, *network, places, programs, std::move(onPoint), stop);
    if (result) result->place = fmt::format("{} workers", workers);
    return result;
}

}  // namespace slotpilot::probes
