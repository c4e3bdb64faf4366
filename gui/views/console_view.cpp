// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/console_view.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimer>
#include <QToolButton>

#include "models/answers_model.h"
#include "models/engine_words.h"
#include "models/format.h"
#include "redis/command_line.h"
#include "views/command_input.h"
#include "views/guarded.h"
#include "views/node_chooser.h"
#include "views/table.h"
#include "widgets/empty_state.h"
#include "widgets/flow_layout.h"
#include "widgets/icons.h"
#include "widgets/labels.h"
#include "widgets/owner_colors.h"

namespace slotpilot::gui {
namespace {

constexpr int mostExchanges = 100, mostErrors = 6, idRole = Qt::UserRole;

QFont fixedFont() { return QFontDatabase::systemFont(QFontDatabase::FixedFont); }

/// The command as it may be shown later: without what is secret.
QString lineOf(const redis::Command& command) {
    if (operations::carriesSecret(command)) return text(redis::upper(command.front())) + QStringLiteral(" ••••");
    return text(redis::joinCommandLine(command));
}

QString nodesText(const Exchange& exchange) {
    return exchange.nodes.size() == 1 ? text(exchange.nodes.front().pod)
                                      : ConsoleView::tr("%n node(s)", nullptr, static_cast<int>(exchange.nodes.size()));
}

QString differencesText(const Exchange& exchange) {
    const auto& comparison = exchange.comparison;
    if (exchange.come() - exchange.failed() < 2) return {};
    if (comparison.differing == 0) return ConsoleView::tr("all the same");
    if (comparison.single()) return ConsoleView::tr("not all the same");
    return ConsoleView::tr("%1 of %n line(s) differ", nullptr, static_cast<int>(comparison.rows.size()))
        .arg(comparison.differing);
}

/// "3 nodes · 2 of 30 lines differ · 1 error · 12 ms"
QString summaryOf(const Exchange& exchange) {
    QStringList words{nodesText(exchange)};
    if (exchange.running)
        words << ConsoleView::tr("%1 of %2 answered…").arg(exchange.come()).arg(exchange.nodes.size());
    else if (exchange.come() < static_cast<int>(exchange.nodes.size()))
        words << ConsoleView::tr("stopped: %1 of %2 answered").arg(exchange.come()).arg(exchange.nodes.size());
    words << differencesText(exchange);
    if (exchange.failed() > 0) words << ConsoleView::tr("%n error(s)", nullptr, exchange.failed());
    double slowest = 0;
    for (const auto& node : exchange.nodes) slowest = std::max(slowest, node.milliseconds);
    if (slowest > 0) words << ConsoleView::tr("%1 ms").arg(QLocale().toString(slowest, 'f', slowest < 10 ? 1 : 0));
    words.removeAll(QString());
    return words.join(QStringLiteral("  ·  "));
}

struct Sign {
    const char* icon;
    QColor (*color)(const QPalette&);
};

Sign signOf(const Exchange& exchange) {
    if (exchange.running) return {"waiting", mutedText};
    if (exchange.failed() > 0) return {"error", badColor};
    if (exchange.comparison.differing > 0) return {"info", warningColor};
    return {"success", goodColor};
}

QIcon iconOf(const Sign& sign, const QWidget& widget) {
    const auto pixmap = [&](const QColor& color) {
        return iconPixmap(QString::fromLatin1(sign.icon), 16, color, widget.devicePixelRatioF());
    };
    QIcon icon(pixmap(sign.color(widget.palette())));
    icon.addPixmap(pixmap(widget.palette().color(QPalette::HighlightedText)), QIcon::Selected);
    return icon;
}

/// All answers, one after the other.
QString textOf(const Exchange& exchange) {
    QString words;
    for (const auto& node : exchange.nodes) {
        if (exchange.nodes.size() > 1) words += QStringLiteral("--- %1\n").arg(text(node.pod));
        words += (node.come ? answerText(node) : QStringLiteral("…")) + u'\n';
    }
    return words;
}

/// "MOVED 3999 10.0.0.1:6379": the slot.
std::optional<int> movedSlot(const std::string& answer) {
    const std::string_view prefix = "(error) MOVED ";
    if (!answer.starts_with(prefix)) return std::nullopt;
    const int slot = std::atoi(answer.c_str() + prefix.size());
    return slot >= 0 && slot < redis::slotCount ? std::optional(slot) : std::nullopt;
}

QToolButton* button(const char* iconName, const QString& words, const QString& toolTip, const char* name) {
    auto* made = new QToolButton;
    made->setIcon(icon(iconName));
    made->setText(words);
    made->setToolTip(toolTip);
    made->setObjectName(name);
    made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    made->setAutoRaise(true);
    made->setFocusPolicy(Qt::StrongFocus);
    return made;
}

/// Cells that stand out have a ground of their own, pods their colour, errors their sign.
class AnswerDelegate : public SignDelegate {
public:
    explicit AnswerDelegate(QObject* parent) : SignDelegate(&AnswerDelegate::sign, parent) {}

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        SignDelegate::initStyleOption(option, index);
        if (!index.data(AnswersModel::oddRole).toBool() || option->state & QStyle::State_Selected) return;
        option->backgroundBrush = mixed(option->palette.color(QPalette::Base), warningColor(option->palette), 0.22);
    }

private:
    static QPixmap sign(const QModelIndex& index, const QPalette& palette, qreal ratio) {
        if (index.data(AnswersModel::errorRole).toBool())
            return iconPixmap(QStringLiteral("error"), 14, badColor(palette), ratio);
        const QVariant color = index.data(AnswersModel::colorRole);
        return color.isValid() ? ownerSwatch(color.toInt(), ratio) : QPixmap();
    }
};

/// Shows a pod's colour before its name in the heading.
class AnswerHeader : public QHeaderView {
public:
    explicit AnswerHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
        setSectionsClickable(true);
        setHighlightSections(false);
        setStretchLastSection(true);
        setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        setMinimumHeight(fontMetrics().height() + 12);
    }

protected:
    void initStyleOptionForIndex(QStyleOptionHeader* option, int section) const override {
        QHeaderView::initStyleOptionForIndex(option, section);
        const QVariant color = model()->headerData(section, Qt::Horizontal, AnswersModel::colorRole);
        if (color.isValid()) option->icon = QIcon(ownerSwatch(color.toInt(), devicePixelRatioF()));
    }
};

}  // namespace

