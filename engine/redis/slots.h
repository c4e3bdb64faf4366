// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bitset>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace slotpilot::redis {

inline constexpr int slotCount = 16384;

/// An inclusive range of slots.
struct SlotRange {
    int first = 0, last = 0;
    int size() const { return last - first + 1; }
    auto operator<=>(const SlotRange&) const = default;
};

/// A set of hash slots.
class SlotSet {
public:
    SlotSet() = default;
    explicit SlotSet(const std::vector<SlotRange>& ranges);
    /// Parses "0-5460 5462,7000-7001" (spaces or commas). Errors: Invalid.
    static Expected<SlotSet> parse(std::string_view text);

    void add(int slot) { bits_.set(static_cast<std::size_t>(slot)); }
    void add(SlotRange range);
    void remove(int slot) { bits_.reset(static_cast<std::size_t>(slot)); }
    bool contains(int slot) const { return bits_.test(static_cast<std::size_t>(slot)); }
    int size() const { return static_cast<int>(bits_.count()); }
    bool empty() const { return bits_.none(); }
    std::vector<SlotRange> ranges() const;
    std::vector<int> slots() const;
    std::string toString() const;  ///< "0-5460 5462"

    SlotSet operator|(const SlotSet& other) const;
    SlotSet operator&(const SlotSet& other) const;
    SlotSet operator-(const SlotSet& other) const;
    bool operator==(const SlotSet&) const = default;

private:
    std::bitset<slotCount> bits_;
};

/// The slot of a key: CRC16 (XMODEM) of it, or of its hash tag, modulo 16384.
/// https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/#key-distribution-model
int slotOf(std::string_view key);

}  // namespace slotpilot::redis
