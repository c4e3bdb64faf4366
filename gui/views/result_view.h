// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "bridge/probe_bridge.h"
#include "models/probe_record.h"

class QLabel;
class QProgressBar;

namespace slotpilot::gui {

class FigureRow;
class IconLabel;
class MessageBar;
class TimePanels;

/// A consistency check or a benchmark, while it goes on or afterwards: what it says, and its charts over one time axis.
class ResultView : public QWidget {
    Q_OBJECT
public:
    explicit ResultView(QWidget* parent = nullptr);

    /// One that goes on.
    void showLive(const ProbeBridge& bridge, const ProbeRecord& record);
    /// One that is over.
    void showResult(const ResultPtr& result);
    /// Makes its axes reach as far, so that two can be compared; nothing: as far as its own values.
    void setRange(const std::optional<ProbeRecord::Range>& range);
    /// Says less, where two stand side by side and a table below says the rest.
    void setCompact(bool compact);
    /// Null while it goes on.
    const ResultPtr& result() const { return result_; }
    const ProbeRecord& record() const { return record_; }
    TimePanels* panels() const { return panels_; }
    QString headline() const;

    /// What it shows as a picture for a file: SVG if `suffix` says so, else PNG.
    QByteArray picture(const QString& suffix) const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void showFigures(const probes::Result* result);
    QString described(const probes::MeasureSpec& request) const;

    ResultPtr result_;
    ProbeRecord record_;
    probes::MeasureSpec request_;
    std::vector<probes::Event> events_;
    std::optional<ProbeRecord::Range> range_;
    double until_ = 1;
    bool compact_ = false;
    IconLabel* icon_;
    QLabel *headline_, *detail_, *about_, *noCharts_;
    QWidget* charts_;
    FigureRow* figures_;
    QProgressBar* progress_;
    MessageBar* incomplete_;
    TimePanels* panels_;
};

}  // namespace slotpilot::gui
