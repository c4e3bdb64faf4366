// SPDX-License-Identifier: GPL-3.0-or-later
// Labels of the pages, made in one way everywhere.
#pragma once

#include <QLabel>

namespace slotpilot::gui {

/// A heading; `scale` of the usual text size.
QLabel* heading(const QString& text = {}, double scale = 1.25);
/// A paragraph that wraps and can be selected.
QLabel* paragraph(const QString& text = {});
/// The same, weaker than the text around it; follows the palette.
class MutedLabel : public QLabel {
    Q_OBJECT
public:
    explicit MutedLabel(const QString& text = {}, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyPalette();
    bool applying_ = false;
};

/// One line that is cut, and told whole by its tool tip, where there is no room for it.
class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    using QLabel::QLabel;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
};

/// An icon in a colour of the palette; follows it.
class IconLabel : public QLabel {
    Q_OBJECT
public:
    using Color = QColor (*)(const QPalette&);
    explicit IconLabel(int size, QWidget* parent = nullptr);
    void setIcon(const QString& name, Color color);

protected:
    void changeEvent(QEvent* event) override;

private:
    void apply();
    int size_;
    QString name_;
    Color color_ = nullptr;
};

}  // namespace slotpilot::gui
