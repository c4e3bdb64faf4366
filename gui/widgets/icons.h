// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace slotpilot::gui {

/// A line icon of the resources ("deploy") that is drawn in the palette's text colour at the moment of painting, so
/// that it suits light, dark and disabled.
QIcon icon(const QString& name);
/// The same as pixels of one colour. `size` in device-independent pixels.
QPixmap iconPixmap(const QString& name, int size, const QColor& color, qreal devicePixelRatio);
/// The application's icon.
QIcon applicationIcon();

}  // namespace slotpilot::gui
