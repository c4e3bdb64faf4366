// SPDX-License-Identifier: GPL-3.0-or-later
// What slotpilot-probe and who started it say to each other: a JSON object a line.
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "probes/client.h"
#include "probes/load.h"
#include "probes/run.h"

namespace slotpilot::probes {

/// The probe's first line of input. After it come "go" when all probes are ready, "stop", and now and then an empty
/// line: a probe that hears nothing for long takes it that nobody is there any more.
struct Order {
    LoadSpec load;
    std::vector<NodeAddress> seeds;
    std::map<std::string, std::string> names;  ///< of pods, by node id
    std::optional<Password> password;
    int worker = 0, workers = 1;  ///< as in RunOptions
};
inline constexpr std::chrono::seconds heartbeat{3}, silence{20};

nlohmann::json toJson(const Order& order);
/// Errors: Protocol.
Expected<Order> orderFromJson(const nlohmann::json& value);

/// One of the probe's lines of output.
struct Message {
    enum class Kind { Ready, Slice, End, Failed };
    Kind kind = Kind::Ready;
    int thread = 0;   ///< Slice
    Slice slice;      ///< Slice
    Outcome outcome;  ///< End
    Error error;      ///< Failed
};

nlohmann::json toJson(const Message& message);
/// Errors: Protocol.
Expected<Message> messageFromJson(const nlohmann::json& value);

}  // namespace slotpilot::probes
