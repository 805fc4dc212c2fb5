// Whether the colours that the audits judge, which each text says of itself, are those that are really on the glass.
#pragma once

#include <string>

#include "tests/support/gui.h"

namespace parvis::testing {

// A test failure for every whole text whose ground is not most of its box, or whose ink is nowhere in it.
void expect_drawn_colours(Gui& gui, const std::string& where);

}  // namespace parvis::testing
