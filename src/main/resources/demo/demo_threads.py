"""Four threads of pure Python take turns at the GIL: no faster than one."""

import crew
import scoring

crew.work(scoring.serve, "worker", 4)
