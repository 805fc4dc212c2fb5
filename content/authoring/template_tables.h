// The columns that staff are shown, each with what to write in it: for the empty template and for LISEZMOI.txt.
#pragma once

#include <span>
#include <string_view>

namespace parvis::content {

struct TemplateColumn {
    std::string_view heading;
    std::string_view help;
    std::string_view example;        // of one row; may be empty
    std::string_view other_example;  // of another
};

struct TemplateTable {
    std::string_view file;
    std::string_view purpose;
    std::span<const TemplateColumn> columns;
};

[[nodiscard]] std::span<const TemplateTable> template_tables();
// What a folder made from a content may have besides: columns of the tables above, and tables of its own. Nobody has to
// fill them in, so that they have no examples.
[[nodiscard]] std::span<const TemplateTable> further_tables();

}  // namespace parvis::content
