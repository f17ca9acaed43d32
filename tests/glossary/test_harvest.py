"""The harvest as a whole: sample articles as expected, hard cases, and what always holds."""

import csv
import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.harvest import extract, find_evidence
from glossary.model import Document
from glossary.readers import Problems, find_sources, read

DATA = Path(__file__).parents[2] / "data"
ARTICLES = sorted(
    path for path in (DATA / "articles").iterdir() if path.suffix in {".txt", ".md", ".html", ".jsonl"}
    and path.name != "README.md"
)  # fmt: skip


def documents(path):
    """Return the documents of one article file."""
    problems = Problems()
    found = [
        one for source in find_sources([str(path)], problems) for one in read(source, problems)
    ]
    assert not problems.errors
    return found


def decided(path):
    """Return the decisions of one file, in the order of its documents."""
    found = documents(path)
    evidence = find_evidence(found)
    return [occurrence for one in found for occurrence in extract(one, evidence)]


def expected(path):
    """Return the rows beside an article."""
    with path.with_suffix(".expected.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def one(text):
    """Return the single decision of a text."""
    (occurrence,) = extract(Document("test", text))
    return occurrence


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_every_bracket_of_an_article_is_decided(path):
    """One decision for each expected row, in the same order."""
    assert len(decided(path)) == len(expected(path))


def test_sample_articles_reach_their_floors():
    """The share of right decisions over all sample articles never falls below its floor."""
    floors = tomllib.loads((DATA / "floors.toml").read_text("utf-8"))["sample_articles"]
    rows = [pair for path in ARTICLES for pair in zip(decided(path), expected(path), strict=True)]
    told = [o.pair == (row["pair"] == "true") for o, row in rows]
    pairs = [(o, row) for o, row in rows if row["pair"] == "true"]
    exact = [(o.bengali, o.english) == (row["bengali"], row["english"]) for o, row in pairs]
    spans = [o.surface == row["surface"] for o, row in pairs]
    kinds = [o.kind == row["kind"] for o, row in pairs]
    assert sum(told) / len(told) >= floors["detection"]
    assert sum(exact) / len(exact) >= floors["exact_pairs"]
    assert sum(spans) / len(spans) >= floors["boundary"]
    assert sum(kinds) / len(kinds) >= floors["kind"]


@pytest.mark.parametrize(
    ("text", "bengali", "english", "kind"),
    [
        ("তিনি রাশিয়ায় (Russia) গেলেন।", "রাশিয়া", "Russia", "transliteration"),
        ("সভায় এলেন ভ্লাদিমির পুতিন (Vladimir Putin)।", "ভ্লাদিমির পুতিন", "Vladimir Putin", "transliteration"),
        ("জানাল বিশ্ব স্বাস্থ্য সংস্থা (WHO)।", "বিশ্ব স্বাস্থ্য সংস্থা", "WHO", "abbreviation"),
        ("তদন্ত করছে সিবিআই (CBI)।", "সিবিআই", "CBI", "initialism"),
        ("রকেট পাঠাল নাসা (NASA)।", "নাসা", "NASA", "transliteration"),
        ("ঘোষণা করেছে বিজেপি (Bharatiya Janata Party)।", "বিজেপি", "Bharatiya Janata Party", "abbreviation"),
        ("বাড়ছে জলবায়ু পরিবর্তনের (Climate Change) প্রভাব।", "জলবায়ু পরিবর্তন", "Climate Change", "translation"),
        ("শেষ হল ইউক্রেন যুদ্ধ (Ukraine War)।", "ইউক্রেন যুদ্ধ", "Ukraine War", "mixed"),
        ("নতুন ছবি ‘অপুর সংসার’ (The World of Apu) মুক্তি পেল।", "অপুর সংসার", "The World of Apu", "mixed"),
        ("গেলেন Moscow (মস্কো) শহরে।", "মস্কো", "Moscow", "transliteration"),
        ("নেতা ট্রাম্প (Trump)-এর ভাষণ।", "ট্রাম্প", "Trump", "transliteration"),
    ],
)  # fmt: skip
def test_pairs_of_every_kind(text, bengali, english, kind):
    """Names, terms, abbreviations, quotes and the reverse order come out in citation form."""
    found = one(unicodedata.normalize("NFC", text))
    assert found.pair
    assert (found.bengali, found.english) == (unicodedata.normalize("NFC", bengali), english)
    assert found.kind == kind


@pytest.mark.parametrize("form", ["NFC", "composed"])
def test_the_citation_form_is_written_as_the_text_is(form):
    """Composed nukta letters stay composed, decomposed ones decomposed."""
    text = unicodedata.normalize("NFC", "রাশিয়ার (Russia) খবর")
    if form == "composed":
        text = text.replace("য়", "\u09df")
    found = one(text)
    assert found.bengali == text[: len(found.bengali)]
    assert ("\u09df" in found.bengali) == (form == "composed")


def test_several_glosses_share_their_bracket():
    """Each gloss of a bracket is a record with the same opening."""
    text = "সেটি বাংলাদেশ ব্যাংক (Bangladesh Bank; BB) দেখছে।"
    first, second = extract(Document("test", text))
    assert first.open == second.open == text.index("(")
    assert [first.english, second.english] == ["Bangladesh Bank", "BB"]


def test_no_pair_has_a_reason():
    """What is no pair says why, and names no surface."""
    found = one("সমাবেশে ছিলেন অনিতা সাউ (ছবি: PTI)।")
    assert not found.pair
    assert found.reason == "credit"
    assert found.surface == ""


def test_document_order_does_not_change_decisions():
    """Evidence is a sum: the same articles in another order are decided the same."""
    found = [one for path in ARTICLES for one in documents(path)]
    forward, backward = find_evidence(found), find_evidence(reversed(found))
    for document in found:
        assert extract(document, forward) == extract(document, backward)


SIGNS = "কখগঘচজটডতদনপবমযরলশসহািীুেো্ংঃঁ়ৎয়ঢ়।,.()[]（） '‘’“”\"-\n\u200c\u200dABCabcdeiorstu1২;:/"


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=SIGNS, max_size=120))
def test_whatever_is_read_surfaces_are_where_they_say(text):
    """Any text is decided without an exception, and each surface is the text at its place."""
    for found in extract(Document("test", text)):
        assert 0.0 <= found.score <= 1.0
        assert found.rule
        if found.pair:
            assert text[found.start : found.stop] == found.surface
            assert found.bengali
            assert found.english in text
            assert found.reason is None
        else:
            assert found.reason is not None


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_any_unicode_is_survived(text):
    """No text, however odd, stops the harvest."""
    extract(Document("test", f"মস্কো {text} পুতিন ({text}Putin)"))


def test_words_are_counted_alike_in_long_texts(monkeypatch):
    """Counting slice by slice cuts no word in two."""
    from glossary.harvest import evidence

    text = "মস্কো বেজিংয়ের রাশিয়া\nদিল্লি " * 50
    whole = evidence.count_words(text)
    monkeypatch.setattr(evidence, "_SLICE", 13)
    assert evidence.count_words(text) == whole
