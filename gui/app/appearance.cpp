// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/appearance.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QPainter>
#include <QProxyStyle>
#include <QStyleOption>

#include "widgets/owner_colors.h"

namespace slotpilot::gui {
namespace {

/// Fusion makes its outlines of the window's colour, darkened: on a dark window nobody sees them.
class OutlineStyle : public QProxyStyle {
public:
    OutlineStyle() : QProxyStyle(QStringLiteral("fusion")) { setObjectName(QStringLiteral("fusion")); }

    /// Of desktops that have no colours of their own.
    QPalette standardPalette() const override {
        return isDark(QProxyStyle::standardPalette()) ? darkPalette() : lightPalette();
    }
    /// The style's own pictures on OK and Cancel suit none of ours.
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override {
        return hint == SH_DialogButtonBox_ButtonsHaveIcons ? 0 : QProxyStyle::styleHint(hint, option, widget, data);
    }
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        if (element == PE_IndicatorCheckBox) outline(*option, *painter, 0);
        if (element == PE_FrameLineEdit) outline(*option, *painter, 2);
        if (element == PE_IndicatorRadioButton) outline(*option, *painter, option->rect.width() / 2.0);
        // A text that is edited is a field, too.
        const auto* area = qobject_cast<const QAbstractScrollArea*>(widget);
        if (element == PE_Frame && area && !area->property("readOnly").toBool() &&
            area->property("plainText").isValid())
            outline(*option, *painter, 0);
    }
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        if ((combo && combo->frame) || (spin && spin->frame)) outline(*option, *painter, 2);
    }

private:
    static void outline(const QStyleOption& option, QPainter& painter, double radius) {
        const auto& palette = option.palette;
        const bool focus = option.state & State_HasFocus;
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(focus                          ? accentColor(palette)
                       : option.state & State_Enabled ? outlineColor(palette)
                                                      : lineColor(palette));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
        painter.restore();
    }
};

}  // namespace

void applyStyle() {
    if (QApplication::style()->objectName() == QStringLiteral("fusion")) QApplication::setStyle(new OutlineStyle);
}

QPalette lightPalette() {
    QPalette palette;
    const QColor window(0xef, 0xef, 0xef), text(Qt::black);
    for (auto role : {QPalette::Window, QPalette::Button}) palette.setColor(role, window);
    palette.setColor(QPalette::Base, Qt::white);
    palette.setColor(QPalette::AlternateBase, QColor(0xf7, 0xf7, 0xf7));
    for (auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, text);
    palette.setColor(QPalette::ToolTipBase, QColor(0xff, 0xff, 0xdc));
    palette.setColor(QPalette::PlaceholderText, QColor(0x6b, 0x6b, 0x6b));
    palette.setColor(QPalette::BrightText, Qt::white);
    palette.setColor(QPalette::Light, Qt::white);
    palette.setColor(QPalette::Midlight, QColor(0xca, 0xca, 0xca));
    palette.setColor(QPalette::Mid, QColor(0xb8, 0xb8, 0xb8));
    palette.setColor(QPalette::Dark, QColor(0x9f, 0x9f, 0x9f));
    palette.setColor(QPalette::Shadow, QColor(0x76, 0x76, 0x76));
    palette.setColor(QPalette::Highlight, QColor(0x24, 0x72, 0xb0));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor(0x1a, 0x5f, 0xa8));
    for (auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(0x8c, 0x8c, 0x8c));
    return palette;
}

QPalette darkPalette() {
    QPalette palette;
    const QColor window(0x26, 0x28, 0x2c), base(0x1c, 0x1e, 0x21), text(0xe6, 0xe8, 0xeb), weak(0x8a, 0x8f, 0x98);
    for (auto role : {QPalette::Window, QPalette::Button}) palette.setColor(role, window);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, QColor(0x22, 0x24, 0x28));
    for (auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, text);
    palette.setColor(QPalette::ToolTipBase, QColor(0x33, 0x36, 0x3b));
    palette.setColor(QPalette::PlaceholderText, weak);
    palette.setColor(QPalette::BrightText, Qt::white);
    palette.setColor(QPalette::Light, QColor(0x3a, 0x3d, 0x42));
    palette.setColor(QPalette::Midlight, QColor(0x32, 0x35, 0x3a));
    palette.setColor(QPalette::Mid, QColor(0x1a, 0x1b, 0x1e));
    palette.setColor(QPalette::Dark, QColor(0x14, 0x15, 0x17));
    palette.setColor(QPalette::Shadow, Qt::black);
    palette.setColor(QPalette::Highlight, QColor(0x2b, 0x76, 0xd0));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor(0x6c, 0xb2, 0xf5));
    for (auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(0x6d, 0x72, 0x7a));
    return palette;
}

void applyColors(Preferences::Colors colors) {
    switch (colors) {
        case Preferences::Colors::Desktop: QApplication::setPalette(QPalette()); break;
        case Preferences::Colors::Light: QApplication::setPalette(lightPalette()); break;
        case Preferences::Colors::Dark: QApplication::setPalette(darkPalette()); break;
    }
}

}  // namespace slotpilot::gui
