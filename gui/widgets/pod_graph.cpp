// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pod_graph.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMetaMethod>
#include <QPainter>
#include <QStyle>
#include <QToolTip>
#include <cmath>
#include <optional>

#include "widgets/icons.h"
#include "widgets/owner_colors.h"

namespace slotpilot::gui {
namespace {

constexpr double boxGap = 10, dashLength = 7;
constexpr int frameTime = 33;   ///< ms
constexpr int dashSpeed = 45;   ///< pixels a second
constexpr int mostMoving = 12;  ///< arrows; more of them stand still, so that a frame stays cheap

QFont boldOf(QFont font) {
    font.setBold(true);
    return font;
}

QFont scaled(QFont font, double factor) {
    font.setPointSizeF(font.pointSizeF() * factor);
    return font;
}

QString iconOf(PodGraph::Health health) {
    switch (health) {
        case PodGraph::Health::Good: return QStringLiteral("success");
        case PodGraph::Health::Coming: return QStringLiteral("info");
        case PodGraph::Health::Waiting: return QStringLiteral("stale");
        case PodGraph::Health::Bad: return QStringLiteral("error");
    }
    return {};
}

QColor colorOf(PodGraph::Health health, const QPalette& palette) {
    switch (health) {
        case PodGraph::Health::Good: return goodColor(palette);
        case PodGraph::Health::Coming: return accentColor(palette);
        case PodGraph::Health::Waiting: return warningColor(palette);
        case PodGraph::Health::Bad: return badColor(palette);
    }
    return {};
}

/// Where the line from the middle of a rectangle to a point leaves it.
QPointF edge(const QRectF& rect, const QPointF& toward) {
    const QPointF way = toward - rect.center();
    const double times = std::max(std::abs(way.x()) / (rect.width() / 2), std::abs(way.y()) / (rect.height() / 2));
    return times <= 1 ? rect.center() : rect.center() + way / times;
}

/// A bent line from one rectangle to another; there and back take different ways.
struct Arc {
    QPointF start, control, end;

