"""Train the weights of the fields' choosers on a folder of annotated pages: python training/fields.py CASES [--check] [--out FOLDER].

CASES holds cases.jsonl and pages/ (gzip). A field's weights are those of a log-linear model over the candidates of a page: gradient
ascent (Adam, full batch, no chance in it) on the log-probability of the right ones, with an L2 penalty. --check first reports a
cross-validation over five parts, no site in two of them (parts by a checksum of the host).
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flipscrape.extraction import reading_of
from flipscrape.fields import authors, title
from flipscrape.fields.dates import gathering
from flipscrape.fields.look.choosing import Candidate
from flipscrape.fields.look.reading import Reading
from flipscrape.markup.text import fold
from flipscrape.page import read_page

ROUNDS, RATE, PENALTY, RAREST, FOLDS = 300, 0.1, 0.006, 3, 5
# For each field: its candidates, and whether one of them is what the annotation asks for.


def _words_of_names(names: Iterable[str]) -> list[str]:
    """The words of all names in any order, so that the way they are joined does not count."""
    return sorted(set(fold(" ".join(names)).split()) - {"and", "und", "et", "y"})


GOLD = {"published": "date"}  # where the annotation's name is another


FIELDS: dict[str, tuple[Callable[[Reading], list[Candidate[Any]]], Callable[[Any, Any], bool]]] = {
    "authors": (authors.collect, lambda value, wanted: _words_of_names(value) == _words_of_names(wanted)),
    "published": (gathering.collect, lambda value, wanted: value[:10] == wanted),
    "title": (title.collect, lambda value, wanted: fold(value) == fold(wanted)),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--field", action="append", choices=sorted(FIELDS))
    parser.add_argument("--out", type=Path, default=Path(__file__).parent.parent / "flipscrape" / "fields" / "weights")
    options = parser.parse_args()
    examples = gather(options.cases, options.field or list(FIELDS))
    for name, pages in examples.items():
        if options.check:
            hits = 0.0
            for part in range(FOLDS):
                checked = [page for page in pages if page.part == part]
                hits += len(checked) * right(train([page for page in pages if page.part != part]), checked)
            print(f"{name}: on sites not learned from right on {hits / len(pages):.4f} of {len(pages)}; any right: {reachable(pages):.4f}")
        weights = train(pages)
        print(f"{name}: {len(weights)} weights from {len(pages)} pages, right on {right(weights, pages):.4f} of them")
        options.out.joinpath(f"{name}.json").write_text(json.dumps(weights, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")


class Page:
    """One page's candidates: features of each, and which are right."""

    def __init__(self, case: dict[str, Any], candidates: list[Candidate[Any]], marks: list[bool]) -> None:
        self.id = case["id"]
        self.part = zlib.crc32(site(case["url"] or case["id"]).encode()) % FOLDS
        self.rows = [sorted(candidate.features) for candidate in candidates]
        self.marks = marks


def site(address: str) -> str:
    host = ((urlsplit(address).hostname or "") if "://" in address else "") or address
    host = host.lower().removeprefix("www.")
    parts = host.split(".")
    return ".".join(parts[-2:]) if len(parts) > 2 and len(parts[-1]) > 2 else host


def gather(folder: Path, names: list[str]) -> dict[str, list[Page]]:
    examples: dict[str, list[Page]] = defaultdict(list)
    for case in cases(folder):
        wanted = {name: value for name in names if (value := case["gold"].get(GOLD.get(name, name)))}
        if not wanted:
            continue
        reading = reading_of(read_page(gzip.decompress((folder / case["page"]).read_bytes()), url=case["url"] or None))
        for name, value in wanted.items():
            collect, is_right = FIELDS[name]
            candidates = collect(reading)
            examples[name].append(Page(case, candidates, [is_right(candidate.value, value) for candidate in candidates]))
    return examples


def cases(folder: Path) -> Iterator[dict[str, Any]]:
    with (folder / "cases.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def train(pages: list[Page]) -> dict[str, float]:
    """Weights by feature; features of fewer than three pages have none."""
    seen: dict[str, int] = defaultdict(int)
    for page in pages:
        for feature in {feature for row in page.rows for feature in row}:
            seen[feature] += 1
    names = sorted(name for name, count in seen.items() if count >= RAREST)
    number = {name: k for k, name in enumerate(names)}
    usable = [
        ([[number[f] for f in row if f in number] for row in page.rows], page.marks) for page in pages if any(page.marks) and not all(page.marks)
    ]
    weights, first, second = [0.0] * len(names), [0.0] * len(names), [0.0] * len(names)
    for step in range(1, ROUNDS + 1):
        gradient = [-PENALTY * w for w in weights]
        for rows, marks in usable:
            scores = [sum(weights[f] for f in row) for row in rows]
            top = max(scores)
            powers = [math.exp(s - top) for s in scores]
            whole, good = sum(powers), sum(p for p, mark in zip(powers, marks, strict=True) if mark)
            for row, power, mark in zip(rows, powers, marks, strict=True):
                pull = ((power / good if mark and good else 0.0) - power / whole) / len(usable)
                if abs(pull) > 1e-9:
                    for f in row:
                        gradient[f] += pull
        for f, slope in enumerate(gradient):
            first[f] = 0.9 * first[f] + 0.1 * slope
            second[f] = 0.999 * second[f] + 0.001 * slope * slope
            weights[f] += RATE * (first[f] / (1 - 0.9**step)) / (math.sqrt(second[f] / (1 - 0.999**step)) + 1e-8)
    return {name: round(w, 3) for name, w in zip(names, weights, strict=True) if abs(w) >= 0.0005}


def right(weights: dict[str, float], pages: list[Page]) -> float:
    hits = 0
    for page in pages:
        scores = [sum(weights.get(f, 0.0) for f in row) for row in page.rows]
        hits += bool(scores) and page.marks[scores.index(max(scores))]
    return hits / max(1, len(pages))


def reachable(pages: list[Page]) -> float:
    return sum(any(page.marks) for page in pages) / max(1, len(pages))


if __name__ == "__main__":
    main()
