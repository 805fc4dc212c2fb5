#include <doctest/doctest.h>

#include <sodium.h>

#include <span>

#include "content/pack/pack_digest.h"
#include "tests/content/pack_keys.h"

namespace parvis::content {
namespace {

void replace(std::string& text, const std::string& what, const std::string& by) {
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    text.replace(at, what.size(), by);
}

TEST_CASE("what a key signed, its public half confirms, and another key does not") {
    const Signature signature = a_key().sign(digest_of(content), comment);
    CHECK(all_is_signed(signature, a_key().public_key(), content));
    CHECK_FALSE(file_is_signed(signature, a_key().public_key(), digest_of(content + " ")));

    const SecretKey other = SecretKey::generate();
    CHECK_FALSE(comment_is_signed(signature, other.public_key()));
    CHECK_FALSE(file_is_signed(signature, other.public_key(), digest_of(content)));
    PublicKey other_with_our_id = other.public_key();
    other_with_our_id.id = a_key().public_key().id;
    CHECK_FALSE(comment_is_signed(signature, other_with_our_id));
    CHECK_FALSE(file_is_signed(signature, other_with_our_id, digest_of(content)));
    PublicKey ours_with_another_id = a_key().public_key();
    ours_with_another_id.id[0] ^= 1;
    CHECK_FALSE(comment_is_signed(signature, ours_with_another_id));
    CHECK_FALSE(file_is_signed(signature, ours_with_another_id, digest_of(content)));
}

TEST_CASE("a file that comes in parts has the digest of the whole") {
    Digester digester;
    for (const char letter : content) digester.add(std::as_bytes(std::span(&letter, 1)));
    CHECK(digester.finish() == digest_of(content));
}

TEST_CASE("a trusted comment cannot be moved to another file's signature") {
    Signature signature = a_key().sign(digest_of(content), comment);
    const Signature other = a_key().sign(digest_of("another pack"), "product=parvis\tschema=2\tsequence=9\tsize=12");
    signature.trusted_comment = other.trusted_comment;
    CHECK_FALSE(comment_is_signed(signature, a_key().public_key()));
    signature.of_comment = other.of_comment;
    CHECK_FALSE(comment_is_signed(signature, a_key().public_key()));
    CHECK(file_is_signed(signature, a_key().public_key(), digest_of(content)));
}

TEST_CASE("a signature and a public key are written and read again, with either kind of line end") {
    const Signature signature = a_key().sign(digest_of(content), comment);
    std::string text = to_text(signature);
    auto read_again = parse_signature(text);
    REQUIRE(read_again);
    CHECK(*read_again == signature);
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2) text.replace(at, 1, "\r\n");
    read_again = parse_signature(text);
    REQUIRE(read_again);
    CHECK(*read_again == signature);

    const auto key = parse_public_key(to_text(a_key().public_key()));
    REQUIRE(key);
    CHECK(*key == a_key().public_key());
    CHECK(to_text(KeyId{0xE1, 0xC7, 0x8D, 0x74, 0xB6, 0xEF, 0x2E, 0x0B}) == "0B2EEFB6748DC7E1");
}

TEST_CASE("a signature cut anywhere is refused, or lost nothing but its last line end") {
    const std::string whole = to_text(a_key().sign(digest_of(content), comment));
    for (std::size_t size = 0; size + 1 < whole.size(); ++size) {
        CAPTURE(size);
        const auto parsed = parse_signature(whole.substr(0, size));
        CHECK_FALSE(parsed);
        if (!parsed) CHECK(parsed.error().code == Errc::malformed);
    }
    CHECK(parse_signature(whole.substr(0, whole.size() - 1)));
}

TEST_CASE("no flipped bit of a signature passes, but in the line that nobody signs") {
    const std::string whole = to_text(a_key().sign(digest_of(content), comment));
    const std::size_t signed_from = whole.find('\n') + 1;
    int refused = 0;
    for (std::size_t at = signed_from; at + 1 < whole.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            std::string text = whole;
            text[at] = static_cast<char>(text[at] ^ (1 << bit));
            CAPTURE(at);
            CAPTURE(bit);
            const auto parsed = parse_signature(text);
            const bool passes = parsed && all_is_signed(*parsed, a_key().public_key(), content);
            CHECK_FALSE(passes);
            refused += passes ? 0 : 1;
        }
    }
    CHECK(refused > 200);
    for (std::size_t at = 0; at < signed_from; ++at) {
        std::string text = whole;
        text[at] = static_cast<char>(text[at] ^ 1);
        const auto parsed = parse_signature(text);
        if (parsed) CHECK(parsed->trusted_comment == comment);
    }
}

TEST_CASE("no flipped bit of a file passes its signature") {
    std::string bytes(5000, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 37);
    const Signature signature = a_key().sign(digest_of(bytes), comment);
    for (std::size_t flip = 0; flip < 200; ++flip) {
        const std::size_t at = flip * 24 % bytes.size();
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << (flip % 8)));
        CHECK_FALSE(file_is_signed(signature, a_key().public_key(), digest_of(bytes)));
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << (flip % 8)));
    }
    CHECK(file_is_signed(signature, a_key().public_key(), digest_of(bytes)));
}

