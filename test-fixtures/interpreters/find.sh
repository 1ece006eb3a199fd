#!/usr/bin/env bash
# Prints a JSON list of the CPythons that the tests run against: for every version that gilspy reads
# the first shared and the first static build found on this machine, and where there is neither, one
# installed under test-fixtures/cache/. An element is what probe.py prints:
#
#   {"version": "3.9.6", "executable": "/.../bin/python3.9", "env": {"PYTHONHOME": "/..."},
#    "include": "/.../include/python3.9", "kind": "shared"}
#
# "include" is null where the headers are not installed. Exits 1, and names it on stderr, if a
# version cannot be had. --only-installed-here leaves out everything but the cache.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=$(dirname "$here")/cache/interpreters
versions=(3.8 3.9 3.10 3.11 3.12 3.13 3.14 3.15)

look_on_machine=yes
[[ ${1:-} == --only-installed-here ]] && look_on_machine=no

# Executables of python$1 on this machine, best first, one a line; some may be the same file twice.
candidates() {
    local name=python$1
    # A version manager's shim is a script that refuses to run unless that version is switched on.
    type -ap "$name" | grep -v /shims/ || true
    ls -d "${PYENV_ROOT:-$HOME/.pyenv}/versions/$1".*/bin/"$name" 2>/dev/null | sort -rV || true
    echo "/usr/bin/$name"
}

# Prints the first shared and the first static build of version $1 that this machine has.
find_on_machine() {
    local candidate found seen=""
    while read -r candidate; do
        candidate=$(readlink -e "$candidate") || continue
        found=$("$candidate" "$here/probe.py" 2>/dev/null) || continue
        local kind=${found##*\"kind\": }
        [[ $seen == *"$kind"* ]] && continue
        seen+=$kind
        printf '%s\n' "$found"
    done < <(candidates "$1" | awk '!seen[$0]++')
}

# Debian's finds its libraries and its home by itself.
probe_cached() {
    local home=$1 name=python$2 environment=()
    [[ -d $home/usr ]] || environment=("LD_LIBRARY_PATH=$home/lib" "PYTHONHOME=$home")
    env "${environment[@]}" "$home/bin/$name" "$here/probe.py" "${environment[@]}"
}

# The Maven artifact of version $1 that contains a whole CPython, and the SHA-256 of its jar; the word
# "debian" where there is none.
artifact_of() {
    awk -v version="$1" '$1 == version { print $2, $3 }' "$here/artifacts.txt"
}

# Unpacks version $1 into the folder $2; leaves nothing behind if that fails half-way.
install_into() {
    local version=$1 home=$2 artifact sha256 work
    read -r artifact sha256 < <(artifact_of "$version") || {
        echo "CPython $version is not on this machine, and no package registry offers it:" \
            "install it, e.g. with pyenv" >&2
        return 1
    }
    if [[ $artifact == debian ]]; then
        "$here/install-debian.sh" "$version" "$home" && return
        echo "CPython $version is not on this machine and could not be installed from Debian" >&2
        return 1
    fi
    work=$(mktemp -d "$cache/unpacking.XXXXXX")
    if fetch "$artifact" "$sha256" "$work" && unpack "$work"; then
        mv "$work/org/bytedeco/cpython/linux-x86_64" "$home"
        rm -rf "$work"
    else
        rm -rf "$work"
        echo "CPython $version is not on this machine and could not be installed from $artifact" >&2
        return 1
    fi
}

fetch() {
    mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy \
        "-Dartifact=$1:jar:linux-x86_64" "-DoutputDirectory=$3" >&2 &&
        echo "$2  $(ls "$3"/*.jar)" | sha256sum --check --quiet >&2
}

unpack() (
    cd "$1"
    jar --extract --file ./*.jar org/bytedeco/cpython/linux-x86_64
    cd org/bytedeco/cpython/linux-x86_64
    chmod +x bin/*
    mv ./*.so* lib/
)

find_or_install() {
    local version=$1 home=$cache/$1 found=""
    [[ $look_on_machine == yes ]] && found=$(find_on_machine "$version")
    if [[ -z $found ]]; then
        [[ -d $home ]] || install_into "$version" "$home" || return 1
        found=$(probe_cached "$home" "$version") || {
            echo "CPython $version in $home does not run here" >&2
            return 1
        }
    fi
    printf '%s\n' "$found"
}

mkdir -p "$cache"
# Two test runs at once must not unpack into the same folder.
exec 9>"$cache/lock"
flock 9
missing=0
list=""
for version in "${versions[@]}"; do
    found=$(find_or_install "$version") || { missing=1; continue; }
    list+=$found$'\n'
done
printf '[\n%s\n]\n' "$(printf '%s' "$list" | sed '$!s/$/,/')"
exit "$missing"
