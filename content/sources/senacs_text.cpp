#include "content/sources/senacs_text.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "content/sources/senacs_lines.h"
#include "content/sources/senacs_sheet.h"
#include "content/sources/senacs_titles.h"
#include "content/sources/senacs_vocabulary.h"
#include "content/text/encoding.h"

namespace parvis::content {
namespace {

using namespace senacs;

// Long enough for a paragraph; a file of another kind is not printed whole.
constexpr std::size_t most_quoted_bytes = 2000;

std::string quoted(const std::vector<Line>& lines) {
    std::string text;
    std::size_t count = 0;
    for (const auto& line : lines) {
        if (text.size() + line.whole.size() > most_quoted_bytes) break;
        if (!text.empty()) text += " / ";
        text += line.whole;
        ++count;
    }
    if (count < lines.size())
        text += " … (et " + std::to_string(lines.size() - count) + " autres lignes, jusqu’à la ligne " +
                std::to_string(lines.back().number) + ")";
    return text;
}

bool holds_values(const Action& action) {
    return !action.status.empty() || !action.dimension.empty() || !action.territory.empty() ||
           !action.keywords.empty() || !action.publics.empty() || !action.initiative.empty() ||
           !action.partners.empty();
}

bool holds_text_or_centre(const Action& action) {
    return !(
        action.summary.empty() && action.source_organisation.empty() && action.ended_reason.empty() &&
        action.initiative_detail.empty() && action.files.empty() &&
        std::all_of(action.parts.begin(), action.parts.end(), [](const Part& part) { return part.fields.empty(); }));
}

class Reader {
public:
    Reader(const std::vector<Line>& lines, const std::string& file) : lines_(lines), file_(file) {}

    SourceReading read() && {
        for (std::size_t at = 0; at < lines_.size();) at += read_line(at);
        close_sheet();
        if (reading_.sheets_read == 0 || !preamble_.empty()) report_preamble();
        return std::move(reading_);
    }

private:
    // Returns how many lines it took.
    std::size_t read_line(std::size_t at) {
        if (const auto title = title_at(lines_, at, context())) {
            open_sheet(lines_[at].number, title->text, title->form);
            for (std::size_t i = 0; i < title->lines; ++i) keep_source(lines_[at + i]);
            return title->lines;
        }
        read_content(lines_[at]);
        if (sheet_) keep_source(lines_[at]);
        return 1;
    }

    void keep_source(const Line& line) {
        sheet_->keep_source(line);
        sheet_lines_.push_back(line);
    }

    void read_content(const Line& line) {
        if (const auto marker = marker_of(line)) {
            read_marker(*marker, line.number);
            return;
        }
        // Several labels may be glued to one line, each empty but the last: they come off from the end.
        Line rest = line;
        std::vector<Label> glued;
        while (const auto found = glued_label(rest.text)) {
            glued.push_back(found->label);
            rest.text = found->before;
        }
        read_text(rest);
        for (auto label = glued.rbegin(); label != glued.rend(); ++label) {
            note(Severity::note, line.number,
                 std::string("étiquette « ") + std::string(info(*label).source) +
                     " » collée à la fin d’un texte : lue comme une étiquette.");
            read_marker({*label, info(*label).part}, line.number);
        }
    }

    void read_marker(const Marker& marker, int line) {
        const bool next_sheet = sheet_ && sheet_->starts_next_sheet(marker);
        if (!sheet_ || next_sheet) {
            open_sheet(line, {}, TitleForm::none);
            untitled_ = true;
        }
        sheet_->mark(marker);
    }

    void read_text(const Line& line) {
        if (sheet_)
            sheet_->add(line);
        else
            preamble_.push_back(line);
    }

    void open_sheet(int line, const std::string& title, TitleForm form) {
        close_sheet();
        sheet_.emplace(Origin{file_, line}, title);
        form_ = form;
        untitled_ = false;
    }

