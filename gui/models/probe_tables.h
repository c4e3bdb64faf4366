// SPDX-License-Identifier: GPL-3.0-or-later
// The tables about a consistency check or a benchmark.
#pragma once

#include "models/keyed_table.h"
#include "models/probe_record.h"
#include "probes/results.h"

namespace slotpilot::gui {

/// A line of figures: all, a command, a shard. Negative: not known.
struct TotalRow {
    QString key, name;
    int colorIndex = -1;  ///< of a shard
    int order = 0;
    qint64 operations = 0;
    double perSecond = 0, mean = -1, p50 = -1, p90 = -1, p95 = -1, p99 = -1, p999 = -1, max = -1, unavailable = -1;
    bool operator==(const TotalRow&) const = default;
};
/// Pure; of a load that goes on (no percentiles yet), and of one that is over.
std::vector<TotalRow> totalRows(const ProbeRecord& record, const probes::LoadSpec& load);
std::vector<TotalRow> totalRows(const probes::Result& result);

class TotalsModel : public KeyedTable<TotalRow> {
    Q_OBJECT
public:
    enum { Name, Operations, PerSecond, Mean, P50, P90, P95, P99, P999, Max, Unavailable, Count };
    enum { colorRole = Qt::UserRole + 10 };
    explicit TotalsModel(QObject* parent = nullptr);

protected:
    QVariant cell(const TotalRow& row, int column, int role) const override;
};

/// A time in which a shard did not answer.
struct GapRow {
    QString key, shard, reason;
    int colorIndex = -1;
    double from = 0, milliseconds = 0;  ///< seconds since the load began; ms
    bool operator==(const GapRow&) const = default;
};
std::vector<GapRow> gapRows(const ProbeRecord& record);

class GapsModel : public KeyedTable<GapRow> {
    Q_OBJECT
public:
    enum { Shard, From, Length, Reason, Count };
    enum { colorRole = Qt::UserRole + 10, fromRole, toRole };
    explicit GapsModel(QObject* parent = nullptr);

protected:
    QVariant cell(const GapRow& row, int column, int role) const override;
};

/// What was tried again or given up, by its kind.
struct FailureRow {
    QString key, kind, example;
    qint64 errors = 0, retries = 0;
    bool operator==(const FailureRow&) const = default;
};
std::vector<FailureRow> failureRows(const ProbeRecord& record, const std::map<std::string, std::string>& examples);

class FailuresModel : public KeyedTable<FailureRow> {
    Q_OBJECT
public:
    enum { Kind, Errors, Retries, Example, Count };
    explicit FailuresModel(QObject* parent = nullptr);

protected:
    QVariant cell(const FailureRow& row, int column, int role) const override;
};

/// A kept result.
struct ResultRow {
    QString key, what, from, cluster, verdict;
    WallTime started;
    double seconds = 0, perSecond = 0, p99 = 0, gap = 0;  ///< s, ms, ms
    qint64 lost = 0, notAcknowledged = 0, failures = 0;
    bool incomplete = false;
    bool operator==(const ResultRow&) const = default;
};
ResultRow rowOf(const probes::Result& result);

class ResultsModel : public KeyedTable<ResultRow> {
    Q_OBJECT
public:
    enum { Started, What, From, Cluster, Seconds, PerSecond, P99, Gap, Lost, Verdict, Count };
    explicit ResultsModel(QObject* parent = nullptr);

protected:
    QVariant cell(const ResultRow& row, int column, int role) const override;
};

/// A figure of two results.
struct ComparedRow {
    QString key;
    int order = 0;
    double a = 0, b = 0, ratio = 0;
    bool moreIsBetter = false;
    /// 0: they hardly differ; else whether the second one is better (1) or worse (-1).
    int judgement() const;
    bool operator==(const ComparedRow&) const = default;
};
std::vector<ComparedRow> comparedRows(const probes::Result& a, const probes::Result& b);

class ComparedModel : public KeyedTable<ComparedRow> {
    Q_OBJECT
public:
    enum { Figure, A, B, Change, Judgement, Count };
    enum { judgementRole = Qt::UserRole + 10 };
    explicit ComparedModel(QObject* parent = nullptr);

protected:
    QVariant cell(const ComparedRow& row, int column, int role) const override;
};

/// What a result says in one line, and how good that is.
struct Verdict {
    enum class Kind { Good, Mixed, Bad };
    Kind kind = Kind::Good;
    QString headline, detail;
};
Verdict judged(const probes::Result& result);
/// "143 ms", "2.35 s": to the millisecond.
QString gapText(double milliseconds);
/// "redis-2 did not answer for 143 ms", from when to when, and what happened meanwhile.
QString gapToolTip(const probes::Gap& gap);
/// "MOVED 120, no reply 3", the most frequent first.
QString listOf(const probes::Counters& counters);

}  // namespace slotpilot::gui