    Arc(const QRectF& from, const QRectF& to, double bend) {
        const QPointF a = from.center(), way = to.center() - a;
        const double length = std::max(1.0, std::hypot(way.x(), way.y()));
        const QPointF across(-way.y() / length, way.x() / length);
        control = a + way / 2 + across * std::clamp(length * bend, 8.0, 70.0);
        start = edge(from, control);
        end = edge(to, control);
    }
    QPointF middle() const { return start * 0.25 + control * 0.5 + end * 0.25; }
    /// From the middle to the side that it is bent to.
    QPointF outward() const {
        const QPointF way = control - (start + end) / 2;
        return way / std::max(1.0, std::hypot(way.x(), way.y()));
    }
    QPointF direction() const {
        const QPointF way = end - control;
        return way / std::max(1.0, std::hypot(way.x(), way.y()));
    }
    QPainterPath path(double shorter = 0) const {
        QPainterPath path(start);
        path.quadTo(control, end - direction() * shorter);
        return path;
    }
};

}  // namespace

PodGraph::PodGraph(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Pods on Kubernetes nodes"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    glide_.setStartValue(0.0);
    glide_.setEndValue(1.0);
    glide_.setEasingCurve(QEasingCurve::InOutCubic);
    connect(&glide_, &QVariantAnimation::valueChanged, this, &PodGraph::invalidate);
    connect(&glide_, &QVariantAnimation::finished, this, &PodGraph::invalidate);
    frames_.setInterval(frameTime);
    connect(&frames_, &QTimer::timeout, this, qOverload<>(&QWidget::update));
    clock_.start();
}

void PodGraph::setData(Data data) {
    if (data == data_) return;
    data_ = std::move(data);
    index_.clear();
    for (qsizetype i = 0; i < data_.pods.size(); ++i) index_.insert(data_.pods[i].name, i);
    if (!index_.contains(current_)) current_.clear();
    if (!index_.contains(hovered_)) hovered_.clear();
    change(true);
    invalidate();
    animate();
    describe();
}

/// What pods look like changes only where much more or much less room is needed: one pod more is no reason.
void PodGraph::change(bool glide) {
    constexpr double over = 1.2, under = 0.8;
    const auto density = places_.density;
    auto same = placesFor(width(), density);
    const bool larger = density == Density::Large ||
                        placesFor(width(), static_cast<Density>(static_cast<int>(density) - 1)).height > under * room_;
    const bool keep = !places_.pods.isEmpty() && same.height <= over * room_ && larger;
    arrange(keep ? std::move(same) : placesFor(width()), glide);
}

void PodGraph::setRoom(int height) {
    if (height == room_) return;
    room_ = height;
    change(false);
}

const PodGraph::Pod* PodGraph::find(const QString& pod) const {
    const auto at = index_.find(pod);
    return at == index_.end() ? nullptr : &data_.pods[*at];
}

const PodGraph::Pod* PodGraph::pointed() const {
    return find(!hovered_.isEmpty() ? hovered_ : hasFocus() ? current_ : QString());
}

void PodGraph::invalidate() {
    cache_ = {};
    update();
}

/// Only while something moves that somebody sees, and where the desktop wants animations.
void PodGraph::animate() {
    const bool wanted = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
    const bool some = !data_.flows.isEmpty() && data_.flows.size() <= mostMoving;
    if (wanted && isVisible() && some && !data_.stale)
        frames_.start();
    else
        frames_.stop();
}

// Places

double PodGraph::headHeight() const { return fontMetrics().height() + 16; }
double PodGraph::footHeight() const { return fontMetrics().height() + 12; }

PodGraph::Measure PodGraph::measure(Density density) const {
    const double line = fontMetrics().height(), letter = fontMetrics().averageCharWidth();
    const double digits = fontMetrics().horizontalAdvance(QStringLiteral("000"));
    const double title = 12 * letter + 40;
    const auto of = [&](double width, double height, double gap, double padding) {
        return Measure{std::ceil(width), std::ceil(height), gap, padding, std::max(title, width + 2 * padding)};
    };
    switch (density) {
        case Density::Large: return of(std::max(230.0, 32 * letter), 4.3 * line + 52, 10, 12);
        case Density::Card: return of(std::max(180.0, 25 * letter), 3 * line + 36, 8, 12);
        case Density::Compact: return of(std::max(100.0, 13 * letter), 2 * line + 23, 6, 9);
        case Density::Tile: return of(digits + 26, line + 10, 5, 9);
        case Density::Dot: return of(0.85 * digits + 15, 0.85 * line + 5, 3, 6);
    }
    return {};
}

PodGraph::Places PodGraph::placesFor(double width, Density density) const {
    const Measure m = measure(density);
    Places places;
    places.density = density;
    QHash<QString, QVector<QString>> content;
    for (const Node& node : data_.nodes) content.insert(node.name, {});
    for (const Pod& pod : data_.pods) content[content.contains(pod.node) ? pod.node : QString()] << pod.name;
    const auto count = std::max(1, static_cast<int>(data_.nodes.size()));
    const int most = std::clamp(static_cast<int>((width + boxGap) / (m.leastBox + boxGap)), 1, count);
    const int rows = (count + most - 1) / most, columns = (count + rows - 1) / rows;
    const double boxWidth = std::floor((width - (columns - 1) * boxGap) / columns);
    const auto fitting = [&](double inner, double podWidth) {
        return std::max(1, static_cast<int>((inner + m.gap) / (podWidth + m.gap)));
    };
    const double inner = boxWidth - 2 * m.padding;
    const int across = fitting(inner, m.width);
    const double podWidth = std::max(m.width, std::floor((inner - (across - 1) * m.gap) / across));
    double top = 0;
    const auto fill = [&](const QString& node, const QRectF& box, int perRow) {
        const auto& pods = content[node];
        for (int i = 0; i < pods.size(); ++i)
            places.pods.insert(pods[i],
                               {box.left() + m.padding + i % perRow * (podWidth + m.gap),
                                box.top() + headHeight() + i / perRow * (m.height + m.gap), podWidth, m.height});
        places.nodes.insert(node, box);
    };
    const auto heightOf = [&](qsizetype pods, int perRow) {
        const auto lines = std::max(1, (static_cast<int>(pods) + perRow - 1) / perRow);
        return headHeight() + lines * (m.height + m.gap) - m.gap + m.padding;
    };
    for (int first = 0; first < data_.nodes.size(); first += columns) {
        const auto last = std::min(first + columns, static_cast<int>(data_.nodes.size()));
        double height = 0;
        for (int i = first; i < last; ++i)
            height = std::max(height, heightOf(content[data_.nodes[i].name].size(), across));
        for (int i = first; i < last; ++i)
            fill(data_.nodes[i].name, {(i - first) * (boxWidth + boxGap), top, boxWidth, height}, across);
        top += height + boxGap;
    }
    if (const auto loose = content.value(QString()).size(); loose > 0) {
        const int perRow = fitting(width - 2 * m.padding, podWidth);
        const double height = heightOf(loose, perRow);
        fill({}, {0, top, width, height}, perRow);
        top += height + boxGap;
    }
    places.height = top - boxGap + footHeight();
    return places;
}

PodGraph::Places PodGraph::placesFor(double width) const {
    for (const auto density : {Density::Large, Density::Card, Density::Compact, Density::Tile})
        if (auto places = placesFor(width, density); places.height <= room_) return places;
    return placesFor(width, Density::Dot);
}

QRectF PodGraph::now(const QHash<QString, QRectF>& from, const QHash<QString, QRectF>& to, const QString& key) const {
    const QRectF there = to.value(key);
    const auto at = from.find(key);
    if (at == from.end() || glide_.state() != QAbstractAnimation::Running) return there;
    const double share = glide_.currentValue().toDouble();
    const auto between = [share](double a, double b) { return a + (b - a) * share; };
    return {between(at->x(), there.x()), between(at->y(), there.y()), between(at->width(), there.width()),
            between(at->height(), there.height())};
}

void PodGraph::arrange(Places next, bool glide) {
    if (next == places_) return;
    Places shown = places_;
    for (auto at = shown.pods.begin(); at != shown.pods.end(); ++at) *at = podNow(at.key());
    for (auto at = shown.nodes.begin(); at != shown.nodes.end(); ++at)
        *at = now(before_.nodes, places_.nodes, at.key());
    const bool other = next.height != places_.height;
    glide_.stop();
    before_ = std::move(shown);
    places_ = std::move(next);
    const int time = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this);
    // Where everything is of another size, gliding would only be a muddle.
    const bool alike =
        places_.density == before_.density &&
        std::all_of(before_.nodes.keyBegin(), before_.nodes.keyEnd(), [&](const QString& node) {
            return !places_.nodes.contains(node) || places_.nodes[node].width() == before_.nodes[node].width();
        });
    if (glide && alike && isVisible() && time > 0 && !before_.pods.isEmpty()) {
        glide_.setDuration(time);
        glide_.start();
    }
    if (other) updateGeometry();
    invalidate();
}

