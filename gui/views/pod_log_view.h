// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <filesystem>
#include <vector>

#include "bridge/pod_bridge.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QStackedWidget;
class QToolButton;

namespace slotpilot::gui {

class EmptyState;
class LogLines;
class MutedLabel;

/// The log of a container of a pod: followed, or that of the run before; searched, and saved to a file. Begins to read
/// when it is first in sight.
class PodLogView : public QWidget {
    Q_OBJECT
public:
    explicit PodLogView(QWidget* parent = nullptr);
    ~PodLogView() override;
    /// `run` tells runs of the pod apart: a new one is read from its start when the log of the one before has ended.
    void setPod(const std::shared_ptr<cluster::Access>& access, const std::string& pod,
                const std::vector<std::string>& containers, const std::string& run);
    void focusSearch();
    /// Writes what is there; for the button and for tests.
    void saveTo(const std::filesystem::path& file);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void read();
    void take(const std::vector<std::string>& lines);
    void end(const std::optional<Error>& error);
    void search();
    void searchOn();
    void showMatches();
    void step(int by);
    void save();
    void describe(const QString& words);

    std::shared_ptr<cluster::Access> access_;
    std::string pod_, run_, readRun_;
    PodLogBridge bridge_;
    bool wanted_ = true;  ///< to be read when next in sight
    bool ended_ = false;  ///< nothing more comes
    QString state_;       ///< why nothing more comes
    QString note_;        ///< what was saved last
    std::vector<std::uint64_t> matches_;
    std::uint64_t searched_ = 0;  ///< lines before this one were searched
    bool jump_ = false;           ///< to the first match that is found
    Task searching_, saving_;
    QComboBox* container_;
    QCheckBox *previous_, *times_, *follow_;
    QLineEdit* needle_;
    QToolButton *back_, *next_, *save_, *again_;
    MutedLabel *count_, *status_;
    QStackedWidget* stack_;
    EmptyState* empty_;
    LogLines* lines_;
};

}  // namespace slotpilot::gui
