"""Prove a record with Python alone: python verify_record.py isa.db [RECEIPT kept elsewhere]."""

import json
import sqlite3
import sys
from hashlib import sha256
from pathlib import Path

try:
    ask = sqlite3.connect(f"{Path(sys.argv[1]).resolve().as_uri()}?mode=ro", uri=True).execute
    words = {n: sha256(salt + it).hexdigest() for n, salt, it, _ in ask("SELECT * FROM content")}
    entries = ask("SELECT * FROM entry ORDER BY number").fetchall()
    erased = {row[7] for row in entries}
    receipts, found = ["0:" + "0" * 64], [x for (x,) in ask("PRAGMA quick_check") if x != "ok"]
    for place, (*columns, _about, erases, raw, stated) in enumerate(entries, start=1):
        said, own, kept = json.loads(raw), sha256(raw).hexdigest(), words.pop(columns[0], None)
        holds = {
            "it does not follow the one before": receipts[-1].endswith(f":{said['previous']}"),
            "its number or hash is wrong": (said["number"], stated) == (place, own),
            "a column differs from it": [*columns, erases] == [*said.values()][1:8],
            "words leave by erasure, and only so": (kept is None) == (place in erased),
            "its words were altered": kept in {None, said["commitment"]},
        }
        found += [f"entry {place}: {fault}" for fault in holds if not holds[fault]]
        receipts.append(f"{place}:{own}")
    found += [f"there are words for entry {number}, but no such entry" for number in words]
    found += [f"no entry has the receipt {each}" for each in {*sys.argv[2:]} - {*receipts}]
except (sqlite3.Error, LookupError, TypeError, ValueError) as error:
    found = [f"this can't be read as a record: {error}"]
sys.exit("\n".join(found)) if found else print("every entry is as it was recorded:", receipts[-1])
