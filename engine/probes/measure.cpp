// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/measure.h"

#include "base/log.h"
#include "probes/here.h"
#include "probes/pod_network.h"
#include "probes/redis_benchmark.h"
#include "probes/remote.h"
#include "probes/workers.h"

namespace slotpilot::probes {
namespace {

/// What it has no option for.
Expected<void> fitsRedisBenchmark(const MeasureSpec& request) {
    const auto refuse = [](const std::string& what) {
        return fail(ErrorCode::Invalid, "redis-benchmark " + what, {}, "Use --tool own");
    };
    if (request.load.rate > 0) return refuse("can't keep to a rate");
    if (request.load.zipf > 0) return refuse("chooses all keys alike, and knows no zipf");
    if (request.from == MeasureSpec::From::Workers) return refuse("runs in one pod, not in workers");
    if (request.load.valueBytes > mostValueBytes)
        return refuse("can be given values of up to " + std::to_string(mostValueBytes) + " bytes");
    return {};
}

/// What killed runs left goes with the next one, whatever makes its load. It is not worth failing for.
Expected<void> cleanUp(const cluster::Access& access, const std::stop_token& stop) {
    const auto removed = removeAbandonedWorkers(access, stop);
    if (stop.stop_requested()) return fail(cancelled());
    if (removed)
        for (const auto& name : *removed)
            log::info("probes", "removed Job " + name + ", left of a run that was killed");
    else if (removed.error().code != ErrorCode::Forbidden)
        log::warning("probes", "what killed runs left could not be removed: " + removed.error().describe());
    return {};
}

Expected<Result> run(const std::shared_ptr<cluster::Access>& access, const MeasureSpec& request,
                     std::function<void(const Point&)> onPoint, const std::stop_token& stop) {
    if (request.redisBenchmark) return runRedisBenchmark(access, request.load, stop);
    if (request.from != MeasureSpec::From::Here) {  // before anything is sent
        TRY_ASSIGN(reach, PodNetwork::make(access, stop));
        TRY(servingView(*reach, reach->password(), stop));
    }
    if (request.from == MeasureSpec::From::Workers)
        return runWorkers(access, request.load, request.workers, std::move(onPoint), stop);
    if (request.from == MeasureSpec::From::Pod) return runInCluster(access, request.load, std::move(onPoint), stop);
    TRY_ASSIGN(network, PodNetwork::make(access, stop));
    auto result = runHere(request.load, network, network->password(), std::move(onPoint), stop);
    if (result) result->place = "desktop";
    return result;
}

}  // namespace

Expected<void> MeasureSpec::valid() const {
    TRY(load.valid());
    if (from == From::Workers && !limits::workers.hold(workers))
        return fail(ErrorCode::Invalid,
                    "the number of workers must be " + limits::workers.text() + ", not " + std::to_string(workers));
    return redisBenchmark ? fitsRedisBenchmark(*this) : Expected<void>();
}

Expected<Result> measure(std::shared_ptr<cluster::Access> access, const MeasureSpec& request, const Witness& witness,
                         std::function<void(const Point&)> onPoint, std::stop_token stop) {
    TRY(request.valid());
    TRY(cleanUp(*access, stop));
    TRY_ASSIGN(result, run(access, request, std::move(onPoint), stop));
    witness.explain(result);
    const auto& target = access->target();
    result.target = (target.context.empty() ? "" : target.context + "/") + target.ns + "/" + target.statefulSet;
    result.verdict = verdictOf(result);
    return result;
}

Expected<std::chrono::milliseconds> parseDuration(const std::string& text) {
    std::size_t used = 0;
    double value = -1;
    try {
        value = std::stod(text, &used);
    } catch (const std::exception&) {
        used = 0;
    }
    const std::map<std::string, double> units{{"", 1e3}, {"s", 1e3}, {"ms", 1}, {"m", 6e4}, {"min", 6e4}, {"h", 3.6e6}};
    while (used > 0 && used < text.size() && text[used] == ' ') ++used;
    const auto unit = units.find(text.substr(used));
    if (used == 0 || unit == units.end() || !(value >= 0))
        return fail(ErrorCode::Invalid, "\"" + text + "\" is no duration", {}, "Durations are like 30s, 500ms or 2m");
    return std::chrono::milliseconds(static_cast<std::int64_t>(std::min(value * unit->second, 1e15)));
}

}  // namespace slotpilot::probes
