// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <optional>

namespace slotpilot::gui {

/// A paragraph that can be selected and needs no width: also a word wraps that is longer than a line. A `scale` other
/// than 1 makes it a heading.
class WrapLabel : public QLabel {
    Q_OBJECT
public:
    explicit WrapLabel(double scale = 1, QWidget* parent = nullptr);
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    bool wrapAnywhere() const;

    std::optional<QString> laidOut_;  ///< for the present size
};

}  // namespace slotpilot::gui
