// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/object_views.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QStackedWidget>
#include <QSyntaxHighlighter>
#include <QTextBlock>

#include "models/engine_words.h"
#include "models/format.h"
#include "models/line_ring.h"
#include "models/object_tables.h"
#include "views/table.h"
#include "views/tool_buttons.h"
#include "widgets/empty_state.h"
#include "widgets/labels.h"
#include "widgets/owner_colors.h"

namespace slotpilot::gui {
namespace {

constexpr int ticksBetween = 3, mostScreenLines = 10'000, mostMarks = 2'000;

QPlainTextEdit* fixedText(const char* name, const QString& accessibleName) {
    auto* edit = new QPlainTextEdit;
    edit->setObjectName(name);
    edit->setAccessibleName(accessibleName);
    edit->setReadOnly(true);
    edit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    edit->setFrameShape(QFrame::NoFrame);
    edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    edit->document()->setDocumentMargin(10);
    return edit;
}

QHBoxLayout* barOf(std::initializer_list<QWidget*> left, std::initializer_list<QWidget*> right) {
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(10, 6, 10, 6);
    bar->setSpacing(8);
    for (auto* widget : left) bar->addWidget(widget);
    bar->addStretch();
    for (auto* widget : right) bar->addWidget(widget);
    return bar;
}

QVBoxLayout* column(QWidget* widget) {
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return layout;
}

/// Keys weaker than values, so that these are found.
class YamlColors : public QSyntaxHighlighter {
public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
    void highlightBlock(const QString& line) override {
        qsizetype begin = 0;
        while (begin < line.size() && (line[begin] == u' ' || line[begin] == u'-')) ++begin;
        const auto colon = line.indexOf(u':', begin);
        if (colon < 0 || (colon + 1 < line.size() && line[colon + 1] != u' ')) return;
        if (line.mid(begin, colon - begin).contains(u' ')) return;
        setFormat(static_cast<int>(begin), static_cast<int>(colon - begin + 1),
                  QGuiApplication::palette().color(QPalette::Link));
    }
};

void explainError(EmptyState& state, const Error& error, const QString& what) {
    const bool forbidden = error.code == ErrorCode::Forbidden;
    state.setContent("error", forbidden ? EventsView::tr("You may not read this") : what,
                     errorLine(error) + (error.hint.empty() ? QString() : u'\n' + said(error.hint)));
}

}  // namespace

EventsView::EventsView(QWidget* parent)
    : QWidget(parent),
      model_(new EventsModel(this)),
      table_(new Table(model_, tr("Events"))),
      stack_(new QStackedWidget),
      empty_(new EmptyState) {
    table_->setObjectName("eventsTable");
    table_->setColumnWidths({8, 20, 30, 8, 70, 20});
    table_->setItemDelegateForColumn(
        EventsModel::Reason,
        new SignDelegate(
            [](const QModelIndex& index, const QPalette& palette, qreal ratio) {
                const bool warning = index.data(EventsModel::warningRole).toBool();
                const bool selected = palette.color(QPalette::Text) == palette.color(QPalette::HighlightedText);
                const QColor color = selected  ? palette.color(QPalette::Text)
                                     : warning ? warningColor(palette)
                                               : mutedText(palette);
                return iconPixmap(warning ? QStringLiteral("warning") : QStringLiteral("info"), 14, color, ratio);
            },
            table_));
    stack_->addWidget(empty_);
    stack_->addWidget(table_);
    column(this)->addWidget(stack_);
}

void EventsView::setObjects(const std::shared_ptr<cluster::Access>& access, const std::vector<ObjectName>& about) {
    if (access == access_ && about == about_) return;
    access_ = access;
    about_ = about;
    known_ = false;
    model_->update({});
    empty_->setContent("waiting", tr("Reading events…"), {});
    stack_->setCurrentIndex(0);
    reading_.cancel();
    if (isVisible()) read();
}

void EventsView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    read();
}

void EventsView::tick() {
    if (!isVisible()) return;
    model_->refresh(EventsModel::Age);
    if (++ticks_ % ticksBetween == 0) read();
}

void EventsView::read() {
    if (!access_ || about_.empty() || reading_.running()) return;
    reading_ = inBackground(
        [access = access_, about = about_](std::stop_token stop) { return readEvents(*access, about, stop); },
        [this](const Expected<std::vector<kube::Event>>& events) { take(events); });
}