TEST_CASE("the older kind of signature is refused for what it is") {
    std::string text = to_text(a_key().sign(digest_of(content), comment));
    replace(text, "\nRU", "\nRW");  // “ED” and “Ed” in base64
    const auto parsed = parse_signature(text);
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().code == Errc::unsupported);
    CHECK(parsed.error().message.find("ancienne sorte") != std::string::npos);
}

TEST_CASE("what is no signature is refused for its own reason") {
    const std::string whole = to_text(a_key().sign(digest_of(content), comment));
    const auto reason = [](const std::string& text) {
        const auto parsed = parse_signature(text);
        return parsed ? std::string("taken") : parsed.error().message;
    };
    const auto changed = [&](const std::string& what, const std::string& by) {
        std::string text = whole;
        replace(text, what, by);
        return text;
    };
    CHECK(reason("").starts_with("n’est pas une signature de minisign"));
    CHECK(reason(std::string(20000, 'a')).starts_with("trop grosse"));
    CHECK(reason(changed("untrusted comment: ", "comment: ")).starts_with("n’est pas une signature de minisign"));
    CHECK(reason("untrusted comment: " + std::string(1100, 'a') + whole.substr(whole.find('\n')))
              .starts_with("n’est pas une signature de minisign"));
    CHECK(reason(changed("\nRU", "\n!U")).starts_with("signature abîmée (deuxième ligne)"));
    CHECK(reason(changed("\nRU", "\nRUA")).starts_with("signature abîmée (deuxième ligne)"));
    CHECK(reason(changed("\nRU", "\nQU")).starts_with("signature d’une sorte inconnue"));
    CHECK(reason(changed("\ntrusted", "\ntrustee")).starts_with("signature sans sa troisième ligne"));
    CHECK(reason(changed("sequence=7", std::string(8192, '7')))
              .starts_with("troisième ligne de la signature trop longue"));
    CHECK(reason(changed("sequence=7", "sequence=\xFF")).starts_with("troisième ligne de la signature illisible"));
    CHECK(reason(changed("sequence=7", "sequence=\x1B[2J")).starts_with("troisième ligne de la signature illisible"));
    CHECK(reason(changed("sequence=7", std::string("sequence=\0", 10)))
              .starts_with("troisième ligne de la signature illisible"));
    CHECK(reason(whole + "more\n").starts_with("signature abîmée (quatrième ligne)"));
    CHECK(reason(whole.substr(0, whole.size() - 3) + "\n").starts_with("signature abîmée (quatrième ligne)"));
    CHECK(reason(whole + "\n\n") == "taken");
}

TEST_CASE("what is no public key is refused") {
    const std::string whole = to_text(a_key().public_key());
    CHECK_FALSE(parse_public_key(""));
    CHECK_FALSE(parse_public_key("ssh-ed25519 AAAA"));
    CHECK_FALSE(parse_public_key(std::string(20000, 'a')));
    CHECK_FALSE(parse_public_key(whole.substr(0, whole.size() - 4)));
    CHECK_FALSE(parse_public_key(whole + "more"));
    std::string other = whole;
    replace(other, "\nRW", "\nRU");
    CHECK_FALSE(parse_public_key(other));
}

TEST_CASE("a secret key without a password is kept and read again") {
    const auto text = a_key().to_text("");
    REQUIRE(text);
    auto again = SecretKey::parse(*text, "");
    REQUIRE(again);
    CHECK(again->public_key() == a_key().public_key());
    CHECK(all_is_signed(again->sign(digest_of(content), comment), a_key().public_key(), content));

    CHECK_FALSE(SecretKey::parse(to_text(a_key().public_key()), ""));
    std::string bent = *text;
    bent[bent.size() - 70] = bent[bent.size() - 70] == 'A' ? 'B' : 'A';
    CHECK_FALSE(SecretKey::parse(bent, ""));
}

// A key that is not encrypted, as if it were, at these costs: no password opens it.
std::string locked_at(std::uint8_t operations_32k, std::uint8_t memory_16m, std::uint8_t memory_1t) {
    const auto text = a_key().to_text("");
    REQUIRE(text);
    std::string bytes(158, '\0');
    const std::size_t line = text->find('\n') + 1;
    REQUIRE(sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text->data() + line,
                              text->size() - line, "\n", nullptr, nullptr, sodium_base64_VARIANT_ORIGINAL) == 0);
    bytes.replace(2, 2, "Sc");
    bytes[38 + 1] = static_cast<char>(operations_32k << 7);
    bytes[46 + 3] = static_cast<char>(memory_16m);
    bytes[46 + 5] = static_cast<char>(memory_1t);
    std::string base64(512, '\0');
    sodium_bin2base64(base64.data(), base64.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    return text->substr(0, line) + base64.c_str() + "\n";
}

TEST_CASE("another password does not open a secret key") {
    const auto parsed = SecretKey::parse(locked_at(1, 1, 0), "secret");
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().code == Errc::invalid_value);
}

TEST_CASE("a secret key that asks for much more memory than minisign's is refused before it is given any") {
    const auto parsed = SecretKey::parse(locked_at(1, 0, 1), "secret");
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().code == Errc::too_large);
}

}  // namespace
}  // namespace parvis::content