    void close_sheet() {
        if (!sheet_) return;
        Sheet sheet = std::move(*sheet_);
        sheet_.reset();
        const auto lines = std::exchange(sheet_lines_, {});
        const Origin origin = sheet.origin();
        Diagnostics found;
        Action action = std::move(sheet).finish(found);
        // Before the first title a few values are what is left of something; behind it they follow a once-only label.
        if (untitled_ && !holds_text_or_centre(action) && (reading_.sheets_read == 0 || !holds_values(action)))
            return tell_stray_labels(lines);
        ++reading_.sheets_read;
        if (untitled_)
            note(Severity::warning, origin.line,
                 "fiche sans ligne de titre : elle commence à une étiquette. Écrire au-dessus une ligne « Actions "
                 "\"Titre de l’action\" ».");
        reading_.document.actions.push_back(std::move(action));
        reading_.diagnostics.insert(reading_.diagnostics.end(), found.begin(), found.end());
        if (!untitled_ && reading_.document.actions.back().source_title.empty())
            note(Severity::warning, origin.line,
                 "fiche sans titre. Écrire le titre entre guillemets : « Actions \"Titre de l’action\" ».");
    }

    // A heading or a few labels that lost their sheet: no visitor would find anything behind a card of theirs.
    void tell_stray_labels(const std::vector<Line>& lines) {
        if (reading_.sheets_read == 0) {
            preamble_.insert(preamble_.end(), lines.begin(), lines.end());
            return;
        }
        note(Severity::warning, lines.front().number,
             "étiquettes sans titre de fiche ni texte, elles n’appartiennent à aucune fiche : " + quoted(lines) +
                 ". Les mettre sous la ligne « Actions \"Titre\" » de leur fiche, ou les supprimer.");
    }

    void report_preamble() {
        if (preamble_.empty()) {
            note(Severity::warning, 0, "aucune fiche dans ce texte : il est vide. Donner un texte de fiches SENACS.");
            return;
        }
        if (reading_.sheets_read == 0)
            note(Severity::warning, preamble_.front().number,
                 "aucune fiche dans ce texte ; une fiche commence par une ligne « Actions \"Titre\" ». Non lu : " +
                     quoted(preamble_));
        else
            note(Severity::note, preamble_.front().number,
                 "texte avant la première fiche, il n’appartient à aucune : " + quoted(preamble_) +
                     ". S’il est d’une fiche, le mettre sous sa ligne « Actions \"Titre\" ».");
    }

    void note(Severity severity, int line, std::string message) {
        reading_.diagnostics.push_back({severity, {file_, line}, {}, std::move(message)});
    }

    [[nodiscard]] TitleContext context() const {
        if (!sheet_) return {};
        return {sheet_->in_text(), sheet_->rank(), form_};
    }

    const std::vector<Line>& lines_;
    const std::string& file_;
    SourceReading reading_;
    std::optional<Sheet> sheet_;
    std::vector<Line> sheet_lines_;
    TitleForm form_ = TitleForm::none;
    bool untitled_ = false;
    std::vector<Line> preamble_;
};

}  // namespace

bool looks_like_senacs(std::string_view utf8) {
    const auto lines = split_lines(utf8);
    std::optional<Label> seen;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        if (title_at(lines, at, {})) return true;
        const auto marker = marker_of(lines[at]);
        if (!marker || !marker->label) continue;
        if (seen && *seen != *marker->label) return true;
        seen = marker->label;
    }
    return false;
}

SourceReading read_senacs_text(std::string_view bytes, const std::string& file) {
    const DecodedText text = decode_text(bytes);
    const auto lines = split_lines(text.utf8);
    SourceReading reading = Reader(lines, file).read();
    Diagnostics repairs;
    for (const auto& repair : text.repairs)
        repairs.push_back({Severity::warning, {file, repair.line}, {}, repair.what});
    reading.diagnostics.insert(reading.diagnostics.begin(), repairs.begin(), repairs.end());
    // Found sheet by sheet; read from top to bottom.
    std::stable_sort(reading.diagnostics.begin(), reading.diagnostics.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.where.line < b.where.line; });
    return reading;
}

}  // namespace parvis::content
