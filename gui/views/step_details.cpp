// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/step_details.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

#include "models/engine_words.h"
#include "models/format.h"
#include "operations/plan_effect.h"
#include "widgets/code_text.h"
#include "widgets/icons.h"
#include "widgets/labels.h"
#include "widgets/owner_colors.h"
#include "widgets/wrap_label.h"

namespace slotpilot::gui {
namespace {

/// A frame for what one would type.
class CommandFrame : public QWidget {
protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(lineColor(palette()));
        painter.setBrush(palette().color(QPalette::AlternateBase));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    }
};

/// A tinted box for what has just been done.
class DoneFrame : public QWidget {
protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor window = palette().color(QPalette::Window), color = warningColor(palette());
        painter.setPen(mixed(window, color, 0.5));
        painter.setBrush(mixed(window, color, 0.07));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }
};

/// "redis-0 → redis-3: 1,365 slots", a line a pair, and the sum with the time that it takes.
QString movesText(const workflow::StepSpec& step) {
    const auto effect = operations::effectOf(step);
    if (effect.empty()) return {};
    QStringList lines;
    constexpr std::size_t most = 6;
    for (std::size_t i = 0; i < std::min(most, effect.moves.moves.size()); ++i) {
        const auto& move = effect.moves.moves[i];
        lines << StepDetails::tr("%1 → %2: %3").arg(text(move.from), text(move.to), slotsText(move.slots.size()));
    }
    if (effect.moves.moves.size() > most)
        lines << StepDetails::tr("and %n more pair(s)", nullptr, static_cast<int>(effect.moves.moves.size() - most));
    lines << StepDetails::tr("%1 keys, %2, in about %3")
                 .arg(number(effect.keys), bytes(effect.bytes), duration(effect.time));
    return lines.join(u'\n');
}

}  // namespace

StepDetails::StepDetails(QWidget* parent)
    : QScrollArea(parent),
      content_(new QWidget),
      title_(new WrapLabel(1.1)),
      state_(new MutedLabel),
      command_(new CodeText) {
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("The chosen step"));
    state_->setWordWrap(true);
    auto* layout = new QVBoxLayout(content_);
    layout->setContentsMargins(14, 10, 14, 12);
    layout->setSpacing(4);
    layout->addWidget(makeBefore());
    layout->addWidget(title_);
    layout->addWidget(state_);
    error_ = addEntry(tr("What went wrong"), {});
    hint_ = addEntry(tr("What to do"), {});
    why_ = addEntry(tr("Why"), {});
    changes_ = addEntry(tr("What changes"), tr("As the API server answered when it was asked what it would do"));
    changes_.text->setObjectName("stepChanges");
    moves_ = addEntry(tr("What moves"), tr("Expected, if a pod's keys are spread evenly over its slots"));

    command_->setObjectName("stepCommand");
    command_->setAccessibleName(tr("Command"));
    auto* copy = new QToolButton;
    copy->setIcon(icon("copy"));
    copy->setAutoRaise(true);
    copy->setToolTip(tr("Copy the command"));
    copy->setAccessibleName(copy->toolTip());
    copy->setObjectName("copyCommand");
    connect(copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(command_->toPlainText()); });
    auto* frame = new CommandFrame;
    auto* row = new QHBoxLayout(frame);
    row->setContentsMargins(10, 6, 6, 6);
    row->addWidget(command_, 1);
    row->addWidget(copy, 0, Qt::AlignTop);
    commandBox_ = new QWidget;
    auto* box = new QVBoxLayout(commandBox_);
    box->setContentsMargins(0, 8, 0, 0);
    box->setSpacing(4);
    box->addWidget(new MutedLabel(tr("By hand, one would type")));
    box->addWidget(frame);
    layout->addWidget(commandBox_);

    states_ = makePair();
    layout->addWidget(states_.box);
    risk_ = addEntry(tr("Risk"), tr("How much it can hurt if it goes wrong"));
    layout->addStretch();
    setWidget(content_);
    show(nullptr);
}

StepDetails::Entry StepDetails::addEntry(const QString& headingText, const QString& toolTip) {
    auto* label = new MutedLabel(headingText);
    label->setToolTip(toolTip);
    label->setContentsMargins(0, 8, 0, 0);
    auto* value = new WrapLabel;
    value->setAccessibleName(headingText);
    content_->layout()->addWidget(label);
    content_->layout()->addWidget(value);
    return {label, value};
}

