// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of a run as SVG: for the report, and as files.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "operations/run_file.h"
#include "workflow/shown_time.h"

namespace slotpilot::operations {

/// The colour of the pod with this index as 0xRRGGBB: Okabe and Ito's palette, which colour-blind people can tell
/// apart, continued in darker and lighter shades. https://jfly.uni-koeln.de/color/
std::uint32_t ownerRgb(int index);
std::string ownerHex(int index);  ///< "#0072b2"

/// The colours around the data, as CSS values.
struct Ink {
    std::string text = "#1d2125", muted = "#5c646d", line = "#d5d9de", background = "#ffffff", band = "#eef1f4";
};

/// Values over time.
struct Chart {
    struct Line {
        std::string name;
        int color = 0;  ///< of ownerRgb
        std::vector<double> values;
    };
    struct Mark {
        double time;
        std::string label, title;
    };
    std::string title;
    std::vector<double> times;  ///< seconds since the run's start, ascending
    std::vector<Line> lines;
    std::vector<Mark> marks;
    std::vector<workflow::Span> pauses;
    double until = 0;  ///< the end of the time axis
    bool stacked = false;
};

enum class Quantity { Slots, Keys };
/// Of a recorded run: values stay as they were until they change. At most 800 points a line. Pictures cut long pauses.
Chart chartOf(const RecordedRun& recorded, Quantity quantity, bool stacked);
std::string svg(const Chart& chart, const Ink& ink);

/// Steps as bars over the run's time.
std::string timelineSvg(const workflow::JournalRun& run, const Ink& ink);
/// The 16,384 slots as 128 rows of 128, with a legend.
std::string slotMapSvg(const cluster::ClusterSnapshot& snapshot, const std::string& title, const Ink& ink);
/// Two of them side by side, with how many slots each pod had and has. A pod's colour is the same in both.
std::string slotMapsSvg(const cluster::ClusterSnapshot& before, const cluster::ClusterSnapshot& after, const Ink& ink);

/// `text` with what HTML and XML read as markup replaced.
std::string escaped(std::string_view text);

}  // namespace slotpilot::operations
