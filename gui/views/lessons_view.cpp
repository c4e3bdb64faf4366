// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/lessons_view.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>

#include "models/format.h"
#include "widgets/icons.h"
#include "widgets/labels.h"
#include "widgets/owner_colors.h"

namespace slotpilot::gui {
namespace {

QString doneKey(const Lesson& lesson) { return QStringLiteral("lessons/%1/done").arg(lesson.id); }
QString stepKey(const Lesson& lesson) { return QStringLiteral("lessons/%1/step").arg(lesson.id); }

/// A tinted box with a frame that follows the palette.
class Box : public QWidget {
public:
    explicit Box(IconLabel::Color color) : color_(color) {}

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor color = color_(palette());
        painter.setPen(mixed(palette().color(QPalette::Window), color, 0.5));
        painter.setBrush(mixed(palette().color(QPalette::Window), color, 0.09));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7);
    }

private:
    IconLabel::Color color_;
};

/// One lesson of the list, to be clicked.
class LessonCard : public QAbstractButton {
public:
    LessonCard(const Lesson& lesson, int number, bool done, int step)
        : number_(number), done_(done), title_(lesson.title), about_(lesson.about) {
        note_ = done       ? LessonsView::tr("done")
                : step > 0 ? LessonsView::tr("step %1 of %2").arg(step + 1).arg(lesson.steps.size())
                           : LessonsView::tr("%1 min").arg(lesson.minutes);
        setObjectName(QStringLiteral("lesson-") + lesson.id);
        setAccessibleName(LessonsView::tr("Lesson %1: %2, %3").arg(number).arg(lesson.title, note_));
        setToolTip(lesson.about);
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return titleRect(width).height() + 26 + aboutRect(width).height(); }
    QSize sizeHint() const override { return {300, heightForWidth(std::max(200, width()))}; }
    QSize minimumSizeHint() const override { return {200, heightForWidth(std::max(200, width()))}; }

protected:
    QFont boldFont() const {
        QFont bold = font();
        bold.setBold(true);
        return bold;
    }
    int noteWidth() const { return fontMetrics().horizontalAdvance(note_); }
    QRect titleRect(int width) const {
        QRect rect(50, 10, width - 72 - noteWidth(), 1000);
        rect.setHeight(QFontMetrics(boldFont()).boundingRect(rect, Qt::TextWordWrap, title_).height());
        return rect;
    }
    QRect aboutRect(int width) const {
        return fontMetrics().boundingRect(QRect(0, 0, width - 62, 1000), Qt::TextWordWrap, about_);
    }
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor window = palette().color(QPalette::Window);
        const bool lit = underMouse() || hasFocus();
        painter.setPen(lit ? accentColor(palette()) : lineColor(palette()));
        painter.setBrush(mixed(window, palette().color(QPalette::Base), lit ? 0.9 : 0.6));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
        const QRectF badge(12, 11, 28, 28);
        painter.setPen(Qt::NoPen);
        painter.setBrush(mixed(window, done_ ? goodColor(palette()) : accentColor(palette()), done_ ? 0.9 : 0.16));
        painter.drawEllipse(badge);
        painter.setFont(boldFont());
        if (done_) {
            painter.drawPixmap(badge.adjusted(6, 6, -6, -6).topLeft(),
                               iconPixmap(QStringLiteral("check"), 16, window, devicePixelRatioF()));
        } else {
            painter.setPen(palette().color(QPalette::WindowText));
            painter.drawText(badge, Qt::AlignCenter, QString::number(number_));
        }
        const QRect title = titleRect(width());
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(title, Qt::TextWordWrap, title_);
        painter.setFont(font());
        painter.setPen(mutedText(palette()));
        painter.drawText(QRect(width() - 12 - noteWidth(), 10, noteWidth(), fontMetrics().height()), Qt::AlignVCenter,
                         note_);
        painter.drawText(QRect(50, title.bottom() + 4, width() - 62, height() - title.bottom() - 8), Qt::TextWordWrap,
                         about_);
    }
    void enterEvent(QEnterEvent*) override { update(); }
    void leaveEvent(QEvent*) override { update(); }

private:
    int number_;
    bool done_;
    QString title_, about_, note_;
};

void clear(QLayout* layout) {
    while (auto* item = layout->takeAt(0)) {
        if (auto* widget = item->widget()) {
            widget->setParent(nullptr);  // nobody finds it by its name any more
            widget->deleteLater();
        }
        delete item;
    }
}

/// Up and down only.
QScrollArea* scrolled(QWidget* content, const QString& name) {
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    area->setAccessibleName(name);
    return area;
}

}  // namespace

LessonsView::LessonsView(LessonShelf shelf, QWidget* parent)
    : QWidget(parent), shelf_(std::move(shelf)), stack_(new QStackedWidget) {
    setObjectName("lessons");
    setMinimumWidth(250);
    stack_->addWidget(makeList());
    stack_->addWidget(makeLesson());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(stack_);
    fillList();
}

