#!/usr/bin/env python3
"""wheel.py WHEEL: what pip does not look at. Each file is in the RECORD once, with its digest and size, and the
metadata have what an index asks for."""
import base64
import csv
import hashlib
import sys
import zipfile
from email.parser import BytesParser

path = sys.argv[1]
wheel = zipfile.ZipFile(path)
record = next(name for name in wheel.namelist() if name.endswith(".dist-info/RECORD"))
folder = record.rsplit("/", 1)[0]
rows = list(csv.reader(wheel.read(record).decode().splitlines()))
assert sorted(name for name, *_ in rows) == sorted(wheel.namelist())
for name, digest, size in rows:
    content = wheel.read(name)
    sha256 = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    assert (digest, size) == (("", "") if name == record else (f"sha256={sha256}", str(len(content)))), name

metadata = BytesParser().parsebytes(wheel.read(f"{folder}/METADATA"))
for field in ("Metadata-Version", "Name", "Version", "Summary", "License", "Requires-Python"):
    assert metadata[field], field
assert metadata["Description-Content-Type"] == "text/markdown" and metadata.get_payload().strip()
assert {f"{folder}/{name}" for name in metadata.get_all("License-File")} < set(wheel.namelist())
assert not metadata.defects

tag = BytesParser().parsebytes(wheel.read(f"{folder}/WHEEL"))["Tag"]
assert path.endswith(f"/gilspy-{metadata['Version']}-{tag}.whl"), tag
