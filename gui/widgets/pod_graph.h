// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QPainterPath>
#include <QPixmap>
#include <QTimer>
#include <QVariantAnimation>
#include <QVector>
#include <QWidget>

namespace slotpilot::gui {

/// Kubernetes nodes as boxes with their pods in them, replication as lines between the pods and slots that move as
/// arrows. Boxes stand in the order given and pods by ordinal, so that what did not change stays where it is; what has
/// to make room glides. Pods are drawn as large as fits: from cards with all figures to tiles with an ordinal. A
/// primary is a rectangle that is filled as far as it has slots, a replica has round ends.
/// Arrow keys go from pod to pod, Home and End to the first and last one, Enter opens it, Ctrl+C copies what is known.
class PodGraph : public QWidget {
    Q_OBJECT
public:
    enum class Health { Good, Coming, Waiting, Bad };  ///< Coming: as is expected so far
    struct Node {
        QString name, detail, toolTip;
        QString icon;
        Health health = Health::Good;
        bool operator==(const Node&) const = default;
    };
    struct Pod {
        QString name;
        QString node;  ///< that it is drawn on; empty: on none
        QString role, slotsText, share, keys, memory, address;
        QString summary, toolTip;  ///< one line, and all that is known
        Health health = Health::Good;
        QString healthText;
        QString changed;       ///< what the last step changed; empty: nothing
        QString primary;       ///< of a replica: the pod that it copies
        int ordinal = 0;       ///< what a tile shows
        int colorIndex = -1;   ///< of the owner; of a replica: its primary's
        double fraction = 0;   ///< of all slots, 0 to 1
        bool replica = false;  ///< also when it copies a pod that is not known
        bool away = false;     ///< there is no such pod now: its place is kept
        bool operator==(const Pod&) const = default;
    };
    struct Flow {
        QString from, to;  ///< pods
        QString label;     ///< "1,204 slots"
        int slotsLeft = 0;
        bool operator==(const Flow&) const = default;
    };
    struct Data {
        QVector<Node> nodes;
        QVector<Pod> pods;  ///< by ordinal
        QVector<Flow> flows;
        QString more;  ///< what is not drawn
        bool stale = false;
        bool operator==(const Data&) const = default;
    };
    enum class Density { Large, Card, Compact, Tile, Dot };

    explicit PodGraph(QWidget* parent = nullptr);
    void setData(Data data);
    const Data& data() const { return data_; }
    /// The height that it should need at most, where that can be had by drawing pods smaller.
    void setRoom(int height);

    Density density() const { return places_.density; }
    /// Where a pod is, or glides to; empty: it is not there.
    QRectF podRect(const QString& pod) const { return places_.pods.value(pod); }
    QRectF nodeRect(const QString& node) const { return places_.nodes.value(node); }
    /// The pod under a point; empty: none.
    QString podAt(const QPointF& point) const;
    /// The pod that has the keyboard's mark.
    const QString& currentPod() const { return current_; }
    void setCurrentPod(const QString& pod);
    /// Arrows of flows move; otherwise they stand still.
    bool animating() const { return frames_.isActive(); }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    /// One column always fits: how many there are follows from the width, not the other way round.
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void podActivated(const QString& pod);
    /// The keyboard's mark went there, which should be seen.
    void currentMoved(const QRectF& rect);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool event(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Measure {
        double width, height, gap;  ///< of a pod, the least; between pods
        double padding, leastBox;   ///< of a box
    };
    struct Places {
        Density density = Density::Large;
        QHash<QString, QRectF> pods, nodes;  ///< the node "" holds pods that are on none
        double height = 0;
        bool operator==(const Places&) const = default;
    };
    Measure measure(Density density) const;
    Places placesFor(double width, Density density) const;
    Places placesFor(double width) const;
    void change(bool glide);
    void arrange(Places next, bool glide);
    double headHeight() const;
    double footHeight() const;
    QRectF now(const QHash<QString, QRectF>& from, const QHash<QString, QRectF>& to, const QString& key) const;
    QRectF podNow(const QString& pod) const { return now(before_.pods, places_.pods, pod); }
    const Pod* find(const QString& pod) const;
    const Pod* pointed() const;
    bool opens() const;
    QString sentence() const;
    void describe();
    void invalidate();
    void animate();
    void go(int key);

    void paintStill(QPainter& painter) const;
    void paintNode(QPainter& painter, const Node& node) const;
    void paintFrame(QPainter& painter, const QRectF& rect, const QString& icon, const QColor& color,
                    const QString& title, const QString& detail) const;
    void paintCard(QPainter& painter, const Pod& pod, const QRectF& rect) const;
    void paintTile(QPainter& painter, const Pod& pod, const QRectF& rect) const;
    QPen border(const Pod& pod) const;
    QPainterPath outline(const Pod& pod, const QRectF& rect) const;
    void paintLinks(QPainter& painter, const QString& only) const;
    void paintFlows(QPainter& painter) const;
    void paintFoot(QPainter& painter) const;

    Data data_;
    QHash<QString, qsizetype> index_;  ///< of the pods
    Places places_, before_;
    int room_ = 700;
    QString current_, hovered_, pressed_;
    QPixmap cache_;
    QVariantAnimation glide_;
    QTimer frames_;
    QElapsedTimer clock_;
};

}  // namespace slotpilot::gui
