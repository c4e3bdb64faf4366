// SPDX-License-Identifier: GPL-3.0-or-later
#include "playground/kubelet.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <random>

#include "base/log.h"
#include "base/wait.h"
#include "playground/lifecycle.h"

namespace slotpilot::playground {
namespace {

/// No pod of a real cluster ends and comes back within milliseconds. `kubectl delete` relies on it: where the name is
/// taken again between its look and its watch, it waits for ever.
constexpr Milliseconds shortestTermination{500};

using std::chrono::seconds;

/// Nobody uses Redis' ports there.
bool isFree(const std::string& address) {
    static constexpr std::array ports{6379, 16379};
    return std::all_of(ports.begin(), ports.end(), [&](int port) {
        UniqueFd fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_port = htons(static_cast<std::uint16_t>(port));
        ::inet_pton(AF_INET, address.c_str(), &at.sin_addr);
        return ::bind(fd.get(), reinterpret_cast<sockaddr*>(&at), sizeof at) == 0;
    });
}

}  // namespace

/// One instance of a pod.
class Kubelet::PodRun {
public:
    PodRun(Kubelet& kubelet, Object pod, PodPlace place)
        : context_{kubelet.store_, kubelet.images_, kubelet.guard_, std::move(place), std::move(pod)},
          started_(playground::now()) {
        std::filesystem::create_directories(context_.place.directory);
        for (const auto& container : at(*context_.pod, "/spec/initContainers"))
            init_.push_back(std::make_unique<Container>(context_, text(container, "/name"), true));
        for (const auto& container : at(*context_.pod, "/spec/containers"))
            main_.push_back(std::make_unique<Container>(context_, text(container, "/name"), false));
    }

    ~PodRun() {
        for (const auto& container : main_) container->kill();
        init_.clear();
        main_.clear();
        std::error_code ignored;
        std::filesystem::remove_all(context_.place.directory, ignored);
    }

    void see(Object pod) { context_.pod = std::move(pod); }

    /// False when it is over and its object is to go.
    bool tick(Clock::time_point now) {
        if (isTerminating(*context_.pod)) {
            if (!stopping_) leaves_ = now + shortestTermination;
            const auto& grace = at(*context_.pod, "/metadata/deletionGracePeriodSeconds");
            stop(now, seconds(grace.is_number() ? grace.get<int>() : 30));
        }
        bool initialized = true;
        for (const auto& container : init_) {
            if (!initialized) break;
            container->tick(now);
            initialized = container->succeeded();
        }
        initialized_ = initialized;
        for (const auto& container : main_)
            if (initialized_ || stopping_) container->tick(now);
        const bool over = stopping_ && now >= leaves_ && all([](const Container& c) { return c.ended(); });
        if (!over) writeStatus();
        return !over;
    }

    void stop(Clock::time_point now, seconds grace) {
        if (!stopping_) deadline_ = now + grace;
        deadline_ = std::min(deadline_, now + grace);
        stopping_ = true;
        for (const auto* list : {&init_, &main_})
            for (const auto& container : *list) container->stop(now, deadline_);
    }

    void kill() const {
        for (const auto* list : {&init_, &main_})
            for (const auto& container : *list) container->kill();
    }

    Container* container(const std::string& name) const {
        for (const auto* list : {&main_, &init_})
            for (const auto& container : *list)
                if (container->name() == name || name.empty()) return container.get();
        return nullptr;
    }

    void outputs(std::vector<std::pair<int, Container*>>& into) const {
        for (const auto* list : {&init_, &main_})
            for (const auto& container : *list)
                if (container->output() >= 0) into.emplace_back(container->output(), container.get());
    }

    const Object& pod() const { return context_.pod; }

private:
    bool all(const std::function<bool(const Container&)>& test) const {
        return std::all_of(main_.begin(), main_.end(), [&](const auto& c) { return test(*c); }) &&
               (init_.empty() || initialized_ ||
                std::all_of(init_.begin(), init_.end(), [](const auto& c) { return !c->running(); }));
    }

    std::string phase() const {
        if (std::any_of(init_.begin(), init_.end(), [](const auto& c) { return c->ended() && !c->succeeded(); }))
            return "Failed";
        if (!initialized_) return "Pending";
        if (all([](const Container& c) { return c.ended(); }))
            return all([](const Container& c) { return c.succeeded(); }) ? "Succeeded" : "Failed";
        const bool ran = std::any_of(main_.begin(), main_.end(),
                                     [](const auto& c) { return c->running() || c->log(false) != nullptr; });
        return ran ? "Running" : "Pending";
    }

    std::string unready() const {
        std::string names;
        for (const auto& container : main_)
            if (!container->ready()) names += (names.empty() ? "" : " ") + container->name();
        return names;
    }