QWidget* LessonsView::makeList() {
    auto* content = new QWidget;
    cards_ = new QVBoxLayout(content);
    cards_->setContentsMargins(12, 10, 12, 12);
    cards_->setSpacing(8);
    list_ = scrolled(content, tr("Lessons"));
    list_->setFocusPolicy(Qt::NoFocus);
    return list_;
}

void LessonsView::fillList() {
    clear(cards_);
    cards_->addWidget(paragraph(
        tr("Each lesson is done on the playground: real Redis servers on this computer that nobody else needs.")));
    const QSettings settings;
    int number = 0;
    for (const auto& lesson : shelf_.lessons) {
        auto* card = new LessonCard(lesson, ++number, settings.value(doneKey(lesson)).toBool(),
                                    settings.value(stepKey(lesson)).toInt());
        connect(card, &QAbstractButton::clicked, this, [this, id = lesson.id] { start(id); });
        cards_->addWidget(card);
    }
    for (const auto& mistake : shelf_.mistakes) {
        auto* label = paragraph(tr("A lesson can't be read: %1").arg(errorLine(mistake)));
        label->setObjectName("lessonMistake");
        cards_->addWidget(label);
    }
    cards_->addStretch();
}

QWidget* LessonsView::makeLesson() {
    auto* back = new QToolButton;
    back->setIcon(icon("back"));
    back->setText(tr("Lessons"));
    back->setToolTip(tr("Back to the list; this lesson goes on where it is left"));
    back->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    back->setObjectName("lessonLeave");
    back->setFocusPolicy(Qt::StrongFocus);
    connect(back, &QToolButton::clicked, this, &LessonsView::leave);
    lessonTitle_ = new QLabel;
    lessonTitle_->setTextFormat(Qt::PlainText);
    lessonTitle_->setWordWrap(true);
    place_ = new MutedLabel;
    progress_ = new QProgressBar;
    progress_->setTextVisible(false);
    progress_->setMaximumHeight(5);
    progress_->setAccessibleName(tr("How far this lesson is"));
    title_ = heading({}, 1.2);
    title_->setObjectName("lessonStep");
    text_ = paragraph();
    text_->setObjectName("lessonText");
    trouble_ = paragraph();
    trouble_->setObjectName("lessonTrouble");
    hindrances_ = new MutedLabel;
    hindrances_->setObjectName("lessonHindrance");
    hindrances_->setWordWrap(true);
    offersBox_ = new QWidget;
    offers_ = new QVBoxLayout(offersBox_);
    offers_->setContentsMargins(0, 4, 0, 0);
    conditionsTitle_ = new MutedLabel(tr("It goes on when"));
    conditions_ = new QVBoxLayout;
    conditions_->setSpacing(4);
    afterBox_ = new Box(goodColor);
    auto* afterLayout = new QVBoxLayout(afterBox_);
    afterLayout->setContentsMargins(12, 10, 12, 10);
    after_ = paragraph();
    after_->setObjectName("lessonAfter");
    afterLayout->addWidget(after_);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(14, 8, 14, 12);
    column->setSpacing(10);
    column->addWidget(title_);
    column->addWidget(text_);
    column->addWidget(offersBox_);
    column->addWidget(hindrances_);
    column->addWidget(trouble_);
    column->addSpacing(4);
    column->addWidget(conditionsTitle_);
    column->addLayout(conditions_);
    column->addWidget(afterBox_);
    column->addStretch();
    area_ = scrolled(content, tr("Lesson"));
    back_ = new QPushButton(tr("&Back"));
    back_->setObjectName("lessonBack");
    skip_ = new QPushButton(tr("S&kip"));
    skip_->setObjectName("lessonSkip");
    skip_->setFlat(true);
    skip_->setToolTip(tr("Goes on although it is not so yet"));
    next_ = new QPushButton;
    next_->setObjectName("lessonNext");
    next_->setDefault(true);
    connect(back_, &QPushButton::clicked, this, [this] { go(run_->index() - 1); });
    const auto forward = [this] { run_->last() ? finish() : go(run_->index() + 1); };
    connect(skip_, &QPushButton::clicked, this, forward);
    connect(next_, &QPushButton::clicked, this, forward);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(8, 8, 14, 2);
    head->setSpacing(10);
    head->addWidget(back);
    head->addWidget(lessonTitle_, 1);
    auto* where = new QVBoxLayout;
    where->setContentsMargins(14, 2, 14, 4);
    where->setSpacing(4);
    where->addWidget(progress_);
    where->addWidget(place_);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(14, 6, 14, 12);
    buttons->addWidget(back_);
    buttons->addStretch();
    buttons->addWidget(skip_);
    buttons->addWidget(next_);
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addLayout(where);
    layout->addWidget(area_, 1);
    layout->addLayout(buttons);
    return page;
}

void LessonsView::start(const QString& lessonId) {
    const auto lesson = std::find_if(shelf_.lessons.begin(), shelf_.lessons.end(),
                                     [&](const Lesson& each) { return each.id == lessonId; });
    if (lesson == shelf_.lessons.end()) return;
    const QSettings settings;
    const int left = settings.value(stepKey(*lesson)).toInt();
    run_.emplace(*lesson, left, world_);
    stack_->setCurrentIndex(1);
    showStep();
}

