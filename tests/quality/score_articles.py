"""Print how well the harvester decides the sample articles: python tests/quality/score_articles.py

The articles and what is expected of them stand in data/articles; they are part of what the
weights were fitted on, so the figures flatter. `floors.toml` pins them.
"""

from __future__ import annotations

import csv
from pathlib import Path

from tabulate import tabulate

from glossary.harvest import extract, find_evidence
from glossary.readers import Problems, find_sources, read

ARTICLES = Path(__file__).parents[2] / "data" / "articles"


def main() -> None:
    """Decide every article and print shares and the rows that differ."""
    rows = []
    for table in sorted(ARTICLES.glob("*.expected.tsv")):
        name = table.name.removesuffix(".expected.tsv")
        problems = Problems()
        paths = [str(path) for path in ARTICLES.glob(f"{name}.*") if path != table]
        documents = [
            one for source in find_sources(paths, problems) for one in read(source, problems)
        ]
        evidence = find_evidence(documents)
        found = [one for document in documents for one in extract(document, evidence)]
        with table.open(encoding="utf-8", newline="") as lines:
            expected = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        rows += zip(found, expected, strict=True)
    pairs = [(o, row) for o, row in rows if row["pair"] == "true"]
    said = sum(o.pair for o, _ in rows)
    exact = sum((o.bengali, o.english) == (row["bengali"], row["english"]) for o, row in pairs)
    print(
        tabulate(
            [
                ("brackets", len(rows)),
                ("pair or not", sum(o.pair == (r["pair"] == "true") for o, r in rows) / len(rows)),
                ("pair F1", 2 * exact / (said + len(pairs))),
                ("boundary", sum(o.surface == row["surface"] for o, row in pairs) / len(pairs)),
                ("kind", sum(o.kind == row["kind"] for o, row in pairs) / len(pairs)),
            ],
            floatfmt=".3f",
        )
    )


if __name__ == "__main__":
    main()
