// The part of display_power.h that only libdrm can do.
#include <xf86drm.h>
#include <xf86drmMode.h>

#include <cerrno>
#include <memory>
#include <optional>
#include <string_view>
#include <system_error>

#include "platform/display_power.h"

namespace parvis::platform {

namespace {

using Resources = std::unique_ptr<drmModeRes, decltype(&drmModeFreeResources)>;
using Connector = std::unique_ptr<drmModeConnector, decltype(&drmModeFreeConnector)>;
using Property = std::unique_ptr<drmModePropertyRes, decltype(&drmModeFreeProperty)>;

// Every connector has it; on drivers of today it switches the whole way to the display.
std::optional<std::uint32_t> dpms_of(int card, const drmModeConnector& connector) {
    for (int i = 0; i < connector.count_props; ++i) {
        const Property property(::drmModeGetProperty(card, connector.props[i]), &drmModeFreeProperty);
        if (property && std::string_view(property->name) == "DPMS") return property->prop_id;
    }
    return std::nullopt;
}

}  // namespace

Status switch_drm_card(int card, bool on) {
    const Resources resources(::drmModeGetResources(card), &drmModeFreeResources);
    if (!resources) return fail(Errc::unavailable, "the display card cannot be asked for its displays");
    Status done = fail(Errc::not_found, "the display card has no display that shows our picture");
    for (int i = 0; i < resources->count_connectors; ++i) {
        const Connector connector(::drmModeGetConnectorCurrent(card, resources->connectors[i]), &drmModeFreeConnector);
        // Whoever has no encoder shows nothing of anybody.
        if (!connector || connector->encoder_id == 0) continue;
        const auto dpms = dpms_of(card, *connector);
        if (!dpms) continue;
        const int error = ::drmModeConnectorSetProperty(card, connector->connector_id, *dpms,
                                                        on ? DRM_MODE_DPMS_ON : DRM_MODE_DPMS_OFF);
        if (error == 0) {
            done = {};
        } else if (!done) {
            done = fail(Errc::unavailable, std::string("the display cannot be switched ") + (on ? "on: " : "off: ") +
                                               std::system_category().message(-error));
        }
    }
    return done;
}

}  // namespace parvis::platform
