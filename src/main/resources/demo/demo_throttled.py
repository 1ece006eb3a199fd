"""One thread computes under a quota of a third of a CPU, as in a small container."""

import signal

import children
import lifeline
import quota
import scoring


def main():
    for ending in signal.SIGTERM, signal.SIGHUP:
        signal.signal(ending, lambda *_: lifeline.end())
    try:
        group = quota.make(1 / 3)
    except OSError as e:
        lifeline.refuse("no control group with a quota can be made: %s" % e)
    lifeline.actions_at_end.insert(0, group.remove)
    child = children.start(scoring.serve_forever, "worker")
    group.add(child)
    lifeline.say_ready(child)
    lifeline.is_cut(None)
    lifeline.end()


main()
