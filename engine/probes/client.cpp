// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/client.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <time.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <deque>
#include <queue>

#include "probes/dialer.h"
#include "probes/topology.h"

namespace slotpilot::probes {
namespace {

constexpr std::int64_t millisecond = 1'000'000, second = 1'000'000'000;
constexpr std::int64_t tickInterval = 10 * millisecond;
/// Shorter waits are what a busy machine, a big command or a slow way costs everybody: at least, at most, and in
/// between so many times the shard's usual latency.
constexpr std::int64_t unavailableFrom = 50 * millisecond, unavailableSurely = 250 * millisecond, timesUsual = 4;
constexpr std::int64_t lateFrom = 5 * millisecond;
constexpr std::int64_t openTimeout = 5 * second;
/// What is left in the end may take so long; then its connection is closed.
constexpr std::int64_t drainTimeout = 3 * second;
constexpr std::size_t readyMost = 256;
constexpr int drawsMost = 256;
constexpr int redirectsAtOnce = 5;
/// Operations that are due and wait for a server; more of them are given up unsent.
constexpr std::int64_t backlogMost = 2'000'000;

std::int64_t nanoseconds(std::chrono::milliseconds duration) { return duration.count() * millisecond; }

/// A queue that never gives memory back.
template <class T>
class Ring {
public:
    bool empty() const { return begin_ == end_; }
    std::size_t size() const { return end_ - begin_; }
    T& front() { return items_[begin_ & (items_.size() - 1)]; }
    void pop() { ++begin_; }
    template <class Predicate>
    bool any(Predicate predicate) const {
        for (std::size_t i = begin_; i < end_; ++i)
            if (predicate(items_[i & (items_.size() - 1)])) return true;
        return false;
    }
    void push(const T& item) {
        if (size() == items_.size()) grow();
        items_[end_++ & (items_.size() - 1)] = item;
    }

private:
    void grow() {
        std::vector<T> bigger(std::max<std::size_t>(16, items_.size() * 2));
        for (std::size_t i = begin_; i < end_; ++i) bigger[i - begin_] = items_[i & (items_.size() - 1)];
        end_ -= begin_;
        begin_ = 0;
        items_ = std::move(bigger);
    }
    std::vector<T> items_;
    std::size_t begin_ = 0, end_ = 0;
};

/// Writes commands from templates, in which only the key's digits change.
class Encoder {
public:
    Encoder(const std::string& prefix, std::size_t valueBytes) {
        const auto name = keyName(prefix, 0);
        const auto word = [](const std::string& text) {
            return "$" + std::to_string(text.size()) + "\r\n" + text + "\r\n";
        };
        const auto one = [&](const char* command) { return "*2\r\n" + word(command) + word(name); };
        const auto put = [&](Op op, std::string text, std::size_t after) {
            templates_[static_cast<std::size_t>(op)] = {std::move(text), 0};
            auto& entry = templates_[static_cast<std::size_t>(op)];
            entry.digits = entry.text.size() - after - 12;  // ten digits and the line's end
        };
        put(Op::Get, one("GET"), 0);
        put(Op::Incr, one("INCR"), 0);
        put(Op::Exists, one("EXISTS"), 0);
        put(Op::Del, one("DEL"), 0);
        const auto value = word(std::string(valueBytes, 'x'));
        put(Op::Set, "*3\r\n" + word("SET") + word(name) + value, value.size());
    }

    void append(std::string& out, Op op, std::uint32_t key) const {
        const auto& entry = templates_[static_cast<std::size_t>(op)];
        const auto at = out.size();
        out.append(entry.text);
        char* digit = out.data() + at + entry.digits + 10;
        for (; key != 0; key /= 10) *--digit = static_cast<char>('0' + key % 10);
    }

private:
    struct Template {
        std::string text;
        std::size_t digits = 0;
    };
    std::array<Template, 5> templates_;
};

struct Lane {
    int node = -1, next = -1;  ///< next: where it is to go once nothing is in flight
    bool extra = false;        ///< for redirections to a node that has no slots yet
    UniqueFd fd = {};
    std::uint64_t ticket = 0;  ///< of the dial under way; 0: none
    bool greeted = false, idle = false, writing = false;
    Ring<Request> inflight = {};
    std::string out = {};
    std::size_t sent = 0;
    std::vector<char> in = std::vector<char>(16 * 1024);
    std::size_t begin = 0, end = 0;
    std::int64_t progress = 0;  ///< when it last got an answer, or began to wait for one

    bool open() const { return fd.get() >= 0; }
    int home() const { return next < 0 ? node : next; }
};

struct NodeState {
    std::deque<Request> pending;     ///< routed here, waiting for a connection
    std::deque<Source::Next> ready;  ///< drawn while looking for another node's key
    std::vector<Lane*> idle;
    int lanes = 0, dialing = 0, failures = 0;
    std::int64_t nextDial = 0;
};

struct ShardState {
    int outstanding = 0;
    std::int64_t waitingSince = 0;  ///< 0: nobody waits
    std::int64_t notedUntil = 0;    ///< of an unavailability that goes on; 0: there is none
    std::int64_t usual = 0;         ///< latency, of about the last hundred answers
    ShardSlice slice;

