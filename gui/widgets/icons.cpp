// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

static void initializeResources() { Q_INIT_RESOURCE(slotpilot); }  // must be outside of any namespace

namespace slotpilot::gui {
namespace {

QByteArray source(const QString& name) {
    initializeResources();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QPixmap render(const QString& name, const QSize& pixels, const QColor& color) {
    const QString key = QStringLiteral("slotpilot/%1/%2/%3").arg(name, color.name()).arg(pixels.width());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) return pixmap;
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(source(name).replace("currentColor", color.name().toLatin1())).render(&painter);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class LineIcon : public QIconEngine {
public:
    explicit LineIcon(QString name) : name_(std::move(name)) {}

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override {
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        const auto role = mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::ButtonText;
        QPixmap pixmap = render(name_, size, QGuiApplication::palette().color(group, role));
        pixmap.setDevicePixelRatio(scale);
        return pixmap;
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        return scaledPixmap(size, mode, state, 1);
    }
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, scaledPixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state, 1));
    }
    QIconEngine* clone() const override { return new LineIcon(name_); }

private:
    QString name_;
};

}  // namespace

QIcon icon(const QString& name) { return QIcon(new LineIcon(name)); }

QPixmap iconPixmap(const QString& name, int size, const QColor& color, qreal devicePixelRatio) {
    QPixmap pixmap = render(name, (QSizeF(size, size) * devicePixelRatio).toSize(), color);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

QIcon applicationIcon() {
    initializeResources();
    return QIcon(QStringLiteral(":/slotpilot.svg"));
}

}  // namespace slotpilot::gui
