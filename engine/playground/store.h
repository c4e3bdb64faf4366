// SPDX-License-Identifier: GPL-3.0-or-later
// Where the playground's objects live: versioned, with a bounded history for watches.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <vector>

#include "playground/api_error.h"
#include "playground/kinds.h"

namespace slotpilot::playground {

/// An object as stored; nobody edits one.
using Object = std::shared_ptr<const Json>;

/// Where an object is; `resource` as `Kind::resource` gives it, `ns` empty for those without namespace.
struct Key {
    std::string resource, ns, name;
    friend auto operator<=>(const Key&, const Key&) = default;
};

/// A step of the history. `previous` is what a watch with a selector compares with.
struct Change {
    enum class Type { Added, Modified, Deleted };
    std::uint64_t revision;
    Type type;
    Key key;
    Object object, previous;
};

/// Thread-safe.
class Store {
public:
    /// Edits an object under the store's lock: it must not call the store.
    using Edit = std::function<Answer<void>(Json&)>;

    /// Objects as of one revision, ordered by namespace and name.
    struct Listing {
        std::vector<Object> objects;
        std::uint64_t revision;
    };

    Object get(const Key& key) const;
    /// Of one namespace, or of all if it is empty.
    Listing list(const std::string& resource, const std::string& ns = {}) const;
    std::vector<std::pair<Key, Object>> all() const;

    /// Sets uid, creationTimestamp, resourceVersion and generation. Errors: 409 AlreadyExists.
    Answer<Object> create(const Key& key, Json object, bool dryRun = false);
    /// Nothing is stored if nothing changed. An object that is being deleted goes with its last finalizer.
    /// Errors: 404, those of `edit`.
    Answer<Object> update(const Key& key, const Edit& edit, bool dryRun = false);
    /// Removes it for good; with a `uid` only that very object. Errors: 404, 409.
    Answer<Object> remove(const Key& key, const std::string& uid = {}, bool dryRun = false);

    std::uint64_t revision() const;
    /// Changes after `revision`. Errors: 410 when the history does not reach back that far.
    Answer<std::vector<Change>> since(std::uint64_t revision) const;
    /// Returns when there is something after `revision`, on a stop, or after `atMost`.
    void waitBeyond(std::uint64_t revision, std::chrono::milliseconds atMost, std::stop_token stop) const;

    /// Called after each change, on the changing thread; to be set before threads share the store.
    void onChange(std::function<void()> listener) { listener_ = std::move(listener); }

    /// All objects as JSON, and back. `load` is for an empty store.
    Json save() const;
    void load(const Json& saved);

private:
    Object put(const Key& key, Json object, Change::Type type, Object previous);
    void announce();

    mutable std::mutex mutex_;
    mutable std::condition_variable_any changed_;
    std::map<Key, Object> objects_;
    std::deque<Change> history_;
    std::uint64_t revision_ = 1, forgotten_ = 1;
    std::function<void()> listener_;
};

/// A random version 4 UUID.
std::string makeUid();
/// Letters and digits as Kubernetes' generated names use them.
std::string randomSuffix(int length);
/// Now, as `metav1.Time`.
std::string now();

/// `object` at a JSON pointer as text, or empty.
std::string text(const Json& object, const std::string& pointer);
/// `object` at a JSON pointer, or null.
const Json& at(const Json& object, const std::string& pointer);
Key keyOf(const Kind& kind, const Json& object);

}  // namespace slotpilot::playground