ConsoleView::ConsoleView(const Actions& actions, ClusterBridge& cluster, QWidget* parent)
    : Page(parent),
      actions_(actions),
      cluster_(cluster),
      empty_(new EmptyState),
      stack_(new QStackedWidget),
      nodes_(new NodeChooser),
      input_(new CommandInput) {
    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->setObjectName("consoleSplitter");
    splitter->addWidget(makeSession());
    result_ = new QStackedWidget;
    result_->addWidget(makeStart());
    result_->addWidget(makeResult());
    splitter->addWidget(result_);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({230, 900});
    splitter->setChildrenCollapsible(false);
    auto* top = new QHBoxLayout;
    top->setSpacing(10);
    auto* to = new MutedLabel(tr("To"));
    top->addWidget(to, 0, Qt::AlignTop);
    to->setContentsMargins(0, 5, 0, 0);
    top->addWidget(nodes_, 1);
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(16, 12, 16, 8);
    layout->setSpacing(10);
    layout->addLayout(top);
    layout->addWidget(splitter, 1);
    layout->addWidget(input_);
    stack_->addWidget(empty_);
    stack_->addWidget(content);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(stack_);
    connect(nodes_, &NodeChooser::changed, this, &ConsoleView::showChosen);
    connect(input_, &CommandInput::submitted, this, &ConsoleView::ask);
    connect(input_, &CommandInput::stopped, &console_, &ConsoleBridge::cancel);
    connect(&console_, &ConsoleBridge::changed, this, &ConsoleView::take);
    connect(&console_, &ConsoleBridge::catalogChanged, this, [this] { input_->setCatalog(&console_.catalog()); });
}

QWidget* ConsoleView::makeSession() {
    session_ = new QListWidget;
    session_->setObjectName("consoleSession");
    session_->setAccessibleName(tr("Commands sent so far"));
    session_->setFrameShape(QFrame::StyledPanel);
    session_->setWordWrap(false);
    session_->setTextElideMode(Qt::ElideRight);
    session_->setIconSize({16, 16});
    session_->setSpacing(2);
    session_->setMinimumWidth(140);
    session_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(session_, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        const auto exchange = item ? exchanges_.find(item->data(idRole).toInt()) : exchanges_.end();
        if (exchange != exchanges_.end()) showExchange(exchange->second);
    });
    connect(session_, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        const auto exchange = exchanges_.find(item->data(idRole).toInt());
        if (exchange != exchanges_.end() && !operations::carriesSecret(exchange->second->command))
            input_->setText(lineOf(exchange->second->command));
    });
    session_->hide();  // until there is something in it
    session_->setToolTip(tr("Enter or a double click puts the command back into the line"));
    return session_;
}

