#!/usr/bin/env bash
# Prints the folder with gunicorn, uvicorn and Celery, to be put on PYTHONPATH of a Python 3.11: that
# of Debian's packages, unpacked into the user's cache folder. That needs neither root nor an
# installation, and leaves the machine's packages as they are. Exits 1, and says why on stderr, if
# they cannot be had.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/../interpreters/debian.sh"
cache=${XDG_CACHE_HOME:-$HOME/.cache}/gilspy/services

unpack() {
    prepare_apt deb bookworm
    mkdir "$work/downloads"
    (cd "$work/downloads" && private_apt download $(grep -v '^#' "$here/packages.txt"))
    unpack_packages "$work/downloads" "$work/root"
    mv "$work/root/usr/lib/python3/dist-packages" "$cache"
}

unpack_once services "$cache" \
    "Debian's packages of gunicorn, uvicorn and Celery could not be had"
echo "$cache"
