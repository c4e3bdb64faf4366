// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/subprocess.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <sstream>

extern char** environ;

namespace slotpilot {
namespace {

using Clock = std::chrono::steady_clock;

struct Pipe {
    UniqueFd read, write;
};

Expected<Pipe> makePipe() {
    int fds[2];
    if (::pipe2(fds, O_CLOEXEC) != 0)
        return fail(ErrorCode::Io, std::string("can't make a pipe: ") + std::strerror(errno));
    return Pipe{UniqueFd(fds[0]), UniqueFd(fds[1])};
}

std::vector<std::string> mergedEnvironment(const std::map<std::string, std::string>& added) {
    std::vector<std::string> merged;
    for (char** entry = environ; *entry; ++entry) {
        const std::string_view text = *entry;
        if (!added.contains(std::string(text.substr(0, text.find('='))))) merged.emplace_back(text);
    }
    for (const auto& [name, value] : added) merged.push_back(name + "=" + value);
    return merged;
}

std::vector<char*> pointers(std::vector<std::string>& strings) {
    std::vector<char*> result;
    for (auto& text : strings) result.push_back(text.data());
    result.push_back(nullptr);
    return result;
}

int exitCodeOf(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status); }

/// In the child after fork: async-signal-safe calls only.
[[noreturn]] void becomeChild(const char* path, char** argv, char** envp, const char* directory,
                              Process::Streams streams, pid_t parent, int report) {
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(126);
    const int null = ::open("/dev/null", O_RDWR);
    const std::array<int, 3> wanted{streams.input, streams.output, streams.errors};
    for (int i = 0; i < 3; ++i) ::dup2(wanted[i] >= 0 ? wanted[i] : null, i);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::signal(SIGPIPE, SIG_DFL);
    if (!*directory || ::chdir(directory) == 0) ::execve(path, argv, envp);
    const int code = errno;
    [[maybe_unused]] const auto written = ::write(report, &code, sizeof code);
    ::_exit(127);
}

}  // namespace

std::optional<std::filesystem::path> findProgram(const std::string& name,
                                                 const std::vector<std::filesystem::path>& extra) {
    const auto executable = [](const std::filesystem::path& path) {
        std::error_code ignored;
        return ::access(path.c_str(), X_OK) == 0 && std::filesystem::is_regular_file(path, ignored);
    };
    if (name.find('/') != std::string::npos)
        return executable(name) ? std::optional(std::filesystem::path(name)) : std::nullopt;
    const char* path = std::getenv("PATH");
    std::istringstream directories(path ? path : "/usr/local/bin:/usr/bin:/bin");
    for (std::string directory; std::getline(directories, directory, ':');)
        if (const auto candidate = std::filesystem::path(directory) / name; executable(candidate)) return candidate;
    for (const auto& directory : extra)
        if (executable(directory / name)) return directory / name;
    return std::nullopt;
}

Expected<Process> Process::start(const ProcessSpec& spec, Streams streams) {
    if (spec.arguments.empty()) return fail(ErrorCode::Invalid, "no program was named");
    const auto path = findProgram(spec.arguments.front());
    if (!path) return fail(ErrorCode::NotFound, "the program " + spec.arguments.front() + " was not found", "PATH");
    TRY_ASSIGN(report, makePipe());
    auto arguments = spec.arguments;
    auto environment = mergedEnvironment(spec.environment);
    const auto argv = pointers(arguments), envp = pointers(environment);
    const std::string program = path->string(), directory = spec.directory.string();
    const pid_t parent = ::getpid();
    const pid_t pid = ::fork();
    if (pid < 0) return fail(ErrorCode::Io, std::string("can't start a process: ") + std::strerror(errno), program);
    if (pid == 0)
        becomeChild(program.c_str(), const_cast<char**>(argv.data()), const_cast<char**>(envp.data()),
                    directory.c_str(), streams, parent, report.write.get());
    ::setpgid(pid, pid);
    report.write.reset();
    int code = 0;
    if (::read(report.read.get(), &code, sizeof code) == sizeof code) {
        ::waitpid(pid, nullptr, 0);
        return fail(ErrorCode::Io, std::string("can't be started: ") + std::strerror(code), program);
    }
    return Process(pid);
}

Process::Process(Process&& other) noexcept : pid_(std::exchange(other.pid_, -1)), exitCode_(other.exitCode_) {}

Process& Process::operator=(Process&& other) noexcept {
    std::swap(pid_, other.pid_);
    std::swap(exitCode_, other.exitCode_);
    return *this;
}

Process::~Process() {
    if (pid_ < 0 || exitCode_) return;
    signal(SIGKILL);
    ::waitpid(pid_, nullptr, 0);
}

void Process::signal(int number) const {
    if (pid_ > 0 && !exitCode_) ::kill(-pid_, number);
}

std::optional<int> Process::poll() {
    int status = 0;
    if (!exitCode_ && pid_ > 0 && ::waitpid(pid_, &status, WNOHANG) == pid_) exitCode_ = exitCodeOf(status);
    return exitCode_;
}

Expected<int> Process::wait(Milliseconds timeout, std::stop_token stop) {
    const auto deadline = Clock::now() + timeout;
    while (!poll()) {
        if (Clock::now() >= deadline) return fail(ErrorCode::Timeout, "the process did not end in time");
        if (!waitFor(stop, Milliseconds{10})) return fail(cancelled());
    }
    return *exitCode_;
}

Expected<ProcessResult> run(const ProcessSpec& spec, std::stop_token stop) {
    TRY_ASSIGN(input, makePipe());
    TRY_ASSIGN(output, makePipe());
    TRY_ASSIGN(errors, makePipe());
    TRY_ASSIGN(process, Process::start(spec, {input.read.get(), output.write.get(), errors.write.get()}));
    input.read.reset();
    output.write.reset();
    errors.write.reset();
    TRY(setNonBlocking(input.write.get(), true));

    ProcessResult result;
    std::size_t written = 0;
    const auto deadline = Clock::now() + spec.timeout;
    if (spec.input.empty()) input.write.reset();
    while (output.read || errors.read) {
        if (stop.stop_requested()) return fail(cancelled());
        if (Clock::now() >= deadline)
            return fail(ErrorCode::Timeout, "did not end within " + std::to_string(spec.timeout.count() / 1000) + " s",
                        spec.arguments.front());
        std::array<pollfd, 3> fds{
            {{output.read.get(), POLLIN, 0}, {errors.read.get(), POLLIN, 0}, {input.write.get(), POLLOUT, 0}}};
        ::poll(fds.data(), fds.size(), 50);
        const auto drain = [](UniqueFd& from, short events, std::string& into) {
            if (!from || !events) return;
            std::array<char, 16384> buffer;
            const auto size = ::read(from.get(), buffer.data(), buffer.size());
            if (size > 0)
                into.append(buffer.data(), static_cast<std::size_t>(size));
            else if (size == 0 || errno != EINTR)
                from.reset();
        };
        drain(output.read, fds[0].revents, result.output);
        drain(errors.read, fds[1].revents, result.errors);
        if (input.write && fds[2].revents) {
            const auto size = ::write(input.write.get(), spec.input.data() + written, spec.input.size() - written);
            if (size > 0) written += static_cast<std::size_t>(size);
            if ((size < 0 && errno != EAGAIN) || written == spec.input.size()) input.write.reset();
        }
    }
    const auto left = std::chrono::duration_cast<Milliseconds>(deadline - Clock::now());
    TRY_ASSIGN(code, process.wait(std::max(left, Milliseconds{0}), stop));
    result.exitCode = code;
    return result;
}

}  // namespace slotpilot
