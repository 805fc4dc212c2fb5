#include "content/sources/foreign_file.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "content/schema/schema.h"
#include "platform/base/small_letters.h"

namespace parvis::content {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t looked_at_bytes = std::size_t{1} << 20U;

struct Signature {
    std::size_t at;
    std::string_view bytes;
    ForeignFile kind;
};

// The registered first bytes of each format, as the file(1) database lists them.
constexpr std::array signatures = {
    Signature{0, "\x89PNG\r\n\x1A\n"sv, ForeignFile::picture},
    Signature{0, "\xFF\xD8\xFF"sv, ForeignFile::picture},
    Signature{0, "GIF87a"sv, ForeignFile::picture},
    Signature{0, "GIF89a"sv, ForeignFile::picture},
    Signature{0, "II*\0"sv, ForeignFile::picture},
    Signature{0, "MM\0*"sv, ForeignFile::picture},
    Signature{0, "8BPS"sv, ForeignFile::picture},
    Signature{8, "WEBP"sv, ForeignFile::picture},
    Signature{4, "ftypheic"sv, ForeignFile::picture},
    Signature{4, "ftypheix"sv, ForeignFile::picture},
    Signature{4, "ftypmif1"sv, ForeignFile::picture},
    Signature{4, "ftypavif"sv, ForeignFile::picture},
    Signature{0, "%PDF-"sv, ForeignFile::pdf},
    Signature{0, "{\\rtf"sv, ForeignFile::written_pages},
    Signature{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, ForeignFile::office_document},
    Signature{0, "\x1F\x8B"sv, ForeignFile::archive},
    Signature{0, "7z\xBC\xAF\x27\x1C"sv, ForeignFile::archive},
    Signature{0, "Rar!\x1A\x07"sv, ForeignFile::archive},
    Signature{0, "BZh"sv, ForeignFile::archive},
    Signature{0,
              "\xFD"
              "7zXZ\0"sv,
              ForeignFile::archive},
    Signature{257, "ustar"sv, ForeignFile::archive},
    Signature{0, "SQLite format 3\0"sv, ForeignFile::database},
    Signature{4, "ftyp"sv, ForeignFile::film_or_sound},
    Signature{0, "ID3"sv, ForeignFile::film_or_sound},
    Signature{0, "OggS"sv, ForeignFile::film_or_sound},
    Signature{8, "WAVE"sv, ForeignFile::film_or_sound},
    Signature{8, "AVI "sv, ForeignFile::film_or_sound},
    Signature{0, "\x1A\x45\xDF\xA3"sv, ForeignFile::film_or_sound},
    Signature{0,
              "\x7F"
              "ELF"sv,
              ForeignFile::program},
};

bool holds(std::string_view bytes, std::string_view words) {
    return bytes.find(words) != std::string_view::npos;
}

// Office documents are zip archives: the names of their files stand at the beginning of each and in the list at the
// end.
ForeignFile kind_of_zip(std::string_view bytes) {
    const auto first = bytes.substr(0, looked_at_bytes);
    const auto last = bytes.substr(bytes.size() - std::min(bytes.size(), looked_at_bytes));
    const auto names = [&](std::string_view name) { return holds(first, name) || holds(last, name); };
    if (names("xl/workbook") || names("opendocument.spreadsheet")) return ForeignFile::workbook;
    if (names("word/document") || names("opendocument.text")) return ForeignFile::written_pages;
    if (names("ppt/presentation") || names("opendocument.")) return ForeignFile::office_document;
    return ForeignFile::archive;
}

// The streams of an old office document have names in UTF-16.
ForeignFile kind_of_old_office(std::string_view bytes) {
    const auto last = bytes.substr(bytes.size() - std::min(bytes.size(), looked_at_bytes));
    const auto names = [&](std::string_view name) {
        std::string wide;
        for (const char c : name) (wide += c) += '\0';
        return holds(bytes.substr(0, looked_at_bytes), wide) || holds(last, wide);
    };
    if (names("Workbook")) return ForeignFile::workbook;
    if (names("WordDocument")) return ForeignFile::written_pages;
    return ForeignFile::office_document;
}

bool is_catalogue(std::string_view bytes) {
    constexpr std::size_t application_id_at = 68;
    if (bytes.size() < application_id_at + 4) return false;
    for (std::size_t i = 0; i < 4; ++i)
        if (static_cast<unsigned char>(bytes[application_id_at + i]) !=
            ((catalogue_application_id >> (24 - 8 * i)) & 0xFF))
            return false;
    return true;
}

bool is_web_page(std::string_view bytes) {
    const std::string start = in_small_letters(bytes.substr(0, 200));
    const auto begin = start.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (begin == std::string::npos) return false;
    const auto text = std::string_view(start).substr(begin);
    return text.starts_with("<!doctype html") || text.starts_with("<html");
}

// Neither UTF-8 nor Windows-1252 has them, but for a slip. Line ends, tabs, page breaks and the end mark of old
// systems are no such bytes.
bool is_no_text_byte(char byte) {
    const auto code = static_cast<unsigned char>(byte);
    return code < 0x20 && (code < '\t' || code > '\r') && code != 0x1A;
}

// UTF-16 without its mark: every second byte of Latin letters is zero, always the same one of a pair.
bool may_be_utf16(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        if (bytes[i] == '\0') ++zeros[i % 2];
    const auto most = std::max(zeros[0], zeros[1]);
    return most > bytes.size() / 4 && std::min(zeros[0], zeros[1]) <= 1 + bytes.size() / 40;
}

bool is_no_text(std::string_view bytes) {
    constexpr std::size_t fewest = 8;  // less may be a slip in a short text
    const auto first = bytes.substr(0, looked_at_bytes);
    const auto count = static_cast<std::size_t>(std::ranges::count_if(first, is_no_text_byte));
    return count >= fewest && count > first.size() / 50 && !may_be_utf16(first);
}

}  // namespace

