#include "tests/support/gui.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "content/catalogue/catalogue_writer.h"
#include "content/text/utf8.h"

namespace parvis::testing {
namespace {

using namespace std::chrono_literals;
using platform::ContactPhase;

constexpr int most_frames = 600;
constexpr int most_drags = 300;

}  // namespace

Gui::Gui(const content::Document& document, kiosk::AppOptions options, kiosk::Searcher* searcher) {
    auto offscreen = kiosk::Offscreen::make(options, clock_, false, searcher);
    REQUIRE_MESSAGE(offscreen, (offscreen ? std::string() : offscreen.error().message));
    offscreen_ = std::move(*offscreen);
    const auto file = folder_ / "content.parvis";
    const Status written = content::write_catalogue(document, file);
    REQUIRE_MESSAGE(written, (written ? std::string() : written.error().message));
    app().open([file] { return content::Catalogue::open(file); });
    settle();
    wait(400ms);
}

void Gui::set_glass(const kiosk::Glass& glass) {
    offscreen_->set_glass(glass);
    app().expose();
    settle();
}

const kiosk::Node* Gui::find(std::string_view label) const {
    // What was drawn last lies on top.
    const kiosk::Node* found = nullptr;
    for (const kiosk::Node& node : tree().nodes())
        if (node.tappable && node.label == label) found = &node;
    return found;
}

void Gui::tap(std::string_view label) {
    for (int tries = 0; tries < most_drags; ++tries) {
        const kiosk::Node* node = find(label);
        if (node != nullptr && node->visible.height > node->box.height * 0.6F) break;
        const kiosk::Box window = scroll_window();
        const float high = window.y + window.height * 0.2F;
        const float low = window.y + window.height * 0.8F;
        const bool above = node != nullptr && node->box.y < window.y;
        above ? drag(high, low) : drag(low, high);
    }
    const kiosk::Node* node = find(label);
    REQUIRE_MESSAGE(node != nullptr, "nothing to tap is called " << std::string(label));
    const float x = node->visible.centre_x();
    const float y = node->visible.centre_y();
    touch(ContactPhase::down, x, y);
    clock_.pass(60ms);
    touch(ContactPhase::up, x, y);
    settle();
    wait(400ms);
}

bool Gui::sees(std::string_view text) const {
    for (const kiosk::Node& node : tree().nodes())
        if (!node.visible.empty() && node.label.find(text) != std::string::npos) return true;
    return false;
}

bool Gui::offers(std::string_view label) const {
    return find(label) != nullptr;
}

void Gui::type(std::string_view letters) {
    for (std::size_t at = 0; at < letters.size();) {
        std::string letter;
        content::append_utf8(letter, content::next_code_point(letters, at));
        const auto types_it = [&](const kiosk::Node& node) {
            return node.role == kiosk::Role::key && node.value == letter;
        };
        const auto& nodes = tree().nodes();
        const auto key = std::find_if(nodes.begin(), nodes.end(), types_it);
        REQUIRE_MESSAGE(key != nodes.end(), "no key types " << letter);
        tap(std::string(key->label));
    }
}

void Gui::hold(std::string_view label) {
    const kiosk::Node* node = find(label);
    REQUIRE_MESSAGE(node != nullptr, "nothing to hold is called " << std::string(label));
    finger_ = {node->visible.centre_x(), node->visible.centre_y()};
    touch(ContactPhase::down, finger_.x, finger_.y);
    clock_.pass(500ms);
    frame();
}

void Gui::slide(std::string_view label) {
    const kiosk::Node* node = find(label);
    REQUIRE_MESSAGE(node != nullptr, "nothing to slide to is called " << std::string(label));
    finger_ = {node->visible.centre_x(), node->visible.centre_y()};
    touch(ContactPhase::move, finger_.x, finger_.y);
}

void Gui::lift() {
    touch(ContactPhase::up, finger_.x, finger_.y);
    settle();
}

void Gui::touch(ContactPhase phase, float x, float y) {
    app().on_contact({phase, x, y, clock_.now()});
    frame();
}

// The list that lies on top, where there is one.
kiosk::Box Gui::scroll_window() const {
    kiosk::Box window{0, 0, static_cast<float>(offscreen_->glass().width_px),
                      static_cast<float>(offscreen_->glass().height_px)};
    for (const kiosk::Node& node : tree().nodes())
        if (node.role == kiosk::Role::scroll_area) window = node.visible;
    return window;
}

void Gui::drag(float from_y, float to_y) {
    const float x = scroll_window().centre_x();
    touch(ContactPhase::down, x, from_y);
    for (int step = 1; step <= 4; ++step) {
        clock_.pass(30ms);
        touch(ContactPhase::move, x, from_y + (to_y - from_y) * static_cast<float>(step) / 4);
    }
    clock_.pass(200ms);
    touch(ContactPhase::up, x, to_y);
    settle();
}

void Gui::fling(float from_y, float to_y) {
    const float x = static_cast<float>(offscreen_->glass().width_px) / 2;
    touch(ContactPhase::down, x, from_y);
    for (int step = 1; step <= 4; ++step) {
        clock_.pass(10ms);
        touch(ContactPhase::move, x, from_y + (to_y - from_y) * static_cast<float>(step) / 4);
    }
    touch(ContactPhase::up, x, to_y);
}

void Gui::frame() {
    offscreen_->draw();
}

void Gui::settle() {
    frame();
    for (int i = 0; i < most_frames && app().moving(); ++i) {
        clock_.pass(16ms);
        frame();
    }
    CHECK_MESSAGE(!app().moving(), "the screen never comes to rest");
}

void Gui::wait(std::chrono::milliseconds time) {
    const Instant until = clock_.now() + time;
    while (true) {
        const Instant now = clock_.now();
        if (app().wants_frame(now)) frame();
        if (now >= until) break;
        Instant next = until;
        if (app().moving()) next = std::min(next, now + 16ms);
        if (const auto stale = app().stale_at()) next = std::min(next, std::max(*stale, now + 1ms));
        clock_.pass(next - now);
    }
    if (app().moving()) settle();
}

std::vector<kiosk::Finding> Gui::audit() const {
    const kiosk::App& app = offscreen_->app();
    return kiosk::audit(tree(), app.theme(),
                        [&](kiosk::Face face, char32_t c) { return app.canvas().has_glyph(face, c); });
}

Picture Gui::picture() {
    return {{offscreen_->glass().width_px, offscreen_->glass().height_px}, offscreen_->picture()};
}

}  // namespace parvis::testing
