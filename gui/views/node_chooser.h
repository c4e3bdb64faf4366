// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QVector>
#include <QWidget>
#include <string>
#include <vector>

class QAbstractButton;

namespace slotpilot::gui {

/// Which Redis nodes are meant: all, or any of them; at least one as long as there is one.
class NodeChooser : public QWidget {
    Q_OBJECT
public:
    struct Node {
        QString pod;
        int colorIndex = 0;
        bool operator==(const Node&) const = default;
    };

    explicit NodeChooser(QWidget* parent = nullptr);
    /// What was chosen stays chosen; with all, new ones are, too.
    void setNodes(const QVector<Node>& nodes);
    void chooseOnly(const QString& pod);
    void chooseAll(bool all);
    std::vector<std::string> chosen() const;
    bool all() const;

Q_SIGNALS:
    void changed();

private:
    void take(QAbstractButton* chip);
    void apply();

    QVector<Node> nodes_;
    QStringList chosen_;
    bool everything_ = false;  ///< all, also those to come
    QAbstractButton* allChip_;
    QVector<QAbstractButton*> chips_;
    QWidget* area_;
};

}  // namespace slotpilot::gui
