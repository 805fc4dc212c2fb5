// The pages that look after the board, by touch.
#include <doctest/doctest.h>

#include <algorithm>

#include "kiosk/care_panel.h"
#include "tests/fakes/told_staff.h"
#include "tests/support/gui.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;
using platform::ContactPhase;
using testing::Gui;

namespace {

struct Scene {
    Gui gui{testing::small_document()};
    testing::ToldStaff staff{gui.clock()};

    Scene() {
        gui.app().follow_staff(&staff, &staff);
        tell([](CareFacts&) {});
        gui.app().apply(StaffOpened{});
        gui.wait(500ms);
        for (const char* key : {"1", "9", "0", "4", "OK"}) gui.tap(key);
        gui.wait(500ms);
        gui.tap("Voir l’état de la borne");
        gui.wait(500ms);
        REQUIRE(gui.sees("État de la borne"));
    }
    ~Scene() { gui.app().follow_staff(nullptr, nullptr); }

    // Wherever the page is scrolled to.
    [[nodiscard]] bool is_told(std::string_view words) const {
        return std::ranges::any_of(gui.tree().nodes(),
                                   [&](const Node& node) { return node.label.find(words) != std::string::npos; });
    }
    template <class How>
    void tell(How how, bool stick = false) {
        if (!staff.told) staff.knows_much();
        auto facts = std::make_shared<StaffFacts>(*staff.told);
        auto care = std::make_shared<CareFacts>();
        care->program = "1.2";
        care->comes_back = true;
        how(*care);
        facts->care = std::move(care);
        if (stick) facts->sticks = {{7, "RAPPORTS", false, {}}};
        staff.told = std::move(facts);
        gui.app().expose();
        gui.wait(500ms);
    }
};

}  // namespace

TEST_CASE("the board's page stands behind the PIN, and Back leads to the staff's page") {
    Scene scene;
    CHECK(scene.gui.sees("Parvis 1.2"));
    scene.gui.tap("Retour");
    scene.gui.wait(500ms);
    CHECK(scene.gui.offers("Voir l’état de la borne"));
    CHECK_FALSE(scene.gui.sees("Parvis 1.2"));
    scene.gui.tap("Retour");
    scene.gui.wait(500ms);
    CHECK(scene.gui.offers("Jardin et nature"));
    CHECK_FALSE(scene.staff.looks);
}

TEST_CASE("to start anew is asked once more; what is cancelled is not done") {
    Scene scene;
    scene.gui.tap("Redémarrer");
    scene.gui.wait(500ms);
    CHECK(scene.gui.sees("revient au bout de quelques secondes"));
    scene.gui.tap("Annuler");
    scene.gui.wait(500ms);
    CHECK(scene.staff.orders.empty());
    scene.gui.tap("Redémarrer");
    scene.gui.wait(500ms);
    scene.gui.tap("Retour");
    scene.gui.wait(500ms);
    CHECK_FALSE(scene.gui.offers("Oui, redémarrer"));
    scene.gui.tap("Redémarrer");
    scene.gui.wait(500ms);
    scene.gui.tap("Oui, redémarrer");
    scene.gui.wait(500ms);
    CHECK(scene.staff.orders == std::vector{MachineOrder::restart});
    CHECK_FALSE(scene.gui.offers("Redémarrer"));
}

TEST_CASE("quitting is offered only where nothing would start it again") {
    Scene scene;
    CHECK_FALSE(scene.gui.offers("Quitter"));
    CHECK(scene.is_told("coupez le courant"));
    scene.tell([](CareFacts& care) { care.comes_back = false; });
    CHECK_FALSE(scene.gui.offers("Redémarrer"));
    scene.gui.tap("Quitter");
    scene.gui.wait(500ms);
    scene.gui.tap("Oui, quitter");
    CHECK(scene.staff.orders == std::vector{MachineOrder::quit});
}

TEST_CASE("safe mode is left by a button that asks once more, and is there only in safe mode") {
    Scene scene;
    CHECK_FALSE(scene.gui.offers("Quitter le mode sans échec"));
    scene.tell([](CareFacts& care) { care.safe_mode.on = true; });
    scene.gui.tap("Quitter le mode sans échec");
    scene.gui.wait(500ms);
    scene.gui.tap("Oui, quitter ce mode");
    CHECK(scene.staff.orders == std::vector{MachineOrder::leave_safe_mode});
}

TEST_CASE("the report is copied where a stick is in") {
    Scene scene;
    CHECK(scene.is_told("Avec une clé USB branchée"));
    scene.tell([](CareFacts&) {}, true);
    scene.gui.tap("Copier le rapport sur la clé «\u202fRAPPORTS\u202f»");
    CHECK(scene.staff.copied == std::vector{std::pair(StickFolder::report, std::uint64_t{7})});
}