/// What to begin with; each example fills the line.
QWidget* ConsoleView::makeStart() {
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->addStretch(2);
    auto* title = heading(tr("Ask Redis"));
    title->setAlignment(Qt::AlignHCenter);
    layout->addWidget(title);
    auto* words =
        paragraph(tr("Choose nodes above and type a command below. With several nodes the answers stand side by "
                     "side, and what differs is marked."));
    words->setAlignment(Qt::AlignHCenter);
    layout->addWidget(words);
    layout->addSpacing(8);
    auto* examples = new QWidget;
    auto* row = new FlowLayout(examples, 6);
    for (const char* example : {"INFO memory", "CONFIG GET maxmemory*", "CLUSTER NODES", "SLOWLOG GET 10", "DBSIZE"}) {
        auto* chip = new QPushButton(QString::fromLatin1(example));
        chip->setFont(fixedFont());
        connect(chip, &QPushButton::clicked, this, [this, chip] { input_->setText(chip->text()); });
        row->addWidget(chip);
    }
    examples->setMaximumWidth(620);
    auto* centred = new QHBoxLayout;
    centred->addStretch();
    centred->addWidget(examples, 100);
    centred->addStretch();
    layout->addLayout(centred);
    layout->addStretch(3);
    return page;
}

QWidget* ConsoleView::makeResult() {
    title_ = heading({}, 1.1);
    title_->setObjectName("consoleTitle");
    title_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    summary_ = new MutedLabel;
    summary_->setObjectName("consoleSummary");
    summary_->setWordWrap(true);
    summary_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    redirect_ = new QPushButton;
    redirect_->setObjectName("consoleRedirect");
    redirect_->hide();
    errors_ = new QVBoxLayout;
    errors_->setSpacing(2);
    looks_ = new QTabBar;
    looks_->setObjectName("consoleLook");
    looks_->setAccessibleName(tr("How the answers are shown"));
    looks_->setDrawBase(false);
    looks_->setExpanding(false);
    looks_->addTab(tr("Side by side"));
    looks_->addTab(tr("As text"));
    filter_ = filterLine(tr("Filter entries"), "answersFilter");
    differences_ = button("rebalance", tr("Differences only"), tr("Shows only what is not the same everywhere"),
                          "differencesButton");
    differences_->setCheckable(true);
    differences_->setToolButtonStyle(Qt::ToolButtonTextOnly);
    again_ = button("retry", tr("Again"), tr("Sends the same command to the same nodes"), "againButton");
    copy_ = button("copy", tr("Copy"), tr("Copies the answers as text"), "copyAnswersButton");
    model_ = new AnswersModel(this);
    table_ = new Table(model_, tr("Answers"));
    table_->setObjectName("answersTable");
    table_->setHorizontalHeader(new AnswerHeader(table_));
    table_->setItemDelegate(new AnswerDelegate(table_));
    table_->sortByColumn(-1, Qt::AscendingOrder);
    table_->setSortingEnabled(false);
    table_->setFont(fixedFont());
    table_->horizontalHeader()->setFont(font());
    table_->setFrameShape(QFrame::StyledPanel);
    table_->filterBy(filter_);
    text_ = new QPlainTextEdit;
    text_->setObjectName("answerText");
    text_->setAccessibleName(tr("Answer"));
    text_->setReadOnly(true);
    text_->setFont(fixedFont());
    text_->setLineWrapMode(QPlainTextEdit::NoWrap);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    answers_ = new QStackedWidget;
    answers_->addWidget(table_);
    answers_->addWidget(text_);
    auto* tools = new QWidget;
    auto* flow = new FlowLayout(tools, 6);
    for (QWidget* tool : std::initializer_list<QWidget*>{looks_, filter_, differences_, again_, copy_})
        flow->addWidget(tool);
    auto* widget = new QWidget;
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(8, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(title_);
    layout->addWidget(summary_);
    layout->addLayout(errors_);
    layout->addWidget(redirect_, 0, Qt::AlignLeft);
    layout->addWidget(tools);
    layout->addWidget(answers_, 1);
    connect(differences_, &QToolButton::toggled, model_, &AnswersModel::setOnlyDifferences);
    connect(copy_, &QToolButton::clicked, this, &ConsoleView::copyAnswers);
    connect(again_, &QToolButton::clicked, this, [this] {
        if (shown_) ask(shown_->command);
    });
    connect(looks_, &QTabBar::currentChanged, this, [this] {
        if (shown_) showExchange(shown_);
    });
    return widget;
}

void ConsoleView::show(const Scene& scene) {
    if (scene_.picture && (!scene.picture || scene_.picture->snapshot->target != scene.picture->snapshot->target)) {
        session_->clear();
        session_->hide();
        exchanges_.clear();
        shown_.reset();
        result_->setCurrentIndex(0);
    }
    scene_ = scene;
    console_.setAccess(cluster_.access());
    const Lack lack = lackOf(scene);
    const bool nothing = lack != Lack::Nothing && lack != Lack::NoCluster;
    if (nothing) explain(*empty_, lack, scene, actions_);
    stack_->setCurrentIndex(nothing ? 0 : 1);
    QVector<NodeChooser::Node> nodes;
    for (std::size_t i = 0; i < scene.pods.size(); ++i) nodes.append({scene.pods[i].key, static_cast<int>(i)});
    nodes_->setNodes(nodes);
    if (isVisible()) console_.learn(nodes_->chosen());
}

void ConsoleView::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    console_.learn(nodes_->chosen());
    input_->setFocus();
}

