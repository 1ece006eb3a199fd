#!/bin/sh
# Run in the clean Debian: looks at the .tar.gz, unpacks and moves it, and uses what was in it where little
# is as it is at home.
set -eu
here=$(dirname "$0")

# One folder, in order, root's, and writable by nobody else.
tar --numeric-owner -tvzf /fixtures/*.tar.gz | awk '
    $1 !~ /^(-rw-r--r--|[-d]rwxr-xr-x)$/ || $2 != "0/0" || $6 !~ "^gilspy-[0-9.]+-linux-x86_64/" {
        print "odd in the archive: " $0
        odd = 1
    }
    END { exit odd || NR < 80 }' >&2
tar -tzf /fixtures/*.tar.gz | tr / '\001' | LC_ALL=C sort -c

mkdir /opt/a
tar -xzf /fixtures/*.tar.gz -C /opt/a
home='/opt/söme where'
mv /opt/a/gilspy-* "$home"
ln -s "$home/bin/gilspy" /usr/local/bin/gilspy
sh "$here/beside.sh" "$home/share" "$home/share/doc/gilspy"

# Nothing can be written there, nothing run from /tmp, there is no home, and no locale.
mount --bind "$home" "$home"
mount -o remount,bind,ro "$home"
mount -t tmpfs -o noexec none /tmp
unset HOME LANG LC_ALL LC_CTYPE
sh "$here/use.sh" gilspy </dev/null

umount -l /proc
[ "$(gilspy --version 2>&1)" = 'gilspy: /proc is not mounted here: mount -t proc proc /proc' ]