    std::int64_t tooLong() const { return std::clamp(timesUsual * usual, unavailableFrom, unavailableSurely); }
};

struct Delayed {
    std::int64_t due = 0;
    Request request;
    bool operator>(const Delayed& other) const { return due > other.due; }
};

class Loop final : public Client {
public:
    explicit Loop(Options options)
        : options_(std::move(options)),
          encoder_(options_.load.prefix, options_.load.valueBytes),
          dialer_(options_.network) {}

    Expected<void> begin(const std::string& view) {
        epoll_ = UniqueFd(::epoll_create1(EPOLL_CLOEXEC));
        timer_ = UniqueFd(::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK));
        stopped_ = UniqueFd(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
        if (!epoll_ || !timer_ || !stopped_ || dialer_.fd() < 0)
            return fail(ErrorCode::Io, std::string("can't make an event loop: ") + std::strerror(errno));
        watch(dialer_.fd(), &dialer_, EPOLLIN);
        watch(timer_.get(), &timer_, EPOLLIN);
        watch(stopped_.get(), &stopped_, EPOLLIN);
        TRY_ASSIGN(lines, redis::parseClusterNodes(view));
        view_ = view;
        now_ = monotonicNow();
        topology_.update(lines);
        if (topology_.assigned() == 0)
            return fail(ErrorCode::Precondition, "nobody owns a slot: this is no Redis Cluster yet", {},
                        "Create it first");
        adopt();
        return {};
    }

    Expected<void> open(std::stop_token stop) override;
    Expected<void> run(Source& source, const Phase& phase) override;
    const std::map<std::string, std::string>& examples() const override { return examples_; }
    const std::string& view() const override { return view_; }

private:
    NodeState& stateOf(int node) { return nodes_[static_cast<std::size_t>(node)]; }
    const Topology::Node& nodeOf(int node) const { return topology_.nodes()[static_cast<std::size_t>(node)]; }
    int ownerOf(std::uint32_t key) const { return topology_.owner((*options_.slots)[key]); }
    bool paced() const { return phase_->rate > 0; }
    bool measured() const { return phase_ && phase_->onSlice; }

    void watch(int fd, void* what, std::uint32_t events) {
        epoll_event event{};
        event.events = events;
        event.data.ptr = what;
        ::epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, fd, &event);
    }

    // Connections.
    void adopt();
    void deal();
    Lane& newLane(int node);
    void settle(Lane& lane, int node);
    void moveHome(Lane& lane);
    void connect();
    void collect();
    void established(Lane& lane, UniqueFd fd);
    void lose(Lane& lane);
    void cleanUp(Lane& lane);

    // Bytes.
    void event(Lane& lane, std::uint32_t events);
    void receive(Lane& lane);
    void flush(Lane& lane);
    void writing(Lane& lane, bool on);
    void handle(Lane& lane, const Request& request, const FlatReply& reply);

    // Requests.
    void pump(Lane& lane);
    bool take(int node, Request& request);
    std::optional<Source::Next> drawFor(int node);
    void enqueue(Lane& lane, Request request);
    void start(const Source::Next& next, std::int64_t when);
    void route(Request request, bool first = false);
    void routeTo(int node, Request request, bool first = false);
    void wake(int node);
    void later(Request request, std::int64_t delay, const std::string& kind);
    void succeed(const Request& request, const FlatReply& reply);
    void giveUp(const Request& request, const std::string& kind);
    void refused(const Request& request, std::string_view text);
    void redirected(Request request, std::string_view text, bool ask);
    void retry(const char* reason) {
        if (measured()) ++slice_.retries[reason];
    }

    // Shards.
    void enter(Request& request, int shard, std::int64_t when);
    void leave(int shard, bool answered);
    void noteWait(ShardState& shard, std::int64_t until);
    bool unavailable(const ShardState& shard, std::int64_t until) const {
        return shard.waitingSince && (shard.notedUntil || until - shard.waitingSince >= shard.tooLong());
    }

    // Time.
    void turn(int atMost);
    void excuse(std::int64_t late);
    void tick();
    void refresh();
    void learn(const FlatReply& reply);
    void pace();
    void giveBackReady();
    void abandon();
    void emit(std::int64_t until);
    int waitMilliseconds();

