#include "tests/lab/feed/tree_feed.h"

#include <fcntl.h>
#include <unistd.h>

#include <cmath>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "platform/base/log.h"

namespace parvis::lab {
namespace {

const char* name_of(kiosk::Role role) {
    switch (role) {
        case kiosk::Role::text:
            return "text";
        case kiosk::Role::heading:
            return "heading";
        case kiosk::Role::image:
            return "image";
        case kiosk::Role::button:
            return "button";
        case kiosk::Role::card:
            return "card";
        case kiosk::Role::key:
            return "key";
        case kiosk::Role::search_field:
            return "search field";
        case kiosk::Role::scroll_area:
            return "scroll area";
        case kiosk::Role::dialog:
            return "dialog";
        case kiosk::Role::backdrop:
            return "backdrop";
    }
    return "";
}

// Up to what floats lose where boxes meet.
bool is_whole(const kiosk::Node& node) {
    return node.box.width - node.visible.width < 0.5F && node.box.height - node.visible.height < 0.5F;
}

}  // namespace

TreeFeed::TreeFeed(platform::FrameLoopClient& client, const kiosk::App& app, const platform::Window& window,
                   kiosk::Orientation orientation)
    : client_(client), app_(app), window_(window), orientation_(orientation) {
    const char* path = std::getenv("PARVIS_LAB_FEED");
    if (path == nullptr) return;
    feed_ = Descriptor(::open(path, O_WRONLY | O_CLOEXEC));
    if (!feed_) log(LogLevel::warning, std::string("the lab's feed cannot be opened: ") + path);
}

Status TreeFeed::draw(Instant now) {
    Status drawn = client_.draw(now);
    if (!drawn || !feed_) return drawn;
    std::string line = describe();
    if (line == last_) return drawn;
    for (std::size_t done = 0; done < line.size();) {
        const ssize_t written = ::write(feed_.get(), line.data() + done, line.size() - done);
        if (written <= 0) break;  // the lab is gone: the kiosk is not the worse for it
        done += static_cast<std::size_t>(written);
    }
    last_ = std::move(line);
    return drawn;
}

std::string TreeFeed::describe() const {
    const platform::Size glass = window_.size();
    nlohmann::json nodes = nlohmann::json::array();
    for (const kiosk::Node& node : app_.tree().nodes()) {
        if (node.visible.empty()) continue;
        const kiosk::PointPx middle =
            kiosk::page_to_glass({node.visible.centre_x(), node.visible.centre_y()}, glass, orientation_);
        nodes.push_back({{"role", name_of(node.role)},
                         {"label", node.label},
                         {"value", node.value},
                         {"tappable", node.tappable},
                         {"x", std::lround(middle.x)},
                         {"y", std::lround(middle.y)},
                         {"page",
                          {std::lround(node.visible.x), std::lround(node.visible.y), std::lround(node.visible.width),
                           std::lround(node.visible.height)}},
                         {"whole", is_whole(node)}});
    }
    return nlohmann::json{{"glass", {glass.width, glass.height}}, {"nodes", nodes}}.dump() + "\n";
}

}  // namespace parvis::lab
