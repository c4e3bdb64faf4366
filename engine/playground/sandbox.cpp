// SPDX-License-Identifier: GPL-3.0-or-later
#include "playground/sandbox.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "playground/certificates.h"
#include "playground/files.h"

namespace slotpilot::playground {
namespace {

namespace fs = std::filesystem;
using Mappings = std::vector<std::pair<std::string, std::string>>;

bool isNameCharacter(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' || c == '.'; }

std::string serviceAddress(const Store& store, const std::string& ns, const std::string& name) {
    const auto service = store.get({"services", ns, name});
    if (!service) return {};
    const auto& selector = at(*service, "/spec/selector");
    if (!selector.is_object() || selector.empty()) return {};
    std::string any;
    for (const auto& pod : store.list("pods", ns).objects) {
        const auto& labels = at(*pod, "/metadata/labels");
        const bool selected = std::all_of(selector.items().begin(), selector.items().end(), [&](const auto& item) {
            return labels.is_object() && labels.contains(item.key()) && labels[item.key()] == item.value();
        });
        const auto address = selected ? text(*pod, "/status/podIP") : "";
        if (address.empty()) continue;
        if (any.empty()) any = address;
        for (const auto& condition : at(*pod, "/status/conditions"))
            if (condition.value("type", "") == "Ready" && condition.value("status", "") == "True") return address;
    }
    return any;
}

/// What follows POD.SERVICE or SERVICE in a DNS name; false if it is none of the forms.
bool readNamespace(const std::vector<std::string>& labels, std::size_t from, std::string& ns) {
    if (labels.size() > from) ns = labels[from];
    static const std::vector<std::string> tail{"svc", "cluster", "local"};
    for (std::size_t i = from + 1; i < labels.size(); ++i)
        if (i - from > tail.size() || labels[i] != tail[i - from - 1]) return false;
    return true;
}

std::vector<std::string> split(const std::string& name) {
    std::vector<std::string> labels{""};
    for (const char c : name) {
        if (c == '.')
            labels.emplace_back();
        else
            labels.back() += c;
    }
    return labels;
}

std::string resolveName(const Store& store, const Json& self, const std::string& name, bool whole) {
    if (name == "localhost" || name == "127.0.0.1") return text(self, "/status/podIP");
    const auto own = text(self, "/metadata/namespace");
    const auto labels = split(name);
    if (auto ns = own; labels.size() >= 2 && readNamespace(labels, 2, ns)) {
        const auto pod = store.get({"pods", ns, labels[0]});
        if (pod && text(*pod, "/spec/subdomain") == labels[1]) return text(*pod, "/status/podIP");
    }
    // A bare word in a script is rarely a service's name.
    if (auto ns = own; (whole || labels.size() > 1) && readNamespace(labels, 1, ns))
        return serviceAddress(store, ns, labels[0]);
    return {};
}

/// Data of a config map or secret by key.
std::map<std::string, std::string> dataOf(const Json& object) {
    std::map<std::string, std::string> result;
    const bool secret = object.value("kind", "") == "Secret";
    for (const auto* field : {"/data", "/binaryData"})
        for (const auto& [key, value] : at(object, field).items()) {
            const auto plain = value.get<std::string>();
            result[key] = secret || field[1] == 'b' ? unbase64(plain) : plain;
        }
    return result;
}

struct Source {
    std::string resource, name;
    bool optional;
};

/// Reads a config map or secret for a volume; false if it is missing and needed.
bool readSource(const Store& store, const std::string& ns, const Source& source, const Json& items,
                std::map<std::string, std::string>& files) {
    const auto object = store.get({source.resource, ns, source.name});
    if (!object) return source.optional;
    const auto data = dataOf(*object);
    if (!items.is_array()) {
        files.insert(data.begin(), data.end());
        return true;
    }
    for (const auto& item : items)
        if (const auto found = data.find(item.value("key", "")); found != data.end())
            files[item.value("path", "")] = found->second;
    return true;
}

std::string fieldValue(const Json& pod, const PodPlace& place, const std::string& field) {
    if (field == "status.podIP" || field == "status.podIPs") return place.address;
    if (field == "status.hostIP") return text(pod, "/status/hostIP");
    for (const std::string map : {"metadata.labels['", "metadata.annotations['"}) {
        if (!field.starts_with(map)) continue;
        const auto& values = at(pod, map == "metadata.labels['" ? "/metadata/labels" : "/metadata/annotations");
        const auto key = field.substr(map.size(), field.size() - map.size() - 2);
        return values.is_object() ? values.value(key, "") : "";
    }
    std::string pointer = "/" + field;
    std::replace(pointer.begin(), pointer.end(), '.', '/');
    return text(pod, pointer);
}

/// Files that come with redis images at these places; here they are the pod's own wrappers.
constexpr std::array programNames{"redis-server",  "redis-cli",  "redis-benchmark",
                                  "valkey-server", "valkey-cli", "valkey-benchmark"};

using Trouble = tl::unexpected<SandboxTrouble>;

Trouble configTrouble(std::string message) {
    return Trouble(SandboxTrouble{"CreateContainerConfigError", std::move(message)});
}

/// Adds a container's variables, in order, each able to use those before it.
tl::expected<void, SandboxTrouble> readEnvironment(const Store& store, const Json& pod, const Json& container,
                                                   const PodPlace& place,
                                                   std::map<std::string, std::string>& environment) {
    const auto ns = text(pod, "/metadata/namespace");
    for (const auto& from : at(container, "/envFrom"))
        for (const auto& [field, resource] : {std::pair{"configMapRef", "configmaps"}, {"secretRef", "secrets"}}) {
            if (!from.contains(field)) continue;
            const auto object = store.get({resource, ns, from[field].value("name", "")});
            if (!object && !from[field].value("optional", false))
                return configTrouble(fmt::format("{} \"{}\" not found",
                                                 std::string(field).starts_with("config") ? "configmap" : "secret",
                                                 from[field].value("name", "")));
            if (object)
                for (const auto& [key, value] : dataOf(*object)) environment[from.value("prefix", "") + key] = value;
        }
    for (const auto& variable : at(container, "/env")) {
        const auto name = variable.value("name", "");
        if (!variable.contains("valueFrom")) {
            environment[name] = expandVariables(variable.value("value", ""), environment);
            continue;
        }
        const auto& from = variable["valueFrom"];
        if (from.contains("fieldRef"))
            environment[name] = fieldValue(pod, place, from["fieldRef"].value("fieldPath", ""));
        for (const auto& [field, resource, kind] :
             {std::tuple{"configMapKeyRef", "configmaps", "ConfigMap"}, {"secretKeyRef", "secrets", "Secret"}}) {
            if (!from.contains(field)) continue;
            const auto& reference = from[field];
            const auto key = reference.value("key", ""), object = reference.value("name", "");
            const auto found = store.get({resource, ns, object});
            const auto data = found ? dataOf(*found) : std::map<std::string, std::string>{};
            if (data.contains(key))
                environment[name] = data.at(key);
            else if (!reference.value("optional", false))
                return configTrouble(found
                                         ? fmt::format("couldn't find key {} in {} {}/{}", key, kind, ns, object)
                                         : fmt::format("{} \"{}\" not found",
                                                       std::string(kind) == "Secret" ? "secret" : "configmap", object));
        }
    }
    return {};
}

/// A volume of plain directories: where it is. Empty for those made of files.
fs::path directoryOf(const Store& store, const Json& pod, const Json& volume, const PodPlace& place) {
    if (const auto claim = text(volume, "/persistentVolumeClaim/claimName"); !claim.empty()) {
        const auto object = store.get({"persistentvolumeclaims", text(pod, "/metadata/namespace"), claim});
        return place.claims / (object ? text(*object, "/metadata/uid") : claim);
    }
    if (volume.contains("configMap") || volume.contains("secret") || volume.contains("projected")) return {};
    return place.directory / "volumes" / text(volume, "/name");
}

bool readFiles(const Store& store, const Json& pod, const Json& volume, std::map<std::string, std::string>& files) {
    const auto ns = text(pod, "/metadata/namespace");
    const auto read = [&](const Json& source) {
        if (source.contains("configMap")) {
            const auto& map = source["configMap"];
            return readSource(store, ns, {"configmaps", map.value("name", ""), map.value("optional", false)},
                              at(map, "/items"), files);
        }
        if (!source.contains("secret")) return true;
        const auto& secret = source["secret"];
        return readSource(
            store, ns,
            {"secrets", secret.value("secretName", secret.value("name", "")), secret.value("optional", false)},
            at(secret, "/items"), files);
    };
    if (!volume.contains("projected")) return read(volume);
    const auto& sources = at(volume, "/projected/sources");
    return std::all_of(sources.begin(), sources.end(), read);
}

}  // namespace

std::string rewritePaths(std::string text, const Mappings& mappings) {
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        const bool border = i == 0 || !(isNameCharacter(text[i - 1]) || text[i - 1] == '/');
        const auto fits = [&](const auto& mapping) {
            if (text.compare(i, mapping.first.size(), mapping.first) != 0) return false;
            const auto end = i + mapping.first.size();
            return end == text.size() || !isNameCharacter(text[end]) ||
                   (text[end] == '.' && (end + 1 == text.size() || !isNameCharacter(text[end + 1])));
        };
        const auto found =
            border && text[i] == '/' ? std::find_if(mappings.begin(), mappings.end(), fits) : mappings.end();
        if (found == mappings.end()) {
            result += text[i++];
            continue;
        }
        result += found->second;
        i += found->first.size();
    }
    return result;
}

std::string expandVariables(const std::string& text, const std::map<std::string, std::string>& variables) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '$' || i + 1 == text.size()) {
            result += text[i];
        } else if (text[i + 1] == '$') {
            result += '$';
            ++i;
        } else if (const auto end = text.find(')', i); text[i + 1] == '(' && end != std::string::npos) {
            const auto found = variables.find(text.substr(i + 2, end - i - 2));
            result += found == variables.end() ? text.substr(i, end - i + 1) : found->second;
            i = end;
        } else {
            result += '$';
        }
    }
    return result;
}

