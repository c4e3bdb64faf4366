// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <QSocketNotifier>
#include <csignal>

#include "app/appearance.h"
#include "app/application.h"
#include "app/language.h"
#include "app/main_window.h"
#include "bridge/background.h"

namespace {

struct Arguments {
    std::string kubeconfig, context, ns, statefulSet;
    bool playground = false;
};

int signalPipe[2] = {-1, -1};

/// A termination signal closes the window, so that a playground leaves nothing behind and a run stops at a safe point.
void quitOnSignals(slotpilot::gui::MainWindow& window) {
    if (pipe2(signalPipe, O_CLOEXEC | O_NONBLOCK) != 0) return;
    for (int number : {SIGINT, SIGTERM, SIGHUP})
        std::signal(number, [](int) { [[maybe_unused]] const auto written = write(signalPipe[1], "x", 1); });
    auto* notifier = new QSocketNotifier(signalPipe[0], QSocketNotifier::Read, &window);
    QObject::connect(notifier, &QSocketNotifier::activated, &window, &slotpilot::gui::MainWindow::closeAtOnce);
}

int runWindow(int argc, char** argv, const Arguments& arguments) {
    using namespace slotpilot::gui;
    Application application(argc, argv);
    QApplication::setApplicationName("slotpilot");
    QApplication::setOrganizationName("slotpilot");
    QApplication::setApplicationDisplayName("Slotpilot");
    QApplication::setApplicationVersion(SLOTPILOT_VERSION);
    QApplication::setDesktopFileName("org.slotpilot.Slotpilot");
    const auto preferences = Preferences::load();
    const Language language(preferences.language);
    applyStyle();
    if (preferences.colors != Preferences::Colors::Desktop) applyColors(preferences.colors);
    int status = 0;
    {
        MainWindow window;
        quitOnSignals(window);
        window.show();
        auto& session = window.session();
        session.loadContexts(arguments.kubeconfig);
        if (arguments.playground)
            session.openPlayground();
        else if (!arguments.context.empty() || !arguments.ns.empty() || !arguments.statefulSet.empty())
            session.open(QString::fromStdString(arguments.context), QString::fromStdString(arguments.ns),
                         QString::fromStdString(arguments.statefulSet));
        status = QApplication::exec();
    }
    // The window is gone; what still ends in the background (observers, the playground's processes) gets a moment.
    if (!waitForBackground(slotpilot::Milliseconds{5000})) std::_Exit(status);
    return status;
}

}  // namespace

int main(int argc, char** argv) {
    Arguments arguments;
    CLI::App options{"See, deploy and create Redis Clusters on Kubernetes", "slotpilot"};
    options.set_version_flag("--version", "slotpilot " SLOTPILOT_VERSION);
    options.add_option("--kubeconfig", arguments.kubeconfig, "kubeconfig file instead of kubectl's usual ones");
    options.add_option("--context", arguments.context,
                       "context to open (the built-in playground is no context: see --playground)");
    options.add_option("-n,--namespace", arguments.ns, "namespace instead of the context's");
    options.add_option("--statefulset", arguments.statefulSet, "StatefulSet of the Redis pods (redis)");
    options.add_flag("--playground", arguments.playground, "start the playground and open it");
    options.allow_extras();  // Qt's own: -platform, -style
    CLI11_PARSE(options, argc, argv);
    return runWindow(argc, argv, arguments);
}