int PodGraph::heightForWidth(int width) const {
    return static_cast<int>(std::ceil(width == this->width() ? places_.height : placesFor(width).height));
}
QSize PodGraph::sizeHint() const { return {900, heightForWidth(900)}; }
QSize PodGraph::minimumSizeHint() const { return {static_cast<int>(measure(Density::Compact).leastBox) + 20, 0}; }

QString PodGraph::podAt(const QPointF& point) const {
    for (auto at = places_.pods.begin(); at != places_.pods.end(); ++at)
        if (at->contains(point)) return at.key();
    return {};
}

// Words

/// Somebody opens pods: in a replay nobody does.
bool PodGraph::opens() const { return isSignalConnected(QMetaMethod::fromSignal(&PodGraph::podActivated)); }

QString PodGraph::sentence() const {
    if (const Pod* pod = pointed()) return pod->summary;
    QStringList words;
    if (!data_.flows.isEmpty()) {
        const Flow& first = data_.flows.front();
        words << (data_.flows.size() == 1
                      ? tr("%1 → %2: %3 to go").arg(first.from, first.to, first.label)
                      : tr("Slots move between %n pair(s) of pods", nullptr, static_cast<int>(data_.flows.size())));
    }
    if (!data_.more.isEmpty()) words << data_.more;
    words << (density() >= Density::Tile
                  ? tr("A tile is filled as far as its pod has slots; round ends: a replica. Point at one for more.")
              : opens() ? tr("Point at a pod, or walk with the arrow keys; Enter opens it.")
                        : tr("Point at a pod, or walk with the arrow keys."));
    return words.join(QStringLiteral("  ·  "));
}

