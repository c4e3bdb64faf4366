// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/log_lines.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>

#include "widgets/owner_colors.h"

namespace slotpilot::gui {
namespace {

constexpr int margin = 10;
constexpr std::size_t drawnLength = 4096, mostCopied = 64 << 20;  // bytes

}  // namespace

LogLines::LogLines(QWidget* parent) : QAbstractScrollArea(parent) {
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Lines of the log"));
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setCursor(Qt::IBeamCursor);
    horizontalScrollBar()->setSingleStep(fontMetrics().averageCharWidth() * 4);
    // By hand: scrolling up ends following, the end takes it up again.
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] {
        const auto* bar = verticalScrollBar();
        setFollowing(bar->sliderPosition() >= bar->maximum());
    });
}

int LogLines::lineHeight() const { return fontMetrics().height() + 2; }
int LogLines::linesInSight() const { return std::max(1, viewport()->height() / lineHeight()); }
std::uint64_t LogLines::first() const {
    return ring_.begin() + static_cast<std::uint64_t>(std::max(0, verticalScrollBar()->value()));
}

std::uint64_t LogLines::lineAt(int y) const {
    const auto at = static_cast<std::int64_t>(first()) + (y < 0 ? -1 : y / lineHeight());
    return static_cast<std::uint64_t>(std::clamp(
        at, static_cast<std::int64_t>(ring_.begin()),
        std::max<std::int64_t>(static_cast<std::int64_t>(ring_.begin()), static_cast<std::int64_t>(ring_.end()) - 1)));
}

void LogLines::append(const std::vector<std::string>& lines) {
    const auto top = first(), begin = ring_.begin();
    for (const auto& line : lines) {
        ring_.append(line);
        longest_ = std::max(longest_, std::min(line.size(), drawnLength));
    }
    fitBars();
    if (following_)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    else if (ring_.begin() != begin)  // what is looked at stays where it is
        verticalScrollBar()->setValue(static_cast<int>(top - std::min(top, ring_.begin())));
    if (chosen_ && (*chosen_ < ring_.begin() || *anchor_ < ring_.begin())) {
        chosen_ = std::max(*chosen_, ring_.begin());
        anchor_ = std::max(*anchor_, ring_.begin());
    }
    viewport()->update();
}

void LogLines::clear() {
    ring_.clear();
    longest_ = 0;
    anchor_.reset();
    chosen_.reset();
    fitBars();
    viewport()->update();
}

void LogLines::setFollowing(bool following) {
    if (following) verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    if (following == following_) return;
    following_ = following;
    Q_EMIT followingChanged(following);
}

void LogLines::setNeedle(const QString& needle) {
    needle_ = needle;
    viewport()->update();
}

void LogLines::goTo(std::uint64_t line) {
    setFollowing(false);
    choose(line, false);
    const auto half = static_cast<std::uint64_t>(linesInSight() / 2);
    if (line < first() || line >= first() + static_cast<std::uint64_t>(linesInSight()))
        verticalScrollBar()->setValue(static_cast<int>(line - ring_.begin() - std::min(line - ring_.begin(), half)));
    const QString shown = visibleText(ring_.line(line).substr(0, drawnLength));
    const auto at = needle_.isEmpty() ? -1 : shown.indexOf(needle_, 0, Qt::CaseInsensitive);
    if (at < 0) return;
    const int from = margin + fontMetrics().horizontalAdvance(shown.left(at)),
              to = from + fontMetrics().horizontalAdvance(shown.mid(at, needle_.size())),
              left = horizontalScrollBar()->value();
    if (from < left || to > left + viewport()->width()) horizontalScrollBar()->setValue(from - viewport()->width() / 3);
}

std::uint64_t LogLines::current() const { return chosen_.value_or(first()); }

void LogLines::choose(std::uint64_t line, bool extend) {
    if (ring_.size() == 0) return;
    chosen_ = std::clamp(line, ring_.begin(), ring_.end() - 1);
    if (!extend || !anchor_) anchor_ = chosen_;
    viewport()->update();
}

void LogLines::selectAll() {
    if (ring_.size() == 0) return;
    anchor_ = ring_.begin();
    chosen_ = ring_.end() - 1;
    viewport()->update();
}

