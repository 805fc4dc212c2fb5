// Running text: headings, paragraphs, bullets, facts with an icon. Laid out once for its height, then drawn.
#pragma once

#include <string>
#include <vector>

#include "content/document.h"
#include "kiosk/widgets/chip.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

enum class PieceKind : std::uint8_t { title, place, lead, heading, subheading, paragraph, bullet, fact, chips };

struct ArticlePiece {
    PieceKind kind = PieceKind::paragraph;
    std::string text;
    std::string caption;      // fact: what it is ("Où"), above the text
    Icon icon{};              // fact
    std::vector<Chip> chips;  // chips
};

class Article {
public:
    // `accent`: the colour of bullets and icons. `ground`: of the card it is drawn on.
    Article(Colour accent, Colour ground) : accent_(accent), ground_(ground) {}

    void add(PieceKind kind, std::string text);
    void add_blocks(const std::vector<content::Block>& blocks);
    void add_fact(Icon icon, std::string caption, std::string text);
    void add_chips(std::vector<Chip> chips);
    [[nodiscard]] bool empty() const { return pieces_.empty(); }

    [[nodiscard]] float height(const Ui& ui, float width_px) const;
    // Only what the clip shows is drawn; everything is told to the semantic tree.
    void draw(Ui& ui, float x, float y, float width_px) const;

private:
    [[nodiscard]] float space_before(const Ui& ui, std::size_t index) const;
    [[nodiscard]] float piece_height(const Ui& ui, const ArticlePiece& piece, float width_px) const;
    void draw_piece(Ui& ui, const ArticlePiece& piece, float x, float y, float width_px) const;

    Colour accent_;
    Colour ground_;
    std::vector<ArticlePiece> pieces_;
};

}  // namespace parvis::kiosk
