"""The command line: what each command promises, and one clear line for each failure."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from glossary.cli import cli, main

COMMANDS = sorted(cli.commands)


def records(result):
    """Return the JSON Lines that a command printed."""
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def filled(run, article):
    """Harvest the article and return `run`."""
    assert run("harvest", article).exit_code == 0
    return run


def test_newcomers_road(tmp_path, article, monkeypatch):
    """In an empty folder, harvest and look-up work at once and say what they did."""
    folder = tmp_path / "empty"
    folder.mkdir()
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(cli, ["harvest", str(article)])
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    assert 2 <= len(result.stderr.splitlines()) <= 3
    assert "glossary.db: 4 entries" in result.stderr
    result = CliRunner().invoke(cli, ["lookup", "Moscow"])
    assert result.exit_code == 0
    assert "মস্কো" in result.stdout


def test_harvest_again_changes_nothing(filled, article):
    """A second harvest of the same file leaves the same entries and says so."""
    before = records(filled("list", "--json"))
    result = filled("harvest", article)
    assert "0 new, 0 corrected, 1 known" in result.stderr
    assert records(filled("list", "--json")) == before


def test_corrected_article_replaces(filled, article):
    """A file with other text takes its earlier pairs out."""
    article.write_text("তিনি বেজিংয়ে (Beijing) গেলেন।")
    assert "1 corrected" in filled("harvest", article).stderr
    assert [record["english"] for record in records(filled("list", "--json"))] == ["Beijing"]


def test_validate(filled):
    """Both directions are scored, by kind and by rule, with the headline and the worst rows."""
    rows = records(filled("validate", "--scheme", "iso15919", "--json"))
    assert {row["group"] for row in rows} >= {"headline", "all", "kind", "rule"}
    assert {row.get("direction") for row in rows} >= {"from_bengali", "to_bengali"}
    (everything,) = [row for row in rows if row["group"] == "all"][:1]
    assert everything["pairs"] == 4
    assert (
        "headline: 1 independently settled pair"
        in filled("validate", "--scheme", "iso15919").stderr
    )
    assert filled("validate", "--scheme", "none").exit_code == 1


def test_dry_run_makes_no_file(run, article, db):
    """A dry run says what would be stored, and stores nothing, not even an empty file."""
    result = run("harvest", article, "--dry-run")
    assert "4 new entries; dry run, nothing stored" in result.stderr
    assert not db.exists()


def test_min_score_leaves_out(run, article):
    """Pairs below the least score are counted, not stored; asked again without, they come."""
    result = run("harvest", article, "--min-score", "1")
    assert "0 entries" in result.stderr
    assert "below the least score" in result.stderr
    assert "1 corrected" in run("harvest", article).stderr
    assert len(records(run("list", "--json"))) == 4


def test_bad_inputs_do_not_stop_the_others(run, tmp_path, article):
    """Each bad input gets a line and status 1; the good ones are stored."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "photo.txt").write_bytes(b"\x89PNG\0\0")
    (tmp_path / "lines.jsonl").write_text('{"text": "চিনে (China) গেলেন।"}\nbroken\n')
    paths = ["missing.txt", "empty", "photo.txt", "lines.jsonl"]
    result = run("harvest", *(tmp_path / path for path in paths), article)
    assert result.exit_code == 1
    errors = [line for line in result.stderr.splitlines() if line.startswith("glossary: ")]
    assert len(errors) == 4
    assert "lines.jsonl, line 2: not JSON" in result.stderr
    found = {record["english"] for record in records(run("list", "--json"))}
    assert {"China", "Moscow"} <= found


def test_missing_input_makes_no_file(run, tmp_path, db):
    """A harvest of nothing that exists is one line, and makes no glossary."""
    result = run("harvest", tmp_path / "missing.txt")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert not db.exists()


def test_harvest_reads_a_pipe(run, article):
    """Without a path, standard input is read; other text later adds to it."""
    assert run("harvest", given=article.read_bytes()).exit_code == 0
    assert run("harvest", "-", given="চিনে (China) গেলেন।").exit_code == 0
    assert len(records(run("list", "--json"))) == 5


