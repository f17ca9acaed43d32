"""The command: streams, names what is wrong in one line, and writes files all or nothing."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from translit.cli import main
from translit.pipeline import scheme_names


@pytest.fixture
def run():
    """Run the command in process; the result has stdout, stderr and exit_code."""
    return lambda *arguments, **more: CliRunner().invoke(main, arguments, **more)


def test_text_goes_through_line_by_line(run):
    """Line structure is kept, whatever the line ends are."""
    result = run("convert", input="বই\r\n\nবৈ".encode())
    assert result.stdout_bytes == b"ba:i\r\n\nbai"
    assert result.exit_code == 0


def test_files_are_read_in_order_and_dash_is_standard_input(run, tmp_path):
    """Several files make one output; a byte order mark is no text."""
    path = tmp_path / "one.txt"
    path.write_bytes(b"\xef\xbb\xbf" + "গান\n".encode())
    result = run("convert", str(path), "-", "--to", "hk", input="বাংলা\n".encode())
    assert result.stdout == "gAna\nbAMlA\n"


def test_reversible_output_comes_back(run):
    """What convert writes, convert reads."""
    text = "উদ্\u200cভ্রান্ত “AI” ৳১২ 34\n"
    there = run("convert", "--reversible", input=text.encode())
    back = run(
        "convert", "--reversible", "--from", "iso15919", "--to", "bengali",
        input=there.stdout_bytes,
    )  # fmt: skip
    assert back.stdout == text


def test_bengali_output_has_the_form_that_is_asked_for(run):
    """--form composed writes one codepoint for য়."""
    result = run("convert", "--to", "bengali", "--form", "composed", input="সময়".encode())
    assert result.stdout == "সম\u09df"


def test_options_reach_the_scheme(run):
    """The choices that a standard leaves are options."""
    result = run(
        "convert", "--vowels", "long", "--ba-phala", "v", "--nasals", "homorganic", "--digits",
        "keep", "--punctuation", "ascii", input="“বিশ্বে” সংগ ১".encode(),
    )  # fmt: skip
    assert result.stdout == '"biśvē" saṅga ১'


def test_explain_prints_the_steps(run):
    """Each step tells its place, what was read, what was written and by which row."""
    result = run("convert", "--explain", input="বই\n".encode())
    assert result.stdout == "0\t1\tব\tba\tconsonant ব\n1\t2\tই\t:i\tvowel ই\n\n"


def test_schemes_lists_every_scheme(run):
    """The table and the JSON Lines name the same schemes."""
    rows = [json.loads(line) for line in run("schemes", "--json").stdout.splitlines()]
    assert [row["name"] for row in rows] == scheme_names()
    assert set(rows[0]) == {"name", "title", "standard", "lossless", "loses", "learned"}
    table = run("schemes").stdout
    assert all(row["name"] in table for row in rows)


@pytest.mark.parametrize(
    ("arguments", "data", "message"),
    [
        (["--to", "iso15918"], b"", "unknown scheme 'iso15918': did you mean iso15919"),
        (["missing.txt"], b"", "missing.txt: No such file or directory"),
        ([], "ঠিক\n".encode() + b"ok \xff\n", "standard input: line 2: byte 0xff in column 4"),
        (["--strict"], "বাংলা\nবাংলা text".encode(), "line 2, column 7: 'text' is not bengali"),
        (
            ["--strict", "--from", "hk", "--to", "bengali"],
            "bAMlA гора".encode(),
            "line 1, column 7",
        ),
        (["-o", "no/such/folder/out.txt"], b"", "No such file or directory"),
        (["--explain", "--from", "hk", "--to", "wx"], b"", "cannot convert from hk to wx"),
    ],
)
def test_what_is_wrong_is_one_line(run, arguments, data, message):
    """Our own errors are one line on standard error, and exit status 1."""
    result = run("convert", *arguments, input=data)
    assert result.exit_code == 1
    assert result.stderr.startswith("translit: ")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


def test_foreign_text_passes_without_strict(run):
    """By default what is not in the scheme goes through unchanged."""
    assert run("convert", input="হিন্দি हिन्दी AI".encode()).stdout == "hindi हिन्दी AI"


def test_a_failed_run_leaves_no_file(run, tmp_path):
    """Output has the old content or the new, never half of it, and nothing is left behind."""
    out = tmp_path / "out.txt"
    assert run("convert", "-o", str(out), input="বই\n".encode()).exit_code == 0
    assert run("convert", "-o", str(out), input="গান\n".encode() + b"\xff").exit_code == 1
    assert out.read_text(encoding="utf-8") == "ba:i\n"
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


@pytest.mark.parametrize("command", [[], ["convert"], ["schemes"]])
def test_help_ends_with_examples(run, command):
    """Every help text shows how it is done."""
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert result.stdout.count("\n    translit ") >= 2


def test_wrong_usage_is_status_2(run):
    """An option that does not exist is no error of ours."""
    assert run("convert", "--no-such-option").exit_code == 2


def test_a_closed_pipe_is_quiet(tmp_path):
    """`translit convert | head` says nothing."""
    path = tmp_path / "long.txt"
    path.write_text("বাংলা ভাষা\n" * 20_000, encoding="utf-8")
    command = [sys.executable, "-m", "translit", "convert", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_importing_reads_no_table():
    """Tables load on first use: importing the package opens none of them."""
    probe = (
        "import sys; opened = []; "
        "sys.addaudithook(lambda event, arguments: opened.append(str(arguments[0])) "
        "if event == 'open' else None); import translit; "
        "print([path for path in opened if path.endswith('.tsv')])"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
