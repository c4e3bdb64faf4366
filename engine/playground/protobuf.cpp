// SPDX-License-Identifier: GPL-3.0-or-later
#include "playground/protobuf.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "playground/certificates.h"

namespace slotpilot::playground {
namespace {

constexpr std::string_view magic{"k8s\0", 4};

struct Field;
using Message = std::vector<Field>;

/// A field of a message; numbers are from Kubernetes' generated.proto files.
struct Field {
    enum class Type { String, Integer, Object, Strings, TextMap, BytesMap };
    std::uint64_t number;
    const char* name;
    Type type = Type::String;
    Message message = {};
};
using Type = Field::Type;

const Message& metadata() {
    static const Message message{{1, "name"},
                                 {2, "generateName"},
                                 {3, "namespace"},
                                 {11, "labels", Type::TextMap},
                                 {12, "annotations", Type::TextMap}};
    return message;
}

const Message& deleteOptions() {
    static const Message message{{1, "gracePeriodSeconds", Type::Integer},
                                 {2, "preconditions", Type::Object, {{1, "uid"}}},
                                 {4, "propagationPolicy"},
                                 {5, "dryRun", Type::Strings}};
    return message;
}

const Message* messageOf(const std::string& kind) {
    static const Field meta{1, "metadata", Type::Object, metadata()};
    static const std::map<std::string, Message> messages{
        {"Namespace", {meta}},
        {"ServiceAccount", {meta}},
        {"ConfigMap", {meta, {2, "data", Type::TextMap}, {3, "binaryData", Type::BytesMap}}},
        {"Secret", {meta, {2, "data", Type::BytesMap}, {3, "type"}, {4, "stringData", Type::TextMap}}},
        {"Eviction", {meta, {2, "deleteOptions", Type::Object, deleteOptions()}}},
        {"DeleteOptions", deleteOptions()},
        {"SelfSubjectRulesReview", {meta, {2, "spec", Type::Object, {{1, "namespace"}}}}},
        {"SelfSubjectAccessReview",
         {meta,
          {2,
           "spec",
           Type::Object,
           {{1,
             "resourceAttributes",
             Type::Object,
             {{1, "namespace"},
              {2, "verb"},
              {3, "group"},
              {4, "version"},
              {5, "resource"},
              {6, "subresource"},
              {7, "name"}}},
            {2, "nonResourceAttributes", Type::Object, {{1, "path"}, {2, "verb"}}}}}}}};
    const auto found = messages.find(kind);
    return found == messages.end() ? nullptr : &found->second;
}

/// Reads fields one after the other.
class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    struct Value {
        std::uint64_t number, integer;
        std::string_view bytes;
    };

    /// The next field; nothing at the end or where the bytes make no sense.
    std::optional<Value> next() {
        if (bytes_.empty()) return std::nullopt;
        const auto tag = varint();
        Value value{tag >> 3, 0, {}};
        const auto wire = tag & 7;
        if (wire == 0) {
            value.integer = varint();
        } else if (wire == 2) {
            const auto size = varint();
            if (size > bytes_.size()) broken_ = true;
            value.bytes = bytes_.substr(0, size);
            bytes_.remove_prefix(value.bytes.size());
        } else {
            broken_ = true;
        }
        return broken_ ? std::nullopt : std::optional(value);
    }

    bool broken() const { return broken_; }

private:
    std::uint64_t varint() {
        std::uint64_t result = 0;
        for (unsigned shift = 0; shift < 64 && !bytes_.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(bytes_.front());
            bytes_.remove_prefix(1);
            result |= std::uint64_t{byte & 0x7fU} << shift;
            if (byte < 0x80) return result;
        }
        broken_ = true;
        return 0;
    }

    std::string_view bytes_;
    bool broken_ = false;
};

bool decode(std::string_view bytes, const Message& message, Json& object);

bool decodeField(const Field& field, const Reader::Value& value, Json& object) {
    const std::string text(value.bytes);
    if (field.type == Type::Object) return decode(value.bytes, field.message, object[field.name] = Json::object());
    if (field.type == Type::Integer) object[field.name] = static_cast<std::int64_t>(value.integer);
    if (field.type == Type::Strings) object[field.name].push_back(text);
    // Go writes empty strings, where JSON leaves them out.
    if (field.type == Type::String && !text.empty()) object[field.name] = text;
    if (field.type != Type::TextMap && field.type != Type::BytesMap) return true;
    Json entry = Json::object();
    if (!decode(value.bytes, {{1, "key"}, {2, "value"}}, entry)) return false;
    const auto content = entry.value("value", "");
    object[field.name][entry.value("key", "")] = field.type == Type::BytesMap ? base64(content) : content;
    return true;
}

bool decode(std::string_view bytes, const Message& message, Json& object) {
    Reader reader(bytes);
    while (const auto value = reader.next()) {
        const auto field = std::find_if(message.begin(), message.end(),
                                        [&](const Field& candidate) { return candidate.number == value->number; });
        if (field != message.end() && !decodeField(*field, *value, object)) return false;
    }
    return !reader.broken();
}

}  // namespace

bool isProtobuf(std::string_view body) { return body.starts_with(magic); }

Answer<Json> fromProtobuf(std::string_view body) {
    Json envelope = Json::object();
    std::string_view raw;
    Reader reader(body.substr(magic.size()));
    while (const auto value = reader.next()) {
        if (value->number == 1 && !decode(value->bytes, {{1, "apiVersion"}, {2, "kind"}}, envelope)) break;
        if (value->number == 2) raw = value->bytes;
    }
    const auto kind = envelope.value("kind", "");
    const auto* message = messageOf(kind);
    if (!message)
        return refuse({415, "UnsupportedMediaType",
                       "the playground does not read " + kind +
                           " as protobuf; send JSON or YAML, e.g. with --dry-run=client -o yaml | kubectl apply -f -"});
    if (reader.broken() || !decode(raw, *message, envelope)) return refuse(badRequest("the body is no valid protobuf"));
    return envelope;
}

}  // namespace slotpilot::playground
