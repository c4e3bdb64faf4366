// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/update_form.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QSyntaxHighlighter>
#include <QTabWidget>

#include "models/format.h"
#include "models/preferences.h"
#include "views/table.h"
#include "widgets/labels.h"
#include "widgets/owner_colors.h"

namespace slotpilot::gui {
namespace {

using operations::Strategy;
constexpr const char* resourceNames[] = {"cpu", "memory"};
constexpr const char* resourceKinds[] = {"requests", "limits"};

/// Comments weaker, YAML's keys stronger; follows the palette.
class Highlighter : public QSyntaxHighlighter {
public:
    explicit Highlighter(QPlainTextEdit* edit) : QSyntaxHighlighter(edit->document()), edit_(edit) {}

protected:
    void highlightBlock(const QString& line) override {
        static const QRegularExpression key(QStringLiteral("^(\\s*(?:- )*)([^\\s#:\"'-][^:#]*)(:)(?:\\s|$)"));
        if (const auto found = key.match(line); found.hasMatch()) {
            QTextCharFormat format;
            format.setForeground(edit_->palette().color(QPalette::Link));
            setFormat(static_cast<int>(found.capturedStart(2)), static_cast<int>(found.capturedLength(2)), format);
        }
        if (line.trimmed().startsWith(u'#')) {
            QTextCharFormat format;
            format.setForeground(mutedText(edit_->palette()));
            format.setFontItalic(true);
            setFormat(0, static_cast<int>(line.size()), format);
        }
    }

private:
    QPlainTextEdit* edit_;
};

/// A titled part of the form.
QWidget* section(const QString& title, QLayout* content) {
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 14);
    layout->setSpacing(6);
    layout->addWidget(heading(title, 1.05));
    layout->addLayout(content);
    return box;
}

/// A choice with a sentence that explains it; the sentence is part of what can be clicked.
QRadioButton* addChoice(QVBoxLayout* layout, QButtonGroup* group, int id, const QString& name, const QString& title,
                        const QString& explanation) {
    auto* button = new QRadioButton(title);
    button->setObjectName(name);
    button->setAccessibleDescription(explanation);
    group->addButton(button, id);
    auto* words = new MutedLabel(explanation);
    words->setWordWrap(true);
    words->setContentsMargins(24, 0, 0, 2);
    words->setBuddy(button);
    layout->addWidget(button);
    layout->addWidget(words);
    return button;
}

QLabel* labelFor(const QString& words, QWidget* buddy) {
    auto* label = new QLabel(words);
    label->setBuddy(buddy);
    return label;
}

}  // namespace

