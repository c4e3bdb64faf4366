// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QStringList>
#include <QWidget>
#include <array>
#include <bitset>
#include <cstdint>

namespace slotpilot::gui {

/// All 16,384 slots as a square of 128 x 128 cells in reading order. Hue is the owner; borders and names tell owners
/// apart without colour; slots that move carry a mark. Arrow keys walk it, Home and End go to a row's ends, Page Up and
/// Page Down jump eight rows.
class SlotMap : public QWidget {
    Q_OBJECT
public:
    static constexpr int side = 128, count = side * side;
    static constexpr std::int16_t nobody = -1, stranger = -2;
    enum Mark : std::uint8_t { None = 0, Migrating = 1, Importing = 2, Moving = Migrating | Importing };

    struct Data {
        std::array<std::int16_t, count> owner;  ///< index into `names`, or nobody, stranger
        std::array<std::uint8_t, count> mark;   ///< of Mark
        QStringList names;                      ///< owners
        bool operator==(const Data&) const = default;
    };

    explicit SlotMap(QWidget* parent = nullptr);
    void setData(Data data);
    const Data& data() const { return data_; }

    /// Paints the others paler; -1: nobody is highlighted.
    void highlightOwner(int owner);
    /// Paints all but these slots paler, and a frame around them; none: all as they are.
    void setEmphasis(const std::bitset<count>& slotsChanged);
    /// The slot that has the keyboard's mark.
    int currentSlot() const { return current_; }
    void setCurrentSlot(int slot);
    /// The slot under a point of the widget, -1 if there is none.
    int slotAt(const QPoint& point) const;
    /// The slot's cell in the widget's coordinates.
    QRectF cellRect(int slot) const;
    /// "Slot 1234: redis-0, migrating"
    QString describe(int slot) const;

    QSize sizeHint() const override { return {520, 520}; }
    QSize minimumSizeHint() const override { return {258, 258}; }

Q_SIGNALS:
    /// The slot under the pointer or the keyboard's mark; -1: none.
    void slotPointed(int slot);
    void slotActivated(int slot);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// Size of a cell in device pixels (whole, so that cells are sharp) and the map's corner.
    int cell() const;
    QPoint corner() const;  ///< in device pixels
    void render();
    void paintCells(QPainter& painter, int size) const;
    void paintMarks(QPainter& painter, int size) const;
    void paintEmphasis(QPainter& painter, int size) const;
    void paintNames(QPainter& painter, int size) const;
    QColor colorOf(int owner) const;
    void invalidate();

    Data data_;
    std::bitset<count> emphasis_;
    QPixmap cache_;
    int current_ = 0, hovered_ = -1, highlighted_ = -1;
};

}  // namespace slotpilot::gui
