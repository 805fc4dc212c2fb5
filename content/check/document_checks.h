// What a document must keep to be written, and what a catalogue that was read is held to.
#pragma once

#include "content/document.h"
#include "platform/base/result.h"

namespace parvis::content {

// Fails with too_large or invalid_value, as write_catalogue() tells: sizes, clean text everywhere (text/encoding.h; the
// source's own words too), ids, days and times that can be.
[[nodiscard]] Status check_document(const Document& document);

}  // namespace parvis::content
