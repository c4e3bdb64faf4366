// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <stop_token>
#include <string>
#include <thread>

#include "base/identity.h"
#include "cluster/access.h"

namespace slotpilot::cluster {

/// Who holds a Lease: "user@host run 20260131-...", and behind it the process, so that its end can be told on its own
/// machine.
struct LeaseHolder {
    std::string user, runId;
    ProcessIdentity process;

    static LeaseHolder own(std::string runId);
    static LeaseHolder parse(const std::string& identity);
    std::string toString() const;
    std::string describe() const;  ///< for people: "anna@laptop (run 2026...)"
};

/// How long a Lease lasts unless it is renewed, and how often it is.
struct LeaseTimes {
    std::chrono::seconds duration{15}, renewal{5};
};

/// The right to change one cluster: a coordination.k8s.io/v1 Lease, "slotpilot-STATEFULSET", 15 s long and renewed
/// every 5 s on a thread of its own. Destruction gives it back.
class Lease {
public:
    struct Callbacks {
        std::function<void(std::string)> onTakenOver = {};  ///< in `acquire`: whose Lease had run out
        std::function<void(Error)> onLost = {};             ///< somebody else holds it now; on the Lease's thread, once
    };

    /// Takes the Lease: a free one at once, also one of this machine whose process has ended; one of another machine
    /// that nobody renews after watching it for as long as it lasts (clocks are not compared).
    /// Errors: Conflict (its holder works on the cluster: who), those of Client.
    static Expected<std::unique_ptr<Lease>> acquire(const Access& access, LeaseHolder holder, Callbacks callbacks,
                                                    std::stop_token stop, LeaseTimes times = {});
    ~Lease();

    /// False once somebody else holds it.
    bool held() const;

private:
    Lease(std::shared_ptr<kube::Client> client, std::string ns, nlohmann::json object, Callbacks callbacks,
          LeaseTimes times);
    void renewUntil(std::stop_token stop);
    Expected<void> renew(std::stop_token stop);

    const std::shared_ptr<kube::Client> client_;
    const std::string ns_, identity_;
    const Callbacks callbacks_;
    const LeaseTimes times_;
    nlohmann::json object_;
    std::atomic<bool> held_ = true;
    std::jthread renewer_;
};

}  // namespace slotpilot::cluster