void EventsView::take(const Expected<std::vector<kube::Event>>& events) {
    if (!events) {
        // What was read before stays; the window's strip says that the connection is lost.
        if (known_) return;
        explainError(*empty_, events.error(), tr("The events can't be read"));
        return stack_->setCurrentIndex(0);
    }
    known_ = true;
    model_->update(eventRows(*events));
    if (events->empty())
        empty_->setContent("info", tr("No events"), tr("Kubernetes keeps events for an hour, unless told otherwise."));
    stack_->setCurrentIndex(events->empty() ? 0 : 1);
}

YamlView::YamlView(QWidget* parent)
    : QWidget(parent),
      object_(new QComboBox),
      needle_(filterLine(tr("Search"), "yamlSearch")),
      back_(toolButton("up", tr("Previous match (Shift+Enter)"), "yamlBack")),
      next_(toolButton("down", tr("Next match (Enter)"), "yamlNext")),
      again_(toolButton("retry", tr("Reads it again"), "yamlAgain")),
      copy_(toolButton("copy", tr("Copies the YAML"), "yamlCopy", tr("Copy"))),
      managed_(new QCheckBox(tr("&managedFields"))),
      count_(new MutedLabel),
      read_(new MutedLabel),
      text_(fixedText("yamlText", tr("YAML"))),
      stack_(new QStackedWidget),
      empty_(new EmptyState) {
    object_->setObjectName("yamlObject");
    object_->setAccessibleName(tr("Object"));
    object_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    object_->setMaximumWidth(260);
    needle_->setMaximumWidth(260);
    managed_->setObjectName("yamlManaged");
    managed_->setToolTip(tr("Which field manager set which field: long, and seldom wanted"));
    new YamlColors(text_->document());
    stack_->addWidget(empty_);
    stack_->addWidget(text_);
    auto* layout = column(this);
    layout->addLayout(barOf({object_, needle_, back_, next_, count_}, {read_, managed_, again_, copy_}));
    layout->addWidget(stack_, 1);
    connect(object_, &QComboBox::activated, this, &YamlView::read);
    connect(managed_, &QCheckBox::toggled, this, &YamlView::read);
    connect(again_, &QToolButton::clicked, this, &YamlView::read);
    connect(copy_, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(text_->toPlainText()); });
    connect(needle_, &QLineEdit::textChanged, this, [this] {
        mark();
        find(false, false);
    });
    connect(needle_, &QLineEdit::returnPressed, this, [this] { find(false, true); });
    connect(next_, &QToolButton::clicked, this, [this] { find(false, true); });
    connect(back_, &QToolButton::clicked, this, [this] { find(true, true); });
    auto* backwards =
        new QShortcut(QKeySequence(Qt::SHIFT | Qt::Key_Return), needle_, this, [this] { find(true, true); });
    backwards->setContext(Qt::WidgetShortcut);
    mark();
}

void YamlView::setObjects(const std::shared_ptr<cluster::Access>& access, const std::vector<ObjectName>& objects) {
    if (access == access_ && objects == objects_) return;
    access_ = access;
    objects_ = objects;
    object_->clear();
    for (const auto& object : objects) object_->addItem(text(object.resource.kind + " " + object.name));
    object_->setVisible(objects.size() > 1);
    text_->clear();
    reading_.cancel();
    wanted_ = true;
    if (isVisible()) read();
}

void YamlView::focusSearch() {
    needle_->setFocus(Qt::ShortcutFocusReason);
    needle_->selectAll();
}

void YamlView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (wanted_) read();
}

void YamlView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        if (auto* colors = text_->document()->findChild<QSyntaxHighlighter*>()) colors->rehighlight();
    QWidget::changeEvent(event);
}

void YamlView::read() {
    const auto at = static_cast<std::size_t>(std::max(0, object_->currentIndex()));
    if (!access_ || at >= objects_.size()) return;
    wanted_ = false;
    if (text_->document()->isEmpty()) {
        empty_->setContent("waiting", tr("Reading…"), {});
        stack_->setCurrentIndex(0);
    }
    reading_ = inBackground(
        [access = access_, object = objects_[at], managed = managed_->isChecked()](std::stop_token stop) {
            return readYaml(*access, object, managed, stop);
        },
        [this, object = objects_[at]](const Expected<std::string>& yaml) {
            if (!yaml) {
                explainError(*empty_, yaml.error(),
                             yaml.error().code == ErrorCode::NotFound
                                 ? tr("There is no %1 any more").arg(text(object.resource.kind + " " + object.name))
                                 : tr("The object can't be read"));
                return stack_->setCurrentIndex(0);
            }
            const int scroll = text_->verticalScrollBar()->value();
            text_->setPlainText(text(*yaml));
            text_->verticalScrollBar()->setValue(scroll);
            read_->setText(tr("as of %1").arg(QLocale().toString(QTime::currentTime(), QStringLiteral("HH:mm:ss"))));
            stack_->setCurrentIndex(1);
            mark();
        });
}

