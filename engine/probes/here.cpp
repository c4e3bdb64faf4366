// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/here.h"

namespace slotpilot::probes {

Expected<Result> runHere(const LoadSpec& load, std::shared_ptr<Network> network, std::optional<Password> password,
                         std::function<void(const Point&)> onPoint, std::stop_token stop, bool keepKeys) {
    TRY(load.valid());
    Collector collector(load, load.threads, std::move(onPoint));
    TRY_ASSIGN(outcome, runLoad({.load = load,
                                 .network = std::move(network),
                                 .password = std::move(password),
                                 .onSlice = [&](int thread, Slice slice) { collector.add(thread, std::move(slice)); },
                                 .keepKeys = keepKeys},
                                stop));
    for (int thread = 0; thread < load.threads; ++thread) collector.finish(thread);
    auto result = collector.result();
    result.outcome = outcome;
    if (outcome.stopped) result.incomplete = "it was stopped";
    result.verdict = verdictOf(result);
    return result;
}

}  // namespace slotpilot::probes
