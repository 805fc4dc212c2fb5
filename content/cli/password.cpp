#include "content/cli/password.h"

#include <fcntl.h>

#include <algorithm>

#include "platform/base/descriptor.h"
#include "platform/base/durable_file.h"
#include "platform/base/secret_line.h"

namespace parvis::content::cli {

Result<std::string> password_from(const std::filesystem::path& file) {
    constexpr std::size_t limit_bytes = 4096;
    auto text = read_file(file, limit_bytes);
    if (!text) return fail(text.error());
    text->erase(std::min(text->find_first_of("\r\n"), text->size()));
    if (text->empty())
        return fail(Errc::invalid_value,
                    file.string() + ": ce fichier ne contient pas de mot de passe ; écrivez-le sur la première ligne");
    return text;
}

Result<std::string> ask_password(const std::string& question) {
    const Descriptor terminal(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY));
    if (!terminal)
        return fail(Errc::unavailable,
                    "il n’y a pas de terminal où taper le mot de passe ; donnez-le par --password-file FICHIER");
    return secret_line(terminal.get(), terminal.get(), question);
}

}  // namespace parvis::content::cli