void PodGraph::describe() {
    const auto ill =
        std::count_if(data_.pods.begin(), data_.pods.end(), [](const Pod& pod) { return pod.health > Health::Coming; });
    QStringList words{tr("%n pod(s)", nullptr, static_cast<int>(data_.pods.size())),
                      tr("%n Kubernetes node(s)", nullptr, static_cast<int>(data_.nodes.size()))};
    if (ill > 0) words << tr("%n of them not healthy", nullptr, static_cast<int>(ill));
    for (const Flow& flow : data_.flows.first(std::min<qsizetype>(data_.flows.size(), 8)))
        words << tr("%1 → %2: %3 to go").arg(flow.from, flow.to, flow.label);
    if (const Pod* pod = find(current_)) words.prepend(pod->summary);
    const QString all = words.join(tr(", "));
    if (all == accessibleDescription()) return;
    setAccessibleDescription(all);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

// Painting

void PodGraph::paintFrame(QPainter& painter, const QRectF& rect, const QString& icon, const QColor& color,
                          const QString& title, const QString& detail) const {
    const QPalette& colors = palette();
    painter.setPen(lineColor(colors));
    painter.setBrush(mixed(colors.color(QPalette::Window), colors.color(QPalette::WindowText), 0.035));
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    const double padding = measure(density()).padding;
    const QRectF head(rect.left() + padding, rect.top() + 2, rect.width() - 2 * padding, headHeight() - 4);
    painter.drawPixmap(QPointF(head.left(), head.center().y() - 8), iconPixmap(icon, 16, color, devicePixelRatioF()));
    const QFont bold = boldOf(font());
    const QFontMetricsF metrics(bold), plain(font());
    const QRectF words = head.adjusted(22, 0, 0, 0);
    const double name = metrics.horizontalAdvance(title), free = words.width() - name - 10;
    painter.setFont(bold);
    painter.setPen(colors.color(QPalette::WindowText));
    painter.drawText(words, Qt::AlignVCenter, metrics.elidedText(title, Qt::ElideMiddle, words.width()));
    painter.setFont(font());
    if (free < plain.averageCharWidth() * 6) return;
    painter.setPen(mutedText(colors));
    painter.drawText(words.adjusted(words.width() - free, 0, 0, 0), Qt::AlignVCenter | Qt::AlignRight,
                     plain.elidedText(detail, Qt::ElideRight, free));
}

void PodGraph::paintNode(QPainter& painter, const Node& node) const {
    const QRectF rect = now(before_.nodes, places_.nodes, node.name);
    const QColor color = node.health == Health::Good ? mutedText(palette()) : colorOf(node.health, palette());
    paintFrame(painter, rect, node.icon, color, node.name, node.detail);
}

QPen PodGraph::border(const Pod& pod) const {
    if (!pod.changed.isEmpty()) return QPen(warningColor(palette()), density() >= Density::Tile ? 2 : 3);
    QPen pen(pod.health == Health::Bad ? badColor(palette()) : lineColor(palette()), 1);
    if (pod.away) pen = QPen(mutedText(palette()), 1, Qt::DashLine);
    return pen;
}

QPainterPath PodGraph::outline(const Pod& pod, const QRectF& rect) const {
    const double radius = density() < Density::Tile ? 6 : pod.replica ? rect.height() / 2 : 4;
    QPainterPath path;
    path.addRoundedRect(rect, radius, radius);
    return path;
}

void PodGraph::paintCard(QPainter& painter, const Pod& pod, const QRectF& rect) const {
    const bool large = density() == Density::Large, compact = density() == Density::Compact;
    const double padding = large ? 13 : compact ? 7 : 10, stripe = compact ? 4 : 6, bar = large ? 7 : compact ? 4 : 5;
    const double between = large ? 5 : compact ? 1 : 2;
    const int sign = large ? 18 : compact ? 14 : 16;
    const QPalette& colors = palette();
    const QColor base = colors.color(QPalette::Base), ink = colors.color(QPalette::Text);
    const QColor owner = pod.fraction > 0 || pod.replica ? ownerColor(pod.colorIndex) : mixed(base, ink, 0.2);
    const auto path = outline(pod, rect.adjusted(1, 1, -1, -1));
    painter.fillPath(path, pod.away ? mixed(base, colors.color(QPalette::Window), 0.7) : base);
    painter.save();
    painter.setClipPath(path);
    const QRectF side(rect.left() + 1, rect.top(), stripe, rect.height());
    // A replica's stripe is its primary's colour, hatched: a copy.
    painter.fillRect(side, pod.replica ? QBrush(owner, Qt::Dense4Pattern) : QBrush(owner));
    painter.restore();
    painter.setPen(border(pod));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);

    const QFont bold = boldOf(large ? scaled(font(), 1.2) : font());
    const QFontMetricsF title(bold), plain(font());
    const double left = rect.left() + stripe + padding, right = rect.right() - padding, line = plain.height();
    double top = rect.top() + padding;
    painter.drawPixmap(QPointF(right - sign, top + (title.height() - sign) / 2),
                       iconPixmap(iconOf(pod.health), sign, colorOf(pod.health, colors), devicePixelRatioF()));
    painter.setFont(bold);
    painter.setPen(pod.away ? mutedText(colors) : ink);
    const double nameWidth = right - sign - 6 - left;
    painter.drawText(QRectF(left, top, nameWidth, title.height()), Qt::AlignVCenter,
                     title.elidedText(pod.name, compact ? Qt::ElideLeft : Qt::ElideMiddle, nameWidth));
    painter.setFont(font());
    top += title.height() + between;
    const auto row = [&](const QString& leftText, const QString& rightText, const QColor& color) {
        // Where both don't fit, the left one matters more.
        const double wanted = plain.horizontalAdvance(leftText);
        double rightWidth = rightText.isEmpty() ? 0 : plain.horizontalAdvance(rightText) + 8;
        if (wanted + rightWidth > right - left) rightWidth = 0;
        painter.setPen(color);
        painter.drawText(QRectF(left, top, right - left - rightWidth, line), Qt::AlignVCenter,
                         plain.elidedText(leftText, Qt::ElideRight, right - left - rightWidth));
        if (rightWidth > 0)
            painter.drawText(QRectF(left, top, right - left, line), Qt::AlignRight | Qt::AlignVCenter, rightText);
        top += line + between;
    };
    const bool well = pod.health == Health::Good;
    const QColor muted = mutedText(colors), state = well ? muted : colorOf(pod.health, colors);
    if (!compact)
        row(well ? pod.role : pod.healthText,
            !well         ? QString()
            : large       ? pod.address
            : pod.replica ? QString()
                          : pod.keys,
            state);
    if (!pod.changed.isEmpty())
        row(pod.changed, {}, warningColor(colors));
    else if (compact && !well)
        row(pod.healthText, {}, state);
    else if (compact && pod.replica)
        row(plain.elidedText(QStringLiteral("↳ ") + pod.primary, Qt::ElideMiddle, right - left), {}, muted);
    else if (pod.replica)
        row(pod.keys, pod.memory, muted);
    else
        row(pod.slotsText, pod.share, ink);
    if (large && !pod.replica) row(pod.keys, pod.memory, muted);

    if (pod.replica && pod.fraction <= 0) return;
    double most = 1;
    if (compact) {
        most = 1e-9;
        for (const Pod& other : data_.pods) most = std::max(most, other.fraction);
    }
    const QRectF level(left, rect.bottom() - padding - bar + 2, right - left, bar);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(base, ink, 0.14));
    painter.drawRoundedRect(level, bar / 2, bar / 2);
    if (pod.fraction <= 0) return;
    painter.setBrush(owner);
    const QSizeF filled(std::max(bar, level.width() * pod.fraction / most), bar);
    painter.drawRoundedRect(QRectF(level.topLeft(), filled), bar / 2, bar / 2);
}

