"""Big JSON documents are written in C code that keeps the GIL: others wait."""

import json

import crew

CATALOGUE = [
    {"id": n, "name": "item-%d" % n, "price": n * 1.25, "tags": ["new", "sale"]}
    for n in range(30000)
]


def dump():
    return json.dumps(CATALOGUE)


crew.work(dump, "export", 3)
