#!/usr/bin/env bash
# Prints the root folder of a minimal Debian 12 with a Python and pip, man, three shells, and no Java: made
# by debootstrap, which is not installed but unpacked, in the user's cache folder. Needs root. Exits 1, and
# says why on stderr, if it cannot be had.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/../interpreters/debian.sh"
cache=${XDG_CACHE_HOME:-$HOME/.cache}/gilspy/bookworm

unpack() {
    unpack_own "$work/tools" debootstrap
    # In namespaces of its own, so that nothing stays mounted, whatever happens.
    DEBOOTSTRAP_DIR=$work/tools/usr/share/debootstrap unshare --mount --pid --fork --kill-child \
        --mount-proc "$work/tools/usr/sbin/debootstrap" --variant=minbase \
        --keyring=/usr/share/keyrings/debian-archive-keyring.gpg \
        --include=python3-pip,python3-venv,man-db,bash-completion,zsh,fish bookworm "$work/root" "$(mirror)"
    rm -rf "$work"/root/var/cache/apt/archives/*.deb "$work"/root/var/lib/apt/lists/*
    move_to "$cache"
}

unpack_once bookworm "$cache" "a minimal Debian could not be made with debootstrap"
echo "$cache"
