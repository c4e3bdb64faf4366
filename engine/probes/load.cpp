// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/load.h"

#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace slotpilot::probes {

using nlohmann::json;
using std::chrono::milliseconds;

LoadSpec LoadSpec::consistency() {
    LoadSpec spec;
    spec.prefix = "slotpilot-consistency:";
    spec.duration = std::chrono::seconds(30);
    spec.pipeline = 16;
    return spec;
}

LoadSpec LoadSpec::benchmark() {
    LoadSpec spec;
    spec.kind = Kind::Benchmark;
    spec.prefix = "slotpilot-benchmark:";
    spec.duration = std::chrono::seconds(10);
    spec.connections = 50;
    spec.keys = 100'000;
    return spec;
}

namespace {

std::string numberText(double number) {
    std::array<char, 32> digits;
    std::snprintf(digits.data(), digits.size(), "%.10g", number);
    return digits.data();
}

Expected<void> within(const std::string& what, double value, const Limits& limits) {
    if (limits.hold(value)) return {};
    return fail(ErrorCode::Invalid, what + " is " + numberText(value) + ", but must be " + limits.text());
}

}  // namespace

std::string Limits::text() const { return numberText(least) + " to " + numberText(most); }

Expected<void> LoadSpec::valid() const {
    TRY(within("the duration in seconds", std::chrono::duration<double>(duration).count(), {0.1, 7 * 24 * 3600}));
    TRY(within("the number of connections", connections, limits::connections));
    TRY(within("the number of threads", threads, limits::threads));
    TRY(within("the pipeline's depth", pipeline, limits::pipeline));
    TRY(within("the rate", rate, limits::rate));
    TRY(within("the number of keys", keys, limits::keys));
    TRY(within("the size of the working set", workingSet, limits::keys));
    TRY(within("the size of a value in bytes", static_cast<double>(valueBytes), limits::valueBytes));
    TRY(within("the zipf exponent", zipf, limits::zipf));
    TRY(within("the share of reads", readShare, limits::readShare));
    TRY(within("the timeout in milliseconds", static_cast<double>(timeout.count()), {10, 3'600'000}));
    TRY(within("the patience in milliseconds", static_cast<double>(patience.count()), {10, 3'600'000}));
    if (threads > connections)
        return fail(ErrorCode::Invalid, "there are more threads than connections", {}, "Give each thread a connection");
    if (prefix.empty() || prefix.find('{') != prefix.npos || prefix.size() > 200)
        return fail(
            ErrorCode::Invalid, "\"" + prefix + "\" can't be the keys' prefix", {},
            "It must not be empty nor longer than 200 bytes, and without \"{\": hash tags put all keys into one slot");
    return {};
}

json toJson(const LoadSpec& spec) {
    return {{"kind", nameOf(spec.kind)},
            {"prefix", spec.prefix},
            {"durationMs", spec.duration.count()},
            {"connections", spec.connections},
            {"threads", spec.threads},
            {"pipeline", spec.pipeline},
            {"rate", spec.rate},
            {"keys", spec.keys},
            {"workingSet", spec.workingSet},
            {"removeLeftovers", spec.removeLeftovers},
            {"valueBytes", spec.valueBytes},
            {"zipf", spec.zipf},
            {"readShare", spec.readShare},
            {"timeoutMs", spec.timeout.count()},
            {"patienceMs", spec.patience.count()}};
}

Expected<LoadSpec> loadFromJson(const json& value) try {
    LoadSpec spec;
    const auto kind = value.at("kind").get<std::string>();
    if (kind != "consistency" && kind != "benchmark") return fail(ErrorCode::Protocol, "no such load: " + kind);
    spec.kind = kind == "benchmark" ? LoadSpec::Kind::Benchmark : LoadSpec::Kind::Consistency;
    value.at("prefix").get_to(spec.prefix);
    spec.duration = milliseconds(value.at("durationMs").get<std::int64_t>());
    value.at("connections").get_to(spec.connections);
    value.at("threads").get_to(spec.threads);
    value.at("pipeline").get_to(spec.pipeline);
    value.at("rate").get_to(spec.rate);
    value.at("keys").get_to(spec.keys);
    value.at("workingSet").get_to(spec.workingSet);
    value.at("removeLeftovers").get_to(spec.removeLeftovers);
    value.at("valueBytes").get_to(spec.valueBytes);
    value.at("zipf").get_to(spec.zipf);
    value.at("readShare").get_to(spec.readShare);
    spec.timeout = milliseconds(value.at("timeoutMs").get<std::int64_t>());
    spec.patience = milliseconds(value.at("patienceMs").get<std::int64_t>());
    return spec;
} catch (const json::exception&) {
    return fail(ErrorCode::Protocol, "the description of a load can't be read");
}

std::string nameOf(LoadSpec::Kind kind) { return kind == LoadSpec::Kind::Benchmark ? "benchmark" : "consistency"; }

std::string keyName(const std::string& prefix, std::uint32_t number) {
    const auto digits = std::to_string(number);
    return prefix + std::string(10 - digits.size(), '0') + digits;
}

}  // namespace slotpilot::probes