    void writeStatus() {
        const auto missing = unready();
        const bool ready = missing.empty() && initialized_;
        const auto why = ready ? "" : "ContainersNotReady";
        const auto message = ready ? "" : fmt::format("containers with unready status: [{}]", missing);
        Json containers = Json::array(), init = Json::array();
        for (const auto& container : main_) containers.push_back(container->status());
        for (const auto& container : init_) init.push_back(container->status());
        const auto uid = text(*context_.pod, "/metadata/uid");
        const auto now = phase();
        (void)context_.store.update(keyOf(kindOf("pods"), *context_.pod), [&](Json& pod) -> Answer<void> {
            if (text(pod, "/metadata/uid") != uid) return {};
            auto& status = pod["status"];
            status["phase"] = now;
            status["podIP"] = context_.place.address;
            status["podIPs"] = Json::array({{{"ip", context_.place.address}}});
            status["hostIP"] = "127.0.0.1";
            status["startTime"] = started_;
            if (!status.contains("qosClass")) status["qosClass"] = "BestEffort";
            status["containerStatuses"] = containers;
            if (!init.empty()) status["initContainerStatuses"] = init;
            setCondition(status, "Initialized", initialized_, initialized_ ? "" : "ContainersNotInitialized");
            setCondition(status, "ContainersReady", ready, why, message);
            setCondition(status, "Ready", ready, why, message);
            return {};
        });
    }

    ContainerContext context_;
    const std::string started_;
    std::vector<std::unique_ptr<Container>> init_, main_;
    bool stopping_ = false, initialized_ = false;
    Clock::time_point deadline_{};
    Clock::time_point leaves_{};  ///< its object goes at the earliest then
};

Kubelet::Kubelet(Store& store, const Images& images, const Guard& guard, std::filesystem::path directory)
    : store_(store),
      images_(images),
      guard_(guard),
      directory_(std::move(directory)),
      wakeup_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    // Two playgrounds at a time should not meet: each starts somewhere else in 127.1.0.0 to 127.254.249.0.
    base_ = 0x10000 + std::random_device{}() % (254 * 65536 - 65536);
    std::filesystem::create_directories(directory_ / "claims");
    std::filesystem::remove_all(directory_ / "pods");
    store_.onChange([this] { wake(); });
    thread_ = std::jthread([this](std::stop_token stop) { run(stop); });
}

Kubelet::~Kubelet() {
    thread_.request_stop();
    wake();
    thread_.join();
}

void Kubelet::wake() const {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(wakeup_.get(), &one, sizeof one);
}

template <class F>
auto Kubelet::onThread(F work) -> decltype(work()) {
    using Result = decltype(work());
    auto task = std::make_shared<std::packaged_task<Result()>>(std::move(work));
    auto future = task->get_future();
    {
        const std::lock_guard lock(mutex_);
        if (closed_) return refuse({503, "ServiceUnavailable", "the playground is ending"});
        tasks_.push_back([task] { (*task)(); });
    }
    wake();
    return future.get();
}

void Kubelet::runTasks() {
    std::vector<std::function<void()>> tasks;
    {
        const std::lock_guard lock(mutex_);
        tasks.swap(tasks_);
    }
    for (const auto& task : tasks) task();
}

std::string Kubelet::nextAddress() {
    while (true) {
        const auto number = base_ + ++count_;
        const auto last = number % 256;
        if (last == 0 || last == 255) continue;
        const auto address = fmt::format("127.{}.{}.{}", 1 + number / 65536 % 253, number / 256 % 256, last);
        if (isFree(address)) return address;
    }
}

void Kubelet::follow() {
    const auto listing = store_.list("pods");
    std::map<std::string, Object> present;
    for (const auto& pod : listing.objects)
        if (!text(*pod, "/spec/nodeName").empty()) present[text(*pod, "/metadata/uid")] = pod;
    std::erase_if(pods_, [&](const auto& entry) { return !present.contains(entry.first); });
    for (const auto& [uid, pod] : present) {
        const auto known = pods_.find(uid);
        if (known != pods_.end()) {
            known->second->see(pod);
            continue;
        }
        const auto phase = text(*pod, "/status/phase");
        if (phase == "Succeeded" || phase == "Failed") continue;
        const auto name = text(*pod, "/metadata/namespace") + "_" + text(*pod, "/metadata/name") + "_" + uid;
        pods_[uid] = std::make_unique<PodRun>(
            *this, pod, PodPlace{directory_ / "pods" / name, directory_ / "claims", directory_ / "bin", nextAddress()});
    }
    // Data of claims that are gone.
    std::error_code ignored;
    std::map<std::string, bool> claims;
    for (const auto& claim : store_.list("persistentvolumeclaims").objects)
        claims[text(*claim, "/metadata/uid")] = true;
    for (const auto& entry : std::filesystem::directory_iterator(directory_ / "claims", ignored))
        if (!claims.contains(entry.path().filename())) std::filesystem::remove_all(entry.path(), ignored);
}

