// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractScrollArea>
#include <optional>

#include "models/line_ring.h"

namespace slotpilot::gui {

/// Draws the lines of a LineRing: only those in sight, so that a million are as quick as ten. Lines are chosen by
/// mouse and keys, and copied as they came.
class LogLines : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit LogLines(QWidget* parent = nullptr);

    const LineRing& ring() const { return ring_; }
    void append(const std::vector<std::string>& lines);
    void clear();

    /// Keeps the newest line in sight; scrolling up by hand ends it.
    void setFollowing(bool following);
    bool following() const { return following_; }
    /// What is marked in the lines; empty: nothing.
    void setNeedle(const QString& needle);
    /// Chooses and shows a line.
    void goTo(std::uint64_t line);
    /// The line that a search begins at: the chosen one, else the first in sight.
    std::uint64_t current() const;
    bool hasSelection() const { return anchor_.has_value(); }
    void copy() const;
    void selectAll();

Q_SIGNALS:
    void followingChanged(bool following);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    int lineHeight() const;
    int linesInSight() const;
    std::uint64_t first() const;
    std::uint64_t lineAt(int y) const;
    void fitBars();
    void choose(std::uint64_t line, bool extend);
    void drawLine(QPainter& painter, std::uint64_t line, const QRect& rect) const;

    LineRing ring_;
    QString needle_;
    bool following_ = true;
    std::size_t longest_ = 0;                       ///< bytes of the longest line so far, as far as it is drawn
    std::optional<std::uint64_t> anchor_, chosen_;  ///< both or none: the ends of what is chosen
};

}  // namespace slotpilot::gui
