// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/owner_colors.h"

#include <QPalette>
#include <algorithm>
#include <array>
#include <cmath>

namespace slotpilot::gui {
namespace {

constexpr std::array<QRgb, 7> okabeIto{0xff0072b2, 0xffe69f00, 0xff009e73, 0xffcc79a7,
                                       0xff56b4e9, 0xffd55e00, 0xfff0e442};

double channel(double value) { return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); }

/// Relative luminance of WCAG 2: https://www.w3.org/TR/WCAG21/#dfn-relative-luminance
double luminance(const QColor& color) {
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

}  // namespace

QColor mixed(const QColor& under, const QColor& over, double share) {
    const auto mix = [share](double a, double b) { return static_cast<float>(a + (b - a) * share); };
    return QColor::fromRgbF(mix(under.redF(), over.redF()), mix(under.greenF(), over.greenF()),
                            mix(under.blueF(), over.blueF()));
}

QColor ownerColor(int index) {
    if (index < 0) return QColor(0x80, 0x80, 0x80);
    const QColor base = QColor::fromRgb(okabeIto[static_cast<std::size_t>(index) % okabeIto.size()]);
    switch (static_cast<std::size_t>(index) / okabeIto.size() % 4) {
        case 1: return mixed(base, Qt::black, 0.38);
        case 2: return mixed(base, Qt::white, 0.45);
        case 3: return mixed(base, Qt::black, 0.62);
        default: return base;
    }
}

QColor textOn(const QColor& background) { return luminance(background) > 0.22 ? Qt::black : Qt::white; }

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Window).lightnessF() < palette.color(QPalette::WindowText).lightnessF();
}

QColor goodColor(const QPalette& palette) {
    return isDark(palette) ? QColor(0x4c, 0xc3, 0x8a) : QColor(0x0b, 0x7a, 0x4b);
}
QColor warningColor(const QPalette& palette) {
    return isDark(palette) ? QColor(0xf0, 0xb4, 0x3c) : QColor(0x9a, 0x5b, 0x00);
}
QColor badColor(const QPalette& palette) {
    return isDark(palette) ? QColor(0xff, 0x7b, 0x72) : QColor(0xb4, 0x23, 0x18);
}
QColor accentColor(const QPalette& palette) { return palette.color(QPalette::Active, QPalette::Highlight); }

QColor mutedText(const QPalette& palette) {
    return mixed(palette.color(QPalette::WindowText), palette.color(QPalette::Window), 0.32);
}

double contrast(const QColor& a, const QColor& b) {
    const double first = luminance(a) + 0.05, second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

QColor outlineColor(const QPalette& palette) {
    return mixed(palette.color(QPalette::Window), palette.color(QPalette::WindowText), 0.45);
}

QColor lineColor(const QPalette& palette) {
    return mixed(palette.color(QPalette::Window), palette.color(QPalette::WindowText), isDark(palette) ? 0.22 : 0.18);
}

}  // namespace slotpilot::gui
