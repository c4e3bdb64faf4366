// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QMenuBar>
#include <QMessageBox>
#include <QPainter>
#include <QProxyStyle>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QStatusBar>
#include <QStyleOption>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/guide.h"
#include "bridge/log_bridge.h"
#include "models/engine_words.h"
#include "models/format.h"
#include "views/activity_view.h"
#include "views/console_view.h"
#include "views/history_view.h"
#include "views/lessons_view.h"
#include "views/log_view.h"
#include "views/monitor_view.h"
#include "views/overview_view.h"
#include "views/pods_view.h"
#include "views/probe_view.h"
#include "views/shortcuts_dialog.h"
#include "views/slots_view.h"
#include "views/status_line.h"
#include "views/target_bar.h"
#include "views/update_view.h"
#include "views/welcome_view.h"
#include "widgets/icons.h"
#include "widgets/message_bar.h"
#include "widgets/owner_colors.h"
#include "widgets/page_area.h"

namespace slotpilot::gui {
namespace {

constexpr int lessonsWidth = 300, activityWidth = 360, sharedWidth = 330;

QAction* makeAction(QObject* parent, const QString& iconName, const QString& text, const QKeySequence& keys,
                    const QString& name, const QString& toolTip) {
    auto* action = new QAction(iconName.isEmpty() ? QIcon() : icon(iconName), text, parent);
    action->setShortcut(keys);
    action->setObjectName(name);
    action->setToolTip(toolTip);
    return action;
}

/// Tool buttons take the focus by Tab only if told to.
void makeReachable(QToolBar* bar) {
    for (auto* action : bar->actions())
        if (auto* button = qobject_cast<QToolButton*>(bar->widgetForAction(action))) {
            button->setFocusPolicy(Qt::TabFocus);
            button->setObjectName(action->objectName() + QStringLiteral("Button"));
        }
}

/// The page that is shown is marked where the style's own shade of a pressed button is hardly seen.
class PageButtonStyle : public QProxyStyle {
public:
    PageButtonStyle() : QProxyStyle(QApplication::style()->objectName()) {}
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override {
        if (element != PE_PanelButtonTool || !(option->state & State_On))
            return QProxyStyle::drawPrimitive(element, option, painter, widget);
        const QColor accent = accentColor(option->palette);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(mixed(option->palette.color(QPalette::Window), accent, 0.24));
        painter->drawRoundedRect(QRectF(option->rect).adjusted(1, 1, -1, -1), 5, 5);
        painter->setBrush(accent);
        painter->drawRoundedRect(QRectF(option->rect.left() + 1, option->rect.top() + 6, 3, option->rect.height() - 12),
                                 1.5, 1.5);
        painter->restore();
    }
};

}  // namespace

MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent), timing_(*this), notifier_(*this) {
    setObjectName("mainWindow");
    setWindowIcon(applicationIcon());
    setWindowTitle(tr("Slotpilot"));
    setDockNestingEnabled(true);
    makeActions();
    makeMenus();
    makePages();
    makeBars();
    makeDocks();
    connectSession();
    restore();
    top_->setCurrentWidget(workspace_);
    showConnection();
    updateActions();
}

MainWindow::~MainWindow() { session_.disconnect(this); }

