#include "kiosk/care.h"

#include <utility>

#include "content/catalogue/catalogue.h"
#include "parvis_version.h"
#include "platform/base/log.h"

namespace parvis::kiosk {
namespace {

// What does not open has no names, and is somebody else's to report.
void add_names(const content::Catalogue& content, const UsageCounts& usage, std::map<std::string, std::string>& names) {
    if (const auto needs = content.needs())
        for (const content::Need& need : *needs) names.emplace(need.id, need.label);
    for (const auto& [day, counts] : usage.days())
        for (const auto& [what, times] : counts) {
            if (what.first != Use::sheet || what.second.empty() || names.contains(what.second)) continue;
            if (const auto sheet = content.summary(what.second); sheet && *sheet)
                names.emplace(what.second, (*sheet)->title);
        }
}

}  // namespace

Care::Care(CareSetup setup, StartRecord& starts, const Usage& usage, const Clock& clock)
    : setup_(std::move(setup)), starts_(starts), usage_(usage), clock_(clock), started_(clock.now()) {}

CareFacts Care::facts() const {
    CareFacts facts;
    facts.program = PARVIS_VERSION;
    const ClockReading clock = clock_.dated();
    facts.now = clock.wall;
    facts.trust = clock.trust;
    facts.since_boot = std::chrono::floor<std::chrono::seconds>(clock_.now().time_since_epoch());
    facts.running = std::chrono::floor<std::chrono::seconds>(clock_.now() - started_);
    facts.safe_mode = starts_.safe_mode();
    facts.starts = starts_.starts();
    facts.settings = setup_.settings;
    facts.health = platform::read_health(setup_.places);
    facts.counts = usage_.on();
    facts.usage = usage_.counts();
    facts.comes_back = setup_.comes_back;
    facts.centre = setup_.centre;
    if (const auto content = setup_.content ? setup_.content() : fail(Errc::not_found, "")) {
        if (const auto ours = content->our_centre()) facts.centre = ours->name;
        facts.edition = content->edition();
        add_names(*content, facts.usage, facts.names);
    } else {
        facts.no_content = true;
    }
    return facts;
}

void Care::order(MachineOrder order) {
    switch (order) {
        case MachineOrder::restart:
            log(LogLevel::notice, "staff: start anew");
            starts_.ends(StartEnd::restart);
            break;
        case MachineOrder::leave_safe_mode:
            log(LogLevel::notice, "staff: leave safe mode");
            starts_.ends(StartEnd::left_safe);
            break;
        case MachineOrder::quit:
            log(LogLevel::notice, "staff: quit");
            starts_.ends(StartEnd::well);
            break;
    }
    if (end_) end_();
}

}  // namespace parvis::kiosk
