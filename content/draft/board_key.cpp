#include "content/draft/board_key.h"

#include <system_error>

#include "content/sodium.h"
#include "platform/base/log.h"

namespace parvis::content {
namespace {

constexpr const char* key_name = "key";

Result<SecretKey> key_in(Files& files, const std::filesystem::path& file) {
    auto text = read_whole(files, file, max_signature_text_bytes);
    if (!text && text.error().code == Errc::too_large) return fail(Errc::malformed, text.error().message);
    if (!text) return fail(text.error());
    auto key = SecretKey::parse(*text, {});
    wipe(*text);
    if (!key) return fail(key.error(), file.string());
    return key;
}

// Each time, since a power cut may come between its name and its rights. The folder is ours alone where Parvis is
// installed.
void keep_to_owner(const std::filesystem::path& file) {
    std::error_code ignored;
    std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write,
                                 ignored);
}

}  // namespace

Result<SecretKey> board_key(Files& files, const std::filesystem::path& folder) {
    const auto file = folder / key_name;
    auto there = key_in(files, file);
    if (there) keep_to_owner(file);
    const bool is_damaged = !there && there.error().code == Errc::malformed;
    if (there || (!is_damaged && there.error().code != Errc::not_found)) return there;
    if (is_damaged) log(LogLevel::warning, "another key takes the place of the board's own: " + there.error().message);
    if (auto made = files.make_folder(folder); !made) return fail(made.error());
    SecretKey key = SecretKey::generate();
    auto text = key.to_text({});
    if (!text) return fail(text.error());
    auto kept = replace_file(files, file, *text);
    wipe(*text);
    keep_to_owner(file);  // it may be there although it is not sure
    if (!kept) return fail(kept.error());
    return key;
}

std::optional<PublicKey> board_public_key(Files& files, const std::filesystem::path& folder) {
    const auto key = key_in(files, folder / key_name);
    if (!key) {
        if (key.error().code != Errc::not_found) log(LogLevel::warning, "the board's own key: " + key.error().message);
        return std::nullopt;
    }
    return key->public_key();
}

}  // namespace parvis::content
