// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/engine_words.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <QRegularExpression>
#include <algorithm>
#include <optional>
#include <vector>

#include "models/engine_sentences.h"

namespace slotpilot::gui {
namespace {

/// What stands in a place of a sentence.
enum class Kind {
    Any,      ///< whatever it is, as it is: a Redis key, a command
    Name,     ///< the same, but within one sentence
    Word,     ///< the same, but one word: a pod's name
    Number,   ///< "1,204"
    Amount,   ///< "4.1 MB", "3 min 5 s"
    Phrase,   ///< something of the catalogue: "1,204 slots"
    Text,     ///< something of the catalogue, or what others say (Kubernetes, Redis, the system), as it is
    Inner,    ///< the same between brackets
    Value,    ///< the same of a field, which may be anything
    Where,    ///< a place that an error names
    Objects,  ///< names of Kubernetes' objects: "ConfigMap redis and Service redis"
    Names,    ///< words or phrases: "redis-0, redis-1 and redis-2"
    List      ///< the same, or what others say
};

struct Place {
    QString name;
    Kind kind;
};

/// A sentence cut at its places: one literal more than places.
struct Form {
    QStringList literals;
    std::vector<Place> places;
};

struct Sentence {
    Form english, translated;
    qsizetype weight;  ///< length of the literals: the more, the more it says
};

/// What was found out about a text.
struct Saying {
    bool known = false;
    QString words;
    QStringList unsaid;
};

Kind kindOf(const QString& name) {
    static const QHash<QString, Kind> kinds{
        {"key", Kind::Any},         {"command", Kind::Any},   {"pod", Kind::Word},      {"word", Kind::Word},
        {"n", Kind::Number},        {"amount", Kind::Amount}, {"count", Kind::Phrase},  {"phrase", Kind::Phrase},
        {"text", Kind::Text},       {"inner", Kind::Inner},   {"value", Kind::Value},   {"where", Kind::Where},
        {"objects", Kind::Objects}, {"names", Kind::Names},   {"phrases", Kind::Names}, {"addresses", Kind::Names},
        {"list", Kind::List}};
    static const QRegularExpression digits(QStringLiteral("\\d+$"));
    return kinds.value(QString(name).remove(digits), Kind::Name);
}

Form formOf(const QString& sentence) {
    static const QRegularExpression place(QStringLiteral("\\{(\\w+)\\}"));
    Form form;
    qsizetype end = 0;
    for (auto each = place.globalMatch(sentence); each.hasNext();) {
        const auto match = each.next();
        form.literals << sentence.mid(end, match.capturedStart() - end);
        form.places.push_back({match.captured(1), kindOf(match.captured(1))});
        end = match.capturedEnd();
    }
    form.literals << sentence.mid(end);
    return form;
}

/// Whether the literals are there, in their order.
bool mayFit(const Form& form, QStringView text) {
    if (!text.startsWith(form.literals.front()) || !text.endsWith(form.literals.back())) return false;
    qsizetype at = form.literals.front().size();
    for (const auto& literal : form.literals.mid(1)) {
        at = text.indexOf(literal, at);
        if (at < 0) return false;
        at += literal.size();
    }
    return true;
}

/// The engine's numbers as people here write them: "1,204.5" is "1.204,5" in German.
QString localNumber(QString words) {
    const QLocale locale;
    for (qsizetype i = words.size() - 2; i > 0; --i) {
        if ((words[i] != u',' && words[i] != u'.') || !words[i - 1].isDigit() || !words[i + 1].isDigit()) continue;
        words.replace(i, 1, words[i] == u',' ? locale.groupSeparator() : locale.decimalPoint());
    }
    return words;
}

bool isNumber(QStringView text) {
    return text.front().isDigit() &&
           std::all_of(text.begin(), text.end(), [](QChar c) { return c.isDigit() || c == u',' || c == u'.'; });
}

/// Where one sentence ends and another begins no name goes on.
bool isName(QStringView text) {
    return !text.contains(QLatin1String(". ")) && !text.contains(QLatin1String("; ")) && !text.contains(u'\n');
}

bool isBalanced(QStringView text) {
    int open = 0;
    for (const QChar c : text)
        if ((open += c == u'(' ? 1 : c == u')' ? -1 : 0) < 0) return false;
    return open == 0;
}

bool isWord(QStringView text) {
    return !text.isEmpty() && std::none_of(text.begin(), text.end(), [](QChar c) { return c.isSpace(); });
}

class Speaker {
public:
    static Speaker& here() {
        static Speaker speaker;
        return speaker;
    }