void PodGraph::paintTile(QPainter& painter, const Pod& pod, const QRectF& rect) const {
    const QPalette& colors = palette();
    const QColor base = colors.color(QPalette::Base), ink = colors.color(QPalette::Text);
    const QColor owner = ownerColor(pod.colorIndex);
    double most = 1e-9;
    for (const Pod& other : data_.pods) most = std::max(most, other.fraction);
    const QRectF frame = rect.adjusted(1, 1, -1, -1);
    const auto path = outline(pod, frame);
    const bool alone = pod.colorIndex < 0 || pod.away;
    const QColor ground = alone ? base : mixed(base, owner, 0.22);
    painter.fillPath(path, ground);
    QRectF filled = frame;
    filled.setWidth(pod.replica || alone ? 0 : frame.width() * pod.fraction / most);
    painter.save();
    painter.setClipPath(path);
    painter.fillRect(filled, owner);
    painter.restore();
    QPen pen = border(pod);
    if (pod.changed.isEmpty() && pod.health != Health::Bad && !alone)
        pen = QPen(mixed(owner, ink, 0.25), pod.replica ? 2 : 1);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);

    const bool dot = density() == Density::Dot, well = pod.health == Health::Good;
    const int sign = dot ? 10 : 13;
    painter.setFont(dot ? scaled(font(), 0.85) : font());
    const QRectF words = frame.adjusted(2, 0, well ? -2 : -sign - 1, 0);
    const QString number = QString::number(pod.ordinal);
    // On the filled part another colour reads than beside it.
    for (const bool on : {true, false}) {
        painter.save();
        painter.setClipRect(on ? filled : frame.adjusted(filled.width(), 0, 0, 0));
        painter.setPen(on ? textOn(owner) : pod.away ? mutedText(colors) : ink);
        painter.drawText(words, Qt::AlignCenter, number);
        painter.restore();
    }
    if (well) return;
    const QRectF place(frame.right() - sign - 1, frame.center().y() - sign / 2.0, sign, sign);
    painter.setPen(Qt::NoPen);
    painter.setBrush(base);
    painter.drawEllipse(place.adjusted(-1, -1, 1, 1));
    painter.drawPixmap(place.topLeft(),
                       iconPixmap(iconOf(pod.health), sign, colorOf(pod.health, colors), devicePixelRatioF()));
}

