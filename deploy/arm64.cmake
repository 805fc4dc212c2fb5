# CMake toolchain: 64-bit ARM boards with Debian 13, cross-built in the system that deploy/debian13 makes.
# Every ARMv8.0 board must run the result (Raspberry Pi 3 and later), so nothing newer is asked of the processor.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(CMAKE_CXX_COMPILER aarch64-linux-gnu-g++)
set(CMAKE_CXX_FLAGS_INIT -march=armv8-a)
set(CMAKE_LIBRARY_ARCHITECTURE aarch64-linux-gnu)

# Debian keeps the libraries of both architectures in one root; only pkg-config has to be told which ones are meant.
set(ENV{PKG_CONFIG_LIBDIR} /usr/lib/aarch64-linux-gnu/pkgconfig:/usr/share/pkgconfig)

# With it ctest runs the programs as if they were native.
find_program(PARVIS_ARM64_EMULATOR qemu-aarch64)
if(PARVIS_ARM64_EMULATOR)
  set(CMAKE_CROSSCOMPILING_EMULATOR ${PARVIS_ARM64_EMULATOR})
endif()
