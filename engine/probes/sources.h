// SPDX-License-Identifier: GPL-3.0-or-later
// What a client does: passes over all keys, the consistency check's traffic, a benchmark's.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "probes/client.h"

namespace slotpilot::probes {

/// One thread's share of the keys: numbers `first`, `first + step`, ...
struct Share {
    std::uint32_t first = 0, step = 1, keys = 0;
    std::uint32_t size() const { return first < keys ? (keys - first + step - 1) / step : 0; }
    std::uint32_t key(std::uint32_t i) const { return first + i * step; }
    std::uint32_t index(std::uint32_t key) const { return key / step; }
};

/// The same operation once on each key.
class Pass : public Source {
public:
    /// `wanted`: by index within the share, which keys; empty: all.
    Pass(Share share, Op op, const std::vector<bool>* wanted = nullptr) : share_(share), op_(op), wanted_(wanted) {}
    std::optional<Next> draw() override;
    bool over() const override { return at_ >= share_.size(); }
    bool mayGiveBack() const override { return false; }
    std::optional<Op> answered(const Request& request, const FlatReply& reply, bool more) override;
    void failed(const Request& request, const std::string& kind) override;

    std::uint64_t sum() const { return sum_; }  ///< of the integers answered
    std::uint64_t failures() const { return failures_; }
    const std::string& lastFailure() const { return lastFailure_; }

private:
    Share share_;
    Op op_;
    const std::vector<bool>* wanted_;
    std::uint32_t at_ = 0;
    std::uint64_t sum_ = 0, failures_ = 0;
    std::string lastFailure_;
};

/// Counters that are read, compared with what was acknowledged, and incremented, as in the consistency test of
/// redis-rb-cluster (https://github.com/antirez/redis-rb-cluster). Half of the traffic is on a small working set. A key
/// is in one operation at a time only, so that what was acknowledged is known exactly.
class Counting : public Source {
public:
    Counting(Share share, std::uint32_t workingSet, std::uint64_t seed);
    std::optional<Next> draw() override;
    void givenBack(const Next& next) override { busy_[share_.index(next.key)] = false; }
    std::optional<Op> answered(const Request& request, const FlatReply& reply, bool more) override;
    void failed(const Request& request, const std::string& kind) override;

    /// Reads what was written once more, without writing.
    void verify();
    bool over() const override { return verifying_ && at_ >= share_.size(); }
    bool mayGiveBack() const override { return !verifying_; }

    std::uint64_t lost() const { return lost_; }
    std::uint64_t notAcknowledged() const { return notAcknowledged_; }
    std::uint64_t unverified() const { return unverified_; }
    /// Keys that a write was sent for, by index within the share.
    const std::vector<bool>& written() const { return written_; }

private:
    void compare(std::uint64_t& acknowledged, std::uint64_t seen);

    Share share_;
    std::uint32_t workingSet_, at_ = 0;
    std::mt19937_64 random_;
    std::vector<std::uint64_t> acknowledged_;
    std::vector<bool> busy_, written_;
    bool verifying_ = false;
    std::uint64_t lost_ = 0, notAcknowledged_ = 0, unverified_ = 0;
};

/// Keys of unequal popularity: the chance of number i is proportional to 1 / (i + 1)^exponent, with an exponent below
/// 1. By J. Gray et al., "Quickly generating billion-record synthetic databases", 1994.
class Zipf {
public:
    Zipf(std::uint32_t count, double exponent);
    /// `uniform`: from 0 to below 1.
    std::uint32_t operator()(double uniform) const;

private:
    std::uint32_t count_;
    double exponent_, zeta_ = 0, second_ = 0, alpha_ = 0, eta_ = 0;
};

/// GET and SET on keys drawn at random.
class Mixed : public Source {
public:
    Mixed(const LoadSpec& load, std::uint64_t seed);
    std::optional<Next> draw() override;
    std::optional<Op> answered(const Request&, const FlatReply&, bool) override { return std::nullopt; }

private:
    std::uint32_t keys_;
    std::uint64_t readsBelow_;
    std::uint64_t state_;
    std::optional<Zipf> zipf_;
};

}  // namespace slotpilot::probes
