// SPDX-License-Identifier: GPL-3.0-or-later
// What a pod says and does, brought to the window's thread: its logs as they grow, a shell in it, its objects.
#pragma once

#include <QObject>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "bridge/background.h"
#include "cluster/access.h"

namespace slotpilot::gui {

/// Lines of one log, at most ten batches a second. A server that sends faster than the window takes waits.
class PodLogBridge : public QObject {
    Q_OBJECT
public:
    using Lines = std::shared_ptr<const std::vector<std::string>>;

    explicit PodLogBridge(QObject* parent = nullptr);
    ~PodLogBridge() override;

    /// Reads this log from now on; what was read before ends.
    void start(const std::shared_ptr<cluster::Access>& access, const std::string& pod, const kube::LogOptions& options);
    void stop();
    bool running() const { return task_.running(); }

Q_SIGNALS:
    void linesAdded(slotpilot::gui::PodLogBridge::Lines lines);
    /// It has come to its end, or can't be read.
    void ended(const std::optional<slotpilot::Error>& error);

private:
    struct Mailbox;
    void take(const std::shared_ptr<Mailbox>& mailbox);

    std::shared_ptr<Mailbox> mailbox_;
    Task task_;
};

/// A shell in a container that is given lines. Its output comes as it is written.
class ShellBridge : public QObject {
    Q_OBJECT
public:
    explicit ShellBridge(QObject* parent = nullptr);
    ~ShellBridge() override;

    void start(const std::shared_ptr<cluster::Access>& access, const std::string& pod, const std::string& container,
               const std::vector<std::string>& command);
    /// Ends it, with what runs in it.
    void stop();
    /// `line`: without a line feed. Nothing while there is no shell.
    void send(const std::string& line);
    bool starting() const { return starting_.running(); }
    bool running() const { return session_ != nullptr; }

Q_SIGNALS:
    void stateChanged();
    void output(const QByteArray& bytes);
    /// It has ended with this exit code, or could not begin.
    void ended(const slotpilot::Expected<int>& result);

private:
    struct Mailbox;
    void end(const Expected<int>& result);

    std::shared_ptr<Mailbox> mailbox_;
    std::shared_ptr<kube::ExecSession> session_;
    Task starting_;
};

/// An object of Kubernetes by kind and name.
struct ObjectName {
    kube::Resource resource;
    std::string ns, name;  ///< ns empty: of no namespace
    bool operator==(const ObjectName&) const = default;
};

/// Events about these objects, the newest first. Errors: those of Client.
Expected<std::vector<kube::Event>> readEvents(const cluster::Access& access, const std::vector<ObjectName>& about,
                                              std::stop_token stop);
/// An object as YAML; without `managedFields` what field managers noted is left out. Errors: those of Client.
Expected<std::string> readYaml(const cluster::Access& access, const ObjectName& object, bool managedFields,
                               std::stop_token stop);
/// The pods on a node that have not ended, of all namespaces; where these may not be listed, of the target's.
struct PodsOnNode {
    std::vector<kube::Pod> pods;
    bool all = true;  ///< of all namespaces
};
Expected<PodsOnNode> readPodsOn(const cluster::Access& access, const std::string& node, std::stop_token stop);
/// Whether the user may delete pods there; an empty text: yes, else why not. Errors: those of Client.
Expected<std::string> whyNotDelete(const cluster::Access& access, std::stop_token stop);
/// Deletes that very pod, not one of its name that came after it (`uid` empty: any). Errors: those of Client.
Expected<bool> deletePodOf(const cluster::Access& access, const std::string& pod, const std::string& uid,
                           std::stop_token stop);

}  // namespace slotpilot::gui
