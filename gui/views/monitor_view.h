// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <array>
#include <map>

#include "bridge/metrics_bridge.h"
#include "bridge/run_bridge.h"
#include "views/page.h"
#include "widgets/metric_chart.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QStandardItemModel;
class QTabBar;

namespace slotpilot::gui {

class MessageBar;
class MutedLabel;
class OwnerLegend;
class Table;

/// What the Redis servers do over time: a chart a metric with one time axis, per pod or together, from INFO or from a
/// Prometheus of the cluster, where a PromQL expression can be asked for as well.
class MonitorView : public Page {
    Q_OBJECT
public:
    MonitorView(const Actions& actions, ClusterBridge& cluster, RunBridge& run, QWidget* parent = nullptr);
    void show(const Scene& scene) override;
    /// Puts the keyboard into the PromQL line.
    void focusFilter() override;

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeBar();
    QWidget* makePromql();
    QWidget* makeCharts();
    void arrange();
    void fillSources();
    void chooseSource(int index);
    void markRun(const workflow::RunStatusPtr& status);
    void take(const MetricsBridge::Results& results);
    void showNext();
    void showChart(std::size_t index);
    void showLegend();
    void hover(double time);
    void ask();
    void showAnswer(const Expected<MetricsBridge::QueryResult>& answer);
    std::vector<MetricChart::Mark> marks() const;

    Actions actions_;
    ClusterBridge& cluster_;
    MetricsBridge metrics_;
    Scene scene_;
    std::map<std::string, std::vector<MetricChart::Mark>> marks_;  ///< by run
    MetricsBridge::Results results_;
    std::size_t next_ = 0;  ///< the chart that is filled next
    QTimer filling_;
    bool together_ = false, searched_ = false;
    std::shared_ptr<cluster::Access> access_;
    EmptyState* empty_;
    QStackedWidget* stack_;
    QComboBox* source_;
    QTabBar *ranges_, *looks_;
    OwnerLegend* legend_;
    QWidget* legendArea_;
    MutedLabel* note_;
    MessageBar* trouble_;
    QWidget *promql_, *answer_, *grid_;
    QLineEdit* expression_;
    QPushButton *ask_, *stop_;
    QLabel* answerError_;
    MetricChart* answerChart_;
    QStandardItemModel* answerRows_;
    Table* answerTable_;
    QScrollArea* scroll_;
    QGridLayout* layout_;
    int columns_ = 0;
    std::array<MetricChart*, metrics::metricCount> charts_{};
};

}  // namespace slotpilot::gui