    Options options_;
    Encoder encoder_;
    Dialer dialer_;
    UniqueFd epoll_, timer_, stopped_;
    std::string view_;
    Topology topology_;
    std::vector<NodeState> nodes_;
    std::vector<ShardState> shards_;
    std::vector<std::unique_ptr<Lane>> lanes_;
    std::vector<Lane*> toPump_;
    std::priority_queue<Delayed, std::vector<Delayed>, std::greater<>> delayed_;
    std::uint64_t tickets_ = 0;
    std::optional<Error> dialError_, fatal_;
    std::map<std::string, std::string> examples_;

    Source* source_ = nullptr;
    const Phase* phase_ = nullptr;
    bool drawing_ = false, shared_ = false;  ///< shared: fewer connections than primaries
    std::int64_t now_ = 0, nextTick_ = 0, nextSecond_ = 0, due_ = 0, interval_ = 0, timerAt_ = 0, turned_ = 0;
    std::int64_t active_ = 0;  ///< requests begun and not ended
    bool refreshWanted_ = false;
    std::int64_t refreshSince_ = 0, nextRefresh_ = 0;  ///< since: one is under way
    std::size_t refreshAt_ = 0;
    Slice slice_;
};

// ---------------------------------------------------------------------------------------------------- connections

/// Takes over what the topology says now.
void Loop::adopt() {
    nodes_.resize(topology_.nodes().size());
    shards_.resize(topology_.shards().size());
    for (std::size_t i = 0; i < shards_.size(); ++i)
        if (topology_.slotsOfShard(static_cast<int>(i)) == 0) shards_[i].waitingSince = shards_[i].notedUntil = 0;
    deal();
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        auto& node = nodes_[i];
        if (topology_.nodes()[i].slots > 0 && topology_.nodes()[i].address.port != 0) continue;
        for (auto& request : std::exchange(node.pending, {}))
            request.asking ? routeTo(static_cast<int>(i), request) : route(request);
        for (const auto& next : std::exchange(node.ready, {})) {
            const int owner = ownerOf(next.key);
            stateOf(owner < 0 ? static_cast<int>(i) : owner).ready.push_back(next);
            if (owner >= 0) wake(owner);
        }
    }
}

/// Connections follow the primaries, as evenly as possible.
void Loop::deal() {
    std::vector<int> primaries;
    for (std::size_t i = 0; i < nodes_.size(); ++i)
        if (topology_.nodes()[i].slots > 0) primaries.push_back(static_cast<int>(i));
    if (primaries.empty()) return;
    const int wanted = std::max(options_.connections, static_cast<int>(primaries.size()));
    shared_ = options_.connections < wanted;
    const auto fewer = [&](int a, int b) { return stateOf(a).lanes < stateOf(b).lanes; };
    const auto poorest = [&] { return *std::min_element(primaries.begin(), primaries.end(), fewer); };
    int dealt = 0;
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
        auto& lane = *lanes_[i];
        if (lane.extra) continue;
        ++dealt;
        if (nodeOf(lane.home()).slots == 0) settle(lane, poorest());
    }
    for (; dealt < wanted; ++dealt) newLane(poorest());
    while (true) {
        const int rich = *std::max_element(primaries.begin(), primaries.end(), fewer), poor = poorest();
        if (stateOf(rich).lanes - stateOf(poor).lanes <= 1) return;
        const auto lane =
            std::find_if(lanes_.begin(), lanes_.end(), [&](const auto& l) { return !l->extra && l->home() == rich; });
        if (lane == lanes_.end()) return;
        settle(**lane, poor);
    }
}

Lane& Loop::newLane(int node) {
    auto& lane = *lanes_.emplace_back(std::make_unique<Lane>());
    lane.node = node;
    ++stateOf(node).lanes;
    return lane;
}

/// Gives a connection another home. What is in flight comes back before the old one is closed.
void Loop::settle(Lane& lane, int node) {
    --stateOf(lane.home()).lanes;
    ++stateOf(node).lanes;
    lane.next = node;
    if (lane.inflight.empty()) moveHome(lane);
}

void Loop::moveHome(Lane& lane) {
    if (lane.ticket) --stateOf(lane.node).dialing;
    lane.ticket = 0;
    cleanUp(lane);
    lane.node = std::exchange(lane.next, -1);
}

/// Dials where connections are missing: all at once at first, one after another where it failed.
void Loop::connect() {
    for (auto& lane : lanes_) {
        if (lane->open() || lane->ticket) continue;
        auto& node = stateOf(lane->node);
        const auto& address = nodeOf(lane->node).address;
        if (address.port == 0 || (node.failures > 0 && (node.dialing > 0 || now_ < node.nextDial))) continue;
        lane->ticket = ++tickets_;
        ++node.dialing;
        dialer_.dial(lane->ticket, address);
    }
}

