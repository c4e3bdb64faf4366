// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/lease.h"

#include <fmt/format.h>

#include "base/log.h"
#include "base/time.h"

namespace slotpilot::cluster {
namespace {

using nlohmann::json;

constexpr Milliseconds lookInterval{1000};

std::string nowText() { return toRfc3339Micro(std::chrono::system_clock::now()); }

std::string textAt(const json& object, const char* pointer) {
    const json::json_pointer path(pointer);
    return object.contains(path) && object[path].is_string() ? object[path].get<std::string>() : std::string();
}
std::string holderOf(const json& object) { return textAt(object, "/spec/holderIdentity"); }

/// `object` as held by `identity` from now on.
json takenBy(json object, const std::string& identity, const LeaseTimes& times) {
    auto& spec = object["spec"];
    const int transitions = spec.is_object() ? spec.value("leaseTransitions", 0) : 0;
    spec = {{"holderIdentity", identity},
            {"leaseDurationSeconds", times.duration.count()},
            {"leaseTransitions", transitions + 1},
            {"acquireTime", nowText()},
            {"renewTime", nowText()}};
    return object;
}

Error busy(const std::string& identity, const std::string& name) {
    return Error{ErrorCode::Conflict,
                 fmt::format("{} works on this cluster now", LeaseHolder::parse(identity).describe()), "Lease " + name,
                 "Wait until that run has ended, or end it there"};
}

}  // namespace

LeaseHolder LeaseHolder::own(std::string runId) { return {userName(), std::move(runId), ProcessIdentity::own()}; }

LeaseHolder LeaseHolder::parse(const std::string& identity) {
    LeaseHolder holder;
    const auto first = identity.find('/');
    const auto second = first == std::string::npos ? first : identity.find('/', first + 1);
    if (second == std::string::npos) return {identity, "", {}};
    holder.user = identity.substr(0, first);
    holder.process = ProcessIdentity::parse(identity.substr(first + 1, second - first - 1)).value_or(ProcessIdentity{});
    holder.runId = identity.substr(second + 1);
    return holder;
}

std::string LeaseHolder::toString() const { return user + "/" + process.toString() + "/" + runId; }

std::string LeaseHolder::describe() const {
    if (process.host.empty()) return user;
    return fmt::format("{}@{} (run {})", user, process.host, runId);
}

Expected<std::unique_ptr<Lease>> Lease::acquire(const Access& access, LeaseHolder holder, Callbacks callbacks,
                                                std::stop_token stop, LeaseTimes times) {
    const auto& client = access.clientPtr();
    const auto ns = access.target().ns;
    const auto name = "slotpilot-" + access.target().statefulSet;
    const auto identity = holder.toString();
    const auto held = [&](Expected<json> object) -> Expected<std::unique_ptr<Lease>> {
        if (!object) return fail(std::move(object).error());
        return std::unique_ptr<Lease>(new Lease(client, ns, std::move(*object), std::move(callbacks), times));
    };

    const auto deadline = std::chrono::steady_clock::now() + times.duration + lookInterval;
    std::string seen;
    while (true) {
        auto object = client->get(kube::resources::leases, ns, name, stop);
        if (!object && object.error().code == ErrorCode::NotFound) {
            auto made = client->create(kube::resources::leases, ns,
                                       takenBy({{"apiVersion", "coordination.k8s.io/v1"},
                                                {"kind", "Lease"},
                                                {"metadata", {{"name", name}, {"namespace", ns}}}},
                                               identity, times),
                                       stop);
            if (!made && made.error().code == ErrorCode::AlreadyExists) continue;
            return held(std::move(made));
        }
        TRY(object);
        const auto other = holderOf(*object);
        const auto process = LeaseHolder::parse(other).process;
        const bool over = std::chrono::steady_clock::now() >= deadline;
        if (other.empty() || over || process.alive() == false || process == holder.process) {
            if (!other.empty() && process != holder.process && callbacks.onTakenOver)
                callbacks.onTakenOver(LeaseHolder::parse(other).describe());
            auto taken = client->replace(kube::resources::leases, ns, name, takenBy(*object, identity, times), stop);
            if (!taken && taken.error().code == ErrorCode::Conflict) continue;
            return held(std::move(taken));
        }
        const auto renewed = other + " " + textAt(*object, "/spec/renewTime");
        if ((!seen.empty() && renewed != seen) || process.alive() == true) return fail(busy(other, name));
        seen = renewed;
        if (!waitFor(stop, lookInterval)) return fail(cancelled("stopped while waiting for the cluster's Lease"));
    }
}

Lease::Lease(std::shared_ptr<kube::Client> client, std::string ns, json object, Callbacks callbacks, LeaseTimes times)
    : client_(std::move(client)),
      ns_(std::move(ns)),
      identity_(holderOf(object)),
      callbacks_(std::move(callbacks)),
      times_(times),
      object_(std::move(object)) {
    renewer_ = std::jthread([this](std::stop_token stop) { renewUntil(stop); });
}

Lease::~Lease() {
    renewer_.request_stop();
    renewer_.join();
    if (!held_) return;
    object_["spec"]["holderIdentity"] = "";
    const auto freed = client_->replace(kube::resources::leases, ns_, textAt(object_, "/metadata/name"), object_, {});
    if (!freed) log::warning("lease", "it could not be given back and runs out by itself: " + freed.error().describe());
}

bool Lease::held() const { return held_; }

void Lease::renewUntil(std::stop_token stop) {
    Milliseconds pause = times_.renewal;
    while (waitFor(stop, pause)) {
        auto renewed = renew(stop);
        pause = renewed ? Milliseconds(times_.renewal) : lookInterval;
        if (renewed) continue;
        if (stop.stop_requested()) return;
        // While the API server can't be reached nobody else can take the Lease either: only a new holder ends it.
        if (renewed.error().code != ErrorCode::Precondition) {
            log::warning("lease", "it can't be renewed now: " + renewed.error().describe());
            continue;
        }
        held_ = false;
        if (callbacks_.onLost) callbacks_.onLost(std::move(renewed).error());
        return;
    }
}

Expected<void> Lease::renew(std::stop_token stop) {
    const auto name = textAt(object_, "/metadata/name");
    object_["spec"]["renewTime"] = nowText();
    auto written = client_->replace(kube::resources::leases, ns_, name, object_, stop);
    if (written) {
        object_ = std::move(*written);
        return {};
    }
    if (written.error().code != ErrorCode::Conflict && written.error().code != ErrorCode::NotFound)
        return fail(std::move(written).error());
    auto now = client_->get(kube::resources::leases, ns_, name, stop);
    if (now && holderOf(*now) == identity_) {
        object_ = std::move(*now);
        return fail(Error{ErrorCode::Conflict, "somebody edited the Lease", name});
    }
    if (!now && now.error().code != ErrorCode::NotFound) return fail(std::move(now).error());
    const auto who = now ? LeaseHolder::parse(holderOf(*now)).describe() : std::string("nobody: it was deleted");
    return fail(ErrorCode::Precondition, "the cluster's Lease was lost; it is held by " + who, "Lease " + name,
                "See what they do before going on with this run");
}

}  // namespace slotpilot::cluster
