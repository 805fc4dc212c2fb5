#include "content/authoring/authoring_writer.h"

#include <utility>

#include "content/authoring/new_folder.h"
#include "content/authoring/own_words.h"
#include "content/authoring/picture_files.h"
#include "content/authoring/tables.h"
#include "content/authoring/template_writer.h"
#include "content/defaults/defaults.h"

namespace parvis::content {
namespace {

class Writer {
public:
    Writer(const Document& document, NewFolder& folder, const AuthoringOptions& options)
        : document_(document), folder_(folder), options_(options), pictures_(folder) {
        constexpr std::size_t most_files = 8;
        steps_ = most_files + 1 + document.actions.size() + document.posters.size();
    }

    Status write() {
        if (auto made = folder_.make_folder("images"); !made) return made;
        std::vector<std::string> photos;
        for (const auto& action : document_.actions)
            if (auto taken = take_picture(action.photo, "photo", action.title, photos); !taken) return taken;
        std::vector<std::string> posters;
        for (const auto& poster : document_.posters)
            if (auto taken = take_picture(poster.picture, "affiche", poster.title, posters); !taken) return taken;

        const WordRules rules(document_.words);
        const Rebuild rebuild(document_, rules);
        if (rebuild.ours != nullptr)
            if (auto done = write_text("centre.toml", centre_text(*rebuild.ours)); !done) return done;
        const auto centres = centre_table(rebuild);
        if (!centres.empty())
            if (auto done = write_table("centres.csv", centres); !done) return done;
        if (auto done = write_table("actions.csv", action_table(rebuild, photos)); !done) return done;
        if (auto done = write_table("partenaires.csv", partner_table(document_)); !done) return done;
        if (auto done = write_table("besoins.csv", need_table(rebuild)); !done) return done;
        const auto words = own_words(document_.words, shipped_defaults().document.words);
        if (auto done = write_table("mots.csv", word_table(words)); !done) return done;
        if (auto done = write_table("affiches.csv", poster_table(document_, posters)); !done) return done;
        if (auto done = write_text("LISEZMOI.txt", authoring_read_me()); !done) return done;
        if (options_.on_progress) options_.on_progress(1);
        return {};
    }

private:
    Status step() {
        if (options_.cancel != nullptr && options_.cancel->cancelled())
            return fail(Errc::interrupted, "arrêté avant la fin ; rien n’est gardé");
        if (options_.on_progress) options_.on_progress(static_cast<double>(++done_) / static_cast<double>(steps_));
        return {};
    }

    Status take_picture(const std::optional<Picture>& picture, std::string_view kind, const std::string& title,
                        std::vector<std::string>& names) {
        if (auto going = step(); !going) return going;
        auto name = pictures_.add(picture, kind, title);
        if (!name) return fail(name.error());
        names.push_back(std::move(*name));
        return {};
    }

    Status write_table(const std::string& name, const SpreadsheetTable& table) {
        if (auto going = step(); !going) return going;
        const auto bytes = table.bytes();
        if (!bytes) return fail(bytes.error(), name);
        return folder_.write(name, *bytes);
    }

    Status write_text(const std::string& name, const std::string& text) {
        if (auto going = step(); !going) return going;
        return folder_.write_text(name, text);
    }

    const Document& document_;
    NewFolder& folder_;
    const AuthoringOptions& options_;
    PictureFiles pictures_;
    std::size_t steps_ = 1;
    std::size_t done_ = 0;
};

}  // namespace

Status write_authoring_folder(const Document& document, const std::filesystem::path& folder,
                              const AuthoringOptions& options) {
    auto made = NewFolder::create(folder);
    if (!made) return fail(made.error());
    if (auto written = Writer(document, *made, options).write(); !written) return written;
    made->keep();
    return {};
}

}  // namespace parvis::content
