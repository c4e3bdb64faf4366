// SPDX-License-Identifier: GPL-3.0-or-later
#include "playground/guard.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace slotpilot::playground {
namespace {

/// What goes to the guard: a group to watch, a negative one to forget, 0 to leave in peace.
using Word = std::int32_t;
constexpr std::size_t mostGroups = 4096;

/// The guard's life. After fork in a program with threads: async-signal-safe calls only.
[[noreturn]] void guardLife(int line, const char* temporary) {
    static std::array<Word, mostGroups> groups{};
    ::setsid();
    ::prctl(PR_SET_NAME, "playground-grd");
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) ::signal(number, SIG_IGN);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    if (line != 3) ::dup2(line, 3);
    ::close_range(4, ~0U, 0);
    const int null = ::open("/dev/null", O_RDWR);
    for (int fd = 0; fd < 3; ++fd) ::dup2(null, fd);
    Word word = 0;
    while (true) {
        const auto size = ::read(3, &word, sizeof word);
        if (size < 0 && errno == EINTR) continue;
        if (size != sizeof word) break;
        if (word == 0) ::_exit(0);
        const Word wanted = word > 0 ? 0 : -word;
        for (auto& group : groups)
            if (group == wanted) {
                group = word > 0 ? word : 0;
                break;
            }
    }
    for (const auto group : groups)
        if (group > 0) ::kill(-group, SIGKILL);
    if (*temporary) ::execl("/bin/rm", "rm", "-rf", temporary, static_cast<char*>(nullptr));
    ::_exit(0);
}

void say(int line, Word word) {
    // A guard that is gone can't be told; PR_SET_PDEATHSIG is still there.
    [[maybe_unused]] const auto written = ::write(line, &word, sizeof word);
}

}  // namespace

Expected<Guard> Guard::start(const std::filesystem::path& temporary) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return fail(ErrorCode::Io, std::string("can't make a pipe: ") + std::strerror(errno));
    UniqueFd read(ends[0]), write(ends[1]);
    const auto path = temporary.string();
    const pid_t pid = ::fork();
    if (pid < 0) return fail(ErrorCode::Io, std::string("can't start a process: ") + std::strerror(errno));
    if (pid == 0) guardLife(read.get(), path.c_str());
    return Guard(std::move(write), pid);
}

Guard::~Guard() {
    if (!line_) return;
    say(line_.get(), 0);
    line_.reset();
    ::waitpid(pid_, nullptr, 0);
}

void Guard::watch(pid_t group) const { say(line_.get(), group); }
void Guard::forget(pid_t group) const { say(line_.get(), -group); }

Expected<Child> Child::start(const Guard& guard, const ProcessSpec& spec, Process::Streams streams) {
    TRY_ASSIGN(process, Process::start(spec, streams));
    return Child(guard, std::move(process));
}

Child::Child(const Guard& guard, Process process) : guard_(&guard), pid_(process.pid()), process_(std::move(process)) {
    guard.watch(pid_);
}

Child::Child(Child&& other) noexcept
    : guard_(std::exchange(other.guard_, nullptr)), pid_(other.pid_), process_(std::move(other.process_)) {}

Child::~Child() {
    if (guard_) finish();
}

std::optional<int> Child::poll() {
    const auto code = process_.poll();
    if (code && guard_) finish();
    return code;
}

void Child::finish() {
    ::kill(-pid_, SIGKILL);
    std::exchange(guard_, nullptr)->forget(pid_);
}

}  // namespace slotpilot::playground
