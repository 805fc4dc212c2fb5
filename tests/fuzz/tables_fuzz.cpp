// A file of an authoring folder, read as each of them in turn.
#include <optional>

#include "content/sources/authoring_folder.h"
#include "content/sources/centre_file.h"
#include "content/sources/csv_table.h"
#include "tests/fuzz/readings.h"

using namespace parvis;
using namespace parvis::content;

namespace {

constexpr std::size_t told_at_most = Remarks::limit + 1;

void read_table(std::string_view bytes) {
    Diagnostics diagnostics;
    Remarks remarks("f.csv", diagnostics);
    const auto table = read_csv(bytes, remarks);
    fuzz::promise(diagnostics.size() <= told_at_most, "what is told has an end");
    int line = table.headings.line;
    int number = table.headings.number;
    for (const auto& row : table.rows) {
        fuzz::promise(row.cells.size() <= table.headings.cells.size(), "no row has more cells than there are headings");
        fuzz::promise(row.line > line && row.number > number, "rows follow each other");
        line = row.line;
        number = row.number;
    }
}

void read_centre(std::string_view bytes) {
    SourceReading reading;
    Remarks remarks("centre.toml", reading.diagnostics);
    auto centre = read_centre_file(bytes, remarks);
    fuzz::promise(centre || fuzz::has_errors(reading.diagnostics), "without a centre there is an error");
    if (centre) reading.document.organisations.push_back(*std::move(centre));
    fuzz::promise_good(std::move(reading), bytes);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = fuzz::text_of(data, size);
    read_table(bytes);
    read_centre(bytes);
    for (const char* name : {"actions.csv", "partenaires.csv", "besoins.csv", "mots.csv", "affiches.csv"}) {
        SourceReading reading;
        read_authoring_table(bytes, name, reading);
        fuzz::promise(reading.diagnostics.size() <= told_at_most, "what is told has an end");
        fuzz::promise_good(std::move(reading), bytes);
    }
    return 0;
}
