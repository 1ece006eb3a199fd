#!/usr/bin/env bash
# Prints the paths of promtool, of the folder with Python's prometheus_client, and of Prometheus, a
# line each: they read what gilspy writes as OpenMetrics, and what it serves. All come from Debian's
# packages, unpacked in the user's cache folder; nothing is installed. Exits 1, and says why on
# stderr, if they cannot be had.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/../interpreters/debian.sh"
home=${XDG_CACHE_HOME:-$HOME/.cache}/gilspy/openmetrics
promtool=usr/bin/promtool
prometheus=usr/bin/prometheus
modules=usr/lib/python3/dist-packages

unpack() {
    mkdir -p "$work/packages" "$work/root"
    prepare_apt deb bookworm
    (cd "$work/packages" && private_apt download prometheus python3-prometheus-client)
    unpack_packages "$work/packages" "$work/all"
    mkdir -p "$work/root/usr/bin" "$work/root/usr/lib/python3"
    mv "$work/all/$promtool" "$work/root/$promtool"
    mv "$work/all/$prometheus" "$work/root/$prometheus"
    mv "$work/all/$modules" "$work/root/$modules"
    chmod 755 "$work/root"
    rm -rf "$home" # from before there was Prometheus in it
    mv "$work/root" "$home"
}

unpack_once openmetrics "$home/$prometheus" \
    "Debian's packages prometheus and python3-prometheus-client could not be had"
printf '%s\n' "$home/$promtool" "$home/$modules" "$home/$prometheus"
