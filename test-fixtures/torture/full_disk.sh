#!/bin/sh
# full_disk.sh FOLDER SIZE COMMAND [ARGUMENT...]
#
# Runs a command that finds a disk of SIZE (e.g. 100k) where FOLDER is, with what was in that. What is on
# it in the end is left in FOLDER. The mount is seen from inside alone. Needs root.
set -eu
exec unshare --mount --propagation private sh -euc '
folder=$1 size=$2 before=$(mktemp -d)
shift 2
cp -a "$folder/." "$before"
mkdir "$before/.under"
mount --bind "$folder" "$before/.under"
mount -t tmpfs -o "size=$size" none "$folder"
under=$before/.under
cp -a "$under/." "$folder"
status=0
"$@" || status=$?
cp -a "$folder/." "$under"
umount "$under"
rm -r "$before"
exit $status' full_disk "$@"
