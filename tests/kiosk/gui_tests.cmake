# The room kiosk/gui: pictures without a display.
add_library(parvis_pictures STATIC ${PROJECT_SOURCE_DIR}/tests/support/picture.cpp)
target_include_directories(parvis_pictures PUBLIC ${PROJECT_SOURCE_DIR})
target_link_libraries(parvis_pictures PUBLIC parvis_base PRIVATE parvis_warnings)
target_compile_definitions(parvis_pictures PRIVATE PARVIS_BIN_DIR="${CMAKE_BINARY_DIR}/bin")

parvis_test(gui_tests
  SOURCES gui_scene.cpp damage_test.cpp fonts_test.cpp orientation_test.cpp cpu_renderer_test.cpp gles2_renderer_test.cpp
          gui_context_test.cpp shapes_test.cpp workers_test.cpp
  LIBRARIES parvis_gui parvis_pictures PkgConfig::SDL2)
