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

# Debian's own pyconfig.h only points to that of each architecture, beside its folder.
settle_headers() {
    local headers=$work/root/usr/include
    [[ ! -d $headers/x86_64-linux-gnu/$name ]] ||
        cp "$headers/x86_64-linux-gnu/$name/pyconfig.h" "$headers/$name/pyconfig.h"
}

fetch
unpack_fetched
settle_headers
point_to_own_libraries "$home" "usr/bin/$name"
move_to "$home"