/// Marks every match.
void YamlView::mark() {
    QList<QTextEdit::ExtraSelection> marks;
    const QString needle = needle_->text();
    if (!needle.isEmpty()) {
        QTextEdit::ExtraSelection mark;
        mark.format.setBackground(mixed(palette().color(QPalette::Base), warningColor(palette()), 0.4));
        for (auto cursor = text_->document()->find(needle); !cursor.isNull() && marks.size() < mostMarks;
             cursor = text_->document()->find(needle, cursor)) {
            mark.cursor = cursor;
            marks.append(mark);
        }
    }
    text_->setExtraSelections(marks);
    back_->setEnabled(!marks.isEmpty());
    next_->setEnabled(!marks.isEmpty());
    count_->setText(needle.isEmpty()  ? QString()
                    : marks.isEmpty() ? tr("not found")
                                      : tr("%1 found").arg(marks.size()));
}

/// `again`: the next one, else the one that the cursor is on if it still fits.
void YamlView::find(bool backwards, bool again) {
    const QString needle = needle_->text();
    if (needle.isEmpty()) return;
    auto from = text_->textCursor();
    if (!again) from.setPosition(from.selectionStart());
    const auto flags = backwards ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    auto found = text_->document()->find(needle, from, flags);
    if (found.isNull()) {
        from.movePosition(backwards ? QTextCursor::End : QTextCursor::Start);
        found = text_->document()->find(needle, from, flags);
    }
    if (!found.isNull()) text_->setTextCursor(found);
}

ShellView::ShellView(QWidget* parent)
    : QWidget(parent),
      container_(new QComboBox),
      program_(new QComboBox),
      start_(new QPushButton(icon("run"), tr("Start"))),
      stop_(new QPushButton(icon("cancel"), tr("End"))),
      screen_(fixedText("shellScreen", tr("Output of the shell"))),
      prompt_(new QLabel(QStringLiteral("$"))),
      line_(new QLineEdit),
      status_(new MutedLabel) {
    container_->setObjectName("shellContainer");
    container_->setAccessibleName(tr("Container"));
    container_->setMaximumWidth(180);
    program_->setObjectName("shellProgram");
    program_->setAccessibleName(tr("Program"));
    program_->setToolTip(tr("What is run in the container; words are parted by spaces"));
    program_->setEditable(true);
    program_->lineEdit()->setAccessibleName(program_->accessibleName());
    program_->addItems({QStringLiteral("sh"), QStringLiteral("bash"), QStringLiteral("redis-cli")});
    start_->setObjectName("shellStart");
    stop_->setObjectName("shellStop");
    stop_->setToolTip(tr("Ends the shell and what runs in it"));
    screen_->setMaximumBlockCount(mostScreenLines);
    line_->setObjectName("shellLine");
    line_->setAccessibleName(tr("Line for the shell"));
    line_->setPlaceholderText(tr("A command, e.g. ls -l /data"));
    line_->installEventFilter(this);
    for (QWidget* widget : std::initializer_list<QWidget*>{prompt_, line_})
        widget->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(10, 6, 10, 8);
    foot->setSpacing(6);
    foot->addWidget(prompt_);
    foot->addWidget(line_, 1);
    auto* layout = column(this);
    layout->addLayout(barOf({container_, program_, start_, stop_, status_}, {}));
    layout->addWidget(screen_, 1);
    layout->addLayout(foot);
    connect(start_, &QPushButton::clicked, this, &ShellView::start);
    connect(stop_, &QPushButton::clicked, this, &ShellView::end);
    connect(line_, &QLineEdit::returnPressed, this, &ShellView::submit);
    connect(&bridge_, &ShellBridge::stateChanged, this, &ShellView::showState);
    connect(&bridge_, &ShellBridge::output, this, [this](const QByteArray& bytes) {
        // A character may come in two pieces.
        pending_ += bytes;
        qsizetype whole = pending_.size();
        for (int back = 1; back <= 3 && back <= whole; ++back) {
            const auto byte = static_cast<unsigned char>(pending_[whole - back]);
            if (byte < 0x80) break;
            if (byte < 0xc0) continue;
            const int length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
            if (length > back) whole -= back;
            break;
        }
        const QByteArray ready = pending_.left(whole);
        pending_ = pending_.mid(whole);
        QStringList lines;
        for (const auto& line : ready.split('\n')) {
            const auto kept = line.endsWith('\r') ? line.chopped(1) : line;
            lines << visibleText({kept.constData(), static_cast<std::size_t>(kept.size())});
        }
        write(lines.join(u'\n'), false);
    });
    connect(&bridge_, &ShellBridge::ended, this, [this](const Expected<int>& result) {
        write((result ? tr("— ended with exit code %1 —").arg(*result) : tr("— %1 —").arg(errorLine(result.error()))) +
                  u'\n',
              true);
    });
    showState();
}

