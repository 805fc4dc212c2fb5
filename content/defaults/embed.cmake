# cmake -DWORDS=mots.csv -DNEEDS=besoins.csv -DOUT=embedded_tables.cpp -P embed.cmake
# Raw string literals: they need no assembler (.incbin differs between targets), no objcopy and no file at run time, and
# an edited table rebuilds one small file.
file(READ ${WORDS} WORDS_TEXT)
file(READ ${NEEDS} NEEDS_TEXT)
foreach(TEXT WORDS_TEXT NEEDS_TEXT)
  string(FIND "${${TEXT}}" ")table\"" END_OF_LITERAL)
  if(NOT END_OF_LITERAL EQUAL -1)
    message(FATAL_ERROR "a shipped table holds )table\", which ends the literal that it is compiled into")
  endif()
endforeach()
file(WRITE ${OUT} "#include \"content/defaults/embedded_tables.h\"

namespace parvis::content::embedded {

std::string_view words_table() {
    return R\"table(${WORDS_TEXT})table\";
}

std::string_view needs_table() {
    return R\"table(${NEEDS_TEXT})table\";
}

}  // namespace parvis::content::embedded
")
