// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "bridge/probe_bridge.h"
#include "models/probe_record.h"
#include "views/page.h"

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTabWidget;
class QToolButton;

namespace slotpilot::gui {

class ComparedModel;
class EmptyState;
class FailuresModel;
class GapsModel;
class MessageBar;
class ProbeForm;
class ResultsModel;
class ResultView;
class Table;
class TotalsModel;

/// The pages Consistency and Benchmark: a form with one button, live charts, verdict, tables, and what was kept.
class ProbeView : public Page {
    Q_OBJECT
public:
    ProbeView(probes::LoadSpec::Kind kind, const Actions& actions, ClusterBridge& cluster, ProbeBridge& probe,
              QWidget* parent = nullptr);

    void show(const Scene& scene) override;
    void tick() override;
    /// Starts with what the form says, unless something hinders it, which is shown then.
    void start();
    /// Why nothing can be measured now; empty: it can, if the form is well.
    QString hindrance() const;

    ProbeForm* form() const { return form_; }
    ResultView* shown() const { return a_; }
    /// Shows an old result; with `beside`, both.
    void open(const ResultPtr& result, const ResultPtr& beside = nullptr);
    /// Writes the shown result into a file: CSV, JSON, PNG or SVG, as its name ends.
    void exportTo(const QString& file);
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The file was written; or the error.
    void exported(const QString& file, const std::optional<slotpilot::Error>& error);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeTabs();
    QWidget* makeKept();
    void run(const probes::MeasureSpec& request);
    void refresh();
    void showProbe();
    void showTables();
    void showEmpty();
    void showLeft();
    void removeLeft();
    void finish(const ResultPtr& result);
    void showFailure(const Error& error);
    void readKept();
    void openKept(const QStringList& ids);
    void removeSelected();
    void chooseExport(const QString& suffix);
    QStringList selected() const;

    const probes::LoadSpec::Kind kind_;
    const Actions actions_;
    ClusterBridge& cluster_;
    ProbeBridge& probe_;
    Scene scene_;
    ProbeRecord record_;
    bool live_ = false;   ///< what is shown is the load that goes on
    bool stale_ = false;  ///< it has news that nobody has seen yet
    bool wasActive_ = false;
    bool listed_ = false;  ///< the kept ones were read
    cluster::Target target_;
    ProbeForm* form_;
    QPushButton *start_, *back_;
    QToolButton* export_;
    QLabel *problem_, *differing_;
    MessageBar *message_, *left_;
    QStringList leftJobs_;  ///< of runs that were killed
    QStackedWidget* stack_;
    EmptyState* empty_;
    ResultView *a_, *b_;
    QTabWidget* tabs_;
    TotalsModel* totals_;
    GapsModel* gaps_;
    FailuresModel* failures_;
    ResultsModel* results_;
    ComparedModel* compared_;
    Table *gapsTable_, *resultsTable_;
    QPushButton *open_, *compare_, *remove_;
    Task kept_, opening_, exporting_, removing_, removingLeft_;
};

}  // namespace slotpilot::gui
