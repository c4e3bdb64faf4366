// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace slotpilot::gui {

/// A pod as a small card: owner's colour, name, health (a shape as well as a colour), role, and its share of the slots.
class PodCard : public QAbstractButton {
    Q_OBJECT
public:
    enum class Health { Good, Waiting, Bad };
    struct Data {
        QString name, role, slotsText, share, keys, toolTip;
        Health health = Health::Good;
        QString healthText;
        int colorIndex = -1;
        double fraction = 0;  ///< of all slots, 0 to 1
        bool dimmed = false;  ///< there is no such pod now
        QString changed;      ///< what the last step changed; empty: nothing
        bool operator==(const Data&) const = default;
    };

    explicit PodCard(QWidget* parent = nullptr);
    void setData(const Data& next);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    Data data_;
};

}  // namespace slotpilot::gui
