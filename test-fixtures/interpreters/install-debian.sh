#!/usr/bin/env bash
# install-debian.sh SUITE NAME FOLDER: unpacks Debian's package NAME (python3.15, pypy3, ...) of SUITE
# with its own C library into FOLDER, so that FOLDER/bin/NAME runs on a machine whose C library is
# another. Nothing is installed: a private apt root says what is needed and fetches it.
#
# The executable loads that C library by its own program header and run path, which patchelf(1) sets;
# it is Debian's build otherwise. Exits 1 where there is no apt or no such package.
set -euo pipefail

suite=$1
name=$2
home=$3
work=$(mktemp -d "$(dirname "$home")/unpacking.XXXXXX")
trap 'rm -rf "$work"' EXIT
source "$(dirname "${BASH_SOURCE[0]}")/debian.sh"

fetch() {
    prepare_apt deb "$suite"
    private_apt install --no-install-recommends --download-only "$name"
    # The headers alone, without the C compiler's that they depend on.
    [[ $name != python* ]] || (cd "$work/cache/archives" && private_apt download "lib$name-dev")
}

# The links come first: older packages still have files in /lib and /lib64.
unpack() {
    local folder
    mkdir "$work/root"
    for folder in bin lib lib64 include; do
        mkdir -p "$work/root/usr/$folder"
        ln -s "usr/$folder" "$work/root/$folder"
    done
    unpack_packages "$work/cache/archives" "$work/root"
}

# Debian's own pyconfig.h only points to that of each architecture, beside its folder.
settle_headers() {
    local headers=$work/root/usr/include
    [[ ! -d $headers/x86_64-linux-gnu/$name ]] ||
        cp "$headers/x86_64-linux-gnu/$name/pyconfig.h" "$headers/$name/pyconfig.h"
}

# $1: where the tree will be in the end.
point_to_own_libraries() {
    local libraries=usr/lib/x86_64-linux-gnu
    # The machine's own: sid's (0.18) breaks executables that are not position-independent.
    unpack_own "$work/patchelf" patchelf
    "$work/patchelf/usr/bin/patchelf" --set-interpreter "$1/$libraries/ld-linux-x86-64.so.2" \
        --force-rpath --set-rpath "$1/$libraries" "$(readlink -f "$work/root/usr/bin/$name")"
}

fetch
unpack
settle_headers
point_to_own_libraries "$home"
chmod 755 "$work/root"
mv "$work/root" "$home"
