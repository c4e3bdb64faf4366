// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/pod_bridge.h"

#include <fmt/format.h>

#include <QTimer>
#include <algorithm>
#include <condition_variable>
#include <mutex>

#include "kube/stream.h"
#include "operations/deploy.h"

namespace slotpilot::gui {
namespace {

constexpr std::size_t mostWaiting = 20'000;   // lines
constexpr std::size_t mostBytes = 4'000'000;  // of lines, or of a shell's output
constexpr int interval = 100;                 // ms

}  // namespace

/// `bridge` and `posted` of a batch are the window's; the rest is shared.
struct PodLogBridge::Mailbox {
    PodLogBridge* bridge = nullptr;
    std::mutex mutex;
    std::condition_variable_any taken;
    std::vector<std::string> lines;
    std::size_t bytes = 0;
    bool posted = false;

    /// On the log's thread: waits while the window has enough to do.
    void add(std::string_view line, std::stop_token stop, const std::shared_ptr<Mailbox>& self) {
        std::unique_lock lock(mutex);
        taken.wait(lock, stop, [this] { return lines.size() < mostWaiting && bytes < mostBytes; });
        if (stop.stop_requested()) return;
        lines.emplace_back(line);
        bytes += line.size();
        if (std::exchange(posted, true)) return;
        postToWindow([self] {
            if (!self->bridge) return;
            QTimer::singleShot(interval, self->bridge, [self] {
                if (self->bridge) self->bridge->take(self);  // it may have been stopped meanwhile
            });
        });
    }
    std::vector<std::string> take() {
        const std::scoped_lock lock(mutex);
        std::vector<std::string> batch;
        batch.swap(lines);
        bytes = 0;
        posted = false;
        taken.notify_all();
        return batch;
    }
};

PodLogBridge::PodLogBridge(QObject* parent) : QObject(parent) {}
PodLogBridge::~PodLogBridge() { stop(); }

void PodLogBridge::start(const std::shared_ptr<cluster::Access>& access, const std::string& pod,
                         const kube::LogOptions& options) {
    stop();
    mailbox_ = std::make_shared<Mailbox>();
    mailbox_->bridge = this;
    task_ = inBackground(
        [access, pod, options, mailbox = mailbox_](std::stop_token stop) -> Expected<bool> {
            TRY(access->client().logs(
                access->target().ns, pod, options, [&](std::string_view line) { mailbox->add(line, stop, mailbox); },
                stop));
            return true;
        },
        [this, mailbox = mailbox_](const Expected<bool>& result) {
            take(mailbox);
            Q_EMIT ended(result ? std::nullopt : std::optional(result.error()));
        });
}

void PodLogBridge::stop() {
    task_.cancel();
    if (mailbox_) mailbox_->bridge = nullptr;
    mailbox_.reset();
}

void PodLogBridge::take(const std::shared_ptr<Mailbox>& mailbox) {
    if (mailbox != mailbox_) return;
    auto lines = mailbox->take();
    if (!lines.empty()) Q_EMIT linesAdded(std::make_shared<const std::vector<std::string>>(std::move(lines)));
}

/// `bridge` is touched on the window's thread only.
struct ShellBridge::Mailbox {
    ShellBridge* bridge = nullptr;
    std::mutex mutex;
    std::string waiting;
    bool posted = false;
    std::size_t dropped = 0;

    /// On the session's thread. What nobody can read that fast is left out, and it says so.
    void add(std::string_view bytes, const std::shared_ptr<Mailbox>& self) {
        const std::scoped_lock lock(mutex);
        const auto room = mostBytes - std::min(mostBytes, waiting.size());
        waiting.append(bytes.substr(0, room));
        dropped += bytes.size() - std::min(bytes.size(), room);
        if (std::exchange(posted, true)) return;
        postToWindow([self] {
            if (self->bridge) QTimer::singleShot(interval / 4, self->bridge, [self] { self->flush(); });
        });
    }
    void flush() {
        std::string bytes;
        {
            const std::scoped_lock lock(mutex);
            bytes.swap(waiting);
            posted = false;
            if (dropped > 0) bytes += fmt::format("\n[{} bytes left out]\n", std::exchange(dropped, 0));
        }
        if (bridge && !bytes.empty())
            Q_EMIT bridge->output(QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())));
    }
};

ShellBridge::ShellBridge(QObject* parent) : QObject(parent) {}
ShellBridge::~ShellBridge() {
    if (mailbox_) mailbox_->bridge = nullptr;
}

