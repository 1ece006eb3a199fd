#!/usr/bin/env bash
# Prints the path of a pprof, the reader of profile.proto files: the one on the PATH, else the one
# in Debian's package of Go, of which just this program is unpacked into the user's cache folder.
# That needs neither root nor an installation, and leaves the machine's packages as they are. It is
# linked statically and runs without the rest of Go. Exits 1, and says why on stderr, if it cannot
# be had.
set -euo pipefail

cache=${XDG_CACHE_HOME:-$HOME/.cache}/gilspy/pprof
package=golang-1.19-go
program=usr/lib/go-1.19/pkg/tool/linux_amd64/pprof

# Package lists of its own, for those of the machine may be missing or old.
apt() {
    local quiet=(-qq -o APT::Sandbox::User= -o Dir::State::Lists="$1/lists" -o Dir::Cache="$1/cache")
    shift
    apt-get "${quiet[@]}" "$@" >&2
}

unpack_into() {
    local work=$1
    mkdir -p "$work/lists/partial" "$work/cache/archives/partial"
    apt "$work" update && (cd "$work" && apt "$work" download "$package") || return 1
    dpkg --fsys-tarfile "$work/$package"_*.deb | tar --extract --directory "$work" "./$program"
}

install_pprof() {
    local work
    work=$(mktemp -d "$cache.XXXXXX")
    if unpack_into "$work"; then
        mv "$work/$program" "$cache"
        rm -rf "$work"
    else
        rm -rf "$work"
        return 1
    fi
}

if type -P pprof; then
    exit 0
fi
mkdir -p "$(dirname "$cache")"
# Two test runs at once must not unpack into the same folder.
exec 9>"$(dirname "$cache")/pprof.lock"
flock 9
[[ -x $cache ]] || install_pprof || {
    echo "pprof is not on this machine, and Debian's package of it could not be had" >&2
    exit 1
}
echo "$cache"
