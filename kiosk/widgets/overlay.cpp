#include "kiosk/widgets/overlay.h"

namespace parvis::kiosk {

void record_backdrop(Ui& ui, WidgetId id, const Box& box) {
    Node node;
    node.id = id;
    node.role = Role::backdrop;
    node.tappable = true;
    node.box = box;
    node.visible = box.meet(ui.canvas.clip());
    ui.tree.add(std::move(node));
}

void record_dialog(Ui& ui, WidgetId id, std::string_view label, const Box& area, Colour ground) {
    Node dialog;
    dialog.id = id;
    dialog.role = Role::dialog;
    dialog.label = label;
    dialog.box = dialog.visible = area;
    dialog.ink = ui.colours().ink;
    dialog.ground = ground;
    ui.tree.add(std::move(dialog));
}

bool draw_veil(Ui& ui, std::string_view kind, std::string_view label, const Box& area, const Box& panel,
               float opacity) {
    const Colours& colours = ui.colours();
    ui.canvas.fill(area, colours.veil, 0, Corners::none, colours.veil_opacity * opacity);
    record_dialog(ui, widget_id(kind), label, area, colours.surface);
    const WidgetId beside = widget_id(kind, "beside");
    record_backdrop(ui, beside, area);
    record_backdrop(ui, widget_id(kind, "panel"), panel);
    return ui.touch.tapped(beside);
}

}  // namespace parvis::kiosk