void Loop::collect() {
    for (auto& done : dialer_.collect()) {
        const auto lane =
            std::find_if(lanes_.begin(), lanes_.end(), [&](const auto& l) { return l->ticket == done.ticket; });
        if (lane == lanes_.end()) continue;
        auto& node = stateOf((*lane)->node);
        (*lane)->ticket = 0;
        --node.dialing;
        if (done.fd) {
            node.failures = 0;
            established(**lane, std::move(*done.fd));
            continue;
        }
        retry("connect");
        node.nextDial =
            now_ + std::min<std::int64_t>(10 * millisecond << std::min(node.failures, 5), 250 * millisecond);
        ++node.failures;
        dialError_ = std::move(done.fd).error();
        refreshWanted_ = true;
    }
}

void Loop::established(Lane& lane, UniqueFd fd) {
    (void)setNonBlocking(fd.get(), true);
    const int on = 1;
    ::setsockopt(fd.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    lane.fd = std::move(fd);
    watch(lane.fd.get(), &lane, EPOLLIN | EPOLLRDHUP);
    lane.progress = now_;
    if (options_.password) {
        const auto& [user, password] = *options_.password;
        const auto word = [](const std::string& text) {
            return "$" + std::to_string(text.size()) + "\r\n" + text + "\r\n";
        };
        lane.out +=
            (user.empty() ? "*2\r\n" : "*3\r\n") + word("AUTH") + (user.empty() ? "" : word(user)) + word(password);
        lane.inflight.push({.start = now_, .op = Op::Auth});
    } else {
        lane.greeted = true;
    }
    pump(lane);
}

/// The connection is gone. A write whose answer did not come may have happened, so it is not sent again.
void Loop::lose(Lane& lane) {
    auto inflight = std::exchange(lane.inflight, {});
    cleanUp(lane);
    for (; !inflight.empty(); inflight.pop()) {
        auto request = inflight.front();
        request.asking = false;
        if (request.op == Op::Nodes) refreshSince_ = 0;
        if (request.op >= Op::Asking) continue;
        if (request.op == Op::Incr)
            giveUp(request, "no reply");
        else
            later(request, 0, "no reply");
    }
    refreshWanted_ = true;
    if (lane.next >= 0) moveHome(lane);
}

void Loop::cleanUp(Lane& lane) {
    std::erase(stateOf(lane.node).idle, &lane);
    lane.fd.reset();
    lane.greeted = lane.idle = lane.writing = false;
    lane.out.clear();
    lane.sent = lane.begin = lane.end = 0;
}

// ---------------------------------------------------------------------------------------------------- bytes

void Loop::event(Lane& lane, std::uint32_t events) {
    if (!lane.open()) return;
    if (events & EPOLLOUT) flush(lane);
    if (lane.open() && (events & ~static_cast<std::uint32_t>(EPOLLOUT))) receive(lane);
    if (lane.open()) pump(lane);
}

void Loop::receive(Lane& lane) {
    while (true) {
        if (lane.begin == lane.end) lane.begin = lane.end = 0;
        if (lane.end == lane.in.size()) {
            if (lane.begin > 0) {
                std::memmove(lane.in.data(), lane.in.data() + lane.begin, lane.end - lane.begin);
                lane.end -= lane.begin;
                lane.begin = 0;
            } else {
                lane.in.resize(lane.in.size() * 2);
            }
        }
        const auto room = lane.in.size() - lane.end;
        const auto size = ::recv(lane.fd.get(), lane.in.data() + lane.end, room, 0);
        if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) return;
        if (size <= 0) {
            retry("reconnect");
            return lose(lane);
        }
        lane.end += static_cast<std::size_t>(size);
        now_ = monotonicNow();
        while (lane.begin < lane.end) {
            FlatReply reply;
            const auto length = parseReply({lane.in.data() + lane.begin, lane.end - lane.begin}, reply);
            if (length == 0) break;
            if (length < 0 || lane.inflight.empty()) {
                retry("no Redis answer");
                return lose(lane);
            }
            const Request request = lane.inflight.front();
            lane.inflight.pop();
            lane.progress = now_;
            handle(lane, request, reply);
            if (!lane.open()) return;
            lane.begin += static_cast<std::size_t>(length);
        }
        if (static_cast<std::size_t>(size) < room) return;
    }
}

void Loop::flush(Lane& lane) {
    while (lane.sent < lane.out.size()) {
        const auto size = ::send(lane.fd.get(), lane.out.data() + lane.sent, lane.out.size() - lane.sent, MSG_NOSIGNAL);
        if (size < 0 && errno == EINTR) continue;
        // What is wrong with the connection is found by reading: there may be answers left.
        if (size < 0) return writing(lane, errno == EAGAIN || errno == EWOULDBLOCK);
        lane.sent += static_cast<std::size_t>(size);
    }
    lane.out.clear();
    lane.sent = 0;
    if (lane.writing) writing(lane, false);
}

void Loop::writing(Lane& lane, bool on) {
    if (lane.writing == on) return;
    lane.writing = on;
    epoll_event event{};
    event.events = EPOLLIN | EPOLLRDHUP | (on ? EPOLLOUT : 0U);
    event.data.ptr = &lane;
    ::epoll_ctl(epoll_.get(), EPOLL_CTL_MOD, lane.fd.get(), &event);
}

