// SPDX-License-Identifier: GPL-3.0-or-later
// What a person wants of a StatefulSet while it is edited, before it becomes a plan. No widgets.
#pragma once

#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

#include "bridge/planning.h"
#include "models/keyed_table.h"
#include "operations/update.h"

namespace slotpilot::gui {

class UpdateDraft {
public:
    UpdateDraft() = default;
    explicit UpdateDraft(UpdateBasis basis);

    const nlohmann::json& live() const { return basis_.live; }
    const nlohmann::json& desired() const { return desired_; }
    bool hasConfig() const { return basis_.config.has_value(); }
    QString configTitle() const;  ///< "ConfigMap redis, redis.conf"
    QString configKey() const { return QString::fromStdString(basis_.configKey); }
    QString configNow() const;

    int replicasNow() const;
    int replicas() const;
    void setReplicas(int replicas);
    QString image() const;
    void setImage(const QString& image);
    /// `kind`: "requests" or "limits"; `resource`: "cpu" or "memory". Empty: not set.
    QString resource(const char* kind, const char* resource) const;
    void setResource(const char* kind, const char* resource, const QString& quantity);
    QString config() const { return config_; }
    void setConfig(const QString& text) { config_ = text; }
    /// What can be edited of the StatefulSet, as YAML: without what the server keeps itself.
    QString yaml() const;
    /// Takes it if it can be read; else it is only remembered as a problem.
    void setYaml(const QString& text);

    bool changesConfig() const;
    bool changesTemplate() const;  ///< or redis.conf: pods would restart
    bool hasYamlProblem() const { return !yamlProblem_.isEmpty(); }
    bool shrinks() const { return replicas() < replicasNow(); }
    bool changed() const;
    /// What is wrong with it, in sentences; empty: it can be planned.
    QStringList problems() const;
    /// Strategy, mode and claims are the form's.
    operations::UpdateRequest request() const;

private:
    UpdateBasis basis_;
    nlohmann::json desired_;
    QString config_, yamlProblem_, imageProblem_;
    std::optional<QString> image_;  ///< as typed, while it is no image
};

/// One field that differs.
struct DifferenceRow {
    enum class Kind { Changed, Added, Removed };
    QString key;  ///< field's path
    QString field, now, then;
    Kind kind = Kind::Changed;
    bool operator==(const DifferenceRow&) const = default;
};
/// Pure. Fields of the StatefulSet, then lines of redis.conf ("redis.conf, line 12").
std::vector<DifferenceRow> differenceRows(const UpdateDraft& draft);
/// Pure. Lines that differ between two texts: the fewest (longest common subsequence), changed ones paired.
std::vector<DifferenceRow> lineDifferences(const QString& name, const QString& now, const QString& then);

class DifferenceModel : public KeyedTable<DifferenceRow> {
    Q_OBJECT
public:
    enum { Field, Now, Then, Count };
    static constexpr int kindRole = keyRole + 1;  ///< DifferenceRow::Kind as an int
    explicit DifferenceModel(QObject* parent = nullptr);

protected:
    QVariant cell(const DifferenceRow& row, int column, int role) const override;
};

}  // namespace slotpilot::gui
