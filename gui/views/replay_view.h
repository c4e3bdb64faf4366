// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>
#include <array>

#include "bridge/runs.h"
#include "models/runs_model.h"
#include "views/page.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QScrollArea;
class QSlider;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace slotpilot::gui {

class ClusterGraph;
class OwnerLegend;
class SlotMap;
class Table;
class TimeChart;
class Timeline;

/// One run again: a slider over its time, and what there was at that moment: steps, log, slots and keys per pod, the
/// slot map and the pods.
class ReplayView : public QWidget {
    Q_OBJECT
public:
    explicit ReplayView(QWidget* parent = nullptr);

    void show(std::shared_ptr<const LoadedRun> run);
    const std::shared_ptr<const LoadedRun>& run() const { return run_; }
    /// Goes to a moment, in seconds since the run began.
    void seek(double seconds);
    double position() const { return position_; }
    double length() const { return length_; }
    void play(bool on);
    bool playing() const { return clock_.isActive(); }

Q_SIGNALS:
    void closed();
    void exportWanted(slotpilot::gui::ExportKind kind);

protected:
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeTransport();
    QWidget* makeStory();
    QWidget* makePictures();
    void addExports(QMenu* menu);
    void showSteps();
    void showLog();
    void showCharts();
    void showMoment();
    void tick();
    void stepBy(int by);
    void chooseStep(int step);
    double seconds(WallTime time) const;

    std::shared_ptr<const LoadedRun> run_;
    WallTime start_{};
    double length_ = 1, position_ = 0;
    workflow::ShownTime shown_;  ///< the slider's, the charts' and the bars' time: long pauses are cut
    std::size_t moment_ = 0;
    std::vector<double> stops_;  ///< where steps began, and the end
    QTimer clock_;
    QElapsedTimer sinceTick_;
    QLabel *title_, *facts_, *time_, *now_, *pointed_;
    QToolButton* play_;
    QSlider* slider_;
    QComboBox *speed_, *steps_;
    Timeline* timeline_;
    QScrollArea* timelineArea_;
    RunLinesModel* lines_;
    Table* log_;
    QTabBar *looks_, *pictures_;
    TimeChart* chart_;
    SlotMap* map_;
    OwnerLegend* legend_;
    ClusterGraph* graph_;
    QStackedWidget *chartStack_, *pictureStack_;
};

}  // namespace slotpilot::gui