void ShellBridge::start(const std::shared_ptr<cluster::Access>& access, const std::string& pod,
                        const std::string& container, const std::vector<std::string>& command) {
    stop();
    mailbox_ = std::make_shared<Mailbox>();
    mailbox_->bridge = this;
    const kube::ExecRequest request{access->target().ns, pod, container, command, {}, true};
    using Session = std::shared_ptr<kube::ExecSession>;
    starting_ = inBackground(
        [access, request, mailbox = mailbox_](std::stop_token stop) -> Expected<Session> {
            TRY_ASSIGN(session, kube::ExecSession::start(
                                    access->clientPtr(), request, false,
                                    [mailbox](int, std::string_view bytes) { mailbox->add(bytes, mailbox); },
                                    [mailbox](const Expected<int>& result) {
                                        postToWindow([mailbox, result] {
                                            if (mailbox->bridge) mailbox->bridge->end(result);
                                        });
                                    },
                                    stop));
            return endInBackground(std::move(session));
        },
        [this](Expected<Session> session) {
            if (!session) return end(fail(session.error()));
            if (mailbox_) session_ = std::move(*session);
            Q_EMIT stateChanged();
        });
    Q_EMIT stateChanged();
}

void ShellBridge::end(const Expected<int>& result) {
    if (mailbox_) {
        mailbox_->flush();
        mailbox_->bridge = nullptr;
    }
    mailbox_.reset();
    session_.reset();
    Q_EMIT ended(result);
    Q_EMIT stateChanged();
}

void ShellBridge::stop() {
    if (!mailbox_) return;
    starting_.cancel();
    mailbox_->bridge = nullptr;
    mailbox_.reset();
    session_.reset();
    Q_EMIT stateChanged();
}

void ShellBridge::send(const std::string& line) {
    if (session_) session_->write(line + "\n");
}

Expected<std::vector<kube::Event>> readEvents(const cluster::Access& access, const std::vector<ObjectName>& about,
                                              std::stop_token stop) {
    std::vector<kube::Event> events;
    for (const auto& object : about) {
        kube::ListOptions options;
        options.fieldSelector =
            fmt::format("involvedObject.kind={},involvedObject.name={}", object.resource.kind, object.name);
        // Those of objects without a namespace are in this one.
        TRY_ASSIGN(found, access.client().list<kube::Event>(object.ns.empty() ? "default" : object.ns, options, stop));
        std::move(found.begin(), found.end(), std::back_inserter(events));
    }
    std::stable_sort(events.begin(), events.end(), [](const auto& a, const auto& b) { return a.last > b.last; });
    return events;
}

Expected<std::string> readYaml(const cluster::Access& access, const ObjectName& object, bool managedFields,
                               std::stop_token stop) {
    TRY_ASSIGN(json, access.client().get(object.resource, object.ns, object.name, stop));
    if (!managedFields && json.contains("metadata")) json["metadata"].erase("managedFields");
    return operations::yamlOf(json);
}

Expected<PodsOnNode> readPodsOn(const cluster::Access& access, const std::string& node, std::stop_token stop) {
    kube::ListOptions options;
    options.fieldSelector = "spec.nodeName=" + node;
    PodsOnNode result;
    auto pods = access.client().list<kube::Pod>({}, options, stop);
    if (!pods && pods.error().code == ErrorCode::Forbidden) {
        result.all = false;
        pods = access.client().list<kube::Pod>(access.target().ns, options, stop);
    }
    if (!pods) return fail(pods.error());
    result.pods = std::move(*pods);
    std::erase_if(result.pods, [](const kube::Pod& pod) { return pod.phase == "Succeeded" || pod.phase == "Failed"; });
    return result;
}

Expected<std::string> whyNotDelete(const cluster::Access& access, std::stop_token stop) {
    const auto& ns = access.target().ns;
    TRY_ASSIGN(answer, access.client().access({"delete", kube::resources::pods, {}, ns, {}}, stop));
    if (answer.allowed) return std::string();
    return answer.reason.empty() ? fmt::format("You may not delete pods in namespace {}.", ns) : answer.reason;
}

Expected<bool> deletePodOf(const cluster::Access& access, const std::string& pod, const std::string& uid,
                           std::stop_token stop) {
    TRY(access.client().remove(kube::resources::pods, access.target().ns, pod, uid, stop));
    return true;
}

}  // namespace slotpilot::gui
