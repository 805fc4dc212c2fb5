// The real files with somebody in between, who sees every operation before it is done and may let it fail, pretend or
// kill the process in the middle.
#pragma once

#include <csignal>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "platform/base/files.h"

namespace parvis::testing {

struct FileOperation {
    enum Kind { open, read, create, append, write, sync, rename, remove, make_folder, list, free_bytes, sync_folder };
    Kind kind;
    std::filesystem::path path;
    std::filesystem::path to;            // rename
    std::span<const std::byte> bytes{};  // write
};

struct Verdict {
    std::optional<Error> error{};               // of a write, half of it is done
    bool pretend = false;                       // nothing is done, and no error told (sync, sync_folder)
    bool die = false;                           // kill -9; of a write, half of it is done
    std::optional<std::uint64_t> free_bytes{};  // what the disk says instead
};

class HookedFiles final : public Files {
public:
    using Hook = std::function<Verdict(const FileOperation&)>;  // from any thread
    HookedFiles(Files& real, Hook hook) : real_(real), hook_(std::move(hook)) {}

    Result<std::unique_ptr<InputFile>> open(const std::filesystem::path& file) override {
        if (auto error = ask({FileOperation::open, file, {}}).error) return fail(*error);
        auto input = real_.open(file);
        if (!input) return input;
        return std::make_unique<Input>(*this, std::move(*input), file);
    }
    Result<std::unique_ptr<OutputFile>> create(const std::filesystem::path& file) override {
        if (auto error = ask({FileOperation::create, file, {}}).error) return fail(*error);
        return hooked(real_.create(file), file);
    }
    Result<std::unique_ptr<OutputFile>> append(const std::filesystem::path& file) override {
        if (auto error = ask({FileOperation::append, file, {}}).error) return fail(*error);
        return hooked(real_.append(file), file);
    }
    Status rename(const std::filesystem::path& from, const std::filesystem::path& to) override {
        if (auto error = ask({FileOperation::rename, from, to}).error) return fail(*error);
        return real_.rename(from, to);
    }
    Status remove(const std::filesystem::path& path) override {
        if (auto error = ask({FileOperation::remove, path, {}}).error) return fail(*error);
        return real_.remove(path);
    }
    Status make_folder(const std::filesystem::path& folder) override {
        if (auto error = ask({FileOperation::make_folder, folder, {}}).error) return fail(*error);
        return real_.make_folder(folder);
    }
    Result<FolderListing> list(const std::filesystem::path& folder, std::size_t limit) override {
        if (auto error = ask({FileOperation::list, folder, {}}).error) return fail(*error);
        return real_.list(folder, limit);
    }
    Result<std::uint64_t> free_bytes(const std::filesystem::path& folder) override {
        const Verdict verdict = ask({FileOperation::free_bytes, folder, {}});
        if (verdict.error) return fail(*verdict.error);
        return verdict.free_bytes ? *verdict.free_bytes : real_.free_bytes(folder);
    }
    Status sync_folder(const std::filesystem::path& folder) override {
        const Verdict verdict = ask({FileOperation::sync_folder, folder, {}});
        if (verdict.error) return fail(*verdict.error);
        return verdict.pretend ? Status() : real_.sync_folder(folder);
    }

private:
    struct Input final : InputFile {
        Input(HookedFiles& files, std::unique_ptr<InputFile> real, std::filesystem::path path)
            : files_(files), real_(std::move(real)), path_(std::move(path)) {}
        Result<std::size_t> read(std::span<std::byte> into) override {
            if (auto error = files_.ask({FileOperation::read, path_, {}}).error) return fail(*error);
            return real_->read(into);
        }
        std::uint64_t size_bytes() const override { return real_->size_bytes(); }
        HookedFiles& files_;
        std::unique_ptr<InputFile> real_;
        std::filesystem::path path_;
    };
    struct Output final : OutputFile {
        Output(HookedFiles& files, std::unique_ptr<OutputFile> real, std::filesystem::path path)
            : files_(files), real_(std::move(real)), path_(std::move(path)) {}
        Status write(std::span<const std::byte> bytes) override {
            const Verdict verdict = files_.hook_({FileOperation::write, path_, {}, bytes});
            if (!verdict.error && !verdict.die) return real_->write(bytes);
            auto half = real_->write(bytes.first(bytes.size() / 2));
            if (verdict.die) ::raise(SIGKILL);
            return half ? Status(fail(*verdict.error)) : half;
        }
        Status sync(const Synced& synced) override {
            const Verdict verdict = files_.ask({FileOperation::sync, path_, {}});
            if (verdict.error) return fail(*verdict.error);
            return verdict.pretend ? Status() : real_->sync(synced);
        }
        HookedFiles& files_;
        std::unique_ptr<OutputFile> real_;
        std::filesystem::path path_;
    };

    Verdict ask(const FileOperation& operation) {
        const Verdict verdict = hook_(operation);
        if (verdict.die) ::raise(SIGKILL);
        return verdict;
    }
    Result<std::unique_ptr<OutputFile>> hooked(Result<std::unique_ptr<OutputFile>> real,
                                               const std::filesystem::path& file) {
        if (!real) return real;
        return std::make_unique<Output>(*this, std::move(*real), file);
    }

    Files& real_;
    Hook hook_;
};

}  // namespace parvis::testing
