// How work that takes a while is heard of.
#pragma once

#include <functional>

namespace parvis::content {

// 0…1, growing, on the thread that works. May be empty.
using OnProgress = std::function<void(double fraction)>;

}  // namespace parvis::content
