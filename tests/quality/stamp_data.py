"""Write the sha256 of every data file into data/README.md: python tests/quality/stamp_data.py"""

from __future__ import annotations

import hashlib
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "data" / "README.md"
MARK = "<!-- fingerprints -->\n"
FOLDERS = ("translit/spelling/models", "translit/tables", "glossary/tables", "data/articles")


def files() -> list[Path]:
    """Return the data files in order."""
    found = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file()]
    return sorted(path for path in found if path.suffix not in {".py", ".pyc"})


def fingerprints() -> str:
    """Return the table of fingerprints."""
    rows = ["| file | sha256 |", "|---|---|"]
    for path in files():
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        rows.append(f"| `{path.relative_to(ROOT).as_posix()}` | `{digest}` |")
    return "\n".join(rows) + "\n"


def main() -> None:
    """Replace the table."""
    head, mark, _ = README.read_text("utf-8").partition(MARK)
    README.write_text(f"{head}{mark}\n{fingerprints()}", "utf-8")


if __name__ == "__main__":
    main()