void Loop::handle(Lane& lane, const Request& request, const FlatReply& reply) {
    switch (request.op) {
        case Op::Asking: return;
        case Op::Nodes: return learn(reply);
        case Op::Auth:
            // A server without a password refuses AUTH, but serves all the same.
            if (reply.isError() && !reply.text.starts_with("ERR") && !reply.text.starts_with("LOADING"))
                fatal_ = Error{ErrorCode::Unauthorized, "the password is refused",
                               options_.network->name(nodeOf(lane.node).address)};
            lane.greeted = true;
            return;
        default: break;
    }
    if (reply.isError())
        refused(request, reply.text);
    else
        succeed(request, reply);
}

// ---------------------------------------------------------------------------------------------------- requests

/// Sends as much as may be on the way. A batch begins when the one before is answered: fewer, bigger writes.
void Loop::pump(Lane& lane) {
    if (!lane.open()) return;
    if (lane.next >= 0 && lane.inflight.empty()) return moveHome(lane);
    if (!lane.greeted || !phase_ || lane.next >= 0) return flush(lane);
    const auto depth = static_cast<std::size_t>(phase_->depth);
    if (lane.inflight.empty() || (paced() && lane.inflight.size() < depth)) {
        Request request;
        while (lane.inflight.size() < depth && take(lane.node, request)) enqueue(lane, request);
    }
    flush(lane);
    if (lane.inflight.empty() && lane.open() && !lane.idle) {
        lane.idle = true;
        stateOf(lane.node).idle.push_back(&lane);
    }
}

/// What this node is to do next.
bool Loop::take(int node, Request& request) {
    auto& state = stateOf(node);
    if (!state.pending.empty()) {
        request = state.pending.front();
        state.pending.pop_front();
        return true;
    }
    if (paced() || shared_ || nodeOf(node).slots == 0) return false;
    const auto next = drawFor(node);
    if (!next) return false;
    request = {.start = now_, .key = next->key, .op = next->op};
    ++active_;
    enter(request, nodeOf(node).shard, now_);
    return true;
}

std::optional<Source::Next> Loop::drawFor(int node) {
    if (!drawing_) return std::nullopt;
    auto& ready = stateOf(node).ready;
    while (!ready.empty()) {
        const auto next = ready.front();
        ready.pop_front();
        if (const int owner = ownerOf(next.key); owner == node || owner < 0) return next;
        start(next, now_);
    }
    for (int i = 0; i < drawsMost; ++i) {
        const auto next = source_->draw();
        if (!next) return std::nullopt;
        const int owner = ownerOf(next->key);
        if (owner == node) return next;
        if (owner < 0) {
            start(*next, now_);
        } else if (source_->mayGiveBack() && stateOf(owner).ready.size() >= readyMost) {
            source_->givenBack(*next);
        } else {
            stateOf(owner).ready.push_back(*next);
            wake(owner);
        }
    }
    return std::nullopt;
}

void Loop::enqueue(Lane& lane, Request request) {
    if (lane.inflight.empty()) lane.progress = now_;
    if (request.asking) {
        lane.out += "*1\r\n$6\r\nASKING\r\n";
        lane.inflight.push({.start = now_, .op = Op::Asking});
    }
    encoder_.append(lane.out, request.op, request.key);
    lane.inflight.push(request);
}

void Loop::start(const Source::Next& next, std::int64_t when) {
    ++active_;
    route({.start = when, .key = next.key, .op = next.op});
}

void Loop::route(Request request, bool first) {
    const int owner = ownerOf(request.key);
    request.asking = false;
    if (owner >= 0) return routeTo(owner, request, first);
    refreshWanted_ = true;
    if (request.shard < 0 && !shards_.empty()) enter(request, 0, request.start);
    later(request, 20 * millisecond, "no owner");
}

void Loop::routeTo(int node, Request request, bool first) {
    const int shard = nodeOf(node).shard;
    enter(request, shard, request.shard < 0 && request.redirects == 0 ? request.start : now_);
    auto& pending = stateOf(node).pending;
    first ? pending.push_front(request) : pending.push_back(request);
    if (stateOf(node).lanes == 0) newLane(node).extra = true;
    wake(node);
}

void Loop::wake(int node) {
    auto& idle = stateOf(node).idle;
    if (idle.empty()) return;
    idle.back()->idle = false;
    toPump_.push_back(idle.back());
    idle.pop_back();
}

void Loop::later(Request request, std::int64_t delay, const std::string& kind) {
    if (!phase_ || now_ + delay - request.start > nanoseconds(phase_->patience)) return giveUp(request, kind);
    delayed_.push({now_ + delay, request});
}

