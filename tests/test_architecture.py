"""The floors of the house: imports go downward only, fronts are sorted, importing reads nothing."""

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# From the ground up; rooms of one row do not know each other.
FLOORS = {
    "translit": [
        ["errors"],
        ["model", "tables"],
        ["letters"],
        ["normalize"],
        ["tokens", "aksharas", "schemes", "scoring"],
        ["writing", "pronounce", "spelling", "avro"],
        ["reading"],
        ["bulk"],
        ["letterwise"],
        ["bridge"],
        ["pipeline"],
        ["training_cli"],
        ["marc"],
        ["cli"],
        ["__main__"],
    ],
    "glossary": [
        ["errors", "tables"],
        ["model"],
        ["keys", "morphology"],
        ["harvest", "readers", "formats", "store"],
        ["corpus", "lookup", "validate"],
        ["book"],
        ["cli"],
        ["__main__"],
    ],
}
BIG = 400  # lines beyond which a room is no longer one


def modules(package):
    """Return the Python files of a package."""
    return sorted((ROOT / package).rglob("*.py"))


def imported(path):
    """Return the dotted names that a file imports, wherever in the file."""
    names = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def floor(package, name):
    """Return the number of the floor on which a module or room stands; the front is above all."""
    for number, row in enumerate(FLOORS[package]):
        if name in row:
            return number
    return len(FLOORS[package])


@pytest.mark.parametrize("package", FLOORS)
def test_every_room_has_its_floor(package):
    """Each file or folder of a package is named in the plan."""
    rooms = {path.stem for path in (ROOT / package).glob("*.py")} - {"__init__"}
    rooms |= {path.parent.name for path in (ROOT / package).glob("*/__init__.py")}
    assert rooms <= {name for row in FLOORS[package] for name in row}


@pytest.mark.parametrize("package", FLOORS)
def test_imports_go_downward(package):
    """A room imports from lower floors, from itself, and never the front of its own package."""
    wrong = []
    for path in modules(package):
        parts = path.relative_to(ROOT / package).with_suffix("").parts
        here = floor(package, parts[0]) if parts[0] != "__init__" else len(FLOORS[package])
        for name in imported(path):
            if name.split(".")[0] != package:
                continue
            room = [*name.split("."), ""][1]
            known = any(room in row for row in FLOORS[package])
            if parts[0] in {"__init__", "__main__"}:
                continue
            if not known or (room != parts[0] and floor(package, room) >= here):
                wrong.append(f"{path.relative_to(ROOT)} imports {name}")
    assert wrong == []


def test_the_glossary_knows_the_transliterator_by_its_front_door():
    """Only the front, its errors, values, tables and scoring are used from outside."""
    allowed = {"tables", "errors", "model", "scoring"}
    front = set(importlib.import_module("translit").__all__)
    wrong = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in modules("glossary")
        for name in imported(path)
        if name.startswith("translit.") and name.split(".")[1] not in allowed | front
    ]
    assert wrong == []


def test_the_transliterator_knows_no_glossary():
    """The package translit stands alone."""
    names = [name for path in modules("translit") for name in imported(path)]
    assert not [name for name in names if name.split(".")[0] == "glossary"]


def test_only_the_store_speaks_sql():
    """sqlite3 is imported in one room."""
    rooms = {
        path.relative_to(ROOT).parts[1]
        for path in modules("glossary")
        if any(name.split(".")[0] == "sqlite3" for name in imported(path))
    }
    assert rooms == {"store"}


@pytest.mark.parametrize("package", FLOORS)
def test_the_front_is_sorted_and_whole(package):
    """`__all__` is sorted, each name exists, and nothing public is left out of it."""
    front = importlib.import_module(package)
    assert list(front.__all__) == sorted(front.__all__)
    assert all(hasattr(front, name) for name in front.__all__)


@pytest.mark.parametrize("package", FLOORS)
def test_importing_reads_no_file(package):
    """Importing a package opens no table, model or database; these load on first use."""
    code = f"""
import sys
opened = []
def watch(event, args):
    if event == "open" and str(args[0]).endswith((".tsv", ".sql", ".db", ".gz")):
        opened.append(args[0])
sys.addaudithook(watch)
import {package}, {package}.cli
print(opened)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("package", FLOORS)
def test_rooms_stay_small(package):
    """No file of the packages grows beyond what one person reads in one sitting."""
    long = [
        str(path.relative_to(ROOT))
        for path in modules(package)
        if path.read_text("utf-8").count("\n") > BIG
    ]
    assert long == []


def test_the_tree_is_the_one_that_was_fixed():
    """Nothing stands at the top level beside what the plan names."""
    allowed = {
        "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", ".gitignore", ".ci", ".git",
        "translit", "glossary", "tests", "data", ".venv", "build", "dist",
    }  # fmt: skip
    hidden = {".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"}
    assert {path.name for path in ROOT.iterdir()} <= allowed | hidden | {"glossary.db"}
