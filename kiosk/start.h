// What main decides before the app begins: settings, which content, which glass.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "kiosk/content_source.h"
#include "kiosk/gui/renderer.h"
#include "kiosk/options.h"
#include "kiosk/settings.h"
#include "kiosk/start_record.h"
#include "platform/base/result.h"
#include "platform/gles2_mark.h"
#include "platform/window.h"

namespace parvis::kiosk {

// Of the file that the command line names, else the system's.
[[nodiscard]] SettingsReading settings_of(const Options& options);

// The same; logs every problem and sets the process's time zone: before any thread starts.
[[nodiscard]] SettingsReading read_settings(const Options& options);

// What --check-settings prints, in French: each problem on a line of its own, or that there is none.
[[nodiscard]] std::string settings_report(const SettingsReading& reading);

// What came with the program and lies beside it; it need not exist.
[[nodiscard]] std::filesystem::path shipped_content();
// In a start's record, a content that is in no store: the file that the command line or the settings name.
inline constexpr std::string_view given_content = "content-file";
// What a start's record says of a content that is in no store: `given_content`, or nothing of what came with the
// program.
[[nodiscard]] std::string word_of(const std::filesystem::path& content);
// The file named on the command line, else the settings', else what came with the program; it need not exist. Where
// that file is what `mode` avoids, and there is another: that.
[[nodiscard]] std::filesystem::path find_content(const Options& options, const Settings& settings,
                                                 const SafeMode& mode = {});

// Opens the content on a thread of its own, at once, while the faces are read. Whoever asks the source first gets that,
// and waits for it; then each time `content` is asked anew.
[[nodiscard]] ContentSource open_ahead(ContentSource content);
[[nodiscard]] ContentSource open_ahead(const std::filesystem::path& content);

// Asked for, or there is no desktop to put a window on.
[[nodiscard]] bool wants_fullscreen(const Options& options);

[[nodiscard]] Result<std::unique_ptr<Renderer>> make_renderer(platform::Drawing drawing);

// A window and what draws for it; the renderer goes first, the mark last.
struct Display {
    platform::Gles2Mark mark;
    std::unique_ptr<platform::Window> window;
    std::unique_ptr<Renderer> renderer;
};
using RendererMaker = std::function<Result<std::unique_ptr<Renderer>>(platform::Drawing)>;

// Where GLES2 cannot be had, or opens a window and cannot draw for us, or was drawing when an earlier start of us died,
// the window is one for the CPU. With the ImGui context made.
[[nodiscard]] Result<Display> open_display(platform::WindowOptions options, platform::Gles2Mark mark = {},
                                           const RendererMaker& make = make_renderer);

// In place of a display whose GLES2 no longer draws, one for the CPU, without a new start: what is on the screen stays.
// The mark of `lost` stays for the starts to come. With the ImGui context made.
[[nodiscard]] Result<Display> open_again_on_cpu(Display lost, platform::WindowOptions options);

}  // namespace parvis::kiosk
