// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/step_rate.h"

#include <QCoreApplication>
#include <QStringList>

#include "models/format.h"

namespace slotpilot::gui {
namespace {
struct RateText {
    Q_DECLARE_TR_FUNCTIONS(RateText)
};
using Seconds = std::chrono::duration<double>;
}  // namespace

void StepRate::add(int step, const workflow::Progress& progress, SteadyTime now) {
    if (step != step_ || (!samples_.empty() && progress.slotsDone < samples_.back().progress.slotsDone))
        samples_.clear();
    step_ = step;
    samples_.push_back({now, progress});
    while (samples_.size() > 2 && now - samples_[1].time > window) samples_.pop_front();
}

double StepRate::perSecond(std::int64_t workflow::Progress::*what) const {
    if (samples_.size() < 2) return 0;
    const double seconds = Seconds(samples_.back().time - samples_.front().time).count();
    const auto done = samples_.back().progress.*what - samples_.front().progress.*what;
    return seconds > 0 ? std::max(0.0, static_cast<double>(done) / seconds) : 0;
}

double StepRate::slotsPerSecond() const { return perSecond(&workflow::Progress::slotsDone); }
double StepRate::keysPerSecond() const { return perSecond(&workflow::Progress::keysDone); }
double StepRate::bytesPerSecond() const { return perSecond(&workflow::Progress::bytesDone); }

std::optional<std::chrono::milliseconds> StepRate::left() const {
    if (samples_.size() < 2) return {};
    const auto& now = samples_.back().progress;
    // Of slots and keys, what takes longer: keys may lie in few slots.
    double seconds = -1;
    if (slotsPerSecond() > 0) seconds = static_cast<double>(now.slotsTotal - now.slotsDone) / slotsPerSecond();
    if (keysPerSecond() > 0)
        seconds = std::max(seconds, static_cast<double>(now.keysTotal - now.keysDone) / keysPerSecond());
    if (seconds < 0) return {};
    return std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
}

QString StepRate::amounts() const {
    if (samples_.empty()) return {};
    const auto& now = samples_.back().progress;
    if (now.slotsTotal == 0) return {};
    QStringList parts{RateText::tr("%1 of %2 slots").arg(number(now.slotsDone), number(now.slotsTotal))};
    if (now.keysTotal > 0)
        parts << RateText::tr("%1 of %2 keys").arg(number(now.keysDone), number(std::max(now.keysDone, now.keysTotal)));
    if (now.bytesDone > 0) parts << bytes(now.bytesDone);
    return parts.join(QStringLiteral(" · "));
}

QString StepRate::speed() const {
    QStringList parts;
    if (keysPerSecond() >= 1)
        parts << RateText::tr("%1 keys/s").arg(number(qRound64(keysPerSecond())));
    else if (slotsPerSecond() >= 1)
        parts << RateText::tr("%1 slots/s").arg(number(qRound64(slotsPerSecond())));
    if (bytesPerSecond() >= 1) parts << RateText::tr("%1/s").arg(bytes(qRound64(bytesPerSecond())));
    if (const auto rest = left(); rest && !parts.isEmpty()) parts << RateText::tr("about %1 left").arg(duration(*rest));
    return parts.join(QStringLiteral(" · "));
}

}  // namespace slotpilot::gui
