// Signatures that are not what they should be, beside a good pack.
#include "tests/content/hostile_stick.h"

namespace parvis::testing {
namespace fs = std::filesystem;
namespace {

// Line `number`, from 0, without its end.
std::string line_of(const std::string& text, int number) {
    std::size_t from = 0;
    for (; number > 0; --number) from = text.find('\n', from) + 1;
    return text.substr(from, text.find('\n', from) - from);
}

HostileKind kind(std::string name, UpdateOutcome outcome, std::string reason, std::function<void(HostileStick&)> make) {
    return {std::move(name),
            {outcome},
            std::move(reason),
            [make = std::move(make)](HostileStick& stick, unsigned) {
                make(stick);
                return true;
            },
            false};
}

// Signed, and its comment says something else of the pack.
HostileKind said(std::string name, UpdateOutcome outcome, std::string reason, std::function<void(PackFacts&)> change) {
    return kind(std::move(name), outcome, std::move(reason),
                [change = std::move(change)](HostileStick& stick) { stick.sign(change); });
}

// A comment as nobody's tool of ours writes it.
HostileKind commented(std::string name, UpdateOutcome outcome, std::string reason, const std::string& comment) {
    return kind(std::move(name), outcome, std::move(reason),
                [comment](HostileStick& stick) { stick.sign_with_comment(comment); });
}

void change_signature(HostileStick& stick, const std::string& what, const std::string& by) {
    stick.sign();
    std::string text = stick.signature_text();
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    plant(stick.signature, text.replace(at, what.size(), by));
}

}  // namespace

HostileFamily hostile_signatures() {
    using enum UpdateOutcome;
    const std::string mal_written = "signature de Parvis mal écrite";
    const std::string ours = "product=parvis\tschema=2\t";
    std::vector<HostileKind> kinds = {
        kind("no signature", not_signed, "pas de fichier .minisig", [](HostileStick&) {}),
        kind("signed by a key of nobody’s", unknown_key, "clé ",
             [](HostileStick& stick) {
                 plant(stick.signature,
                       to_text(SecretKey::generate().sign(digest_of_file(stick.pack.file), "product=parvis")));
             }),
        kind("signed by a key that takes the id of a trusted one", damaged, "n’est pas celle de la clé qu’elle nomme",
             [](HostileStick& stick) {
                 auto forged = SecretKey::generate().sign(digest_of_file(stick.pack.file), "product=parvis");
                 forged.key_id = author_key().public_key().id;
                 plant(stick.signature, to_text(forged));
             }),
        kind("the good signature of another pack", damaged, "octets au lieu de",
             [](HostileStick& stick) {
                 const auto other = make_pack(stick.elsewhere, "other", numbered_document(9));
                 fs::rename(*other.signature, stick.signature);
             }),
        kind("the good signature of another pack of the same size", damaged, "n’est pas celui qui a été signé",
             [](HostileStick& stick) {
                 stick.pack.bytes.back() = static_cast<char>(stick.pack.bytes.back() ^ 1);
                 stick.pack.write();
                 stick.sign();
                 stick.pack.bytes.back() = static_cast<char>(stick.pack.bytes.back() ^ 1);
                 stick.pack.write();
             }),
        kind("another number written into the signed comment", damaged, "n’est pas celle de la clé qu’elle nomme",
             [](HostileStick& stick) { change_signature(stick, "sequence=6", "sequence=7"); }),
        kind("the signed comment of another signature", damaged, "n’est pas celle de la clé qu’elle nomme",
             [](HostileStick& stick) {
                 stick.sign();
                 const auto own = stick.signature_text();
                 const auto other = make_pack(stick.elsewhere, "other", numbered_document(9));
                 const auto theirs = *read_file(*other.signature, 20'000);
                 plant(stick.signature, line_of(own, 0) + "\n" + line_of(own, 1) + "\n" + line_of(theirs, 2) + "\n" +
                                            line_of(theirs, 3) + "\n");
             }),
        kind("minisign’s older kind of signature", old_signature, "ancienne sorte",
             [](HostileStick& stick) { change_signature(stick, "\nRU", "\nRW"); }),
        kind("the pack and its signature have changed places", malformed, "",
             [](HostileStick& stick) {
                 stick.sign();
                 fs::rename(stick.pack.file, stick.elsewhere / "pack");
                 fs::rename(stick.signature, stick.pack.file);
                 fs::rename(stick.elsewhere / "pack", stick.signature);
             }),
        kind("a signature of zeros", malformed, "n’est pas une signature de minisign",
             [](HostileStick& stick) { plant(stick.signature, std::string(300, '\0')); }),
        kind("a signature of 3 GB", malformed, "dépasse la limite",
             [](HostileStick& stick) {
                 plant(stick.signature, "untrusted comment: x\n");
                 fs::resize_file(stick.signature, 3'000'000'000);
             }),
        kind("a comment with a mark that turns the text around", malformed, "troisième ligne",
             [](HostileStick& stick) {
                 change_signature(stick, "author=Amandine",
                                  "author=Aman\xE2\x80\xAE"
                                  "dine");
             }),
        kind("a comment in broken UTF-8", malformed, "troisième ligne",
             [](HostileStick& stick) { change_signature(stick, "author=Amandine", "author=\xC3(andine"); }),
        commented("signed for another product", malformed, "autre logiciel", "product=borne\tschema=2"),
        commented("number 2⁶³", malformed, mal_written + " (sequence)", ours + "sequence=9223372036854775808\tsize=9"),
        commented("a negative number", malformed, mal_written + " (sequence)", ours + "sequence=-1\tsize=9"),
        commented("two sizes", malformed, mal_written + " (size)", ours + "sequence=6\tsize=9\tsize=8"),
        commented("no size", malformed, mal_written + " (size)", ours + "sequence=6"),
        commented("the day 0000-00-00", malformed, mal_written + " (date)",
                  ours + "sequence=6\tsize=9\tdate=0000-00-00"),
        commented("a comment of 8,100 bytes", malformed, mal_written + " (trop longue)",
                  ours + "sequence=6\tsize=9\tauthor=" + std::string(8'050, 'a')),
        said("a size of 9 exabytes", too_large, "", [](PackFacts& facts) { facts.size_bytes = INT64_MAX; }),
        said("a later schema", too_new, "schéma 3", [](PackFacts& facts) { facts.schema = 3; }),
        said("for another centre", other_centre, "", [](PackFacts& facts) { facts.centres = {"L’Étang"}; }),
        said("an old pack again, rightly signed", older, "", [](PackFacts& facts) { facts.sequence = 4; }),
        said("a number beyond all that may follow", jump, "", [](PackFacts& facts) { facts.sequence = 999'999'999; }),
        said("without a number", unnumbered, "", [](PackFacts& facts) { facts.sequence = 0; }),
        said("another number than the pack’s own", malformed, "la signature annonce",
             [](PackFacts& facts) { facts.sequence = 7; }),
        said("our centre, where the pack says none", malformed, "la signature annonce",
             [](PackFacts& facts) { facts.centres = {std::string(centre_of_board)}; }),
        said("another author than the pack’s own", malformed, "la signature annonce",
             [](PackFacts& facts) { facts.author = "La préfecture"; }),
        said("another day than the pack’s own", malformed, "la signature annonce",
             [](PackFacts& facts) { facts.date = std::chrono::year(2099) / 12 / 31; }),
    };
    kinds.push_back({"a signature cut at 20 places",
                     {malformed},
                     "recopiez le fichier .minisig",
                     [](HostileStick& stick, unsigned trial) {
                         stick.sign();
                         fs::resize_file(stick.signature, fs::file_size(stick.signature) * trial / 20);
                         return true;
                     },
                     false,
                     20});
    kinds.push_back({"200 bits turned in a signature, one at a time",
                     {malformed, unknown_key, old_signature, damaged},
                     "",
                     [](HostileStick& stick, unsigned trial) {
                         stick.sign();
                         std::string text = stick.signature_text();
                         const auto first = text.find('\n') + 1;  // nobody signs the line before
                         const auto bit = trial * 104'729 % ((text.size() - first) * 8);
                         char& byte = text[first + bit / 8];
                         byte = static_cast<char>(byte ^ (1 << bit % 8));
                         plant(stick.signature, text);
                         return true;
                     },
                     false,
                     200});
    return {"What is signed, and by whom", std::move(kinds)};
}

}  // namespace parvis::testing