UpdateForm::UpdateForm(QWidget* parent)
    : QWidget(parent), tabs_(new QTabWidget), strategy_(new QButtonGroup(this)), speed_(new QButtonGroup(this)) {
    tabs_->setObjectName("updateTabs");
    tabs_->setDocumentMode(true);
    tabs_->addTab(makeSettings(), tr("Settings"));
    config_ = makeEditor("configEdit", tr("redis.conf"));
    yaml_ = makeEditor("yamlEdit", tr("The StatefulSet as YAML"));
    tabs_->addTab(config_, tr("redis.conf"));
    tabs_->addTab(yaml_, tr("YAML"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(tabs_);
    connect(tabs_, &QTabWidget::currentChanged, this, &UpdateForm::turnTab);
}

QWidget* UpdateForm::makeSettings() {
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(20, 12, 16, 12);
    layout->setSpacing(0);
    imageBox_ = makeImage();
    podsBox_ = makePods();
    weightsBox_ = makeWeights();
    strategyBox_ = makeStrategy();
    for (auto* box : {imageBox_, podsBox_, weightsBox_, strategyBox_, makeSpeed()}) layout->addWidget(box);
    layout->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    scroll->setMinimumWidth(content->minimumSizeHint().width() + scroll->verticalScrollBar()->sizeHint().width());
    scroll->setFocusPolicy(Qt::NoFocus);
    return scroll;
}

QWidget* UpdateForm::makePods() {
    replicas_ = new QSpinBox;
    replicas_->setRange(1, 1000);
    replicas_->setObjectName("replicas");
    replicas_->setMinimumWidth(90);
    replicasNow_ = new MutedLabel;
    deleteClaims_ = new QCheckBox(tr("&Delete the volumes (PVCs) of pods that go"));
    deleteClaims_->setObjectName("deleteClaims");
    deleteClaims_->setToolTip(
        tr("Their data is on the other pods by then. Kept volumes would meet the next scale-up as "
           "leftovers."));
    auto* row = new QHBoxLayout;
    row->addWidget(labelFor(tr("&Number of pods:"), replicas_));
    row->addWidget(replicas_);
    row->addWidget(replicasNow_, 1);
    auto* layout = new QVBoxLayout;
    layout->setSpacing(8);
    layout->addLayout(row);
    layout->addWidget(deleteClaims_);
    connect(replicas_, &QSpinBox::valueChanged, this, &UpdateForm::edit);
    connect(deleteClaims_, &QCheckBox::toggled, this, &UpdateForm::edit);
    return section(tr("Pods"), layout);
}

QWidget* UpdateForm::makeImage() {
    image_ = new QLineEdit;
    image_->setObjectName("image");
    image_->setClearButtonEnabled(true);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    grid->addWidget(labelFor(tr("&Image:"), image_), 0, 0);
    grid->addWidget(image_, 0, 1, 1, 2);
    const QString kinds[] = {tr("Request"), tr("Limit")};
    const QString names[] = {tr("CPU:"), tr("Memory:")};
    for (int kind = 0; kind < 2; ++kind) grid->addWidget(new MutedLabel(kinds[kind]), 1, kind + 1);
    for (std::size_t row = 0; row < 2; ++row) {
        grid->addWidget(new QLabel(names[row]), static_cast<int>(row) + 2, 0);
        for (std::size_t kind = 0; kind < 2; ++kind) {
            auto* edit = resources_[row][kind] = new QLineEdit;
            edit->setObjectName(
                QStringLiteral("%1-%2").arg(QLatin1String(resourceNames[row]), QLatin1String(resourceKinds[kind])));
            edit->setPlaceholderText(tr("none"));
            edit->setAccessibleName(names[row].chopped(1) + u' ' + kinds[kind]);
            edit->setToolTip(row == 0 ? tr("E.g. 500m: half a core") : tr("E.g. 512Mi or 2Gi"));
            grid->addWidget(edit, static_cast<int>(row) + 2, static_cast<int>(kind) + 1);
            connect(edit, &QLineEdit::textEdited, this, &UpdateForm::edit);
        }
    }
    connect(image_, &QLineEdit::textChanged, this, &UpdateForm::edit);
    return section(tr("What runs"), grid);
}

QWidget* UpdateForm::makeWeights() {
    weightsGrid_ = new QGridLayout;
    weightsGrid_->setHorizontalSpacing(14);
    weightsGrid_->setVerticalSpacing(5);
    weightsGrid_->setColumnStretch(3, 1);
    auto* layout = new QVBoxLayout;
    layout->setSpacing(8);
    auto* words = new MutedLabel(tr("A pod with weight 2 gets twice the slots of one with 1; with 0 it is emptied."));
    words->setWordWrap(true);
    layout->addWidget(words);
    layout->addLayout(weightsGrid_);
    auto* box = section(tr("Weights"), layout);
    box->setObjectName("weights");
    return box;
}

QWidget* UpdateForm::makeStrategy() {
    auto* layout = new QVBoxLayout;
    layout->setSpacing(1);
    const auto add = [&](Strategy strategy, const char* name, const QString& title, const QString& words) {
        return addChoice(layout, strategy_, static_cast<int>(strategy), QLatin1String(name), title, words);
    };
    add(Strategy::Auto, "strategyAuto", tr("&Auto"), tr("Failover where every primary has a replica, else drain."))
        ->setChecked(true);
    add(Strategy::Drain, "strategyDrain", tr("D&rain"),
        tr("Each pod's slots move to pods that have restarted already; then it restarts."));
    add(Strategy::Failover, "strategyFailover", tr("&Failover"),
        tr("A replica takes over from each primary before it restarts: no slot moves."));
    add(Strategy::Surge, "strategySurge", tr("&Surge"),
        tr("Drain with one pod more meanwhile, so that no pod holds more than its share."));
    connect(strategy_, &QButtonGroup::idToggled, this, [this](int, bool on) {
        if (on) edit();
    });
    return section(tr("How pods are emptied before they restart"), layout);
}

QWidget* UpdateForm::makeSpeed() {
    auto* layout = new QVBoxLayout;
    layout->setSpacing(1);
    addChoice(layout, speed_, static_cast<int>(slots::Mode::Gentle), QStringLiteral("speedGentle"), tr("&Gentle"),
              tr("Clients hardly feel it: short batches with rests between."))
        ->setChecked(true);
    addChoice(layout, speed_, static_cast<int>(slots::Mode::Fast), QStringLiteral("speedFast"), tr("Fas&t"),
              tr("As fast as the servers can; clients may wait some milliseconds longer."));
    connect(speed_, &QButtonGroup::idToggled, this, [this](int, bool on) {
        if (on) edit();
    });
    return section(tr("Speed of moving keys"), layout);
}

QPlainTextEdit* UpdateForm::makeEditor(const QString& name, const QString& accessible) {
    auto* editor = new QPlainTextEdit;
    editor->setObjectName(name);
    editor->setAccessibleName(accessible);
    editor->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    editor->setLineWrapMode(QPlainTextEdit::NoWrap);
    editor->setTabChangesFocus(true);
    editor->setFrameShape(QFrame::NoFrame);
    new Highlighter(editor);
    connect(editor, &QPlainTextEdit::textChanged, this, &UpdateForm::edit);
    return editor;
}

void UpdateForm::open(UpdateKind kind, const UpdateBasis& basis) {
    kind_ = kind;
    draft_ = UpdateDraft(basis);
    filling_ = true;
    deleteClaims_->setChecked(false);
    strategy_->button(static_cast<int>(Strategy::Auto))->setChecked(true);
    const auto speed = Preferences::load().fast ? slots::Mode::Fast : slots::Mode::Gentle;
    speed_->button(static_cast<int>(speed))->setChecked(true);
    for (auto& [pod, weight] : weights_) weight->setValue(1);
    tabs_->setCurrentIndex(0);
    const bool upgrade = kind == UpdateKind::Upgrade;
    tabs_->tabBar()->setVisible(upgrade);
    tabs_->setTabVisible(1, upgrade && draft_.hasConfig());
    tabs_->setTabVisible(2, upgrade);
    tabs_->setTabToolTip(1, draft_.configTitle());
    imageBox_->setVisible(upgrade);
    strategyBox_->setVisible(upgrade);
    podsBox_->setVisible(kind != UpdateKind::Rebalance);
    weightsBox_->setVisible(kind == UpdateKind::Rebalance);
    filling_ = false;
    fill();
}

/// Fields from the draft.
void UpdateForm::fill() {
    if (kind_ == UpdateKind::Rebalance) {
        Q_EMIT edited();
        return;
    }
    filling_ = true;
    replicas_->setValue(draft_.replicas());
    if (image_->text() != draft_.image()) image_->setText(draft_.image());
    for (std::size_t row = 0; row < 2; ++row)
        for (std::size_t kind = 0; kind < 2; ++kind)
            if (const QString quantity = draft_.resource(resourceKinds[kind], resourceNames[row]);
                resources_[row][kind]->text() != quantity)
                resources_[row][kind]->setText(quantity);
    if (config_->toPlainText() != draft_.config()) config_->setPlainText(draft_.config());
    if (tabs_->currentIndex() != 2) yaml_->setPlainText(draft_.yaml());
    filling_ = false;
    edit();
}

/// The draft from the fields of the tab that is edited.
void UpdateForm::edit() {
    if (filling_) return;
    if (kind_ != UpdateKind::Rebalance) {
        if (tabs_->currentIndex() == 2) {
            draft_.setYaml(yaml_->toPlainText());
            for (int tab = 0; tab < 2; ++tab) tabs_->setTabEnabled(tab, !draft_.hasYamlProblem());
        } else if (tabs_->currentIndex() == 1) {
            draft_.setConfig(config_->toPlainText());
        } else {
            draft_.setReplicas(replicas_->value());
            if (image_->text() != draft_.image()) draft_.setImage(image_->text());
            for (std::size_t row = 0; row < 2; ++row)
                for (std::size_t kind = 0; kind < 2; ++kind)
                    if (resources_[row][kind]->text() != draft_.resource(resourceKinds[kind], resourceNames[row]))
                        draft_.setResource(resourceKinds[kind], resourceNames[row], resources_[row][kind]->text());
        }
        replicasNow_->setText(draft_.replicas() == draft_.replicasNow() ? tr("as now")
                                                                        : tr("now %1").arg(draft_.replicasNow()));
        deleteClaims_->setEnabled(draft_.shrinks());
    }
    Q_EMIT edited();
}

void UpdateForm::turnTab(int tab) {
    if (filling_) return;
    filling_ = true;
    if (tab == 2) yaml_->setPlainText(draft_.yaml());
    filling_ = false;
    if (tab != 2) fill();
}

void UpdateForm::showPods(const std::vector<PodRow>& pods) {
    std::map<QString, const PodRow*> primaries;
    for (const PodRow& pod : pods)
        if (pod.role == Role::Primary) primaries.emplace(pod.key, &pod);
    const bool same = std::equal(primaries.begin(), primaries.end(), weights_.begin(), weights_.end(),
                                 [](const auto& a, const auto& b) { return a.first == b.first; });
    if (!same) {
        std::map<QString, double> kept;
        for (auto& [pod, weight] : weights_) kept[pod] = weight->value();
        while (auto* item = weightsGrid_->takeAt(0)) {
            delete item->widget();
            delete item;
        }
        weights_.clear();
        slotsNow_.clear();
        int row = 0;
        for (const PodRow& pod : pods) {
            if (pod.role != Role::Primary) continue;
            auto* swatch = new QLabel;
            swatch->setPixmap(ownerSwatch(pod.index, devicePixelRatioF()));
            auto* name = new QLabel(pod.key);
            name->setTextFormat(Qt::PlainText);
            auto* slotsNow = slotsNow_[pod.key] = new MutedLabel;
            auto* weight = weights_[pod.key] = new QDoubleSpinBox;
            weight->setRange(0, 100);
            weight->setDecimals(2);
            weight->setSingleStep(0.5);
            weight->setValue(kept.contains(pod.key) ? kept[pod.key] : 1);
            weight->setObjectName("weight-" + pod.key);
            weight->setAccessibleName(tr("Weight of %1").arg(pod.key));
            connect(weight, &QDoubleSpinBox::valueChanged, this, &UpdateForm::edit);
            weightsGrid_->addWidget(swatch, row, 0);
            weightsGrid_->addWidget(name, row, 1);
            weightsGrid_->addWidget(weight, row, 2);
            weightsGrid_->addWidget(slotsNow, row++, 3);
        }
    }
    for (auto& [pod, label] : slotsNow_) label->setText(tr("%1 now").arg(slotsText(primaries.at(pod)->slotsOwned)));
}

operations::UpdateRequest UpdateForm::request() const {
    auto request = draft_.request();
    request.strategy = static_cast<Strategy>(strategy_->checkedId());
    request.mode = static_cast<slots::Mode>(speed_->checkedId());
    request.deleteClaims = deleteClaims_->isEnabled() && deleteClaims_->isChecked();
    return request;
}

operations::RebalanceRequest UpdateForm::rebalance() const {
    operations::RebalanceRequest request;
    request.mode = static_cast<slots::Mode>(speed_->checkedId());
    for (const auto& [pod, weight] : weights_)
        if (weight->value() != 1) request.weights[pod.toStdString()] = weight->value();
    return request;
}

QStringList UpdateForm::problems() const {
    if (kind_ != UpdateKind::Rebalance) return draft_.problems();
    for (const auto& [pod, weight] : weights_)
        if (weight->value() > 0) return {};
    return {tr("Some pod needs a weight above 0.")};
}

bool UpdateForm::changed() const { return kind_ == UpdateKind::Rebalance || draft_.changed(); }

}  // namespace slotpilot::gui
