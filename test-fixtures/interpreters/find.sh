#!/usr/bin/env bash
# Prints a JSON list of the interpreters that the tests run against: for every line of
# interpreters.txt the first shared and the first static build found on this machine, and where there
# is neither, one installed in the user's cache folder. An element is what probe.py prints:
#
#   {"version": "3.9.6", "implementation": "CPython", "free_threaded": false,
#    "executable": "/.../bin/python3.9", "env": {"PYTHONHOME": "/..."},
#    "include": "/.../include/python3.9", "kind": "shared", "libc": "glibc 2.36"}
#
# "include" is null where the headers are not installed. Exits 1, and names it on stderr, if one
# cannot be had. --only-installed-here leaves out everything but the cache.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/gilspy/interpreters

look_on_machine=yes
[[ ${1:-} == --only-installed-here ]] && look_on_machine=no

# Executables named $1 on this machine, best first, one a line; some may be the same file twice.
candidates() {
    # A version manager's shim is a script that refuses to run unless that version is switched on.
    type -ap "$1" | grep -v /shims/ || true
    ls -d "${PYENV_ROOT:-$HOME/.pyenv}"/versions/*/bin/"$1" 2>/dev/null | sort -rV || true
    echo "/usr/bin/$1"
}

# How an element says that it is what the name of the executable $1 promises.
promise_of() {
    case $1 in
        pypy*) echo '"implementation": "PyPy"' ;;
        python*t) echo '"implementation": "CPython", "free_threaded": true' ;;
        *) echo '"implementation": "CPython", "free_threaded": false' ;;
    esac
}

# Prints the first shared and the first static build of $1 that this machine has.
find_on_machine() {
    local candidate found seen="" promise
    promise=$(promise_of "$1")
    while read -r candidate; do
        candidate=$(readlink -e "$candidate") || continue
        found=$("$candidate" "$here/probe.py" 2>/dev/null) || continue
        [[ $found == *"$promise"* ]] || continue
        local kind=${found##*\"kind\": }
        kind=${kind%%,*}
        [[ $seen == *"$kind"* ]] && continue
        seen+=$kind
        printf '%s\n' "$found"
    done < <(candidates "$1" | awk '!seen[$0]++')
}

# A jar's needs to be told where it is; the others find their libraries and their home by themselves.
probe_installed() {
    local home=$1 executable=$2 from=$3 environment=()
    [[ $from != maven ]] || environment=("LD_LIBRARY_PATH=$home/lib" "PYTHONHOME=$home")
    env "${environment[@]}" "$home/bin/$executable" "$here/probe.py" "${environment[@]}"
}

# Installs the executable $1 into the folder $2 from where the other arguments say; leaves nothing
# behind if that fails half-way.
install_into() {
    local executable=$1 home=$2 from=$3
    shift 3
    case $from in
        maven) "$here/install-maven.sh" "$@" "$home" ;;
        debian) "$here/install-debian.sh" "$1" "$executable" "$home" ;;
        build) "$here/build-free-threaded.sh" "$1" "$home" ;;
        *) echo "no package registry offers it: install it, e.g. with pyenv" >&2 && return 1 ;;
    esac
}

# Prints the one in the cache; the arguments are a line of interpreters.txt.
find_in_cache() {
    local name=$1 executable=$2 from=$4 home=$cache/$1
    [[ $from != maven ]] || home=$cache/${5##*:}
    if [[ ! -d $home ]] && ! install_into "$executable" "$home" "${@:4}" </dev/null; then
        echo "$name is not on this machine and could not be installed" >&2
        return 1
    fi
    probe_installed "$home" "$executable" "$from" || {
        echo "$name in $home does not run here" >&2
        return 1
    }
}

find_or_install() {
    local executable=$2 whose=$3 found=""
    [[ $whose$look_on_machine == anyyes ]] && found=$(find_on_machine "$executable")
    if [[ -n $found ]]; then
        printf '%s\n' "$found"
    else
        find_in_cache "$@"
    fi
}

mkdir -p "$cache"
# Two test runs at once must not install into the same folder.
exec 9>"$cache/lock"
flock 9
# What a run that was killed left behind.
rm -rf "$cache"/unpacking.*
missing=0
list=""
while read -ra line; do
    found=$(find_or_install "${line[@]}") || { missing=1; continue; }
    list+=$found$'\n'
done < <(grep -v '^#' "$here/interpreters.txt")
printf '[\n%s\n]\n' "$(printf '%s' "$list" | sed '$!s/$/,/')"
exit "$missing"
