// SPDX-License-Identifier: GPL-3.0-or-later
// Metrics in words, and their values in the user's locale.
#pragma once

#include <QString>

#include "metrics/metric.h"

namespace slotpilot::gui {

/// "Keys", "Clients' memory".
QString metricTitle(metrics::Metric metric);
/// What it is and where it comes from, a sentence or two.
QString metricMeaning(metrics::Metric metric);
/// "12,000", "1.5 MiB/s", "0.3 ms"; "–" for NaN.
QString metricText(metrics::Unit unit, double value);
/// A distance between grid lines that people like: about `labels` of them up to `most`.
double metricStep(metrics::Unit unit, double most, int labels);

}  // namespace slotpilot::gui
