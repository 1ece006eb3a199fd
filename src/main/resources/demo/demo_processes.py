"""The same work in processes, each with a GIL of its own: this is one of them."""

import crew
import scoring

crew.work(scoring.serve, "worker", crew.size_for_cpus(4), "processes")
