// Why the system refused, in words for staff: what strerror(3) says is English.
#pragma once

#include <string>

namespace parvis {

// For a message, in brackets: "le disque est plein". `error` is an errno; one that staff can do nothing about comes out
// as its number ("erreur 75 du système"). Any thread.
[[nodiscard]] std::string reason_of(int error);

}  // namespace parvis
