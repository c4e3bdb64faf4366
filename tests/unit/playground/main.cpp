// SPDX-License-Identifier: GPL-3.0-or-later
// The tests, or with --serve a playground in the foreground until its input ends: for the tests that kill it, and for
// trying things by hand.
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <iostream>
#include <string_view>

#include "playground/playground.h"

namespace {

int serve(const char* directory) {
    slotpilot::playground::Options options;
    if (directory) options.directory = directory;
    const auto playground = slotpilot::playground::Playground::start(options);
    if (!playground) {
        std::cerr << playground.error().describe() << "\n";
        return 1;
    }
    std::cout << (*playground)->kubeconfig().string() << std::endl;
    for (std::string line; std::getline(std::cin, line);) {
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc > 1 && std::string_view(argv[1]) == "--serve") return serve(argc > 2 ? argv[2] : nullptr);
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
