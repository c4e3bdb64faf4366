// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <functional>
#include <map>
#include <set>
#include <string_view>

#include "base/text.h"
#include "cluster/assemble.h"

namespace slotpilot::operations {
namespace {

using cluster::ClusterSnapshot;
using cluster::Member;
using cluster::RedisView;
using redis::SlotSet;

using Findings = std::vector<Finding>;
/// The node id that owns each slot; empty: nobody. The text is the snapshot's.
using Owners = std::vector<std::string_view>;

constexpr std::size_t slotCount = redis::slotCount;

Owners ownersIn(const RedisView& view) {
    Owners owners(slotCount);
    for (const auto& line : view.nodes)
        for (const int slot : line.slots.slots()) owners[static_cast<std::size_t>(slot)] = line.id;
    return owners;
}

/// Every reachable server's view, and what they should all show.
struct Views {
    std::map<std::string, Owners> byPod;
    Owners truth;  ///< what the owner says of itself; where none does, what most say of it
};

std::string_view mostNamed(const Views& views, std::size_t slot) {
    std::map<std::string_view, int> votes;
    for (const auto& [pod, owners] : views.byPod)
        if (!owners[slot].empty()) ++votes[owners[slot]];
    const auto most =
        std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == votes.end() ? std::string_view() : most->first;
}

Views viewsOf(const ClusterSnapshot& snapshot) {
    Views views;
    for (const auto& member : snapshot.members)
        if (member.redis) views.byPod[member.name] = ownersIn(*member.redis);
    views.truth.resize(slotCount);
    const auto ownId = [](const Member& member) {
        return member.redis ? std::string_view(member.redis->id) : std::string_view();
    };
    for (std::size_t slot = 0; slot < slotCount; ++slot) {
        const auto owner = static_cast<std::size_t>(snapshot.owner[slot]);
        const bool known = snapshot.owner[slot] >= 0 && owner < snapshot.members.size();
        views.truth[slot] = known ? ownId(snapshot.members[owner]) : mostNamed(views, slot);
    }
    return views;
}

SlotSet slotsWhere(const std::function<bool(std::size_t)>& wanted) {
    SlotSet slots;
    for (std::size_t slot = 0; slot < slotCount; ++slot)
        if (wanted(slot)) slots.add(static_cast<int>(slot));
    return slots;
}

/// What failed, for a finding, which names the place and what to do beside it. Of a refusal only what is not permitted:
/// the object's name before it makes equal refusals look different.
std::string reasonOf(const Error& error) {
    constexpr std::string_view refusal = " is forbidden: ";
    const auto at = error.what.find(refusal);
    if (at != std::string::npos) return error.what.substr(at + refusal.size());
    return error.cause && error.where.empty() ? error.what + " (" + error.cause->what + ")" : error.what;
}

/// Pods by what is to be said of them, in the order in which it is first said.
class Groups {
public:
    std::vector<std::string>& operator[](const std::string& words) {
        for (auto& [known, pods] : groups_)
            if (known == words) return pods;
        return groups_.emplace_back(words, std::vector<std::string>()).second;
    }
    auto begin() const { return groups_.begin(); }
    auto end() const { return groups_.end(); }

private:
    std::vector<std::pair<std::string, std::vector<std::string>>> groups_;
};

/// "redis-0 and redis-1", or "7 pods" where these are too many for a line; they are listed beside it.
std::string named(const std::vector<std::string>& pods) {
    constexpr std::size_t most = 4;
    return pods.size() > most ? counted(std::ssize(pods), "pod") : listed(pods);
}

/// The same at the beginning of a sentence: "Pod redis-0", "Pods redis-0 and redis-1".
std::string podsText(const std::vector<std::string>& pods) {
    if (pods.size() == 1) return "Pod " + pods.front();
    const auto names = named(pods);
    return std::isdigit(static_cast<unsigned char>(names.front())) ? names : "Pods " + names;
}

const char* orMany(const std::vector<std::string>& pods, const char* one, const char* many) {
    return pods.size() == 1 ? one : many;
}

void checkKubernetes(const ClusterSnapshot& snapshot, Findings& findings) {
    const auto& target = snapshot.target;
    if (snapshot.stale)
        findings.push_back({"stale",
                            Severity::Warning,
                            "What is shown may be old: " + snapshot.stale->what,
                            "The cluster may have changed since" +
                                (snapshot.stale->where.empty() ? "" : " (" + snapshot.stale->where + ")"),
                            snapshot.stale->hint,
                            {},
                            {}});
    if (!snapshot.statefulSet) {
        const bool missing = snapshot.statefulSet.error().code == ErrorCode::NotFound;
        findings.push_back(
            {missing ? "statefulset-missing" : "statefulset-unknown",
             Severity::Critical,
             missing ? fmt::format("There is no StatefulSet {} in namespace {}", target.statefulSet, target.ns)
                     : fmt::format("StatefulSet {} can't be read: {}", target.statefulSet,
                                   reasonOf(snapshot.statefulSet.error())),
             "Nothing is known about the pods that should run",
             missing ? "Deploy it, or choose another namespace or StatefulSet" : snapshot.statefulSet.error().hint,
             {},
             {}});
    }
    if (!snapshot.pods)
        findings.push_back({"pods-unknown",
                            Severity::Critical,
                            "The pods can't be listed: " + reasonOf(snapshot.pods.error()),
                            "Nothing is known about the Redis servers",
                            snapshot.pods.error().hint,
                            {},
                            {}});
    if (!snapshot.nodes && !cluster::isNotReadYet(snapshot.nodes.error()))
        findings.push_back({"kubernetes-nodes-unknown",
                            Severity::Notice,
                            "The Kubernetes nodes can't be listed: " + reasonOf(snapshot.nodes.error()),
                            "Whether pods share a zone is not known",
                            snapshot.nodes.error().hint,
                            {},
                            {}});
    if (!snapshot.claims && !cluster::isNotReadYet(snapshot.claims.error()))
        findings.push_back({"claims-unknown",
                            Severity::Notice,
                            "The volume claims can't be listed: " + reasonOf(snapshot.claims.error()),
                            "Whether old volumes are left over is not known",
                            snapshot.claims.error().hint,
                            {},
                            {}});
    if (snapshot.statefulSet && snapshot.statefulSet->replicas == 0 && snapshot.members.empty())
        findings.push_back({"no-pods",
                            Severity::Warning,
                            fmt::format("StatefulSet {} has no pods", target.statefulSet),
                            "No Redis server runs",
                            "Scale it up",
                            {},
                            {}});
}

void checkPods(const ClusterSnapshot& snapshot, Findings& findings) {
    const int replicas = snapshot.statefulSet ? snapshot.statefulSet->replicas : 0;
    std::vector<std::string> missing;
    Groups unready;
    for (const auto& member : snapshot.members) {
        if (!member.pod && snapshot.pods && member.ordinal < replicas) missing.push_back(member.name);
        if (member.pod && (!member.pod->ready() || member.pod->terminating()))
            unready[member.pod->trouble()].push_back(member.name);
    }
    if (!missing.empty())
        findings.push_back(
            {"pod-missing",
             Severity::Warning,
             fmt::format("{} {} not exist", podsText(missing), orMany(missing, "does", "do")),
             orMany(missing, "Its Redis server and its slots are away", "Their Redis servers and their slots are away"),
             "Kubernetes makes it again; if it does not, see the StatefulSet's events",
             missing,
             {}});
    for (const auto& [trouble, pods] : unready)
        findings.push_back({"pod-not-ready",
                            Severity::Warning,
                            fmt::format("{} {} not ready: {}", podsText(pods), orMany(pods, "is", "are"), trouble),
                            "Kubernetes does not count on it, and an update waits for it",
                            "See the pod's events and log",
                            pods,
                            {}});
}

/// For a server that can't be read and whose reason says nothing about it.
std::string whatToDo(const Member& member, const Error& error) {
    if (!error.hint.empty()) return error.hint;
    if (!member.pod) return "Bring its pod back; if Kubernetes does not make it, see the StatefulSet's events";
    if (error.code == ErrorCode::Timeout)
        return "It runs and does not answer: see its log and what keeps it busy (a long command, a big key, a full "
               "machine); if it hangs, delete the pod";
    return "See the pod's events and log";
}

/// A server that can't be read is unknown, and what others say it owns is not served as far as we know. Its node id is
/// learnt from others through the pod's address alone, which is good enough for a finding.
void checkReachable(const ClusterSnapshot& snapshot, const Views& views, Findings& findings) {
    Findings silent;  // their titles are the reasons so far
    for (const auto& member : snapshot.members) {
        if (member.redis) continue;
        SlotSet slots;
        const auto address = member.pod ? member.pod->podIp : std::string();
        for (const auto& other : snapshot.members) {
            if (!other.redis || address.empty()) continue;
            for (const auto& line : other.redis->nodes)
                if (line.host == address && !line.myself) slots = slots | line.slots;
        }
        for (const int slot : slots.slots())
            if (snapshot.owner[static_cast<std::size_t>(slot)] >= 0) slots.remove(slot);
        const auto& error = member.redis.error();
        if (cluster::isNotReadYet(error)) continue;
        const bool critical = !slots.empty() || views.byPod.empty();
        const auto repair = whatToDo(member, error);
        const auto same = std::find_if(silent.begin(), silent.end(), [&](const Finding& finding) {
            return finding.title == reasonOf(error) && finding.repair == repair &&
                   finding.slots.empty() == slots.empty();
        });
        if (same == silent.end()) {
            silent.push_back({"node-unreachable",
                              critical ? Severity::Critical : Severity::Warning,
                              reasonOf(error),
                              {},
                              repair,
                              {member.name},
                              slots});
        } else {
            same->pods.push_back(member.name);
            same->slots = same->slots | slots;
        }
    }
    for (auto& finding : silent) {
        const bool one = finding.pods.size() == 1;
        finding.title = fmt::format("The Redis server{} of {} can't be asked: {}", one ? "" : "s", named(finding.pods),
                                    finding.title);
        finding.meaning = finding.slots.empty() ? fmt::format("What {} not known", one ? "it holds is" : "they hold is")
                                                : fmt::format("{} {} may not be served", one ? "Its" : "Their",
                                                              counted(finding.slots.size(), "slot"));
        findings.push_back(std::move(finding));
    }
}

void checkCoverage(const Views& views, Findings& findings) {
    if (views.byPod.empty()) return;
    const auto uncovered = slotsWhere([&](std::size_t slot) { return views.truth[slot].empty(); });
    if (uncovered.empty()) return;
    findings.push_back(
        {"slots-uncovered",
         Severity::Critical,
         fmt::format("{} {} no owner", counted(uncovered.size(), "slot"), uncovered.size() == 1 ? "has" : "have"),
         "Keys in them can be neither read nor written; with cluster-require-full-coverage nothing can",
         "If their pod is away, bring it back; otherwise repair: they go to whoever holds their keys",
         {},
         uncovered});
}

/// A server that knows best, and says that they are not its own.
Finding givenUp(const std::string& pod, const SlotSet& slots) {
    return {"views-disagree",
            Severity::Critical,
            fmt::format("{} ({}) {} no owner: {} does not own {}, though others say so", counted(slots.size(), "slot"),
                        slots.toString(), slots.size() == 1 ? "has" : "have", pod, slots.size() == 1 ? "it" : "them"),
            "Keys in them can be neither read nor written; with cluster-require-full-coverage nothing can",
            "If no move runs, repair: they go to whoever holds their keys",
            {pod},
            slots};
}

void checkAgreement(const ClusterSnapshot& snapshot, const Views& views, Findings& findings) {
    for (const auto& [pod, owners] : views.byPod) {
        auto differing = slotsWhere([&, &seen = owners](std::size_t slot) { return seen[slot] != views.truth[slot]; });
        const auto& own = snapshot.member(pod)->redis->id;
        const auto denied = slotsWhere(
            [&, &seen = owners](std::size_t slot) { return views.truth[slot] == own && seen[slot].empty(); });
        if (!denied.empty()) findings.push_back(givenUp(pod, denied));
        differing = differing - denied;
        if (differing.empty()) continue;
        const auto first = static_cast<std::size_t>(differing.slots().front());
        const auto name = [&](std::string_view id) {
            const auto* member = snapshot.memberByNodeId(std::string(id));
            return member ? member->name : id.empty() ? std::string("nobody") : std::string(id);
        };
        findings.push_back(
            {"views-disagree",
             Severity::Critical,
             fmt::format("{} sees {}slot {} as {}'s, not {}'s", pod,
                         differing.size() == 1 ? std::string()
                                               : fmt::format("other owners for {} ({}): ",
                                                             counted(differing.size(), "slot"), differing.toString()),
                         first, name(owners[first]), name(views.truth[first])),
             "Clients that ask it are sent to the wrong server",
             "Wait a moment for gossip; if it stays, the owner's config epoch must grow (CLUSTER BUMPEPOCH)",
             {pod},
             differing});
    }
}

/// Two servers say that a slot is their own: gossip decides for the higher epoch, and the other deletes its keys.
void checkClaims(const ClusterSnapshot& snapshot, Findings& findings) {
    SlotSet claimed, twice;
    for (const auto& member : snapshot.members) {
        if (!member.redis || !member.isPrimary()) continue;
        twice = twice | (claimed & member.slots());
        claimed = claimed | member.slots();
    }
    if (twice.empty()) return;
    std::vector<std::string> pods;
    for (const auto& member : snapshot.members)
        if (member.redis && member.isPrimary() && !(member.slots() & twice).empty()) pods.push_back(member.name);
    findings.push_back({"slots-claimed-twice", Severity::Critical,
                        fmt::format("{} {} claimed by more than one of {}", counted(twice.size(), "slot"),
                                    twice.size() == 1 ? "is" : "are", listed(pods)),
                        "Clients read and write in two places; the one with the lower epoch will lose its keys",
                        "Repair: the server with more of the keys stays the owner, and gets the other's", pods, twice});
}

void checkPersistence(const ClusterSnapshot& snapshot, Findings& findings) {
    Groups groups;
    for (const auto& member : snapshot.members) {
        if (!member.redis) continue;
        const auto& info = member.redis->info;
        std::vector<std::string> failed;
        for (const auto& [field, what] : {std::pair{"rdb_last_bgsave_status", "save an RDB file"},
                                          std::pair{"aof_last_write_status", "write the AOF"},
                                          std::pair{"aof_last_bgrewrite_status", "rewrite the AOF"}})
            if (const auto found = info.find(field); found != info.end() && found->second == "err")
                failed.push_back(what);
        if (!failed.empty()) groups[listed(failed)].push_back(member.name);
    }
    for (const auto& [failed, pods] : groups)
        findings.push_back(
            {"persistence-failed",
             Severity::Warning,
             fmt::format("{} could not {}", named(pods), failed),
             orMany(pods, "A restart may lose writes; with stop-writes-on-bgsave-error it refuses writes now",
                    "A restart may lose writes; with stop-writes-on-bgsave-error they refuse writes now"),
             orMany(pods, "Look at its log and at the room on its volume",
                    "Look at their logs and at the room on their volumes"),
             pods,
             {}});
}

void checkMemory(const ClusterSnapshot& snapshot, Findings& findings) {
    constexpr double much = 0.9;
    for (const auto& member : snapshot.members) {
        if (!member.redis) continue;
        const auto used = redis::infoInteger(member.redis->info, "used_memory");
        const auto most = redis::infoInteger(member.redis->info, "maxmemory");
        if (most <= 0 || static_cast<double>(used) < much * static_cast<double>(most)) continue;
        findings.push_back({"memory-short",
                            Severity::Warning,
                            fmt::format("{} uses {}% of its maxmemory", member.name, 100 * used / most),
                            "Soon it refuses writes or evicts keys, as maxmemory-policy says",
                            "Scale up, or raise maxmemory and the pod's limit",
                            {member.name},
                            {}});
    }
}

void checkReplicas(const ClusterSnapshot& snapshot, Findings& findings) {
    for (const auto& member : snapshot.members) {
        const auto* self = member.redis ? member.redis->self() : nullptr;
        if (!self || !self->replica) continue;
        const auto& info = member.redis->info;
        const auto link = info.find("master_link_status");
        if (link == info.end() || link->second == "up") continue;
        const auto* primary = snapshot.memberByNodeId(self->primaryId);
        findings.push_back({"replica-cut-off",
                            Severity::Warning,
                            fmt::format("{} has no link to its primary {}", member.name,
                                        primary ? primary->name : self->primaryId.substr(0, 8)),
                            "It gets no writes; if it took over now, acknowledged writes would be lost",
                            "Look at its log and at the network between them",
                            {member.name},
                            {}});
    }
}

/// A primary that has fewer replicas than there are for each, or none where others have some. How many were asked for
/// is written nowhere.
void checkReplicasShort(const ClusterSnapshot& snapshot, Findings& findings) {
    std::map<std::string, std::int64_t> replicas;  // by the primary's id
    std::int64_t all = 0;
    for (const auto& member : snapshot.members) {
        const auto* self = member.redis ? member.redis->self() : nullptr;
        if (!self || !self->replica) continue;
        ++replicas[self->primaryId];
        ++all;
    }
    std::vector<const cluster::Member*> primaries;
    for (const auto& member : snapshot.members)
        if (member.redis && member.isPrimary() && !member.slots().empty()) primaries.push_back(&member);
    if (all == 0 || primaries.empty()) return;
    const auto share = all / static_cast<std::int64_t>(primaries.size());
    std::vector<std::string> pods;
    redis::SlotSet slots;
    std::int64_t least = all;
    for (const auto* primary : primaries) {
        const auto own = replicas[primary->redis->id];
        if (own > 0 && own >= share) continue;
        pods.push_back(primary->name);
        slots = slots | primary->slots();
        least = std::min(least, own);
    }
    if (pods.empty()) return;
    const bool uneven = least < share;
    findings.push_back({"replicas-short", uneven ? Severity::Warning : Severity::Notice,
                        pods.size() == 1 ? pods.front() + " has fewer replicas than other primaries"
                                         : fmt::format("{} primaries have fewer replicas than others", pods.size()),
                        least == 0 ? "If one without a replica is lost, nobody takes over until its pod is back"
                                   : "They can lose fewer pods than the others before slots are not served",
                        uneven ? "Make a replica of a primary that has more replicate it (CLUSTER REPLICATE)"
                               : "Scale up, so that there is a replica for each primary",
                        std::move(pods), std::move(slots)});
}

/// As redis-cli's rebalance: within 2 % is even.
void checkSkew(const ClusterSnapshot& snapshot, Findings& findings) {
    int primaries = 0, most = 0;
    std::string who;
    for (const auto& member : snapshot.members) {
        if (!member.redis || !member.isPrimary() || member.redis->nodes.size() <= 1) continue;
        ++primaries;
        if (member.slots().size() > most) who = member.name;
        most = std::max(most, member.slots().size());
    }
    if (primaries < 2 || most * primaries <= redis::slotCount * 1.02) return;
    findings.push_back({"slots-uneven",
                        Severity::Notice,
                        fmt::format("the slots are not spread evenly: {} owns {}", who, grouped(most)),
                        "It serves more than its share",
                        "Rebalance, unless it is meant so",
                        {who},
                        {}});
}

void checkMembership(const ClusterSnapshot& snapshot, Findings& findings) {
    for (const auto& member : snapshot.members) {
        if (!member.redis) continue;
        std::vector<std::string> strange;
        std::size_t others = 0;
        for (const auto& other : snapshot.members) {
            if (!other.redis || other.name == member.name) continue;
            ++others;
            if (!other.redis->find(member.nodeId())) strange.push_back(other.name);
        }
        if (strange.empty()) continue;
        const bool outside = strange.size() == others && member.slots().empty();
        findings.push_back({outside ? "pod-outside" : "node-unknown",
                            outside ? Severity::Warning : Severity::Critical,
                            outside ? fmt::format("{} is not part of the Redis Cluster", member.name)
                                    : fmt::format("{} {} not know {}", listed(strange),
                                                  strange.size() == 1 ? "does" : "do", member.name),
                            outside ? "It serves no keys" : "They can't send clients there",
                            "Introduce it again (CLUSTER MEET)",
                            {member.name},
                            {}});
    }
    for (const auto& stranger : snapshot.strangers) {
        const auto& line = stranger.line;
        // A server that can't be asked is not a ghost: its pod's address says whose it is.
        const auto isUnread = [&](const Member& member) {
            return !member.redis && member.pod && !line.host.empty() && member.pod->podIp == line.host;
        };
        if (std::any_of(snapshot.members.begin(), snapshot.members.end(), isUnread)) continue;
        const bool someUnread = std::any_of(snapshot.members.begin(), snapshot.members.end(),
                                            [](const Member& member) { return !member.redis; });
        findings.push_back(
            {"node-without-pod", line.slots.empty() ? Severity::Warning : Severity::Critical,
             fmt::format("Redis node {} at {} is known to {} but is {}", line.id.substr(0, 8),
                         line.host.empty() ? "no address" : line.host, listed(stranger.knownBy),
                         someUnread ? "no pod that could be read" : "no pod's"),
             line.slots.empty()
                 ? "It may be a ghost that nobody forgot, or a node of another Redis Cluster"
                 : fmt::format("It owns {}, which none of the pods serves", counted(line.slots.size(), "slot")),
             "If it is gone for good: CLUSTER FORGET on every node within a minute", stranger.knownBy, line.slots});
    }
}

/// Open slots between the same two nodes, by who has them open.
struct OpenSlots {
    SlotSet giving, taking;
};

/// "12 keys are at redis-0 and 4 at redis-1"; empty where that was not counted.
std::string keysOf(const SlotSet& slots, const std::vector<const Member*>& holders) {
    std::vector<std::string> words;
    std::int64_t all = 0;
    for (const auto* member : holders) {
        if (!member || !member->redis) continue;
        std::int64_t keys = 0;
        for (const int slot : slots.slots()) {
            const auto known = member->redis->openKeys.find(slot);
            if (known == member->redis->openKeys.end()) return {};
            keys += known->second;
        }
        all += keys;
        const auto number = words.empty() ? counted(keys, "key") + (keys == 1 ? " is" : " are") : grouped(keys);
        words.push_back(fmt::format("{} at {}", number, member->name));
    }
    if (words.empty()) return {};
    return all > 0 ? "; " + listed(words) : std::string("; no key is in ") + (slots.size() == 1 ? "it" : "them");
}

void checkOpenSlots(const ClusterSnapshot& snapshot, Findings& findings) {
    std::map<std::pair<std::string, std::string>, OpenSlots> moves;  // by the ids of source and target
    for (const auto& member : snapshot.members) {
        const auto* self = member.redis ? member.redis->self() : nullptr;
        if (!self) continue;
        for (const auto& open : self->migrating) moves[{self->id, open.nodeId}].giving.add(open.slot);
        for (const auto& open : self->importing) moves[{open.nodeId, self->id}].taking.add(open.slot);
    }
    const auto add = [&](const std::pair<std::string, std::string>& ends, const SlotSet& slots, const char* form,
                         std::string meaning) {
        if (slots.empty()) return;
        const auto *from = snapshot.memberByNodeId(ends.first), *to = snapshot.memberByNodeId(ends.second);
        const auto name = [](const Member* member, const std::string& id) {
            return member ? member->name : "node " + id.substr(0, 8);
        };
        std::vector<std::string> pods;
        for (const auto* member : {from, to})
            if (member) pods.push_back(member->name);
        const auto title = fmt::format(
            fmt::runtime(form),
            fmt::arg("slots", slots.size() == 1 ? "slot " + slots.toString()
                                                : counted(slots.size(), "slot") + " (" + slots.toString() + ")"),
            fmt::arg("are", slots.size() == 1 ? "is" : "are"), fmt::arg("them", slots.size() == 1 ? "it" : "them"),
            fmt::arg("from", name(from, ends.first)), fmt::arg("to", name(to, ends.second)));
        findings.push_back({"slot-open", Severity::Warning, title + keysOf(slots, {from, to}), std::move(meaning),
                            "If no move runs, repair finishes or undoes it", std::move(pods), slots});
    };
    for (const auto& [ends, move] : moves) {
        add(ends, move.giving & move.taking, "{slots} {are} in the middle of a move from {from} to {to}",
            "A move is under way, or one was broken off: multi-key commands on them may fail");
        add(ends, move.giving - move.taking, "{from} is giving {slots} to {to}, which is not taking {them}",
            "A move was broken off: commands on keys that are not there any more fail");
        add(ends, move.taking - move.giving, "{to} is taking {slots} from {from}, which is not giving {them}",
            "A move was broken off, or its end was not heard of; clients don't notice");
    }
}

/// Jobs of workers are none of the cluster's own, but they are ours to remove.
void checkWorkers(const ClusterSnapshot& snapshot, Findings& findings) {
    std::vector<std::string> names;
    for (const auto& job : snapshot.abandoned) names.push_back(job.meta.name);
    if (names.empty()) return;
    const bool one = names.size() == 1;
    findings.push_back(
        {"workers-left",
         Severity::Notice,
         fmt::format("Job{} {} {} left of load that was broken off", one ? "" : "s", named(names), one ? "is" : "are"),
         "Whoever ran it is gone: its pods end when nobody listens to them any more, and take up room until then",
         fmt::format("The next consistency check or benchmark removes {0}; by hand: kubectl -n {1} delete job {2}",
                     one ? "it" : "them", snapshot.target.ns, fmt::join(names, " ")),
         {},
         {}});
}

void checkHealth(const ClusterSnapshot& snapshot, Findings& findings) {
    for (const auto& member : snapshot.members) {
        std::vector<std::string> failed, suspected;
        for (const auto& other : snapshot.members) {
            if (!other.redis || other.name == member.name) continue;
            const auto& lines = other.redis->nodes;
            const auto line = std::find_if(lines.begin(), lines.end(), [&](const auto& l) {
                return member.redis ? l.id == member.nodeId() : member.pod && l.host == member.pod->podIp;
            });
            if (line == lines.end()) continue;
            if (line->fail) failed.push_back(other.name);
            if (line->pfail && !line->fail) suspected.push_back(other.name);
        }
        if (!failed.empty())
            findings.push_back({"node-failed",
                                Severity::Critical,
                                fmt::format("{} is marked as failed by {}", member.name, listed(failed)),
                                "Its slots are not served, unless a replica took over",
                                "If its pod runs, look at the network between them (ports 6379 and 16379)",
                                {member.name},
                                member.slots()});
        else if (!suspected.empty())
            findings.push_back({"node-suspected",
                                Severity::Warning,
                                fmt::format("{} is not reached by {}", member.name, listed(suspected)),
                                "It will be marked as failed if most primaries agree",
                                "Look at the network between them (ports 6379 and 16379)",
                                {member.name},
                                {}});
    }
    Groups states;
    for (const auto& member : snapshot.members)
        if (member.redis && member.redis->cluster.state != "ok")
            states[member.redis->cluster.state].push_back(member.name);
    for (const auto& [state, pods] : states) {
        SlotSet slots;
        for (const auto& pod : pods) slots = slots | snapshot.member(pod)->slots();
        findings.push_back({"state-fail", Severity::Critical,
                            fmt::format("{} {} cluster_state:{}", named(pods), orMany(pods, "says", "say"), state),
                            orMany(pods, "It refuses commands on keys", "They refuse commands on keys"),
                            "It ends by itself where all slots have an owner and most primaries answer; what is in "
                            "the way of that has a finding of its own",
                            pods, slots});
    }
}

void checkAddresses(const ClusterSnapshot& snapshot, Findings& findings) {
    for (const auto& member : snapshot.members) {
        if (!member.redis || !member.pod || member.pod->podIp.empty()) continue;
        const auto& address = member.pod->podIp;
        std::set<std::string> wrong;
        std::vector<std::string> by;
        for (const auto& other : snapshot.members) {
            const auto* line = other.redis ? other.redis->find(member.nodeId()) : nullptr;
            if (!line || line->host.empty() || line->host == address) continue;
            wrong.insert(line->host);
            by.push_back(other.name == member.name ? member.name + " itself" : other.name);
        }
        if (wrong.empty()) continue;
        findings.push_back({"address-wrong",
                            Severity::Warning,
                            fmt::format("{} is at {}, but {} {} {}", member.name, address, listed(by),
                                        by.size() == 1 ? "says" : "say", listed({wrong.begin(), wrong.end()})),
                            "Clients are sent to an address that is old or somebody else's",
                            "Start redis-server with --cluster-announce-ip from the pod's own address, as the built-in "
                            "manifests do; then restart the pod",
                            {member.name},
                            member.slots()});
    }
}

void checkEpochs(const ClusterSnapshot& snapshot, Findings& findings) {
    std::map<std::uint64_t, std::vector<std::string>> byEpoch;
    for (const auto& member : snapshot.members)
        if (!member.slots().empty()) byEpoch[member.redis->self()->configEpoch].push_back(member.name);
    for (const auto& [epoch, pods] : byEpoch)
        if (pods.size() > 1)
            findings.push_back({"epochs-collide",
                                Severity::Warning,
                                fmt::format("{} have the same config epoch {}", listed(pods), epoch),
                                "If both claim a slot, nobody decides who wins",
                                "Wait a moment: Redis sorts it out; otherwise CLUSTER BUMPEPOCH on one",
                                pods,
                                {}});
}

std::string sentenceOf(const ClusterSnapshot& snapshot, const CheckReport& report) {
    if (report.alarming()) {
        const auto more = std::count_if(report.findings.begin() + 1, report.findings.end(),
                                        [](const Finding& f) { return f.severity != Severity::Notice; });
        return report.findings[0].title + (more ? fmt::format("; and {} more", counted(more, "finding")) : "");
    }
    if (!report.unread.empty())
        return fmt::format("The Redis server{} of {} {} being read", orMany(report.unread, "", "s"),
                           named(report.unread), orMany(report.unread, "is", "are"));
    std::int64_t primaries = 0, replicas = 0;
    for (const auto& member : snapshot.members) {
        if (!member.slots().empty()) ++primaries;
        if (const auto* self = member.redis ? member.redis->self() : nullptr; self && self->replica) ++replicas;
    }
    auto sentence = counted(primaries, "primary");
    if (replicas > 0) sentence += " with " + counted(replicas, "replica");
    sentence += " cover all 16,384 slots and agree";
    for (const auto& finding : report.findings) sentence += "; " + finding.title;
    return sentence;
}

/// What a run does to the cluster by itself while it goes on, by operation.
const std::set<std::string>& ownDoing(const std::string& operation) {
    static const std::set<std::string> none,
        deploy{"statefulset-missing", "no-pods",     "pod-missing",  "pod-not-ready",
               "node-unreachable",    "not-created", "nothing-known"},
        create{"not-created", "slots-uncovered", "views-disagree", "pod-outside",    "node-unknown",
               "state-fail",  "epochs-collide",  "slots-uneven",   "replicas-short", "replica-cut-off"},
        update{"slot-open",     "slots-uneven",     "views-disagree", "pod-missing",     "pod-not-ready",
               "pod-outside",   "node-unreachable", "node-unknown",   "node-failed",     "node-suspected",
               "address-wrong", "node-without-pod", "replicas-short", "replica-cut-off", "state-fail"};
    if (operation == "deploy") return deploy;
    if (operation == "create") return create;
    return operation == "update" || operation == "rollback" || operation == "rebalance" ? update : none;
}

}  // namespace

bool expectedDuring(const std::string& operation, const Finding& finding) {
    if (!ownDoing(operation).contains(finding.kind)) return false;
    if (operation == "create") return true;
    // Only pods that own nothing may be away.
    static const std::set<std::string> away{"node-unreachable", "node-failed", "node-without-pod", "state-fail"};
    return !away.contains(finding.kind) || finding.slots.empty();
}

std::string_view toString(Severity severity) {
    switch (severity) {
        case Severity::Notice: return "notice";
        case Severity::Warning: return "warning";
        case Severity::Critical: return "critical";
    }
    return "warning";
}

bool CheckReport::alarming() const {
    return std::any_of(findings.begin(), findings.end(),
                       [](const Finding& finding) { return finding.severity != Severity::Notice; });
}

bool CheckReport::healthy() const { return unread.empty() && !alarming(); }

CheckReport check(const ClusterSnapshot& snapshot, std::vector<Finding> more) {
    CheckReport report;
    report.findings = std::move(more);
    auto& findings = report.findings;
    checkKubernetes(snapshot, findings);
    checkPods(snapshot, findings);
    const auto views = viewsOf(snapshot);
    checkReachable(snapshot, views, findings);
    checkWorkers(snapshot, findings);
    for (const auto& member : snapshot.members)
        if (!member.redis && cluster::isNotReadYet(member.redis.error())) report.unread.push_back(member.name);
    if (snapshot.created()) {
        checkCoverage(views, findings);
        checkAgreement(snapshot, views, findings);
        checkMembership(snapshot, findings);
        checkClaims(snapshot, findings);
        checkOpenSlots(snapshot, findings);
        checkHealth(snapshot, findings);
        checkAddresses(snapshot, findings);
        checkEpochs(snapshot, findings);
        checkReplicas(snapshot, findings);
        checkReplicasShort(snapshot, findings);
        checkPersistence(snapshot, findings);
        checkMemory(snapshot, findings);
        checkSkew(snapshot, findings);
    } else if (!report.unread.empty()) {
        // Whether there is a cluster is not known yet.
    } else if (!views.byPod.empty()) {
        findings.insert(findings.begin(), {"not-created",
                                           Severity::Warning,
                                           "The Redis Cluster is not created yet",
                                           "The servers run, but none owns a slot",
                                           "Create it",
                                           {},
                                           {}});
    } else if (findings.empty()) {
        findings.push_back(
            {"nothing-known", Severity::Critical, "Nothing is known about the cluster yet", "", "", {}, {}});
    }
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding& a, const Finding& b) { return a.severity > b.severity; });
    report.sentence = sentenceOf(snapshot, report);
    return report;
}

}  // namespace slotpilot::operations
