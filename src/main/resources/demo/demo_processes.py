"""The same work in processes, each with a GIL of its own: this is one of them."""

import crew
import scoring

crew.work(scoring.serve, "worker", min(4, max(2, crew.usable_cpus())), "processes")
