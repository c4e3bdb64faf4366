// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/runs.h"

#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QSaveFile>
#include <QSvgRenderer>
#include <algorithm>

#include "operations/run_report.h"

namespace slotpilot::gui {
namespace {

constexpr int mostRuns = 10'000;

QString name(const std::filesystem::path& path) { return QString::fromStdString(path.string()); }

Expected<void> write(const std::filesystem::path& path, const QByteArray& bytes) {
    QSaveFile file(name(path));
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit()) return {};
    return fail(ErrorCode::Io, "the file can't be written (" + file.errorString().toStdString() + ")", path.string(),
                "Choose another folder, or free space");
}

/// Each picture in a file of its own, beside `file`: "run.png" gives "run-slots.png".
Expected<void> writePictures(const LoadedRun& run, bool png, const std::filesystem::path& file) {
    for (const auto& [what, svg] : picturesOf(run)) {
        auto path = file;
        path.replace_filename(file.stem().string() + "-" + what + file.extension().string());
        TRY(write(path, png ? pngOf(svg) : QByteArray::fromStdString(svg)));
    }
    return {};
}

}  // namespace

Expected<std::vector<ListedRun>> listRuns(const std::vector<std::filesystem::path>& journals) {
    std::vector<ListedRun> runs;
    for (const auto& path : journals) {
        if (!std::filesystem::exists(path)) continue;
        TRY_ASSIGN(journal, workflow::SqliteJournal::open(path));
        TRY_ASSIGN(entries, journal->runs(mostRuns));
        for (auto& entry : entries) runs.push_back({std::move(entry), path});
    }
    std::stable_sort(runs.begin(), runs.end(),
                     [](const ListedRun& a, const ListedRun& b) { return a.entry.started > b.entry.started; });
    return runs;
}

Expected<std::shared_ptr<const LoadedRun>> loadRun(const std::filesystem::path& path, const std::string& runId) {
    TRY_ASSIGN(journal, workflow::SqliteJournal::open(path));
    TRY_ASSIGN(recorded, operations::readRecorded(*journal, runId));
    auto run = std::make_shared<LoadedRun>();
    run->recorded = std::move(recorded);
    run->ownedSlots = operations::chartOf(run->recorded, operations::Quantity::Slots, false);
    run->keys = operations::chartOf(run->recorded, operations::Quantity::Keys, false);
    return run;
}

Expected<std::string> importFile(const std::filesystem::path& path, const std::filesystem::path& to) {
    QFile file(name(path));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, "the file can't be read (" + file.errorString().toStdString() + ")", path.string());
    const auto text = file.readAll().toStdString();
    TRY_ASSIGN(recorded, operations::importRun(text, path.string()));
    TRY_ASSIGN(journal, workflow::SqliteJournal::open(to));
    TRY(journal->take(recorded.run, recorded.recording.changes()));
    return recorded.run.entry.runId;
}

std::vector<std::pair<std::string, std::string>> picturesOf(const LoadedRun& run) {
    const operations::Ink ink;
    const auto& recording = run.recorded.recording;
    std::vector<std::pair<std::string, std::string>> pictures{
        {"steps", operations::timelineSvg(run.recorded.run, ink)}};
    if (recording.empty()) return pictures;
    for (auto [chart, what] : {std::pair{run.ownedSlots, "slots"}, std::pair{run.keys, "keys"}}) {
        pictures.emplace_back(what, operations::svg(chart, ink));
        chart.stacked = true;
        pictures.emplace_back(std::string(what) + "-stacked", operations::svg(chart, ink));
    }
    pictures.emplace_back("map-before", operations::slotMapSvg(*recording.snapshot(0), "When it began", ink));
    pictures.emplace_back("map-after",
                          operations::slotMapSvg(*recording.snapshot(recording.size() - 1), "When it ended", ink));
    return pictures;
}

QByteArray pngOf(const std::string& svg) {
    QSvgRenderer renderer(QByteArray::fromStdString(svg));
    QImage image(renderer.defaultSize() * 2, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    renderer.render(&painter);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

Expected<std::filesystem::path> exportRun(const LoadedRun& run, ExportKind kind, const std::filesystem::path& file) {
    const auto text = [&](const std::string& content) { return write(file, QByteArray::fromStdString(content)); };
    switch (kind) {
        case ExportKind::Report: TRY(text(operations::reportHtml(run.recorded))); break;
        case ExportKind::Json: TRY(text(operations::exportJson(run.recorded))); break;
        case ExportKind::Csv: TRY(text(operations::exportCsv(run.recorded))); break;
        case ExportKind::Svg: TRY(writePictures(run, false, file)); break;
        case ExportKind::Png: TRY(writePictures(run, true, file)); break;
    }
    return file;
}

}  // namespace slotpilot::gui
