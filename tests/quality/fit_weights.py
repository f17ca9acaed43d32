"""Fit the weights of the harvester from annotated brackets, and report them cross-validated.

    python tests/quality/fit_weights.py GOLD.jsonl [--also MORE.jsonl] [--articles DIR] [--write]

`--also` and `--articles` (text articles with NAME.expected.tsv beside them) add brackets
that are learned from but not measured on. Needs numpy and scipy, which the package
itself does not. Three small models: `span` (a conditional logit over the candidate spans
of a bracket), `lemma` (the same over citation forms) and `pair` (a logistic regression).
Nothing else is learned from the gold file.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import json
import zlib
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from glossary.harvest import extract, find_evidence
from glossary.harvest.brackets import find_parentheticals
from glossary.harvest.candidates import span_candidates
from glossary.harvest.classify import pair_features
from glossary.harvest.context import read_left
from glossary.harvest.decide import _ENDING_AFTER
from glossary.harvest.glosses import split_glosses
from glossary.harvest.lemmas import _linked_english, lemma_features
from glossary.harvest.noise import find_noise
from glossary.harvest.weights import softmax, weigh
from glossary.model import Document
from glossary.morphology import citation_forms
from translit import normalize

weights_module = importlib.import_module("glossary.harvest.weights")
TABLE = Path(weights_module.__file__).parent.parent / "tables" / "weights.tsv"
Model = dict[str, float]
PENALTY = {"span": 0.3, "lemma": 0.3, "pair": 0.3}


def read_gold(path: str) -> list[dict[str, Any]]:
    """Return the items with all that does not depend on weights."""
    items = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]
    return [item | prepare(item) for item in items]


def prepare(item: dict[str, Any]) -> dict[str, Any]:
    """Return the bracket, candidates and gold choice of an item."""
    document = Document(item["id"], item["text"])
    evidence = find_evidence([document])
    bracket = next((b for b in find_parentheticals(item["text"]) if b.open == item["open"]), None)
    if bracket is None or bracket.reverse:
        return {"candidates": []}
    glosses = split_glosses(item["text"], bracket.start, bracket.stop)
    left = read_left(item["text"], bracket.sentence.start, bracket.anchor)
    last = left.words[-1].text if left.words else ""
    noise = find_noise(glosses[0].text, last) if glosses else None
    if not glosses or not left.words or (noise and noise.where == "gloss"):
        return {"candidates": []}
    gloss = glosses[0].text
    candidates = span_candidates(left, gloss, evidence)
    right = None
    if item["pair"]:
        spans = [item["text"][left.words[-c.size].start : left.words[-1].stop] for c in candidates]
        right = next((i for i, span in enumerate(spans) if span == item["surface"]), None)
    ends = bool(_ENDING_AFTER.match(item["text"], bracket.stop + 1))
    return {
        "document": document, "evidence": evidence, "left": left, "gloss": gloss,
        "candidates": candidates, "right": right, "ending_follows": ends,
    }  # fmt: skip


def read_articles(folder: str) -> list[dict[str, Any]]:
    """Return the brackets of annotated articles as gold items, matched in text order."""
    items: list[dict[str, Any]] = []
    for table in sorted(Path(folder).glob("*.expected.tsv")):
        article = next(
            (
                path
                for ext in (".txt", ".md")
                if (path := table.with_name(table.name.replace(".expected.tsv", ext))).exists()
            ),
            None,
        )
        if article is None:
            continue
        text = article.read_bytes().decode("utf-8-sig")
        with table.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        opens = [
            bracket.open
            for bracket in find_parentheticals(text)
            for _ in split_glosses(text, bracket.start, bracket.stop) or [None]
        ]
        if len(opens) != len(rows):
            print(f"{article.name}: {len(opens)} glosses found, {len(rows)} expected; left out")
            continue
        for open_, row in zip(opens, rows, strict=True):
            if opens.count(open_) == 1:
                items.append(
                    {"id": article.name, "ref": article.name, "text": text, "open": open_}
                    | row | {"pair": row["pair"] == "true", "lemma": row["bengali"]}
                )  # fmt: skip
    return [item | prepare(item) for item in items]


def conditional_logit(
    groups: list[tuple[list[dict[str, float]], int]], penalty: float
) -> dict[str, float]:
    """Fit weights that make the right row of each group the likeliest."""
    names = sorted({name for rows, _ in groups for row in rows for name in row})
    place = {name: i for i, name in enumerate(names)}
    matrices = []
    for rows, right in groups:
        matrix = np.zeros((len(rows), len(names)))
        for i, row in enumerate(rows):
            for name, value in row.items():
                matrix[i, place[name]] = value
        matrices.append((matrix, right))

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        total, gradient = penalty * w @ w, 2 * penalty * w
        for matrix, right in matrices:
            scores = matrix @ w
            scores -= scores.max()
            chances = np.exp(scores)
            chances /= chances.sum()
            total -= np.log(chances[right] + 1e-300)
            gradient = gradient + matrix.T @ chances - matrix[right]
        return total, gradient

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return dict(zip(names, best.x.round(4).tolist(), strict=True))


def logistic_regression(rows: list[tuple[dict[str, float], bool]], penalty: float) -> Model:
    """Fit a two-way logit as a conditional one against an empty row."""
    groups = [([row, {}], 0 if right else 1) for row, right in rows]
    return conditional_logit(groups, penalty)


def fit(items: list[dict[str, Any]]) -> dict[str, Model]:
    """Return the three models."""
    usable = [item for item in items if item["candidates"]]
    placed = [item for item in usable if item["right"] is not None and len(item["candidates"]) > 1]
    models = {
        "span": conditional_logit(
            [([c.features for c in item["candidates"]], item["right"]) for item in placed],
            PENALTY["span"],
        )
    }
    weights_module.weights = lambda: models
    models["lemma"] = conditional_logit(
        list(filter(None, map(lemma_group, usable))), PENALTY["lemma"]
    )
    rows = []
    for item in usable:
        chances = softmax([weigh("span", c.features) for c in item["candidates"]])
        best = max(range(len(chances)), key=chances.__getitem__)
        features = pair_features(
            item["left"], item["candidates"][best], chances[best], item["gloss"]
        )
        rows.append((features, item["pair"]))
    models["pair"] = logistic_regression(rows, PENALTY["pair"])
    return models


def lemma_group(item: dict[str, Any]) -> tuple[list[dict[str, float]], int] | None:
    """Return the citation-form candidates of an item and which is right."""
    if item["right"] is None:
        return None
    chosen = item["candidates"][item["right"]]
    lemmas = citation_forms(normalize(item["surface"]))
    wanted = normalize(item["lemma"])
    right = next((i for i, lemma in enumerate(lemmas) if lemma.text == wanted), None)
    if right is None or len(lemmas) < 2:
        return None
    target = _linked_english(chosen.reading, chosen.links, chosen.size)
    rows = lemma_features(lemmas, target, item["evidence"], ending_follows=item["ending_follows"])
    return rows, right


def predict(items: list[dict[str, Any]], models: dict[str, Model]) -> list[dict[str, Any]]:
    """Decide the items with the given models."""
    weights_module.weights = lambda: models
    return [
        occurrence.as_record()
        for item in items
        for occurrence in extract(Document(item["id"], item["text"]))
    ]


def main() -> None:
    """Cross-validate, fit on everything, write the table if asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold")
    parser.add_argument("--also", default="", help="another gold file to learn from")
    parser.add_argument(
        "--articles", default="", help="a folder of annotated articles to learn from"
    )
    parser.add_argument("--write", action="store_true", help=f"write {TABLE.name}")
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--predictions", default="", help="write cross-validated decisions here")
    args = parser.parse_args()
    items = read_gold(args.gold)
    more = read_gold(args.also) if args.also else []
    more += read_articles(args.articles) if args.articles else []
    rows = []
    for fold in range(args.folds):
        held = [i for i in items if zlib.crc32(i["ref"].encode()) % args.folds == fold]
        kept = [i for i in items if zlib.crc32(i["ref"].encode()) % args.folds != fold]
        rows += predict(held, fit(kept + more))
    if args.predictions:
        lines = [json.dumps(row, ensure_ascii=False) for row in rows]
        Path(args.predictions).write_text("\n".join(lines) + "\n", "utf-8")
    models = fit(items + more)
    if args.write:
        lines = [
            "# Weights of the harvester, fitted by tests/quality/fit_weights.py; see data/README.md"
        ]
        lines.append("model\tfeature\tweight")
        for model, known in models.items():
            lines += [f"{model}\t{name}\t{weight:.4f}" for name, weight in known.items()]
        TABLE.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
