// SPDX-License-Identifier: GPL-3.0-or-later
// Requests and replies between the HTTP server and the API.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/fd.h"
#include "playground/api_error.h"

namespace slotpilot::playground {

struct Request {
    std::string method, path;
    std::vector<std::pair<std::string, std::string>> query;
    std::map<std::string, std::string> headers;  ///< names in lower case
    std::string body;

    /// The first value, or empty.
    std::string parameter(const std::string& name) const;
    std::vector<std::string> parameters(const std::string& name) const;
    bool flag(const std::string& name) const;
    std::string header(const std::string& name) const;
};

/// A reply's body that comes bit by bit.
class Stream {
public:
    virtual ~Stream() = default;
    /// What is new, after at most a quarter of a second; empty if nothing is. Nothing at the end.
    virtual std::optional<std::string> next(std::stop_token stop) = 0;
};

/// A connection that speaks WebSocket from now on: its socket, and what was read already.
struct Upgraded {
    UniqueFd socket;
    std::string read;
};

struct Reply {
    int code = 200;
    std::string body, contentType = "application/json";
    std::map<std::string, std::string> headers = {};
    std::unique_ptr<Stream> stream = {};
    std::function<void(Upgraded)> upgrade = {};  ///< with code 101; must return at once

    static Reply json(int code, const Json& body) { return {code, body.dump() + "\n"}; }
    static Reply refusal(const ApiError& error) { return json(error.code, error.status()); }
};

}  // namespace slotpilot::playground
