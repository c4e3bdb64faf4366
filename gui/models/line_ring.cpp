// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/line_ring.h"

#include <algorithm>
#include <array>

namespace slotpilot::gui {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// Where `needle` (in lower case) begins in `text` at or after `at`; npos: nowhere. Horspool's way.
class Finder {
public:
    explicit Finder(std::string_view needle) : needle_(needle) {
        std::transform(needle_.begin(), needle_.end(), needle_.begin(), lower);
        skip_.fill(needle_.size());
        for (std::size_t i = 0; i + 1 < needle_.size(); ++i)
            skip_[static_cast<unsigned char>(needle_[i])] = needle_.size() - 1 - i;
    }
    std::size_t in(std::string_view text, std::size_t at) const {
        const std::size_t length = needle_.size();
        while (at + length <= text.size()) {
            std::size_t i = length;
            while (i > 0 && lower(text[at + i - 1]) == needle_[i - 1]) --i;
            if (i == 0) return at;
            at += skip_[static_cast<unsigned char>(lower(text[at + length - 1]))];
        }
        return std::string_view::npos;
    }

private:
    std::string needle_;
    std::array<std::size_t, 256> skip_{};
};

/// Where a terminal's control sequence ("ESC [ 31 m") that begins at `at` ends; `at` if none does.
std::size_t sequenceEnd(std::string_view bytes, std::size_t at) {
    if (at + 1 >= bytes.size() || bytes[at] != '\x1b' || bytes[at + 1] != '[') return at;
    for (std::size_t i = at + 2; i < bytes.size(); ++i)
        if (bytes[i] >= '@' && bytes[i] <= '~')
            return i + 1;
        else if (bytes[i] < ' ' || bytes[i] > '?')
            break;
    return at;
}

/// Marks that turn the direction of the text after them, or are not seen at all.
bool deceives(char16_t c) {
    return (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff;
}

}  // namespace

std::string_view LineBlock::line(std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : ends[index - 1];
    return std::string_view(text).substr(begin, ends[index] - begin - 1);
}

void LineRing::append(std::string_view line) {
    if (blocks_.empty() || blocks_.back()->ends.size() == LineBlock::lines) {
        if (!blocks_.empty()) blocks_.back()->text.shrink_to_fit();
        blocks_.push_back(std::make_shared<LineBlock>());
        blocks_.back()->ends.reserve(LineBlock::lines);
    }
    auto& block = *blocks_.back();
    const auto kept = line.substr(0, longestLine);
    block.text.append(kept).push_back('\n');
    block.ends.push_back(block.text.size());
    bytes_ += kept.size() + 1;
    while (blocks_.size() > 1 && (size() > mostLines_ + LineBlock::lines || bytes_ > mostBytes_)) {
        bytes_ -= blocks_.front()->text.size();
        begin_ += blocks_.front()->ends.size();
        blocks_.pop_front();
    }
}

void LineRing::clear() {
    begin_ = end();
    blocks_.clear();
    bytes_ = 0;
}

std::size_t LineRing::size() const {
    return blocks_.empty() ? 0 : (blocks_.size() - 1) * LineBlock::lines + blocks_.back()->ends.size();
}

std::string_view LineRing::line(std::uint64_t number) const {
    if (number < begin() || number >= end()) return {};
    const auto index = static_cast<std::size_t>(number - begin_);
    return blocks_[index / LineBlock::lines]->line(index % LineBlock::lines);
}

LineRing::Part LineRing::part(std::uint64_t from) const {
    Part part{end(), {}};
    if (from >= end()) return part;
    const auto first = from <= begin_ ? 0 : static_cast<std::size_t>(from - begin_) / LineBlock::lines;
    part.begin = begin_ + first * LineBlock::lines;
    for (std::size_t i = first; i < blocks_.size(); ++i) {
        const auto& block = blocks_[i];
        const bool full = block->ends.size() == LineBlock::lines;
        part.blocks.push_back(full ? std::shared_ptr<const LineBlock>(block)
                                   : std::make_shared<const LineBlock>(*block));
    }
    return part;
}

std::vector<std::uint64_t> linesWith(const LineRing::Part& part, std::uint64_t from, std::string_view needle,
                                     const std::stop_token& stop) {
    std::vector<std::uint64_t> found;
    if (needle.empty()) return found;
    const Finder finder(needle);
    std::uint64_t number = part.begin;
    for (const auto& block : part.blocks) {
        if (stop.stop_requested()) break;
        for (std::size_t at = 0; (at = finder.in(block->text, at)) != std::string_view::npos;) {
            const auto line = std::upper_bound(block->ends.begin(), block->ends.end(), at);
            const auto match = number + static_cast<std::uint64_t>(line - block->ends.begin());
            if (match >= from) found.push_back(match);
            at = *line;
        }
        number += block->ends.size();
    }
    return found;
}

QString visibleText(std::string_view bytes) {
    std::string kept;
    kept.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size();) {
        if (const auto end = sequenceEnd(bytes, i); end != i)
            i = end;
        else
            kept.push_back(bytes[i++]);
    }
    const QString decoded = QString::fromUtf8(kept.data(), static_cast<qsizetype>(kept.size()));
    QString shown;
    shown.reserve(decoded.size());
    for (const QChar c : decoded) {
        const char16_t code = c.unicode();
        if (code == u'\t')
            shown += u' ';
        else if (code < 0x20 || code == 0x7f)
            shown += QStringLiteral("^") + QChar(code ^ 0x40);
        else if ((code >= 0x80 && code < 0xa0) || deceives(code))
            shown += QChar::ReplacementCharacter;
        else
            shown += c;
    }
    return shown;
}

}  // namespace slotpilot::gui
