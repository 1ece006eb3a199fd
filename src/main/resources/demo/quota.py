"""A control group whose processes get a share of one CPU and no more. See cgroups(7)."""

import os
import time

PREFIX = "gilspy-demo-"
PERIOD_MICROS = 100000


def make(share):
    """A new group, as deep below the top as this process may make one.

    Raises OSError if it may make none.
    """
    reason = OSError("no hierarchy of groups for CPUs is mounted")
    for mount, own in hierarchies():
        parent = os.path.normpath(os.path.join(mount, own))
        while parent.startswith(mount):
            try:
                return Group(parent, int(share * PERIOD_MICROS))
            except OSError as e:
                reason = e
                parent = os.path.dirname(parent)
    raise reason


def hierarchies():
    """Where groups have quotas: mount points, and this process's own group below each."""
    own = {}
    for line in lines("/proc/self/cgroup"):  # 3:cpu,cpuacct:/docker/1f, or in version 2 0::/user.slice
        _, controllers, group = line.split(":", 2)
        own.update((controller, group) for controller in controllers.split(","))
    for line in lines("/proc/self/mountinfo"):  # 31 23 0:28 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw
        place, _, kind = line.partition(" - ")
        root, mount = place.split(" ")[3:5]
        kind, _, options = kind.split(" ")[:3]
        of_cpus = kind == "cgroup" and "cpu" in options.split(",")
        group = own.get("cpu" if of_cpus else "") if of_cpus or kind == "cgroup2" else None
        if group is not None:
            yield mount, os.path.relpath(group, root) if group.startswith(root) else "."


def lines(path):
    with open(path) as file:
        return file.read().splitlines()


class Group:
    def __init__(self, parent, quota_micros):
        remove_abandoned(parent)
        self.folder = os.path.join(parent, PREFIX + str(os.getpid()))
        os.mkdir(self.folder)
        try:
            self.limit(quota_micros)
        except OSError:
            os.rmdir(self.folder)
            raise

    def limit(self, quota_micros):
        try:
            self.write("cpu.max", "%d %d" % (quota_micros, PERIOD_MICROS))
        except FileNotFoundError:  # version 1, or a version 2 without its cpu controller
            self.write("cpu.cfs_quota_us", str(quota_micros))

    def add(self, pid):
        self.write("cgroup.procs", str(pid))

    def remove(self):
        """Its processes must have ended; the kernel may take a moment to see that."""
        for _ in range(100):
            try:
                os.rmdir(self.folder)
                return
            except OSError:
                time.sleep(0.01)

    def write(self, file, text):
        with open(os.path.join(self.folder, file), "r+") as out:  # "w" would try to make the file
            out.write(text)


def remove_abandoned(parent):
    """What a program left that was killed. The kernel keeps a group that has processes."""
    for name in os.listdir(parent):
        pid = name[len(PREFIX) :]
        if name.startswith(PREFIX) and pid.isdigit() and not os.path.exists("/proc/" + pid):
            try:
                os.rmdir(os.path.join(parent, name))
            except OSError:
                pass  # it has processes, or somebody else was faster
