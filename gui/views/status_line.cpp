// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/status_line.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

#include "models/format.h"
#include "views/guarded.h"
#include "widgets/labels.h"
#include "widgets/owner_colors.h"

namespace slotpilot::gui {

StatusLine::StatusLine(QWidget* parent)
    : QWidget(parent),
      sign_(new IconLabel(16)),
      connection_(new ElidedLabel),
      guard_(new QLabel),
      latency_(new QLabel),
      changed_(new QLabel),
      stale_(new QLabel(tr("STALE"))) {
    sign_->setObjectName("statusSign");
    connection_->setObjectName("statusConnection");
    guard_->setObjectName("statusGuard");
    latency_->setObjectName("statusLatency");
    changed_->setObjectName("statusChanged");
    stale_->setObjectName("statusStale");
    for (auto* label : {connection_, latency_, changed_}) label->setTextFormat(Qt::PlainText);
    latency_->setToolTip(tr("Round trip to the Kubernetes API server"));
    changed_->setToolTip(tr("Since anything in this cluster was last seen to change"));
    stale_->setToolTip(tr("The connection is lost: what is shown may be old"));
    stale_->setAccessibleName(tr("Stale: what is shown may be old"));
    stale_->setAutoFillBackground(true);
    stale_->setContentsMargins(10, 1, 10, 1);
    QFont bold = font();
    bold.setBold(true);
    stale_->setFont(bold);
    stale_->hide();
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 2, 10, 2);
    layout->setSpacing(8);
    layout->addWidget(sign_);
    layout->addWidget(connection_);
    layout->addWidget(guard_);
    layout->addStretch();
    layout->addWidget(stale_);
    layout->addSpacing(8);
    layout->addWidget(latency_);
    layout->addSpacing(8);
    layout->addWidget(changed_);
    applyPalette();
    showConnection(ClusterBridge::State::Idle, {});
}

void StatusLine::showConnection(ClusterBridge::State state, const ConnectionInfo& info) {
    using State = ClusterBridge::State;
    const QString context = text(info.target.context);
    switch (state) {
        case State::Idle:
            sign_->setIcon("disconnect", mutedText);
            connection_->setText(tr("Not connected"));
            break;
        case State::Connecting:
            sign_->setIcon("stale", accentColor);
            connection_->setText(context.isEmpty() ? tr("Connecting…") : tr("Connecting to %1…").arg(context));
            break;
        case State::Failed:
            sign_->setIcon("error", badColor);
            connection_->setText(tr("Not connected: %1 failed").arg(context));
            break;
        case State::Connected: {
            QStringList words{info.playground ? tr("Playground") : context, text(info.server)};
            if (!info.version.empty()) words << tr("Kubernetes %1").arg(text(info.version));
            connection_->setText(words.join(QStringLiteral("  ·  ")));
            connection_->setToolTip(tr("User %1").arg(text(info.user)));
            break;
        }
    }
    connectedSign_ = state != State::Connected ? QString()
                     : info.playground         ? QStringLiteral("playground")
                                               : QStringLiteral("connect");
    latency_->clear();
    showPicture(nullptr);
}

void StatusLine::showGuard(Guard guard) {
    guard_->setText(guard == Guard::None
                        ? QString()
                        : QStringLiteral("·  ") + (guard == Guard::ReadOnly ? tr("read-only") : tr("protected")));
    guard_->setToolTip(guard == Guard::ReadOnly ? readOnlyReason()
                       : guard == Guard::Protected
                           ? tr("Before anything is changed, the context's name is to be typed.")
                           : QString());
}

void StatusLine::showLatency(std::optional<std::chrono::milliseconds> latency) {
    latency_->setText(!latency               ? tr("no answer")
                      : latency->count() < 1 ? tr("<1 ms")
                                             : tr("%1 ms").arg(latency->count()));
}

void StatusLine::showPicture(const PicturePtr& picture) {
    changedAt_ = picture ? dateTime(picture->snapshot->changed) : QDateTime();
    const bool lost = picture && picture->snapshot->stale;
    stale_->setVisible(lost);
    if (!connectedSign_.isEmpty())
        lost ? sign_->setIcon(QStringLiteral("disconnect"), badColor) : sign_->setIcon(connectedSign_, goodColor);
    tick();
}

void StatusLine::tick() {
    changed_->setText(changedAt_.isValid() ? tr("last change %1 ago").arg(age(changedAt_)) : QString());
}

void StatusLine::applyPalette() {
    QPalette loud = palette();
    loud.setColor(QPalette::Window, badColor(palette()));
    loud.setColor(QPalette::WindowText, textOn(badColor(palette())));
    stale_->setPalette(loud);
}

void StatusLine::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange && stale_) applyPalette();
    QWidget::changeEvent(event);
}

}  // namespace slotpilot::gui
