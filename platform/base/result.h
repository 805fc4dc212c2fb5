// The result of anything that can fail. We never throw; exceptions of third-party code are caught at the call.
// "Not there" is std::optional, not an error.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <tl/expected.hpp>

namespace parvis {

// Why something failed, by what can be done about it. The kiosk maps each to one plain sentence;
// the message of the Error goes to the log and to the command line.
enum class Errc {
    not_found,      // the file or record is not there
    unreadable,     // it is there but cannot be read (rights, I/O error)
    unwritable,     // the output cannot be written (rights, read-only disk, and no room where nobody asks for it)
    no_room,        // the disk is full
    malformed,      // it can be read but is not what its format says
    foreign,        // a good file of another kind (another application's database)
    too_new,        // made by a later version of Parvis
    too_large,      // over a limit that FORMAT or the caller gives
    unsupported,    // a valid thing that we do not handle (HEIC, CMYK)
    invalid_value,  // a value given by a person is not allowed
    unavailable,    // the machine does not have it (no display, no GL)
    interrupted,    // given up on request
};

struct Error {
    Errc code;
    std::string message;  // one line: what, where, what to do. From content/ and base/ in French, since the
                          // command line shows it to staff; from platform/ and kiosk/ in English, for the journal
};

template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
public:
    using tl::expected<T, Error>::expected;
};

using Status = Result<void>;

[[nodiscard]] inline tl::unexpected<Error> fail(Errc code, std::string message) {
    return tl::unexpected<Error>(Error{code, std::move(message)});
}

// Passes an error up, with what was being done in front of it.
[[nodiscard]] inline tl::unexpected<Error> fail(Error error, std::string_view context) {
    error.message = std::string(context) + ": " + error.message;
    return tl::unexpected<Error>(std::move(error));
}

[[nodiscard]] inline tl::unexpected<Error> fail(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

}  // namespace parvis
