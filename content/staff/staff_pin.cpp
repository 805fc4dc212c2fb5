#include "content/staff/staff_pin.h"

#include <utility>

#include "content/sodium.h"
#include "content/staff/pin_hash.h"
#include "platform/base/log.h"

namespace parvis::content {
namespace {

constexpr std::size_t most_bytes = 1024;

}  // namespace

StaffPin::StaffPin(Files& files, std::filesystem::path file, const Clock& clock)
    : files_(files), file_(std::move(file)), clock_(clock), tries_(0, clock.now()) {
    const auto text = read_whole(files_, file_, most_bytes);
    if (!text) {
        is_read_ = text.error().code != Errc::unreadable;
        if (text.error().code != Errc::not_found) log(LogLevel::error, "staff: " + text.error().message);
        return;
    }
    auto record = parse_pin_record(*text);
    if (record && !is_pin_hash(record->hash)) record = fail(Errc::malformed, "le code de l’équipe est abîmé");
    if (!record) {
        log(LogLevel::error, "staff: " + file_.string() + ": " + record.error().message);
        return;
    }
    record_ = std::move(*record);
    tries_ = PinTries(record_.wrong, clock_.now());
}

PinAnswer StaffPin::try_pin(std::string digits) {
    const Secret secret(std::move(digits));
    if (record_.hash.empty()) return PinAnswer::failed;
    if (wait() > std::chrono::seconds::zero()) return PinAnswer::too_soon;
    tries_.begin(clock_.now());
    PinRecord record{record_.hash, record_.given, tries_.wrong()};
    if (auto kept = keep(record); !kept) log(LogLevel::error, "staff: " + kept.error().message);
    if (!is_right_pin(record.hash, secret.text())) return PinAnswer::wrong;
    tries_.was_right();
    record.wrong = 0;
    if (auto kept = keep(record); !kept) log(LogLevel::error, "staff: " + kept.error().message);
    return PinAnswer::right;
}

PinAnswer StaffPin::choose(std::string digits) {
    const Secret secret(std::move(digits));
    if (!is_pin(secret.text())) return PinAnswer::failed;
    auto hash = hash_pin(secret.text());
    if (hash) return adopt({std::move(*hash), record_.given});
    log(LogLevel::error, "staff: " + hash.error().message);
    return PinAnswer::failed;
}

PinAnswer StaffPin::take_given(std::string code) {
    const Secret secret(std::move(code));
    const bool is_hash = is_pin_hash(secret.text());
    // Nobody knows which code was the last where that cannot be read.
    if (!is_read_ || (!is_hash && !is_pin(secret.text()))) return PinAnswer::failed;
    const std::string last = record_.given.value_or("");
    const bool is_known = is_hash ? last == secret.text() : !last.empty() && is_right_pin(last, secret.text());
    if (is_known) return PinAnswer::right;
    const Result<std::string> hash = is_hash ? Result<std::string>(secret.text()) : hash_pin(secret.text());
    if (!hash) {
        log(LogLevel::error, "staff: " + hash.error().message);
        return PinAnswer::failed;
    }
    if (!record_.given) {
        log(LogLevel::notice, "staff: whether the settings' code is older than staff's is not known: theirs stays");
        const auto kept = keep({record_.hash, *hash, tries_.wrong()});
        if (!kept) log(LogLevel::error, "staff: " + kept.error().message);
        return kept ? PinAnswer::right : PinAnswer::failed;
    }
    if (is_set()) log(LogLevel::notice, "staff: the settings give another code than before: it counts from now on");
    return adopt({*hash, *hash});
}

PinAnswer StaffPin::adopt(const PinRecord& record) {
    if (const auto kept = keep(record); !kept) {
        log(LogLevel::error, "staff: " + kept.error().message);
        return PinAnswer::failed;
    }
    tries_.was_right();
    is_read_ = true;
    return PinAnswer::right;
}

Status StaffPin::keep(const PinRecord& record) {
    // A new board has a code before it has a store.
    if (auto made = files_.make_folder(file_.parent_path()); !made) return made;
    auto done = replace_file(files_, file_, to_text(record));
    if (done) record_ = record;
    return done;
}

}  // namespace parvis::content
