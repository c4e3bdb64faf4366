// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/probe_form.h"

#include <QComboBox>
#include <QLocale>
#include <QSpinBox>
#include <QVBoxLayout>
#include <cmath>

#include "models/format.h"
#include "widgets/flow_layout.h"
#include "widgets/labels.h"

namespace slotpilot::gui {
namespace {

using probes::LoadSpec;
using probes::MeasureSpec;

/// As long as a load may last.
constexpr std::chrono::hours endless{7 * 24};
/// Enough to see a gap of a few milliseconds, and little enough for a cluster that people work with.
constexpr double gentleRate = 2000;
/// Few enough to be written through a tunnel within seconds.
constexpr int manyKeys = 10'000;

QString secondsText(std::chrono::milliseconds duration) {
    return ProbeForm::tr("%1s").arg(std::chrono::duration<double>(duration).count());
}

QSpinBox* spin(int least, int most, int value, int step = 1) {
    auto* box = new QSpinBox;
    box->setRange(least, most);
    box->setValue(value);
    box->setSingleStep(step);
    box->setGroupSeparatorShown(true);
    return box;
}

}  // namespace

template <class Field>
Field* ProbeForm::add(const QString& words, const char* name, Field* field, const QString& toolTip) {
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    auto* label = new MutedLabel(words);
    label->setBuddy(field);
    layout->addWidget(label);
    layout->addWidget(field);
    this->layout()->addWidget(box);
    field->setObjectName(QLatin1String(name));
    QString plain = words;
    field->setAccessibleName(plain.remove(u'&'));
    field->setToolTip(toolTip);
    return field;
}

ProbeForm::ProbeForm(LoadSpec::Kind kind, QWidget* parent) : QWidget(parent), kind_(kind) {
    setLayout(new FlowLayout(this, 12));
    const bool check = kind == LoadSpec::Kind::Consistency;
    const auto load = check ? LoadSpec::consistency() : LoadSpec::benchmark();
    if (!check) {
        tool_ = add(tr("&Tool"), "probeTool", new QComboBox,
                    tr("Slotpilot's own generator tells everything over time and per shard; redis-benchmark is what "
                       "comes with Redis, and runs in a pod"));
        tool_->addItems({tr("Slotpilot's own"), QStringLiteral("redis-benchmark")});
    }
    duration_ = add(tr("&Duration"), "probeDuration", new QComboBox, tr("E.g. 30s, 2m or 1h"));
    duration_->setEditable(true);
    duration_->lineEdit()->setAccessibleName(duration_->accessibleName());
    duration_->setInsertPolicy(QComboBox::NoInsert);
    duration_->setMinimumContentsLength(11);
    duration_->addItems({tr("10s"), tr("30s"), tr("2m"), tr("10m"), tr("1h"), tr("until stopped")});
    from_ = add(tr("&From"), "probeFrom", new QComboBox,
                tr("This computer reaches the pods through tunnels, which adds to every latency. A pod has none of "
                   "that; one machine is not enough to load a big cluster: workers are pods of a Job."));
    from_->addItems({tr("this computer"), tr("a pod"), tr("workers")});
    workers_ = add(tr("Work&ers"), "probeWorkers", spin(1, 100, 3), tr("Pods of a Job; each has all the connections"));
    connections_ = add(tr("Con&nections"), "probeConnections", spin(1, 10'000, load.connections),
                       tr("Dealt out to the primaries, at least one each"));
    pipeline_ = add(check ? tr("&Keys at once") : tr("&Pipelining"), "probePipeline", spin(1, 1024, load.pipeline),
                    tr("Requests in flight on each connection"));
    if (!check) {
        loop_ = add(tr("&Loop"), "probeLoop", new QComboBox,
                    tr("Closed: the next request goes out when the last was answered. Open: they go out at a rate, and "
                       "latency counts from the intended time, so that a stall is seen by all who waited."));
        loop_->addItems({tr("closed"), tr("open, at a rate")});
    }
    rate_ = add(tr("&Rate a second"), "probeRate", spin(check ? 0 : 1, 100'000'000, 0, 500),
                tr("Operations a second of all connections together"));
    if (check) rate_->setSpecialValueText(tr("as fast as it can"));
    rate_->setValue(static_cast<int>(gentleRate));
    if (!check) {
        valueBytes_ = add(tr("Val&ue size"), "probeValueBytes",
                          spin(1, 16 << 20, static_cast<int>(load.valueBytes), 100), tr("Bytes of a value"));
        valueBytes_->setSuffix(tr(" B"));
        readShare_ =
            add(tr("Re&ads"), "probeReads", spin(0, 100, static_cast<int>(std::lround(load.readShare * 100)), 10),
                tr("GETs among the operations; the others are SETs"));
        readShare_->setSuffix(tr(" %"));
        keyCount_ = add(tr("&Keys"), "probeKeyCount", spin(1, 10'000'000, manyKeys, 10'000),
                        tr("They are written before anything is measured, so that there is something to read"));
        chosen_ = add(tr("Ch&osen"), "probeKeys", new QComboBox,
                      tr("How the keys are chosen: all alike, or some far more often than others (zipf)"));
        for (const double exponent : {0.0, 0.7, 0.9, 0.99})
            chosen_->addItem(exponent == 0 ? tr("uniform") : tr("zipf %1").arg(QLocale().toString(exponent)), exponent);
    }
    duration_->setCurrentText(secondsText(load.duration));
    for (auto* box : findChildren<QComboBox*>()) {
        connect(box, &QComboBox::currentTextChanged, this, &ProbeForm::edited);
        connect(box, &QComboBox::currentIndexChanged, this, &ProbeForm::follow);
    }
    for (auto* box : findChildren<QSpinBox*>()) connect(box, &QSpinBox::valueChanged, this, &ProbeForm::edited);
    follow();
}

/// Fields that mean nothing with the others' choices are away, or say why they can't be used.
void ProbeForm::follow() {
    const bool theirs = tool_ && tool_->currentIndex() == 1;
    if (theirs && from_->isEnabled()) ownFrom_ = from_->currentIndex();
    if (theirs != !from_->isEnabled()) {
        from_->setEnabled(!theirs);
        from_->setCurrentIndex(theirs ? 1 : ownFrom_);
    }
    workers_->parentWidget()->setVisible(from_->currentIndex() == 2);
    if (!loop_) return;
    if (theirs) {
        loop_->setCurrentIndex(0);
        chosen_->setCurrentIndex(0);
    }
    for (QWidget* field : {static_cast<QWidget*>(loop_), static_cast<QWidget*>(chosen_)}) field->setEnabled(!theirs);
    rate_->parentWidget()->setVisible(loop_->currentIndex() == 1);
}

MeasureSpec ProbeForm::request() const {
    const bool check = kind_ == LoadSpec::Kind::Consistency;
    MeasureSpec request{.load = check ? LoadSpec::consistency() : LoadSpec::benchmark()};
    auto& load = request.load;
    request.from = static_cast<MeasureSpec::From>(from_->currentIndex());
    request.workers = workers_->value();
    request.redisBenchmark = tool_ && tool_->currentIndex() == 1;
    const QString words = duration_->currentText().trimmed();
    if (words == tr("until stopped"))
        load.duration = endless;
    else
        load.duration = probes::parseDuration(words.toStdString()).value_or(std::chrono::milliseconds{0});
    load.connections = connections_->value();
    load.pipeline = pipeline_->value();
    load.rate = check || loop_->currentIndex() == 1 ? rate_->value() : 0;
    if (check) return request;
    load.valueBytes = static_cast<std::size_t>(valueBytes_->value());
    load.readShare = readShare_->value() / 100.0;
    load.keys = keyCount_->value();
    load.zipf = chosen_->currentData().toDouble();
    return request;
}

void ProbeForm::setRequest(const MeasureSpec& request) {
    const auto& load = request.load;
    if (tool_) tool_->setCurrentIndex(request.redisBenchmark ? 1 : 0);
    duration_->setCurrentText(load.duration >= endless ? tr("until stopped") : secondsText(load.duration));
    from_->setCurrentIndex(static_cast<int>(request.from));
    workers_->setValue(request.workers);
    connections_->setValue(load.connections);
    pipeline_->setValue(load.pipeline);
    if (loop_) loop_->setCurrentIndex(load.rate > 0 ? 1 : 0);
    if (load.rate > 0 || !loop_) rate_->setValue(static_cast<int>(load.rate));
    if (!chosen_) return;
    keyCount_->setValue(load.keys);
    valueBytes_->setValue(static_cast<int>(load.valueBytes));
    readShare_->setValue(static_cast<int>(std::lround(load.readShare * 100)));
    chosen_->setCurrentIndex(std::max(0, chosen_->findData(load.zipf)));
}

QString ProbeForm::problem() const {
    const auto asked = request();
    const QString words = duration_->currentText().trimmed();
    if (words != tr("until stopped"))
        if (const auto duration = probes::parseDuration(words.toStdString()); !duration)
            return errorAdvice(duration.error());
    if (asked.redisBenchmark && asked.load.duration >= endless)
        return tr("redis-benchmark needs an end: give it a duration");
    if (const auto valid = asked.valid(); !valid) return errorLine(valid.error());
    return {};
}

}  // namespace slotpilot::gui
