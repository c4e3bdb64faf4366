// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/guide.h"

#include <QAction>
#include <QDockWidget>
#include <QLineEdit>
#include <QScrollArea>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QTimer>

#include "bridge/mischief.h"
#include "models/engine_words.h"
#include "models/format.h"
#include "views/lessons_view.h"
#include "widgets/spotlight.h"

namespace slotpilot::gui {
namespace {

/// "slots" for the action pageSlots.
QString pageOf(const QMainWindow& window) {
    for (const auto* action : window.findChildren<QAction*>())
        if (action->isChecked() && action->objectName().startsWith(QStringLiteral("page")))
            return action->objectName().mid(4).toLower();
    return {};
}

QAction* pageAction(const QMainWindow& window, const QString& page) {
    for (auto* action : window.findChildren<QAction*>())
        if (action->objectName().compare(QStringLiteral("page") + page, Qt::CaseInsensitive) == 0) return action;
    return nullptr;
}

/// The tabs that `widget`'s dock stands behind; null: it stands behind none.
QWidget* tabsBefore(const QMainWindow& window, const QWidget& widget) {
    const QWidget* dock = &widget;
    while (dock && !qobject_cast<const QDockWidget*>(dock)) dock = dock->parentWidget();
    if (!dock || !widget.visibleRegion().isEmpty()) return nullptr;
    for (auto* tabs : window.findChildren<QTabBar*>(Qt::FindDirectChildrenOnly))
        for (int i = 0; i < tabs->count(); ++i)
            if (tabs->isVisible() && i != tabs->currentIndex() && tabs->tabText(i) == dock->windowTitle()) return tabs;
    return nullptr;
}

bool fills(const LessonOffer& offer) { return offer.kind.startsWith(QStringLiteral("fill-")); }

/// The action that opens the form with an offer's field.
QAction* formAction(const QMainWindow& window, const LessonOffer& offer) {
    return window.findChild<QAction*>(offer.kind == QStringLiteral("fill-replicas") ? "scale" : "upgrade");
}

void scrollTo(QWidget& widget) {
    for (auto* parent = widget.parentWidget(); parent; parent = parent->parentWidget())
        if (auto* area = qobject_cast<QScrollArea*>(parent)) area->ensureWidgetVisible(&widget);
}

}  // namespace

Guide::Guide(QMainWindow& window, Session& session, LessonsView& view)
    : QObject(&window), window_(window), session_(session), view_(view), spotlight_(new Spotlight(&window)) {
    connect(&session.cluster(), &ClusterBridge::pictureChanged, this, [this] {
        checks_ += std::exchange(checked_, false);
        see();
    });
    connect(&session.cluster(), &ClusterBridge::stateChanged, this, &Guide::see);
    connect(&session.run(), &RunBridge::statusChanged, this, &Guide::see);
    connect(&session.cluster(), &ClusterBridge::checked, this,
            [this](const std::optional<Error>& error) { checked_ = !error; });
    connect(&view, &LessonsView::offered, this, &Guide::offer);
    view.setHindrance([this](const LessonOffer& offer) { return hindrance(offer); });
    connect(&view, &LessonsView::highlightWanted, this, [this](const QString& names) {
        highlight_ = names;
        pointAt(names);
    });
    // What is shown, and what can be used, also changes without news of the cluster.
    auto* clock = new QTimer(this);
    connect(clock, &QTimer::timeout, this, [this] {
        if (view_.run() && view_.isVisible()) see();
    });
    clock->start(300);
}

void Guide::see() {
    const auto& cluster = session_.cluster();
    if (const auto* form = window_.findChild<QWidget*>("updatePage"); wanted_ && (!form->isVisible() || fill(*wanted_)))
        wanted_.reset();
    view_.see({cluster.picture(), session_.run().status(), pageOf(window_), checks_});
    pointAt(view_.isVisible() ? highlight_ : QString());
}

QWidget* Guide::usable(const QString& name) const {
    for (const auto& each : {name, name + QStringLiteral("Button")})
        for (auto* widget : window_.findChildren<QWidget*>(each))
            if (widget->isVisible() && widget->isEnabled()) return widget;
    return nullptr;
}

QString Guide::hindrance(const LessonOffer& offer) const {
    const auto& cluster = session_.cluster();
    const bool there = cluster.state() == ClusterBridge::State::Connected && cluster.info().playground;
    if (offer.kind == QStringLiteral("playground")) return there ? tr("It is there already.") : QString();
    if (offer.kind == QStringLiteral("show-page")) return {};
    if (!there) return tr("This works on the playground alone.");
    if (!fills(offer) || usable(offer.kind.mid(5))) return {};
    const auto* form = formAction(window_, offer);
    return form->isEnabled() ? QString() : form->toolTip().section(u'\n', 1);
}

bool Guide::fill(const LessonOffer& offer) {
    auto* field = window_.findChild<QWidget*>(offer.kind.mid(5));
    for (auto* page = field; page && page->parentWidget(); page = page->parentWidget())
        if (auto* tabs = qobject_cast<QTabWidget*>(page->parentWidget()->parentWidget())) tabs->setCurrentWidget(page);
    if (!usable(offer.kind.mid(5))) return false;
    if (auto* line = qobject_cast<QLineEdit*>(field)) line->setText(offer.value);
    if (auto* spin = qobject_cast<QSpinBox*>(field)) spin->setValue(offer.value.toInt());
    field->setFocus();
    return true;
}

void Guide::openAndFill(const LessonOffer& offer) {
    formAction(window_, offer)->trigger();
    wanted_ = offer;  // not before: what the action puts away is news of a window whose form is not open
    see();
}

void Guide::pointAt(const QString& names) {
    for (const auto& name : names.split(u' ', Qt::SkipEmptyParts))
        if (auto* widget = usable(name)) {
            auto* tabs = tabsBefore(window_, *widget);
            if (!tabs && std::exchange(revealed_, widget) != widget) scrollTo(*widget);
            return spotlight_->pointAt(tabs ? tabs : widget);
        }
    revealed_ = nullptr;
    spotlight_->pointAt(nullptr);
}

template <class Work>
void Guide::work(Work work) {
    std::erase_if(tasks_, [](const Task& task) { return !task.running(); });
    tasks_.push_back(inBackground(
        [access = session_.cluster().access(), picture = session_.cluster().picture(),
         work](std::stop_token stop) -> Expected<int> {
            if (!access || !picture)
                return fail(ErrorCode::Precondition, Guide::tr("there is no cluster yet").toStdString(), {},
                            Guide::tr("Deploy and create one first").toStdString());
            return work(*access, *picture->snapshot, stop);
        },
        [this](const Expected<int>& done) {
            view_.showOffered(done ? QString() : errorLine(done.error()) + u'\n' + said(done.error().hint));
        }));
}

void Guide::offer(const LessonOffer& offer) {
    const auto pod = offer.value.toStdString();
    const int number = offer.value.toInt();
    using Snapshot = cluster::ClusterSnapshot;
    using Access = cluster::Access;
    if (offer.kind == QStringLiteral("playground")) {
        if (auto* action = window_.findChild<QAction*>("playground")) action->trigger();
    } else if (offer.kind == QStringLiteral("show-page")) {
        if (auto* action = pageAction(window_, offer.value)) action->trigger();
    } else if (fills(offer)) {
        if (!fill(offer)) openAndFill(offer);
    } else if (offer.kind == QStringLiteral("delete-pod")) {
        work([pod](const Access& access, const Snapshot&, std::stop_token stop) {
            return deletePod(access, pod, stop);
        });
    } else if (offer.kind == QStringLiteral("freeze-pod")) {
        work([pod](const Access& access, const Snapshot& snapshot, std::stop_token stop) {
            return freezePod(access, snapshot, pod, stop);
        });
    } else {
        const auto what = offer.kind == QStringLiteral("write-keys")   ? writeKeys
                          : offer.kind == QStringLiteral("lose-slots") ? loseSlots
                                                                       : openSlot;
        work([what, number](const Access& access, const Snapshot& snapshot, std::stop_token stop) {
            return what(access, snapshot, number, stop);
        });
    }
}

}  // namespace slotpilot::gui
