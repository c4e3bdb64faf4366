// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/run_report.h"

#include <fmt/format.h>

#include "operations/run_pictures.h"

namespace slotpilot::operations {
namespace {

using workflow::StepState;

constexpr const char* style = R"(
:root { color-scheme: light dark; --text: #1d2125; --muted: #5c646d; --line: #d5d9de; --page: #ffffff; --card: #f5f7f9;
  --good: #0b7a4b; --bad: #b42318; --warn: #8a5300; }
@media (prefers-color-scheme: dark) { :root { --text: #e6e8eb; --muted: #a3abb4; --line: #3a4047; --page: #1c1e21;
  --card: #26282c; --good: #4cc38a; --bad: #ff7b72; --warn: #f0b43c; } }
@media print { :root { --text: #000; --muted: #444; --line: #ccc; --page: #fff; --card: #fff; } details { break-inside: avoid; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 32px 24px 64px; max-width: 1010px; background: var(--page); color: var(--text);
  font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6em; margin: 0 0 4px; line-height: 1.25; } h2 { font-size: 1.15em; margin: 36px 0 8px; }
.state { display: inline-block; border: 1px solid currentColor; border-radius: 999px; padding: 0 10px; font-weight: 600; }
.succeeded, .done { color: var(--good); } .failed { color: var(--bad); }
.cancelled, .interrupted, .paused { color: var(--warn); }
.muted, .waiting { color: var(--muted); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 16px 0; } dt { color: var(--muted); }
dd { margin: 0; overflow-wrap: anywhere; }
svg { max-width: 100%; height: auto; display: block; }
details { border: 1px solid var(--line); border-radius: 8px; background: var(--card); margin: 6px 0; padding: 6px 14px; }
summary { cursor: pointer; } summary .time { float: right; color: var(--muted); }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--page); border: 1px solid var(--line);
  border-radius: 6px; padding: 8px 10px; margin: 6px 0; font: 13px/1.45 ui-monospace, monospace; }
table { border-collapse: collapse; width: 100%; font-size: 13px; } td { padding: 2px 12px 2px 0; vertical-align: top;
  overflow-wrap: anywhere; } td:first-child, td:nth-child(2) { white-space: nowrap; color: var(--muted); }
.error td { color: var(--bad); } .warning td { color: var(--warn); }
)";

const Ink& pageInk() {
    static const Ink ink{"var(--text)", "var(--muted)", "var(--line)", "var(--page)", "var(--card)"};
    return ink;
}

std::string took(const std::optional<WallTime>& from, const std::optional<WallTime>& to) {
    return from && to ? humanDuration(std::chrono::duration_cast<std::chrono::milliseconds>(*to - *from)) : "";
}

std::string fact(const std::string& name, const std::string& value) {
    return value.empty() ? "" : fmt::format("<dt>{}</dt><dd>{}</dd>\n", escaped(name), escaped(value));
}

std::string part(const std::string& name, const std::string& text) {
    return text.empty() ? "" : fmt::format("<dt>{}</dt><dd>{}</dd>\n", name, escaped(text));
}

std::string factsHtml(const workflow::JournalRun& run) {
    const auto target = targetOf(*run.status.plan);
    const auto& status = run.status;
    std::string html = "<dl>\n";
    html += fact("Cluster", fmt::format("{} / {} / {}", target.context, target.ns, target.statefulSet));
    html += fact("Operation", run.entry.operation);
    html += fact("Started", status.started ? toRfc3339(*status.started) : "");
    html += fact("Took", took(status.started, status.ended));
    html += fact("Run", run.entry.runId);
    html += fact("Error", status.error ? status.error->describe() : "");
    return html + "</dl>\n";
}

std::string stepHtml(const workflow::StepSpec& spec, const workflow::StepRecord& record, std::size_t number) {
    const auto state = std::string(workflow::toString(record.state));
    std::string html = fmt::format(
        "<details{}><summary><span class=\"{}\">{}</span> {}. {} <span class=\"time\">{}</span></summary>\n<dl>\n",
        record.state == StepState::Failed ? " open" : "", state == "already done" ? "muted" : state, state, number,
        escaped(spec.title), took(record.started, record.ended));
    html += part("Why", spec.why) + part("Expected", spec.expected) + part("Seen", record.seen);
    if (record.error) html += part("Error", record.error->describe());
    html += "</dl>\n";
    if (!spec.command.empty())
        html += fmt::format("<div class=\"muted\">By hand, one would type</div><pre>{}</pre>\n", escaped(spec.command));
    return html + "</details>\n";
}

std::string logHtml(const workflow::JournalRun& run) {
    if (run.lines.empty()) return "<p class=\"muted\">No step wrote anything.</p>\n";
    std::string html = "<table>\n";
    for (const auto& line : run.lines) {
        const char* tone = line.line.level == log::Level::Error     ? "error"
                           : line.line.level == log::Level::Warning ? "warning"
                                                                    : "";
        html += fmt::format("<tr class=\"{}\"><td>{}</td><td>step {}</td><td>{}</td></tr>\n", tone,
                            toRfc3339(line.line.time), line.step + 1, escaped(line.line.text));
    }
    return html + "</table>\n";
}

std::string picturesHtml(const RecordedRun& recorded) {
    const auto& recording = recorded.recording;
    if (recording.empty()) return "<p class=\"muted\">Nothing was recorded while this run went on.</p>\n";
    std::string html;
    for (const auto quantity : {Quantity::Slots, Quantity::Keys})
        for (const bool stacked : {false, true}) {
            const auto chart = chartOf(recorded, quantity, stacked);
            html += fmt::format("<h2>{}{}</h2>\n{}", chart.title, stacked ? ", stacked" : " over time",
                                svg(chart, pageInk()));
        }
    html += "<h2>Slots</h2>\n" + slotMapSvg(*recording.snapshot(0), "When it began", pageInk());
    if (recording.size() > 1) html += slotMapSvg(*recording.snapshot(recording.size() - 1), "When it ended", pageInk());
    return html;
}

}  // namespace

std::string reportHtml(const RecordedRun& recorded) {
    const auto& run = recorded.run;
    const auto state = stateWord(run.entry);
    const auto title = escaped(run.entry.title);
    std::string html = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n"
        "<style>{}</style>\n</head>\n<body>\n<h1>{}</h1>\n<span class=\"state {}\">{}</span>\n",
        title, style, title, state, state);
    html += factsHtml(run);
    for (const auto& note : run.status.plan->notes) html += fmt::format("<p class=\"muted\">{}</p>\n", escaped(note));
    html += "<h2>Steps over time</h2>\n" + timelineSvg(run, pageInk());
    html += picturesHtml(recorded);
    html += "<h2>Steps</h2>\n";
    for (std::size_t i = 0; i < run.status.steps.size(); ++i)
        html += stepHtml(run.status.plan->steps[i], run.status.steps[i], i + 1);
    html += "<h2>Log</h2>\n" + logHtml(run);
    return html + fmt::format("<p class=\"muted\">Written by Slotpilot on {}.</p>\n</body>\n</html>\n",
                              toRfc3339(std::chrono::system_clock::now()));
}

}  // namespace slotpilot::operations
