#!/bin/sh
# Run in the clean Debian: installs the .deb in place of an older one, uses it, purges it, and lists what is
# left.
set -eu
here=$(dirname "$0")
everything() {
    find / -xdev \( -path /fixtures -o -path /tmp -o -path /root -o -path /var/cache -o -path /var/log \
        -o -path '/var/lib/dpkg/*' -o -name __pycache__ \) -prune -o -print | LC_ALL=C sort
}
everything >/tmp/before

# The same, with a lower version and a file more.
dpkg-deb --raw-extract /fixtures/*.deb /tmp/older
sed -i 's/^Version: .*/Version: 0.0.1/' /tmp/older/DEBIAN/control
echo old >/tmp/older/usr/lib/gilspy/lib/old
dpkg-deb -Znone --build /tmp/older /tmp/older.deb
rm -r /tmp/older
dpkg --force-unsafe-io -i /tmp/older.deb
[ -f /usr/lib/gilspy/lib/old ]
rm /tmp/older.deb

dpkg --force-unsafe-io -i /fixtures/*.deb
[ ! -e /usr/lib/gilspy/lib/old ]
sh "$here/installed.sh"
sh "$here/beside.sh" /usr/share /usr/share/doc/gilspy
sh "$here/shells.sh"
man gilspy-record | grep -q -- --duration
sh "$here/use.sh" gilspy

dpkg --purge gilspy
everything | LC_ALL=C comm -13 /tmp/before - | sed 's/^/LEFT /'