void LessonsView::leave() {
    run_.reset();
    fillList();
    stack_->setCurrentIndex(0);
    Q_EMIT highlightWanted({});
}

void LessonsView::go(int step) {
    run_->go(step, world_);
    QSettings().setValue(stepKey(run_->lesson()), run_->index());
    showStep();
}

void LessonsView::finish() {
    QSettings settings;
    const QString finished = run_->lesson().id;
    settings.setValue(doneKey(run_->lesson()), true);
    settings.remove(stepKey(run_->lesson()));
    leave();
    // The next one that is not done is at hand.
    auto next = std::find_if(shelf_.lessons.begin(), shelf_.lessons.end(),
                             [&](const Lesson& lesson) { return lesson.id == finished; });
    while (next != shelf_.lessons.end() && settings.value(doneKey(*next)).toBool()) ++next;
    if (next == shelf_.lessons.end()) return;
    auto* card = findChild<QWidget*>(QStringLiteral("lesson-") + next->id);
    card->setFocus();
    QTimer::singleShot(0, card, [this, card] { list_->ensureWidgetVisible(card); });  // once it has its place
}

void LessonsView::showStep() {
    const auto& step = run_->step();
    const auto steps = static_cast<int>(run_->lesson().steps.size());
    lessonTitle_->setText(run_->lesson().title);
    place_->setText(tr("Step %1 of %2").arg(run_->index() + 1).arg(steps));
    progress_->setRange(0, steps);
    progress_->setValue(run_->index() + (run_->done() ? 1 : 0));
    title_->setText(step.title);
    text_->setText(step.text);
    after_->setText(step.after);
    trouble_->clear();
    trouble_->hide();
    clear(offers_);
    for (const auto& offer : step.offers) {
        auto* button = new QPushButton(icon("run"), offer.label);
        button->setObjectName(QStringLiteral("offer-") + offer.kind);
        connect(button, &QPushButton::clicked, this, [this, offer] {
            trouble_->hide();
            Q_EMIT offered(offer);
        });
        offers_->addWidget(button, 0, Qt::AlignLeft);
    }
    offersBox_->setVisible(!step.offers.empty());
    clear(conditions_);
    for (std::size_t i = 0; i < step.until.size(); ++i) {
        auto* row = new QWidget;
        auto* layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(8);
        layout->addWidget(new IconLabel(16), 0, Qt::AlignTop);
        auto* words = paragraph();
        words->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        words->setObjectName(QStringLiteral("lessonCondition%1").arg(i));
        layout->addWidget(words, 1);
        conditions_->addWidget(row);
    }
    conditionsTitle_->setVisible(!step.until.empty());
    back_->setEnabled(run_->index() > 0);
    next_->setText(run_->last() ? tr("&Finish") : tr("&Next"));
    area_->ensureVisible(0, 0);
    showConditions();
}

void LessonsView::showConditions() {
    const auto& step = run_->step();
    for (int i = 0; i < conditions_->count(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        auto* row = conditions_->itemAt(i)->widget();
        const bool holds = run_->done() || run_->holds(at);
        static_cast<IconLabel*>(row->layout()->itemAt(0)->widget())
            ->setIcon(holds ? "success" : "waiting", holds ? goodColor : mutedText);
        const QString seen = holds ? QString() : conditionSeen(step.until[at], world_);
        const QString words = conditionText(step.until[at]);
        auto* label = static_cast<QLabel*>(row->layout()->itemAt(1)->widget());
        label->setText(seen.isEmpty() ? words : tr("%1 (%2)").arg(words, seen));
        label->setAccessibleName(holds ? tr("So: %1").arg(label->text()) : tr("Not yet: %1").arg(label->text()));
    }
    const bool done = run_->done();
    afterBox_->setVisible(done && !step.after.isEmpty());
    next_->setEnabled(done);
    skip_->setVisible(!done);
    progress_->setValue(run_->index() + (done ? 1 : 0));
    QStringList hindrances;
    for (std::size_t i = 0; hindrance_ && i < step.offers.size(); ++i) {
        const QString hindrance = hindrance_(step.offers[i]);
        auto* button = offers_->itemAt(static_cast<int>(i))->widget();
        button->setEnabled(hindrance.isEmpty());
        button->setToolTip(hindrance);
        if (!hindrance.isEmpty() && !hindrances.contains(hindrance)) hindrances << hindrance;
    }
    hindrances_->setText(hindrances.join(u'\n'));
    hindrances_->setVisible(!hindrances.isEmpty());
    // A step that is only read is done from its beginning.
    Q_EMIT highlightWanted(done && !step.until.empty() ? QString() : step.highlight);
}

void LessonsView::see(const LessonWorld& world) {
    world_ = world;
    if (!run_) return;
    run_->see(world);
    showConditions();
}

void LessonsView::setHindrance(Hindrance hindrance) {
    hindrance_ = std::move(hindrance);
    if (run_) showConditions();
}

void LessonsView::showOffered(const QString& trouble) {
    trouble_->setText(trouble);
    trouble_->setVisible(!trouble.isEmpty());
}

}  // namespace slotpilot::gui