    const Saying& say(const QString& text);

private:
    using Values = std::vector<QString>;

    void learn();
    Saying find(const QString& text);
    bool match(const Form& form, const QString& text, std::size_t place, Values& values);
    bool fits(Kind kind, const QString& text);
    Saying fill(const Sentence& sentence, const Values& values);
    Saying value(Kind kind, const QString& text);
    Saying foreign(const QString& text);
    std::optional<QString> list(const QString& text);
    std::optional<QString> items(const QString& text, bool words);

    QString language_;  ///< the first sentence in the language that was learnt
    bool foreign_ = false;
    QString and_;
    QHash<QString, QString> plain_;    ///< sentences without places
    std::vector<Sentence> sentences_;  ///< those with places; what says more comes first
    QHash<QString, Saying> known_;
};

QString translated(const char* sentence) { return QCoreApplication::translate("engine", sentence); }

void Speaker::learn() {
    plain_.clear();
    sentences_.clear();
    known_.clear();
    and_ = QCoreApplication::translate("engine", " and ");
    for (const char* english : engineSentences()) {
        const Form form = formOf(QString::fromUtf8(english));
        if (form.places.empty())
            plain_.insert(form.literals.front(), translated(english));
        else
            sentences_.push_back({form, formOf(translated(english)), form.literals.join(QString()).size()});
    }
    std::stable_sort(sentences_.begin(), sentences_.end(),
                     [](const Sentence& a, const Sentence& b) { return a.weight > b.weight; });
}

const Saying& Speaker::say(const QString& text) {
    constexpr qsizetype most = 20'000;
    const char* first = engineSentences().front();
    if (const auto language = translated(first); language != language_) {
        language_ = language;
        foreign_ = language != QLatin1String(first);
        learn();
    }
    if (known_.size() > most) known_.clear();
    if (const auto found = known_.constFind(text); found != known_.constEnd()) return *found;
    auto saying = foreign_ ? find(text) : Saying{true, text, {}};
    return *known_.insert(text, std::move(saying));
}

Saying Speaker::find(const QString& text) {
    constexpr qsizetype longest = 2000;  // what is longer is a file or an answer
    if (const auto found = plain_.constFind(text); found != plain_.constEnd()) return {true, *found, {}};
    if (text.size() > longest) return {false, text, {text}};
    for (const auto& sentence : sentences_) {
        Values values;
        if (mayFit(sentence.english, text) &&
            match(sentence.english, text.mid(sentence.english.literals.front().size()), 0, values))
            return fill(sentence, values);
    }
    if (const auto phrases = items(text, false)) return {true, *phrases, {}};
    return {false, text, {text}};
}

/// `text`: what comes from the place on.
bool Speaker::match(const Form& form, const QString& text, std::size_t place, Values& values) {
    const auto& next = form.literals[static_cast<qsizetype>(place) + 1];
    const bool last = place + 1 == form.places.size();
    qsizetype at = last ? text.size() - next.size() : text.indexOf(next, 1);
    if (last && !text.endsWith(next)) return false;
    for (; at > 0; at = last ? -1 : text.indexOf(next, at + 1)) {
        const QString value = text.left(at);
        values.push_back(value);
        if ((last || match(form, text.mid(at + next.size()), place + 1, values)) &&
            fits(form.places[place].kind, value))
            return true;
        values.resize(place);
    }
    return false;
}

bool Speaker::fits(Kind kind, const QString& text) {
    switch (kind) {
        case Kind::Name:
        case Kind::Objects: return isName(text);
        case Kind::Where: return isName(text) && !text.contains(QLatin1String(" and ")) && !text.contains(u',');
        case Kind::Word: return isWord(text);
        case Kind::Number: return isNumber(text);
        case Kind::Amount: return text.front().isDigit() && isName(text);
        case Kind::Phrase: return say(text).known;
        case Kind::Names: return list(text).has_value();
        case Kind::Inner: return isBalanced(text);
        case Kind::Any:
        case Kind::Text:
        case Kind::Value:
        case Kind::List: return true;
    }
    return false;
}

Saying Speaker::fill(const Sentence& sentence, const Values& values) {
    const auto& places = sentence.english.places;
    Saying saying{true, {}, {}};
    QHash<QString, QString> spoken;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto value = this->value(places[i].kind, values[i]);
        spoken.insert(places[i].name, value.words);
        saying.unsaid << value.unsaid;
    }
    const auto& form = sentence.translated;
    saying.words = form.literals.front();
    for (std::size_t i = 0; i < form.places.size(); ++i)
        saying.words += spoken.value(form.places[i].name) + form.literals[static_cast<qsizetype>(i) + 1];
    return saying;
}

Saying Speaker::value(Kind kind, const QString& text) {
    switch (kind) {
        case Kind::Any:
        case Kind::Name:
        case Kind::Word:
        case Kind::Where: return {true, text, {}};
        case Kind::Objects: return {true, QString(text).replace(QLatin1String(" and "), and_), {}};
        case Kind::Number:
        case Kind::Amount: return {true, localNumber(text), {}};
        case Kind::Phrase:
        case Kind::Text:
        case Kind::Inner: return foreign(text);
        case Kind::Value: return {true, say(text).words, {}};
        case Kind::Names:
        case Kind::List:
            if (const auto words = list(text)) return {true, *words, {}};
            return {false, text, {text}};
    }
    return {};
}

/// What others say, and perhaps what the engine says after it.
Saying Speaker::foreign(const QString& text) {
    const auto whole = say(text);
    if (whole.known) return whole;
    static const QRegularExpression end(QStringLiteral("[.;] "));
    for (auto each = end.globalMatch(text); each.hasNext();) {
        const auto match = each.next();
        const auto rest = say(text.mid(match.capturedEnd()));
        if (rest.known) return {false, text.left(match.capturedEnd()) + rest.words, {text.left(match.capturedStart())}};
    }
    return whole;
}

/// Words and phrases; a phrase may have "," and "and" in it.
std::optional<QString> Speaker::list(const QString& text) {
    if (const auto saying = say(text); saying.known) return saying.words;
    return isWord(text) ? text : items(text, true);
}

/// What stands between "," and "and": phrases, or `words`, too.
std::optional<QString> Speaker::items(const QString& text, bool words) {
    static const QRegularExpression between(QStringLiteral(", | and "));
    for (auto each = between.globalMatch(text); each.hasNext();) {
        const auto match = each.next();
        const QString head = text.left(match.capturedStart()), tail = text.mid(match.capturedEnd());
        const auto first = say(head);
        if (!first.known && !(words && isWord(head))) continue;
        const auto last = say(tail);
        const auto rest = last.known || (words && isWord(tail)) ? std::optional(last.words) : items(tail, words);
        if (rest) return first.words + (match.captured() == QLatin1String(", ") ? match.captured() : and_) + *rest;
    }
    return std::nullopt;
}

}  // namespace

QString said(std::string_view english) {
    return Speaker::here().say(QString::fromUtf8(english.data(), static_cast<qsizetype>(english.size()))).words;
}

QStringList unsaid(std::string_view english) {
    return Speaker::here().say(QString::fromUtf8(english.data(), static_cast<qsizetype>(english.size()))).unsaid;
}

}  // namespace slotpilot::gui