void ConsoleView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        for (int row = 0; row < session_->count(); ++row)
            if (const auto at = exchanges_.find(session_->item(row)->data(idRole).toInt()); at != exchanges_.end())
                session_->item(row)->setIcon(iconOf(signOf(*at->second), *this));
    Page::changeEvent(event);
}

void ConsoleView::focusFilter() { input_->setFocus(Qt::ShortcutFocusReason); }

void ConsoleView::choose(const QString& pod) { nodes_->chooseOnly(pod); }

void ConsoleView::showChosen() {
    const auto pods = nodes_->chosen();
    input_->setPrompt(pods.size() == 1 ? text(pods.front()) : tr("%n node(s)", nullptr, static_cast<int>(pods.size())));
}

/// One confirmation for what destroys or blocks.
void ConsoleView::ask(const redis::Command& command) {
    if (console_.busy()) return;
    const auto caution = operations::cautionOf(command, console_.catalog());
    if (caution.kind == operations::Caution::Kind::Refuse) return;  // the line says why
    const bool changes = caution.writes || caution.kind == operations::Caution::Kind::Confirm;
    if (cluster_.guard() != Guard::None && changes) {
        if (mayChange(this, cluster_, tr("Send %1?").arg(lineOf(command).left(200)))) send(command);
        return;
    }
    if (caution.kind == operations::Caution::Kind::None) {
        send(command);
        return;
    }
    const auto pods = nodes_->chosen();
    QStringList names;
    for (const auto& pod : pods) names << text(pod);
    auto* box = new QMessageBox(
        QMessageBox::Warning, tr("Send %1?").arg(text(redis::upper(command.front()))),
        tr("Send “%1” to %2?").arg(lineOf(command).left(200), names.join(QStringLiteral(", ")).left(400)),
        QMessageBox::NoButton, this);
    box->setObjectName("consoleQuestion");
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("%1.").arg(said(caution.why)));
    box->setAttribute(Qt::WA_DeleteOnClose);
    auto* yes = box->addButton(tr("&Send"), QMessageBox::DestructiveRole);
    yes->setObjectName("consoleSend");
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    connect(yes, &QAbstractButton::clicked, this, [this, command] { send(command); });
    box->open();
}

void ConsoleView::send(const redis::Command& command) {
    const auto typed = redis::splitCommandLine(input_->text().toStdString());
    console_.send(nodes_->chosen(), command);
    if (typed && *typed == command) input_->accept(command);
}

void ConsoleView::take(const ExchangePtr& exchange) {
    input_->setBusy(exchange->running);
    const bool first = !exchanges_.contains(exchange->id);
    exchanges_[exchange->id] = exchange;
    if (first) {
        auto* item = new QListWidgetItem;
        item->setData(idRole, exchange->id);
        session_->addItem(item);
        session_->show();
        if (session_->count() > mostExchanges) {
            exchanges_.erase(session_->item(0)->data(idRole).toInt());
            delete session_->takeItem(0);
        }
        session_->setCurrentItem(item);
        session_->scrollToItem(item);
    }
    for (int row = session_->count() - 1; row >= 0; --row) {
        auto* item = session_->item(row);
        if (item->data(idRole).toInt() != exchange->id) continue;
        item->setText(lineOf(exchange->command).left(120) + u'\n' + summaryOf(*exchange));
        item->setIcon(iconOf(signOf(*exchange), *this));
        if (item == session_->currentItem()) showExchange(exchange);
        break;
    }
}

