// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>
#include <map>

#include "models/update_draft.h"
#include "operations/rebalance.h"
#include "views/page.h"

class QButtonGroup;
class QCheckBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;
class QTabWidget;
class QVBoxLayout;

namespace slotpilot::gui {

enum class UpdateKind { Scale, Upgrade, Rebalance };

/// The fields of Scale, Upgrade and Rebalance.
class UpdateForm : public QWidget {
    Q_OBJECT
public:
    explicit UpdateForm(QWidget* parent = nullptr);

    /// Begins anew. A rebalance needs no basis.
    void open(UpdateKind kind, const UpdateBasis& basis);
    /// The pods that can be given a weight.
    void showPods(const std::vector<PodRow>& pods);

    UpdateKind kind() const { return kind_; }
    const UpdateDraft& draft() const { return draft_; }
    operations::UpdateRequest request() const;
    operations::RebalanceRequest rebalance() const;
    /// What is wrong, in sentences.
    QStringList problems() const;
    /// Something would be done.
    bool changed() const;

Q_SIGNALS:
    void edited();

private:
    QWidget* makeSettings();
    QWidget* makePods();
    QWidget* makeImage();
    QWidget* makeWeights();
    QWidget* makeStrategy();
    QWidget* makeSpeed();
    QPlainTextEdit* makeEditor(const QString& name, const QString& accessible);
    void fill();
    void edit();
    void turnTab(int tab);

    UpdateKind kind_ = UpdateKind::Scale;
    UpdateDraft draft_;
    bool filling_ = false;
    QTabWidget* tabs_;
    QWidget *podsBox_, *imageBox_, *weightsBox_, *strategyBox_;
    QSpinBox* replicas_;
    QLabel* replicasNow_;
    QCheckBox* deleteClaims_;
    QLineEdit* image_;
    std::array<std::array<QLineEdit*, 2>, 2> resources_{};  ///< cpu, memory; request, limit
    QButtonGroup *strategy_, *speed_;
    QPlainTextEdit *config_, *yaml_;
    QGridLayout* weightsGrid_;
    std::map<QString, QDoubleSpinBox*> weights_;
    std::map<QString, QLabel*> slotsNow_;
};

}  // namespace slotpilot::gui
