// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/marks.h"

#include "probes/sources.h"
#include "redis/slots.h"

namespace slotpilot::probes {
namespace {

/// A mark's number is `magnitudes` times the worker and the power of ten that its keys' numbers are below.
constexpr std::uint32_t magnitudes = 8, workersMost = 100, numbers = (workersMost + 1) * magnitudes;
constexpr std::int64_t passTimeout = 60'000'000'000;
constexpr std::chrono::milliseconds patience{15'000};

/// Which of the keys are there.
class Seen : public Pass {
public:
    using Pass::Pass;
    std::optional<Op> answered(const Request& request, const FlatReply& reply, bool more) override {
        if (reply.integer > 0) keys.push_back(request.key);
        return Pass::answered(request, reply, more);
    }
    std::vector<std::uint32_t> keys;
};

std::string marksPrefix(const LoadSpec& load) { return load.prefix + "run:"; }

/// One key alone.
Share only(std::uint32_t number) { return {number, 1, number + 1}; }

}  // namespace

std::string prefixOf(const std::string& prefix, int worker) {
    return worker == 0 ? prefix : prefix + "w" + std::to_string(worker - 1) + ":";
}

Marks::Mark Marks::markOf(std::uint32_t number) {
    Mark mark{static_cast<int>(number / magnitudes), number, 1};
    for (auto power = number % magnitudes; power > 0; --power) mark.keys *= 10;
    return mark;
}

std::uint32_t Marks::ownNumber() const {
    auto number = static_cast<std::uint32_t>(options_.worker) * magnitudes;
    while (markOf(number).keys < static_cast<std::uint32_t>(options_.load.keys)) ++number;
    return number;
}

/// What refuses with an error reply counts as a failure of the pass; what else goes wrong is an Error.
Expected<void> Marks::pass(Pass& pass, const std::string& prefix, std::uint32_t keys, std::stop_token stop) const {
    auto load = options_.load;
    load.prefix = prefix;
    load.valueBytes = 1;
    auto slots = std::make_shared<std::vector<std::uint16_t>>(keys);
    for (std::uint32_t i = 0; i < keys; ++i)
        (*slots)[i] = static_cast<std::uint16_t>(redis::slotOf(keyName(prefix, i)));
    TRY_ASSIGN(client, Client::make({options_.network, options_.password, load, 1, std::move(slots)}, view_));
    TRY(client->open(stop));
    constexpr int together = 1024;
    const auto now = monotonicNow();
    TRY(client->run(pass,
                    {.start = now, .end = now + passTimeout, .patience = patience, .depth = together, .stop = stop}));
    if (stop.stop_requested()) return fail(ErrorCode::Cancelled, "stopped");
    return {};
}

Expected<std::uint64_t> Marks::overKeys(const Mark& mark, Op op, std::stop_token stop) const {
    const auto own = mark.worker == options_.worker ? static_cast<std::uint32_t>(options_.load.keys) : 0U;
    if (own >= mark.keys) return 0;
    Pass all({own, 1, mark.keys}, op);
    TRY(pass(all, prefixOf(options_.load.prefix, mark.worker), mark.keys, stop));
    if (all.failures() > 0)
        return fail(ErrorCode::Redis, "the keys of a killed run can't be reached: " + all.lastFailure());
    return all.sum();
}

Expected<std::uint64_t> Marks::look(std::stop_token stop) {
    // Workers of one run have the numbers from 1 to `workers`: each remainder belongs to one of them.
    const auto mine = [&](int worker) { return (worker - options_.worker) % options_.workers == 0; };
    std::vector<bool> wanted(numbers);
    for (std::uint32_t number = 0; number < numbers; ++number) wanted[number] = mine(markOf(number).worker);
    Seen seen({0, 1, numbers}, Op::Exists, &wanted);
    TRY(pass(seen, marksPrefix(options_.load), numbers, stop));
    if (seen.failures() > 0)
        return fail(ErrorCode::Redis, "it can't be told whether keys were left: " + seen.lastFailure());
    std::uint64_t keys = 0;
    for (const auto number : seen.keys) {
        found_.push_back(markOf(number));
        TRY_ASSIGN(count, overKeys(found_.back(), Op::Exists, stop));
        keys += count + 1;
    }
    return keys;
}

std::string Marks::foundPrefix() const {
    return prefixOf(options_.load.prefix, found_.empty() ? options_.worker : found_.front().worker);
}

Expected<void> Marks::remove(std::stop_token stop) {
    for (const auto& mark : found_) {
        TRY(overKeys(mark, Op::Del, stop));
        Pass removal(only(mark.number), Op::Del);
        TRY(pass(removal, marksPrefix(options_.load), numbers, stop));
    }
    found_.clear();
    return {};
}

Expected<bool> Marks::set(std::stop_token stop) {
    Pass mark(only(ownNumber()), Op::Set);
    TRY(pass(mark, marksPrefix(options_.load), numbers, stop));
    return mark.failures() == 0;
}

Expected<bool> Marks::unset(const std::string& view) {
    view_ = view;
    Pass mark(only(ownNumber()), Op::Del);
    TRY(pass(mark, marksPrefix(options_.load), numbers, {}));
    return mark.failures() == 0;
}

}  // namespace slotpilot::probes
