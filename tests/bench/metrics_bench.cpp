// SPDX-License-Identifier: GPL-3.0-or-later
// What a day of metrics of 50 pods takes: memory, and the time to read a chart's values from it.
#include <benchmark/benchmark.h>
#include <malloc.h>

#include "metrics/store.h"

using namespace slotpilot;

namespace {

constexpr std::chrono::seconds day = std::chrono::hours(24);
const WallTime begin = *parseRfc3339("2026-01-31T12:00:00Z");

double allocated() {
    const auto heap = mallinfo2();
    return static_cast<double>(heap.uordblks + heap.hblkhd);
}

/// One sample a second of each pod.
void aDayOfFiftyPods(benchmark::State& state) {
    const double before = allocated();
    metrics::Store store;
    metrics::Sample sample;
    for (std::chrono::seconds at{}; at < day; ++at)
        for (int pod = 0; pod < 50; ++pod) {
            sample.pod = "redis-" + std::to_string(pod);
            sample.time = begin + at;
            sample.values.fill(static_cast<float>(at.count()));
            store.add(sample);
        }
    for (auto _ : state) benchmark::DoNotOptimize(store.series(metrics::Metric::Keys, day, begin + day));
    state.counters["MB"] = (allocated() - before) / 1e6;
    state.counters["MB_by_its_own_account"] = static_cast<double>(store.memory()) / 1e6;
}
BENCHMARK(aDayOfFiftyPods)->Iterations(20)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
