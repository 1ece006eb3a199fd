#!/usr/bin/env bash
# Prints the path of a pprof, the reader of profile.proto files: the one on the PATH, else the one
# in Debian's package of Go, of which just this program is unpacked into the user's cache folder.
# That needs neither root nor an installation, and leaves the machine's packages as they are. It is
# linked statically and runs without the rest of Go. Exits 1, and says why on stderr, if it cannot
# be had.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=${XDG_CACHE_HOME:-$HOME/.cache}/gilspy
cache=$folder/pprof
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
mkdir -p "$folder"
# Two test runs at once must not unpack into the same folder.
exec 9>"$folder/pprof.lock"
flock 9
if [[ ! -x $cache ]]; then
    work=$(mktemp -d "$folder/unpacking-pprof.XXXXXX")
    trap 'rm -rf "$work"' EXIT
    source "$here/../interpreters/debian.sh"
    unpack </dev/null >&2 || {
        echo "pprof is not on this machine, and Debian's package of it could not be had" >&2
        exit 1
    }
fi
echo "$cache"
