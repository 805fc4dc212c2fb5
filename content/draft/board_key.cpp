#include "content/draft/board_key.h"

#include <system_error>

#include "content/staff/pin_hash.h"
#include "platform/base/log.h"

namespace parvis::content {
namespace {

constexpr const char* key_name = "key";

Result<SecretKey> key_in(Files& files, const std::filesystem::path& file) {
    auto text = read_whole(files, file, max_signature_text_bytes);
    if (!text) return fail(text.error());
    auto key = SecretKey::parse(*text, {});
    wipe(*text);
    if (!key) return fail(key.error(), file.string());
    return key;
}

}  // namespace

Result<SecretKey> board_key(Files& files, const std::filesystem::path& folder) {
    const auto file = folder / key_name;
    auto there = key_in(files, file);
    if (there || there.error().code != Errc::not_found) return there;
    if (auto made = files.make_folder(folder); !made) return fail(made.error());
    SecretKey key = SecretKey::generate();
    auto text = key.to_text({});
    if (!text) return fail(text.error());
    auto kept = replace_file(files, file, *text);
    wipe(*text);
    if (!kept) return fail(kept.error());
    std::error_code ignored;  // the folder is ours alone where Parvis is installed
    std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write,
                                 ignored);
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
