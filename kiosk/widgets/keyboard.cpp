#include "kiosk/widgets/keyboard.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string>
#include <string_view>

#include "content/text/utf8.h"
#include "kiosk/widgets/button.h"

namespace parvis::kiosk {
namespace {

using namespace std::chrono_literals;

constexpr int rows_down = 4;
constexpr float widest_key_units = 122;
constexpr float usual_key_units = 96;
constexpr float comfortable_key_units = 68;
constexpr float radius_units = 20;
constexpr float word_side_units = 40;
constexpr auto long_press = 450ms;
// Slow hands rest longer than others on what they only tap: they must not lose their words.
constexpr auto erase_press = 800ms;
constexpr float erases_every_s = 0.09F;
constexpr float capital_share_of_key = 0.8F;  // at most: more would touch the edges

struct Metrics {
    float gap;
    float pad;
    float key_height;
    float key_width;
    TextStyle letter;
    TextStyle word;
};

float roomy_height(const Ui& ui, float key_units) {
    return rows_down * ui.theme.target_px(key_units) + (rows_down - 1) * ui.px(16) + 2 * ui.px(20);
}

TextStyle larger(const TextStyle& style, float share) {
    return {style.face, style.em_px * share, std::round(style.line_px * share)};
}

Metrics metrics(const Ui& ui, float height) {
    Metrics m{};
    const bool roomy = height >= roomy_height(ui, comfortable_key_units) && !ui.theme.compact();
    m.gap = ui.px(roomy ? 16 : 10);
    m.pad = ui.px(roomy ? 20 : 10);
    m.key_height = std::floor((height - 2 * m.pad - (rows_down - 1) * m.gap) / rows_down);
    const float room = ui.page.width - 2 * std::max(m.pad, ui.px(16));
    m.key_width = std::min(std::max(ui.px(widest_key_units), m.key_height),
                           std::floor((room - m.gap * (keys_across - 1)) / keys_across));
    const auto fits = [&](const TextStyle& style) {
        return style.em_px * capital_per_em < m.key_height * 0.6F && style.em_px < m.key_width;
    };
    m.word = ui.theme.style(Style::lead_strong);
    if (!fits(m.word)) m.word = ui.theme.style(Style::label_strong);
    m.letter = larger(m.word, 1.25F);
    if (!fits(m.letter)) m.letter = m.word;
    return m;
}

struct Face {
    std::string text;  // empty: the icon
    Icon icon{};
};

struct PlacedKey {
    Key key;
    Face face;
    std::string name;
    Box box;
    TextStyle style;
};

std::string utf8_of(char32_t letter) {
    std::string text;
    content::append_utf8(text, letter);
    return text;
}

KeyOrder machine_order(const Ui& ui) {
    return ui.strings.language() == Language::french ? KeyOrder::azerty : KeyOrder::qwerty;
}

// Below the letters: keys as wide as their words ask for; space takes the rest.
class WordRow {
public:
    WordRow(const Ui& ui, KeyPlane plane, const Metrics& metrics, std::string_view done)
        : ui_(ui), metrics_(metrics), plane_(plane), done_(done) {
        room_ = keys_across * metrics.key_width + (keys_across - 1) * metrics.gap;
        style_ = metrics.word;
        side_ = ui.px(word_side_units);
        if (fill(Words::all)) return;
        side_ = ui.px(word_side_units) / 3;
        if (fill(Words::all)) return;
        style_ = ui.theme.style(Style::label_strong);
        if (fill(Words::all)) return;
        // Words too large for the glass: the order is chosen from the digits' plane, whence one goes back to the
        // letters.
        static_cast<void>(fill(plane == KeyPlane::digits ? Words::order : Words::writing));
    }

    [[nodiscard]] std::vector<PlacedKey> place(float centre_x, float y) {
        const float word_px = total();
        const float spare = std::max(0.0F, room_ - word_px);
        const float done = std::min(spare / 2, metrics_.key_width);  // what one is here for is easy to hit
        // Without space there is nothing that likes to be wide.
        float x = std::round(centre_x - (has_space() ? std::max(room_, word_px) : word_px) / 2);
        for (PlacedKey& placed : keys_) {
            if (placed.key.kind == KeyKind::space) placed.box.width += spare - done;
            if (placed.key.kind == KeyKind::done) placed.box.width += done;
            placed.box.x = x;
            placed.box.y = y;
            x += placed.box.width + metrics_.gap;
        }
        return std::move(keys_);
    }

private:
    enum class Words : std::uint8_t { all, order, writing };