std::vector<int> ConsoleView::colorsOf(const Exchange& exchange) const {
    std::vector<int> colors;
    for (const auto& node : exchange.nodes) {
        const QString pod = text(node.pod);
        const auto at =
            std::find_if(scene_.pods.begin(), scene_.pods.end(), [&](const PodRow& row) { return row.key == pod; });
        colors.push_back(at == scene_.pods.end() ? -1 : static_cast<int>(at - scene_.pods.begin()));
    }
    return colors;
}

void ConsoleView::showExchange(const ExchangePtr& exchange) {
    const bool other = !shown_ || shown_->id != exchange->id;
    shown_ = exchange;
    result_->setCurrentIndex(1);
    title_->setText(lineOf(exchange->command).left(300));
    summary_->setText(summaryOf(*exchange));
    const bool several = exchange->nodes.size() > 1, entries = several && !exchange->comparison.single();
    const bool asText = !several || looks_->currentIndex() == 1;
    looks_->setVisible(several);
    filter_->setVisible(entries && !asText);
    differences_->setVisible(entries && !asText);
    again_->setEnabled(!exchange->running);
    answers_->setCurrentIndex(asText ? 1 : 0);
    if (other) filter_->clear();
    showErrors(*exchange);
    if (asText) {
        showText(*exchange);
        return;
    }
    model_->show(exchange, colorsOf(*exchange));
    // Once the page has its size; widths that a person chose stay.
    if (other || model_->columnCount() != fitted_) QTimer::singleShot(0, this, &ConsoleView::fitColumns);
}

void ConsoleView::fitColumns() {
    fitted_ = model_->columnCount();
    const int character = QFontMetrics(table_->font()).averageCharWidth();
    const int sign = 3 * character + 12, room = table_->viewport()->width() - sign;
    const int columns = fitted_;
    table_->setColumnWidth(0, sign);
    if (model_->single()) {
        table_->setColumnWidth(1, std::min(room / 3, 26 * character));
        table_->setColumnWidth(2, std::max(20 * character, room - std::min(room / 3, 26 * character) - 14 * character));
    } else {
        std::size_t longest = 10;
        for (const auto& row : shown_->comparison.rows) longest = std::max(longest, row.label.size());
        const int label = std::min(static_cast<int>(std::min<std::size_t>(longest, 60)) * character + 20, room / 3);
        table_->setColumnWidth(1, label);
        for (int column = 2; column < columns; ++column)
            table_->setColumnWidth(column, std::max(16 * character, (room - label) / std::max(1, columns - 2)));
    }
}

/// Why nodes did not answer, and where a command for another node's slot belongs.
void ConsoleView::showErrors(const Exchange& exchange) {
    while (auto* item = errors_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    redirect_->hide();
    redirect_->disconnect();
    const bool inTable = exchange.nodes.size() > 1 && exchange.comparison.single();
    int shown = 0;
    std::optional<int> slot;
    for (const auto& node : exchange.nodes) {
        if (!node.failed) continue;
        if (!slot) slot = movedSlot(node.text);
        if (inTable || exchange.nodes.size() == 1 || ++shown > mostErrors) continue;
        auto* row = new QWidget;
        auto* layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(6);
        auto* sign = new IconLabel(14);
        sign->setIcon("error", badColor);
        layout->addWidget(sign, 0, Qt::AlignTop);
        layout->addWidget(paragraph(tr("%1: %2").arg(text(node.pod), answerText(node).left(300))), 1);
        errors_->addWidget(row);
    }
    if (shown > mostErrors) errors_->addWidget(paragraph(tr("and %n more", nullptr, shown - mostErrors)));
    if (!slot || exchange.running || !scene_.picture) return;
    const int owner = scene_.picture->snapshot->owner[static_cast<std::size_t>(*slot)];
    if (owner < 0 || static_cast<std::size_t>(owner) >= scene_.pods.size()) return;
    const QString pod = scene_.pods[static_cast<std::size_t>(owner)].key;
    const bool asked = std::any_of(exchange.nodes.begin(), exchange.nodes.end(),
                                   [&](const Exchange::Node& node) { return text(node.pod) == pod; });
    if (asked) return;
    redirect_->setText(tr("Slot %1 belongs to %2: send it there").arg(*slot).arg(pod));
    connect(redirect_, &QPushButton::clicked, this, [this, pod] {
        nodes_->chooseOnly(pod);
        ask(shown_->command);
    });
    redirect_->show();
}

void ConsoleView::showText(const Exchange& exchange) {
    const QString words = textOf(exchange);
    if (text_->toPlainText() != words) text_->setPlainText(words);
}

void ConsoleView::copyAnswers() {
    if (shown_) QGuiApplication::clipboard()->setText(textOf(*shown_));
}

}  // namespace slotpilot::gui