void Loop::succeed(const Request& request, const FlatReply& reply) {
    if (request.shard >= 0) {
        auto& shard = shards_[static_cast<std::size_t>(request.shard)];
        const auto latency = std::max<std::int64_t>(0, now_ - request.start);
        if (measured())
            (request.op == Op::Get ? shard.slice.reads : shard.slice.writes)
                .record(static_cast<std::uint64_t>(latency));
        leave(request.shard, true);
        shard.usual += (latency - shard.usual) / 64;
    }
    --active_;
    const auto following = source_->answered(request, reply, drawing_);
    if (!following || !drawing_) return;
    ++active_;
    route({.start = now_, .key = request.key, .op = *following});
}

void Loop::giveUp(const Request& request, const std::string& kind) {
    if (request.shard >= 0) leave(request.shard, false);
    --active_;
    if (measured()) ++slice_.errors[kind];
    if (source_) source_->failed(request, kind);
}

void Loop::refused(const Request& request, std::string_view text) {
    const std::string kind(text.substr(0, text.find(' ')));
    if (kind == "MOVED" || kind == "ASK") return redirected(request, text, kind == "ASK");
    if (kind == "TRYAGAIN") {
        retry("TRYAGAIN");
        return later(request, 5 * millisecond, kind);
    }
    for (const char* passing : {"CLUSTERDOWN", "LOADING", "MASTERDOWN", "READONLY", "BUSY"})
        if (kind == passing) {
            retry(passing);
            refreshWanted_ = true;
            return later(request, 20 * millisecond, kind);
        }
    // Our sentences go on after it.
    examples_.emplace(kind, text.substr(0, text.find_last_not_of('.') + 1));
    giveUp(request, kind);
}

/// "MOVED slot host:port", "ASK slot host:port". The shard has answered, and it is another one's turn; but a replica
/// that names its primary has served nobody.
void Loop::redirected(Request request, std::string_view text, bool ask) {
    retry(ask ? "ASK" : "MOVED");
    const int node = topology_.find(text.substr(text.rfind(' ') + 1));
    const bool answered = node < 0 || nodeOf(node).shard != request.shard;
    if (request.shard >= 0) leave(std::exchange(request.shard, std::int16_t{-1}), answered);
    if (!ask || node < 0) refreshWanted_ = true;
    ++request.redirects;
    if (node < 0 || request.redirects % redirectsAtOnce == 0)
        return later(request, 5 * millisecond, ask ? "ASK" : "MOVED");
    if (!ask) {
        const bool newPrimary = nodeOf(node).slots == 0;
        topology_.move((*options_.slots)[request.key], node);
        if (newPrimary) adopt();
    }
    request.asking = ask;
    const bool first = true;  // it has waited already
    if (ask) return routeTo(node, request, first);
    route(request, first);
}

// ---------------------------------------------------------------------------------------------------- shards

void Loop::enter(Request& request, int shard, std::int64_t when) {
    if (request.shard == shard || shard < 0) return;
    if (request.shard >= 0) leave(request.shard, false);
    request.shard = static_cast<std::int16_t>(shard);
    auto& state = shards_[static_cast<std::size_t>(shard)];
    if (state.outstanding++ == 0 && state.waitingSince == 0) state.waitingSince = when;
}

void Loop::leave(int shard, bool answered) {
    auto& state = shards_[static_cast<std::size_t>(shard)];
    --state.outstanding;
    if (!answered) return;
    if (unavailable(state, now_)) noteWait(state, now_);
    state.notedUntil = 0;
    state.waitingSince = state.outstanding > 0 ? now_ : 0;
}

/// Without an answer since what was noted last, it is one unavailability with that, whatever was excused between.
void Loop::noteWait(ShardState& shard, std::int64_t until) {
    if (!measured()) return;
    const auto milliseconds = [&](std::int64_t time) { return static_cast<double>(time - phase_->start) / 1e6; };
    const auto since = shard.notedUntil ? shard.notedUntil : shard.waitingSince;
    shard.slice.unavailable.push_back({std::max(0.0, milliseconds(since)), milliseconds(until)});
}

// ---------------------------------------------------------------------------------------------------- time

/// Waits for events and serves them.
void Loop::turn(int atMost) {
    std::array<epoll_event, 256> events;
    const int count = ::epoll_wait(epoll_.get(), events.data(), static_cast<int>(events.size()), atMost);
    now_ = monotonicNow();
    excuse(now_ - turned_ - atMost * millisecond);
    turned_ = now_;
    for (int i = 0; i < count; ++i) {
        auto* what = events[static_cast<std::size_t>(i)].data.ptr;
        std::uint64_t ignored = 0;
        if (what == &dialer_)
            collect();
        else if (what == &timer_)
            (void)!::read(timer_.get(), &ignored, sizeof ignored);
        else if (what == &stopped_)
            (void)!::read(stopped_.get(), &ignored, sizeof ignored);
        else
            event(*static_cast<Lane*>(what), events[static_cast<std::size_t>(i)].events);
    }
    for (std::size_t i = 0; i < toPump_.size(); ++i) pump(*toPump_[i]);
    toPump_.clear();
}

