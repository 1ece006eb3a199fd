#!/bin/sh
# hidden_proc.sh COMMAND [ARGUMENT...]
#
# Runs a command as nobody, where /proc shows nobody the processes of others (hidepid=2). Needs root.
set -eu
exec unshare --mount --propagation private sh -euc '
mount -t proc -o hidepid=2 proc /proc
exec setpriv --reuid 65534 --regid 65534 --clear-groups "$@"' hidden_proc "$@"
