"""Weights of the fields' choosers are learned from a folder of annotated pages."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "training" / "fields.py"
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Boat {n} - The Quay</title></head><body><h2>The Quay</h2><article><h1>Boat {n}</h1>
<p class="byline">By Ann Low, 3 May 201{n}</p><p>The boat came in late, and the whole quay stood and waited for it in the rain.</p>
<p>On the next day nobody would say where it had been, nor why its name had been painted over.</p></article>
<p class="updated">Updated 9 June 201{n}</p></body></html>"""


def test_a_folder_of_pages_gives_weights_that_choose_what_is_annotated(tmp_path):
    pages, learned = tmp_path / "pages", tmp_path / "weights"
    pages.mkdir()
    learned.mkdir()
    with (tmp_path / "cases.jsonl").open("w", encoding="utf-8") as cases:
        for n in range(6):
            (pages / f"{n}.html.gz").write_bytes(gzip.compress(PAGE.format(n=n).encode()))
            gold = {"title": f"Boat {n}", "date": f"201{n}-05-03", "authors": ["Ann Low"]}
            cases.write(json.dumps({"id": str(n), "url": f"https://quay{n}.example/boat", "page": f"pages/{n}.html.gz", "gold": gold}) + "\n")
    done = subprocess.run([sys.executable, SCRIPT, tmp_path, "--check", "--out", learned], capture_output=True, text=True, check=True)
    assert "published: on sites not learned from right on 1.0000 of 6; any right: 1.0000" in done.stdout
    assert sorted(file.name for file in learned.iterdir()) == ["authors.json", "published.json", "title.json"]
    weights = json.loads((learned / "title.json").read_text(encoding="utf-8"))
    assert all(isinstance(weight, float) for weight in weights.values())
