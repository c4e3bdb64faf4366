// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the pods of all the playground's nodes.
#pragma once

#include <filesystem>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

#include "playground/container.h"

namespace slotpilot::playground {

/// One thread that starts every process (so that PR_SET_PDEATHSIG means what it should), watches over them and writes
/// the pods' status.
class Kubelet {
public:
    /// `directory`: "pods" and "claims" are made in it. Listens to the store's changes from now on.
    Kubelet(Store& store, const Images& images, const Guard& guard, std::filesystem::path directory);
    /// Ends all pods: SIGTERM, and SIGKILL after a second.
    ~Kubelet();

    /// A command in a container, to be killed when the container's life ends.
    struct Exec {
        Child child;
        std::stop_token life;
    };
    /// Starts a command in a container; `tty`: with a terminal of its own. Thread-safe, as `log`.
    /// Errors: 400, 404, 500, 503.
    Answer<Exec> exec(const std::string& ns, const std::string& pod, const std::string& container,
                      const std::vector<std::string>& arguments, bool tty, Process::Streams streams);
    /// Errors: 400 (no such container, or it has not been started), 404.
    Answer<std::shared_ptr<const LogFile>> log(const std::string& ns, const std::string& pod,
                                               const std::string& container, bool previous);

private:
    class PodRun;

    template <class F>
    auto onThread(F work) -> decltype(work());
    void wake() const;
    void run(std::stop_token stop);
    void runTasks();
    void follow();
    void end();
    std::string nextAddress();
    Answer<Container*> find(const std::string& ns, const std::string& pod, const std::string& container);

    Store& store_;
    const Images& images_;
    const Guard& guard_;
    const std::filesystem::path directory_;
    UniqueFd wakeup_;
    std::mutex mutex_;
    std::vector<std::function<void()>> tasks_;
    bool closed_ = false;
    std::map<std::string, std::unique_ptr<PodRun>> pods_;  ///< by uid
    std::uint64_t seen_ = 0;
    unsigned base_, count_ = 0;
    std::jthread thread_;
};

}  // namespace slotpilot::playground
