// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/slot_map.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <map>

#include "widgets/owner_colors.h"

namespace slotpilot::gui {
namespace {
constexpr float veilShare = 0.72F;  ///< over what steps back
}

SlotMap::SlotMap(QWidget* parent) : QWidget(parent) {
    data_.owner.fill(nobody);
    data_.mark.fill(None);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Map of the 16,384 slots"));
    setAccessibleDescription(describe(0));
}

void SlotMap::setData(Data data) {
    if (data == data_) return;
    data_ = std::move(data);
    invalidate();
    setAccessibleDescription(describe(current_));
}

void SlotMap::invalidate() {
    cache_ = {};
    update();
}

void SlotMap::highlightOwner(int owner) {
    if (owner == highlighted_) return;
    highlighted_ = owner;
    invalidate();
}

void SlotMap::setEmphasis(const std::bitset<count>& slotsChanged) {
    if (slotsChanged == emphasis_) return;
    emphasis_ = slotsChanged;
    invalidate();
}

void SlotMap::setCurrentSlot(int slot) {
    if (slot < 0 || slot >= count || slot == current_) return;
    current_ = slot;
    setAccessibleDescription(describe(slot));
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    update();
    Q_EMIT slotPointed(slot);
}

int SlotMap::cell() const {
    return std::max(1, static_cast<int>(std::min(width(), height()) * devicePixelRatioF()) / side);
}

QPoint SlotMap::corner() const {
    const int square = cell() * side;
    return {(static_cast<int>(width() * devicePixelRatioF()) - square) / 2,
            (static_cast<int>(height() * devicePixelRatioF()) - square) / 2};
}

int SlotMap::slotAt(const QPoint& point) const {
    const QPointF device = QPointF(point) * devicePixelRatioF() - corner();
    if (device.x() < 0 || device.y() < 0) return -1;
    const int column = static_cast<int>(device.x()) / cell(), row = static_cast<int>(device.y()) / cell();
    return column < side && row < side ? row * side + column : -1;
}

QRectF SlotMap::cellRect(int slot) const {
    const qreal ratio = devicePixelRatioF();
    const QPointF at = QPointF(corner()) + QPointF(slot % side, slot / side) * cell();
    return {at / ratio, QSizeF(cell(), cell()) / ratio};
}

QString SlotMap::describe(int slot) const {
    const auto i = static_cast<std::size_t>(slot);
    const int owner = data_.owner[i];
    QString words = owner == nobody || owner >= data_.names.size() ? tr("owned by nobody")
                    : owner < 0                                    ? tr("owned by a stranger")
                                                                   : data_.names[owner];
    switch (data_.mark[i]) {
        case Migrating: words += tr(", migrating away"); break;
        case Importing: words += tr(", being imported by another"); break;
        case Moving: words += tr(", moving to another"); break;
        default: break;
    }
    return tr("Slot %1: %2").arg(slot).arg(words);
}

QColor SlotMap::colorOf(int owner) const {
    const QColor base = palette().color(QPalette::Base);
    if (owner == nobody) return mixed(base, palette().color(QPalette::Text), 0.06);
    if (owner < 0) return mixed(base, palette().color(QPalette::Text), 0.45);
    return highlighted_ >= 0 && owner != highlighted_ ? mixed(base, ownerColor(owner), 0.28) : ownerColor(owner);
}

void SlotMap::render() {
    const int size = cell();
    cache_ = QPixmap(size * side, size * side);
    QPainter painter(&cache_);
    paintCells(painter, size);
    paintMarks(painter, size);
    if (emphasis_.any()) paintEmphasis(painter, size);
    paintNames(painter, size);
}

/// Cells and the lines between owners as pixels: sixteen thousand rectangles and lines would take a frame's time.
void SlotMap::paintCells(QPainter& painter, int size) const {
    QImage image(size * side, size * side, QImage::Format_RGB32);
    const QRgb base = palette().color(QPalette::Base).rgb();
    const int border = size > 1 ? std::max(1, size / 5) : 0;
    // By owner, with strangers and nobody below the first.
    std::vector<QRgb> colors;
    for (int who = stranger; who <= *std::max_element(data_.owner.begin(), data_.owner.end()); ++who)
        colors.push_back(colorOf(who).rgb());
    const auto owner = [&](int row, int column) { return data_.owner[static_cast<std::size_t>(row * side + column)]; };
    const auto line = [&](int y) { return reinterpret_cast<QRgb*>(image.scanLine(y)); };
    for (int row = 0; row < side; ++row) {
        QRgb* const first = line(row * size);
        for (int column = 0; column < side; ++column) {
            std::fill_n(first + column * size, size, colors[static_cast<std::size_t>(owner(row, column) - stranger)]);
            if (column > 0 && owner(row, column) != owner(row, column - 1))
                std::fill_n(first + column * size, border, base);
        }
        for (int y = 1; y < size; ++y) std::copy_n(first, size * side, line(row * size + y));
        for (int column = 0; row > 0 && column < side; ++column)
            if (owner(row, column) != owner(row - 1, column))
                for (int y = 0; y < border; ++y) std::fill_n(line(row * size + y) + column * size, size, base);
    }
    painter.drawImage(0, 0, image);

    // Nobody's and strangers' slots are hatched, so that they differ from owners without colour, too.
    const QColor ink = mixed(palette().color(QPalette::Base), palette().color(QPalette::Text), 0.30);
    for (int row = 0; row < side; ++row)
        for (int first = 0; first < side;) {
            const int who = owner(row, first);
            int last = first;
            while (last + 1 < side && owner(row, last + 1) == who) ++last;
            if (who < 0)
                painter.fillRect(QRect(first * size, row * size, (last - first + 1) * size, size),
                                 QBrush(ink, who == nobody ? Qt::BDiagPattern : Qt::DiagCrossPattern));
            first = last + 1;
        }
}

/// What did not change steps back; a line goes around what did.
void SlotMap::paintEmphasis(QPainter& painter, int size) const {
    QColor veil = palette().color(QPalette::Base);
    veil.setAlphaF(veilShare);
    QList<QLine> lines;
    const auto lit = [&](int slot) { return emphasis_[static_cast<std::size_t>(slot)]; };
    for (int slot = 0; slot < count; ++slot) {
        const int x = slot % side * size, y = slot / side * size;
        if (!lit(slot)) {
            painter.fillRect(x, y, size, size, veil);
            continue;
        }
        if (slot % side == 0 || !lit(slot - 1)) lines << QLine(x, y, x, y + size - 1);
        if (slot % side == side - 1 || !lit(slot + 1)) lines << QLine(x + size - 1, y, x + size - 1, y + size - 1);
        if (slot < side || !lit(slot - side)) lines << QLine(x, y, x + size - 1, y);
        if (slot >= count - side || !lit(slot + side)) lines << QLine(x, y + size - 1, x + size - 1, y + size - 1);
    }
    painter.setPen(QPen(palette().color(QPalette::Text), std::max(1, size / 3)));
    painter.drawLines(lines);
}

/// Migrating: a triangle in the lower right half; importing: in the upper left; both: a filled cell with a frame.
void SlotMap::paintMarks(QPainter& painter, int size) const {
    painter.setRenderHint(QPainter::Antialiasing, size > 4);
    for (int slot = 0; slot < count; ++slot) {
        const auto mark = data_.mark[static_cast<std::size_t>(slot)];
        if (mark == None) continue;
        const QRectF rect(slot % side * size, slot / side * size, size, size);
        const QColor ink = textOn(colorOf(data_.owner[static_cast<std::size_t>(slot)]));
        if (mark == Moving) {
            painter.fillRect(rect, ink);
            painter.fillRect(rect.marginsRemoved(QMarginsF(1, 1, 1, 1)),
                             QBrush(colorOf(data_.owner[static_cast<std::size_t>(slot)]), Qt::Dense4Pattern));
            continue;
        }
        const QPointF corner = mark == Migrating ? rect.bottomRight() : rect.topLeft();
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawPolygon(QPolygonF{rect.topRight(), corner, rect.bottomLeft()});
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

/// Each owner's name in the middle of its longest run of slots, where there is room for it.
void SlotMap::paintNames(QPainter& painter, int size) const {
    std::map<int, std::pair<int, int>> longest;  // owner: first slot, length
    for (int first = 0; first < count;) {
        const int owner = data_.owner[static_cast<std::size_t>(first)];
        int end = first;
        while (end < count && data_.owner[static_cast<std::size_t>(end)] == owner) ++end;
        auto& best = longest[owner];
        if (end - first > best.second) best = {first, end - first};
        first = end;
    }
    const auto bandOf = [&](const std::pair<int, int>& run) {  // its whole rows
        const int firstRow = (run.first + side - 1) / side, lastRow = (run.first + run.second) / side;
        return QRect(0, firstRow * size, side * size, (lastRow - firstRow) * size);
    };
    const int least = static_cast<int>(9 * devicePixelRatioF()), most = static_cast<int>(13 * devicePixelRatioF());
    std::erase_if(longest, [&](const auto& entry) {
        return entry.first < 0 || entry.first >= data_.names.size() || bandOf(entry.second).height() < least + 2;
    });
    // One size for those of about the same height.
    int tallest = 0, shared = most;
    for (const auto& [owner, run] : longest) tallest = std::max(tallest, bandOf(run).height());
    for (const auto& [owner, run] : longest)
        if (const int height = bandOf(run).height(); height > tallest * 6 / 10)
            shared = std::clamp(height - 4, least, shared);
    QFont bold = font();
    bold.setBold(true);
    for (const auto& [owner, run] : longest) {
        const QRect band = bandOf(run);
        bold.setPixelSize(std::clamp(band.height() - 4, least, shared));
        painter.setFont(bold);
        const bool veiled = emphasis_.any() && !emphasis_[static_cast<std::size_t>(run.first + run.second / 2)];
        const QColor ground = colorOf(owner);
        painter.setPen(textOn(veiled ? mixed(ground, palette().color(QPalette::Base), veilShare) : ground));
        painter.drawText(band, Qt::AlignCenter,
                         QFontMetrics(bold).elidedText(data_.names[owner], Qt::ElideMiddle, band.width() - 8));
    }
}

void SlotMap::paintEvent(QPaintEvent*) {
    const qreal ratio = devicePixelRatioF();
    if (cache_.isNull() || cache_.width() != cell() * side) render();
    cache_.setDevicePixelRatio(ratio);
    QPainter painter(this);
    painter.drawPixmap(QPointF(corner()) / ratio, cache_);
    const auto frame = [&](int slot, int width) {
        painter.setPen(QPen(palette().color(QPalette::Base), width + 2));
        const QRectF rect = cellRect(slot).adjusted(-1, -1, 1, 1);
        painter.drawRect(rect);
        painter.setPen(QPen(palette().color(QPalette::Text), width));
        painter.drawRect(rect);
    };
    if (hovered_ >= 0) frame(hovered_, 1);
    if (hasFocus()) frame(current_, 2);
}

void SlotMap::resizeEvent(QResizeEvent*) { invalidate(); }

void SlotMap::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) invalidate();
    QWidget::changeEvent(event);
}

bool SlotMap::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int slot = slotAt(help->pos());
        if (slot < 0)
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), describe(slot), this, cellRect(slot).toAlignedRect());
        return true;
    }
    return QWidget::event(event);
}

