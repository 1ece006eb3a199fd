#!/usr/bin/env bash
# overlay.sh TREE WORK SCRIPTS COMMAND [ARGUMENT...]
#
# A container in all but name: runs a command with PID and mount namespaces of its own, in a root folder
# that is an overlay above TREE, which is left as it is. There, /fixtures is the folder SCRIPTS, and
# TREE itself leads to the root, for executables that name its loader. WORK is an empty folder; what is
# mounted is seen from inside alone and gone at the end. What is written there may take OVERLAY_SIZE,
# 16m by default. Needs root.
set -euo pipefail

# shellcheck disable=SC2016 # expanded by the shell in the namespaces
exec unshare --mount --pid --fork --kill-child --propagation private bash -euc '
tree=$1 work=$2 scripts=$3
shift 3
mount -t tmpfs -o "size=${OVERLAY_SIZE:-16m}" none "$work"
mkdir "$work"/{upper,scratch,root}
mount -t overlay -o "lowerdir=$tree,upperdir=$work/upper,workdir=$work/scratch" none "$work/root"
root=$work/root
mkdir -p "$root"/{proc,dev,fixtures} "$root$(dirname "$tree")"
ln -sfn / "$root$tree"
mount --bind "$scripts" "$root/fixtures"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
exec chroot "$root" "$@"' overlay "$@"
