#!/usr/bin/env bash
# build-free-threaded.sh SUITE FOLDER: builds a CPython without a GIL from the source of Debian's
# python3.13 in SUITE, for no package has one, and installs it into FOLDER. Needs gcc and make; takes
# about 4 minutes on 2 cores.
#
# A release build as configure makes it, in Debian's optimisation but without its profile. Left out
# is what no test runs: the test suite, and modules whose libraries the machine would have to have.
set -euo pipefail

suite=$1
home=$2
version=3.13
work=$(mktemp -d "$(dirname "$home")/unpacking.XXXXXX")
source "$(dirname "${BASH_SOURCE[0]}")/debian.sh"

left_out=(_bz2 _codecs_cn _codecs_hk _codecs_iso2022 _codecs_jp _codecs_kr _codecs_tw _curses
    _curses_panel _dbm _elementtree _gdbm _hashlib _lzma _multibytecodec _sqlite3 _ssl _tkinter _uuid
    pyexpat readline)

fetch_source() {
    prepare_apt deb-src "$suite"
    mkdir "$work/source"
    (cd "$work/source" && private_apt source --download-only "python$version")
    tar --extract --file "$work/source/python${version}_"*.orig.tar.xz --strip-components=1 \
        --directory "$work/source"
}

# zlib and libffi with their headers, which the machine may lack; they stay beside the interpreter.
fetch_libraries() {
    unpack_own "$work/libraries" zlib1g zlib1g-dev libffi8 libffi-dev
    mkdir -p "$work/stage$home/lib"
    find "$work/libraries" \( -name 'libz.so.1*' -o -name 'libffi.so.8*' \) \
        -exec cp --no-dereference {} "$work/stage$home/lib" ';'
}

build() {
    local own=$work/stage$home/lib include=$work/libraries/usr/include
    cd "$work/source"
    ./configure --quiet --prefix="$home" --disable-gil --disable-test-modules --without-ensurepip \
        OPT='-DNDEBUG -O2' $(printf 'py_cv_module_%s=n/a ' "${left_out[@]}") \
        ZLIB_CFLAGS="-I$include" ZLIB_LIBS="$own/libz.so.1 -Wl,-rpath,$home/lib" \
        LIBFFI_CFLAGS="-I$include/x86_64-linux-gnu" \
        LIBFFI_LIBS="$own/libffi.so.8 -Wl,-rpath,$home/lib"
    LD_LIBRARY_PATH=$own make --silent --jobs "$(nproc)"
    LD_LIBRARY_PATH=$own make --silent DESTDIR="$work/stage" altinstall
}

# What the steps print is shown only if one of them fails.
exec 3>&2 >"$work/log" 2>&1
trap '(($? == 0)) || tail --lines 40 "$work/log" >&3; rm -rf "$work"' EXIT

say() {
    echo "CPython ${version}t: $1" >&3
}

type -P gcc make || { say "gcc and make are needed to build it"; exit 1; }
say "fetching its source, zlib and libffi"
fetch_source
fetch_libraries
say "building it, once, in about 4 minutes"
build
mv "$work/stage$home" "$home"
