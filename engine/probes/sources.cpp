// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/sources.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace slotpilot::probes {

std::optional<Source::Next> Pass::draw() {
    while (at_ < share_.size() && wanted_ && !(*wanted_)[at_]) ++at_;
    if (at_ >= share_.size()) return std::nullopt;
    return Next{share_.key(at_++), op_};
}

std::optional<Op> Pass::answered(const Request&, const FlatReply& reply, bool) {
    if (reply.type == ':') sum_ += static_cast<std::uint64_t>(reply.integer);
    return std::nullopt;
}

void Pass::failed(const Request&, const std::string& kind) {
    ++failures_;
    lastFailure_ = kind;
}

Counting::Counting(Share share, std::uint32_t workingSet, std::uint64_t seed)
    : share_(share),
      workingSet_(std::clamp<std::uint32_t>(workingSet / share.step, 1, std::max(1U, share.size()))),
      random_(seed),
      acknowledged_(share.size()),
      busy_(share.size()),
      written_(share.size()) {}

std::optional<Source::Next> Counting::draw() {
    if (verifying_) {
        while (at_ < share_.size() && !written_[at_]) ++at_;
        if (at_ >= share_.size()) return std::nullopt;
        return Next{share_.key(at_++), Op::Get};
    }
    for (int tries = 0; tries < 16 && share_.size() > 0; ++tries) {
        const auto number = random_();
        const std::uint32_t among = number & 1 ? workingSet_ : share_.size();
        const auto index = static_cast<std::uint32_t>((number >> 32) * among >> 32);
        if (busy_[index]) continue;
        busy_[index] = true;
        return Next{share_.key(index), Op::Get};
    }
    return std::nullopt;
}

void Counting::compare(std::uint64_t& acknowledged, std::uint64_t seen) {
    if (seen < acknowledged) lost_ += acknowledged - seen;
    if (seen > acknowledged) notAcknowledged_ += seen - acknowledged;
    acknowledged = seen;
}

std::optional<Op> Counting::answered(const Request& request, const FlatReply& reply, bool more) {
    const auto index = share_.index(request.key);
    auto& acknowledged = acknowledged_[index];
    if (request.op == Op::Get) {
        std::uint64_t seen = 0;
        if (!reply.nil) std::from_chars(reply.text.data(), reply.text.data() + reply.text.size(), seen);
        compare(acknowledged, seen);
        if (more && !verifying_) {
            written_[index] = true;
            return Op::Incr;
        }
    } else {
        // Whatever is missing or too much was so before this write.
        compare(acknowledged, static_cast<std::uint64_t>(reply.integer) - 1);
        ++acknowledged;
    }
    busy_[index] = false;
    return std::nullopt;
}

void Counting::failed(const Request& request, const std::string&) {
    busy_[share_.index(request.key)] = false;
    unverified_ += verifying_;
}

void Counting::verify() {
    verifying_ = true;
    at_ = 0;
}

Zipf::Zipf(std::uint32_t count, double exponent) : count_(count), exponent_(exponent) {
    for (std::uint32_t i = 1; i <= count; ++i) zeta_ += std::pow(1.0 / i, exponent);
    second_ = 1 + std::pow(0.5, exponent);
    alpha_ = 1 / (1 - exponent);
    eta_ = (1 - std::pow(2.0 / count, 1 - exponent)) / (1 - second_ / zeta_);
}

std::uint32_t Zipf::operator()(double uniform) const {
    const double scaled = uniform * zeta_;
    if (scaled < 1 || count_ == 1) return 0;
    if (scaled < second_ || count_ == 2) return 1;
    const double rank = count_ * std::pow(eta_ * uniform - eta_ + 1, alpha_);
    return std::min(count_ - 1, static_cast<std::uint32_t>(rank));
}

Mixed::Mixed(const LoadSpec& load, std::uint64_t seed)
    : keys_(static_cast<std::uint32_t>(load.keys)),
      readsBelow_(static_cast<std::uint64_t>(load.readShare * 4294967296.0)),
      state_(seed | 1) {
    if (load.zipf > 0) zipf_.emplace(keys_, load.zipf);
}

std::optional<Source::Next> Mixed::draw() {
    // xorshift64*: a request costs less than a microsecond, so its key must be cheap.
    const auto random = [&] {
        state_ ^= state_ >> 12;
        state_ ^= state_ << 25;
        state_ ^= state_ >> 27;
        return state_ * 2685821657736338717ULL;
    };
    const auto number = random();
    const Op op = (number & 0xffffffff) < readsBelow_ ? Op::Get : Op::Set;
    if (zipf_) return Next{(*zipf_)(static_cast<double>(random() >> 11) * 0x1p-53), op};
    return Next{static_cast<std::uint32_t>((number >> 32) * keys_ >> 32), op};
}

}  // namespace slotpilot::probes
