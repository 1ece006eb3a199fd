#!/usr/bin/env bash
# install.sh FOLDER: unpacks Debian's headless Chromium and its driver into FOLDER, with all that they
# need down to the C library; FOLDER/chromium starts it. Nothing is installed. Exits 1 where there is
# no apt or no such package.
set -euo pipefail

suite=bookworm
home=$1
work=$(mktemp -d "$(dirname "$home")/unpacking-chromium.XXXXXX")
trap 'rm -rf "$work"' EXIT
source "$(dirname "${BASH_SOURCE[0]}")/../interpreters/debian.sh"

fetch() {
    prepare_apt deb "$suite"
    private_apt install --no-install-recommends --download-only chromium-headless-shell
    # Alone, without the windows and menus of the whole browser that it depends on.
    (cd "$work/cache/archives" && private_apt download chromium-driver)
}

# A page that is tested looks alike on every machine: by these fonts, not by the machine's.
write_fonts() {
    cat >"$work/root/fonts.conf" <<END
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>$home/usr/share/fonts</dir>
  <cachedir>$home/fonts-cache</cachedir>
  <alias><family>sans-serif</family><prefer><family>DejaVu Sans</family></prefer></alias>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
</fontconfig>
END
}

# libpulse knows only the place where its other half is installed. And this browser opens no page by
# itself, without which its driver waits in vain.
write_script() {
    cat >"$work/root/chromium" <<END
#!/bin/sh
export FONTCONFIG_FILE="$home/fonts.conf"
export LD_LIBRARY_PATH="$home/usr/lib/x86_64-linux-gnu/pulseaudio"
exec "$home/usr/lib/chromium/chromium-headless-shell" "\$@" about:blank
END
    chmod +x "$work/root/chromium"
}

fetch
unpack_fetched
point_to_own_libraries "$home" usr/lib/chromium/chromium-headless-shell usr/bin/chromedriver
write_fonts
write_script
move_to "$home"
