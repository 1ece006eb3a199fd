#!/bin/sh
# Run in the clean Debian: fails unless what the .deb has installed is as Debian wants it of a package.
set -eu
info() {
    dpkg-query -W -f "\${$1}" gilspy
}
paths=$(dpkg-query -L gilspy)

# shellcheck disable=SC2086 # no path has a blank
odd=$(find $paths -maxdepth 0 \( ! -user root -o ! -group root -o ! -type l -perm /7022 \))
[ -z "$odd" ] || { echo "not root's alone: $odd" >&2; exit 1; }

# Each file is there as it was packed, and none is without a sum.
sums=/var/lib/dpkg/info/gilspy.md5sums
(cd / && md5sum --quiet -c "$sums")
# shellcheck disable=SC2086
sizes=$(find $paths -maxdepth 0 -type f -printf '%s\n')
[ "$(echo "$sizes" | wc -l)" = "$(wc -l <"$sums")" ]

# In KiB. Rounding may be by file or in all.
echo "$sizes" | awk -v told="$(info Installed-Size)" '
    { kib += int(($1 + 1023) / 1024) }
    END { exit told < kib - 200 || told > kib + 200 }'

changelog=$(gzip -dc /usr/share/doc/gilspy/changelog.gz)
case $changelog in
    "gilspy ($(info Version)) "*) ;;
    *) echo "the changelog begins with another version" >&2; exit 1 ;;
esac
# No time and no name: gzip -n.
for compressed in /usr/share/doc/gilspy/changelog.gz /usr/share/man/man1/gilspy*; do
    [ "$(od -An -tx1 -j3 -N5 "$compressed")" = ' 00 00 00 00 00' ]
done
grep -q '^Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/$' \
    /usr/share/doc/gilspy/copyright
