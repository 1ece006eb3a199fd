#!/usr/bin/env bash
# Prints the paths of a headless Chromium and of its driver, a line each: those on the PATH if they
# are of one version, else Debian's own packages, unpacked in the user's cache folder with their own C
# library, libraries and fonts. That needs neither root nor an installation. Exits 1, and says why on
# stderr, if they cannot be had. --only-unpacked leaves out the machine's own.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/gilspy
home=$cache/chromium

# The number before the first point: a driver speaks to browsers that have the same.
major() {
    "$1" --version 2>/dev/null | grep -oE '[0-9]+\.' | head -n 1
}

find_on_machine() {
    local driver browser name
    driver=$(type -P chromedriver) || return 1
    for name in chromium google-chrome; do
        browser=$(type -P "$name") || continue
        [[ $(major "$browser") == "$(major "$driver")" ]] || continue
        printf '%s\n' "$browser" "$driver"
        return 0
    done
    return 1
}

if [[ ${1:-} != --only-unpacked ]] && find_on_machine; then
    exit 0
fi
mkdir -p "$cache"
# Two test runs at once must not unpack into the same folder.
exec 9>"$cache/chromium.lock"
flock 9
# What a run that was killed left behind.
rm -rf "$cache"/unpacking-chromium.*
[[ -d $home ]] || "$here/install.sh" "$home" </dev/null >&2 || {
    echo "chromium is not on this machine, and Debian's packages of it could not be had" >&2
    exit 1
}
printf '%s\n' "$home/chromium" "$home/usr/bin/chromedriver"
