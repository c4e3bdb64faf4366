// SPDX-License-Identifier: GPL-3.0-or-later
// The hand of those tests that change a cluster by clicking.
#pragma once

#include <QAction>
#include <QDir>
#include <QProcess>
#include <QPushButton>
#include <QTableView>

#include "app/main_window.h"
#include "gui/support.h"
#include "redis/slots.h"

namespace slotpilot::gui::test {

using workflow::RunState;

class Hand {
protected:
    explicit Hand(QString shots) : shots_(std::move(shots)) {}

    QString shots_;  ///< what the screenshots' names begin with
    std::unique_ptr<MainWindow> window_;
    std::filesystem::path kubeconfig_;
    QString ns_;  ///< empty: the context's
    qint64 filled_ = 0;

    template <class T>
    T* find(const QString& name) {
        return in<T>(window_.get(), name);
    }
    RunBridge& run() { return window_->session().run(); }
    cluster::SnapshotPtr now() {
        const auto picture = window_->session().cluster().picture();
        return picture ? picture->snapshot : nullptr;
    }
    static void click(QWidget* parent, const QString& name) {
        auto* widget = in<QWidget>(parent, name);
        QVERIFY2(widget->isVisible() && widget->isEnabled(), qPrintable(name));
        QTest::mouseClick(widget, Qt::LeftButton);
    }
    void click(const QString& name) { click(window_.get(), name); }
    void shoot(const QString& name, QWidget* what = nullptr) {
        const QString base =
            qEnvironmentVariable("SLOTPILOT_ARTIFACTS", QCoreApplication::applicationDirPath() + "/..");
        QDir().mkpath(base + "/screenshots");
        QCoreApplication::processEvents();
        QVERIFY((what ? what : window_.get())->grab().save(base + "/screenshots/" + shots_ + "-" + name + ".png"));
    }
    /// Light and dark.
    void shootBoth(const QString& name, QWidget* what = nullptr) {
        shoot(name + "-light", what);
        QApplication::setPalette(darkPalette());
        shoot(name + "-dark", what);
        QApplication::setPalette(lightPalette());
    }
    QStringList cliArguments(const QStringList& arguments) {
        QStringList all{"--kubeconfig", QString::fromStdString(kubeconfig_.string())};
        if (!ns_.isEmpty()) all << "-n" << ns_;
        return all + arguments;
    }
    static QString cliProgram() { return QCoreApplication::applicationDirPath() + "/slotpilotctl"; }
    void cli(const QStringList& arguments) {
        QProcess process;
        process.start(cliProgram(), cliArguments(arguments));
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 120'000);
        QVERIFY2(process.exitCode() == 0, process.readAllStandardOutput() + process.readAllStandardError());
    }
    void showWindow(const QSize& size = {1400, 880}) {
        window_ = std::make_unique<MainWindow>();
        window_->resize(size);
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
    }
    /// A cluster of which only what is published is known.
    void attach() {
        window_->session().cluster().attach(
            {{"production", "default", "redis"}, "https://10.0.0.1:6443", "admin", "v1.31.2"});
    }
    void publish(cluster::ClusterSnapshot snapshot) {
        QSignalSpy spy(&window_->session().cluster(), &ClusterBridge::pictureChanged);
        window_->session().cluster().publish(shared(std::move(snapshot)));
        QVERIFY(spy.wait(5000));
    }
    void openWindow() {
        showWindow();
        QSignalSpy loaded(&window_->session(), &Session::contextsLoaded);
        window_->session().loadContexts(kubeconfig_);
        QVERIFY(loaded.wait());
        window_->session().open({}, ns_, {});
        QTRY_VERIFY_WITH_TIMEOUT(now() && now()->created(), 30'000);
    }
    /// Three pods and a cluster of them, on the window's own playground.
    void createOnPlayground() {
        auto& session = window_->session();
        session.openPlayground();
        QTRY_VERIFY_WITH_TIMEOUT(now(), 30'000);
        session.deploy();
        runPlan();
        if (QTest::currentTestFailed()) return;
        QTRY_COMPARE_WITH_TIMEOUT(now()->members.size(), 3U, 30'000);
        session.create(0);
        runPlan();
        if (QTest::currentTestFailed()) return;
        QTRY_VERIFY_WITH_TIMEOUT(session.cluster().picture()->report.healthy(), 30'000);
    }
    /// Runs the plan that is being made.
    void runPlan() {
        QTRY_VERIFY_WITH_TIMEOUT(run().status() && run().status()->state == RunState::Ready, 30'000);
        run().runAll();
        QTRY_VERIFY_WITH_TIMEOUT(run().status()->state == RunState::Succeeded, 60'000);
    }
    /// Opens a form by its action and waits until it can be edited.
    void openForm(const char* action) {
        QTRY_VERIFY2_WITH_TIMEOUT(find<QAction>(action)->isEnabled(), find<QAction>(action)->toolTip().toUtf8(),
                                  30'000);
        find<QAction>(action)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>("updatePreview")->isVisible(), 10'000);
    }
    void preview() {
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>("updatePreview")->isEnabled(), 10'000);
        click("updatePreview");
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>("previewRun")->isVisible() && find<QWidget>("previewRun")->isEnabled(),
                                 30'000);
    }
    void waitUntilDone() {
        QTRY_VERIFY_WITH_TIMEOUT(run().status() && run().status()->state != RunState::Ready, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(!run().active(), 600'000);
        const auto& error = run().status()->error;
        QVERIFY2(run().status()->state == RunState::Succeeded, error ? error->describe().c_str() : "not succeeded");
    }
    /// As many primaries with even slots.
    bool even(int pods) {
        const auto snapshot = now();
        if (!snapshot || static_cast<int>(snapshot->members.size()) != pods) return false;
        return std::all_of(snapshot->members.begin(), snapshot->members.end(), [&](const cluster::Member& member) {
            return member.redis && std::abs(member.slots().size() - redis::slotCount / pods) <= 1;
        });
    }
    /// Makes it so from the command line, whatever was before.
    void have(int pods) {
        if (even(pods)) return;
        cli({"scale", "--replicas", QString::number(pods), "--yes"});
        if (!QTest::currentTestFailed()) cli({"rebalance", "--yes"});
        if (!QTest::currentTestFailed()) expectHealthy(pods);
    }
    /// Even, nothing wrong in any view, and no key lost.
    void expectHealthy(int pods) {
        QTRY_VERIFY_WITH_TIMEOUT(even(pods), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(window_->session().cluster().picture()->report.healthy(), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(keys() >= filled_, 30'000);
    }
    qint64 keys() {
        qint64 sum = 0;
        const auto snapshot = now();
        for (const auto& member : snapshot->members)
            if (member.redis && member.isPrimary()) sum += redis::infoKeys(member.redis->info);
        return sum;
    }
    /// Keys of 100 bytes, spread evenly but for those that share a slot.
    void fill(int count, int inOneSlot = 0) {
        const auto access = window_->session().cluster().access();
        std::map<std::int16_t, std::vector<redis::Command>> commands;
        for (int i = 0; i < count; ++i) {
            const auto key = (i < inOneSlot ? "{one}:" : "key:") + std::to_string(i);
            commands[now()->owner.at(static_cast<std::size_t>(redis::slotOf(key)))].push_back(
                {"SET", key, std::string(100, 'x')});
        }
        for (const auto& [owner, list] : commands) {
            auto connection = access->dial(now()->members.at(static_cast<std::size_t>(owner)).name, {});
            QVERIFY(connection.has_value());
            QVERIFY(connection->pipeline(list, {}, Milliseconds{60'000}).has_value());
        }
        filled_ = count;
        QTRY_COMPARE_WITH_TIMEOUT(keys(), filled_, 30'000);
    }
    QString differences() {
        const auto* model = find<QTableView>("differences")->model();
        QStringList lines;
        for (int row = 0; row < model->rowCount(); ++row)
            lines << QStringLiteral("%1|%2|%3")
                         .arg(model->index(row, 0).data().toString(), model->index(row, 1).data().toString(),
                              model->index(row, 2).data().toString());
        return lines.join(u'\n');
    }
};

/// On a playground that is opened like any other cluster, which a second operator made.
class PlaygroundHand : protected Hand {
protected:
    using Hand::Hand;

    void startPlayground() {
        qputenv("XDG_STATE_HOME", state_.path().toUtf8());
        QSignalSpy ready(&host_, &PlaygroundHost::ready);
        host_.start();
        QVERIFY(ready.wait(20'000));
        kubeconfig_ = host_.kubeconfig();
        cli({"deploy", "--yes"});
        if (!QTest::currentTestFailed()) cli({"create", "--yes"});
    }
    void stopPlayground() {
        window_.reset();
        host_.stop();
    }

    QTemporaryDir state_;
    PlaygroundHost host_;
};

}  // namespace slotpilot::gui::test
