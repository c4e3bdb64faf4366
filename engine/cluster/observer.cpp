// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/observer.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <future>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>
#include <utility>

#include "base/log.h"
#include "cluster/assemble.h"
#include "cluster/workers.h"

namespace slotpilot::cluster {
namespace {

using Clock = std::chrono::steady_clock;
using redis::Connection;

constexpr Milliseconds dialTimeout{10'000};
constexpr Milliseconds readTimeout{3'000};
constexpr Milliseconds graceOfNewPod{1'000};
constexpr Milliseconds graceOfLostConnection{3'000};
constexpr std::size_t openSlotsMost = 256;

std::string selectorOf(const kube::StatefulSet& set) {
    std::string text;
    for (const auto& [name, value] : set.selector) text += (text.empty() ? "" : ",") + name + "=" + value;
    return text;
}

/// Access::dial on a thread of its own with a bound.
class Dial {
public:
    /// `onEnd` is called on that thread.
    Dial(const Access& access, std::string pod, std::function<void()> onEnd)
        : pod_(std::move(pod)), deadline_(Clock::now() + dialTimeout), future_(result_.get_future()) {
        thread_ = std::jthread([this, &access, onEnd = std::move(onEnd)](std::stop_token stop) {
            result_.set_value(access.dial(pod_, stop));
            onEnd();
        });
    }

    /// Whether it has ended by `until`; one that is over its bound is stopped and ends soon.
    bool endedBy(Clock::time_point until) {
        if (Clock::now() >= deadline_) thread_.request_stop();
        return future_.wait_until(until) == std::future_status::ready;
    }
    Expected<Connection> take() {
        auto connection = future_.get();
        if (connection || connection.error().code != ErrorCode::Cancelled) return connection;
        return fail(ErrorCode::Timeout, "no answer in time", pod_);
    }

private:
    const std::string pod_;
    const Clock::time_point deadline_;
    std::promise<Expected<Connection>> result_;
    std::future<Expected<Connection>> future_;
    std::jthread thread_;  // last: it uses the others
};

/// One pod's connection over time. A lost one is redialled at once, and its last view kept so long.
struct Link {
    explicit Link(const std::string& name) : pod(name), view(notReadYet(name)) {}

    std::string pod;
    Known<RedisView> view;
    std::optional<Connection> connection;
    std::unique_ptr<Dial> dial;
    Backoff backoff;
    Clock::time_point nextDial, lostAt;
    std::optional<Error> lost;  ///< why, until it is shown
    Clock::time_point born = Clock::now();
    bool answered = false;  ///< a first time, if only that it can't be dialled
    std::chrono::microseconds roundTrip{};

    /// At the start, one server's view without the others' would show those as strangers.
    bool settling() const { return !answered && Clock::now() < born + graceOfNewPod; }

    void advance(const Access& access, const std::function<void()>& onEnd) {
        if (dial && dial->endedBy(Clock::now())) finishDial();
        if (!connection && !dial && Clock::now() >= nextDial) dial = std::make_unique<Dial>(access, pod, onEnd);
        if (!connection && lost && Clock::now() > lostAt + graceOfLostConnection) view = fail(*std::exchange(lost, {}));
    }

    void finishDial() {
        auto dialled = dial->take();
        dial.reset();
        lost.reset();
        if (dialled) {
            connection.emplace(std::move(*dialled));
            return;
        }
        answered = true;
        view = fail(std::move(dialled).error());
        nextDial = Clock::now() + backoff.next();
    }

    void update(const Expected<std::vector<redis::Reply>>& replies) {
        answered = true;
        auto read = readView(replies, pod);
        if (read) read->roundTrip = roundTrip;
        if (connection->usable()) {
            view = std::move(read);
            backoff.reset();
            return;
        }
        connection.reset();
        lostAt = nextDial = Clock::now();
        if (view) {
            lost = std::move(read).error();
            return;
        }
        view = std::move(read);
        nextDial += backoff.next();
    }
};

/// What the primaries hold of the slots that any of them has open: what of a move is still to be done.
void countOpenKeys(const std::vector<Link*>& links, const std::stop_token& stop) {
    redis::SlotSet open;
    std::vector<Link*> asked;
    for (auto* link : links) {
        const auto* self = link->connection && link->view ? link->view->self() : nullptr;
        if (!self || !self->primary) continue;
        asked.push_back(link);
        for (const auto* list : {&self->migrating, &self->importing})
            for (const auto& one : *list) open.add(one.slot);
    }
    auto slots = open.slots();
    if (slots.empty()) return;
    slots.resize(std::min(slots.size(), openSlotsMost));
    std::vector<redis::Command> commands;
    for (const int slot : slots) commands.push_back({"CLUSTER", "COUNTKEYSINSLOT", std::to_string(slot)});
    std::vector<redis::FanOutRequest> requests;
    for (auto* link : asked) requests.push_back({&*link->connection, commands, nullptr});
    const auto counts = fanOut(requests, stop, readTimeout);
    for (std::size_t i = 0; i < asked.size(); ++i)
        for (std::size_t n = 0; counts[i] && n < slots.size(); ++n)
            if (const auto& reply = counts[i]->at(n); reply.type == redis::Reply::Type::Integer)
                asked[i]->view->openKeys[slots[n]] = reply.integer;
}

/// Asks all connected ones at once.
void readAll(const std::vector<Link*>& links, std::stop_token stop) {
    std::vector<Link*> asked;
    std::vector<redis::FanOutRequest> requests;
    for (auto* link : links) {
        if (!link->connection) continue;
        asked.push_back(link);
        requests.push_back({&*link->connection, viewCommands(), &link->roundTrip});
    }
    const auto results = fanOut(requests, stop, readTimeout);
    if (stop.stop_requested()) return;
    for (std::size_t i = 0; i < asked.size(); ++i) asked[i]->update(results[i]);
    countOpenKeys(asked, stop);
}

constexpr Milliseconds pulseInterval{2000}, pulseTimeout{3000};

/// Whether an error says that the picture may be old, and not that it may not be seen.
bool isOutage(const Error& error) { return error.code != ErrorCode::Forbidden && error.code != ErrorCode::NotFound; }

/// A list that a watch keeps fresh.
template <class T>
struct Followed {
    std::map<std::string, T> items;
    bool listed = false;
    std::optional<Error> error;

    Known<std::vector<T>> known() const {
        if (!listed) return error ? fail(*error) : notReadYet();
        std::vector<T> values;
        for (const auto& [name, item] : items) values.push_back(item);
        return values;
    }
    bool answered() const { return listed || error; }
    bool stale() const { return error && (listed || isOutage(*error)); }

    void put(const nlohmann::json& object) {
        auto item = kube::parse<T>(object);
        if (item)
            items.insert_or_assign(item->meta.name, std::move(*item));
        else
            log::warning("cluster", item.error().describe());
    }
    void remove(const nlohmann::json& object) {
        if (const auto item = kube::parse<T>(object)) items.erase(item->meta.name);
    }
};

}  // namespace

struct Observer::State {
    State(std::shared_ptr<Access> theAccess, Options theOptions, std::function<void(SnapshotPtr)> theListener)
        : access(std::move(theAccess)), options(theOptions), onSnapshot(std::move(theListener)) {
        ClusterSnapshot empty;
        empty.target = access->target();
        join(empty);
        latest = std::make_shared<const ClusterSnapshot>(std::move(empty));
    }

    void start() {
        const auto& target = access->target();
        setWatch = watch(sets, kube::resources::statefulSets, target.ns,
                         {.labelSelector = {}, .fieldSelector = "metadata.name=" + target.statefulSet});
        nodeWatch = watch(nodes, kube::resources::nodes, {}, {});
        claimWatch = watch(claims, kube::resources::persistentVolumeClaims, target.ns, {});
        jobWatch = watch(jobs, kube::resources::jobs, target.ns, workersOnly());
        thread = std::jthread([this](std::stop_token stop) { follow(stop); });
        pulse = std::jthread([this](std::stop_token stop) { feelPulse(stop); });
    }

    template <class T>
    std::unique_ptr<kube::Watch> watch(Followed<T>& followed, const kube::Resource& resource, const std::string& ns,
                                       kube::ListOptions listOptions) {
        constexpr bool concernsLinks = std::is_same_v<T, kube::StatefulSet> || std::is_same_v<T, kube::Pod>;
        const auto change = [this](auto edit) {
            {
                const std::lock_guard lock(mutex);
                edit();
            }
            if (concernsLinks) wakeUp();
            publish();
        };
        kube::WatchCallbacks callbacks;
        callbacks.onList = [&followed, change](const kube::ObjectList& list) {
            change([&] {
                followed.items.clear();
                for (const auto& object : list.items) followed.put(object);
                followed.listed = true;
            });
        };
        callbacks.onEvent = [&followed, change](const kube::WatchEvent& event) {
            if (event.type == kube::WatchEventType::Bookmark) return;
            change([&] {
                event.type == kube::WatchEventType::Deleted ? followed.remove(event.object)
                                                            : followed.put(event.object);
            });
        };
        callbacks.onConnection = [&followed, change](const std::optional<Error>& error) {
            change([&] { followed.error = error; });
        };
        return std::make_unique<kube::Watch>(access->clientPtr(), resource, ns, std::move(listOptions),
                                             std::move(callbacks));
    }

    Known<kube::StatefulSet> statefulSet() const {
        const auto known = sets.known();
        if (!known) return fail(known.error());
        if (known->empty()) return fail(noStatefulSet(access->target()));
        return known->front();
    }

    /// How the pods are found: by the StatefulSet's selector; by name alone where it may not be read. Nothing: there
    /// is nothing to look for yet.
    std::optional<std::string> podSelector() const {
        const auto set = statefulSet();
        if (set) return selectorOf(*set);
        return set.error().code == ErrorCode::Forbidden ? std::optional<std::string>("") : std::nullopt;
    }

    /// A watch says nothing while nothing happens: an API server that hangs is noticed by asking it.
    void feelPulse(std::stop_token stop) {
        do {
            std::stop_source tooLate;
            const std::stop_callback ended(stop, [&] { tooLate.request_stop(); });
            std::jthread patience([&](std::stop_token answered) {
                if (waitFor(answered, pulseTimeout)) tooLate.request_stop();
            });
            const auto begin = Clock::now();
            const auto answer = access->client().raw("/version", tooLate.get_token());
            const auto took = std::chrono::duration_cast<Milliseconds>(Clock::now() - begin);
            const bool silent = !answer && tooLate.stop_requested();
            if (stop.stop_requested()) return;
            if (options.onPulse) options.onPulse(answer ? std::optional(took) : std::nullopt);
            if (silent == silence.has_value()) continue;
            {
                const std::lock_guard lock(mutex);
                silence.reset();
                if (silent)
                    silence =
                        Error{ErrorCode::Timeout,
                              fmt::format("the API server has not answered for {} s", pulseTimeout.count() / 1000),
                              access->client().config().cluster.server};
            }
            publish();
        } while (waitFor(stop, pulseInterval));
    }

    std::optional<Error> staleReason() const {
        if (silence) return silence;
        if (sets.stale()) return sets.error;
        if (pods.stale()) return pods.error;
        if (claims.stale()) return claims.error;
        if (nodes.stale()) return nodes.error;
        return std::nullopt;
    }

    /// Without the API server no pod can be reached: what was seen last stays, in a picture that is marked stale.
    void keepLastSeen(std::map<std::string, Known<RedisView>>& shown) const {
        for (auto& [uid, view] : shown) {
            const auto last = lastViews.find(uid);
            if (!view && isOutage(view.error()) && last != lastViews.end()) view = last->second;
        }
    }

    Parts parts() const {
        Parts result;
        result.target = access->target();
        result.statefulSet = statefulSet();
        result.pods = pods.known();
        result.nodes = nodes.known();
        result.claims = claims.known();
        result.jobs = jobs.known().value_or(std::vector<kube::Job>());
        result.redis = views;
        result.stale = staleReason();
        if (result.stale) keepLastSeen(result.redis);
        return result;
    }

    /// Half a picture at the start would show pods as missing that were not asked for yet.
    bool settled() const { return sets.answered() && (pods.answered() || !podSelector()); }

    void publish() {
        const std::lock_guard oneAtATime(publishing);
        std::optional<Parts> now;
        {
            const std::lock_guard lock(mutex);
            if (settled()) now = parts();
        }
        if (!now) return;
        auto next = std::make_shared<ClusterSnapshot>(assemble(*now));
        if (options.onLook) options.onLook(*next);
        const auto before = snapshot();
        if (before->version > 0 && sameContent(*before, *next)) return;
        next->version = before->version + 1;
        {
            const std::lock_guard lock(mutex);
            latest = next;
        }
        onSnapshot(std::move(next));
    }

    SnapshotPtr snapshot() const {
        const std::lock_guard lock(mutex);
        return latest;
    }

    /// Lets the polling thread look at once.
    void wakeUp() {
        {
            const std::lock_guard lock(mutex);
            changed = true;
        }
        wake.notify_all();
    }

    /// The polling thread: keeps the pods' watch and a link to each pod, and reads all of them.
    void follow(std::stop_token stop) {
        while (!stop.stop_requested()) {
            followPods();
            followLinks();
            std::vector<Link*> all;
            for (auto& [uid, link] : links) all.push_back(&link);
            readAll(all, stop);
            if (stop.stop_requested()) break;
            if (std::ranges::none_of(all, &Link::settling)) {
                keepViews();
                publish();
            }
            pause(stop);
        }
        links.clear();
        podWatch.reset();
    }

    void followPods() {
        std::optional<std::string> wanted;
        {
            const std::lock_guard lock(mutex);
            wanted = podSelector();
            // What is not known for now changes nothing; a StatefulSet that is gone takes its pods along.
            if (wanted == selector || (!wanted && !sets.listed)) return;
        }
        podWatch.reset();
        selector = wanted;
        {
            const std::lock_guard lock(mutex);
            pods = {};
        }
        if (wanted)
            podWatch = watch(pods, kube::resources::pods, access->target().ns,
                             {.labelSelector = *wanted, .fieldSelector = {}});
    }

    void followLinks() {
        std::vector<kube::Pod> present;
        {
            const std::lock_guard lock(mutex);
            Parts known;
            known.target = access->target();
            known.statefulSet = statefulSet();
            known.pods = pods.known();
            present = memberPods(known);
        }
        std::erase_if(present, [](const kube::Pod& pod) { return notDialable(pod).has_value(); });
        std::set<std::string> uids;
        for (const auto& pod : present) {
            uids.insert(pod.meta.uid);
            links.try_emplace(pod.meta.uid, pod.meta.name);
        }
        std::erase_if(links, [&](const auto& entry) { return !uids.contains(entry.first); });
        const bool atOnce = hurried.exchange(false);
        for (auto& [uid, link] : links) {
            if (atOnce) link.nextDial = Clock::now();
            link.advance(*access, [this] { wakeUp(); });
        }
    }

    void keepViews() {
        const std::lock_guard lock(mutex);
        views.clear();
        for (const auto& [uid, link] : links) {
            views.emplace(uid, link.view);
            if (link.view) lastViews.insert_or_assign(uid, *link.view);
        }
        std::erase_if(lastViews, [&](const auto& entry) { return !links.contains(entry.first); });
    }

    void pause(const std::stop_token& stop) {
        auto until = Clock::now() + (active ? options.activeInterval : options.redisInterval);
        for (const auto& [uid, link] : links)
            if (!link.connection && !link.dial) until = std::min(until, link.nextDial);
        std::unique_lock lock(mutex);
        wake.wait_until(lock, stop, until, [this] { return changed; });
        changed = false;
    }

    const std::shared_ptr<Access> access;
    const Options options;
    const std::function<void(SnapshotPtr)> onSnapshot;
    std::atomic<bool> active{false}, hurried{false};

    std::mutex publishing;  ///< taken before `mutex`
    mutable std::mutex mutex;
    std::condition_variable_any wake;
    bool changed = false;  ///< something that the polling thread should look at
    Followed<kube::StatefulSet> sets;
    Followed<kube::Pod> pods;
    Followed<kube::Node> nodes;
    Followed<kube::PersistentVolumeClaim> claims;
    Followed<kube::Job> jobs;
    std::map<std::string, Known<RedisView>> views;
    std::map<std::string, RedisView> lastViews;  ///< of each pod that is still there, the last that could be read
    SnapshotPtr latest;
    std::optional<Error> silence;  ///< of the API server; written by the pulse's thread

    // The polling thread's own.
    std::map<std::string, Link> links;
    std::optional<std::string> selector;
    std::unique_ptr<kube::Watch> podWatch;

    std::unique_ptr<kube::Watch> setWatch, nodeWatch, claimWatch, jobWatch;
    std::jthread thread, pulse;
};

Observer::Observer(std::shared_ptr<Access> access, Options options, std::function<void(SnapshotPtr)> onSnapshot)
    : state_(std::make_unique<State>(std::move(access), options, std::move(onSnapshot))) {
    state_->start();
}

Observer::~Observer() = default;

SnapshotPtr Observer::snapshot() const { return state_->snapshot(); }

void Observer::setActive(bool active) {
    state_->active = active;
    state_->wakeUp();
}

void Observer::redial() {
    state_->hurried = true;
    state_->wakeUp();
}

namespace {

/// NotFound if it is known that the target's namespace does not exist.
Expected<void> checkNamespace(const Access& access, std::stop_token stop) {
    const auto& target = access.target();
    const auto ns = access.client().get(kube::resources::namespaces, {}, target.ns, stop);
    if (ns || ns.error().code != ErrorCode::NotFound) return {};
    return fail(ErrorCode::NotFound, "there is no namespace " + target.ns, "context " + target.context);
}

using Links = std::map<std::string, Link>;  ///< by the uid of the pod

Expected<void> dialAll(const Access& access, const std::vector<Link*>& links, std::stop_token stop) {
    for (auto* link : links) link->dial = std::make_unique<Dial>(access, link->pod, [] {});
    for (auto* link : links) {
        while (!link->dial->endedBy(Clock::now() + Milliseconds{50}))
            if (stop.stop_requested()) return fail(cancelled());
        link->finishDial();
    }
    return {};
}

/// The links without a connection.
std::vector<Link*> unconnected(const std::vector<Link*>& links) {
    std::vector<Link*> result;
    std::ranges::copy_if(links, std::back_inserter(result), [](const Link* link) { return !link->connection; });
    return result;
}

/// Reads all pods' Redis servers over the connections in `links`; what is missing there is dialled, side by side.
Expected<std::map<std::string, Known<RedisView>>> readServers(const Access& access, const std::vector<kube::Pod>& pods,
                                                              Links& links, std::stop_token stop) {
    std::set<std::string> present, ending;
    for (const auto& pod : pods) {
        if (notDialable(pod)) continue;
        present.insert(pod.meta.uid);
        if (pod.terminating()) ending.insert(pod.meta.uid);
        links.try_emplace(pod.meta.uid, pod.meta.name);
    }
    std::erase_if(links, [&](const auto& entry) { return !present.contains(entry.first); });
    std::vector<Link*> all;
    for (auto& [uid, link] : links) {
        link.view = notReadYet(link.pod);
        all.push_back(&link);
    }
    const auto fresh = unconnected(all);
    TRY(dialAll(access, fresh, stop));
    readAll(all, stop);
    // A connection that was kept from an earlier read may have ended since; a pod that ends takes its along.
    std::vector<Link*> broken;
    for (auto& [uid, link] : links)
        if (!link.connection && !ending.contains(uid) && std::ranges::find(fresh, &link) == fresh.end())
            broken.push_back(&link);
    if (!stop.stop_requested() && !broken.empty()) {
        TRY(dialAll(access, broken, stop));
        readAll(broken, stop);
    }
    if (stop.stop_requested()) return fail(cancelled());
    std::map<std::string, Known<RedisView>> views;
    for (const auto& [uid, link] : links) views.emplace(uid, link.view);
    return views;
}

/// `jobs`: those of workers, too, which say nothing about the Redis servers.
Expected<SnapshotPtr> readAround(const Access& access, Links& links, bool jobs, std::stop_token stop) {
    auto& client = access.client();
    Parts parts;
    parts.target = access.target();
    const auto& ns = parts.target.ns;
    parts.statefulSet = client.get<kube::StatefulSet>(ns, parts.target.statefulSet, stop);
    if (!parts.statefulSet && parts.statefulSet.error().code == ErrorCode::NotFound) {
        TRY(checkNamespace(access, stop));
        parts.statefulSet = fail(noStatefulSet(parts.target));
    } else if (!parts.statefulSet && parts.statefulSet.error().code != ErrorCode::Forbidden) {
        return fail(parts.statefulSet.error());
    }
    parts.pods = client.list<kube::Pod>(
        ns, {.labelSelector = parts.statefulSet ? selectorOf(*parts.statefulSet) : "", .fieldSelector = {}}, stop);
    if (!parts.statefulSet && !parts.pods) return fail(parts.pods.error());
    parts.claims = client.list<kube::PersistentVolumeClaim>(ns, {}, stop);
    parts.nodes = client.list<kube::Node>({}, {}, stop);
    if (jobs) parts.jobs = client.list<kube::Job>(ns, workersOnly(), stop).value_or(std::vector<kube::Job>());
    TRY_ASSIGN(views, readServers(access, memberPods(parts), links, stop));
    parts.redis = std::move(views);
    auto snapshot = assemble(parts);
    snapshot.version = 1;
    return std::make_shared<const ClusterSnapshot>(std::move(snapshot));
}

}  // namespace

Expected<SnapshotPtr> readSnapshot(const Access& access, std::stop_token stop) {
    Links links;
    return readAround(access, links, true, stop);
}

struct Reader::State {
    std::shared_ptr<const Access> access;
    std::mutex mutex{};
    Links links{};
};

Reader::Reader(std::shared_ptr<const Access> access) : state_(new State{std::move(access)}) {}
Reader::~Reader() = default;

Expected<SnapshotPtr> Reader::read(std::stop_token stop) {
    const std::lock_guard lock(state_->mutex);
    return readAround(*state_->access, state_->links, false, stop);
}

}  // namespace slotpilot::cluster
