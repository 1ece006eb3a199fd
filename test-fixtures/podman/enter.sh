#!/usr/bin/env bash
# enter.sh WORK
#
# Keeps namespaces in which WORK/podman runs containers as Debian's Podman does on a machine of its own,
# each with the folder WORK/shared as /shared; prints "ready", and takes all away when its input ends.
# Its containers have no network, and control groups of their own. WORK is an empty folder. Needs root. To
# run something there: nsenter --target PID --mount --pid COMMAND, where PID is its child's.
set -euo pipefail

home=$("$(dirname "${BASH_SOURCE[0]}")/find.sh")
work=$1
mkdir -p "$work"/{shared,run,storage,tmp}

cat >"$work/containers.conf" <<END_OF_CONF
[containers]
seccomp_profile = "$home/usr/share/containers/seccomp.json"
volumes = ["$work/shared:/shared:ro"]
netns = "none"
log_driver = "none"
# Without CAP_SYS_RESOURCE Podman's own default cannot be had.
default_ulimits = ["nofile=1024:1024", "nproc=4096:4096"]
[engine]
runtime = "runc"
conmon_path = ["$home/usr/bin/conmon"]
cgroup_manager = "cgroupfs"
events_logger = "none"
[network]
network_config_dir = "$work/networks"
[engine.runtimes]
runc = ["$home/usr/sbin/runc"]
END_OF_CONF

cat >"$work/storage.conf" <<END_OF_CONF
[storage]
driver = "vfs"
runroot = "$work/run"
graphroot = "$work/storage"
END_OF_CONF

cat >"$work/podman" <<END_OF_SCRIPT
#!/bin/sh
export CONTAINERS_CONF="$work/containers.conf" CONTAINERS_STORAGE_CONF="$work/storage.conf"
exec "$home/usr/bin/podman" --tmpdir "$work/tmp" "\$@"
END_OF_SCRIPT
chmod +x "$work/podman"

# What is left where a container did not come to its own end; rmdir takes away empty groups alone.
clean() {
    find /sys/fs/cgroup -depth -type d \( -name libpod_parent -o -path '*/libpod_parent/*' \) \
        -exec rmdir --ignore-fail-on-non-empty {} + 2>/dev/null || true
    rm -rf "$work"/{run,storage,tmp}
}
trap clean EXIT

# Podman keeps locks and the like in /dev/shm and /run, whatever it is told. The shell is the first process
# of its namespace and must not be replaced: it takes in Podman's helpers when they end.
unshare --mount --pid --fork --kill-child --mount-proc --propagation private bash -euc '
mount -t tmpfs none /dev/shm
mount -t tmpfs none /run
echo ready
cat >/dev/null'