std::optional<ForeignFile> recognise_foreign_file(std::string_view bytes) {
    if (bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv)) return kind_of_zip(bytes);
    for (const auto& signature : signatures) {
        if (bytes.size() < signature.at || !bytes.substr(signature.at).starts_with(signature.bytes)) continue;
        if (signature.kind == ForeignFile::office_document) return kind_of_old_office(bytes);
        if (signature.kind == ForeignFile::database && is_catalogue(bytes)) return ForeignFile::catalogue;
        return signature.kind;
    }
    if (is_web_page(bytes)) return ForeignFile::web_page;
    if (!is_no_text(bytes)) return std::nullopt;
    // Two letters that a text may begin with as well.
    if (bytes.starts_with("BM")) return ForeignFile::picture;
    if (bytes.starts_with("MZ")) return ForeignFile::program;
    return ForeignFile::no_text;
}

std::string_view name_of(ForeignFile kind) {
    switch (kind) {
        case ForeignFile::picture:
            return "une image";
        case ForeignFile::pdf:
            return "un document PDF";
        case ForeignFile::workbook:
            return "un classeur (Excel, LibreOffice)";
        case ForeignFile::written_pages:
            return "un document de traitement de texte";
        case ForeignFile::office_document:
            return "un document de bureautique";
        case ForeignFile::archive:
            return "une archive compressée";
        case ForeignFile::catalogue:
            return "un catalogue Parvis, déjà fabriqué";
        case ForeignFile::database:
            return "une base de données";
        case ForeignFile::film_or_sound:
            return "un film ou un son";
        case ForeignFile::program:
            return "un programme";
        case ForeignFile::web_page:
            return "une page web";
        case ForeignFile::no_text:
            break;
    }
    return "un fichier binaire d’un format inconnu";
}

std::string_view remedy_for(ForeignFile kind) {
    switch (kind) {
        case ForeignFile::picture:
            return "Ranger les images dans le dossier images/ d’un dossier de centre, écrire leur nom dans la colonne "
                   "« "
                   "photo » d’actions.csv ou « image » d’affiches.csv, et donner le dossier de centre.";
        case ForeignFile::pdf:
            return "L’ouvrir, en copier le texte dans un éditeur de texte, l’enregistrer en texte brut (.txt), et "
                   "donner "
                   "ce fichier.";
        case ForeignFile::workbook:
            return "Dans le tableur : Fichier, Enregistrer sous, « CSV UTF-8 », sous le nom actions.csv, "
                   "partenaires.csv, "
                   "besoins.csv, mots.csv ou affiches.csv ; puis donner le dossier où il est.";
        case ForeignFile::written_pages:
            return "Dans le traitement de texte : Fichier, Enregistrer sous, « Texte brut (.txt) » ; puis donner ce "
                   "fichier.";
        case ForeignFile::office_document:
            return "L’ouvrir et l’enregistrer en texte brut (.txt) ; un tableau, en CSV dans un dossier de centre.";
        case ForeignFile::archive:
            return "La décompresser, et donner le dossier de centre ou le texte de fiches qu’elle contient.";
        case ForeignFile::catalogue:
            return "Donner les textes et les dossiers dont il a été fait ; « parvis-content dump » montre ce qu’il "
                   "contient.";
        case ForeignFile::web_page:
            return "L’ouvrir dans un navigateur, en copier le texte dans un éditeur de texte, l’enregistrer en texte "
                   "brut "
                   "(.txt), et donner ce fichier.";
        case ForeignFile::database:
        case ForeignFile::film_or_sound:
        case ForeignFile::program:
        case ForeignFile::no_text:
            break;
    }
    return "Donner un texte de fiches SENACS, ou un dossier de centre.";
}

}  // namespace parvis::content