// Staff saw nothing happen, and copied once more.
TEST_CASE("what came of the copy is told where it was asked for, however far down the page that is") {
    Scene scene;
    scene.tell([](CareFacts&) {}, true);
    const std::string copies = "Copier le rapport sur la clé «\u202fRAPPORTS\u202f»";
    for (int pulls = 0; pulls < 4; ++pulls) {
        scene.gui.drag(800, 100);
        scene.gui.wait(1s);
    }
    const auto height_of_card = [&scene] {
        for (const Node& node : scene.gui.tree().nodes())
            if (node.label.find("RAPPORTS") != std::string::npos) return node.box.y;
        return 0.0F;
    };
    const float before = height_of_card();
    scene.gui.tap(copies);
    scene.gui.wait(500ms);
    CHECK(height_of_card() != before);  // less is on the page
    auto after = std::make_shared<StaffFacts>(*scene.staff.told);
    after->sticks.front().copy = platform::StickCopy{platform::StickCopy::End::copied, 0, "PARVIS-RAPPORT"};
    after->sticks.front().copy_of = StickFolder::report;
    scene.staff.told = std::move(after);
    scene.gui.app().expose();
    scene.gui.wait(500ms);
    CHECK(scene.gui.sees("C’est sur la clé"));
    CHECK(height_of_card() == before);
}

TEST_CASE("what a finger is on when a stick comes, and the page moves, is not chosen") {
    for (const bool comes : {false, true}) {
        Scene scene;
        scene.gui.set_glass({1080, 1920, 268, 476});
        scene.gui.wait(500ms);
        const auto button = std::ranges::find(scene.gui.tree().nodes(), "Redémarrer", &Node::label);
        REQUIRE(button != scene.gui.tree().nodes().end());
        const float x = button->box.centre_x(), y = button->box.centre_y();
        scene.gui.touch(ContactPhase::down, x, y);
        if (comes) {
            auto facts = std::make_shared<StaffFacts>(*scene.staff.told);
            facts->sticks = {{7, "RAPPORTS", false, {}}};
            scene.staff.told = std::move(facts);
        }
        scene.gui.app().expose();
        scene.gui.frame();
        scene.gui.touch(ContactPhase::up, x, y);
        scene.gui.wait(500ms);
        CHECK(scene.gui.sees("revient au bout de quelques secondes") != comes);
    }
}

TEST_CASE("for thirty seconds of cleaning no touch does anything, and then all is as before") {
    Scene scene;
    scene.gui.tap("Nettoyer l’écran");
    scene.gui.wait(500ms);
    CHECK(scene.gui.sees("Vous pouvez essuyer l’écran"));
    CHECK(scene.gui.sees("30\u00a0secondes"));
    for (int second = 0; second < 28; ++second) {
        for (const float x : {60.0F, 400.0F, 960.0F, 1700.0F}) {
            scene.gui.touch(ContactPhase::down, x, 1030);
            scene.gui.touch(ContactPhase::up, x, 1030);
        }
        scene.gui.wait(1s);
        CHECK(scene.gui.sees("Vous pouvez essuyer l’écran"));
    }
    CHECK(scene.gui.app().theme().aids() == Aids{});
    scene.gui.wait(5s);
    CHECK_FALSE(scene.gui.sees("Vous pouvez essuyer l’écran"));
    CHECK(scene.gui.offers("Nettoyer l’écran"));
    CHECK(scene.staff.orders.empty());
}

TEST_CASE("in the touch test every zone that a finger was in says so, up to the edges") {
    Scene scene;
    scene.gui.tap("Essai du toucher");
    scene.gui.wait(500ms);
    CHECK(scene.gui.sees("Encore 38\u00a0zones"));
    scene.gui.touch(ContactPhase::down, 1, 1);
    scene.gui.touch(ContactPhase::move, 1919, 1);
    scene.gui.touch(ContactPhase::up, 1919, 1);
    scene.gui.wait(500ms);
    CHECK(scene.gui.sees("Encore 36\u00a0zones"));
    for (float y = 5; y < 1080; y += 100)
        for (float x = 5; x < 1920; x += 100) {
            scene.gui.touch(ContactPhase::down, x, y);
            scene.gui.touch(ContactPhase::cancel, x, y);
        }
    scene.gui.wait(500ms);
    CHECK(scene.gui.sees("Tout l’écran répond."));
    CHECK(scene.gui.sees("L’essai est fini"));
    scene.gui.tap("Terminer l’essai");
    scene.gui.wait(500ms);
    scene.gui.tap("Essai du toucher");
    scene.gui.wait(500ms);
    CHECK(scene.gui.sees("Encore 38\u00a0zones"));
}

TEST_CASE("nothing of it stays when the visit ends") {
    Scene scene;
    scene.gui.tap("Essai du toucher");
    scene.gui.wait(5min);
    CHECK(scene.gui.offers("Jardin et nature"));
    CHECK_FALSE(scene.gui.sees("Touchez l’écran"));
    CHECK_FALSE(scene.staff.looks);
}