std::string resolveNames(const Store& store, const Json& self, const std::string& argument) {
    std::string result;
    for (std::size_t i = 0; i < argument.size();) {
        auto end = i;
        while (end < argument.size() && isNameCharacter(argument[end])) ++end;
        if (end == i) {
            result += argument[i++];
            continue;
        }
        const auto name = argument.substr(i, end - i);
        const bool port = end < argument.size() && argument[end] == ':' &&
                          argument.find_first_not_of("0123456789", end + 1) != end + 1;
        const bool pathBefore = i > 0 && argument[i - 1] == '/' && !(i > 1 && argument[i - 2] == '/');
        const auto address = pathBefore || (end < argument.size() && argument[end] == '/')
                                 ? ""
                                 : resolveName(store, self, name, (i == 0 && end == argument.size()) || port);
        result += address.empty() ? name : address;
        i = end;
    }
    return result;
}

Expected<void> writePrograms(const fs::path& directory) {
    fs::create_directories(directory);
    // A redis.conf without bind listens everywhere: the last word is the pod's address. Without a source address the
    // kernel would choose 127.0.0.1, and other nodes would take that for this node's own.
    const std::string server = R"(#!/bin/sh
case "$1" in -v|--version|-h|--help|--test-memory|--check-system) exec "$PLAYGROUND_SERVER" "$@";; esac
exec "$PLAYGROUND_SERVER" "$@" --bind "$PLAYGROUND_POD_IP" \
    ${PLAYGROUND_BINDS_SOURCE:+--bind-source-addr "$PLAYGROUND_POD_IP"}
)";
    const auto client = [](const std::string& program) {
        return "#!/bin/sh\nexec \"$" + program + "\" -h \"$PLAYGROUND_POD_IP\" \"$@\"\n";
    };
    for (const std::string name : programNames)
        TRY(writeFile(directory / name,
                      name.ends_with("server") ? server
                      : name.ends_with("cli")  ? client("PLAYGROUND_CLIENT")
                                               : client("PLAYGROUND_BENCHMARK"),
                      0700));
    return writeFile(directory / "hostname", R"(#!/bin/sh
case "$1" in
-i|-I|--ip-address|--all-ip-addresses) echo "$PLAYGROUND_POD_IP";;
*) echo "$HOSTNAME";;
esac
)",
                     0700);
}

