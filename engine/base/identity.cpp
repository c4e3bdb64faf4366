// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/identity.h"

#include <pwd.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <sstream>
#include <vector>

namespace slotpilot {
namespace {

std::string hostName() {
    std::array<char, 256> name{};
    if (::gethostname(name.data(), name.size() - 1) != 0) return "unknown";
    return name.data();
}

std::string bootId() {
    std::string id;
    std::ifstream("/proc/sys/kernel/random/boot_id") >> id;
    return id.substr(0, 8);
}

/// Field 22 of /proc/PID/stat; the name before it may hold spaces and brackets. 0: no such process.
std::uint64_t startOf(int pid) {
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const auto name = text.rfind(')');
    if (name == std::string::npos) return 0;
    std::istringstream rest(text.substr(name + 2));
    std::string field;
    for (int number = 3; number <= 22; ++number) rest >> field;
    std::uint64_t start = 0;
    std::from_chars(field.data(), field.data() + field.size(), start);
    return start;
}

}  // namespace

ProcessIdentity ProcessIdentity::own() {
    const int pid = ::getpid();
    return {hostName(), bootId(), pid, startOf(pid)};
}

std::optional<ProcessIdentity> ProcessIdentity::parse(std::string_view text) {
    std::vector<std::string> parts;
    std::istringstream stream{std::string(text)};
    for (std::string part; std::getline(stream, part, ':');) parts.push_back(part);
    if (parts.size() != 4) return {};
    ProcessIdentity result{parts[0], parts[1]};
    const auto number = [](const std::string& digits, auto& value) {
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return error == std::errc() && end == digits.data() + digits.size();
    };
    if (!number(parts[2], result.pid) || !number(parts[3], result.start)) return {};
    return result;
}

std::string ProcessIdentity::toString() const {
    return host + ":" + boot + ":" + std::to_string(pid) + ":" + std::to_string(start);
}

std::optional<bool> ProcessIdentity::alive() const {
    if (host != hostName()) return {};
    if (boot != bootId()) return false;
    const auto now = startOf(pid);
    return now != 0 && now == start;
}

std::string userName() {
    std::array<char, 4096> buffer{};
    passwd entry{};
    passwd* found = nullptr;
    if (::getpwuid_r(::getuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found) return found->pw_name;
    return "uid " + std::to_string(::getuid());
}

}  // namespace slotpilot