void SlotMap::mouseMoveEvent(QMouseEvent* event) {
    const int slot = slotAt(event->position().toPoint());
    if (slot == hovered_) return;
    hovered_ = slot;
    update();
    Q_EMIT slotPointed(slot >= 0 ? slot : hasFocus() ? current_ : -1);
}

void SlotMap::mousePressEvent(QMouseEvent* event) {
    const int slot = slotAt(event->position().toPoint());
    if (slot < 0) return;
    setCurrentSlot(slot);
    Q_EMIT slotActivated(slot);
}

void SlotMap::leaveEvent(QEvent*) {
    hovered_ = -1;
    update();
    Q_EMIT slotPointed(hasFocus() ? current_ : -1);
}

void SlotMap::keyPressEvent(QKeyEvent* event) {
    const int row = current_ / side, column = current_ % side;
    const auto go = [&](int toRow, int toColumn) {
        setCurrentSlot(std::clamp(toRow, 0, side - 1) * side + std::clamp(toColumn, 0, side - 1));
    };
    switch (event->key()) {
        case Qt::Key_Left: setCurrentSlot(current_ - 1); break;
        case Qt::Key_Right: setCurrentSlot(current_ + 1); break;
        case Qt::Key_Up: go(row - 1, column); break;
        case Qt::Key_Down: go(row + 1, column); break;
        case Qt::Key_PageUp: go(row - 8, column); break;
        case Qt::Key_PageDown: go(row + 8, column); break;
        case Qt::Key_Home: event->modifiers() & Qt::ControlModifier ? setCurrentSlot(0) : go(row, 0); break;
        case Qt::Key_End:
            event->modifiers() & Qt::ControlModifier ? setCurrentSlot(count - 1) : go(row, side - 1);
            break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space: Q_EMIT slotActivated(current_); break;
        default: QWidget::keyPressEvent(event);
    }
}

}  // namespace slotpilot::gui
