#include "kiosk/screens/attract.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>

#include "kiosk/screens/slide_card.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/cover.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/stirred.h"

namespace parvis::kiosk {
namespace {

constexpr float card_radius_units = 48;
// One goes, one comes, the next is painted. A poster's own picture comes on top: docs/settings.md says so.
constexpr std::size_t covers_at_once = 3;
constexpr float smallest_part = 8;

float margin(const Ui& ui) {
    return ui.px(tight(ui) ? 40 : ui.theme.portrait() ? 72 : 96);
}

float gap(const Ui& ui) {
    return ui.px(tight(ui) ? 20 : 32);
}

// Where everything stands, before it is moved by some pixels.
struct Places {
    std::array<Box, 3> buttons;
    Box clock;
    Box touch;       // the invitation; empty where the slide's words need its room
    Box picture;     // the poster's room; empty where there is none
    Box card_room;   // the card stands at its foot
    float foot = 0;  // above what stands at the foot of the glass
};

// Where the top of the glass is out of reach from a wheelchair, the buttons stand at its foot. How high it hangs may
// not be known: an upright one reaches as high as a person stands.
bool has_low_buttons(const Ui& ui) {
    const Glass& glass = ui.theme.glass();
    return can_lower(glass) && (glass.lower_edge_mm > 0 || ui.theme.portrait());
}

struct TouchCard {
    float pad_x = 0;
    float pad_y = 0;
    float icon = 0;
    float between = 0;
    float words = 0;
    Style style = Style::h2;
};

TouchCard touch_card(const Ui& ui) {
    const bool compact = tight(ui);
    TouchCard card{ui.px(compact ? 24 : 48),
                   ui.px(compact ? 20 : 44),
                   ui.theme.icon_px(compact ? 56 : 84),
                   ui.px(compact ? 16 : 28),
                   0,
                   compact ? Style::h3 : Style::h2};
    // On two lines, as a word of invitation stands best; on an upright glass there is the width for one, unless the
    // buttons stand beside it.
    const float whole = std::ceil(ui.canvas.width(ui.tr(Text::touch_the_screen), ui.theme.style(card.style))) + 1;
    const float word = std::ceil(widest_word_px(ui, ui.tr(Text::touch_the_screen), card.style)) + 1;
    card.words = ui.theme.portrait() && !has_low_buttons(ui) ? whole : std::max(word, std::round(whole * 0.6F));
    return card;
}

Label touch_words(const TouchCard& card, const Ui& ui) {
    return {.text = ui.tr(Text::touch_the_screen),
            .style = card.style,
            .ink = ui.colours().on_strong,
            .ground = ui.colours().strong,
            .may_shorten = false};
}

Extent touch_extent(const TouchCard& card, const Ui& ui) {
    const float words = label_height(ui, touch_words(card, ui), card.words);
    return {2 * card.pad_x + card.icon + card.between + card.words, 2 * card.pad_y + std::max(card.icon, words)};
}

Style clock_style(const Ui& ui) {
    return tight(ui) ? Style::h2 : Style::h1;
}

Style date_style(const Ui& ui) {
    return tight(ui) ? Style::label : Style::body;
}

Extent clock_extent(const AttractView& view, const Ui& ui) {
    const TextStyle clock = ui.theme.style(clock_style(ui));
    const TextStyle date = ui.theme.style(date_style(ui));
    const float words = std::max(ui.canvas.width(view.clock, clock), ui.canvas.width(view.date, date));
    return {std::ceil(words) + 1 + 2 * ui.px(tight(ui) ? 20 : 36),
            clock.line_px + date.line_px + 2 * ui.px(tight(ui) ? 10 : 20)};
}

float frame_px(const Ui& ui) {
    return ui.px(tight(ui) ? 8 : 14);
}

// The poster stands beside its words, or above them on an upright glass; `share`: of the glass, at most.
void make_room_for_picture(Places& places, const WholePicture& picture, float share, const Ui& ui) {
    const float apart = gap(ui);
    const float frame = frame_px(ui);
    const Box glass = ui.page.inset(margin(ui));
    const bool above = ui.theme.portrait();
    const float top = above ? places.card_room.y : has_low_buttons(ui) ? glass.y : places.buttons[0].bottom() + apart;
    const Box room = (above ? Box{glass.x, top, glass.width, std::round(glass.height * share)}
                            : Box{glass.x, top, std::round(glass.width * share), glass.bottom() - top})
                         .inset(frame);
    const Box whole = whole_in(room, picture);
    if (above) {
        places.picture = whole.moved(std::round((room.width - whole.width) / 2), 0);
        places.card_room.y = places.picture.bottom() + frame + apart;
    } else {
        places.picture = whole.moved(0, std::round((room.height - whole.height) / 2));
        places.card_room.x = places.picture.right() + frame + apart;
        places.card_room.width = glass.right() - places.card_room.x;
        places.card_room.y = places.clock.bottom() + apart;
    }
    places.card_room.height = places.foot - places.card_room.y;
}

// At the foot they stand beside the invitation, or above it.
void place_buttons(Places& places, const Box& glass, const Ui& ui) {
    const float side = ui.theme.target_px(96);
    const float between = ui.px(20);
    Box row{glass.x, glass.y, 3 * side + 2 * between, side};
    if (has_low_buttons(ui)) {
        const bool invites = !places.touch.empty();
        const bool upright = ui.theme.portrait();
        if (invites && !upright) row.x = std::min(places.touch.x, glass.right() - row.width);
        if (!invites)
            row.y = glass.bottom() - side;
        else if (upright && row.right() + gap(ui) <= places.touch.x)
            row.y = std::round(places.touch.centre_y() - side / 2);
        else
            row.y = places.touch.y - gap(ui) - side;
        places.foot = std::min(places.foot, row.y - gap(ui));
    }
    for (std::size_t i = 0; i < places.buttons.size(); ++i)
        places.buttons[i] = {row.x + static_cast<float>(i) * (side + between), row.y, side, side};
}

Places place(const AttractView& view, bool invites, const Ui& ui) {
    Places places;
    const float apart = gap(ui);
    const Box glass = ui.page.inset(margin(ui));
    const bool upright = ui.theme.portrait();
    const bool low = has_low_buttons(ui);
    places.foot = glass.bottom();
    if (invites) {
        const Extent touch = touch_extent(touch_card(ui), ui);
        places.touch = {glass.right() - touch.width, glass.bottom() - touch.height, touch.width, touch.height};
        places.foot = places.touch.y - apart;
    }
    place_buttons(places, glass, ui);
    // Its height is kept free also where there is no time to show.
    const Extent clock = clock_extent(view, ui);
    places.clock = {glass.right() - clock.width, glass.y, clock.width, clock.height};
    // On a narrow upright glass there is no room for it beside the buttons.
    if (upright && !low && places.clock.x < places.buttons.back().right() + apart)
        places.clock.y = places.buttons.back().bottom() + apart;
    Box& room = places.card_room;
    room = glass;
    const bool beside = invites && !upright;
    if (beside) {
        const float right = low ? std::min(places.touch.x, places.buttons[0].x) : places.touch.x;
        room.width = std::min(ui.px(1200), right - 2 * apart - glass.x);
    }
    if (!low) room.y = places.buttons[0].bottom() + apart;
    if (room.right() + apart > places.clock.x) room.y = std::max(room.y, places.clock.bottom() + apart);
    room.height = (beside ? glass.bottom() : places.foot) - room.y;
    return places;
}

// A step a slide.
Box stirred(const Box& box, const AttractView& view, const Ui& ui) {
    const float left = view.mirrored ? 2 * ui.page.x + ui.page.width - box.right() : box.x;
    return stirred(ui, {left, box.y, box.width, box.height}, view.moved);
}

struct Arranged {
    Places places;
    SlideCard card;  // as it fits there
};

// A poster's picture takes what its words leave. Where they, or the title of any slide, do not fit beside the
// invitation, the invitation goes; a touch opens the slide's page all the same.
Arranged arrange(const AttractView& view, const AttractSlide& slide, const Ui& ui) {
    Places places = place(view, true, ui);
    if (slide.picture) {
        for (const float share : {0.46F, 0.38F, 0.3F, 0.22F}) {
            Places with_picture = places;
            make_room_for_picture(with_picture, *slide.picture, share, ui);
            if (SlideCard card(slide, ui); card.fit(with_picture.card_room)) return {with_picture, std::move(card)};
        }
    }
    if (SlideCard card(slide, ui); card.fit(places.card_room)) return {places, std::move(card)};
    places = place(view, false, ui);
    SlideCard card(slide, ui);
    static_cast<void>(card.fit(places.card_room));
    return {places, std::move(card)};
}

// A picture as large as the glass, and as much larger as it drifts. Where three of them would take more memory than the
// pictures may have, it is painted smaller and stretched.
struct Backdrop {
    Box box;
    float part = 1;  // of its sides that is painted: one nth
};

Backdrop backdrop_of(float drift_px, const Ui& ui) {
    const Box& glass = ui.page;
    const bool upright = ui.theme.portrait();
    Backdrop made;
    made.box = {glass.x, glass.y, glass.width + (upright ? 0 : drift_px), glass.height + (upright ? drift_px : 0)};
    if (ui.covers == nullptr) return made;
    const auto room = static_cast<float>(ui.covers->limit_bytes() / covers_at_once);
    const float bytes = made.box.width * made.box.height * sizeof(std::uint32_t);
    while (made.part < smallest_part && bytes / (made.part * made.part) > room) ++made.part;
    return made;
}

CoverKey key_of(const AttractSlide& slide, const Backdrop& made) {
    return cover_key({slide.id, slide.dimension, slide.has_photo},
                     {0, 0, std::ceil(made.box.width / made.part), std::ceil(made.box.height / made.part)}, false);
}

void draw_backdrop(const ShownSlide& shown, const AttractView& view, float opacity, Ui& ui) {
    if (shown.slide == nullptr) return ui.canvas.fill(ui.page, ui.colours().paper, 0, Corners::none, opacity);
    const Backdrop made = backdrop_of(view.drift_px, ui);
    const CoverKey key = key_of(*shown.slide, made);
    const float by = shown.backwards ? shown.drift_px - view.drift_px : -shown.drift_px;
    const Box box = ui.theme.portrait() ? made.box.moved(0, by) : made.box.moved(by, 0);
    const CanvasMotion fading(ui.canvas, 0, opacity);
    ImTextureData* texture = ui.covers != nullptr ? ui.covers->find(key, Keep::while_wanted) : nullptr;
    if (texture != nullptr) return ui.canvas.picture(*texture, box, 0, Corners::none);
    ui.canvas.fill(ui.page, cover_ground(key.id, key.palette, false), 0, Corners::none);
}

CoverKey picture_key(const AttractSlide& slide, const Box& box) {
    return cover_key({slide.id, {}, true}, box, false);
}

void draw_picture(const AttractSlide& slide, const Box& box, Ui& ui) {
    const float radius = ui.px(28);
    const float frame = frame_px(ui);
    ui.canvas.fill(box.inset(-frame), ui.colours().paper, radius + frame);
    if (!slide.picture->alt.empty()) {
        Node node;
        node.role = Role::image;
        node.label = slide.picture->alt;
        node.box = node.visible = box;
        ui.tree.add(std::move(node));
    }
    ImTextureData* texture =
        ui.covers != nullptr ? ui.covers->find(picture_key(slide, box), Keep::while_wanted) : nullptr;
    if (texture != nullptr) return ui.canvas.picture(*texture, box, radius, Corners::all);
    ui.canvas.fill(box, ui.colours().neutral, radius);
}

std::optional<Intent> draw_buttons(const AttractView& view, const Places& places, Ui& ui) {
    const Button back{
        .id = widget_id("slide back"), .label = ui.tr(Text::slide_before), .icon_before = icon("chevron-left")};
    const Button pause{.id = widget_id("slide pause"),
                       .label = ui.tr(view.paused ? Text::slides_go_on : Text::slides_pause),
                       .icon_before = view.paused ? icon("play") : icon("pause")};
    const Button next{
        .id = widget_id("slide next"), .label = ui.tr(Text::slide_after), .icon_before = icon("chevron-right")};
    std::optional<Intent> intent;
    // Also where left and right have changed places, back stays at the left of next.
    const std::size_t left = view.mirrored ? 2 : 0;
    const auto put = [&](const Button& button, std::size_t place, const Intent& means) {
        if (draw_round_button(ui, button, stirred(places.buttons[place], view, ui))) intent = means;
    };
    if (view.has_others) put(back, left, SlideStepped{-1});
    put(pause, view.has_others ? 1 : 0, SlidesPaused{!view.paused});
    if (view.has_others) put(next, 2 - left, SlideStepped{1});
    return intent;
}

void draw_clock(const AttractView& view, const Places& places, Ui& ui) {
    if (view.clock.empty()) return;
    const Colours& colours = ui.colours();
    const Box box = stirred(places.clock, view, ui);
    ui.canvas.fill(box, colours.paper, ui.px(32));
    ui.canvas.outline(box, colours.edge, ui.px(32), ui.theme.outline_px());
    const auto put = [&](const std::string& words, Style style, Colour ink, float y) {
        const float width = std::ceil(ui.canvas.width(words, ui.theme.style(style))) + 1;
        const float pad = ui.px(tight(ui) ? 20 : 36);
        const float x = view.mirrored ? box.x + pad : box.right() - pad - width;
        return draw_label(ui, {.text = words, .style = style, .ink = ink, .ground = colours.paper}, x, y, width);
    };
    const float y = box.y + ui.px(tight(ui) ? 10 : 20);
    put(view.date, date_style(ui), colours.ink, y + put(view.clock, clock_style(ui), colours.ink, y));
}

void draw_invitation(const AttractView& view, const Places& places, Ui& ui) {
    if (places.touch.empty()) return;
    const Colours& colours = ui.colours();
    const TouchCard card = touch_card(ui);
    const Box box = stirred(places.touch, view, ui);
    ui.canvas.fill(box, colours.strong, ui.px(card_radius_units));
    ui.canvas.icon(icon("pointer"), box.x + card.pad_x + card.icon / 2, box.centre_y(), card.icon, colours.sun);
    const Label words = touch_words(card, ui);
    const float height = label_height(ui, words, card.words);
    draw_label(ui, words, box.x + card.pad_x + card.icon + card.between, std::round(box.centre_y() - height / 2),
               card.words);
}

// The whole glass, under everything that is drawn upon it.
bool record_ground(const AttractSlide& slide, Ui& ui) {
    const WidgetId id = widget_id("slide", slide.id);
    Node node;
    node.id = id;
    node.role = Role::backdrop;
    node.tappable = true;
    node.pressed = ui.touch.pressed(id);
    node.box = node.visible = ui.page;
    ui.tree.add(std::move(node));
    return ui.touch.tapped(id);
}

bool draw_card(const AttractSlide& slide, const AttractView& view, const Arranged& arranged, Ui& ui) {
    const Colours& colours = ui.colours();
    const WidgetId id = widget_id("slide card", slide.id);
    const float height = arranged.card.box_height();
    const Box& room = arranged.places.card_room;
    const Box box = stirred({room.x, room.bottom() - height, room.width, height}, view, ui);
    const bool pressed = ui.touch.pressed(id) || ui.touch.pressed(widget_id("slide", slide.id));
    const Colour face = pressed ? colours.pressed(colours.paper) : colours.paper;
    record_target(ui, id, Role::card, slide.title, box, colours.edge, colours.paper);
    const Box seen = pressed ? box.moved(0, ui.px(2)) : box;
    ui.canvas.fill(seen, face, ui.px(card_radius_units));
    ui.canvas.outline(seen, colours.edge, ui.px(card_radius_units), ui.theme.outline_px());
    const Inside inside(ui, id);
    arranged.card.draw(seen, face, ui);
    return ui.touch.tapped(id);
}

}  // namespace

bool stretches_pictures(float drift_px, const Ui& ui) {
    return backdrop_of(drift_px, ui).part > 1;
}

bool prepare_slide(const AttractSlide& slide, const AttractView& view, Ui& ui) {
    if (ui.covers == nullptr) return true;
    const bool ground = ui.covers->find(key_of(slide, backdrop_of(view.drift_px, ui)), Keep::while_wanted) != nullptr;
    if (!slide.picture) return ground;
    const Places places = arrange(view, slide, ui).places;
    if (places.picture.empty()) return ground;
    return ui.covers->find(picture_key(slide, places.picture), Keep::while_wanted) != nullptr && ground;
}

std::optional<Intent> draw_attract(const AttractView& view, Ui& ui) {
    const bool changing = view.change < 1;
    if (view.coming.slide == nullptr) {
        draw_backdrop({}, view, 1, ui);
        return std::nullopt;
    }
    draw_backdrop(changing ? view.shown : view.coming, view, 1, ui);
    if (changing) draw_backdrop(view.coming, view, view.change, ui);
    // One after the other: what is written on the first has gone before that of the second comes, and touches mean what
    // can be read.
    const bool first = view.change < 0.5F && view.shown.slide != nullptr;
    const AttractSlide& slide = first ? *view.shown.slide : *view.coming.slide;
    const float faded = std::clamp((first ? 0.4F - view.change : view.change - 0.6F) / 0.4F, 0.0F, 1.0F);
    const CanvasMotion fading(ui.canvas, 0, view.shown.slide == nullptr ? view.change : faded);

    std::optional<Intent> intent;
    const Arranged arranged = arrange(view, slide, ui);
    const Places& places = arranged.places;
    const bool ground = record_ground(slide, ui);
    if (!places.picture.empty()) draw_picture(slide, stirred(places.picture, view, ui), ui);
    const bool card = draw_card(slide, view, arranged, ui);
    draw_clock(view, places, ui);
    draw_invitation(view, places, ui);
    if (auto chosen = draw_buttons(view, places, ui)) return chosen;
    if (!ground && !card) return std::nullopt;
    if (view.touch_opens) return Go{SlideOpened{slide.page}};
    return Go{HomeChosen{}};
}

}  // namespace parvis::kiosk
