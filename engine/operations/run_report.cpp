// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/run_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "operations/plan_effect.h"
#include "operations/run_pictures.h"

namespace slotpilot::operations {
namespace {

using workflow::StepState;

constexpr const char* style = R"(
:root { color-scheme: light dark; --text: #1d2125; --muted: #5c646d; --line: #d5d9de; --page: #ffffff; --card: #f5f7f9;
  --good: #0b7a4b; --bad: #b42318; --warn: #8a5300; --go: #1f6fbf; }
@media (prefers-color-scheme: dark) { :root { --text: #e6e8eb; --muted: #a3abb4; --line: #3a4047; --page: #1c1e21;
  --card: #26282c; --good: #4cc38a; --bad: #ff7b72; --warn: #f0b43c; --go: #6cb0f5; } }
@media print { :root { --text: #000; --muted: #444; --line: #ccc; --page: #fff; --card: #fff; --good: #0b7a4b;
  --bad: #b42318; --warn: #8a5300; --go: #1f6fbf; } nav { display: none; } details, figure { break-inside: avoid; }
  details::details-content { content-visibility: visible; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 40px 28px 64px; max-width: 980px; background: var(--page); color: var(--text);
  font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.75em; margin: 2px 0 10px; line-height: 1.2; overflow-wrap: anywhere; }
h2 { font-size: 1.2em; margin: 44px 0 10px; scroll-margin-top: 12px; }
p { margin: 8px 0; }
.kicker { margin: 0; color: var(--muted); font-size: 13px; }
.state { display: inline-block; border: 1px solid currentColor; border-radius: 999px; padding: 0 12px; font-weight: 600;
  margin-right: 8px; }
.succeeded, .done { color: var(--good); } .failed { color: var(--bad); } .running { color: var(--go); }
.cancelled, .interrupted, .paused { color: var(--warn); }
.muted, .waiting, .already { color: var(--muted); }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 10px; margin: 22px 0 6px; }
.figures div { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 10px 14px; }
.figures b { display: block; font-size: 1.3em; line-height: 1.3; font-variant-numeric: tabular-nums; }
.figures span { color: var(--muted); font-size: 13px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 3px 18px; margin: 14px 0; } dt { color: var(--muted); }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
.alarm { border-left: 4px solid var(--bad); background: var(--card); border-radius: 0 8px 8px 0; padding: 10px 16px;
  margin: 18px 0; white-space: pre-line; overflow-wrap: anywhere; } .alarm b { display: block; color: var(--bad); }
nav { display: flex; flex-wrap: wrap; gap: 4px 18px; margin: 26px 0 0; padding: 10px 0; border: solid var(--line);
  border-width: 1px 0; } nav a { color: var(--go); text-decoration: none; } nav a:hover { text-decoration: underline; }
figure { margin: 0; overflow-x: auto; } svg { width: 100%; min-width: 600px; height: auto; display: block; }
details { border: 1px solid var(--line); border-radius: 8px; background: var(--card); margin: 6px 0; padding: 0 14px; }
details[open] { padding-bottom: 10px; }
summary { cursor: pointer; display: grid; grid-template-columns: 1.4em 1.6em 1fr auto 1em; gap: 6px; padding: 7px 0;
  list-style: none; align-items: baseline; } summary::-webkit-details-marker { display: none; }
summary::after { content: "›"; color: var(--muted); text-align: center; }
details[open] > summary::after { transform: rotate(90deg); } details.more > summary::after { content: none; }
summary .number, summary .time { color: var(--muted); font-variant-numeric: tabular-nums; }
summary .number { text-align: right; } summary .sign { font-weight: 700; text-align: center; }
summary:focus-visible { outline: 2px solid var(--go); outline-offset: 2px; border-radius: 4px; }
details.more { background: none; border: 0; padding: 0; } details.more summary { display: list-item; color: var(--go);
  list-style: inside disclosure-closed; } details.more[open] summary { list-style-type: disclosure-open; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--page); border: 1px solid var(--line);
  border-radius: 6px; padding: 8px 10px; margin: 6px 0; font: 13px/1.45 ui-monospace, monospace; }
table { border-collapse: collapse; width: 100%; font-size: 13px; } th { text-align: left; color: var(--muted);
  font-weight: 500; } td, th { padding: 3px 14px 3px 0; vertical-align: top; border-bottom: 1px solid var(--line); }
td { overflow-wrap: anywhere; } td:nth-child(-n+2) { white-space: nowrap; color: var(--muted);
  font-variant-numeric: tabular-nums; } td:nth-child(2), th:nth-child(2) { text-align: right; }
tr.error td:last-child { color: var(--bad); } tr.warning td:last-child { color: var(--warn); }
footer { margin-top: 40px; color: var(--muted); font-size: 13px; }
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

std::string where(const workflow::JournalRun& run) {
    const auto target = targetOf(*run.status.plan);
    return fmt::format("{} / {} / {}", target.context, target.ns, target.statefulSet);
}

/// "2026-01-31 12:00:00 UTC".
std::string moment(WallTime time) {
    auto words = toRfc3339(time);
    words[words.find('T')] = ' ';
    return words.substr(0, words.size() - 1) + " UTC";
}

std::string clockTime(WallTime time) { return toRfc3339Micro(time).substr(11, 12); }

std::string figure(const std::string& value, const std::string& words) {
    return value.empty() ? "" : fmt::format("<div><b>{}</b><span>{}</span></div>\n", escaped(value), words);
}

/// Keys of all pods at a moment of the recording.
std::int64_t keysAt(const Recording& recording, std::size_t moment) {
    std::int64_t sum = 0;
    for (const auto& series : recording.series()) sum += static_cast<std::int64_t>(series.keys[moment]);
    return sum;
}

bool through(const workflow::StepRecord& record) {
    return record.state == StepState::Done || record.state == StepState::AlreadyDone;
}

std::string figuresHtml(const RecordedRun& recorded) {
    const auto& status = recorded.run.status;
    std::int64_t moved = 0;
    for (std::size_t i = 0; i < status.steps.size(); ++i)
        if (status.steps[i].state == StepState::Done)
            for (const auto& move : effectOf(status.plan->steps[i]).moves.moves) moved += move.slots.size();
    std::string html = "<div class=\"figures\">\n" + figure(took(status.started, status.ended), "from begin to end");
    html += figure(
        fmt::format("{} of {}", std::count_if(status.steps.begin(), status.steps.end(), through), status.steps.size()),
        "steps done");
    html += figure(grouped(moved), "slots moved");
    const auto& recording = recorded.recording;
    if (!recording.empty()) {
        const auto before = grouped(keysAt(recording, 0)), after = grouped(keysAt(recording, recording.size() - 1));
        html += before == after ? figure(before, "keys before and after") : figure(before + " → " + after, "keys");
    }
    return html + "</div>\n";
}

std::string factsHtml(const workflow::JournalRun& run) {
    const auto& status = run.status;
    std::string html = "<dl>\n";
    html += fact("Cluster", where(run));
    html += fact("Begun", status.started ? moment(*status.started) : "");
    html += fact("Ended", status.ended ? moment(*status.ended) : "");
    html += fact("Run", run.entry.runId + " (" + run.entry.operation + ")");
    return html + "</dl>\n";
}

std::string errorHtml(const workflow::RunStatus& status) {
    if (!status.error) return "";
    return fmt::format("<div class=\"alarm\"><b>Why it stopped</b>{}</div>\n", escaped(status.error->describe()));
}

/// Beside the word, so that colour is not all that tells a step's state.
const char* signOf(StepState state) {
    switch (state) {
        case StepState::Done: return "✓";
        case StepState::AlreadyDone: return "=";
        case StepState::Failed: return "✗";
        case StepState::Cancelled: return "■";
        case StepState::Running: return "▶";
        case StepState::Waiting: return "·";
    }
    return "";
}

std::string stepHtml(const workflow::StepSpec& spec, const workflow::StepRecord& record, std::size_t number) {
    const auto state = std::string(workflow::toString(record.state));
    const auto time = took(record.started, record.ended);
    std::string html = fmt::format(
        "<details{}><summary><span class=\"sign {}\" title=\"{}\">{}</span><span class=\"number\">{}.</span>"
        "<span>{}</span><span class=\"time\">{}</span></summary>\n<dl>\n",
        record.state == StepState::Failed ? " open" : "", state.substr(0, state.find(' ')), state, signOf(record.state),
        number, escaped(spec.title), record.state == StepState::Done ? time : state);
    html += part("Why", spec.why) + part("Expected", spec.expected) + part("Seen", record.seen);
    if (record.error) html += part("Error", record.error->describe());
    html += "</dl>\n";
    if (!spec.command.empty())
        html += fmt::format("<div class=\"muted\">By hand, one would type</div><pre>{}</pre>\n", escaped(spec.command));
    return html + "</details>\n";
}

std::string logHtml(const workflow::JournalRun& run) {
    if (run.lines.empty()) return "<p class=\"muted\">No step wrote anything.</p>\n";
    std::string html = "<table>\n<tr><th>Time (UTC)</th><th>Step</th><th>What happened</th></tr>\n";
    for (const auto& line : run.lines) {
        const char* tone = line.line.level == log::Level::Error     ? "error"
                           : line.line.level == log::Level::Warning ? "warning"
                                                                    : "";
        html +=
            fmt::format("<tr class=\"{}\"><td title=\"{}\">{}</td><td>{}</td><td>{}</td></tr>\n", tone,
                        toRfc3339(line.line.time), clockTime(line.line.time), line.step + 1, escaped(line.line.text));
    }
    return html + "</table>\n";
}

std::string picturesHtml(const RecordedRun& recorded) {
    const auto& recording = recorded.recording;
    if (recording.empty()) return "<p class=\"muted\">Nothing was recorded while this run went on.</p>\n";
    std::string html;
    for (const auto& [quantity, id] : {std::pair{Quantity::Slots, "slots"}, std::pair{Quantity::Keys, "keys"}}) {
        const auto lines = chartOf(recorded, quantity, false), stacked = chartOf(recorded, quantity, true);
        html += fmt::format(
            "<h2 id=\"{}\">{} over time</h2>\n<figure>{}</figure>\n<details class=\"more\"><summary>Stacked</summary>"
            "<figure>{}</figure></details>\n",
            id, lines.title, svg(lines, pageInk()), svg(stacked, pageInk()));
    }
    return html + "<h2 id=\"map\">Who owns which slot</h2>\n<figure>" +
           slotMapsSvg(*recording.snapshot(0), *recording.snapshot(recording.size() - 1), pageInk()) + "</figure>\n";
}

std::string contentsHtml(bool pictures) {
    std::string html = "<nav><a href=\"#timeline\">Steps over time</a>";
    if (pictures) html += "<a href=\"#slots\">Slots</a><a href=\"#keys\">Keys</a><a href=\"#map\">Slot map</a>";
    return html + "<a href=\"#steps\">Steps</a><a href=\"#log\">Log</a></nav>\n";
}

}  // namespace

std::string reportHtml(const RecordedRun& recorded) {
    const auto& run = recorded.run;
    const auto state = stateWord(run.entry);
    const auto title = escaped(run.entry.title);
    std::string html = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n"
        "<style>{}</style>\n</head>\n<body>\n<p class=\"kicker\">Slotpilot · report of a run</p>\n<h1>{}</h1>\n"
        "<span class=\"state {}\">{}</span><span class=\"muted\">{}</span>\n",
        title, style, title, state, state, escaped(where(run)));
    html += figuresHtml(recorded) + errorHtml(run.status);
    for (const auto& note : run.status.plan->notes) html += fmt::format("<p class=\"muted\">{}</p>\n", escaped(note));
    html += factsHtml(run) + contentsHtml(!recorded.recording.empty());
    html += "<h2 id=\"timeline\">Steps over time</h2>\n<figure>" + timelineSvg(run, pageInk()) + "</figure>\n";
    html += picturesHtml(recorded);
    html += "<h2 id=\"steps\">Steps</h2>\n";
    for (std::size_t i = 0; i < run.status.steps.size(); ++i)
        html += stepHtml(run.status.plan->steps[i], run.status.steps[i], i + 1);
    html += "<h2 id=\"log\">Log</h2>\n" + logHtml(run);
    return html + fmt::format("<footer>Written by Slotpilot on {}.</footer>\n</body>\n</html>\n",
                              moment(std::chrono::system_clock::now()));
}

}  // namespace slotpilot::operations
