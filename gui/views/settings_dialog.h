// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "models/preferences.h"

class QCheckBox;
class QComboBox;
class QTableWidget;

namespace slotpilot::gui {

/// Everything that can be chosen once for all.
class SettingsDialog : public QDialog {
    Q_OBJECT
public:
    /// `contexts`: those of the kubeconfig; marked ones that are not among them are shown, too.
    SettingsDialog(const Preferences& now, QStringList contexts, QWidget* parent = nullptr);
    Preferences chosen() const;

private:
    QWidget* makeContexts(const QMap<QString, Guard>& guarded, const QStringList& contexts);

    QComboBox *language_, *colors_, *speed_;
    QCheckBox* notify_;
    QTableWidget* contexts_;
};

}  // namespace slotpilot::gui
