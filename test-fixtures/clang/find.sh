#!/usr/bin/env bash
# Prints the path of a clang-14: the one on the PATH, else one of Debian's own packages, unpacked
# in the user's cache folder. That needs neither root nor an installation, and leaves the machine's
# packages as they are. Exits 1, and says why on stderr, if it cannot be had.
set -euo pipefail

cache=${XDG_CACHE_HOME:-$HOME/.cache}/gilspy/clang-14

# The compiler and what it is linked with; --only-unpacked leaves out the machine's clang.
compiler=(clang-14 libclang-cpp14 libllvm14)
libraries=(libbsd0 libedit2 libffi8 libicu72 libmd0 libtinfo6 libxml2 libz3-4)

# Package lists of its own, for those of the machine may be missing or old.
apt() {
    local quiet=(-qq -o APT::Sandbox::User= -o Dir::State::Lists="$1/lists" -o Dir::Cache="$1/cache")
    shift
    apt-get "${quiet[@]}" "$@" >&2
}

installed() {
    [[ $(dpkg-query -W -f '${Status}' "$1" 2>/dev/null) == *" installed" ]]
}

unpack_into() {
    local work=$1 package packages=("${compiler[@]}")
    for package in "${libraries[@]}"; do
        installed "$package" || packages+=("$package")
    done
    mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/debs"
    apt "$work" update && (cd "$work/debs" && apt "$work" download "${packages[@]}") || return 1
    for package in "$work"/debs/*.deb; do
        dpkg -x "$package" "$work/root" || return 1
    done
}

# A script that runs the unpacked clang with the unpacked libraries.
write_script() {
    printf '#!/bin/sh\nexport LD_LIBRARY_PATH="%s"\nexec "%s" "$@"\n' \
        "$cache/root/usr/lib/x86_64-linux-gnu" "$cache/root/usr/lib/llvm-14/bin/clang" >"$1"
    chmod +x "$1"
}

install_clang() {
    local work
    work=$(mktemp -d "$cache.XXXXXX")
    if unpack_into "$work" && write_script "$work/clang-14"; then
        rm -rf "$work/debs" "$work/lists" "$work/cache"
        mv "$work" "$cache"
    else
        rm -rf "$work"
        return 1
    fi
}

if [[ ${1:-} != --only-unpacked ]] && type -P clang-14; then
    exit 0
fi
mkdir -p "$(dirname "$cache")"
# Two test runs at once must not unpack into the same folder.
exec 9>"$(dirname "$cache")/clang.lock"
flock 9
[[ -x $cache/clang-14 ]] || install_clang || {
    echo "clang-14 is not on this machine, and Debian's packages of it could not be had" >&2
    exit 1
}
echo "$cache/clang-14"
