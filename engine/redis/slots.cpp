// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/slots.h"

#include <array>
#include <charconv>

namespace slotpilot::redis {
namespace {

constexpr std::array<std::uint16_t, 256> makeCrcTable() {
    std::array<std::uint16_t, 256> table{};
    for (unsigned i = 0; i < 256; ++i) {
        unsigned crc = i << 8;
        for (int bit = 0; bit < 8; ++bit) crc = crc & 0x8000 ? crc << 1 ^ 0x1021 : crc << 1;
        table[i] = static_cast<std::uint16_t>(crc);
    }
    return table;
}
constexpr auto crcTable = makeCrcTable();

std::uint16_t crc16(std::string_view bytes) {
    std::uint16_t crc = 0;
    for (const char c : bytes)
        crc = static_cast<std::uint16_t>(crc << 8 ^ crcTable[(crc >> 8 ^ static_cast<unsigned char>(c)) & 0xff]);
    return crc;
}

std::string_view hashTag(std::string_view key) {
    const auto open = key.find('{');
    if (open == key.npos) return key;
    const auto close = key.find('}', open + 1);
    return close == key.npos || close == open + 1 ? key : key.substr(open + 1, close - open - 1);
}

bool parseSlot(std::string_view text, int& slot) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), slot);
    return error == std::errc() && end == text.data() + text.size() && slot >= 0 && slot < slotCount;
}

}  // namespace

SlotSet::SlotSet(const std::vector<SlotRange>& ranges) {
    for (const auto& range : ranges) add(range);
}

Expected<SlotSet> SlotSet::parse(std::string_view text) {
    SlotSet set;
    for (std::size_t at = 0; (at = text.find_first_not_of(" ,", at)) != text.npos;) {
        const auto word = text.substr(at, text.find_first_of(" ,", at) - at);
        at += word.size();
        const auto dash = word.find('-');
        SlotRange range;
        const bool fine = parseSlot(word.substr(0, dash), range.first) &&
                          parseSlot(dash == word.npos ? word : word.substr(dash + 1), range.last) &&
                          range.first <= range.last;
        if (!fine)
            return fail(ErrorCode::Invalid, "\"" + std::string(word) + "\" is no slot and no range of slots", {},
                        "Slots are 0 to 16383, ranges like 0-5460");
        set.add(range);
    }
    return set;
}

void SlotSet::add(SlotRange range) {
    for (int slot = range.first; slot <= range.last; ++slot) add(slot);
}

std::vector<SlotRange> SlotSet::ranges() const {
    std::vector<SlotRange> ranges;
    for (const int slot : slots()) {
        if (!ranges.empty() && ranges.back().last == slot - 1)
            ranges.back().last = slot;
        else
            ranges.push_back({slot, slot});
    }
    return ranges;
}

std::vector<int> SlotSet::slots() const {
    std::vector<int> slots;
    slots.reserve(bits_.count());
    for (auto i = bits_._Find_first(); i < bits_.size(); i = bits_._Find_next(i)) slots.push_back(static_cast<int>(i));
    return slots;
}

std::string SlotSet::toString() const {
    std::string text;
    for (const auto& range : ranges()) {
        if (!text.empty()) text += ' ';
        text += std::to_string(range.first);
        if (range.last != range.first) text += '-' + std::to_string(range.last);
    }
    return text;
}

SlotSet SlotSet::operator|(const SlotSet& other) const {
    SlotSet result;
    result.bits_ = bits_ | other.bits_;
    return result;
}

SlotSet SlotSet::operator&(const SlotSet& other) const {
    SlotSet result;
    result.bits_ = bits_ & other.bits_;
    return result;
}

SlotSet SlotSet::operator-(const SlotSet& other) const {
    SlotSet result;
    result.bits_ = bits_ & ~other.bits_;
    return result;
}

int slotOf(std::string_view key) { return crc16(hashTag(key)) % slotCount; }

}  // namespace slotpilot::redis