/// From each primary to its replicas. `only`: those of this pod; empty: all.
void PodGraph::paintLinks(QPainter& painter, const QString& only) const {
    painter.setBrush(Qt::NoBrush);
    for (const Pod& pod : data_.pods) {
        if (pod.primary.isEmpty() || !find(pod.primary)) continue;
        if (!only.isEmpty() && pod.name != only && pod.primary != only) continue;
        const Arc arc(podNow(pod.primary), podNow(pod.name), 0.06);
        painter.drawPath(arc.path());
        painter.save();
        painter.setBrush(painter.pen().color());
        painter.drawEllipse(arc.end, 2.5, 2.5);
        painter.restore();
    }
}

void PodGraph::paintStill(QPainter& painter) const {
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Node& node : data_.nodes) paintNode(painter, node);
    if (places_.nodes.contains(QString()))
        paintFrame(painter, now(before_.nodes, places_.nodes, {}), QStringLiteral("warning"), warningColor(palette()),
                   tr("On no node"), tr("not scheduled or gone"));
    if (density() < Density::Compact) {
        // Below the cards: what they say stays readable.
        const QColor thread = mixed(palette().color(QPalette::Window), palette().color(QPalette::WindowText), 0.5);
        painter.setPen(QPen(thread, 1.5, Qt::DotLine));
        paintLinks(painter, {});
    }
    for (const Pod& pod : data_.pods)
        density() < Density::Tile ? paintCard(painter, pod, podNow(pod.name))
                                  : paintTile(painter, pod, podNow(pod.name));
}

