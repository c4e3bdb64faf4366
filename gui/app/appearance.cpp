// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/appearance.h"

#include <QApplication>
#include <QStyle>
#include <QStyleFactory>
#include <memory>

namespace slotpilot::gui {

QPalette lightPalette() { return std::unique_ptr<QStyle>(QStyleFactory::create("Fusion"))->standardPalette(); }

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
