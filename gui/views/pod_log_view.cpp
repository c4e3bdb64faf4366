// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pod_log_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>
#include <algorithm>
#include <fstream>

#include "models/engine_words.h"
#include "models/format.h"
#include "views/log_lines.h"
#include "views/table.h"
#include "views/tool_buttons.h"
#include "widgets/empty_state.h"
#include "widgets/labels.h"

namespace slotpilot::gui {
namespace {

constexpr int mostLines = 1'000'000;

}  // namespace

PodLogView::PodLogView(QWidget* parent)
    : QWidget(parent),
      container_(new QComboBox),
      previous_(new QCheckBox(tr("&Previous run"))),
      times_(new QCheckBox(tr("&Times"))),
      follow_(new QCheckBox(tr("F&ollow"))),
      needle_(filterLine(tr("Search the log"), "podLogSearch")),
      back_(toolButton("up", tr("Previous match (Shift+Enter)"), "podLogBack")),
      next_(toolButton("down", tr("Next match (Enter)"), "podLogNext")),
      save_(toolButton("export", tr("Saves these lines to a file"), "podLogSave", tr("Save…"))),
      again_(toolButton("retry", tr("Reads the log again from its start"), "podLogAgain")),
      count_(new MutedLabel),
      status_(new MutedLabel),
      stack_(new QStackedWidget),
      empty_(new EmptyState),
      lines_(new LogLines) {
    container_->setObjectName("podLogContainer");
    container_->setAccessibleName(tr("Container"));
    container_->setToolTip(tr("The container whose log this is"));
    container_->setMaximumWidth(180);
    previous_->setObjectName("podLogPrevious");
    previous_->setToolTip(tr("The log of the container's run before this one: why it ended"));
    times_->setObjectName("podLogTimes");
    times_->setToolTip(tr("The time that the kubelet noted before each line"));
    follow_->setObjectName("podLogFollow");
    follow_->setToolTip(tr("Shows the newest line as it comes"));
    follow_->setChecked(true);
    needle_->setMaximumWidth(260);
    needle_->setMinimumWidth(90);
    count_->setObjectName("podLogMatches");
    status_->setObjectName("podLogStatus");
    status_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setObjectName("podLog");
    lines_->setObjectName("podLogLines");
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(10, 6, 10, 6);
    bar->setSpacing(8);
    bar->addWidget(container_);
    bar->addWidget(needle_, 1);
    for (QWidget* widget : std::initializer_list<QWidget*>{back_, next_, count_}) bar->addWidget(widget);
    bar->addStretch();
    for (QWidget* widget : std::initializer_list<QWidget*>{previous_, times_, follow_, again_, save_})
        bar->addWidget(widget);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(10, 3, 10, 4);
    foot->addWidget(status_, 1);
    stack_->addWidget(empty_);
    stack_->addWidget(lines_);
    stack_->setCurrentIndex(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(stack_, 1);
    layout->addLayout(foot);
    connect(container_, &QComboBox::activated, this, &PodLogView::read);
    connect(previous_, &QCheckBox::toggled, this, &PodLogView::read);
    connect(times_, &QCheckBox::toggled, this, &PodLogView::read);
    connect(again_, &QToolButton::clicked, this, &PodLogView::read);
    connect(save_, &QToolButton::clicked, this, &PodLogView::save);
    connect(follow_, &QCheckBox::toggled, lines_, &LogLines::setFollowing);
    connect(lines_, &LogLines::followingChanged, follow_, &QCheckBox::setChecked);
    connect(needle_, &QLineEdit::textChanged, this, &PodLogView::search);
    connect(back_, &QToolButton::clicked, this, [this] { step(-1); });
    connect(next_, &QToolButton::clicked, this, [this] { step(1); });
    connect(needle_, &QLineEdit::returnPressed, this, [this] { step(1); });
    auto* backwards = new QShortcut(QKeySequence(Qt::SHIFT | Qt::Key_Return), needle_, this, [this] { step(-1); });
    backwards->setContext(Qt::WidgetShortcut);
    connect(&bridge_, &PodLogBridge::linesAdded, this, [this](const PodLogBridge::Lines& lines) { take(*lines); });
    connect(&bridge_, &PodLogBridge::ended, this, &PodLogView::end);
    showMatches();
}

PodLogView::~PodLogView() = default;

void PodLogView::focusSearch() {
    needle_->setFocus(Qt::ShortcutFocusReason);
    needle_->selectAll();
}

void PodLogView::setPod(const std::shared_ptr<cluster::Access>& access, const std::string& pod,
                        const std::vector<std::string>& containers, const std::string& run) {
    QStringList names;
    for (const auto& name : containers) names << text(name);
    QStringList shown;
    for (int i = 0; i < container_->count(); ++i) shown << container_->itemText(i);
    const bool other = access != access_ || pod != pod_;
    if (names != shown && (other || !names.isEmpty())) {
        const QString chosen = container_->currentText();
        container_->clear();
        container_->addItems(names);
        container_->setCurrentIndex(std::max(0, static_cast<int>(names.indexOf(chosen))));
        container_->setEnabled(names.size() > 1);
    }
    access_ = access;
    pod_ = pod;
    run_ = run;
    // While the log of the run before still flows, its end is waited for.
    if (!other && (run == readRun_ || run.empty() || !ended_ || previous_->isChecked())) return;
    if (other) {
        bridge_.stop();
        const QSignalBlocker blocker(previous_);
        previous_->setChecked(false);
        lines_->setFollowing(true);
    }
    wanted_ = true;
    if (isVisible()) read();
}

void PodLogView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (wanted_) read();
}

void PodLogView::read() {
    wanted_ = false;
    ended_ = false;
    state_.clear();
    note_.clear();
    readRun_ = run_;
    searching_.cancel();
    matches_.clear();
    lines_->clear();
    searched_ = lines_->ring().end();
    stack_->setCurrentIndex(1);
    bridge_.stop();
    showMatches();
    if (!access_ || pod_.empty()) return;
    kube::LogOptions options;
    options.container = container_->currentText().toStdString();
    options.previous = previous_->isChecked();
    options.follow = !options.previous;
    options.timestamps = times_->isChecked();
    options.tailLines = mostLines;
    follow_->setEnabled(!options.previous);
    describe(tr("Waiting for lines…"));
    bridge_.start(access_, pod_, options);
}

void PodLogView::take(const std::vector<std::string>& lines) {
    lines_->append(lines);
    describe({});
    searchOn();
}

void PodLogView::end(const std::optional<Error>& error) {
    ended_ = true;
    const bool before = previous_->isChecked();
    if (!error) {
        state_ = before ? tr("the whole log of the run before")
                        : tr("the container has ended; a new run is shown by itself");
        if (lines_->ring().size() == 0) {
            empty_->setContent("log", before ? tr("The run before wrote nothing") : tr("Nothing was written"), {});
            stack_->setCurrentIndex(0);
        }
        describe({});
        if (run_ != readRun_ && !before && isVisible()) read();
        return;
    }
    state_ = errorLine(*error);
    describe({});
    if (lines_->ring().size() > 0) return;
    stack_->setCurrentIndex(0);
    const bool none = before && (error->code == ErrorCode::Invalid || error->code == ErrorCode::NotFound);
    if (none)
        empty_->setContent("log", tr("There is no run before"),
                           tr("Container %1 of %2 has not been restarted, or its old log was removed.")
                               .arg(container_->currentText(), text(pod_)));
    else if (error->code == ErrorCode::Forbidden)
        empty_->setContent("error", tr("You may not read this log"), errorLine(*error));
    else
        empty_->setContent("error", tr("The log can't be read"), errorLine(*error) + u'\n' + said(error->hint));
}

/// "12,340 lines · 3.1 MiB · following"
void PodLogView::describe(const QString& words) {
    if (!words.isEmpty()) return status_->setText(words);
    const auto& ring = lines_->ring();
    if (ring.size() == 0 && !state_.isEmpty()) return status_->setText(state_);
    QStringList parts{tr("%n line(s)", nullptr, static_cast<int>(ring.size())),
                      bytes(static_cast<qint64>(ring.bytes()))};
    if (ring.size() >= static_cast<std::size_t>(mostLines)) parts << tr("the oldest lines leave");
    parts << (state_.isEmpty() ? tr("live") : state_);
    if (!note_.isEmpty()) parts << note_;
    status_->setText(parts.join(QStringLiteral("  ·  ")));
}

void PodLogView::search() {
    searching_.cancel();
    matches_.clear();
    searched_ = lines_->ring().begin();
    jump_ = true;
    lines_->setNeedle(needle_->text());
    showMatches();
    searchOn();
}

/// Looks through what was not looked through yet, beside the window's thread.
void PodLogView::searchOn() {
    const auto& ring = lines_->ring();
    matches_.erase(matches_.begin(), std::lower_bound(matches_.begin(), matches_.end(), ring.begin()));
    if (needle_->text().isEmpty() || searching_.running()) return;
    const auto from = std::max(searched_, ring.begin()), to = ring.end();
    if (from >= to) return showMatches();
    searching_ =
        inBackground([part = ring.part(from), from, needle = needle_->text().toStdString()](std::stop_token stop)
                         -> Expected<std::vector<std::uint64_t>> { return linesWith(part, from, needle, stop); },
                     [this, to](const Expected<std::vector<std::uint64_t>>& found) {
                         if (found) matches_.insert(matches_.end(), found->begin(), found->end());
                         searched_ = to;
                         if (std::exchange(jump_, false) && !matches_.empty()) {
                             // From where one looks, backwards: the newest lines are in sight.
                             const auto at = std::upper_bound(matches_.begin(), matches_.end(),
                                                              lines_->following() ? to : lines_->current());
                             lines_->goTo(at == matches_.begin() ? *at : *(at - 1));
                         }
                         searchOn();
                         showMatches();
                     });
    showMatches();
}

void PodLogView::showMatches() {
    const bool any = !matches_.empty(), asked = !needle_->text().isEmpty();
    back_->setEnabled(any);
    next_->setEnabled(any);
    if (!asked) return count_->clear();
    if (!any) return count_->setText(searching_.running() ? tr("searching…") : tr("not found"));
    const auto at = std::lower_bound(matches_.begin(), matches_.end(), lines_->current());
    const bool on = lines_->hasSelection() && at != matches_.end() && *at == lines_->current();
    const QString all = number(static_cast<qint64>(matches_.size()));
    count_->setText(on ? tr("%1 of %2").arg(number(at - matches_.begin() + 1), all) : tr("%1 found").arg(all));
}

/// To the next match, round the end.
void PodLogView::step(int by) {
    if (matches_.empty()) return;
    const auto current = lines_->current();
    if (by > 0) {
        const bool on = lines_->hasSelection();
        const auto at = on ? std::upper_bound(matches_.begin(), matches_.end(), current)
                           : std::lower_bound(matches_.begin(), matches_.end(), current);
        lines_->goTo(at == matches_.end() ? matches_.front() : *at);
    } else {
        const auto at = std::lower_bound(matches_.begin(), matches_.end(), current);
        lines_->goTo(at == matches_.begin() ? matches_.back() : *(at - 1));
    }
    showMatches();
}

void PodLogView::save() {
    auto* dialog = new QFileDialog(this, tr("Save the log"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(text(pod_) + u'-' + container_->currentText() +
                       (previous_->isChecked() ? QStringLiteral("-previous.log") : QStringLiteral(".log")));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) { saveTo(file.toStdString()); });
    dialog->open();
}

void PodLogView::saveTo(const std::filesystem::path& file) {
    saving_ = inBackground(
        [part = lines_->ring().part(0), file](std::stop_token stop) -> Expected<std::size_t> {
            std::ofstream out(file, std::ios::binary);
            std::size_t lines = 0;
            for (const auto& block : part.blocks) {
                if (stop.stop_requested()) break;
                out << block->text;
                lines += block->ends.size();
            }
            out.close();
            if (!out) return fail(ErrorCode::Io, "can't be written", file.string());
            return lines;
        },
        [this, file](const Expected<std::size_t>& lines) {
            note_ = lines ? tr("%n line(s) saved to %1", nullptr, static_cast<int>(*lines))
                                .arg(QString::fromStdString(file.string()))
                          : errorLine(lines.error());
            describe({});
        });
}

}  // namespace slotpilot::gui
