// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QMainWindow>
#include <array>

#include "app/notifier.h"
#include "app/session.h"
#include "app/timing.h"
#include "views/page.h"

class QActionGroup;
class QStackedWidget;

namespace slotpilot::gui {

class ActivityView;
class ConnectView;
class HistoryView;
class LessonsView;
class LogView;
class MessageBar;
class PodsView;
class ProbeView;
class SlotsView;
class StatusLine;
class TargetBar;
class UpdateView;
enum class UpdateKind;
class WelcomeView;

/// The frame: pages at the left, context and actions at the top, docks for activity and log, the status bar.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    static constexpr int settingsVersion = 2;  ///< of the docks' state: a new layout of docks gets a new number
    enum PageIndex { Overview, Pods, Nodes, Slots, Monitor, Consistency, Benchmark, Console, History, PageCount };

    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    Session& session() { return session_; }
    void showPage(PageIndex page);
    /// Closes without asking; a run that goes on stops at its next safe point.
    void closeAtOnce();

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    // Construction (main_window.cpp)
    void makeActions();
    void makeMenus();
    void makeBars();
    void fitTopBar();
    void fitDocks();
    void spreadDocks();
    QByteArray docksState();
    void restoreDocks(const QByteArray& state);
    void makePages();
    void makeDocks();
    void restore();
    void save();

    // What happens (main_window_events.cpp)
    void connectSession();
    void showConnection();
    void showTop(QWidget* page);
    void showTarget();
    void showPicture(const PicturePtr& picture);
    void showStale(const cluster::ClusterSnapshot& snapshot);
    void markPages(bool stale);
    void showPasswordNeed(const cluster::ClusterSnapshot& snapshot);
    void askPassword();
    void showTitle();
    void showRun(const workflow::RunStatusPtr& status);
    void showChecked(const std::optional<Error>& error);
    void updateActions();
    void tick();
    void openFile();
    void openPlayground();
    void leave();
    /// Opens the lessons, on the playground unless something is connected.
    void learn();
    void showAbout();
    void openSettings();
    void applyGuard();
    bool mayBegin();
    void noticeEnds();
    void openForm(UpdateKind kind);
    void closeForm();
    void offerUnfinished(const workflow::JournalRun& run);
    bool confirmLeaving(const QString& what);
    bool confirmStoppingProbes(const QString& what);
    bool confirmClosing();
    bool endProbes();
    void closeOnceOver();

    Session session_;
    StepChanges changes_;
    Actions actions_;
    QAction *openFile_, *playground_, *learn_, *history_, *password_, *leave_, *quit_, *filter_, *about_, *settings_,
        *shortcuts_;
    QActionGroup* pageActions_;
    QStackedWidget *top_, *pages_;
    QWidget* workspace_;
    WelcomeView* welcome_;
    ConnectView* connecting_;
    std::array<Page*, PageCount> page_{};
    PodsView* pods_;
    SlotsView* slots_;
    ProbeView *consistency_, *benchmark_;
    HistoryView *historyPage_, *archive_;  ///< the same with a cluster and without
    UpdateView* update_;
    MessageBar *message_, *staleBar_;
    TargetBar* target_;
    QToolBar *pageBar_, *topBar_;
    QDockWidget *activityDock_, *logDock_, *lessonsDock_;
    ActivityView* activity_;
    LogView* log_;
    LessonsView* lessons_;
    StatusLine* status_;
    Timing timing_;
    Notifier notifier_;
    QByteArray docks_;  ///< how they stood when work was left; they are hidden meanwhile
    QDateTime staleSince_;
    PageIndex lastPage_ = Overview;
    enum class Closing { No, WhenDone, WhenStopped } closing_ = Closing::No;
    bool wantLessons_ = false;  ///< as soon as something is connected
    bool docksTabbed_ = false;  ///< for want of room: they stand apart again as soon as there is some
    bool wasActive_ = false, hasty_ = false;
    std::string passwordNeed_;  ///< what the servers said that made the window ask; empty: nothing
    workflow::RunState lastRunState_ = workflow::RunState::Ready;
    QString checked_;  ///< what the last check's message says
};

}  // namespace slotpilot::gui
