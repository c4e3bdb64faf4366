// SPDX-License-Identifier: GPL-3.0-or-later
// From files to objects.
#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <charconv>
#include <fstream>
#include <sstream>

#include "base/subprocess.h"
#include "operations/deploy.h"
#include "operations/embedded.h"

namespace slotpilot::operations {
namespace {

using nlohmann::json;

/// A plain (unquoted) scalar as YAML 1.2's core schema reads it.
/// https://yaml.org/spec/1.2.2/#103-core-schema
json plainScalar(const std::string& text) {
    if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL") return nullptr;
    if (text == "true" || text == "True" || text == "TRUE") return true;
    if (text == "false" || text == "False" || text == "FALSE") return false;
    const char* end = text.data() + text.size();
    const char* begin = text.data() + (text[0] == '+' ? 1 : 0);
    std::int64_t integer = 0;
    if (const auto [rest, problem] = std::from_chars(begin, end, integer); problem == std::errc() && rest == end)
        return integer;
    if (text.find_first_not_of("0123456789+-.eE") != std::string::npos) return text;
    double number = 0;
    if (const auto [rest, problem] = std::from_chars(begin, end, number); problem == std::errc() && rest == end)
        return number;
    return text;
}

json toJson(const YAML::Node& node) {
    switch (node.Type()) {
        case YAML::NodeType::Undefined:
        case YAML::NodeType::Null: return nullptr;
        case YAML::NodeType::Scalar:
            return node.Tag() == "?" || node.Tag().empty() ? plainScalar(node.Scalar()) : json(node.Scalar());
        case YAML::NodeType::Sequence: {
            json list = json::array();
            for (const auto& element : node) list.push_back(toJson(element));
            return list;
        }
        case YAML::NodeType::Map: {
            json object = json::object();
            for (const auto& entry : node) object[entry.first.as<std::string>()] = toJson(entry.second);
            return object;
        }
    }
    return nullptr;
}

/// A text that reads as a text: quoted where YAML would take it for something else, line by line where it has lines.
void emitText(YAML::Emitter& out, const std::string& text) {
    if (text.find('\n') != std::string::npos && text.find("\n ") != 0 && text.back() == '\n')
        out << YAML::Literal << text;
    else if (!plainScalar(text).is_string() || text.find('\n') != std::string::npos)
        out << YAML::DoubleQuoted << text;
    else
        out << text;
}

void emit(YAML::Emitter& out, const json& value) {
    if (value.is_structured() && value.empty()) out << YAML::Flow;
    if (value.is_object()) {
        out << YAML::BeginMap;
        const auto entry = [&](const std::string& key, const json& inner) {
            out << YAML::Key;
            emitText(out, key);
            out << YAML::Value;
            emit(out, inner);
        };
        // A list's items are told apart by their names, so these come first.
        if (value.contains("name")) entry("name", value["name"]);
        for (const auto& [key, inner] : value.items())
            if (key != "name") entry(key, inner);
        out << YAML::EndMap;
    } else if (value.is_array()) {
        out << YAML::BeginSeq;
        for (const auto& inner : value) emit(out, inner);
        out << YAML::EndSeq;
    } else if (value.is_string()) {
        emitText(out, value.get<std::string>());
    } else if (value.is_null()) {
        out << YAML::Null;
    } else {
        out << value.dump();
    }
}

/// All documents of a YAML text, empty ones left out. Errors: Invalid (with the line).
Expected<std::vector<json>> parseYaml(const std::string& text, const std::string& where) {
    try {
        std::vector<json> documents;
        for (const auto& document : YAML::LoadAll(text))
            if (auto object = toJson(document); !object.is_null()) documents.push_back(std::move(object));
        return documents;
    } catch (const YAML::Exception& e) {
        return fail(ErrorCode::Invalid, "is no valid YAML: " + e.msg, fmt::format("{}:{}", where, e.mark.line + 1));
    }
}

std::string text(const json& object, const std::string& pointer) {
    const json::json_pointer at(pointer);
    return object.contains(at) && object[at].is_string() ? object[at].get<std::string>() : std::string();
}

/// Kustomize's namespace transformer, for the ServiceAccounts that a binding names. Kubernetes wants it there.
void moveSubjects(json& object, const std::vector<json>& objects, const std::string& ns) {
    if (!object.contains("subjects") || !object["subjects"].is_array()) return;
    for (auto& subject : object["subjects"]) {
        const auto isIt = [&](const json& other) {
            return text(other, "/kind") == "ServiceAccount" && text(other, "/metadata/name") == text(subject, "/name");
        };
        if (text(subject, "/kind") == "ServiceAccount" && std::any_of(objects.begin(), objects.end(), isIt))
            subject["namespace"] = ns;
    }
}

/// Checks that each is an object with a name, and puts it into `ns`. Errors: Invalid.
Expected<std::vector<json>> placed(std::vector<json> objects, const std::string& ns, const std::string& where) {
    for (auto& object : objects) {
        const auto kind = text(object, "/kind"), name = text(object, "/metadata/name");
        if (text(object, "/apiVersion").empty() || kind.empty() || name.empty())
            return fail(ErrorCode::Invalid, "holds something without apiVersion, kind or metadata.name", where);
        const auto own = text(object, "/metadata/namespace");
        if (!own.empty() && own != ns)
            return fail(ErrorCode::Invalid,
                        fmt::format("{} {} belongs to the namespace {}, not to {}", kind, name, own, ns), where,
                        "Choose that namespace, or leave it out of the manifest");
        object["metadata"]["namespace"] = ns;
        moveSubjects(object, objects, ns);
    }
    return objects;
}

/// The objects of an embedded kustomization: its `resources`, files or further folders.
Expected<void> collect(const std::string& folder, std::vector<json>& objects) {
    const auto& files = embeddedManifests();
    const auto kustomization = files.find(folder + "kustomization.yaml");
    if (kustomization == files.end())
        return fail(ErrorCode::Internal, "is not embedded", folder + "kustomization.yaml");
    TRY_ASSIGN(documents, parseYaml(kustomization->second, kustomization->first));
    for (const auto& resource : documents.at(0).at("resources")) {
        const auto path = folder + resource.get<std::string>();
        const auto file = files.find(path);
        if (file == files.end()) {
            TRY(collect(path + "/", objects));
            continue;
        }
        TRY_ASSIGN(found, parseYaml(file->second, path));
        objects.insert(objects.end(), found.begin(), found.end());
    }
    return {};
}

Expected<std::string> kustomize(const std::filesystem::path& directory, std::stop_token stop) {
    ProcessSpec spec;
    spec.arguments = {"kubectl", "kustomize", directory.string()};
    auto result = run(spec, stop);
    if (!result && result.error().code == ErrorCode::NotFound)
        return fail(wrap(std::move(result).error(), "a kustomization of one's own needs kubectl", directory.string(),
                         "Install kubectl, or give a YAML file instead of a directory"));
    if (!result) return fail(std::move(result).error());
    if (result->exitCode != 0) {
        auto said = result->errors;
        while (!said.empty() && said.back() == '\n') said.pop_back();
        return fail(ErrorCode::Invalid, "kubectl kustomize refuses it: " + said, directory.string());
    }
    return std::move(result->output);
}

}  // namespace

Expected<std::vector<json>> builtInManifests(const std::string& ns) {
    std::vector<json> objects;
    TRY(collect("", objects));
    TRY(collect("monitoring/", objects));
    return placed(std::move(objects), ns, "built-in manifests");
}

std::string builtInFile(const json& object) {
    for (const auto& [path, yaml] : embeddedManifests()) {
        const auto documents = parseYaml(yaml, path);
        if (!documents) continue;
        for (const auto& document : *documents)
            if (text(document, "/kind") == text(object, "/kind") &&
                text(document, "/metadata/name") == text(object, "/metadata/name"))
                return "manifests/" + path;
    }
    return {};
}

Expected<std::vector<json>> readManifests(const std::filesystem::path& path, const std::string& ns,
                                          std::stop_token stop) {
    std::error_code problem;
    if (!std::filesystem::exists(path, problem))
        return fail(ErrorCode::NotFound, "there is no such file or directory", path.string());
    std::string yaml;
    if (std::filesystem::is_directory(path, problem)) {
        TRY_ASSIGN(output, kustomize(path, stop));
        yaml = std::move(output);
    } else {
        std::ostringstream buffer;
        buffer << std::ifstream(path).rdbuf();
        if (!buffer) return fail(ErrorCode::Io, "can't be read, or is empty", path.string());
        yaml = buffer.str();
    }
    TRY_ASSIGN(objects, parseYaml(yaml, path.string()));
    if (objects.empty()) return fail(ErrorCode::Invalid, "holds no objects", path.string());
    return placed(std::move(objects), ns, path.string());
}

std::string yamlOf(const json& object) {
    YAML::Emitter out;
    out.SetSeqFormat(YAML::Block);
    emit(out, object);
    return std::string(out.c_str()) + "\n";
}

Expected<json> objectFromYaml(const std::string& text, const std::string& where) {
    TRY_ASSIGN(documents, parseYaml(text, where));
    if (documents.size() != 1 || !documents.front().is_object())
        return fail(ErrorCode::Invalid, "must be one object", where);
    return std::move(documents.front());
}

}  // namespace slotpilot::operations
