"""Learn which blocks of a page are its body, and write flipscrape/content/judging/model.json.

    python training/train.py PAGES [--blogs BLOGS] [--check] [--out FILE]

PAGES and BLOGS: see samples.py. ``--check`` prints the figures of a cross-validation in which no site is on both sides,
and writes nothing. The same folders give the same file. Needs the extra `training`; the file it writes needs nothing.
"""

from __future__ import annotations

import argparse
import json
import statistics
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import scores
from forest import fit_forest
from samples import FOLDS, Sample, annotated, blogs
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from flipscrape.content.body import select
from flipscrape.content.cues import features
from flipscrape.content.judging import smoothing
from flipscrape.content.judging.forest import read_forest
from flipscrape.content.judging.model import Model, read
from flipscrape.markup.plain_text import plain_text

OUT = Path(__file__).parent.parent / "flipscrape" / "content" / "judging" / "model.json"
LEAST_SITES = 6  # a word of class or id has to be used by so many
REGULARISATION = 0.2
INNER = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--blogs", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--folds", type=int, default=FOLDS)
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    samples = [*annotated(args.pages), *(blogs(args.blogs) if args.blogs else ())]
    figures = cross_validate(samples, args.folds)
    print(json.dumps(figures, indent=1))
    if not args.check:
        stored = train(samples)
        sites, count = {s.site for s in samples}, sum(len(s.blocks) for s in samples)
        stored["about"] = {"pages": len(samples), "sites": len(sites), "blocks": count, "cross_validation": figures}
        written = json.dumps(stored, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        args.out.write_text(written + "\n", "utf-8")


def cross_validate(samples: list[Sample], folds: int) -> dict[str, float]:
    """Every measure over all pages, each page read by a model that has seen none of its site, through the whole chain."""
    found = {}
    for fold in range(folds):
        model = read(train([s for s in samples if s.fold % folds != fold]))
        found |= {s.name: read_body(s, model) for s in samples if s.fold % folds == fold}
    return measure(samples, found)


def read_body(sample: Sample, model: Model) -> str:
    root, rules = select(sample.blocks, sample.statements, sample.platform, sample.thread, sample.never, model=model)
    return plain_text(sample.blocks.outline, root, rules) if root >= 0 else ""


def measure(samples: list[Sample], found: dict[str, str]) -> dict[str, float]:
    """The benchmarks' measures by set, and the least of the blogs' posts."""
    kinds: defaultdict[str, list[Sample]] = defaultdict(list)
    for sample in samples:
        kinds[kind(sample)].append(sample)
    figures = {}
    for name, group in sorted(kinds.items()):
        whole, stretches = ([s for s in group if key in s.gold] for key in ("body", "with"))
        if whole:
            marks = [scores.word_f1(found[s.name], s.gold["body"]) for s in whole]
            figures[f"{name}.body"] = statistics.mean(marks)
            figures[f"{name}.least"] = min(marks)
            figures[f"{name}.shingle"] = scores.mean_f1([scores.shingle_shares(found[s.name], s.gold["body"]) for s in whole])
        if stretches:
            figures[f"{name}.segments"] = scores.pooled_f1(
                [scores.stretch_counts(found[s.name], s.gold["with"], s.gold["without"]) for s in stretches])
    return {name: round(value, 4) for name, value in figures.items()}


def kind(sample: Sample) -> str:
    return "blogs" if "/" in sample.name else sample.name.partition("-")[0]


def train(samples: list[Sample]) -> dict[str, Any]:
    """The stored form of a model. Each stage learns from what the one before says of sites that it has not seen."""
    words = word_weights(samples)
    unseen: dict[str, dict[str, list[int]]] = {}
    for inner in range(INNER):
        others = word_weights([s for s in samples if inner_fold(s) != inner])
        for sample in samples:
            if inner_fold(sample) == inner:
                unseen[sample.name] = features.see(sample.blocks, sample.statements, others)
    look = fit_forest(samples, unseen, features.SIZES)
    again: dict[str, dict[str, list[int]]] = {}
    for inner in range(INNER):
        others_look = read_forest(fit_forest([s for s in samples if inner_fold(s) != inner], unseen, features.SIZES))
        for sample in samples:
            if inner_fold(sample) == inner:
                chances = others_look.chances(unseen[sample.name], len(sample.blocks))
                again[sample.name] = smoothing.look_again(sample.blocks, chances, unseen[sample.name])
    second = fit_forest(samples, again, smoothing.SIZES | {f"first_{name}": size for name, size in features.SIZES.items()})
    hundredths = {word: round(100 * weight) for word, weight in words.items()}
    return {"words": hundredths, "look": look, "second_look": second}


def inner_fold(sample: Sample) -> int:
    return sum(sample.site.encode()) % INNER


def word_weights(samples: list[Sample]) -> dict[str, float]:
    """Log odds of the words on a block's path, by logistic regression over all of them together."""
    sites: defaultdict[str, set[str]] = defaultdict(set)
    for sample in samples:
        for word in frozenset[str]().union(*sample.words):
            sites[word].add(sample.site)
    names = sorted(word for word, where in sites.items() if len(where) >= LEAST_SITES)
    place = {word: n for n, word in enumerate(names)}
    rows: list[int] = []
    columns: list[int] = []
    labels, weights = [], []
    for sample in samples:
        sums: defaultdict[tuple[frozenset[str], float], float] = defaultdict(float)
        for words, label, weight in zip(sample.words, sample.labels, sample.weights, strict=True):
            sums[words, label] += weight
        for (words, label), weight in sorted(sums.items(), key=lambda entry: (sorted(entry[0][0]), entry[0][1])):
            if weight > 0:
                known = sorted(place[word] for word in words if word in place)
                rows += [len(labels)] * len(known)
                columns += known
                labels.append(label)
                weights.append(weight)
    matrix = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(labels), len(names)))
    model = LogisticRegression(C=REGULARISATION, max_iter=300).fit(matrix, labels, sample_weight=weights)
    return {word: float(weight) for word, weight in zip(names, model.coef_[0], strict=True) if abs(weight) >= 0.05}


if __name__ == "__main__":
    main()
