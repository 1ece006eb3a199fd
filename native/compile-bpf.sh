#!/bin/sh
# Compiles the kernel source's BPF programs: native/compile-bpf.sh [OUTPUT]. Without OUTPUT, into the
# resource that gilspy ships. The compiler is $CLANG, or clang-14 on the PATH. Another version makes
# other instructions, which NativeBytecodeTest would find.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
output=${1:-$root/src/main/resources/kernel/kernel-source.bpf.o}
exec "${CLANG:-clang-14}" -target bpf -mcpu=v2 -O2 -Wall -Wextra -Werror \
    -c "$root/native/kernel-source.bpf.c" -o "$output"
