// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/update_draft.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <cstring>

#include "kube/types.h"
#include "models/format.h"
#include "operations/object_difference.h"

namespace slotpilot::gui {
namespace {

using nlohmann::json;

struct DraftText {
    Q_DECLARE_TR_FUNCTIONS(DraftText)
};

const json* find(const json& object, const char* pointer) {
    const json::json_pointer at(pointer);
    return object.contains(at) ? &object[at] : nullptr;
}

/// Without what the server keeps itself, and what no edit of it could mean.
json editable(json object) {
    object.erase("status");
    auto& meta = object["metadata"];
    for (const char* field : {"managedFields", "uid", "resourceVersion", "generation", "creationTimestamp", "selfLink"})
        meta.erase(field);
    if (meta.contains("annotations")) meta["annotations"].erase("kubectl.kubernetes.io/last-applied-configuration");
    return object;
}

/// What an update can't change: everything but the number of pods and their template.
json fixedPart(json object) {
    object = editable(std::move(object));
    for (const char* field : {"replicas", "template", "updateStrategy"}) object["spec"].erase(field);
    return object;
}

QString valueText(const json& value) {
    if (value.is_null()) return {};
    if (value.is_string()) return text(value.get<std::string>());
    return text(value.dump());
}

}  // namespace

UpdateDraft::UpdateDraft(UpdateBasis basis) : basis_(std::move(basis)), desired_(basis_.live) { config_ = configNow(); }

QString UpdateDraft::configNow() const {
    return basis_.config ? text(basis_.config->at("data").value(basis_.configKey, std::string())) : QString();
}

QString UpdateDraft::configTitle() const {
    if (!basis_.config) return {};
    return DraftText::tr("ConfigMap %1, %2")
        .arg(text(basis_.config->at("metadata").value("name", std::string())), text(basis_.configKey));
}

int UpdateDraft::replicasNow() const {
    const auto* value = find(basis_.live, "/spec/replicas");
    return value && value->is_number_integer() ? value->get<int>() : 1;
}

int UpdateDraft::replicas() const {
    const auto* value = find(desired_, "/spec/replicas");
    return value && value->is_number_integer() ? value->get<int>() : 1;
}

void UpdateDraft::setReplicas(int replicas) { desired_ = operations::withReplicas(std::move(desired_), replicas); }

QString UpdateDraft::image() const {
    if (image_) return *image_;
    auto copy = desired_;
    const auto* container = operations::redisContainer(copy);
    return container ? text(container->value("image", std::string())) : QString();
}

void UpdateDraft::setImage(const QString& image) {
    auto changed = operations::withImage(desired_, image.trimmed().toStdString());
    if (changed) {
        desired_ = std::move(*changed);
        image_.reset();
        return;
    }
    image_ = image;
    imageProblem_ = image.trimmed().isEmpty() ? DraftText::tr("The image is missing.")
                                              : DraftText::tr("“%1” is no image.").arg(image);
}

QString UpdateDraft::resource(const char* kind, const char* resource) const {
    auto copy = desired_;
    const auto* container = operations::redisContainer(copy);
    if (!container) return {};
    const auto* value = find(*container, (std::string("/resources/") + kind + "/" + resource).c_str());
    return value ? valueText(*value) : QString();
}

void UpdateDraft::setResource(const char* kind, const char* resource, const QString& quantity) {
    auto* container = operations::redisContainer(desired_);
    if (!container) return;
    auto& resources = (*container)["resources"];
    if (!quantity.trimmed().isEmpty()) {
        resources[kind][resource] = quantity.trimmed().toStdString();
        return;
    }
    // What becomes empty goes, too, unless it was there: it would look like a change.
    if (resources.contains(kind)) {
        resources[kind].erase(resource);
        if (resources[kind].empty()) resources.erase(kind);
    }
    auto live = basis_.live;
    const auto* before = operations::redisContainer(live);
    if (!resources.empty()) return;
    if (before && before->contains("resources"))
        resources = json::object();
    else
        container->erase("resources");
}

QString UpdateDraft::yaml() const { return text(operations::yamlOf(editable(desired_))); }

void UpdateDraft::setYaml(const QString& text_) {
    auto edited = operations::objectFromYaml(text_.toStdString(), "YAML");
    if (!edited) {
        yamlProblem_ = DraftText::tr("%1.").arg(errorLine(edited.error()));
        return;
    }
    const auto* containers = find(*edited, "/spec/template/spec/containers");
    if (!containers || !containers->is_array() || containers->empty()) {
        yamlProblem_ = DraftText::tr("YAML: spec.template.spec.containers is missing.");
        return;
    }
    if (fixedPart(*edited) != fixedPart(basis_.live)) {
        const auto changes = operations::changedFields(fixedPart(basis_.live), fixedPart(*edited));
        yamlProblem_ = DraftText::tr("YAML: only spec.replicas and spec.template can be changed by an update, not %1.")
                           .arg(changes.empty() ? DraftText::tr("the rest") : text(changes.front().path));
        return;
    }
    yamlProblem_.clear();
    image_.reset();
    desired_["spec"]["template"] = edited->at("spec").at("template");
    if (const auto* replicas = find(*edited, "/spec/replicas")) desired_["spec"]["replicas"] = *replicas;
}

bool UpdateDraft::changesConfig() const { return config_ != configNow(); }

bool UpdateDraft::changesTemplate() const {
    const auto* now = find(basis_.live, "/spec/template");
    const auto* then = find(desired_, "/spec/template");
    return !now || !then || *now != *then || changesConfig();
}

bool UpdateDraft::changed() const { return changesTemplate() || replicas() != replicasNow(); }

QStringList UpdateDraft::problems() const {
    QStringList problems;
    if (!yamlProblem_.isEmpty()) problems << yamlProblem_;
    if (image_) problems << imageProblem_;
    for (const char* name : {"cpu", "memory"}) {
        std::map<std::string, std::optional<double>> values;
        for (const char* kind : {"requests", "limits"}) {
            const QString quantity = resource(kind, name);
            if (quantity.isEmpty()) continue;
            const auto value = kube::parseQuantity(quantity.toStdString());
            if (!value)
                problems << DraftText::tr("“%1” is no quantity; write e.g. %2.")
                                .arg(quantity, QString::fromLatin1(name) == "cpu" ? "500m" : "512Mi");
            values[kind] = value;
        }
        if (values["requests"] && values["limits"] && *values["requests"] > *values["limits"])
            problems << DraftText::tr("The %1 request is above its limit.").arg(QString::fromLatin1(name));
    }
    if (changesConfig()) {
        static const QRegularExpression clusterMode(QStringLiteral("^\\s*cluster-enabled\\s+yes\\s*$"),
                                                    QRegularExpression::MultilineOption);
        if (!clusterMode.match(config_).hasMatch())
            problems << DraftText::tr("%1 must say “cluster-enabled yes”.").arg(text(basis_.configKey));
    }
    return problems;
}

operations::UpdateRequest UpdateDraft::request() const {
    operations::UpdateRequest request;
    request.desired = desired_;
    if (!changesConfig()) return request;
    const auto& live = *basis_.config;
    // All that is ours: server-side apply takes away what it owns and does not find any more.
    json object{{"apiVersion", "v1"}, {"kind", "ConfigMap"}, {"data", live["data"]}};
    object["metadata"] = editable(live)["metadata"];
    if (live.contains("binaryData")) object["binaryData"] = live["binaryData"];
    object["data"][basis_.configKey] = config_.toStdString();
    operations::FieldChange change{basis_.configKey, live["data"][basis_.configKey], object["data"][basis_.configKey]};
    request.desired = operations::withConfigHash(std::move(request.desired), object["data"]);
    request.others.push_back(
        {std::move(object), operations::ObjectDifference::Action::Change, {std::move(change)}, {}});
    return request;
}

namespace {

/// A value that comes or goes as a whole is shown by its leaves.
void addRows(const std::string& path, const json& now, const json& then, std::vector<DifferenceRow>& rows) {
    const auto& whole = now.is_null() ? then : now;
    if ((now.is_null() || then.is_null()) && whole.is_object() && !whole.empty()) {
        for (const auto& [name, value] : whole.items())
            addRows(path + "." + name, now.is_null() ? json() : value, then.is_null() ? json() : value, rows);
        return;
    }
    QString field = text(path);
    for (const char* prefix : {"spec.template.spec.", "spec.template.", "spec."})
        if (field.startsWith(QLatin1String(prefix))) {
            field = field.mid(static_cast<qsizetype>(std::strlen(prefix)));
            break;
        }
    const auto kind = now.is_null()    ? DifferenceRow::Kind::Added
                      : then.is_null() ? DifferenceRow::Kind::Removed
                                       : DifferenceRow::Kind::Changed;
    rows.push_back({text(path), field, valueText(now), valueText(then), kind});
}

}  // namespace

std::vector<DifferenceRow> differenceRows(const UpdateDraft& draft) {
    std::vector<DifferenceRow> rows;
    for (const auto& change : operations::changedFields(editable(draft.live()), editable(draft.desired())))
        addRows(change.path, change.now, change.then, rows);
    if (!draft.changesConfig()) return rows;
    auto lines = lineDifferences(draft.configKey(), draft.configNow(), draft.config());
    rows.insert(rows.end(), lines.begin(), lines.end());
    return rows;
}

std::vector<DifferenceRow> lineDifferences(const QString& name, const QString& now, const QString& then) {
    const auto lines = [](const QString& text) {
        auto all = text.split(u'\n');
        if (!all.isEmpty() && all.last().isEmpty()) all.removeLast();
        return all;
    };
    const QStringList a = lines(now), b = lines(then);
    const auto n = static_cast<std::size_t>(a.size()), m = static_cast<std::size_t>(b.size());
    // Length of the longest common subsequence of the rests from i and j on.
    std::vector<std::vector<int>> common(n + 1, std::vector<int>(m + 1));
    for (std::size_t i = n; i-- > 0;)
        for (std::size_t j = m; j-- > 0;)
            common[i][j] = a[qsizetype(i)] == b[qsizetype(j)] ? common[i + 1][j + 1] + 1
                                                              : std::max(common[i + 1][j], common[i][j + 1]);
    std::vector<DifferenceRow> rows;
    std::size_t i = 0, j = 0;
    while (i < n || j < m) {
        if (i < n && j < m && a[qsizetype(i)] == b[qsizetype(j)]) {
            ++i, ++j;
            continue;
        }
        // A stretch that differs: its old and new lines side by side.
        QStringList gone, come;
        const std::size_t at = j;
        while ((i < n || j < m) && !(i < n && j < m && a[qsizetype(i)] == b[qsizetype(j)])) {
            if (i < n && (j == m || common[i + 1][j] >= common[i][j + 1]))
                gone << a[qsizetype(i++)];
            else
                come << b[qsizetype(j++)];
        }
        for (qsizetype k = 0; k < std::max(gone.size(), come.size()); ++k) {
            DifferenceRow row;
            row.key = QStringLiteral("%1:%2:%3").arg(name).arg(at).arg(k);
            row.field = DraftText::tr("%1, line %2")
                            .arg(name)
                            .arg(qsizetype(at) + std::min(k, std::max<qsizetype>(0, come.size() - 1)) + 1);
            row.now = gone.value(k);
            row.then = come.value(k);
            row.kind = k >= gone.size()   ? DifferenceRow::Kind::Added
                       : k >= come.size() ? DifferenceRow::Kind::Removed
                                          : DifferenceRow::Kind::Changed;
            rows.push_back(row);
        }
    }
    return rows;
}

DifferenceModel::DifferenceModel(QObject* parent)
    : KeyedTable({{DraftText::tr("Field"), {}},
                  {DraftText::tr("Now"), DraftText::tr("What runs")},
                  {DraftText::tr("Then"), DraftText::tr("What is wanted")}},
                 parent) {}

QVariant DifferenceModel::cell(const DifferenceRow& row, int column, int role) const {
    if (role == kindRole) return static_cast<int>(row.kind);
    const QString shown = column == Field ? row.field : column == Now ? row.now : row.then;
    switch (role) {
        case Qt::DisplayRole:
        case sortRole: return shown;
        case Qt::ToolTipRole: return column == Field ? row.key : shown;
        case Qt::AccessibleTextRole:
            if (column != Field) return shown;
            return DraftText::tr("%1: %2 becomes %3")
                .arg(row.field, row.now.isEmpty() ? DraftText::tr("nothing") : row.now,
                     row.then.isEmpty() ? DraftText::tr("nothing") : row.then);
        default: return {};
    }
}

}  // namespace slotpilot::gui