/// Expected and seen side by side, with a sign and a word for how they compare.
StepDetails::Pair StepDetails::makePair() {
    Pair pair;
    pair.box = new QWidget;
    auto* grid = new QGridLayout(pair.box);
    grid->setContentsMargins(0, 8, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    const auto add = [&](const QString& words, const QString& toolTip, int column) {
        auto* label = new MutedLabel(words);
        label->setToolTip(toolTip);
        label->setWordWrap(true);
        auto* value = new WrapLabel;
        value->setAlignment(Qt::AlignTop);
        grid->addWidget(value, 1, column);
        grid->setColumnStretch(column, 1);
        return Entry{label, value};
    };
    pair.expected = add(tr("Expected"), tr("The state that the step leaves behind"), 0);
    grid->addWidget(pair.expected.heading, 0, 0, Qt::AlignTop);
    pair.seen = add({}, tr("What the cluster said when it was looked at last"), 1);
    pair.seen.text->setObjectName("stepSeen");
    pair.sign = new IconLabel(16);
    auto* head = new QHBoxLayout;
    head->setSpacing(5);
    head->addWidget(pair.sign, 0, Qt::AlignTop);
    head->addWidget(pair.seen.heading, 1, Qt::AlignTop);
    grid->addLayout(head, 0, 1);
    return pair;
}

void StepDetails::set(const Pair& pair, const PlanRow& row) {
    const Seen seen = seenOf(row);
    pair.expected.text->setText(said(row.spec.expected));
    pair.seen.text->setText(row.seen);
    pair.seen.heading->setText(tr("Seen: %1").arg(seenText(seen)));
    for (const auto& entry : {pair.expected, pair.seen}) entry.text->setAccessibleName(entry.heading->text());
    switch (seen) {
        case Seen::AsExpected: pair.sign->setIcon("success", goodColor); break;
        case Seen::Differs: pair.sign->setIcon("error", badColor); break;
        default: pair.sign->setIcon("waiting", mutedText); break;
    }
    pair.box->setVisible(!row.spec.expected.empty() || !row.seen.isEmpty());
}

QWidget* StepDetails::makeBefore() {
    before_ = new DoneFrame;
    before_->setObjectName("stepBefore");
    beforeTitle_ = new ElidedLabel;
    beforeTitle_->setTextFormat(Qt::PlainText);
    beforeTitle_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    QFont bold = beforeTitle_->font();
    bold.setBold(true);
    beforeTitle_->setFont(bold);
    beforeChanged_ = new WrapLabel;
    beforeChanged_->setObjectName("stepChanged");
    beforeStates_ = makePair();
    auto* box = new QVBoxLayout(before_);
    box->setContentsMargins(6, 4, 10, 4);
    box->setSpacing(2);
    auto* unfold = new QToolButton;
    unfold->setObjectName("stepBeforeMore");
    unfold->setArrowType(Qt::RightArrow);
    unfold->setCheckable(true);
    unfold->setAutoRaise(true);
    unfold->setFocusPolicy(Qt::StrongFocus);
    unfold->setToolTip(tr("Just done, and highlighted on the pages"));
    unfold->setAccessibleName(unfold->toolTip());
    beforeTitle_->setToolTip(unfold->toolTip());
    auto* line = new QHBoxLayout;
    line->setSpacing(6);
    line->addWidget(unfold);
    line->addWidget(beforeTitle_, 1);
    beforeMore_ = new QWidget;
    auto* more = new QVBoxLayout(beforeMore_);
    more->setContentsMargins(6, 0, 0, 6);
    more->setSpacing(4);
    more->addWidget(new MutedLabel(unfold->toolTip()));
    more->addWidget(beforeStates_.box);
    more->addWidget(beforeChanged_);
    beforeMore_->hide();  // what comes next is what is to be read
    connect(unfold, &QToolButton::toggled, this, [this, unfold](bool open) {
        unfold->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        beforeMore_->setVisible(open);
    });
    box->addLayout(line);
    box->addWidget(beforeMore_);
    before_->hide();
    return before_;
}

void StepDetails::showBefore(const PlanRow* row, const StepChange* change) {
    before_->setVisible(row);
    if (!row) return;
    beforeTitle_->setText(tr("%1. %2").arg(row->number).arg(row->title));
    set(beforeStates_, *row);
    const QString nothing = tr("Nothing that the pages show has changed.");
    beforeChanged_->setText(!change           ? tr("Looking at what it changed…")
                            : change->empty() ? nothing
                                              : tr("Changed:\n%1").arg(change->lines().join(u'\n')));
}

void StepDetails::set(const Entry& entry, const QString& text) {
    entry.text->setText(text);
    entry.heading->setVisible(!text.isEmpty());
    entry.text->setVisible(!text.isEmpty());
}

void StepDetails::show(const PlanRow* row) {
    content_->setVisible(row);
    if (!row) return;
    title_->setText(tr("%1. %2").arg(row->number).arg(row->title));
    const bool next = row->current && row->state == workflow::StepState::Waiting;
    QStringList state{next ? tr("comes next; nothing of it has run yet") : stateText(row->state)};
    if (!row->progress.isEmpty() && row->state == workflow::StepState::Running) state << row->progress;
    if (const QString time = timeText(*row); !time.isEmpty()) state << time;
    state_->setText(state.join(QStringLiteral(" · ")));
    set(error_, row->error);
    set(hint_, row->hint);
    set(why_, said(row->spec.why));
    QStringList changes;
    for (const auto& change : row->spec.changes) changes << said(change);
    set(changes_, changes.join(u'\n'));
    set(moves_, movesText(row->spec));
    command_->setCode(text(row->spec.command));
    commandBox_->setVisible(!row->spec.command.empty());
    set(states_, *row);
    set(risk_, row->spec.risk == workflow::Risk::High ? tr("High: read it before you run it.") : QString());
}

}  // namespace slotpilot::gui
