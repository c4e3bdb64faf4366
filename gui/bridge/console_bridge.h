// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bridge/background.h"
#include "cluster/access.h"
#include "operations/console.h"

namespace slotpilot::gui {

/// A command that was sent, and its answers so far, made ready to be shown. Immutable once published.
struct Exchange {
    struct Node {
        std::string pod;
        bool come = false;           ///< its answer is here
        bool failed = false;         ///< no answer, or an Error reply
        double milliseconds = 0;     ///< that the answer took; 0: it never came
        std::string text;            ///< the answer as redis-cli shows it, cut at `mostText`
        std::optional<Error> error;  ///< why there is no answer
    };
    static constexpr std::size_t mostText = 256 * 1024;

    int id = 0;
    redis::Command command;
    std::vector<Node> nodes;
    operations::Comparison comparison;
    bool running = true;

    int come() const;    ///< nodes whose answer is here
    int failed() const;  ///< of these
};
using ExchangePtr = std::shared_ptr<const Exchange>;

/// The console of the connected cluster: commands go out, answers come in and are compared on background threads, one
/// command at a time.
class ConsoleBridge : public QObject {
    Q_OBJECT
public:
    explicit ConsoleBridge(QObject* parent = nullptr);
    ~ConsoleBridge() override;

    /// Leaves the cluster it worked on: its connections, answers under way and catalogue. Null: none.
    void setAccess(std::shared_ptr<cluster::Access> access);

    /// Asks the first of the pods that answers for its commands, unless they are known or asked for.
    void learn(const std::vector<std::string>& pods);
    const operations::CommandCatalog& catalog() const { return catalog_; }

    /// Sends; `changed` follows, the last time with what is not running any more. Nothing while a command is under way,
    /// or without a cluster.
    void send(const std::vector<std::string>& pods, const redis::Command& command);
    /// Ends the command under way; what has come stays.
    void cancel();
    bool busy() const { return exchange_ && exchange_->running; }

Q_SIGNALS:
    void catalogChanged();
    void changed(slotpilot::gui::ExchangePtr exchange);

private:
    struct Mailbox;
    void take(ExchangePtr exchange);

    std::shared_ptr<cluster::Access> access_;
    std::shared_ptr<operations::Console> console_;
    std::shared_ptr<Mailbox> mailbox_;
    operations::CommandCatalog catalog_;
    ExchangePtr exchange_;
    Task sending_, learning_;
};

}  // namespace slotpilot::gui
