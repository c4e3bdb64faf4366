// SPDX-License-Identifier: GPL-3.0-or-later
#include "playground/watch.h"

#include <charconv>
#include <chrono>

#include "playground/table.h"

namespace slotpilot::playground {
namespace {

using Clock = std::chrono::steady_clock;

/// Kubernetes sends one about every minute; a shorter time keeps idle watches from growing too old here.
constexpr std::chrono::seconds bookmarkEvery{10};

class WatchStream : public Stream {
public:
    WatchStream(const Store& store, const Request& request, const Kind& kind, std::string ns, Selector selector,
                bool table, std::uint64_t revision)
        : store_(store),
          kind_(kind),
          ns_(std::move(ns)),
          selector_(std::move(selector)),
          table_(table),
          include_(request.parameter("includeObject")),
          bookmarks_(request.flag("allowWatchBookmarks")),
          revision_(revision),
          lastBookmark_(Clock::now()) {
        const auto timeout = request.parameter("timeoutSeconds");
        end_ = Clock::now() + std::chrono::seconds(timeout.empty() ? 3600 : std::max(1L, std::atol(timeout.c_str())));
        if (revision == 0) sendPresent(request.flag("sendInitialEvents"));
    }

    std::optional<std::string> next(std::stop_token stop) override {
        if (!pending_.empty()) return std::exchange(pending_, {});
        if (over_ || stop.stop_requested()) return std::nullopt;
        if (Clock::now() >= end_) {
            over_ = true;
            return bookmarks_ ? bookmark(false) : "";
        }
        store_.waitBeyond(revision_, std::chrono::milliseconds(250), stop);
        const auto changes = store_.since(revision_);
        if (!changes) {
            over_ = true;
            return line("ERROR", changes.error().status());
        }
        std::string text;
        for (const auto& change : *changes) {
            revision_ = change.revision;
            if (change.key.resource == kind_.resource() && (ns_.empty() || change.key.ns == ns_)) text += tell(change);
        }
        if (text.empty() && bookmarks_ && Clock::now() - lastBookmark_ > bookmarkEvery) return bookmark(false);
        return text;
    }

private:
    void sendPresent(bool mark) {
        const auto listing = store_.list(kind_.resource(), ns_);
        revision_ = listing.revision;
        for (const auto& object : listing.objects)
            if (selector_.matches(*object)) pending_ += event("ADDED", object);
        if (mark) pending_ += bookmark(true);
    }

    /// An object that begins or ceases to fit the selector appears or goes, for this watch.
    std::string tell(const Change& change) {
        const bool was = change.previous && selector_.matches(*change.previous);
        const bool is = change.type != Change::Type::Deleted && selector_.matches(*change.object);
        if (is) return event(was ? "MODIFIED" : "ADDED", change.object);
        return was ? event("DELETED", change.object) : "";
    }

    std::string event(const char* type, const Object& object) {
        if (!table_) return line(type, *object);
        return line(type, toTable(kind_, {object}, include_, std::exchange(header_, false)));
    }

    std::string bookmark(bool initialEnd) {
        lastBookmark_ = Clock::now();
        Json meta{{"resourceVersion", std::to_string(revision_)}, {"creationTimestamp", nullptr}};
        if (initialEnd) meta["annotations"] = {{"k8s.io/initial-events-end", "true"}};
        return line("BOOKMARK", {{"kind", kind_.kind}, {"apiVersion", kind_.apiVersion()}, {"metadata", meta}});
    }

    static std::string line(const char* type, const Json& object) {
        return Json{{"type", type}, {"object", object}}.dump() + "\n";
    }

    const Store& store_;
    const Kind& kind_;
    const std::string ns_;
    const Selector selector_;
    const bool table_;
    const std::string include_;
    const bool bookmarks_;
    bool header_ = true, over_ = false;
    std::uint64_t revision_;
    Clock::time_point end_, lastBookmark_;
    std::string pending_;
};

}  // namespace

Answer<std::unique_ptr<Stream>> makeWatch(const Store& store, const Request& request, const Kind& kind,
                                          const std::string& ns, Selector selector, bool table) {
    const auto version = request.parameter("resourceVersion");
    std::uint64_t revision = 0;
    const auto* end = version.data() + version.size();
    if (std::from_chars(version.data(), end, revision).ptr != end)
        return refuse(badRequest("invalid resource version \"" + version + "\""));
    return std::make_unique<WatchStream>(store, request, kind, kind.namespaced ? ns : "", std::move(selector), table,
                                         revision);
}

}  // namespace slotpilot::playground
