// SPDX-License-Identifier: GPL-3.0-or-later
// What the pages Pods and Nodes show of one row.
#pragma once

#include <QWidget>
#include <functional>

#include "bridge/pod_bridge.h"
#include "views/page.h"

class QLabel;
class QStackedWidget;
class QTabWidget;
class QToolButton;

namespace slotpilot::gui {

class ClaimsModel;
class ConditionsModel;
class EventsView;
class NodePodsModel;
class PodLogView;
class ResourcesModel;
class ShellView;
class Table;
class YamlView;

/// A heading that is cut where there is no room, over tabs, with buttons and a cross.
class DetailsPanel : public QWidget {
    Q_OBJECT
public:
    DetailsPanel(const char* name, const QString& closeTip, QWidget* parent = nullptr);

Q_SIGNALS:
    void closed();

protected:
    void setHeading(const QString& name, const QString& summary);
    void addButton(QToolButton* button);
    QTabWidget* tabs() const { return tabs_; }
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitHeading();

    QString heading_, words_;
    QLabel *name_, *summary_;
    class QHBoxLayout* buttons_;
    QTabWidget* tabs_;
};

/// Log, events, YAML, a shell and the volumes of one pod. The pod is known by its name: it may go and come back.
class PodDetails : public DetailsPanel {
    Q_OBJECT
public:
    enum Tab { Log, Events, Yaml, Terminal, Volumes };

    explicit PodDetails(QWidget* parent = nullptr);

    /// What is shown of which pod; an empty name: nothing.
    void setPod(const QString& pod);
    const QString& pod() const { return pod_; }
    void setTab(Tab tab);
    void show(const Scene& scene, const std::shared_ptr<cluster::Access>& access);
    /// An empty reason: the pod may be deleted.
    void setDeletable(const QString& whyNot);
    /// An empty reason: a shell may be opened in the pod.
    void setShellAllowed(const QString& whyNot);
    /// Asked before a shell is started: whether it may be.
    void setShellGate(std::function<bool()> gate);
    /// Puts the keyboard into the search of what is shown; false: it has none.
    bool focusSearch();
    void tick();

Q_SIGNALS:
    void consoleWanted(const QString& pod);
    void deleteWanted(const QString& pod);

private:
    void refresh();
    void showClaims(const cluster::ClusterSnapshot& snapshot, const cluster::Member* member);

    QString pod_;
    Scene scene_;
    std::shared_ptr<cluster::Access> access_;
    PodLogView* log_;
    EventsView* events_;
    YamlView* yaml_;
    ShellView* shell_;
    ClaimsModel* claims_;
    QStackedWidget* volumes_;
    EmptyState* noVolumes_;
    QToolButton *console_, *delete_;
};

/// Conditions, resources, pods, events and YAML of one Kubernetes node.
class NodeDetails : public DetailsPanel {
    Q_OBJECT
public:
    explicit NodeDetails(QWidget* parent = nullptr);

    void setNode(const QString& node);
    const QString& node() const { return node_; }
    void show(const Scene& scene, const std::shared_ptr<cluster::Access>& access);
    bool focusSearch();
    void tick();

Q_SIGNALS:
    /// A pod that is one of the StatefulSet's was chosen.
    void podActivated(const QString& pod);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeState();
    void refresh();
    void readPods();
    void showResources();

    QString node_;
    Scene scene_;
    std::shared_ptr<cluster::Access> access_;
    std::optional<Expected<PodsOnNode>> pods_;
    Task reading_;
    int ticks_ = 0;
    ConditionsModel* conditions_;
    ResourcesModel* resources_;
    NodePodsModel* podsModel_;
    QLabel *about_, *note_;
    Table* podsTable_;
    QStackedWidget* podsStack_;
    EmptyState* podsEmpty_;
    EventsView* events_;
    YamlView* yaml_;
};

}  // namespace slotpilot::gui
