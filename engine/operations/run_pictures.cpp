// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/run_pictures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace slotpilot::operations {
namespace {

using workflow::StepState;

constexpr std::size_t mostPoints = 800;
constexpr int width = 840;
constexpr int side = 128;  ///< slots a row of a map

std::uint32_t mixed(std::uint32_t under, std::uint32_t over, double share) {
    std::uint32_t result = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        const double a = (under >> shift) & 0xff, b = (over >> shift) & 0xff;
        result |= static_cast<std::uint32_t>(std::lround(a + (b - a) * share)) << shift;
    }
    return result;
}

/// A step between labels that people like: 1, 2 or 5 times a power of ten.
double niceStep(double range, int labels) {
    const double raw = range / labels, power = std::pow(10, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (raw <= factor * power) return factor * power;
    return 10 * power;
}

std::string head(int high, const std::string& title, const Ink& ink) {
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" role=\"img\" "
        "aria-label=\"{2}\" font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"{0}\" height=\"{1}\" "
        "style=\"fill:{3}\"/>\n",
        width, high, escaped(title), ink.background);
}

std::string words(double x, double y, const std::string& text, const std::string& color, const char* anchor = "start") {
    return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\" style=\"fill:{}\">{}</text>\n", x, y, anchor,
                       color, escaped(text));
}

std::string line(double x1, double y1, double x2, double y2, const std::string& color, const char* dash = "none") {
    return fmt::format(
        "<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" style=\"stroke:{}\" stroke-dasharray=\"{}\"/>\n",
        x1, y1, x2, y2, color, dash);
}

std::string swatch(int x, int y, const std::string& color) {
    return fmt::format("<rect x=\"{}\" y=\"{}\" width=\"12\" height=\"12\" rx=\"2\" style=\"fill:{}\"/>\n", x, y,
                       color);
}

/// Names beside their colours, in lines; returns the height that they take.
int legend(std::string& out, const std::vector<Chart::Line>& lines, int x, int y, int right, const Ink& ink) {
    int at = x, row = 0;
    for (const auto& entry : lines) {
        const int wide = 26 + static_cast<int>(entry.name.size()) * 7;
        if (at > x && at + wide > right) {
            at = x;
            ++row;
        }
        out += swatch(at, y + row * 18, ownerHex(entry.color));
        out += words(at + 17, y + row * 18 + 10, entry.name, ink.text);
        at += wide;
    }
    return (row + 1) * 18;
}

struct Frame {
    double left = 64, right = width - 16, top = 26, bottom = 266;
    double until = 1, most = 1;
    workflow::ShownTime time;
    void setTime(double length, const std::vector<workflow::Span>& pauses) {
        until = std::max(length, 0.1);
        time = workflow::ShownTime(pauses, 0, until);
    }
    double x(double seconds) const { return left + time.shown(seconds) / time.shown(until) * (right - left); }
    double y(double value) const { return bottom - value / most * (bottom - top); }
};

/// Moments below the time axis, where there is room for them.
void moments(std::string& out, const Frame& frame, const Ink& ink, int labels, double y, bool lines) {
    double free = 0;
    for (const double time : frame.time.ticks(labels)) {
        const double x = frame.x(time);
        const auto text = workflow::momentText(time);
        if (lines) out += line(x, frame.top, x, frame.bottom, ink.line);
        if (x - 4 * static_cast<double>(text.size()) < free) continue;
        out += words(x, y, text, ink.muted, "middle");
        free = x + 4 * static_cast<double>(text.size()) + 6;
    }
}

/// A long pause is a band that says how much time is not there.
void cuts(std::string& out, const Frame& frame, const Ink& ink) {
    for (const auto& cut : frame.time.cuts()) {
        const double x = frame.x(cut.from), wide = frame.x(cut.to) - x;
        const auto length = humanDuration(std::chrono::milliseconds(std::llround((cut.to - cut.from) * 1000)));
        out += fmt::format(
            "<g><title>No step ran for {}</title><rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" "
            "style=\"fill:{}\"/>",
            length, x, frame.top, wide, frame.bottom - frame.top, ink.band);
        out += line(x, frame.top, x, frame.bottom, ink.muted, "1 3") +
               line(x + wide, frame.top, x + wide, frame.bottom, ink.muted, "1 3");
        const double middle = x + wide / 2 + 4, y = (frame.top + frame.bottom) / 2;
        if (frame.bottom - frame.top > 90)
            out += fmt::format(
                "<text transform=\"translate({:.1f} {:.1f}) rotate(-90)\" text-anchor=\"middle\" "
                "style=\"fill:{}\">{}</text>",
                middle, y, ink.muted, length);
        out += "</g>\n";
    }
}

