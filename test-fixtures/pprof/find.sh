#!/usr/bin/env bash
# Prints the path of a pprof, the reader of profile.proto files: the one on the PATH, else the one
# in Debian's package of Go, of which just this program is unpacked into the user's cache folder.
# That needs neither root nor an installation, and leaves the machine's packages as they are. It is
# linked statically and runs without the rest of Go. Exits 1, and says why on stderr, if it cannot
# be had.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/../interpreters/debian.sh"
cache=${XDG_CACHE_HOME:-$HOME/.cache}/gilspy/pprof
program=usr/lib/go-1.19/pkg/tool/linux_amd64/pprof

unpack() {
    prepare_apt deb bookworm
    (cd "$work" && private_apt download golang-1.19-go)
    dpkg --fsys-tarfile "$work"/golang-1.19-go_*.deb | tar --extract --directory "$work" "./$program"
    mv "$work/$program" "$cache"
}

if type -P pprof; then
    exit 0
fi
unpack_once pprof "$cache" \
    "pprof is not on this machine, and Debian's package of it could not be had"
echo "$cache"
