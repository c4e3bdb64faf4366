// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/size.h"

#include <gtest/gtest.h>

namespace slotpilot {
namespace {

TEST(HumanBytes, CountInPowersOf1024) {
    EXPECT_EQ(humanBytes(0), "0 B");
    EXPECT_EQ(humanBytes(1023), "1023 B");
    EXPECT_EQ(humanBytes(1024), "1.0 KiB");
    EXPECT_EQ(humanBytes(1 << 20), "1.0 MiB");
    EXPECT_EQ(humanBytes(std::int64_t{3} << 30), "3.0 GiB");
    EXPECT_EQ(humanBytes(std::int64_t{5000} << 40), "5000.0 TiB");
}

}  // namespace
}  // namespace slotpilot