void MainWindow::makeActions() {
    openFile_ = makeAction(this, "open", tr("&Open kubeconfig file…"), QKeySequence::Open, "openFile",
                           tr("Reads the contexts of another kubeconfig file"));
    playground_ = makeAction(this, "playground", tr("Start the &playground"), tr("Ctrl+P"), "playground",
                             tr("A small Kubernetes on this computer, thrown away when closed"));
    learn_ = makeAction(this, "lesson", tr("&Lessons"), QKeySequence::HelpContents, "learn",
                        tr("Leads through Redis Cluster on the playground, step by step"));
    history_ = makeAction(this, "history", tr("&History of runs"), {}, "history",
                          tr("Runs of this computer again, moment by moment; needs no cluster"));
    password_ = makeAction(this, {}, tr("&Redis password…"), {}, "redisPassword",
                           tr("For servers whose password is not to be found in Kubernetes"));
    leave_ = makeAction(this, "disconnect", tr("&Disconnect"), tr("Ctrl+W"), "disconnect",
                        tr("Leaves this cluster; the playground ends with it"));
    quit_ = makeAction(this, {}, tr("&Quit"), QKeySequence::Quit, "quit", tr("Closes Slotpilot"));
    filter_ = makeAction(this, "search", tr("&Filter"), QKeySequence::Find, "filter", tr("Filters the page's table"));
    about_ = makeAction(this, {}, tr("&About Slotpilot"), {}, "about", tr("Version and licence"));
    settings_ = makeAction(this, {}, tr("&Settings…"), tr("Ctrl+,"), "settings",
                           tr("Language, colours, notifications, and contexts that are changed with care"));
    settings_->setMenuRole(QAction::PreferencesRole);
    shortcuts_ = makeAction(this, {}, tr("&Keyboard shortcuts"), tr("Ctrl+?"), "shortcuts", tr("What each key does"));
    actions_.deploy = makeAction(this, "deploy", tr("Deploy…"), tr("Ctrl+D"), "deploy", {});
    actions_.create = makeAction(this, "create", tr("Create…"), tr("Ctrl+R"), "create", {});
    actions_.scale = makeAction(this, "scale", tr("Scale…"), tr("Ctrl+Shift+S"), "scale", {});
    actions_.upgrade = makeAction(this, "upgrade", tr("Upgrade…"), tr("Ctrl+U"), "upgrade", {});
    actions_.rebalance = makeAction(this, "rebalance", tr("Rebalance…"), tr("Ctrl+B"), "rebalance", {});
    actions_.check = makeAction(this, "check", tr("Check"), tr("F5"), "check", {});
    actions_.repair = makeAction(this, "repair", tr("Repair…"), {}, "repair", {});
    actions_.consistency = makeAction(this, "consistency", tr("Consistency"), tr("F6"), "consistency", {});
    actions_.benchmark = makeAction(this, "benchmark", tr("Benchmark"), tr("F7"), "benchmark", {});
    connect(openFile_, &QAction::triggered, this, &MainWindow::openFile);
    connect(playground_, &QAction::triggered, this, &MainWindow::openPlayground);
    connect(learn_, &QAction::triggered, this, &MainWindow::learn);
    connect(history_, &QAction::triggered, this, [this] {
        if (top_->currentWidget() == workspace_)
            showPage(History);
        else
            showTop(archive_);
    });
    connect(password_, &QAction::triggered, this, &MainWindow::askPassword);
    connect(leave_, &QAction::triggered, this, &MainWindow::leave);
    connect(quit_, &QAction::triggered, this, &QWidget::close);
    connect(about_, &QAction::triggered, this, &MainWindow::showAbout);
    connect(settings_, &QAction::triggered, this, &MainWindow::openSettings);
    connect(shortcuts_, &QAction::triggered, this, [this] {
        auto* dialog = new ShortcutsDialog(this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(filter_, &QAction::triggered, this, [this] {
        if (auto* page = qobject_cast<Page*>(pages_->currentWidget())) page->focusFilter();
    });
    connect(actions_.deploy, &QAction::triggered, this, [this] { session_.deploy(); });
    connect(actions_.create, &QAction::triggered, this, [this] { session_.create(0); });
    connect(actions_.scale, &QAction::triggered, this, [this] { openForm(UpdateKind::Scale); });
    connect(actions_.upgrade, &QAction::triggered, this, [this] { openForm(UpdateKind::Upgrade); });
    connect(actions_.rebalance, &QAction::triggered, this, [this] { openForm(UpdateKind::Rebalance); });
    connect(actions_.repair, &QAction::triggered, this, [this] { session_.repair(); });
    connect(actions_.check, &QAction::triggered, this, [this] {
        notifier_.began(QStringLiteral("check"));
        session_.cluster().check();
        updateActions();
    });
    connect(actions_.consistency, &QAction::triggered, this, [this] {
        showPage(Consistency);
        consistency_->start();
    });
    connect(actions_.benchmark, &QAction::triggered, this, [this] {
        showPage(Benchmark);
        benchmark_->start();
    });
    pageActions_ = new QActionGroup(this);
    pageActions_->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);  // none, while a form is open
    const struct {
        const char* iconName;
        QString text;
        const char* name;
    } pages[] = {{"overview", tr("Overview"), "pageOverview"},
                 {"pods", tr("Pods"), "pagePods"},
                 {"nodes", tr("Nodes"), "pageNodes"},
                 {"slots", tr("Slots"), "pageSlots"},
                 {"monitor", tr("Monitor"), "pageMonitor"},
                 {"consistency", tr("Consistency"), "pageConsistency"},
                 {"benchmark", tr("Benchmark"), "pageBenchmark"},
                 {"console", tr("Console"), "pageConsole"},
                 {"history", tr("History"), "pageHistory"}};
    for (int i = 0; i < PageCount; ++i) {
        auto* action = makeAction(this, pages[i].iconName, pages[i].text, QKeySequence(tr("Alt+%1").arg(i + 1)),
                                  pages[i].name, tr("%1 (Alt+%2)").arg(pages[i].text).arg(i + 1));
        action->setCheckable(true);
        pageActions_->addAction(action);
        connect(action, &QAction::triggered, this, [this, i] { showPage(static_cast<PageIndex>(i)); });
    }
    pageActions_->actions().first()->setChecked(true);
}

void MainWindow::makeMenus() {
    auto* cluster = menuBar()->addMenu(tr("&Cluster"));
    cluster->addActions({openFile_, playground_});
    cluster->addSeparator();
    cluster->addAction(settings_);
    cluster->addSeparator();
    cluster->addActions({password_, leave_, quit_});
    auto* work = menuBar()->addMenu(tr("&Work"));
    work->addActions({actions_.deploy, actions_.create});
    work->addSeparator();
    work->addActions({actions_.scale, actions_.upgrade, actions_.rebalance});
    work->addSeparator();
    work->addActions({actions_.check, actions_.repair});
    work->addSeparator();
    work->addActions({actions_.consistency, actions_.benchmark});
    auto* view = menuBar()->addMenu(tr("&View"));
    view->setObjectName("viewMenu");
    view->addActions(pageActions_->actions());
    view->addSeparator();
    view->addAction(filter_);
    view->addSeparator();
    menuBar()->addMenu(tr("&Help"))->addActions({learn_, shortcuts_, about_});
}

void MainWindow::makePages() {
    pods_ = new PodsView(actions_, session_.cluster(), session_.run());
    slots_ = new SlotsView(actions_);
    const auto probe = [this](probes::LoadSpec::Kind kind, ProbeBridge& bridge) {
        return new ProbeView(kind, actions_, session_.cluster(), bridge);
    };
    consistency_ = probe(probes::LoadSpec::Kind::Consistency, session_.consistency());
    benchmark_ = probe(probes::LoadSpec::Kind::Benchmark, session_.benchmark());
    const auto journals = [this] { return session_.journals(); };
    historyPage_ = new HistoryView(journals, false);
    archive_ = new HistoryView(journals, true);
    archive_->setObjectName("archive");
    connect(archive_, &HistoryView::left, this, [this] { showTop(welcome_); });
    auto* overview = new OverviewView(actions_);
    connect(&session_.run(), &RunBridge::statusChanged, overview,
            [this, overview](const auto& status) { overview->showRun(status, session_.run().active()); });
    page_ = {overview,
             pods_,
             new NodesView(actions_, session_.cluster()),
             slots_,
             new MonitorView(actions_, session_.cluster(), session_.run()),
             consistency_,
             benchmark_,
             new ConsoleView(actions_, session_.cluster()),
             historyPage_};
    const char* names[] = {"overviewPage",    "podsPage",      "nodesPage",   "slotsPage",  "monitorPage",
                           "consistencyPage", "benchmarkPage", "consolePage", "historyPage"};
    pages_ = new QStackedWidget;
    pages_->setObjectName("pages");
    for (std::size_t i = 0; i < page_.size(); ++i) {
        page_[i]->setObjectName(names[i]);
        pages_->addWidget(page_[i]);
        connect(page_[i], &Page::podActivated, this, [this](const QString& pod) {
            showPage(Pods);
            pods_->select(pod);
        });
    }
    connect(pods_, &PodsView::consoleWanted, this, [this](const QString& pod) {
        showPage(Console);
        static_cast<ConsoleView*>(page_[Console])->choose(pod);
    });
    update_ = new UpdateView(session_.run());
    update_->setObjectName("updatePage");
    pages_->addWidget(update_);
    staleBar_ = new MessageBar(false);
    staleBar_->setObjectName("staleBar");
    message_ = new MessageBar(true);
    message_->setObjectName("messageBar");
    workspace_ = new QWidget;
    auto* layout = new QVBoxLayout(workspace_);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(staleBar_);
    layout->addWidget(message_);
    auto* area = new PageArea(pages_);
    area->setObjectName("pageArea");
    layout->addWidget(area, 1);
    welcome_ = new WelcomeView(openFile_, playground_, learn_, history_);
    connecting_ = new ConnectView;
    top_ = new QStackedWidget;
    for (QWidget* widget : std::initializer_list<QWidget*>{welcome_, connecting_, workspace_, archive_})
        top_->addWidget(widget);
    setCentralWidget(new PageArea(top_));
}

void MainWindow::makeBars() {
    target_ = new TargetBar;
    topBar_ = new QToolBar(tr("Cluster and actions"));
    topBar_->setObjectName("topBar");
    topBar_->setMovable(false);
    topBar_->setIconSize({20, 20});
    topBar_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    topBar_->addWidget(target_);
    auto* spacer = new QWidget;
    spacer->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    topBar_->addWidget(spacer);
    topBar_->addActions({actions_.deploy, actions_.create});
    topBar_->addSeparator();
    topBar_->addActions({actions_.scale, actions_.upgrade, actions_.rebalance});
    topBar_->addSeparator();
    topBar_->addActions({actions_.check, actions_.consistency, actions_.benchmark});
    makeReachable(topBar_);
    addToolBar(Qt::TopToolBarArea, topBar_);
    pageBar_ = new QToolBar(tr("Pages"));
    pageBar_->setObjectName("pageBar");
    pageBar_->setMovable(false);
    pageBar_->setIconSize({26, 26});
    pageBar_->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    pageBar_->addActions(pageActions_->actions());
    makeReachable(pageBar_);
    const int width = fontMetrics().horizontalAdvance(tr("Consistency")) + 16;
    auto* style = new PageButtonStyle;
    style->setParent(pageBar_);
    for (auto* action : pageBar_->actions()) {
        auto* button = pageBar_->widgetForAction(action);
        button->setMinimumSize(width, width * 3 / 4);
        button->setStyle(style);
    }
    addToolBar(Qt::LeftToolBarArea, pageBar_);
    for (auto* bar : {topBar_, pageBar_}) bar->toggleViewAction()->setVisible(false);
    status_ = new StatusLine;
    statusBar()->addWidget(status_, 1);
    statusBar()->setSizeGripEnabled(false);
}

/// Where there is no room for words beside the icons, they go below them, and then away.
void MainWindow::fitTopBar() {
    for (const auto style : {Qt::ToolButtonTextBesideIcon, Qt::ToolButtonTextUnderIcon, Qt::ToolButtonIconOnly}) {
        topBar_->setToolButtonStyle(style);
        topBar_->layout()->invalidate();  // it would tell the width of the style before
        if (topBar_->sizeHint().width() <= width()) break;
    }
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    if (event->size().width() == event->oldSize().width()) return;
    fitTopBar();
    fitDocks();
}

/// Between two docks a narrow window leaves too little of the page: there they share one place.
void MainWindow::fitDocks() {
    constexpr int roomForBoth = 1300;
    if (width() >= roomForBoth) return spreadDocks();
    const bool apart = dockWidgetArea(lessonsDock_) == Qt::LeftDockWidgetArea &&
                       dockWidgetArea(activityDock_) == Qt::RightDockWidgetArea;
    if (!apart || lessonsDock_->isFloating() || activityDock_->isFloating()) return;
    tabifyDockWidget(activityDock_, lessonsDock_);
    resizeDocks({activityDock_}, {sharedWidth}, Qt::Horizontal);
    docksTabbed_ = true;
}

void MainWindow::spreadDocks() {
    if (!std::exchange(docksTabbed_, false) || lessonsDock_->isFloating()) return;
    if (dockWidgetArea(lessonsDock_) != Qt::RightDockWidgetArea) return;  // a person has moved it since
    addDockWidget(Qt::LeftDockWidgetArea, lessonsDock_);
    resizeDocks({lessonsDock_, activityDock_}, {lessonsWidth, activityWidth}, Qt::Horizontal);
}

/// As a window has them that is wide enough.
QByteArray MainWindow::docksState() {
    spreadDocks();
    return saveState(settingsVersion);
}

void MainWindow::restoreDocks(const QByteArray& state) {
    spreadDocks();
    restoreState(state, settingsVersion);
    fitDocks();
}

void MainWindow::makeDocks() {
    activity_ = new ActivityView(session_.run());
    log_ = new LogView;
    const auto dock = [this](const QString& title, const char* name, QWidget* content, Qt::DockWidgetArea area,
                             const QString& keys) {
        auto* widget = new QDockWidget(title, this);
        widget->setObjectName(name);
        widget->setWidget(content);
        addDockWidget(area, widget);
        widget->toggleViewAction()->setShortcut(QKeySequence(keys));
        menuBar()->findChild<QMenu*>("viewMenu")->addAction(widget->toggleViewAction());
        return widget;
    };
    activityDock_ = dock(tr("Activity"), "activityDock", activity_, Qt::RightDockWidgetArea, tr("Ctrl+Shift+A"));
    logDock_ = dock(tr("Log"), "logDock", log_, Qt::BottomDockWidgetArea, tr("Ctrl+Shift+L"));
    const auto own = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/lessons");
    lessons_ = new LessonsView(loadLessons(own));
    lessonsDock_ = dock(tr("Lessons"), "lessonsDock", lessons_, Qt::LeftDockWidgetArea, tr("Ctrl+Shift+T"));
    new Guide(*this, session_, *lessons_);
    setTabPosition(Qt::RightDockWidgetArea, QTabWidget::North);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    auto* log = new LogBridge(this);
    connect(log, &LogBridge::linesAdded, log_, &LogView::append);
}

void MainWindow::restore() {
    // On a small screen with its frame in it, or the lower edge with the lessons' buttons would be out of sight.
    resize(QSize(1400, 880).boundedTo(screen()->availableSize() - QSize(8, 40)));
    resizeDocks({lessonsDock_, activityDock_}, {lessonsWidth, activityWidth}, Qt::Horizontal);
    resizeDocks({logDock_}, {170}, Qt::Vertical);
    QSettings settings;
    restoreGeometry(settings.value("window/geometry").toByteArray());
    lessonsDock_->hide();
    activityDock_->hide();  // until there is a plan
    logDock_->setVisible(height() >= 800);
    restoreDocks(settings.value("window/docks").toByteArray());
    docks_ = docksState();
    showPage(static_cast<PageIndex>(std::clamp(settings.value("window/page", 0).toInt(), 0, PageCount - 1)));
}

/// Docks and bars belong to the work on a cluster; elsewhere the page has the window for itself.
void MainWindow::showTop(QWidget* page) {
    const bool work = page == workspace_, worked = top_->currentWidget() == workspace_;
    if (worked && !work) {
        docks_ = docksState();
        for (QWidget* widget :
             std::initializer_list<QWidget*>{activityDock_, logDock_, lessonsDock_, topBar_, pageBar_})
            widget->hide();
    } else if (work && !worked) {
        restoreDocks(docks_);
        if (std::exchange(wantLessons_, false)) {
            lessonsDock_->show();
            lessonsDock_->raise();
        }
    }
    top_->setCurrentWidget(page);
}

void MainWindow::save() {
    QSettings settings;
    settings.setValue("window/geometry", saveGeometry());
    settings.setValue("window/docks", top_->currentWidget() == workspace_ ? docksState() : docks_);
    settings.setValue("window/page", lastPage_);
}

void MainWindow::showPage(PageIndex page) {
    lastPage_ = page;
    pages_->setCurrentIndex(page);
    pageActions_->actions().at(page)->setChecked(true);
}

void MainWindow::openForm(UpdateKind kind) {
    if (session_.run().status() && !session_.run().active()) {
        session_.run().discard();
        message_->hide();  // it tells of that run
    }
    pages_->setCurrentWidget(update_);
    if (auto* page = pageActions_->checkedAction()) page->setChecked(false);
    update_->open(kind);
}

void MainWindow::closeForm() {
    if (pages_->currentWidget() == update_) showPage(lastPage_);
}

bool MainWindow::confirmLeaving(const QString& what) {
    if (!session_.run().active()) return true;
    QMessageBox box(QMessageBox::Question, tr("A workflow is running"),
                    tr("“%1” is not finished.").arg(said(session_.run().status()->plan->title)), QMessageBox::NoButton,
                    this);
    box.setInformativeText(
        tr("It stops at its next safe point if you go on. It can be gone on with when you connect again."));
    auto* go = box.addButton(what, QMessageBox::DestructiveRole);
    box.setDefaultButton(box.addButton(tr("Keep it running"), QMessageBox::RejectRole));
    box.exec();
    return box.clickedButton() == go;
}

/// Asks whether what measures the cluster may be stopped; true: it is being stopped, or there is nothing.
bool MainWindow::confirmStoppingProbes(const QString& what) {
    if (!session_.measuring()) return true;
    const bool check = session_.consistency().active(), benchmark = session_.benchmark().active();
    QMessageBox box(QMessageBox::Question, tr("The cluster is being measured"),
                    check && benchmark ? tr("A consistency check and a benchmark are running.")
                    : check            ? tr("A consistency check is running.")
                                       : tr("A benchmark is running."),
                    QMessageBox::NoButton, this);
    box.setObjectName("probesQuestion");
    box.setInformativeText(tr("What was measured so far is kept, and the keys are deleted."));
    auto* stop = box.addButton(what, QMessageBox::DestructiveRole);
    stop->setObjectName("probesStop");
    auto* stay = box.addButton(tr("Sta&y"), QMessageBox::RejectRole);
    stay->setObjectName("probesStay");
    box.setDefaultButton(stay);
    box.exec();
    const bool go = box.clickedButton() == stop || !session_.measuring();
    if (go) session_.stopMeasuring();
    return go;
}

/// Nothing of a load may be left in a pod: the window waits for its end. True: there is none.
bool MainWindow::endProbes() {
    if (!session_.measuring()) return true;
    if (closing_ != Closing::WhenStopped && !confirmStoppingProbes(tr("S&top and close"))) return false;
    session_.stopMeasuring();
    if (!session_.measuring()) return true;
    closing_ = Closing::WhenStopped;
    message_->show(Tone::Information, tr("Deleting what the load has left, then the window closes"));
    return false;
}

/// Asks once what becomes of a run that goes on; true: close now.
bool MainWindow::confirmClosing() {
    auto& run = session_.run();
    if (!run.active() || closing_ == Closing::WhenStopped) return true;
    const bool playground = session_.cluster().info().playground;
    QMessageBox box(QMessageBox::Question, tr("A workflow is running"),
                    tr("“%1” is not finished.").arg(said(run.status()->plan->title)), QMessageBox::NoButton, this);
    box.setObjectName("closeQuestion");
    box.setInformativeText(playground
                               ? tr("The playground ends with the window.")
                               : tr("Stopped at a safe point, the cluster is healthy, and Slotpilot offers to go "
                                    "on at the next start."));
    auto* finish = box.addButton(tr("&Let it finish, then close"), QMessageBox::AcceptRole);
    finish->setObjectName("closeWhenDone");
    auto* stop = box.addButton(tr("&Stop at a safe point and close"), QMessageBox::DestructiveRole);
    stop->setObjectName("closeWhenStopped");
    auto* stay = box.addButton(tr("Sta&y"), QMessageBox::RejectRole);
    stay->setObjectName("closeStay");
    box.setDefaultButton(stay);
    box.exec();
    if (!run.active()) return box.clickedButton() != stay;
    if (box.clickedButton() == finish) {
        closing_ = Closing::WhenDone;
        if (run.status()->state == workflow::RunState::Paused) run.runAll();
        message_->show(Tone::Information, tr("The window closes when the workflow is through"),
                       tr("If it fails, the window stays."), {{tr("Stay"), [this] { closing_ = Closing::No; }}});
        showMinimized();
    } else if (box.clickedButton() == stop) {
        closing_ = Closing::WhenStopped;
        run.cancel();
        session_.stopMeasuring();
        message_->show(Tone::Warning, tr("Stopping at the next safe point, then the window closes"));
    }
    return false;
}

/// After a run that the window was told to wait for.
void MainWindow::closeOnceOver() {
    if (closing_ == Closing::No || session_.run().active()) return;
    if (closing_ == Closing::WhenStopped && session_.measuring()) return;
    const auto& status = session_.run().status();
    const bool well = closing_ == Closing::WhenStopped || (status && status->state == workflow::RunState::Succeeded);
    closing_ = Closing::No;
    if (well)
        close();
    else
        showNormal();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!confirmClosing() || !endProbes()) {
        event->ignore();
        return;
    }
    save();
    session_.run().cancel();
    event->accept();
}

void MainWindow::closeAtOnce() {
    save();
    session_.run().cancel();
    session_.stopMeasuring();
    if (!session_.measuring() || std::exchange(hasty_, true)) {
        QApplication::exit();
        return;
    }
    connect(&session_, &Session::measuringChanged, this, [this] {
        if (!session_.measuring()) QApplication::exit();
    });
}

void MainWindow::showAbout() {
    QMessageBox::about(this, tr("About Slotpilot"),
                       tr("<h3>Slotpilot %1</h3><p>Redis Cluster on Kubernetes: see it, scale it, upgrade it.</p>"
                          "<p>Free software under the GNU General Public License, version 3 or later. It comes with no "
                          "warranty.</p><p>Qt %2</p>")
                           .arg(QStringLiteral(SLOTPILOT_VERSION), QString::fromLatin1(qVersion())));
}

}  // namespace slotpilot::gui