def test_extract_prints_every_bracket(article):
    """Extract shows pairs and others with offsets into the text, and stores nothing."""
    result = CliRunner().invoke(cli, ["extract", str(article), "--json"])
    found = records(result)
    text = article.read_bytes().decode()
    assert [record["pair"] for record in found] == [True] * 5 + [False]
    for record in found:
        assert text[record["open"]] == "("
        if record["pair"]:
            assert text[record["start"] : record["stop"]] == record["surface"]
    assert found[-1]["reason"] == "credit"


def test_extract_table(article):
    """Without --json the pairs stand in a table."""
    result = CliRunner().invoke(cli, ["extract", str(article)])
    assert "Xi Jinping" in result.stdout
    assert "5 pairs in 6 brackets" in result.stderr


@pytest.mark.parametrize(
    ("query", "english"),
    [
        ("জিনপিংয়ের", "Xi Jinping"),
        ("Xi Jinping", "Xi Jinping"),
        ("shi jinping", "Xi Jinping"),
        ("jinping", "Xi Jinping"),
        ("রাশিয়ায়", "Russia"),
        ("মস্কোতে", "Moscow"),
        ("putin", "Vladimir Putin"),
    ],
)
def test_lookup_finds(filled, query, english):
    """Any form of a term finds its entry first, with the documented fields."""
    first = records(filled("lookup", query, "--json"))[0]
    assert first["english"] == english
    assert list(first) == [
        "query", "bengali", "english", "kind", "state", "uses", "documents", "matched_by",
        "score", "variants",
    ]  # fmt: skip


def test_lookup_of_nothing_suggests(filled):
    """What is not found has status 1 and gets a suggestion; the other terms are answered."""
    result = filled("lookup", "Moscow", "Mskvaow")
    assert result.exit_code == 1
    assert "মস্কো" in result.stdout
    assert "nothing found for 'Mskvaow'; near it: " in result.stderr


def test_lookup_by_unknown_way(filled):
    """A wrong --by is wrong usage and names the right ones."""
    result = filled("lookup", "Moscow", "--by", "magic")
    assert result.exit_code == 2
    assert "phonetic" in result.stderr


def test_show_and_explain(filled):
    """Show gives the entry with contexts; explain gives rule and score of each occurrence."""
    (entry,) = records(filled("show", "Moscow", "--json"))
    assert entry["uses"] == 2
    assert len(entry["contexts"]) == 2
    places = records(filled("explain", "মস্কো", "--json"))
    assert all(place["rule"] and 0 < place["score"] <= 1 for place in places)
    assert "»মস্কোয়«" in filled("explain", "Moscow").stdout
    assert filled("show", str(entry["id"])).stdout.startswith("মস্কো = Moscow")


def test_unknown_term(filled):
    """A term without an entry is one line and status 1."""
    result = filled("show", "nowhere")
    assert result.exit_code == 1
    assert result.stderr.startswith("glossary: no entry for 'nowhere'")


def test_concordance(filled):
    """A term is shown in each sentence where it stands."""
    found = records(filled("concordance", "মস্কো", "--json"))
    assert {f["sentence"][f["start"] : f["stop"]] for f in found} == {"মস্কোয়", "মস্কো"}
    assert "আগ্রহী" in filled("concordance", "মস্কো").stdout


def test_stats(filled):
    """Stats count what is there."""
    (figures,) = records(filled("stats", "--json"))
    assert figures["entries"] == 4
    assert figures["occurrences"] == 5
    assert figures["rejected"] == {"credit": 1}
    assert "documents" in filled("stats").stdout


