#!/bin/sh
# Run in the clean Debian: installs the .deb, uses it, purges it, and lists what is left.
set -eu
dpkg -i /fixtures/*.deb
dpkg --verify gilspy
sh "$(dirname "$0")/use.sh" gilspy
dpkg --purge gilspy
find / -xdev -iname '*gilspy*' ! -path '/fixtures*' ! -path '/root/.cache/*' | sed 's/^/LEFT /'