/// This program was late itself, on a machine that is busy: nobody else is to blame for that.
void Loop::excuse(std::int64_t late) {
    if (late < lateFrom) return;
    for (auto& shard : shards_)
        if (shard.waitingSince) shard.waitingSince = std::min(now_, shard.waitingSince + late);
}

void Loop::tick() {
    nextTick_ = now_ + tickInterval;
    for (auto& lane : lanes_)
        if (lane->open() && !lane->inflight.empty() && now_ - lane->progress > nanoseconds(options_.load.timeout)) {
            retry("timeout");
            lose(*lane);
        }
    for (auto& node : nodes_) {
        while (phase_ && !node.pending.empty() && now_ - node.pending.front().start > nanoseconds(phase_->patience)) {
            const auto request = node.pending.front();
            node.pending.pop_front();
            giveUp(request, "unreachable");
        }
        for (auto* lane : std::exchange(node.idle, {})) {  // draws may have come to nothing
            lane->idle = false;
            toPump_.push_back(lane);
        }
    }
    connect();
    refresh();
    for (std::size_t i = 0; i < toPump_.size(); ++i) pump(*toPump_[i]);
    toPump_.clear();
}

/// Asks somebody for CLUSTER NODES, if there is reason to.
void Loop::refresh() {
    if (refreshSince_ && now_ - refreshSince_ > second) refreshSince_ = 0;
    if (!refreshWanted_ || refreshSince_ || now_ < nextRefresh_ || lanes_.empty()) return;
    nextRefresh_ = now_ + 200 * millisecond;
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
        auto& lane = *lanes_[++refreshAt_ % lanes_.size()];
        if (!lane.open() || !lane.greeted || now_ - lane.progress > second) continue;
        lane.out += "*2\r\n$7\r\nCLUSTER\r\n$5\r\nNODES\r\n";
        if (lane.inflight.empty()) lane.progress = now_;
        lane.inflight.push({.start = now_, .op = Op::Nodes});
        if (std::erase(stateOf(lane.node).idle, &lane)) lane.idle = false;
        refreshWanted_ = false;
        refreshSince_ = now_;
        return flush(lane);
    }
    // Nobody can be asked: perhaps one can that nothing was wanted of yet, a replica.
    const auto node = static_cast<int>(++refreshAt_ % nodes_.size());
    if (stateOf(node).lanes == 0 && nodeOf(node).address.port != 0) newLane(node).extra = true;
}

void Loop::learn(const FlatReply& reply) {
    refreshSince_ = 0;
    if (reply.type != '$' || reply.nil) return;
    const auto lines = redis::parseClusterNodes(reply.text);
    // A node that was reset or is new knows itself alone.
    if (!lines || (lines->size() == 1 && nodes_.size() > 1) ||
        std::none_of(lines->begin(), lines->end(), [](const auto& line) { return !line.slots.empty(); })) {
        refreshWanted_ = true;
        return;
    }
    view_ = reply.text;
    topology_.update(*lines);
    adopt();
}

/// Begins what is due.
void Loop::pace() {
    while (drawing_ && due_ <= now_) {
        const auto next = source_->draw();
        if (next && active_ >= backlogMost) {
            source_->givenBack(*next);
            ++slice_.errors["not sent"];
        } else if (next) {
            start(*next, due_);
        }
        due_ += interval_;
        if (!next) break;
    }
}

void Loop::giveBackReady() {
    for (auto& node : nodes_)
        for (const auto& next : std::exchange(node.ready, {})) source_->givenBack(next);
}

/// Ends what does not end by itself.
void Loop::abandon() {
    now_ = monotonicNow();
    for (auto& lane : lanes_) {
        if (!lane->inflight.any([](const Request& request) { return request.op < Op::Asking; })) continue;
        auto inflight = std::exchange(lane->inflight, {});
        cleanUp(*lane);
        for (; !inflight.empty(); inflight.pop())
            if (inflight.front().op < Op::Asking) giveUp(inflight.front(), "no reply");
    }
    refreshSince_ = 0;
    for (auto& node : nodes_)
        for (const auto& request : std::exchange(node.pending, {})) giveUp(request, "unreachable");
    for (; !delayed_.empty(); delayed_.pop()) giveUp(delayed_.top().request, "unreachable");
}