@pytest.mark.parametrize("name", ["csv", "tsv", "jsonl"])
def test_export_and_import(filled, tmp_path, name):
    """What is exported is imported into an empty glossary without loss."""
    path = tmp_path / f"terms.{name}"
    assert filled("export", "-o", path, "--bom").exit_code == 0
    other = str(tmp_path / "other.db")
    result = CliRunner().invoke(cli, ["import", str(path), "--db", other])
    assert "4 new" in result.stderr
    again = CliRunner().invoke(cli, ["export", "--format", name, "--db", other])
    assert again.stdout == path.read_text(encoding="utf-8-sig")


def test_import_dry_run(filled, tmp_path):
    """A dry run counts and changes nothing."""
    path = tmp_path / "terms.csv"
    path.write_text("bengali,english,state\nমস্কো,Moscow,accepted\nচিন,China,\n")
    assert "1 would be new, 1 changed" in filled("import", path, "--dry-run").stderr
    assert filled("lookup", "China", "--by", "exact").exit_code == 1
    filled("import", path)
    (entry,) = records(filled("show", "Moscow", "--json"))
    assert entry["state"] == "accepted"


def test_no_glossary_here(run, db):
    """Reading without a glossary is one line that says how to make one; no file is made."""
    result = run("lookup", "Moscow")
    assert result.exit_code == 1
    assert "make one with `glossary harvest PATH`" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not db.exists()


def test_foreign_file(run, db):
    """A file that is no glossary is one line."""
    db.write_text("not a database, certainly not one\n" * 100)
    for command in (("lookup", "x"), ("stats",), ("import", "x.csv")):
        result = run(*command)
        assert result.exit_code == 1
        assert len(result.stderr.splitlines()) == 1


def test_db_from_environment(article, tmp_path):
    """$GLOSSARY_DB names the file; --db after the command stands before it."""
    env = {"GLOSSARY_DB": str(tmp_path / "env.db")}
    CliRunner(env=env).invoke(cli, ["harvest", str(article)])
    assert (tmp_path / "env.db").exists()
    CliRunner(env=env).invoke(cli, ["harvest", str(article), "--db", str(tmp_path / "own.db")])
    assert (tmp_path / "own.db").exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_help_ends_with_examples(command):
    """Every command explains itself and ends with two or three examples of its own."""
    result = CliRunner().invoke(cli, [command, "--help"])
    assert result.exit_code == 0
    _, _, examples = result.stdout.partition("Examples:\n")
    lines = examples.strip().splitlines()
    assert 2 <= len(lines) <= 3
    assert all(f"glossary {command}" in line for line in lines)


def test_bug_keeps_its_traceback(monkeypatch, filled):
    """Only our own errors become a line; a bug is raised as it is."""
    monkeypatch.setattr("glossary.book.Glossary.stats", lambda _: 1 / 0)
    assert isinstance(filled("stats").exception, ZeroDivisionError)


def shell(*args, **options):
    """Run the command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "glossary", *map(str, args)],
        capture_output=True,
        check=False,
        **options,
    )


@pytest.mark.usefixtures("filled")
def test_locale_does_not_matter(db):
    """Bengali goes out as UTF-8 in a C locale; odd bytes in a term end in one line."""
    env = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""}
    found = shell("lookup", "Moscow", "--db", db, env=env)
    assert "মস্কো" in found.stdout.decode()
    odd = shell("lookup", b"\xff\xfe".decode("utf-8", "surrogateescape"), "--db", db, env=env)
    assert odd.returncode == 1
    assert len(odd.stderr.splitlines()) == 1


@pytest.mark.usefixtures("filled")
def test_closed_pipe_is_no_error(db):
    """`glossary list | head -0` ends quietly."""
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "glossary", "list", "--json", "--db", str(db)],
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


def test_start_loads_nothing_heavy():
    """The help comes without the libraries that only some commands need."""
    code = (
        "import sys, glossary, glossary.cli;"
        "print([m for m in ('trafilatura', 'rapidfuzz', 'charset_normalizer', 'lxml')"
        " if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert found.stdout == "[]\n"


def test_version(monkeypatch, capsys):
    """--version names the program."""
    monkeypatch.setattr(sys, "argv", ["glossary", "--version"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("glossary, version ")
