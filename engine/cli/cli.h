// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace slotpilot::cli {

/// What slotpilotctl exits with.
enum ExitCode {
    fine = 0,
    failed = 1,        ///< an error, said on standard error
    usage = 2,         ///< the command line can't be used
    findings = 3,      ///< `check` found something
    notConfirmed = 4,  ///< a change was not confirmed: nothing was changed
    interrupted = 130  ///< Ctrl-C
};

/// slotpilotctl: parses the command line, runs the command, returns the exit code.
int run(int argc, char** argv);

}  // namespace slotpilot::cli
