#include "kiosk/program.h"

int main(int argc, char** argv) {
    return parvis::kiosk::run_program(argc, argv);
}