void ShellView::setPod(const std::shared_ptr<cluster::Access>& access, const std::string& pod,
                       const std::vector<std::string>& containers) {
    const bool other = access != access_ || pod != pod_;
    if (other) {
        bridge_.stop();
        screen_->clear();
        pending_.clear();
    }
    QStringList names, shown;
    for (const auto& name : containers) names << text(name);
    for (int i = 0; i < container_->count(); ++i) shown << container_->itemText(i);
    if (names != shown && (other || !names.isEmpty())) {
        const QString chosen = container_->currentText();
        container_->clear();
        container_->addItems(names);
        container_->setCurrentIndex(std::max(0, static_cast<int>(names.indexOf(chosen))));
    }
    access_ = access;
    pod_ = pod;
    showState();
}

void ShellView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    line_->setFocus();
}

void ShellView::end() {
    if (!bridge_.running() && !bridge_.starting()) return;
    bridge_.stop();
    write(tr("— ended —") + u'\n', true);
}

void ShellView::start() {
    if (!access_ || pod_.empty() || (gate_ && !gate_())) return;
    std::vector<std::string> command;
    for (const auto& word : program_->currentText().split(u' ', Qt::SkipEmptyParts))
        command.push_back(word.toStdString());
    if (command.empty()) command = {"sh"};
    pending_.clear();
    write(tr("— %1 in %2 —").arg(program_->currentText(), text(pod_)) + u'\n', true);
    bridge_.start(access_, pod_, container_->currentText().toStdString(), command);
    line_->setFocus();
}

void ShellView::submit() {
    if (!bridge_.running()) return;
    const QString line = line_->text();
    write(QStringLiteral("$ %1\n").arg(line), true);
    bridge_.send(line.toStdString());
    if (!line.trimmed().isEmpty() && (history_.isEmpty() || history_.last() != line)) history_ << line;
    recalled_ = static_cast<int>(history_.size());
    line_->clear();
}

/// Appends where the output ends; the newest stays in sight unless one has scrolled away.
void ShellView::write(const QString& words, bool own) {
    auto* bar = screen_->verticalScrollBar();
    const bool atEnd = bar->value() >= bar->maximum();
    QTextCursor cursor(screen_->document());
    cursor.movePosition(QTextCursor::End);
    QTextCharFormat format;
    format.setForeground(own ? palette().link() : QBrush());
    if (!own) format.clearForeground();
    if (own && !cursor.atBlockStart()) cursor.insertText(QStringLiteral("\n"));
    cursor.insertText(words, format);
    if (atEnd || own) bar->setValue(bar->maximum());
}

void ShellView::showState() {
    const bool running = bridge_.running(), starting = bridge_.starting();
    start_->setVisible(!running && !starting);
    start_->setEnabled(access_ != nullptr && !pod_.empty());
    stop_->setVisible(running || starting);
    container_->setEnabled(!running && !starting && container_->count() > 1);
    program_->setEnabled(!running && !starting);
    line_->setEnabled(running);
    status_->setText(running
                         ? tr("Lines go to %1 as they are; programs that draw the screen (vi, top) can't be used here")
                               .arg(program_->currentText())
                     : starting ? tr("Starting…")
                                : QString());
    if (running && isVisible()) line_->setFocus();
}

/// Up and Down bring earlier lines back.
bool ShellView::eventFilter(QObject* watched, QEvent* event) {
    if (watched != line_ || event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key != Qt::Key_Up && key != Qt::Key_Down) return false;
    recall(key == Qt::Key_Up ? -1 : 1);
    return true;
}

void ShellView::recall(int by) {
    recalled_ = std::clamp(recalled_ + by, 0, static_cast<int>(history_.size()));
    line_->setText(recalled_ < history_.size() ? history_[recalled_] : QString());
}

}  // namespace slotpilot::gui