void axes(std::string& out, const Frame& frame, const Ink& ink) {
    const double valueStep = niceStep(frame.most, 5);
    for (double value = 0; value <= frame.most * 1.0001; value += valueStep) {
        out += line(frame.left, frame.y(value), frame.right, frame.y(value), ink.line);
        out += words(frame.left - 8, frame.y(value) + 4, grouped(std::llround(value)), ink.muted, "end");
    }
    moments(out, frame, ink, 8, frame.bottom + 18, false);
}

void marks(std::string& out, const Chart& chart, const Frame& frame, const Ink& ink) {
    double free = frame.left;
    for (const auto& mark : chart.marks) {
        const double x = frame.x(mark.time), wide = 8 + 7 * static_cast<double>(mark.label.size());
        out += fmt::format("<g><title>{}</title>", escaped(mark.title));
        // Wider than the line that is seen, so that a pointer finds it.
        out += fmt::format("<rect x=\"{:.1f}\" y=\"{}\" width=\"7\" height=\"{}\" fill-opacity=\"0\"/>", x - 3.5,
                           frame.top - 14, frame.bottom - frame.top + 14);
        out += line(x, frame.top, x, frame.bottom, ink.muted, "3 3");
        if (x >= free) {
            out += words(x, frame.top - 5, mark.label, ink.muted, "middle");
            free = x + wide;
        }
        out += "</g>\n";
    }
}

const char* colorOf(StepState state) {
    switch (state) {
        case StepState::Done: return "#2a9d63";
        case StepState::AlreadyDone: return "#8a949e";
        case StepState::Failed: return "#c8372d";
        case StepState::Cancelled: return "#b7791f";
        default: return "#2f7dd1";
    }
}

/// How many slots each member owns.
std::vector<int> ownedBy(const cluster::ClusterSnapshot& snapshot) {
    std::vector<int> counts(snapshot.members.size());
    for (const int owner : snapshot.owner)
        if (owner >= 0 && static_cast<std::size_t>(owner) < counts.size()) ++counts[static_cast<std::size_t>(owner)];
    return counts;
}

/// The slots as squares; neighbours of one owner are drawn as one.
std::string cells(const cluster::ClusterSnapshot& snapshot, int x, int y, int cell, const Ink& ink) {
    std::string out = "<g shape-rendering=\"crispEdges\">\n";
    const auto owner = [&](int slot) { return int(snapshot.owner[static_cast<std::size_t>(slot)]); };
    for (int slot = 0; slot < redis::slotCount;) {
        int end = slot + 1;
        while (end % side != 0 && owner(end) == owner(slot)) ++end;
        const bool known = owner(slot) >= 0 && static_cast<std::size_t>(owner(slot)) < snapshot.members.size();
        out += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" style=\"fill:{}\"/>\n",
                           x + slot % side * cell, y + slot / side * cell, (end - slot) * cell, cell,
                           known               ? ownerHex(owner(slot))
                           : owner(slot) == -1 ? ink.line
                                               : ink.muted);
        slot = end;
    }
    return out + "</g>\n";
}

std::string shortened(const std::string& text, std::size_t most) {
    if (text.size() <= most) return text;
    std::size_t end = most - 1;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;  // never in the middle of a letter
    return text.substr(0, end) + "…";
}

}  // namespace

std::uint32_t ownerRgb(int index) {
    constexpr std::array<std::uint32_t, 7> okabeIto{0x0072b2, 0xe69f00, 0x009e73, 0xcc79a7,
                                                    0x56b4e9, 0xd55e00, 0xf0e442};
    if (index < 0) return 0x808080;
    const auto base = okabeIto[static_cast<std::size_t>(index) % okabeIto.size()];
    switch (static_cast<std::size_t>(index) / okabeIto.size() % 4) {
        case 1: return mixed(base, 0x000000, 0.38);
        case 2: return mixed(base, 0xffffff, 0.45);
        case 3: return mixed(base, 0x000000, 0.62);
        default: return base;
    }
}

std::string ownerHex(int index) { return fmt::format("#{:06x}", ownerRgb(index)); }

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) switch (c) {
            case '&': result += "&amp;"; break;
            case '<': result += "&lt;"; break;
            case '>': result += "&gt;"; break;
            case '"': result += "&quot;"; break;
            default:
                // XML has no control characters but these.
                if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') result += c;
        }
    return result;
}

