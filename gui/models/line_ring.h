// SPDX-License-Identifier: GPL-3.0-or-later
// The last lines of a container's log, in little memory, and where a text stands in them.
#pragma once

#include <QString>
#include <cstdint>
#include <deque>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace slotpilot::gui {

/// Lines side by side, each with its line feed. Immutable once it is full.
struct LineBlock {
    static constexpr std::size_t lines = 4096;
    std::string text;
    std::vector<std::size_t> ends;  ///< of each line, behind its line feed

    std::string_view line(std::size_t index) const;
};

/// Lines by number, counted from the first one that ever came. The oldest leave, a block at a time, when there are too
/// many lines or bytes.
class LineRing {
public:
    static constexpr std::size_t longestLine = 64 * 1024;  ///< bytes; what is longer is cut

    explicit LineRing(std::size_t mostLines = 1'000'000, std::size_t mostBytes = 256 << 20)
        : mostLines_(mostLines), mostBytes_(mostBytes) {}

    /// `line`: without a line feed.
    void append(std::string_view line);
    void clear();

    /// Numbers of the first line that is there, and of the one that comes next.
    std::uint64_t begin() const { return begin_; }
    std::uint64_t end() const { return begin_ + size(); }
    std::size_t size() const;
    std::size_t bytes() const { return bytes_; }
    /// Empty for a number that is not there.
    std::string_view line(std::uint64_t number) const;

    /// What there is from `from` on, for another thread. Shares all but the last block.
    struct Part {
        std::uint64_t begin = 0;  ///< number of the first block's first line
        std::vector<std::shared_ptr<const LineBlock>> blocks;
    };
    Part part(std::uint64_t from) const;

private:
    std::size_t mostLines_, mostBytes_, bytes_ = 0;
    std::uint64_t begin_ = 0;
    std::deque<std::shared_ptr<LineBlock>> blocks_;
};

/// Numbers of the lines from `from` on that contain `needle` (UTF-8; ASCII letters in either case). Stops early when
/// told to.
std::vector<std::uint64_t> linesWith(const LineRing::Part& part, std::uint64_t from, std::string_view needle,
                                     const std::stop_token& stop);

/// Bytes as they can be shown: what is not UTF-8 as U+FFFD, control characters as ^A and so on, terminals' colours
/// left out, and nothing that turns the direction of writing.
QString visibleText(std::string_view bytes);

}  // namespace slotpilot::gui
