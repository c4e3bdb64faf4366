// SPDX-License-Identifier: GPL-3.0-or-later
#include "playground/playground.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <thread>

#include "base/log.h"
#include "playground/api.h"
#include "playground/certificates.h"
#include "playground/controllers.h"
#include "playground/files.h"
#include "playground/guard.h"
#include "playground/images.h"
#include "playground/kubelet.h"
#include "playground/sandbox.h"
#include "playground/server.h"
#include "playground/sessions.h"
#include "playground/store.h"

namespace slotpilot::playground {
namespace {

namespace fs = std::filesystem;

Expected<fs::path> makeDirectory(const Options& options) {
    std::error_code error;
    if (!options.directory.empty()) {
        fs::create_directories(options.directory, error);
        if (error) return fail(ErrorCode::Io, "can't be made: " + error.message(), options.directory.string());
        return fs::absolute(options.directory);
    }
    auto name = (fs::temp_directory_path() / "slotpilot-playground-XXXXXX").string();
    if (!::mkdtemp(name.data()))
        return fail(ErrorCode::Io, std::string("can't be made: ") + std::strerror(errno), name);
    return fs::path(name);
}

/// Pods don't outlive a playground: those of a controller are made anew, the others start again.
void forgetPods(Store& store) {
    for (const auto& pod : store.list("pods").objects) {
        const auto key = keyOf(kindOf("pods"), *pod);
        const bool owned = !at(*pod, "/metadata/ownerReferences").empty();
        if (owned || at(*pod, "/metadata").contains("deletionTimestamp"))
            (void)store.remove(key);
        else
            (void)store.update(key, [](Json& object) -> Answer<void> {
                object["status"] = {{"phase", "Pending"}};
                return {};
            });
    }
}

std::string kubeconfigText(const std::string& server, const std::string& authority, const Secret& token) {
    return fmt::format(R"(apiVersion: v1
kind: Config
clusters:
- name: playground
  cluster:
    server: {}
    certificate-authority-data: {}
users:
- name: playground
  user:
    token: {}
contexts:
- name: playground
  context:
    cluster: playground
    user: playground
    namespace: default
current-context: playground
)",
                       server, base64(authority), token.reveal());
}

class Running : public Playground {
public:
    Running(fs::path directory, bool kept, UniqueFd lock, Guard guard, Images images, Certificates certificates)
        : directory_(std::move(directory)),
          kept_(kept),
          lock_(std::move(lock)),
          guard_(std::move(guard)),
          images_(std::move(images)),
          certificates_(std::move(certificates)),
          token_(randomHex(24)) {}

    ~Running() override {
        if (server_) server_->endStreams();
        if (sessions_) sessions_->stop();
        if (server_) server_->stop();
        controllers_ = {};
        saver_ = {};
        kubelet_.reset();
        if (kept_) return;
        std::error_code ignored;
        fs::remove_all(directory_, ignored);
    }

    Expected<void> start(const Options& options) {
        TRY(load(options.nodes));
        TRY(writePrograms(directory_ / "bin"));
        kubelet_ = std::make_unique<Kubelet>(store_, images_, guard_, directory_);
        sessions_ = std::make_unique<Sessions>(store_, *kubelet_);
        api_ = std::make_unique<Api>(store_, *kubelet_, *sessions_, token_);
        server_ = std::make_unique<Server>(certificates_, [this](const Request& r) { return api_->handle(r); });
        TRY(server_->start());
        controllers_ = std::jthread([this](std::stop_token stop) { runControllers(store_, stop); });
        if (kept_) saver_ = std::jthread([this](std::stop_token stop) { keepSaved(stop); });
        const auto text = kubeconfigText(server(), certificates_.authority, token_);
        TRY(writeFile(kubeconfig(), text));
        if (!options.kubeconfigOut.empty()) TRY(writeFile(options.kubeconfigOut, text));
        return {};
    }

    fs::path kubeconfig() const override { return directory_ / "kubeconfig"; }
    std::string server() const override { return fmt::format("https://127.0.0.1:{}", server_->port()); }
    std::string description() const override {
        return fmt::format(
            "Pods are redis-server {} processes on this machine; every redis or valkey image runs it, whatever its "
            "tag. Exporters are shown, not run. There is no DNS: in commands, names of pods and services are replaced "
            "by addresses (127.x.y.z) when they start",
            images_.standard().version);
    }

private:
    fs::path objectsFile() const { return directory_ / "objects.json"; }

    Expected<void> load(int nodes) {
        if (std::ifstream file(objectsFile()); kept_ && file) {
            try {
                store_.load(Json::parse(file));
            } catch (const Json::exception& error) {
                return fail(ErrorCode::Invalid, std::string("the kept objects can't be read: ") + error.what(),
                            objectsFile().string(), "Remove the file to start anew with the data that is there");
            }
            forgetPods(store_);
        }
        createDefaults(store_, nodes);
        return {};
    }

    void keepSaved(std::stop_token stop) {
        std::uint64_t saved = 0;
        while (true) {
            if (const auto revision = store_.revision(); revision != saved) {
                saved = revision;
                if (const auto written = writeFile(objectsFile(), store_.save().dump()); !written)
                    log::warning("playground", written.error().describe());
            }
            if (stop.stop_requested()) return;
            store_.waitBeyond(saved, std::chrono::hours(1), stop);
            // Many changes come together: not each one is worth a file.
            waitFor(stop, Milliseconds{500});
        }
    }

    const fs::path directory_;
    const bool kept_;
    const UniqueFd lock_;
    const Guard guard_;
    const Images images_;
    const Certificates certificates_;
    const Secret token_;
    Store store_;
    std::unique_ptr<Kubelet> kubelet_;
    std::unique_ptr<Sessions> sessions_;
    std::unique_ptr<Api> api_;
    std::unique_ptr<Server> server_;
    std::jthread controllers_, saver_;
};

}  // namespace

Expected<std::unique_ptr<Playground>> Playground::start(const Options& options) {
    TRY_ASSIGN(images, Images::find(options.programs));
    TRY_ASSIGN(certificates, makeCertificates());
    TRY_ASSIGN(directory, makeDirectory(options));
    const bool kept = !options.directory.empty();
    UniqueFd lock(::open((directory / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (!lock || ::flock(lock.get(), LOCK_EX | LOCK_NB) != 0)
        return fail(ErrorCode::Precondition, "another playground uses the directory", directory.string(),
                    "Stop the other one, or choose another directory");
    TRY_ASSIGN(guard, Guard::start(kept ? fs::path() : directory));
    auto running = std::make_unique<Running>(directory, kept, std::move(lock), std::move(guard), std::move(images),
                                             std::move(certificates));
    TRY(running->start(options));
    return std::unique_ptr<Playground>(std::move(running));
}

}  // namespace slotpilot::playground
