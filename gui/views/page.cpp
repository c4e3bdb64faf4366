// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/page.h"

#include <QEvent>
#include <QPainter>

#include "models/engine_words.h"
#include "models/format.h"
#include "widgets/empty_state.h"
#include "widgets/owner_colors.h"

namespace slotpilot::gui {

namespace {

/// Lies over its parent and lets every click through: what is beneath looks pale and crossed out, and stays legible.
class Veil : public QWidget {
public:
    explicit Veil(QWidget* parent) : QWidget(parent) {
        setObjectName("staleVeil");
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setAttribute(Qt::WA_NoSystemBackground);
        setFocusPolicy(Qt::NoFocus);
        parent->installEventFilter(this);
        cover();
    }

protected:
    void paintEvent(QPaintEvent* event) override {
        QPainter painter(this);
        QColor color = palette().color(QPalette::Window);
        color.setAlphaF(0.28F);
        painter.fillRect(event->rect(), color);
        painter.setRenderHint(QPainter::Antialiasing);
        color = mutedText(palette());
        color.setAlphaF(0.2F);
        painter.setPen(QPen(color, 1));
        constexpr int distance = 22;
        for (int x = -height() / distance * distance; x < width(); x += distance)
            painter.drawLine(x, height(), x + height(), 0);
    }
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::Resize) cover();
        return false;
    }

private:
    void cover() {
        setGeometry(parentWidget()->rect());
        raise();
    }
};

}  // namespace

void Page::setStale(bool stale) {
    if (!veil_ && stale) veil_ = new Veil(this);
    if (veil_) veil_->setVisible(stale);
}

bool beingRead(const Picture& picture) {
    const auto unread = picture.report.unread.size();
    return unread > 0 && unread == picture.snapshot->members.size();
}

Lack lackOf(const Scene& scene) {
    if (!scene.picture) return Lack::Reading;
    const auto& snapshot = *scene.picture->snapshot;
    if (beingRead(*scene.picture)) return Lack::Reading;
    if (!scene.pods.empty()) return snapshot.created() ? Lack::Nothing : Lack::NoCluster;
    if (snapshot.statefulSet) return Lack::NoPods;
    return snapshot.statefulSet.error().code == ErrorCode::NotFound ? Lack::NoStatefulSet : Lack::Unreadable;
}

void explain(EmptyState& state, Lack lack, const Scene& scene, const Actions& actions) {
    const auto target = scene.picture ? scene.picture->snapshot->target : cluster::Target{};
    const QString set = text(target.statefulSet), ns = text(target.ns);
    switch (lack) {
        case Lack::Nothing: break;
        case Lack::Reading: state.setContent("cluster", Page::tr("Reading the cluster…"), {}); break;
        case Lack::Unreadable: {
            const auto& error = scene.picture->snapshot->statefulSet.error();
            state.setContent("error", Page::tr("StatefulSet %1 can't be read").arg(set),
                             errorLine(error) + QStringLiteral("\n\n") + said(error.hint));
            break;
        }
        case Lack::NoStatefulSet:
            state.setContent("deploy", Page::tr("No StatefulSet %1 in namespace %2").arg(set, ns),
                             Page::tr("Deploy puts the Redis pods there; it shows what it would change before it does. "
                                      "Or choose another namespace or StatefulSet at the top."),
                             actions.deploy);
            break;
        case Lack::NoPods:
            state.setContent("pods", Page::tr("StatefulSet %1 has no pods").arg(set),
                             Page::tr("It asks for %n pod(s). They appear here as Kubernetes creates them.", nullptr,
                                      scene.picture->snapshot->statefulSet->replicas));
            break;
        case Lack::NoCluster:
            state.setContent(
                "create", Page::tr("The pods run, but no cluster exists yet"),
                Page::tr("Create introduces the Redis servers to each other and shares out the 16,384 slots. "
                         "You see its steps before anything happens."),
                actions.create);
            break;
    }
}

namespace terms {
QString slot() {
    return Page::tr("Slot: every key belongs to one of 16,384 hash slots, and every slot to one primary.");
}
QString epoch() { return Page::tr("Epoch: the version number of a node's claim to its slots; the higher one wins."); }
QString clusterNode() {
    return Page::tr(
        "Redis node: a Redis server that takes part in the cluster. It is known by its id, never by address.");
}
}  // namespace terms

}  // namespace slotpilot::gui
