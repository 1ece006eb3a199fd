#!/bin/sh
# Run in the clean Debian: unpacks the .tar.gz, uses what was in it, and moves it.
set -eu
mkdir /opt/a
tar -xzf /fixtures/*.tar.gz -C /opt/a
mv /opt/a/gilspy-* '/opt/some where'
ln -s '/opt/some where/bin/gilspy' /usr/local/bin/gilspy
sh "$(dirname "$0")/use.sh" gilspy
