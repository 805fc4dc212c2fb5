# Turns the *.strings files and Lucide's code points into tables that the compiler checks.
# Runs at configure time; a changed file configures again.

function(parvis_strings language)
  set(source ${CMAKE_CURRENT_SOURCE_DIR}/strings/${language}.strings)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${source})
  file(READ ${source} text)
  # Whole-file replacements, not line lists: a semicolon in a sentence would split a CMake list.
  string(REGEX REPLACE "(^|\n)#[^\n]*" "\\1" text "${text}")
  string(REGEX REPLACE "([a-z0-9_]+) = (\"[^\n]*\")" "PARVIS_STRING(\\1, \\2)" text "${text}")
  file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/generated/kiosk/strings/${language}.inc CONTENT "${text}")
endfunction()

function(parvis_icons source)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${source})
  file(READ ${source} text)
  string(REGEX REPLACE "[{}\n ]" "" text "${text}")
  string(REGEX REPLACE "(\"[a-z0-9-]+\"):([0-9]+),?" "PARVIS_ICON(\\1, \\2)\n" text "${text}")
  file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/generated/kiosk/widgets/icons.inc CONTENT "${text}")
endfunction()

parvis_strings(fr)
parvis_strings(en)
parvis_icons(${PARVIS_DEPS_DIR}/fonts/lucide-codepoints.json)