void Loop::emit(std::int64_t until) {
    slice_.to = static_cast<double>(until - phase_->start) / 1e9;
    for (std::size_t i = 0; i < shards_.size(); ++i) {
        auto& shard = shards_[i];
        if (unavailable(shard, until)) {
            noteWait(shard, until);
            shard.waitingSince = shard.notedUntil = until;
        }
        const bool gone = topology_.slotsOfShard(static_cast<int>(i)) == 0;
        if (gone && shard.slice == ShardSlice{}) continue;
        const auto name = options_.network->name(nodeOf(topology_.shards()[i]).address);
        slice_.shards[name] = std::exchange(shard.slice, {});
    }
    slice_.connections =
        static_cast<int>(std::count_if(lanes_.begin(), lanes_.end(), [](const auto& lane) { return lane->open(); }));
    phase_->onSlice(std::exchange(slice_, Slice{.from = slice_.to}));
}

int Loop::waitMilliseconds() {
    auto until = std::min(nextTick_, nextSecond_);
    if (!delayed_.empty()) until = std::min(until, delayed_.top().due);
    if (paced() && drawing_ && due_ < until && timerAt_ != due_) {
        const itimerspec when{{}, {due_ / second, due_ % second}};
        ::timerfd_settime(timer_.get(), TFD_TIMER_ABSTIME, &when, nullptr);
        timerAt_ = due_;
    }
    if (until <= now_ || !toPump_.empty()) return 0;
    return static_cast<int>((until - now_ + millisecond - 1) / millisecond);
}

Expected<void> Loop::open(std::stop_token stop) {
    turned_ = now_ = monotonicNow();
    const std::stop_callback wake(stop, [this] { ::eventfd_write(stopped_.get(), 1); });
    for (const auto deadline = now_ + openTimeout; now_ < deadline && !fatal_ && !stop.stop_requested();) {
        connect();
        const auto isOpen = [](const auto& lane) { return lane->open() && lane->greeted; };
        if (std::all_of(lanes_.begin(), lanes_.end(), isOpen)) return {};
        turn(10);
    }
    if (stop.stop_requested()) return fail(ErrorCode::Cancelled, "stopped");
    if (fatal_) return fail(*fatal_);
    if (std::any_of(lanes_.begin(), lanes_.end(), [](const auto& lane) { return lane->open(); })) return {};
    if (dialError_) return fail(wrap(*dialError_, "no Redis server can be reached"));
    return fail(ErrorCode::Timeout, "no Redis server answered");
}

Expected<void> Loop::run(Source& source, const Phase& phase) {
    source_ = &source;
    phase_ = &phase;
    drawing_ = true;
    turned_ = now_ = monotonicNow();
    interval_ = phase.rate > 0 ? std::max<std::int64_t>(1, static_cast<std::int64_t>(1e9 / phase.rate)) : 0;
    due_ = std::max(phase.start, now_);
    nextTick_ = now_;
    nextSecond_ = phase.onSlice ? phase.start + second : INT64_MAX;
    slice_ = {};
    for (auto& shard : shards_) shard = {.usual = shard.usual};
    for (auto& lane : lanes_) toPump_.push_back(lane.get());
    const std::stop_callback wake(phase.stop, [this] { ::eventfd_write(stopped_.get(), 1); });
    std::int64_t drained = INT64_MAX;
    const std::int64_t together = std::int64_t{options_.connections} * phase.depth;
    while (!fatal_) {
        if (drawing_ && (now_ >= phase.end || phase.stop.stop_requested())) {
            drawing_ = false;
            giveBackReady();
        }
        if (drawing_ && source.over() &&
            std::all_of(nodes_.begin(), nodes_.end(), [](const auto& node) { return node.ready.empty(); }))
            drawing_ = false;
        if (!drawing_ && active_ == 0) break;
        if (!drawing_ && drained == INT64_MAX)
            drained = now_ + std::max(drainTimeout, phase.onSlice ? 0 : nanoseconds(phase.patience));
        if (now_ >= drained) break;
        if (paced()) pace();
        while (shared_ && !paced() && drawing_ && active_ < together) {
            const auto next = source.draw();
            if (!next) break;
            start(*next, now_);
        }
        while (!delayed_.empty() && delayed_.top().due <= now_) {
            const auto request = delayed_.top().request;
            delayed_.pop();
            route(request, true);
        }
        if (now_ >= nextTick_) tick();
        if (now_ >= nextSecond_) {
            emit(nextSecond_);
            nextSecond_ += second;
        }
        turn(waitMilliseconds());
    }
    drawing_ = false;
    abandon();
    if (phase.onSlice) emit(std::max(now_, nextSecond_ - second + 1));
    source_ = nullptr;
    phase_ = nullptr;
    if (fatal_) return fail(*fatal_);
    return {};
}

}  // namespace

std::int64_t monotonicNow() {
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * second + now.tv_nsec;
}

Expected<std::unique_ptr<Client>> Client::make(Options options, const std::string& nodes) {
    auto loop = std::make_unique<Loop>(std::move(options));
    TRY(loop->begin(nodes));
    return loop;
}

}  // namespace slotpilot::probes