Chart chartOf(const RecordedRun& recorded, Quantity quantity, bool stacked) {
    Chart chart;
    chart.title = quantity == Quantity::Slots ? "Slots per pod" : "Keys per pod";
    chart.stacked = stacked;
    const auto& recording = recorded.recording;
    const auto& status = recorded.run.status;
    if (recording.empty()) return chart;
    const WallTime start = status.started.value_or(recording.time(0));
    const auto seconds = [&](WallTime time) {
        return std::max(0.0, std::chrono::duration<double>(time - start).count());
    };
    const double last = seconds(recording.time(recording.size() - 1));
    chart.until = std::max({last, status.ended ? seconds(*status.ended) : 0.0, 0.1});
    chart.pauses = workflow::pausesOf(status, start, chart.until);
    for (std::size_t i = 0; i < status.steps.size(); ++i)
        if (const auto& started = status.steps[i].started)
            chart.marks.push_back(
                {seconds(*started), std::to_string(i + 1), fmt::format("{}. {}", i + 1, status.plan->steps[i].title)});

    std::vector<std::size_t> moments;
    const auto add = [&](std::size_t moment) {
        const double time = seconds(recording.time(moment));
        // What did not change for a second stood still until shortly before it changed.
        if (!moments.empty() && time - chart.times.back() > 1) {
            chart.times.push_back(time - 0.25);
            moments.push_back(moments.back());
        }
        chart.times.push_back(time);
        moments.push_back(moment);
    };
    const std::size_t stride = recording.size() / mostPoints + 1, end = recording.size() - 1;
    for (std::size_t i = 0; i < end; i += stride) add(i);
    add(end);
    if (chart.until > chart.times.back()) {
        chart.times.push_back(chart.until);
        moments.push_back(moments.back());
    }
    for (const auto& series : recording.series()) {
        const auto& values = quantity == Quantity::Slots ? series.ownedSlots : series.keys;
        Chart::Line line{series.pod, series.index, {}};
        for (const auto moment : moments) line.values.push_back(values[moment]);
        chart.lines.push_back(std::move(line));
    }
    return chart;
}

std::string svg(const Chart& chart, const Ink& ink) {
    Frame frame;
    frame.setTime(chart.until, chart.pauses);
    std::vector<double> sums(chart.times.size());
    for (const auto& entry : chart.lines)
        for (std::size_t i = 0; i < sums.size(); ++i) {
            sums[i] = chart.stacked ? sums[i] + entry.values[i] : std::max(sums[i], entry.values[i]);
            frame.most = std::max(frame.most, sums[i]);
        }
    if (!chart.stacked) frame.most *= 1.05;
    std::string body;
    axes(body, frame, ink);
    std::vector<double> below(chart.times.size());
    for (const auto& entry : chart.lines) {
        std::string points;
        for (std::size_t i = 0; i < chart.times.size(); ++i)
            points += fmt::format("{:.1f},{:.1f} ", frame.x(chart.times[i]),
                                  frame.y(entry.values[i] + (chart.stacked ? below[i] : 0)));
        if (chart.stacked)
            for (std::size_t i = chart.times.size(); i-- > 0;) {
                points += fmt::format("{:.1f},{:.1f} ", frame.x(chart.times[i]), frame.y(below[i]));
                below[i] += entry.values[i];
            }
        const auto color = ownerHex(entry.color), name = escaped(entry.name);
        body += chart.stacked ? fmt::format("<polygon points=\"{}\" style=\"fill:{}\"><title>{}</title></polygon>\n",
                                            points, color, name)
                              : fmt::format(
                                    "<polyline points=\"{}\" style=\"fill:none;stroke:{};stroke-width:2\">"
                                    "<title>{}</title></polyline>\n",
                                    points, color, name);
    }
    cuts(body, frame, ink);
    marks(body, chart, frame, ink);
    const int high = legend(body, chart.lines, static_cast<int>(frame.left), static_cast<int>(frame.bottom) + 34,
                            static_cast<int>(frame.right), ink);
    return head(static_cast<int>(frame.bottom) + 38 + high, chart.title, ink) + body + "</svg>\n";
}

