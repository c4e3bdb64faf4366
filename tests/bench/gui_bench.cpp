// SPDX-License-Identifier: GPL-3.0-or-later
// What a frame of the busiest pages costs: each iteration is a change and its painting, without a graphics card.
#include <benchmark/benchmark.h>

#include <QAction>

#include "gui/support.h"
#include "views/cluster_graph.h"
#include "views/slots_view.h"

using namespace slotpilot;
using namespace slotpilot::gui;
using namespace slotpilot::gui::test;

namespace {

Scene sceneOf(cluster::ClusterSnapshot snapshot) {
    const auto picture = std::make_shared<const Picture>(Picture{shared(std::move(snapshot)), {}});
    Scene scene{picture, podRows(*picture->snapshot), {}};
    scene.nodes = nodeRows(*picture->snapshot, scene.pods);
    return scene;
}

void paint(QWidget& window) {
    QCoreApplication::processEvents();
    window.repaint();
}

void rate(benchmark::State& state) {
    state.counters["frames"] = benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

/// The graph of pods after a change; pods from the argument.
void graphAfterAChange(benchmark::State& state) {
    auto snapshot = makeSnapshot({.pods = static_cast<int>(state.range(0)), .nodes = 10, .replicasPerPrimary = 1});
    auto other = snapshot;
    other.members[1].pod->podIp = "10.9.9.9";
    const auto a = sceneOf(std::move(snapshot)), b = sceneOf(std::move(other));
    ClusterGraph graph;
    graph.resize(1200, 700);
    graph.setVisible(true);
    bool odd = false;
    for (auto _ : state) {
        graph.show((odd = !odd) ? a : b);
        paint(graph);
    }
    rate(state);
}
BENCHMARK(graphAfterAChange)->Arg(12)->Arg(60)->Arg(200)->Unit(benchmark::kMillisecond);

/// One frame of arrows that move.
void graphWithFlows(benchmark::State& state) {
    auto snapshot = makeSnapshot({.pods = 200, .nodes = 10});
    for (int i = 1; i <= state.range(0); ++i) openSlot(snapshot, i, 0, static_cast<std::size_t>(i));
    ClusterGraph graph;
    graph.resize(1200, 700);
    graph.setVisible(true);
    graph.show(sceneOf(std::move(snapshot)));
    for (auto _ : state) paint(graph);
    rate(state);
}
BENCHMARK(graphWithFlows)->Arg(1)->Arg(30)->Unit(benchmark::kMillisecond);

/// The Slots page while the owners of all slots change in every frame: in ranges (0) or each slot alone (1).
void slotsPage(benchmark::State& state) {
    std::vector<QAction> offered(9);
    Actions actions{&offered[0], &offered[1], &offered[2], &offered[3], &offered[4],
                    &offered[5], &offered[6], &offered[7], &offered[8]};
    SlotsView page(actions);
    page.resize(1200, 760);
    page.setVisible(true);
    const bool scattered = state.range(0) == 1;
    std::vector<Scene> scenes;
    for (int frame = 0; frame < 8; ++frame) {
        auto snapshot = makeSnapshot({.pods = 8, .nodes = 3});
        for (std::size_t slot = 0; slot < snapshot.owner.size(); ++slot) {
            const auto place = scattered ? slot * 2654435761U >> 7 : slot / 2048;
            snapshot.owner[slot] = static_cast<std::int16_t>((place + static_cast<std::size_t>(frame)) % 8);
        }
        scenes.push_back(sceneOf(std::move(snapshot)));
    }
    std::size_t frame = 0;
    for (auto _ : state) {
        static_cast<Page&>(page).show(scenes[frame++ % scenes.size()]);
        paint(page);
    }
    rate(state);
}
BENCHMARK(slotsPage)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

}  // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("DISPLAY")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setStyle("Fusion");
    QApplication::setPalette(lightPalette());
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
