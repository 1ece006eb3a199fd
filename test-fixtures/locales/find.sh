#!/usr/bin/env bash
# Prints a folder with locales of several countries and character sets, to be LOCPATH; see locale(7).
# They are compiled into the user's cache folder, from the sources in /usr/share/i18n or, where there
# are none, in Debian's package of them; nothing is installed. Exits 1, and says why on stderr, if they
# cannot be had.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/../interpreters/debian.sh"
cache=${XDG_CACHE_HOME:-$HOME/.cache}/gilspy/locales
locales=(de_DE.UTF-8 de_DE.ISO-8859-1 tr_TR.UTF-8 fa_IR.UTF-8 ja_JP.EUC-JP)

unpack() {
    local sources=/usr/share/i18n locale
    if [[ ! -e $sources/locales/de_DE ]]; then
        prepare_apt deb bookworm
        private_apt --download-only --no-install-recommends install locales
        unpack_fetched
        sources=$work/root/usr/share/i18n
    fi
    mkdir "$work/compiled"
    for locale in "${locales[@]}"; do
        I18NPATH=$sources localedef --no-archive --inputfile "${locale%%.*}" \
            --charmap "${locale#*.}" "$work/compiled/$locale"
    done
    chmod 755 "$work/compiled"
    mv "$work/compiled" "$cache"
}

unpack_once locales "$cache" "the sources of locales could not be had, or not compiled"
echo "$cache"
