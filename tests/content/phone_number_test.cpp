#include "content/sources/phone_number.h"

#include <doctest/doctest.h>

#include <string>

using namespace parvis::content;

namespace {

std::string phone(std::string_view text) {
    return read_phone_cell(text).shown;
}

}  // namespace

TEST_CASE("a French phone number finds its leading zero again") {
    for (const auto* written :
         {"590123456", "0590123456", "05 90 12 34 56", "05.90.12.34.56", "0590 12 34 56", "05-90-12-34-56",
          "+590 590 12 34 56", "00590590123456", "+590590123456", "+33 5 90 12 34 56", "+33 (0)5 90 12 34 56",
          "0033590123456", "33590123456", "590590123456", "590123456,00", "5,90123456E+08",
          "05\u00A090\u00A012\u00A034\u00A056"}) {
        CAPTURE(written);
        CHECK(phone(written) == "05 90 12 34 56");
        CHECK(read_phone_cell(written).complaint == "");
    }
    CHECK(phone("612345678") == "06 12 34 56 78");
    CHECK(phone("0800123456") == "0 800 123 456");
    CHECK(phone("0590123456 (exemple)") == "05 90 12 34 56 (exemple)");
    CHECK(phone("0590123456 ou 0690123456") == "05 90 12 34 56 / 06 90 12 34 56");
    CHECK(phone("590123456|690123456") == "05 90 12 34 56 / 06 90 12 34 56");
    CHECK(phone("") == "");
    for (const auto* stays : {"15", "3230", "112", "116 117", "+44 20 7946 0000"}) {
        CAPTURE(stays);
        CHECK(phone(stays) == stays);
        CHECK(read_phone_cell(stays).complaint == "");
    }
}

TEST_CASE("a number that cannot be repaired stays as written, with a sentence") {
    for (const auto* written :
         {"5,90E+08", "5.9E+08", "05901234", "0590123456789012345", "demander à l’accueil", "+33 5 90"}) {
        CAPTURE(written);
        CHECK(phone(written) == written);
        CHECK(read_phone_cell(written).complaint.find("05 90 12 34 56") != std::string::npos);
    }
}
