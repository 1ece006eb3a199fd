#!/usr/bin/env bash
# Prints the paths of asciidoctor, which makes manual pages of AsciiDoc, and of mandoc, which judges and
# shows them, a line each. Both come from Debian's packages, unpacked in the user's cache folder with the
# Ruby and the libraries that they need, so that the pages are the same wherever they are made; nothing
# is installed. Exits 1, and says why on stderr, if they cannot be had.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/../interpreters/debian.sh"
cache=${XDG_CACHE_HOME:-$HOME/.cache}/gilspy/manpages
programs=(usr/bin/ruby3.1 usr/bin/mandoc)

# Ruby looks for its library where Debian installs it; its packages are not asked for a "gem".
write_asciidoctor() {
    local gem folders
    gem=$(cd "$work/root" && echo usr/share/rubygems-integration/all/gems/asciidoctor-*)
    folders=$cache/$gem/lib:$cache/usr/lib/ruby/3.1.0:$cache/usr/lib/x86_64-linux-gnu/ruby/3.1.0
    printf '#!/bin/sh\nRUBYLIB=%s exec %s --disable=gems %s "$@"\n' \
        "$folders" "$cache/${programs[0]}" "$cache/$gem/bin/asciidoctor" >"$work/root/asciidoctor"
    chmod 755 "$work/root/asciidoctor"
}

unpack() {
    prepare_apt deb bookworm
    private_apt --download-only --no-install-recommends install ruby-asciidoctor asciidoctor mandoc
    unpack_fetched
    point_to_own_libraries "$cache" "${programs[@]}"
    write_asciidoctor
    move_to "$cache"
}

unpack_once manpages "$cache/asciidoctor" \
    "Debian's packages of asciidoctor and mandoc could not be had"
printf '%s\n' "$cache/asciidoctor" "$cache/${programs[1]}"
