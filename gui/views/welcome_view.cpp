// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/welcome_view.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>

#include "models/contexts_model.h"
#include "models/engine_words.h"
#include "models/format.h"
#include "views/table.h"
#include "widgets/empty_state.h"
#include "widgets/icons.h"
#include "widgets/labels.h"
#include "widgets/owner_colors.h"

namespace slotpilot::gui {
namespace {

/// A panel with a thin frame that follows the palette.
class Panel : public QWidget {
public:
    Panel() { setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(lineColor(palette()));
        painter.setBrush(mixed(palette().color(QPalette::Window), palette().color(QPalette::Base), 0.6));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10);
    }
};

/// A button that does what an action does, however the action changes.
QPushButton* buttonFor(QAction* action, const QString& name) {
    auto* button = new QPushButton(action->icon(), action->text());
    button->setObjectName(name);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::changed, button, [button, action] { button->setEnabled(action->isEnabled()); });
    return button;
}

}  // namespace

WelcomeView::WelcomeView(QAction* openFile, QAction* playground, QAction* learn, QAction* history, QWidget* parent)
    : QWidget(parent),
      model_(new ContextsModel(this)),
      table_(new Table(model_, tr("Contexts"))),
      empty_(new EmptyState),
      stack_(new QStackedWidget),
      connect_(new QPushButton(icon("connect"), tr("Connect"))),
      openFile_(openFile) {
    auto* logo = new QLabel;
    logo->setPixmap(applicationIcon().pixmap(QSize(72, 72), devicePixelRatioF()));
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addStretch();
    words->addWidget(heading(tr("Slotpilot"), 2));
    words->addWidget(new MutedLabel(tr("See your Redis Cluster on Kubernetes, and change it step by step.")));
    words->addStretch();
    auto* head = new QHBoxLayout;
    head->setSpacing(18);
    head->addWidget(logo);
    head->addLayout(words, 1);
    auto* panels = new QHBoxLayout;
    panels->setSpacing(16);
    panels->addWidget(makeContexts(openFile), 5);
    auto* side = new QVBoxLayout;
    side->setSpacing(16);
    side->addWidget(makePlayground(playground), 1);
    side->addWidget(makeInvitation(tr("New to Redis Cluster?"),
                                   tr("Lessons lead you through it on the playground, from the first slot to an "
                                      "upgrade that goes wrong and is repaired."),
                                   learn, "learnButton"));
    side->addWidget(makeInvitation(tr("What was done before"),
                                   tr("See runs of this computer again, moment by moment, without a cluster."), history,
                                   "historyButton"));
    panels->addLayout(side, 3);
    auto* column = new QVBoxLayout;
    column->setSpacing(24);
    column->addStretch(1);
    column->addLayout(head);
    column->addLayout(panels, 12);
    column->addStretch(1);
    auto* content = new QWidget;
    content->setLayout(column);
    content->setMaximumSize(1180, 720);
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(32, 16, 32, 16);
    layout->addWidget(content, 0, 0);
    connect(table_, &QTableView::activated, this, &WelcomeView::chooseSelected);
    connect(connect_, &QPushButton::clicked, this, &WelcomeView::chooseSelected);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { connect_->setEnabled(!table_->selectedKey().isEmpty()); });
}

QWidget* WelcomeView::makeContexts(QAction* openFile) {
    table_->setObjectName("contextsTable");
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setTextElideMode(Qt::ElideMiddle);  // names differ in the end
    table_->setColumnWidths({24, 26, 16, 12});
    table_->horizontalHeader()->setStretchLastSection(false);
    table_->horizontalHeader()->setSectionResizeMode(ContextsModel::Server, QHeaderView::Stretch);
    empty_->setContent("open", tr("Looking for contexts…"), {});
    stack_->addWidget(empty_);
    stack_->addWidget(table_);
    connect_->setObjectName("connectButton");
    connect_->setDefault(true);
    connect_->setEnabled(false);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(buttonFor(openFile, "openFileButton"));
    buttons->addStretch();
    buttons->addWidget(connect_);
    auto* panel = new Panel;
    auto* layout = new QVBoxLayout(panel);
    layout->setContentsMargins(20, 18, 20, 18);
    layout->setSpacing(12);
    layout->addWidget(heading(tr("Open a context")));
    layout->addWidget(stack_, 1);
    layout->addLayout(buttons);
    return panel;
}

QWidget* WelcomeView::makePlayground(QAction* playground) {
    auto* sign = new IconLabel(28);
    sign->setIcon("playground", accentColor);
    auto* head = new QHBoxLayout;
    head->addWidget(sign);
    head->addWidget(heading(tr("No cluster at hand?")), 1);
    auto* button = buttonFor(playground, "playgroundButton");
    auto* panel = new Panel;
    auto* layout = new QVBoxLayout(panel);
    layout->setContentsMargins(20, 18, 20, 18);
    layout->setSpacing(12);
    layout->addLayout(head);
    layout->addWidget(
        paragraph(tr("The playground is a small Kubernetes on this computer, ready in seconds. Deploy, create, "
                     "break and repair: nothing else is touched.")));
    layout->addWidget(
        paragraph(tr("Its pods are local processes (real redis-server, no containers), and all of it is "
                     "thrown away when you close it.")));
    layout->addStretch();
    layout->addWidget(button, 0, Qt::AlignRight);
    return panel;
}