void PodGraph::paintFlows(QPainter& painter) const {
    const QPalette& colors = palette();
    const bool small = density() >= Density::Tile;
    int most = 1;
    for (const Flow& flow : data_.flows) most = std::max(most, flow.slotsLeft);
    QColor rim = colors.color(QPalette::Window);
    rim.setAlphaF(0.9F);
    const double offset = static_cast<double>(clock_.elapsed() * dashSpeed / 1000 % qint64(2 * dashLength));
    QVector<std::tuple<QPointF, QPointF, QString>> labels;
    for (const Flow& flow : data_.flows) {
        const Pod* from = find(flow.from);
        if (!from || !find(flow.to)) continue;
        const double width = (small ? 1.5 : 3) + (small ? 1.5 : 3) * std::sqrt(double(flow.slotsLeft) / most);
        const double head = width + (small ? 6 : 9);
        // From inside of a card to inside of the other, so that there is something to see between neighbours.
        const auto inner = [&](const QString& pod) {
            const QRectF rect = podNow(pod);
            const double x = small ? 0 : std::min(26.0, rect.width() / 4), y = small ? 0 : rect.height() / 4;
            return rect.adjusted(x, y, -x, -y);
        };
        const Arc arc(inner(flow.from), inner(flow.to), 0.16);
        const auto path = arc.path(head - 1);
        const QPointF along = arc.direction(), side(-along.y(), along.x());
        const QPolygonF tip{arc.end, arc.end - along * head + side * head * 0.6,
                            arc.end - along * head - side * head * 0.6};
        // The source's colour between two lines of text colour, so that it is seen on every card.
        const QColor body = ownerColor(from->colorIndex), ink = colors.color(QPalette::Text);
        painter.setBrush(Qt::NoBrush);
        for (const auto& [more, color] : {std::pair(6.0, rim), std::pair(2.5, ink), std::pair(0.0, body)}) {
            painter.setPen(QPen(color, width + more, Qt::SolidLine, Qt::FlatCap));
            painter.drawPath(path);
        }
        if (animating()) {
            QPen dashes(textOn(body), std::max(1.5, width * 0.45), Qt::CustomDashLine, Qt::FlatCap);
            dashes.setDashPattern({dashLength / dashes.widthF(), dashLength / dashes.widthF()});
            dashes.setDashOffset(-offset / dashes.widthF());
            painter.setPen(dashes);
            painter.drawPath(path);
        }
        painter.setPen(QPen(ink, 1.2));
        painter.setBrush(body);
        painter.drawPolygon(tip);
        labels.append({arc.middle(), arc.outward(), flow.label});
    }
    if (small && labels.size() > 6) return;
    const QFontMetricsF metrics(font());
    QVector<QRectF> taken;
    for (const auto& [middle, outward, words] : labels) {
        QRectF rect(0, 0, metrics.horizontalAdvance(words) + 14, metrics.height() + 4);
        const double beside = std::abs(outward.x()) * rect.width() / 2 + std::abs(outward.y()) * rect.height() / 2 + 7;
        rect.moveCenter(middle + outward * beside);
        rect.moveLeft(std::clamp(rect.left(), 0.0, std::max(0.0, width() - rect.width())));
        if (std::any_of(taken.begin(), taken.end(), [&](const QRectF& other) { return other.intersects(rect); }))
            continue;
        taken.append(rect);
        painter.setPen(QPen(colors.color(QPalette::Text), 1));
        painter.setBrush(colors.color(QPalette::Base));
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2);
        painter.setPen(colors.color(QPalette::Text));
        painter.drawText(rect, Qt::AlignCenter, words);
    }
}

void PodGraph::paintFoot(QPainter& painter) const {
    const QFontMetricsF metrics(font());
    const QRectF foot(2, places_.height - footHeight() + 4, width() - 4, footHeight() - 4);
    painter.setPen(pointed() ? palette().color(QPalette::WindowText) : mutedText(palette()));
    painter.drawText(foot, Qt::AlignVCenter, metrics.elidedText(sentence(), Qt::ElideRight, foot.width()));
}

