// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"

#include <gtest/gtest.h>

namespace slotpilot {
namespace {

TEST(Counted, KnowsOneFromMany) {
    EXPECT_EQ(counted(0, "slot"), "0 slots");
    EXPECT_EQ(counted(1, "slot"), "1 slot");
    EXPECT_EQ(counted(1204, "key"), "1,204 keys");
    EXPECT_EQ(counted(1, "function library"), "1 function library");
    EXPECT_EQ(counted(2, "function library"), "2 function libraries");
    EXPECT_EQ(counted(3, "primary"), "3 primaries");
}

}  // namespace
}  // namespace slotpilot