    bool fill(Words words) {
        keys_.clear();
        const bool letters = plane_ == KeyPlane::letters;
        add(KeyKind::plane, ui_.tr(letters ? Text::keys_digits : Text::keys_letters),
            ui_.tr(letters ? Text::keys_digits_name : Text::keys_letters));
        const bool alphabetical = ui_.theme.aids().alphabetical_keys;
        if (words != Words::writing)
            add(KeyKind::order, ui_.tr(alphabetical ? Text::keys_machine : Text::keys_alphabet),
                ui_.tr(alphabetical ? Text::keys_machine_name : Text::keys_alphabet_name));
        if (words != Words::order) {
            add(KeyKind::space, ui_.tr(Text::space), ui_.tr(Text::space));
            add(KeyKind::done, done_, done_);
        }
        return total() <= room_;
    }

    void add(KeyKind kind, std::string_view face, std::string_view name) {
        PlacedKey placed{{kind, 0, {}}, {std::string(face), {}}, std::string(name), {}, style_};
        const float words = std::ceil(ui_.canvas.width(placed.face.text, style_));
        placed.box = {0, 0, std::max(metrics_.key_width, words + 2 * side_), metrics_.key_height};
        if (kind == KeyKind::space) placed.key.types = U' ';
        keys_.push_back(std::move(placed));
    }

    [[nodiscard]] float total() const {
        float width = 0;
        for (const PlacedKey& placed : keys_) width += placed.box.width + (width > 0 ? metrics_.gap : 0);
        return width;
    }
    [[nodiscard]] bool has_space() const {
        return std::any_of(keys_.begin(), keys_.end(),
                           [](const PlacedKey& placed) { return placed.key.kind == KeyKind::space; });
    }

