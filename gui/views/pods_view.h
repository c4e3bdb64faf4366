// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/run_bridge.h"
#include "views/page.h"

class QLineEdit;
class QMenu;
class QStackedWidget;

namespace slotpilot::gui {

class MessageBar;
class NodeDetails;
class PodDetails;
class Table;

/// The pods as a table; one of them in detail below it.
class PodsView : public Page {
    Q_OBJECT
public:
    PodsView(const Actions& actions, ClusterBridge& cluster, RunBridge& run, QWidget* parent = nullptr);
    void show(const Scene& scene) override;
    void focusFilter() override;
    void tick() override;
    void select(const QString& pod);
    /// Shows the details of a pod, on that tab of PodDetails.
    void open(const QString& pod, int tab);

Q_SIGNALS:
    void consoleWanted(const QString& pod);

private:
    void showMenu(const QPoint& at);
    void askDelete(const QString& pod);
    void remove(const QString& pod, const std::string& uid);
    QString whyNotDelete(const QString& pod) const;
    void learnRights();
    void updateDelete();
    void close();
    void showBack();

    Actions actions_;
    ClusterBridge& cluster_;
    RunBridge& run_;
    Scene scene_;
    std::weak_ptr<cluster::Access> asked_;                    ///< whose rights are known, or asked for
    QString forbidden_;                                       ///< why pods may not be deleted; empty: they may
    std::optional<std::pair<QString, std::string>> deleted_;  ///< name and uid of the pod that was deleted last
    Task rights_, removing_;
    PodsModel* model_;
    QLineEdit* filter_;
    Table* table_;
    PodDetails* details_;
    QStackedWidget* stack_;
    EmptyState* empty_;
    MessageBar* message_;
};

/// The Kubernetes nodes as a table; one of them in detail below it.
class NodesView : public Page {
    Q_OBJECT
public:
    NodesView(const Actions& actions, ClusterBridge& cluster, QWidget* parent = nullptr);
    void show(const Scene& scene) override;
    void focusFilter() override;
    void tick() override;
    void open(const QString& node);

private:
    void showMenu(const QPoint& at);

    Actions actions_;
    ClusterBridge& cluster_;
    NodesModel* model_;
    QLineEdit* filter_;
    Table* table_;
    NodeDetails* details_;
    QStackedWidget* stack_;
    EmptyState* empty_;
};

}  // namespace slotpilot::gui
