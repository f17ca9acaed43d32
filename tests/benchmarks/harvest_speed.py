"""Print the harvester's speed beside limits of the machine: python harvest_speed.py FILE.txt

Documents are parted by blank lines. Ratios are to a bare bracket scan of the same text, in
the same run; nothing timed here decides a test.
"""

from __future__ import annotations

import argparse
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tabulate import tabulate

from glossary.harvest import extract, find_evidence
from glossary.harvest.brackets import find_parentheticals
from glossary.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the seconds that a piece of work takes, and its result."""
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result


def main() -> None:
    """Time each stage on one file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file")
    text = Path(parser.parse_args().file).read_text("utf-8")
    documents = [Document(str(i), one) for i, one in enumerate(text.split("\n\n"))]
    extract(Document("warm", "মস্কো (Moscow)"))  # tables load on first use
    scan, _ = timed(lambda: re.findall(r"\([^()]*[A-Za-z][^()]*\)", text))
    find, brackets = timed(lambda: sum(len(find_parentheticals(d.text)) for d in documents))
    gather, evidence = timed(lambda: find_evidence(documents))
    decide, found = timed(lambda: sum(len(extract(d, evidence)) for d in documents))
    size = len(text.encode()) / 1e6
    print(f"{size:.1f} MB, {len(documents)} documents, {brackets} brackets, {found} decisions")
    rows = [
        (name, seconds, size / seconds, seconds / scan)
        for name, seconds in (
            ("bare scan", scan),
            ("brackets", find),
            ("evidence", gather),
            ("decisions", decide),
        )
    ]
    print(tabulate(rows, headers=("stage", "s", "MB/s", "x bare scan"), floatfmt=".3g"))
    print(f"decisions per second: {found / decide:.0f}")


if __name__ == "__main__":
    main()