void Kubelet::run(std::stop_token stop) {
    while (!stop.stop_requested()) {
        runTasks();
        if (const auto revision = store_.revision(); revision != seen_) {
            seen_ = revision;
            follow();
        }
        const auto now = Clock::now();
        for (auto it = pods_.begin(); it != pods_.end();) {
            if (it->second->tick(now)) {
                ++it;
                continue;
            }
            const auto pod = it->second->pod();
            it = pods_.erase(it);
            (void)store_.remove(keyOf(kindOf("pods"), *pod), text(*pod, "/metadata/uid"));
        }
        std::vector<std::pair<int, Container*>> outputs;
        for (const auto& [uid, pod] : pods_) pod->outputs(outputs);
        std::vector<pollfd> fds{{wakeup_.get(), POLLIN, 0}};
        for (const auto& [fd, container] : outputs) fds.push_back({fd, POLLIN, 0});
        ::poll(fds.data(), fds.size(), pods_.empty() ? 1000 : 50);
        std::uint64_t ignored = 0;
        [[maybe_unused]] const auto size = ::read(wakeup_.get(), &ignored, sizeof ignored);
        for (std::size_t i = 0; i < outputs.size(); ++i)
            if (fds[i + 1].revents) outputs[i].second->drain();
    }
    end();
}

void Kubelet::end() {
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
    }
    runTasks();
    const auto deadline = Clock::now() + seconds(1);
    for (const auto& [uid, pod] : pods_) pod->stop(Clock::now(), seconds(1));
    while (!pods_.empty() && Clock::now() < deadline) {
        std::erase_if(pods_, [](const auto& entry) { return !entry.second->tick(Clock::now()); });
        waitFor({}, Milliseconds{10});
    }
    for (const auto& [uid, pod] : pods_) pod->kill();
    pods_.clear();
}

Answer<Container*> Kubelet::find(const std::string& ns, const std::string& pod, const std::string& container) {
    const auto object = store_.get({"pods", ns, pod});
    if (!object) return refuse(notFound(kindOf("pods"), pod));
    const auto& containers = at(*object, "/spec/containers");
    const auto name = container.empty() ? text(containers[0], "/name") : container;
    const auto run = pods_.find(text(*object, "/metadata/uid"));
    auto* found = run == pods_.end() ? nullptr : run->second->container(name);
    const auto named = [&](const Json& wanted) { return text(wanted, "/name") == name; };
    const auto& init = at(*object, "/spec/initContainers");
    if (!found && std::none_of(containers.begin(), containers.end(), named) &&
        std::none_of(init.begin(), init.end(), named))
        return refuse(badRequest(fmt::format("container {} is not valid for pod {}", name, pod)));
    if (!found)
        return refuse(badRequest(
            fmt::format("container \"{}\" in pod \"{}\" is waiting to start: ContainerCreating", name, pod)));
    return found;
}

Answer<Kubelet::Exec> Kubelet::exec(const std::string& ns, const std::string& pod, const std::string& container,
                                    const std::vector<std::string>& arguments, bool tty, Process::Streams streams) {
    return onThread([=, this]() -> Answer<Exec> {
        const auto found = find(ns, pod, container);
        if (!found) return refuse(found.error());
        if (!(*found)->running() || !(*found)->sandbox())
            return refuse({500, "InternalError", fmt::format("container not found (\"{}\")", (*found)->name())});
        auto spec = (*found)->sandbox()->command(store_, arguments);
        // A session of its own with the terminal as its controlling one, as a shell wants it.
        if (tty) spec.arguments.insert(spec.arguments.begin(), {"setsid", "--ctty", "--wait"});
        auto child = Child::start(guard_, spec, streams);
        if (child) return Exec{std::move(*child), (*found)->life()};
        return refuse({500, "InternalError",
                       fmt::format("failed to exec in container: exec: \"{}\": {}",
                                   arguments.empty() ? "" : arguments.front(), child.error().describe())});
    });
}

Answer<std::shared_ptr<const LogFile>> Kubelet::log(const std::string& ns, const std::string& pod,
                                                    const std::string& container, bool previous) {
    using Result = Answer<std::shared_ptr<const LogFile>>;
    return onThread([=, this]() -> Result {
        const auto found = find(ns, pod, container);
        if (!found) return refuse(found.error());
        if (const auto log = (*found)->log(previous)) return log;
        const auto status = (*found)->status();
        if (previous)
            return refuse(badRequest(
                fmt::format("previous terminated container \"{}\" in pod \"{}\" not found", (*found)->name(), pod)));
        const auto message = text(status, "/state/waiting/message");
        return refuse(badRequest(fmt::format("container \"{}\" in pod \"{}\" is waiting to start: {}", (*found)->name(),
                                             pod, message.empty() ? text(status, "/state/waiting/reason") : message)));
    });
}

}  // namespace slotpilot::playground