void LogLines::copy() const {
    if (!anchor_) return;
    std::string bytes;
    const auto last = std::max(*anchor_, *chosen_);
    for (auto line = std::min(*anchor_, *chosen_); line <= last && bytes.size() < mostCopied; ++line)
        bytes.append(ring_.line(line)).push_back('\n');
    QGuiApplication::clipboard()->setText(QString::fromStdString(bytes));
}

void LogLines::fitBars() {
    const int lines = static_cast<int>(ring_.size()), sight = linesInSight();
    verticalScrollBar()->setPageStep(sight);
    verticalScrollBar()->setRange(0, std::max(0, lines - sight));
    const int width = 2 * margin + static_cast<int>(longest_) * fontMetrics().averageCharWidth();
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(0, std::max(0, width - viewport()->width()));
}

void LogLines::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    fitBars();
    if (following_) verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void LogLines::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange) fitBars();
    QAbstractScrollArea::changeEvent(event);
}

void LogLines::drawLine(QPainter& painter, std::uint64_t line, const QRect& rect) const {
    const auto bytes = ring_.line(line);
    QString shown = visibleText(bytes.substr(0, drawnLength));
    if (bytes.size() > drawnLength) shown += QChar(0x2026);
    const bool chosen = anchor_ && line >= std::min(*anchor_, *chosen_) && line <= std::max(*anchor_, *chosen_);
    if (chosen) painter.fillRect(0, rect.top(), viewport()->width(), rect.height(), palette().highlight());
    if (!needle_.isEmpty()) {
        const QColor mark = mixed(palette().color(chosen ? QPalette::Highlight : QPalette::Base),
                                  warningColor(palette()), chosen ? 0.55 : 0.4);
        for (auto at = shown.indexOf(needle_, 0, Qt::CaseInsensitive); at >= 0;
             at = shown.indexOf(needle_, at + needle_.size(), Qt::CaseInsensitive)) {
            const int from = rect.left() + fontMetrics().horizontalAdvance(shown.left(at));
            const int width = fontMetrics().horizontalAdvance(shown.mid(at, needle_.size()));
            painter.fillRect(from, rect.top(), width, rect.height(), mark);
        }
    }
    painter.setPen(palette().color(chosen ? QPalette::HighlightedText : QPalette::Text));
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip, shown);
}

void LogLines::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    const int height = lineHeight(), left = margin - horizontalScrollBar()->value();
    auto line = first();
    for (int y = 0; y < viewport()->height() && line < ring_.end(); y += height, ++line)
        drawLine(painter, line, {left, y, viewport()->width() - left, height});
    if (!hasFocus() || ring_.size() > 0) return;
    painter.setPen(lineColor(palette()));
    painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
}

void LogLines::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    choose(lineAt(event->pos().y()), event->modifiers() & Qt::ShiftModifier);
}

void LogLines::mouseMoveEvent(QMouseEvent* event) {
    if (!(event->buttons() & Qt::LeftButton) || ring_.size() == 0) return;
    const int y = event->pos().y();
    if (y < 0 || y >= viewport()->height()) {
        setFollowing(false);
        verticalScrollBar()->setValue(verticalScrollBar()->value() + (y < 0 ? -1 : 1));
    }
    choose(lineAt(y), true);
}

void LogLines::keyPressEvent(QKeyEvent* event) {
    auto* bar = verticalScrollBar();
    if (event == QKeySequence::Copy) return copy();
    if (event == QKeySequence::SelectAll) return selectAll();
    switch (event->key()) {
        case Qt::Key_Home: bar->triggerAction(QAbstractSlider::SliderToMinimum); break;
        case Qt::Key_End: bar->triggerAction(QAbstractSlider::SliderToMaximum); break;
        case Qt::Key_PageUp: bar->triggerAction(QAbstractSlider::SliderPageStepSub); break;
        case Qt::Key_PageDown: bar->triggerAction(QAbstractSlider::SliderPageStepAdd); break;
        default: QAbstractScrollArea::keyPressEvent(event);
    }
}

void LogLines::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Copy"), QKeySequence::Copy, this, &LogLines::copy)->setEnabled(hasSelection());
    menu->addAction(tr("Select &all"), QKeySequence::SelectAll, this, &LogLines::selectAll);
    menu->popup(event->globalPos());
}

}  // namespace slotpilot::gui
