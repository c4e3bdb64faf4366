// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/target_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>

#include "models/format.h"
#include "widgets/labels.h"

namespace slotpilot::gui {
namespace {

void fill(QComboBox* box, QStringList names) {
    const QSignalBlocker block(box);
    const QString current = box->currentText();
    if (!current.isEmpty() && !names.contains(current)) names.prepend(current);
    box->clear();
    box->addItems(names);
    box->setCurrentText(current);
    if (box->isEditable()) box->lineEdit()->setCursorPosition(0);
}

void setCurrent(QComboBox* box, const std::string& value) {
    const QSignalBlocker block(box);
    const QString wanted = text(value);
    if (box->findText(wanted) < 0 && !wanted.isEmpty()) box->insertItem(0, wanted);
    box->setCurrentIndex(box->findText(wanted));
    if (box->isEditable()) {
        box->setEditText(wanted);
        box->lineEdit()->setCursorPosition(0);  // a long name shows its beginning
    }
    box->setToolTip(wanted.isEmpty() ? QString() : wanted);
}

}  // namespace

TargetBar::TargetBar(QWidget* parent) : QWidget(parent) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 2, 6, 2);
    layout->setSpacing(6);
    context_ = add(tr("Context"), "contextBox", tr("The Kubernetes cluster and user, from the kubeconfig"), 15, false);
    namespace_ = add(tr("Namespace"), "namespaceBox", tr("The Kubernetes namespace; choose or type one"), 11, true);
    statefulSet_ =
        add(tr("StatefulSet"), "statefulSetBox", tr("The StatefulSet whose pods are the Redis servers"), 9, true);
    connect(context_, &QComboBox::activated, this, [this] { choose(true); });
    for (auto* box : {namespace_, statefulSet_}) {
        connect(box, &QComboBox::activated, this, [this] { choose(false); });
        connect(box->lineEdit(), &QLineEdit::returnPressed, this, [this] { choose(false); });
    }
}

QComboBox* TargetBar::add(const QString& label, const QString& name, const QString& toolTip, int characters,
                          bool editable) {
    auto* box = new QComboBox;
    box->setObjectName(name);
    box->setAccessibleName(label);
    box->setEditable(editable);
    if (editable) box->lineEdit()->setAccessibleName(label);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(characters);
    box->setMaximumWidth(box->fontMetrics().averageCharWidth() * 36);
    auto* words = new MutedLabel(label);
    words->setToolTip(toolTip);
    words->setBuddy(box);
    layout()->addWidget(words);
    layout()->addWidget(box);
    return box;
}

void TargetBar::setContexts(const QStringList& names) { fill(context_, names); }
void TargetBar::setNamespaces(const QStringList& names) { fill(namespace_, names); }
void TargetBar::setStatefulSets(const QStringList& names) { fill(statefulSet_, names); }

void TargetBar::setTarget(const cluster::Target& target) {
    target_ = target;
    setCurrent(context_, target.context);
    setCurrent(namespace_, target.ns);
    setCurrent(statefulSet_, target.statefulSet);
}

void TargetBar::choose(bool contextChanged) {
    const QString ns = contextChanged ? QString() : namespace_->currentText().trimmed();
    const QString set = statefulSet_->currentText().trimmed();
    const bool same =
        context_->currentText() == text(target_.context) && ns == text(target_.ns) && set == text(target_.statefulSet);
    if (same || set.isEmpty()) return;
    Q_EMIT chosen(context_->currentText(), ns, set);
}

}  // namespace slotpilot::gui