void PodGraph::paintEvent(QPaintEvent*) {
    if (data_.pods.isEmpty() && data_.nodes.isEmpty()) return;
    const qreal ratio = devicePixelRatioF();
    if (cache_.isNull() || cache_.devicePixelRatio() != ratio) {
        cache_ = QPixmap(size() * ratio);
        cache_.setDevicePixelRatio(ratio);
        cache_.fill(Qt::transparent);
        QPainter painter(&cache_);
        painter.setFont(font());
        paintStill(painter);
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, cache_);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!data_.stale) paintFlows(painter);
    painter.setFont(font());
    paintFoot(painter);
    if (const Pod* pod = pointed()) {
        painter.setPen(QPen(accentColor(palette()), 2));
        paintLinks(painter, pod->name);
    }
    painter.setBrush(Qt::NoBrush);
    const auto mark = [&](const QString& name, double width) {
        const Pod* pod = find(name);
        if (!pod) return;
        painter.setPen(QPen(accentColor(palette()), width));
        painter.drawPath(outline(*pod, podNow(name).adjusted(1, 1, -1, -1)));
    };
    mark(hovered_, 1.5);
    if (hasFocus()) mark(current_, 2.5);
}

// What people do

void PodGraph::setCurrentPod(const QString& pod) {
    if (pod == current_ || !find(pod)) return;
    current_ = pod;
    describe();
    update();
    Q_EMIT currentMoved(podRect(pod));
}

/// To the nearest pod in that direction; what is beside it is farther than what is straight ahead.
void PodGraph::go(int key) {
    if (data_.pods.isEmpty()) return;
    if (key == Qt::Key_Home || current_.isEmpty()) return setCurrentPod(data_.pods.front().name);
    if (key == Qt::Key_End) return setCurrentPod(data_.pods.back().name);
    const QPointF here = podRect(current_).center();
    const bool level = key == Qt::Key_Left || key == Qt::Key_Right;
    const double sign = key == Qt::Key_Left || key == Qt::Key_Up ? -1 : 1;
    QString best;
    double least = 1e9;
    for (const Pod& pod : data_.pods) {
        const QPointF way = podRect(pod.name).center() - here;
        const double ahead = sign * (level ? way.x() : way.y()), aside = std::abs(level ? way.y() : way.x());
        if (ahead < 1 || ahead + 4 * aside >= least) continue;
        least = ahead + 4 * aside;
        best = pod.name;
    }
    if (!best.isEmpty()) setCurrentPod(best);
}

void PodGraph::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_Home:
        case Qt::Key_End: hovered_.clear(), go(event->key()); return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            if (!current_.isEmpty()) Q_EMIT podActivated(current_);
            return;
        default: break;
    }
    if (const Pod* pod = find(current_); pod && event->matches(QKeySequence::Copy))
        QGuiApplication::clipboard()->setText(pod->toolTip);
    else
        QWidget::keyPressEvent(event);
}

void PodGraph::mouseMoveEvent(QMouseEvent* event) {
    const QString pod = podAt(event->position());
    if (pod == hovered_) return;
    hovered_ = pod;
    setCursor(pod.isEmpty() || !opens() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    update();
}

void PodGraph::mousePressEvent(QMouseEvent* event) {
    pressed_ = event->button() == Qt::LeftButton ? podAt(event->position()) : QString();
    setCurrentPod(pressed_);
}

void PodGraph::mouseReleaseEvent(QMouseEvent* event) {
    const QString pod = std::exchange(pressed_, {});
    if (!pod.isEmpty() && podAt(event->position()) == pod) Q_EMIT podActivated(pod);
}

void PodGraph::leaveEvent(QEvent*) {
    hovered_.clear();
    update();
}

bool PodGraph::event(QEvent* event) {
    if (event->type() == QEvent::FocusIn && current_.isEmpty() && !data_.pods.isEmpty()) {
        current_ = data_.pods.front().name;
        describe();
    }
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const Pod* pod = find(podAt(help->pos()));
    QString words = pod ? pod->toolTip : QString();
    for (const Node& node : data_.nodes)
        if (!pod && nodeRect(node.name).contains(help->pos())) words = node.toolTip;
    words.isEmpty() ? QToolTip::hideText() : QToolTip::showText(help->globalPos(), words, this);
    return true;
}

void PodGraph::resizeEvent(QResizeEvent* event) {
    if (event->size().width() != event->oldSize().width()) arrange(placesFor(width()), false);
    invalidate();
}

void PodGraph::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) arrange(placesFor(width()), false);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) invalidate();
    QWidget::changeEvent(event);
}

void PodGraph::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    animate();
}

void PodGraph::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    frames_.stop();
}

}  // namespace slotpilot::gui
