"""The README is true: every command and code block in it runs and prints what it says."""

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

README = Path(__file__).parents[1] / "README.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = BLOCK.findall(README.read_text("utf-8"))


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Give all blocks one empty folder, as a reader would have."""
    return tmp_path_factory.mktemp("readme")


def run(command, place):
    """Run a command as a newcomer would, with this interpreter's scripts first."""
    scripts = str(Path(sys.executable).parent)
    env = {key: value for key, value in os.environ.items() if key != "GLOSSARY_DB"}
    env["PATH"] = scripts + os.pathsep + env["PATH"]
    return subprocess.run(
        command, shell=True, cwd=place, env=env, capture_output=True, text=True, check=False
    )  # fmt: skip


def steps(block):
    """Cut a console block into commands and their expected output."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [tuple(part.partition("\n")[::2]) for part in parts]


def test_console_blocks(place):
    """Each command of a console block ends well and prints what stands below it."""
    for kind, block in BLOCKS:
        for command, expected in steps(block) if kind == "console" else ():
            done = run(command, place)
            assert done.returncode == 0, f"{command}: {done.stderr}"
            if expected:
                assert done.stdout == expected, command


def test_python_blocks(place, monkeypatch):
    """The session of the library section gives its answers, after the console blocks."""
    monkeypatch.chdir(place)
    for kind, block in BLOCKS:
        for command, _ in steps(block) if kind == "console" else ():
            run(command, place)
    names = {}
    for kind, block in BLOCKS:
        if kind == "pycon":
            test = doctest.DocTestParser().get_doctest(block, names, "README", str(README), 0)
            runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
            runner.run(test, clear_globs=False)
            assert runner.failures == 0


def test_ci_runs_the_two_set_up_commands():
    """The set-up section holds exactly the two commands that CI takes from it."""
    lines = [
        line
        for line in README.read_text("utf-8").splitlines()
        if re.match("pip install .* && ", line)
    ]
    assert len(lines) == 2


def test_every_command_is_described():
    """No command of the two programs is missing from the README."""
    text = README.read_text("utf-8")
    import glossary.cli
    import translit.cli

    for group in (glossary.cli.cli, translit.cli.main):
        for name in group.commands:
            assert re.search(rf"`[^`]*\b{name}\b[^`]*`|^\$.* {name} ", text, re.MULTILINE), name
