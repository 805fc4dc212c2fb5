// The diagnostics of one file, bounded: a file of rubbish must not fill the memory, nor the reader's patience.
#pragma once

#include <string>
#include <utility>

#include "content/diagnostic.h"

namespace parvis::content {

class Remarks {
public:
    static constexpr int limit = 1000;

    // `into` must outlive this object.
    Remarks(std::string file, Diagnostics& into) : file_(std::move(file)), into_(into) {}
    Remarks(const Remarks&) = delete;
    Remarks& operator=(const Remarks&) = delete;

    [[nodiscard]] const std::string& file() const { return file_; }

    // Beyond the limit nothing is added but one last error: whoever reads must not think that all was told.
    void add(Severity severity, int line, std::string column, std::string message) {
        if (count_ > limit) return;
        if (++count_ > limit)
            into_.push_back({Severity::error,
                             {file_, line},
                             {},
                             "plus de " + std::to_string(limit) +
                                 " remarques ; les suivantes ne sont pas montrées. "
                                 "Corriger d’abord celles-ci, puis relancer."});
        else
            into_.push_back({severity, {file_, line}, std::move(column), std::move(message)});
    }

private:
    std::string file_;
    Diagnostics& into_;
    int count_ = 0;
};

}  // namespace parvis::content