std::string timelineSvg(const workflow::JournalRun& run, const Ink& ink) {
    const auto& status = run.status;
    constexpr int rowHeight = 22;
    Frame frame{.left = 330, .right = width - 70, .top = 8, .bottom = 0};
    const WallTime start = status.started.value_or(WallTime{});
    WallTime end = status.ended.value_or(start);
    for (const auto& step : status.steps)
        for (const auto& time : {step.started, step.ended}) end = std::max(end, time.value_or(end));
    const auto seconds = [&](WallTime time) {
        return std::max(0.0, std::chrono::duration<double>(time - start).count());
    };
    frame.setTime(seconds(end), workflow::pausesOf(status, start, seconds(end)));
    frame.bottom = frame.top + rowHeight * static_cast<double>(status.steps.size());
    std::string body;
    moments(body, frame, ink, 6, frame.bottom + 16, true);
    cuts(body, frame, ink);
    for (std::size_t i = 0; i < status.steps.size(); ++i) {
        const auto& record = status.steps[i];
        const double y = frame.top + rowHeight * static_cast<double>(i);
        const auto title = fmt::format("{}. {}", i + 1, status.plan->steps[i].title);
        body += fmt::format("<g><title>{} ({})</title>", escaped(title), workflow::toString(record.state));
        body += words(frame.left - 10, y + 15, shortened(title, 50), record.started ? ink.text : ink.muted, "end");
        if (record.started) {
            const double from = frame.x(seconds(*record.started)), to = frame.x(seconds(record.ended.value_or(end)));
            body += fmt::format(
                "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"14\" rx=\"3\" style=\"fill:{}\"/>", from,
                y + 4, std::max(3.0, to - from), colorOf(record.state));
            if (record.ended)
                body += words(to + 6, y + 15,
                              humanDuration(std::chrono::duration_cast<std::chrono::milliseconds>(*record.ended -
                                                                                                  *record.started)),
                              ink.muted);
        }
        body += "</g>\n";
    }
    return head(static_cast<int>(frame.bottom) + 26, "Steps over time", ink) + body + "</svg>\n";
}

std::string slotMapSvg(const cluster::ClusterSnapshot& snapshot, const std::string& title, const Ink& ink) {
    constexpr int cell = 4, legendAt = 32 + side * cell + 16;
    std::string body = words(16, 20, title, ink.text) + cells(snapshot, 16, 32, cell, ink);
    const auto counts = ownedBy(snapshot);
    int y = 44;
    const auto entry = [&](const std::string& color, const std::string& name, int count) {
        body += swatch(legendAt, y - 10, color) + words(legendAt + 20, y, shortened(name, 24), ink.text);
        body += words(width - 16, y, grouped(count) + " slots", ink.muted, "end");
        y += 20;
    };
    int given = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        given += counts[i];
        if (counts[i] > 0 || snapshot.members[i].isPrimary())
            entry(ownerHex(static_cast<int>(i)), snapshot.members[i].name, counts[i]);
    }
    if (given < redis::slotCount) entry(ink.line, "nobody here", redis::slotCount - given);
    return head(std::max(32 + side * cell + 16, y), title, ink) + body + "</svg>\n";
}

std::string slotMapsSvg(const cluster::ClusterSnapshot& before, const cluster::ClusterSnapshot& after, const Ink& ink) {
    constexpr int cell = 3, right = width - 16 - side * cell, columns = 3, columnWidth = (width - 16) / columns;
    std::string body = words(16, 20, "When it began", ink.text) + words(right, 20, "When it ended", ink.text);
    body += cells(before, 16, 32, cell, ink) + cells(after, right, 32, cell, ink);
    const auto had = ownedBy(before), has = ownedBy(after);
    const auto& members = (had.size() > has.size() ? before : after).members;
    int at = 0;
    const int top = 32 + side * cell + 20;
    for (std::size_t i = 0; i < members.size(); ++i) {
        const int first = i < had.size() ? had[i] : 0, last = i < has.size() ? has[i] : 0;
        if (first == 0 && last == 0 && !members[i].isPrimary()) continue;
        const int x = 16 + at % columns * columnWidth, y = top + at / columns * 20;
        ++at;
        body += swatch(x, y - 10, ownerHex(static_cast<int>(i)));
        body += fmt::format(
            "<text x=\"{}\" y=\"{}\" style=\"fill:{}\">{}<tspan dx=\"8\" style=\"fill:{}\">{}</tspan></text>\n", x + 20,
            y, ink.text, escaped(shortened(members[i].name, 20)), ink.muted,
            first == last ? grouped(last) : grouped(first) + " → " + grouped(last));
    }
    return head(top + (at + columns - 1) / columns * 20, "Who owns which slot", ink) + body + "</svg>\n";
}

}  // namespace slotpilot::operations