    const Ui& ui_;
    const Metrics& metrics_;
    KeyPlane plane_;
    std::string_view done_;
    TextStyle style_;
    float side_ = 0;  // of the words in their keys
    float room_ = 0;
    std::vector<PlacedKey> keys_;
};

std::vector<PlacedKey> place_keys(const Ui& ui, const Box& box, KeyPlane plane, const Metrics& m,
                                  std::string_view done) {
    const KeyOrder order = ui.theme.aids().alphabetical_keys ? KeyOrder::alphabet : machine_order(ui);
    std::vector<PlacedKey> placed;
    float y = box.y + m.pad;
    for (const KeyRow& row : key_rows(order, plane)) {
        const auto count = static_cast<float>(row.size());
        float x = std::round(box.centre_x() - (count * m.key_width + (count - 1) * m.gap) / 2);
        for (const Key& key : row) {
            const Box at{x, y, m.key_width, m.key_height};
            if (key.kind == KeyKind::erase) {
                placed.push_back({key, {{}, icon("delete")}, std::string(ui.tr(Text::erase)), at, m.letter});
            } else {
                placed.push_back({key, {key_face(key.types), {}}, key_name(key.types, ui.strings), at, m.letter});
            }
            x += m.key_width + m.gap;
        }
        y += m.key_height + m.gap;
    }
    std::vector<PlacedKey> words = WordRow(ui, plane, m, done).place(box.centre_x(), y);
    std::move(words.begin(), words.end(), std::back_inserter(placed));
    return placed;
}

WidgetId id_of(const PlacedKey& placed) {
    // What the last key says changes with every answer; it is the same key.
    return widget_id("key", placed.key.kind == KeyKind::done ? "done" : placed.name);
}

void draw_face(Ui& ui, WidgetId id, const Face& face, const Box& seen, const TextStyle& style, Colour ink,
               Colour ground) {
    if (face.text.empty()) {
        const float size = std::min(ui.theme.icon_px(44), seen.height * 0.7F);
        ui.canvas.icon(face.icon, seen.centre_x(), seen.centre_y(), size, ink);
        return;
    }
    const float width = ui.canvas.width(face.text, style);
    const float x = std::round(seen.centre_x() - width / 2);
    ui.canvas.text(x, std::round(seen.centre_y() - style.line_px / 2), face.text, style, ink);
    Node text;
    text.inside = id;
    text.label = face.text;
    const float height = std::min(style.em_px, seen.height);
    text.box = {x, seen.centre_y() - height / 2, width, height};
    text.visible = text.box.meet(ui.canvas.clip());
    text.style = style;
    text.ink = ink;
    text.ground = ground;
    ui.tree.add(std::move(text));
}

float dot_px(const Ui& ui) {
    return std::max(1.5F, ui.px(5) / 2);
}

// A long press is offered where the sign for it has its place beside the letter; the digits' plane has it all.
bool offers_more(const Ui& ui, const PlacedKey& placed) {
    const float beside = (placed.box.width - placed.style.em_px * 0.75F) / 2;
    const float above = (placed.box.height - placed.style.em_px * capital_per_em) / 2;
    return !placed.key.more.empty() && (beside > 14 * dot_px(ui) || above > 6 * dot_px(ui));
}

void draw_sign(Ui& ui, const Box& seen, Colour ink) {
    const float dot = dot_px(ui);
    const float y = seen.y + std::max(ui.px(14), 3 * dot);
    for (int i = 0; i < 3; ++i)
        ui.canvas.circle(seen.right() - std::max(ui.px(16), 4 * dot) - static_cast<float>(i) * 3.2F * dot, y, dot, ink);
}

// True in the frame in which it was tapped.
bool draw_key(Ui& ui, const PlacedKey& placed, const Metrics& m, std::chrono::milliseconds hold, bool strong) {
    const WidgetId id = id_of(placed);
    const bool pressed = ui.touch.pressed(id);
    const Colours& colours = ui.colours();
    Node node;
    node.id = id;
    node.inside = ui.inside;
    node.role = Role::key;
    node.label = placed.name;
    if (placed.key.types != 0) node.value = utf8_of(placed.key.types);
    node.tappable = true;
    node.long_press = hold;
    node.reach_px = m.gap / 2;
    node.pressed = pressed;
    node.box = placed.box;
    node.visible = placed.box.meet(ui.canvas.clip());
    node.ink = strong ? colours.strong : colours.edge;
    node.ground = colours.tray;
    ui.tree.add(std::move(node));
    const Box seen = pressed ? placed.box.moved(0, ui.px(2)) : placed.box;
    const Colour ground = pressed ? colours.sun : strong ? colours.strong : colours.surface;
    const Colour ink = pressed ? colours.on_sun : strong ? colours.on_strong : colours.action;
    const float radius = std::min(ui.px(radius_units), placed.box.height * 0.3F);
    ui.canvas.fill(seen, ground, radius);
    if (!strong) ui.canvas.outline(seen, colours.edge, radius, ui.theme.outline_px());
    draw_face(ui, id, placed.face, seen, placed.style, ink, ground);
    if (offers_more(ui, placed)) draw_sign(ui, seen, pressed ? colours.on_sun : colours.edge);
    return ui.touch.tapped(id);
}

// The accents of a held key, above it and over everything; which of them was taken.
std::optional<Intent> draw_accents(Ui& ui, const PlacedKey& held, const Metrics& m) {
    const Colours& colours = ui.colours();
    const auto count = static_cast<float>(held.key.more.size());
    const float pad = ui.px(12);
    const float width = count * m.key_width + (count - 1) * m.gap + 2 * pad;
    const float height = m.key_height + 2 * pad;
    const float left = std::clamp(held.box.x - pad, ui.page.x + pad, ui.page.right() - pad - width);
    const Box bubble{left, std::max(ui.page.y, held.box.y - m.gap - height), width, height};
    const std::string name = ui.strings.get(Text::accents_of, {{"letter", held.name}});
    Node dialog;
    dialog.role = Role::dialog;
    dialog.label = name;
    dialog.box = dialog.visible = bubble;
    dialog.ink = colours.edge;
    dialog.ground = colours.surface;
    ui.tree.add(std::move(dialog));
    const float radius = ui.px(28);
    if (!colours.flat) ui.canvas.shadow(bubble, colours.shade, radius, ui.px(40), ui.px(10), 0.2F);
    ui.canvas.fill(bubble, colours.surface, radius);
    ui.canvas.outline(bubble, colours.edge, radius, ui.theme.outline_px());

    std::optional<Intent> taken;
    const Inside inside(ui, id_of(held));
    float x = bubble.x + pad;
    for (const char32_t accent : held.key.more) {
        PlacedKey choice{{KeyKind::letter, accent, {}},
                         {utf8_of(accent), {}},
                         key_name(accent, ui.strings),
                         {x, bubble.y + pad, m.key_width, m.key_height},
                         m.letter};
        const WidgetId id = widget_id("accent", choice.name);
        const bool pressed = ui.touch.pressed(id);
        record_target(ui, id, Role::key, choice.name, choice.box, colours.edge, colours.surface);
        const Colour ground = pressed ? colours.sun : colours.surface;
        const float corner = std::min(ui.px(radius_units), choice.box.height * 0.3F);
        ui.canvas.fill(choice.box, ground, corner);
        ui.canvas.outline(choice.box, colours.edge, corner, ui.theme.outline_px());
        draw_face(ui, id, choice.face, choice.box, choice.style, pressed ? colours.on_sun : colours.action, ground);
        if (ui.touch.tapped(id)) taken = Typed{choice.face.text};
        x += m.key_width + m.gap;
    }
    return taken;
}

// A letter at once where it is tapped; while it is held, one after the other.
std::optional<Intent> erase(Ui& ui, WidgetId id, bool tapped, KeyboardState& state) {
    if (!ui.touch.held(id)) {
        state.erase_in_s = -1;
        if (tapped) return Erased{};
        return std::nullopt;
    }
    // The lifting finger erases nothing more.
    if (!ui.touch.pressed(id)) return std::nullopt;
    ui.moving = true;
    state.erase_in_s = state.erase_in_s < 0 ? 0 : state.erase_in_s - ui.seconds;
    if (state.erase_in_s > 0) return std::nullopt;
    state.erase_in_s += erases_every_s;
    return Erased{};
}

}  // namespace

float keyboard_height(const Ui& ui, float room_px, float results_px) {
    const float face = ui.theme.style(Style::label_strong).em_px;
    const auto tight = [&](float key_px) { return rows_down * key_px + (rows_down - 1) * ui.px(10) + 2 * ui.px(10); };
    const float comfortable = tight(std::max(ui.theme.target_px(comfortable_key_units), std::ceil(face * 1.1F)));
    const float usual = ui.theme.compact() ? tight(ui.theme.target_px(70)) : roomy_height(ui, usual_key_units);
    const float least = tight(std::max(ui.theme.target_px(0), std::ceil(face * capital_per_em / capital_share_of_key)));
    const float wanted = std::clamp(room_px - results_px, comfortable, std::max(comfortable, usual));
    return std::clamp(room_px, least, wanted);
}

KeyboardTouched draw_keyboard(Ui& ui, const Box& box, KeyboardState& state, std::string_view hidden) {
    ui.canvas.fill(box, ui.colours().tray);
    const Metrics m = metrics(ui, box.height);
    const std::vector<PlacedKey> keys =
        place_keys(ui, box, state.plane, m, hidden.empty() ? ui.tr(Text::search) : hidden);
    KeyboardTouched touched;
    const PlacedKey* held = nullptr;
    for (const PlacedKey& placed : keys) {
        const auto hold = placed.key.kind == KeyKind::erase ? erase_press : offers_more(ui, placed) ? long_press : 0ms;
        const bool strong = placed.key.kind == KeyKind::done && !hidden.empty();
        const bool tapped = draw_key(ui, placed, m, hold, strong);
        if (!placed.key.more.empty() && ui.touch.held(id_of(placed))) held = &placed;
        switch (placed.key.kind) {
            case KeyKind::letter:
            case KeyKind::space:
                if (tapped) touched.intent = Typed{utf8_of(placed.key.types)};
                break;
            case KeyKind::erase:
                if (auto erased = erase(ui, id_of(placed), tapped, state)) touched.intent = std::move(erased);
                break;
            case KeyKind::done:
                touched.done = tapped;
                break;
            case KeyKind::plane:
                if (!tapped) break;
                state.plane = state.plane == KeyPlane::letters ? KeyPlane::digits : KeyPlane::letters;
                ui.moving = true;
                break;
            case KeyKind::order:
                if (!tapped) break;
                Aids aids = ui.theme.aids();
                aids.alphabetical_keys = !aids.alphabetical_keys;
                state.plane = KeyPlane::letters;
                touched.intent = AidsChosen{aids};
                break;
        }
    }
    if (held != nullptr)
        if (auto accent = draw_accents(ui, *held, m)) touched.intent = std::move(accent);
    return touched;
}

}  // namespace parvis::kiosk