tl::expected<Sandbox, SandboxTrouble> Sandbox::make(const Store& store, const Json& pod, const Json& container,
                                                    const PodPlace& place, const Programs& programs) {
    Sandbox box;
    box.pod_ = pod;
    box.pod_["status"]["podIP"] = place.address;
    box.container_ = container;
    box.place_ = place;
    box.imagePrograms_ = programs.directory;
    const auto own = place.directory / "containers" / text(container, "/name");
    const auto scratch = own / "data";
    fs::create_directories(scratch);

    std::map<std::string, std::map<std::string, std::string>> written;
    for (const auto& mount : at(container, "/volumeMounts")) {
        const auto name = text(mount, "/name");
        const auto& volumes = at(pod, "/spec/volumes");
        const auto volume = std::find_if(volumes.begin(), volumes.end(),
                                         [&](const Json& candidate) { return text(candidate, "/name") == name; });
        if (volume == volumes.end()) continue;
        auto target = directoryOf(store, pod, *volume, place);
        if (target.empty()) {
            target = own / "files" / name;
            if (!readFiles(store, pod, *volume, written[target]))
                return Trouble(SandboxTrouble{
                    "ContainerCreating", fmt::format("MountVolume.SetUp failed for volume \"{}\" : {} \"{}\" not found",
                                                     name, volume->contains("secret") ? "secret" : "configmap",
                                                     volume->contains("secret") ? text(*volume, "/secret/secretName")
                                                                                : text(*volume, "/configMap/name"))});
        }
        fs::create_directories(target);
        auto path = text(mount, "/mountPath");
        while (path.size() > 1 && path.back() == '/') path.pop_back();
        const auto inside = text(mount, "/subPath");
        if (!inside.empty() && !written.contains(target)) fs::create_directories(target / inside);
        box.mappings_.emplace_back(path, inside.empty() ? target.string() : (target / inside).string());
    }
    const auto mounted = [&](const std::string& path) {
        return std::any_of(box.mappings_.begin(), box.mappings_.end(), [&](const auto& m) { return m.first == path; });
    };
    if (!mounted("/data")) box.mappings_.emplace_back("/data", scratch.string());
    for (const std::string name : programNames)
        for (const std::string directory : {"/usr/local/bin/", "/usr/bin/"})
            box.mappings_.emplace_back(directory + name, (place.programs / name).string());
    std::sort(box.mappings_.begin(), box.mappings_.end(),
              [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    for (const auto& [directory, files] : written)
        for (const auto& [name, content] : files) {
            const auto file = fs::path(directory) / name;
            fs::create_directories(file.parent_path());
            if (const auto done = writeFile(file, rewritePaths(content, box.mappings_), 0700); !done)
                return Trouble(SandboxTrouble{"ContainerCreating", done.error().describe()});
        }
    const char* path = std::getenv("PATH");
    box.environment_["HOSTNAME"] = text(pod, "/metadata/name");
    if (auto read = readEnvironment(store, pod, container, place, box.environment_); !read)
        return Trouble(std::move(read).error());
    for (auto& [name, value] : box.environment_) value = rewritePaths(value, box.mappings_);
    box.environment_["PATH"] = place.programs.string() + ":" +
                               (programs.directory.empty() ? "" : programs.directory.string() + ":") +
                               (path ? path : "/usr/local/bin:/usr/bin:/bin");
    box.environment_["PLAYGROUND_POD_IP"] = place.address;
    box.environment_["PLAYGROUND_SERVER"] = programs.server;
    box.environment_["PLAYGROUND_CLIENT"] = programs.client;
    box.environment_["PLAYGROUND_BENCHMARK"] = programs.benchmark;
    if (programs.bindsSource) box.environment_["PLAYGROUND_BINDS_SOURCE"] = "yes";
    const auto wanted = text(container, "/workingDir");
    box.workingDirectory_ = rewritePaths(wanted.empty() ? "/data" : wanted, box.mappings_);
    return box;
}

ProcessSpec Sandbox::mainCommand(const Store& store) const {
    std::vector<std::string> arguments;
    for (const auto* list : {"/command", "/args"})
        for (const auto& word : at(container_, list)) arguments.push_back(word.get<std::string>());
    // The entry point of redis images: options and files go to the server.
    if (at(container_, "/command").empty() &&
        (arguments.empty() || arguments[0].starts_with('-') || arguments[0].ends_with(".conf")))
        arguments.insert(arguments.begin(), "redis-server");
    for (auto& word : arguments) word = expandVariables(word, environment_);
    return command(store, arguments);
}

ProcessSpec Sandbox::command(const Store& store, const std::vector<std::string>& arguments) const {
    const auto isServer = [](const std::string& word) { return word.find("-server") != std::string::npos; };
    const bool server = std::any_of(arguments.begin(), arguments.end(), isServer);
    ProcessSpec spec;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        auto word = rewritePaths(arguments[i], mappings_);
        spec.arguments.push_back(server || i == 0 ? word : resolveNames(store, pod_, word));
    }
    spec.environment = environment_;
    spec.directory = workingDirectory_;
    // Process looks programs up in the playground's PATH, not in the container's.
    if (!spec.arguments.empty() && spec.arguments[0].find('/') == std::string::npos)
        for (const auto& directory : {place_.programs, imagePrograms_})
            if (const auto program = directory / spec.arguments[0]; !directory.empty() && fs::exists(program)) {
                spec.arguments[0] = program.string();
                break;
            }
    return spec;
}

}  // namespace slotpilot::playground
