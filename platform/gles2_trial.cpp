#include "platform/gles2_trial.h"

#include <SDL.h>
#include <SDL_opengles2.h>
#include <fcntl.h>
#include <virtgpu_drm.h>
#include <xf86drm.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "platform/base/descriptor.h"

namespace parvis::platform {

namespace {

// Taken through SDL, from the driver that SDL loaded: this level links no GL of its own.
template <class Function>
bool load(Function& function, const char* name) {
    function = reinterpret_cast<Function>(SDL_GL_GetProcAddress(name));
    return function != nullptr;
}

struct Gl {
    decltype(&glGetString) get_string = nullptr;
    decltype(&glViewport) viewport = nullptr;
    decltype(&glClearColor) clear_colour = nullptr;
    decltype(&glClear) clear = nullptr;
    decltype(&glCreateShader) create_shader = nullptr;
    decltype(&glShaderSource) shader_source = nullptr;
    decltype(&glCompileShader) compile_shader = nullptr;
    decltype(&glDeleteShader) delete_shader = nullptr;
    decltype(&glCreateProgram) create_program = nullptr;
    decltype(&glAttachShader) attach_shader = nullptr;
    decltype(&glBindAttribLocation) bind_attribute = nullptr;
    decltype(&glLinkProgram) link_program = nullptr;
    decltype(&glGetProgramiv) get_program = nullptr;
    decltype(&glUseProgram) use_program = nullptr;
    decltype(&glDeleteProgram) delete_program = nullptr;
    decltype(&glVertexAttribPointer) attribute_pointer = nullptr;
    decltype(&glEnableVertexAttribArray) enable_attribute = nullptr;
    decltype(&glDisableVertexAttribArray) disable_attribute = nullptr;
    decltype(&glDrawArrays) draw_arrays = nullptr;
    decltype(&glReadPixels) read_pixels = nullptr;

