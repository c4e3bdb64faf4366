// SPDX-License-Identifier: GPL-3.0-or-later
#include "playground/store.h"

#include <fmt/format.h>

#include <random>

#include "base/time.h"

namespace slotpilot::playground {
namespace {

constexpr std::size_t historyLimit = 5000;

/// Kinds whose metadata.generation counts changes of what is wanted.
bool countsGenerations(const Key& key) {
    return key.resource == "statefulsets.apps" || key.resource == "poddisruptionbudgets.policy" ||
           key.resource == "jobs.batch";
}

bool sameButStatus(const Json& a, const Json& b) {
    const auto wanted = [](const Json& object) {
        Json copy = object;
        copy.erase("status");
        copy.erase("metadata");
        return copy;
    };
    return wanted(a) == wanted(b);
}

std::mt19937_64& randomEngine() {
    thread_local std::mt19937_64 engine{(std::uint64_t{std::random_device{}()} << 32) | std::random_device{}()};
    return engine;
}

}  // namespace

Object Store::get(const Key& key) const {
    const std::lock_guard lock(mutex_);
    const auto found = objects_.find(key);
    return found == objects_.end() ? nullptr : found->second;
}

Store::Listing Store::list(const std::string& resource, const std::string& ns) const {
    const std::lock_guard lock(mutex_);
    Listing result{{}, revision_};
    for (auto it = objects_.lower_bound({resource, ns, ""}); it != objects_.end(); ++it) {
        if (it->first.resource != resource || (!ns.empty() && it->first.ns != ns)) break;
        result.objects.push_back(it->second);
    }
    return result;
}

std::vector<std::pair<Key, Object>> Store::all() const {
    const std::lock_guard lock(mutex_);
    return {objects_.begin(), objects_.end()};
}

Object Store::put(const Key& key, Json object, Change::Type type, Object previous) {
    object["metadata"]["resourceVersion"] = std::to_string(++revision_);
    auto stored = std::make_shared<const Json>(std::move(object));
    if (type == Change::Type::Deleted)
        objects_.erase(key);
    else
        objects_[key] = stored;
    history_.push_back({revision_, type, key, stored, std::move(previous)});
    if (history_.size() > historyLimit) {
        forgotten_ = history_.front().revision;
        history_.pop_front();
    }
    return stored;
}

void Store::announce() {
    changed_.notify_all();
    if (listener_) listener_();
}

Answer<Object> Store::create(const Key& key, Json object, bool dryRun) {
    std::unique_lock lock(mutex_);
    if (objects_.contains(key)) return refuse(alreadyExists(kindOf(key.resource), key.name));
    auto& meta = object["metadata"];
    meta["uid"] = makeUid();
    meta["creationTimestamp"] = now();
    if (countsGenerations(key)) meta["generation"] = 1;
    if (dryRun) return std::make_shared<const Json>(std::move(object));
    auto stored = put(key, std::move(object), Change::Type::Added, nullptr);
    lock.unlock();
    announce();
    return stored;
}

Answer<Object> Store::update(const Key& key, const Edit& edit, bool dryRun) {
    std::unique_lock lock(mutex_);
    const auto found = objects_.find(key);
    if (found == objects_.end()) return refuse(notFound(kindOf(key.resource), key.name));
    const auto previous = found->second;
    Json object = *previous;
    REFUSE_UNLESS(edit(object));
    if (object == *previous) return previous;
    if (countsGenerations(key) && !sameButStatus(object, *previous))
        object["metadata"]["generation"] = previous->at("metadata").value("generation", 0) + 1;
    if (dryRun) return std::make_shared<const Json>(std::move(object));
    const bool done = object["metadata"].contains("deletionTimestamp") && at(object, "/metadata/finalizers").empty() &&
                      !at(*previous, "/metadata/finalizers").empty() && key.resource != "pods";
    auto stored = put(key, std::move(object), done ? Change::Type::Deleted : Change::Type::Modified, previous);
    lock.unlock();
    announce();
    return stored;
}

Answer<Object> Store::remove(const Key& key, const std::string& uid, bool dryRun) {
    std::unique_lock lock(mutex_);
    const auto found = objects_.find(key);
    const auto& kind = kindOf(key.resource);
    if (found == objects_.end()) return refuse(notFound(kind, key.name));
    const auto previous = found->second;
    if (const auto present = text(*previous, "/metadata/uid"); !uid.empty() && uid != present)
        return refuse(conflict(
            kind, key.name, "Precondition failed: UID in precondition: " + uid + ", UID in object meta: " + present));
    if (dryRun) return previous;
    auto stored = put(key, *previous, Change::Type::Deleted, previous);
    lock.unlock();
    announce();
    return stored;
}

std::uint64_t Store::revision() const {
    const std::lock_guard lock(mutex_);
    return revision_;
}

Answer<std::vector<Change>> Store::since(std::uint64_t revision) const {
    const std::lock_guard lock(mutex_);
    if (revision < forgotten_)
        return refuse({410, "Expired", fmt::format("too old resource version: {} ({})", revision, forgotten_)});
    auto first = history_.end();
    while (first != history_.begin() && std::prev(first)->revision > revision) --first;
    return std::vector<Change>(first, history_.end());
}

void Store::waitBeyond(std::uint64_t revision, std::chrono::milliseconds atMost, std::stop_token stop) const {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, stop, atMost, [&] { return revision_ > revision; });
}

Json Store::save() const {
    const std::lock_guard lock(mutex_);
    Json items = Json::array();
    for (const auto& [key, object] : objects_)
        items.push_back({{"resource", key.resource}, {"ns", key.ns}, {"name", key.name}, {"object", *object}});
    return {{"revision", revision_}, {"items", std::move(items)}};
}

void Store::load(const Json& saved) {
    const std::lock_guard lock(mutex_);
    revision_ = forgotten_ = saved.at("revision").get<std::uint64_t>();
    for (const auto& item : saved.at("items"))
        objects_[{item.at("resource"), item.at("ns"), item.at("name")}] =
            std::make_shared<const Json>(item.at("object"));
}

std::string makeUid() {
    const auto high = randomEngine()(), low = randomEngine()();
    return fmt::format("{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}", high >> 32, (high >> 16) & 0xffff, high & 0xfff,
                       (low >> 48 & 0x3fff) | 0x8000, low & 0xffffffffffff);
}

std::string randomSuffix(int length) {
    static constexpr std::string_view letters = "bcdfghjklmnpqrstvwxz2456789";
    std::string result;
    for (int i = 0; i < length; ++i) result += letters[randomEngine()() % letters.size()];
    return result;
}

std::string now() { return toRfc3339(std::chrono::system_clock::now()); }

const Json& at(const Json& object, const std::string& pointer) {
    static const Json null;
    const Json::json_pointer path(pointer);
    return object.contains(path) ? object.at(path) : null;
}

std::string text(const Json& object, const std::string& pointer) {
    const auto& value = at(object, pointer);
    return value.is_string() ? value.get<std::string>() : std::string();
}

Key keyOf(const Kind& kind, const Json& object) {
    return {kind.resource(), kind.namespaced ? text(object, "/metadata/namespace") : "",
            text(object, "/metadata/name")};
}

}  // namespace slotpilot::playground
