// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/preferences.h"

#include <QSettings>

namespace slotpilot::gui {
namespace {

const QStringList colorNames{"desktop", "light", "dark"}, guardNames{"", "protected", "read-only"};

template <class Value>
Value valueOf(const QStringList& names, const QString& name) {
    return static_cast<Value>(std::max(0, static_cast<int>(names.indexOf(name))));
}

}  // namespace

Preferences Preferences::load() {
    QSettings settings;
    Preferences all;
    all.language = settings.value("settings/language").toString();
    all.colors = valueOf<Colors>(colorNames, settings.value("settings/colors").toString());
    all.fast = settings.value("settings/fast", all.fast).toBool();
    all.notify = settings.value("settings/notify", all.notify).toBool();
    const int count = settings.beginReadArray("settings/contexts");
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        const auto guard = valueOf<Guard>(guardNames, settings.value("guard").toString());
        if (guard != Guard::None) all.guarded[settings.value("name").toString()] = guard;
    }
    return all;
}

void Preferences::save() const {
    QSettings settings;
    settings.setValue("settings/language", language);
    settings.setValue("settings/colors", colorNames.at(static_cast<int>(colors)));
    settings.setValue("settings/fast", fast);
    settings.setValue("settings/notify", notify);
    settings.remove("settings/contexts");
    settings.beginWriteArray("settings/contexts", static_cast<int>(guarded.size()));
    for (int i = 0; const auto& [name, guard] : guarded.asKeyValueRange()) {
        settings.setArrayIndex(i++);
        settings.setValue("name", name);
        settings.setValue("guard", guardNames.at(static_cast<int>(guard)));
    }
}

}  // namespace slotpilot::gui
