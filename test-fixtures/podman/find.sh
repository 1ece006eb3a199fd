#!/usr/bin/env bash
# Prints the folder of Debian's Podman with its runtime (runc), its filter of system calls and all that
# they need down to the C library: unpacked in the user's cache folder, not installed. Needs no root.
# Exits 1, and says why on stderr, if it cannot be had.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/../interpreters/debian.sh"
cache=${XDG_CACHE_HOME:-$HOME/.cache}/gilspy/podman

unpack() {
    prepare_apt deb bookworm
    private_apt install --no-install-recommends --download-only podman runc
    unpack_fetched
    point_to_own_libraries "$cache" usr/bin/podman usr/bin/conmon usr/sbin/runc
    move_to "$cache"
}

unpack_once podman "$cache" "Debian's packages of Podman could not be had"
echo "$cache"
