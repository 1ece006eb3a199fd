"""Reads OpenMetrics text from standard input with prometheus_client's strict parser, and prints each
sample as JSON: [family, type, unit, name, labels, value]. Fails where the text is not OpenMetrics.

parse.py FOLDER   FOLDER holds the module prometheus_client
"""

import json
import sys

sys.path.insert(0, sys.argv[1])

from prometheus_client.openmetrics.parser import text_string_to_metric_families  # noqa: E402

samples = [
    [family.name, family.type, family.unit, sample.name, sample.labels, sample.value]
    for family in text_string_to_metric_families(sys.stdin.read())
    for sample in family.samples
]
json.dump(samples, sys.stdout)