QWidget* WelcomeView::makeInvitation(const QString& title, const QString& words, QAction* action, const QString& name) {
    auto* panel = new Panel;
    auto* layout = new QVBoxLayout(panel);
    layout->setContentsMargins(20, 14, 20, 14);
    layout->setSpacing(8);
    layout->addWidget(heading(title, 1.1));
    layout->addWidget(paragraph(words));
    layout->addWidget(buttonFor(action, name), 0, Qt::AlignRight);
    return panel;
}

void WelcomeView::showContexts(const std::vector<ContextRow>& contexts, const QString& preferred) {
    model_->show(contexts);
    if (contexts.empty()) {
        empty_->setContent("open", tr("No contexts in the kubeconfig"),
                           tr("Open another kubeconfig file, or start the playground."));
        stack_->setCurrentWidget(empty_);
        return;
    }
    stack_->setCurrentWidget(table_);
    QString key = preferred;
    if (model_->find(key) < 0)
        for (const auto& context : contexts)
            if (context.current) key = text(context.name);
    table_->selectKey(model_->find(key) >= 0 ? key : model_->rows().front().key);
}

void WelcomeView::showError(const Error& error) {
    model_->show({});
    if (error.code == ErrorCode::NotFound)
        empty_->setContent("open", tr("No kubeconfig found"),
                           errorLine(error) + QStringLiteral("\n\n") +
                               tr("Open a kubeconfig file that you have, or start the playground."));
    else
        empty_->setContent("error", tr("The kubeconfig can't be read"),
                           errorLine(error) + QStringLiteral("\n\n") + said(error.hint));
    stack_->setCurrentWidget(empty_);
}

void WelcomeView::chooseSelected() {
    if (const QString context = table_->selectedKey(); !context.isEmpty()) Q_EMIT contextChosen(context);
}

void WelcomeView::showEvent(QShowEvent* event) {
    table_->setFocus();
    QWidget::showEvent(event);
}

/// Turns while something is awaited; stands still when hidden.
class ConnectView::Ornament : public QWidget {
public:
    Ornament() { setFixedSize(56, 56); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(28, 28);
        for (int i = 0; i < 12; ++i) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(mixed(palette().color(QPalette::Window), accentColor(palette()), (i + 1) / 12.0));
            painter.save();
            painter.rotate((i + step_) * 30);
            painter.drawRoundedRect(QRectF(-2.5, -25, 5, 12), 2.5, 2.5);
            painter.restore();
        }
    }
    void showEvent(QShowEvent*) override { timer_ = startTimer(80); }
    void hideEvent(QHideEvent*) override { killTimer(timer_); }
    void timerEvent(QTimerEvent*) override {
        ++step_;
        update();
    }

private:
    int step_ = 0, timer_ = 0;
};

ConnectView::ConnectView(QWidget* parent)
    : QWidget(parent),
      sign_(new QStackedWidget),
      title_(heading({}, 1.4)),
      what_(paragraph()),
      where_(new MutedLabel),
      causes_(new MutedLabel),
      hint_(paragraph()),
      back_(new QPushButton),
      retry_(new QPushButton(icon("retry"), tr("Try again"))) {
    auto* bad = new IconLabel(56);
    bad->setIcon("error", badColor);
    sign_->addWidget(new Ornament);
    sign_->addWidget(bad);
    sign_->setFixedSize(56, 56);
    what_->setObjectName("connectError");
    hint_->setObjectName("connectHint");
    for (auto* label : {where_, causes_}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    back_->setObjectName("connectBack");
    retry_->setObjectName("connectRetry");
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(retry_);
    buttons->addWidget(back_);
    buttons->addStretch();
    auto* column = new QVBoxLayout;
    column->setSpacing(10);
    column->addStretch(2);
    column->addWidget(sign_);
    column->addSpacing(6);
    for (QWidget* widget : std::initializer_list<QWidget*>{title_, what_, where_, causes_, hint_})
        column->addWidget(widget);
    column->addSpacing(10);
    column->addLayout(buttons);
    column->addStretch(3);
    auto* content = new QWidget;
    content->setLayout(column);
    content->setMaximumWidth(720);
    auto* layout = new QGridLayout(this);
    layout->addWidget(content, 0, 0);
    connect(back_, &QPushButton::clicked, this, &ConnectView::cancelled);
    connect(retry_, &QPushButton::clicked, this, &ConnectView::retried);
}

void ConnectView::showProgress(const QString& title, const QString& text) {
    sign_->setCurrentIndex(0);
    title_->setText(title);
    what_->setText(text);
    for (QWidget* widget : std::initializer_list<QWidget*>{where_, causes_, hint_, retry_}) widget->hide();
    back_->setText(tr("Cancel"));
    back_->setIcon({});
    back_->setFocus();
}

void ConnectView::showError(const QString& title, const Error& error, bool canRetry) {
    sign_->setCurrentIndex(1);
    title_->setText(title);
    what_->setText(said(error.what));
    where_->setText(tr("Where: %1").arg(text(error.where)));
    where_->setVisible(!error.where.empty());
    causes_->setText(error.cause ? tr("Because: %1").arg(errorLine(*error.cause)) : QString());
    causes_->setVisible(error.cause != nullptr);
    hint_->setText(tr("What to do: %1").arg(said(error.hint)));
    hint_->setVisible(!error.hint.empty());
    retry_->setVisible(canRetry);
    back_->setText(tr("Choose another"));
    (canRetry ? retry_ : back_)->setFocus();
}

}  // namespace slotpilot::gui