    bool load_all() {
        return load(get_string, "glGetString") && load(viewport, "glViewport") && load(clear_colour, "glClearColor") &&
               load(clear, "glClear") && load(create_shader, "glCreateShader") &&
               load(shader_source, "glShaderSource") && load(compile_shader, "glCompileShader") &&
               load(delete_shader, "glDeleteShader") && load(create_program, "glCreateProgram") &&
               load(attach_shader, "glAttachShader") && load(bind_attribute, "glBindAttribLocation") &&
               load(link_program, "glLinkProgram") && load(get_program, "glGetProgramiv") &&
               load(use_program, "glUseProgram") && load(delete_program, "glDeleteProgram") &&
               load(attribute_pointer, "glVertexAttribPointer") &&
               load(enable_attribute, "glEnableVertexAttribArray") &&
               load(disable_attribute, "glDisableVertexAttribArray") && load(draw_arrays, "glDrawArrays") &&
               load(read_pixels, "glReadPixels");
    }
};

GLuint build_program(const Gl& gl) {
    constexpr const char* vertex_text = "attribute vec2 place; void main() { gl_Position = vec4(place, 0.0, 1.0); }";
    constexpr const char* fragment_text =
        "precision mediump float; void main() { gl_FragColor = vec4(0.0, 1.0, 0.5, 1.0); }";
    const auto shader = [&](GLenum kind, const char* text) {
        const GLuint made = gl.create_shader(kind);
        gl.shader_source(made, 1, &text, nullptr);
        gl.compile_shader(made);
        return made;
    };
    const GLuint vertex = shader(GL_VERTEX_SHADER, vertex_text), fragment = shader(GL_FRAGMENT_SHADER, fragment_text);
    GLuint program = gl.create_program();
    gl.attach_shader(program, vertex);
    gl.attach_shader(program, fragment);
    gl.bind_attribute(program, 0, "place");
    gl.link_program(program);
    gl.delete_shader(vertex);
    gl.delete_shader(fragment);
    GLint linked = 0;
    gl.get_program(program, GL_LINK_STATUS, &linked);
    if (linked == 0) {
        gl.delete_program(program);
        program = 0;
    }
    return program;
}

bool close_to(const std::array<unsigned char, 4>& pixel, int r, int g, int b) {
    // 16-bit panels keep five bits of a channel.
    constexpr int slack = 12;
    return std::abs(pixel[0] - r) <= slack && std::abs(pixel[1] - g) <= slack && std::abs(pixel[2] - b) <= slack;
}

// Some drivers have a render node only for the look of it: those without hardware, and a virtual machine's card when
// the host lends it no chip. What cannot be asked counts as a chip: the trial will tell.
bool draws_itself(const std::filesystem::path& node) {
    const Descriptor descriptor(::open(node.c_str(), O_RDWR | O_CLOEXEC | O_NONBLOCK));
    if (!descriptor) return true;
    const std::unique_ptr<drmVersion, decltype(&drmFreeVersion)> version(::drmGetVersion(descriptor.get()),
                                                                         &drmFreeVersion);
    if (!version) return true;
    const std::string_view driver(version->name, static_cast<std::size_t>(version->name_len));
    if (driver == "vgem" || driver == "vkms") return false;
    if (driver != "virtio_gpu") return true;
    int has_3d = 0;
    drm_virtgpu_getparam question{};
    question.param = VIRTGPU_PARAM_3D_FEATURES;
    question.value = reinterpret_cast<std::uintptr_t>(&has_3d);
    return ::drmIoctl(descriptor.get(), DRM_IOCTL_VIRTGPU_GETPARAM, &question) == 0 && has_3d != 0;
}

}  // namespace

Status try_gles2(Size glass) {
    Gl gl;
    if (!gl.load_all()) return fail(Errc::unavailable, "GLES2: the driver lacks a function");
    const GLuint program = build_program(gl);
    if (program == 0) return fail(Errc::unavailable, "GLES2: the driver does not build a plain shader");
    gl.viewport(0, 0, glass.width, glass.height);
    gl.clear_colour(1.0F, 0.0F, 0.0F, 1.0F);
    gl.clear(GL_COLOR_BUFFER_BIT);
    // The right half.
    constexpr std::array<float, 8> corners = {0, -1, 1, -1, 0, 1, 1, 1};
    gl.use_program(program);
    gl.attribute_pointer(0, 2, GL_FLOAT, GL_FALSE, 0, corners.data());
    gl.enable_attribute(0);
    gl.draw_arrays(GL_TRIANGLE_STRIP, 0, 4);
    gl.disable_attribute(0);
    gl.use_program(0);
    gl.delete_program(program);
    const auto pixel = [&](int quarter) {
        std::array<unsigned char, 4> rgba{};
        gl.read_pixels(glass.width * quarter / 4, glass.height / 2, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE, rgba.data());
        return rgba;
    };
    if (!close_to(pixel(1), 255, 0, 0) || !close_to(pixel(3), 0, 255, 128)) {
        return fail(Errc::unavailable, "GLES2: the first frame is not what was drawn");
    }
    return {};
}

bool has_graphics_chip(const std::filesystem::path& devices) {
    std::error_code error;
    for (std::filesystem::directory_iterator entry(devices / "dri", error), end; !error && entry != end;
         entry.increment(error))
        if (entry->path().filename().string().starts_with("renderD") && draws_itself(entry->path())) return true;
    // The drivers of two makers that come without the kernel's own interface.
    return std::filesystem::exists(devices / "nvidia0", error) || std::filesystem::exists(devices / "mali0", error);
}

bool gles2_is_software() {
    Gl gl;
    if (!load(gl.get_string, "glGetString")) return false;
    const auto* name = reinterpret_cast<const char*>(gl.get_string(GL_RENDERER));
    const std::string_view renderer = name != nullptr ? name : "";
    for (const std::string_view software : {"llvmpipe", "softpipe", "swrast", "SwiftShader", "Software Rasterizer"}) {
        if (renderer.find(software) != std::string_view::npos) return true;
    }
    return false;
}

}  // namespace parvis::platform
