// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/wire.h"

#include <nlohmann/json.hpp>

namespace slotpilot::probes {
namespace {

using nlohmann::json;

ErrorCode codeOf(const std::string& name) {
    for (int code = 0; code < static_cast<int>(ErrorCode::Internal); ++code)
        if (toString(static_cast<ErrorCode>(code)) == name) return static_cast<ErrorCode>(code);
    return ErrorCode::Internal;
}

}  // namespace

json toJson(const Order& order) {
    json seeds = json::array();
    for (const auto& seed : order.seeds) seeds.push_back({{"id", seed.id}, {"host", seed.host}, {"port", seed.port}});
    json value{{"load", toJson(order.load)},
               {"seeds", std::move(seeds)},
               {"names", order.names},
               {"worker", order.worker},
               {"workers", order.workers}};
    if (order.password) value["auth"] = {{"user", order.password->user}, {"password", order.password->password}};
    return value;
}

Expected<Order> orderFromJson(const json& value) try {
    Order order;
    TRY_ASSIGN(load, loadFromJson(value.at("load")));
    order.load = load;
    for (const auto& seed : value.at("seeds"))
        order.seeds.push_back(
            {seed.at("id").get<std::string>(), seed.at("host").get<std::string>(), seed.at("port").get<int>()});
    value.at("names").get_to(order.names);
    value.at("worker").get_to(order.worker);
    value.at("workers").get_to(order.workers);
    if (value.contains("auth"))
        order.password = {value["auth"].at("user").get<std::string>(), value["auth"].at("password").get<std::string>()};
    return order;
} catch (const json::exception&) {
    return fail(ErrorCode::Protocol, "the order can't be read");
}

json toJson(const Message& message) {
    switch (message.kind) {
        case Message::Kind::Ready: return {{"ready", true}};
        case Message::Kind::Slice: return {{"thread", message.thread}, {"slice", toJson(message.slice)}};
        case Message::Kind::End: return {{"end", toJson(message.outcome)}};
        case Message::Kind::Failed: break;
    }
    const auto& error = message.error;
    return {{"failed",
             {{"code", std::string(toString(error.code))},
              {"what", error.what},
              {"where", error.where},
              {"hint", error.hint}}}};
}

Expected<Message> messageFromJson(const json& value) try {
    Message message;
    if (value.contains("ready")) return message;
    if (value.contains("slice")) {
        message.kind = Message::Kind::Slice;
        value.at("thread").get_to(message.thread);
        TRY_ASSIGN(slice, sliceFromJson(value["slice"]));
        message.slice = std::move(slice);
        return message;
    }
    if (value.contains("end")) {
        message.kind = Message::Kind::End;
        TRY_ASSIGN(outcome, outcomeFromJson(value["end"]));
        message.outcome = outcome;
        return message;
    }
    message.kind = Message::Kind::Failed;
    const auto& error = value.at("failed");
    message.error = {codeOf(error.at("code").get<std::string>()), error.at("what").get<std::string>(),
                     error.at("where").get<std::string>(), error.at("hint").get<std::string>()};
    return message;
} catch (const json::exception&) {
    return fail(ErrorCode::Protocol, "what the probe says can't be read");
}

}  // namespace slotpilot::probes
