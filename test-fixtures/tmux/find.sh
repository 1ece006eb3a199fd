#!/usr/bin/env bash
# Prints the path of a tmux, a terminal whose keys can be sent and whose screen can be read: the one
# on the PATH, else the one in Debian's package, which is unpacked with the libraries that it needs
# into the user's cache folder. That needs neither root nor an installation, and leaves the machine's
# packages as they are. Exits 1, and says why on stderr, if it cannot be had.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/../interpreters/debian.sh"
cache=${XDG_CACHE_HOME:-$HOME/.cache}/gilspy/tmux

unpack() {
    prepare_apt deb bookworm
    private_apt --download-only --no-install-recommends install tmux
    unpack_fetched
    point_to_own_libraries "$cache" usr/bin/tmux
    move_to "$cache"
}

if type -P tmux; then
    exit 0
fi
unpack_once tmux "$cache/usr/bin/tmux" \
    "tmux is not on this machine, and Debian's package of it could not be had"
echo "$cache/usr/bin/tmux"
