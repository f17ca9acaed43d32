"""Data files are the ones that data/README.md describes."""

import importlib.util
from pathlib import Path

ROOT = Path(__file__).parents[1]


def stamp():
    """Return the module that writes fingerprints."""
    spec = importlib.util.spec_from_file_location("stamp", ROOT / "tests/quality/stamp_data.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_fingerprints_match():
    """Each file has the sha256 that stands in the README (`tests/quality/stamp_data.py` writes it)."""
    module = stamp()
    assert module.fingerprints() in (ROOT / "data" / "README.md").read_text("utf-8")


def test_every_table_is_described():
    """Each table is named, alone or by its folder, in the part that people read."""
    text = (ROOT / "data" / "README.md").read_text("utf-8").partition(stamp().MARK)[0]
    for path in stamp().files():
        name = path.relative_to(ROOT).as_posix()
        folder = f"{path.parent.relative_to(ROOT).as_posix()}/"
        known = name in text or path.name in text or f"{folder}*.tsv" in text or folder in text
        known = known or f"{path.parent.name}/*.tsv" in text
        assert known, name
