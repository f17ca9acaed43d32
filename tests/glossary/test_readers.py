"""Readers: every input is read, or named in one line without stopping the others."""

from __future__ import annotations

import gzip
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.readers import Problems, find_sources, read

BENGALI = "রাশিয়ায় (Russia) আমন্ত্রণ জানালেন শি জিনপিং (Xi Jinping)।\r\n"


def read_all(*paths):
    """Return the documents of some paths, and the problems."""
    problems = Problems()
    sources = find_sources(map(str, paths), problems)
    return [document for source in sources for document in read(source, problems)], problems


def test_text_is_kept_as_it_stands(tmp_path):
    """Line ends stay and the byte order mark goes, so that offsets count the text itself."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + BENGALI.encode())
    (document,), problems = read_all(path)
    assert document.text == BENGALI
    assert document.id == str(path)
    assert not problems.errors
    assert not problems.notes


@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_wide_encodings_are_detected(tmp_path, encoding):
    """UTF-16 and UTF-32 are read with or without a mark, and named."""
    path = tmp_path / "a.txt"
    path.write_bytes(BENGALI.encode(encoding))
    (document,), problems = read_all(path)
    assert document.text == BENGALI
    assert "read as utf-" in problems.notes[0]


def test_code_page_is_detected(tmp_path):
    """Text in a Windows code page is read, and the page is named."""
    path = tmp_path / "a.txt"
    text = "Le président Xi Jinping a été invité à Moscou. «Une visite réussie», dit-il. " * 5
    path.write_bytes(text.encode("cp1252"))
    (document,), problems = read_all(path)
    assert document.text == text
    assert "not UTF-8, read as cp125" in problems.notes[0]


def test_broken_bytes_lose_themselves_only(tmp_path):
    """A few broken bytes in UTF-8 are replaced, and their place is named."""
    path = tmp_path / "a.txt"
    path.write_bytes((BENGALI * 20).encode() + b"\xff" + BENGALI.encode())
    (document,), problems = read_all(path)
    assert document.text.endswith(BENGALI)
    assert "broken UTF-8 at byte" in problems.notes[0]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (bytes(range(256)) * 40, "binary"),
        (b"\0" * 1000, "binary"),
        (gzip.compress(b"text"), "gzip"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
    ],
)
def test_binary_files_are_named(tmp_path, data, what):
    """What is no text is named for what it is; the file beside it is read."""
    (tmp_path / "a.txt").write_bytes(data)
    (tmp_path / "b.txt").write_text(BENGALI)
    documents, problems = read_all(tmp_path)
    assert [document.id for document in documents] == [str(tmp_path / "b.txt")]
    assert what in str(problems.errors[0])
    assert "\n" not in str(problems.errors[0])


def test_empty_files_are_fine(tmp_path):
    """A file without text gives a note, no error."""
    for name in ("a.txt", "b.md", "c.jsonl", "d.html"):
        (tmp_path / name).write_bytes(b"")
    documents, problems = read_all(tmp_path)
    assert documents == []
    assert not problems.errors
    assert len(problems.notes) == 4


def test_missing_paths_are_named(tmp_path):
    """A path that is not there, or a folder without articles, gives one line each."""
    (tmp_path / "image.png").write_bytes(b"x")
    documents, problems = read_all(tmp_path / "missing.txt", tmp_path)
    assert documents == []
    assert [str(error).rpartition(": ")[2][:10] for error in problems.errors] == [
        "no such fi",
        "no article",
    ]


def test_folders_are_walked_in_order(tmp_path):
    """Files in folders come sorted, with the known suffixes only, nothing hidden."""
    for name in ("b/2.txt", "b/1.TXT", "a/x.md", ".git/h.txt", "b/.hidden.txt", "b/n.pdf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(BENGALI)
    documents, _ = read_all(tmp_path)
    found = [document.id.removeprefix(str(tmp_path)) for document in documents]
    assert found == ["/a/x.md", "/b/1.TXT", "/b/2.txt"]


def test_markdown_keeps_front_matter_fields(tmp_path):
    """Title and date come from the front matter; the text stays whole."""
    text = f'---\ntitle: "মস্কো সফর"\ndate: 2025-11-02\n---\n\n{BENGALI}'
    path = tmp_path / "a.md"
    path.write_bytes(text.encode())
    (document,), _ = read_all(path)
    assert (document.title, document.date, document.text) == ("মস্কো সফর", "2025-11-02", text)


PAGE = """<!doctype html><html><head><meta charset="{charset}"><title>মস্কো সফর</title>
<link rel="canonical" href="https://example.org/moscow">
<meta property="article:published_time" content="2025-11-02"></head><body>
<nav><a href="/">Home (Start)</a></nav><article><h1>মস্কো সফর</h1><p>{text}</p><p>{text}</p>
</article><footer>Copyright (Footer)</footer></body></html>"""


def test_html_gives_main_text(tmp_path):
    """Of a page the main text is read, with title, date and address; menus are not."""
    path = tmp_path / "a.html"
    path.write_text(PAGE.format(charset="utf-8", text=BENGALI.strip() * 3))
    (document,), _ = read_all(path)
    assert "শি জিনপিং (Xi Jinping)" in document.text
    assert "Home" not in document.text
    assert document.title == "মস্কো সফর"
    assert document.url == "https://example.org/moscow"
    assert document.date == "2025-11-02"


def test_html_that_is_none(tmp_path):
    """A page without a main text is a note, a binary one an error."""
    (tmp_path / "a.html").write_text("<html><body></body></html>")
    (tmp_path / "b.html").write_bytes(b"\x89PNG\r\n\0")
    documents, problems = read_all(tmp_path)
    assert documents == []
    assert "no main text" in problems.notes[0]
    assert "PNG" in str(problems.errors[0])


def test_bad_lines_are_named_and_passed_over(tmp_path):
    """In JSON Lines each wrong line is named with its number; the others are read."""
    lines = [
        json.dumps({"text": BENGALI, "id": "one", "url": "https://example.org/1"}),
        "{not json",
        "[1, 2]",
        '{"title": "no text"}',
        "[" * 100_000,
        "",
        json.dumps({"text": "lone \ud83d half", "id": 7}),
        json.dumps({"text": BENGALI}),
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(lines))
    documents, problems = read_all(path)
    assert [document.id for document in documents] == ["one", "7", f"{path}:8"]
    assert documents[1].text == "lone \N{REPLACEMENT CHARACTER} half"
    assert [error.line for error in problems.errors] == [2, 3, 4, 5]
    assert "line 2: not JSON" in str(problems.errors[0])


def test_jsonl_in_other_encodings(tmp_path):
    """A mark at the head is no part of the first line; UTF-16 is read; a wrong byte is named."""
    line = json.dumps({"text": BENGALI}, ensure_ascii=False)
    for name, encoding in (("a", "utf-8-sig"), ("b", "utf-16")):
        (tmp_path / f"{name}.jsonl").write_bytes(line.encode(encoding))
    (tmp_path / "c.jsonl").write_bytes(line.encode() + b"\n\xff\xff\n" + line.encode())
    documents, problems = read_all(tmp_path)
    assert [document.text for document in documents] == [BENGALI] * 4
    assert "c.jsonl, line 2: not UTF-8" in str(problems.errors[0])


def test_records_of_one_name_keep_their_places(tmp_path):
    """Two records with the same `id` do not replace one another."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": 1, "text": "ক"}\n{"id": 1, "text": "খ"}\n')
    documents, _ = read_all(path)
    assert len({document.source for document in documents}) == 2


@pytest.mark.parametrize("name", ["long.txt", "long.jsonl", "long.md"])
def test_a_very_long_line_is_read(tmp_path, name):
    """A single line of 50 MB is read like any other."""
    text = BENGALI.strip() * (50_000_000 // len(BENGALI.encode()))
    path = tmp_path / name
    path.write_text(json.dumps({"text": text}) if name.endswith("l") else text)
    (document,), _ = read_all(path)
    assert document.text == text


@given(st.binary(max_size=300), st.sampled_from([".txt", ".md", ".jsonl"]))
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None
)
def test_any_bytes_are_read_or_named(tmp_path, data, suffix):
    """Whatever a file holds, it gives documents, notes or errors, and no exception."""
    path = tmp_path / f"any{suffix}"
    path.write_bytes(data)
    documents, problems = read_all(path)
    for document in documents:
        document.text.encode()
    assert documents or problems.notes or problems.errors or not data.strip() or suffix == ".jsonl"
