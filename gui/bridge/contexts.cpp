// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/contexts.h"

#include "kube/kubeconfig.h"

namespace slotpilot::gui {

Expected<std::vector<ContextRow>> readContexts(const std::filesystem::path& kubeconfig) {
    TRY_ASSIGN(config, kube::Kubeconfig::load(kube::Kubeconfig::files(kubeconfig)));
    std::vector<ContextRow> rows;
    for (const auto& context : config.contexts()) {
        const auto* cluster = config.cluster(context.cluster);
        rows.push_back({context.name, cluster ? cluster->server : std::string(), context.user,
                        context.ns.empty() ? "default" : context.ns, context.file,
                        context.name == config.currentContext()});
    }
    return rows;
}

}  // namespace slotpilot::gui
