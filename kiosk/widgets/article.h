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
    [[nodiscard]] Colour ground() const { return ground_; }
    [[nodiscard]] bool empty() const { return pieces_.empty(); }

    // As much as fits so many lines of text; the last line ends with "…" when more was to come. Headings are not
    // counted, and none is the last.
    [[nodiscard]] Article first_lines(const Ui& ui, float width_px, int lines) const;

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

// An article on a rounded ground of its own colour, inside a card.
[[nodiscard]] float boxed_height(const Ui& ui, const Article& article, float width_px);
void draw_boxed(Ui& ui, const Article& article, float x, float y, float width_px);

}  // namespace parvis::kiosk
