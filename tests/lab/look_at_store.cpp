// parvis-lab-look STORE KEYS PACK: what a board would show that started with this store, and whether everything in it
// is as it must be and PACK, signed and newer, can be installed then. Says “shows N” or what is wrong; 0 when nothing
// is. Changes the store.
#include "tests/support/look_at_store.h"

#include <cstdio>

#include "platform/base/log.h"

int main(int count, char** words) {
    using namespace parvis;
    if (count != 4) {
        std::fputs("usage: parvis-lab-look STORE KEYS PACK\n", stderr);
        return 2;
    }
    set_log_threshold(LogLevel::error);
    auto keys = content::Keyring::of_folder(words[2]);
    if (!keys) {
        std::fprintf(stderr, "%s\n", keys.error().message.c_str());
        return 2;
    }
    content::UpdateRules rules;
    rules.keys = std::move(*keys);
    SystemFiles files;
    const SystemClock clock;
    const std::string pack = words[3];
    const auto look = testing::look_at_store(files, words[1], clock, rules, {pack, pack + ".minisig"});
    if (look.wrong.empty())
        std::printf("shows %lld\n", static_cast<long long>(look.shown));
    else
        std::printf("%s\n", look.wrong.c_str());
    return look.wrong.empty() ? 0 : 1;
}
