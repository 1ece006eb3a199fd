#!/usr/bin/env bash
# Prints the paths of zsh, of the folder with zsh's completion functions (to be FPATH), and of fish, a
# line each: the shells, besides bash, in which the completions are tried. All come from Debian's
# packages, unpacked in the user's cache folder with the libraries that they need; nothing is
# installed, and the machine's own shells with their own settings are not asked. Exits 1, and says why
# on stderr, if they cannot be had.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/../interpreters/debian.sh"
cache=${XDG_CACHE_HOME:-$HOME/.cache}/gilspy/shells

unpack() {
    prepare_apt deb bookworm
    private_apt --download-only --no-install-recommends install zsh-static zsh-common fish
    unpack_fetched
    point_to_own_libraries "$cache" usr/bin/fish
    # All that completion calls, in one folder: FPATH then is the same whatever the version.
    mkdir "$work/root/functions"
    find "$work/root/usr/share/zsh/functions" -type f -exec cp -t "$work/root/functions" {} +
    # Then fish looks for its own functions beside itself.
    mv "$work/root/etc" "$work/root/usr/etc"
    move_to "$cache"
}

unpack_once shells "$cache/usr/bin/fish" "Debian's packages of zsh and fish could not be had"
printf '%s\n' "$cache/bin/zsh-static" "$cache/functions" "$cache/usr/bin/fish"
