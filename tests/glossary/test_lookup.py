"""Look-up: every way to write a term finds it, and the surest way stands first."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.formats.record import entry_from
from glossary.lookup import METHODS, Finder
from glossary.model import Entry, Kind, State
from glossary.store import Store

TERMS = [
    ("শি জিনপিং", "Xi Jinping", "শি জিনপিংকে"),
    ("চিনা প্রেসিডেন্ট শি জিনপিং", "Chinese President Xi Jinping", ""),
    ("রাশিয়া", "Russia", "রাশিয়ায়"),
    ("মস্কো", "Moscow", "মস্কোয়"),
    ("বেজিং", "Beijing", "বেজিংয়ের"),
    ("চিন", "China", ""),
    ("চিনের নৌসেনা", "Peoples Liberation Army", ""),
    ("সামরিক সহযোগিতা", "Military Cooperation", ""),
]


def entry(bengali, english, surface="", state=State.CANDIDATE, uses=1):
    """Make an entry as an import brings it."""
    surfaces = (surface,) if surface else ()
    return Entry(
        0, bengali, english, Kind.TRANSLITERATION, state, 0.9, uses, 1, ("sound",), surfaces
    )  # fmt: skip


@pytest.fixture(scope="module")
def finder():
    """Open a glossary with all of TERMS."""
    with Store(":memory:") as store:
        store.carry(entry(*term) for term in TERMS)
        yield Finder(store)


@pytest.mark.parametrize(
    ("query", "english", "way"),
    [
        ("শি জিনপিং", "Xi Jinping", "exact"),
        ("Xi Jinping", "Xi Jinping", "exact"),
        ("xi  jinping ", "Xi Jinping", "exact"),
        ("রাশি\u09df\u09be", "Russia", "exact"),
        ("শি জিনপিংকে", "Xi Jinping", "inflected"),
        ("শি জিনপিংয়ের", "Xi Jinping", "inflected"),
        ("রাশিয়ায়", "Russia", "inflected"),
        ("মস্কোতে", "Moscow", "inflected"),
        ("Russia's", "Russia", "inflected"),
        ("mosc", "Moscow", "prefix"),
        ("সামরিক", "Military Cooperation", "prefix"),
        ("jinping", "Xi Jinping", "word"),
        ("জিনপিংয়ের", "Xi Jinping", "word"),
        ("military co-operation", "Military Cooperation", "fuzzy"),
        ("śi jinapiṁ", "Xi Jinping", "phonetic"),
    ],
)
def test_ways_to_find(finder, query, english, way):
    """Each way of writing a term finds its entry first, and says how."""
    first = finder.find(query)[0]
    assert (first.entry.english, first.matched_by) == (english, way)


@pytest.mark.parametrize("query", ["shi jinping", "Shi Jinpin", "rashiya", "moskow", "beijin"])
def test_slips_and_romanisations(finder, query):
    """A misspelling or a romanisation of one's own finds the term it sounds like."""
    expected = {"s": "Xi Jinping", "r": "Russia", "m": "Moscow", "b": "Beijing"}[query[0].lower()]
    assert finder.find(query)[0].entry.english == expected


def test_better_ways_stand_above(finder):
    """Matches come in falling order of score, and no way overtakes a surer one."""
    order = list(METHODS)
    matches = finder.find("চিন", by=METHODS)
    assert [match.score for match in matches] == sorted(
        (match.score for match in matches), reverse=True
    )
    ways = [order.index(match.matched_by) for match in matches]
    assert ways == sorted(ways)
    assert matches[0].entry.english == "China"


def test_ways_can_be_chosen(finder):
    """Only the ways that are asked for are tried, and at most `n` matches come."""
    assert finder.find("jinping", by=("exact",)) == []
    assert len(finder.find("চিন", n=1)) == 1


@pytest.mark.parametrize("query", ["", " ", "\0", '"', "*", "a AND b", "NEAR(", "%", "্", "\ud800"])
def test_odd_queries_find_nothing_and_fail_nowhere(finder, query):
    """No character of a query is an operator."""
    assert isinstance(finder.find(query, by=METHODS), list)
    assert isinstance(finder.suggest(query), list)


def test_suggestions(finder):
    """A query that finds nothing gets the nearest terms, in its own script."""
    assert "Moscow" in finder.suggest("Mosckva")
    assert "মস্কো" in finder.suggest("মস্কভা")


def test_rejected_entries_are_hidden():
    """What a person rejected is shown only when asked for."""
    with Store(":memory:") as store:
        store.carry([entry("মস্কো", "Moscow", state=State.REJECTED)])
        finder = Finder(store)
        assert finder.find("Moscow") == []
        assert len(finder.find("Moscow", rejected=True)) == 1


def test_new_entries_are_found_at_once():
    """What is kept for fuzzy comparison follows every change of the store."""
    with Store(":memory:") as store:
        finder = Finder(store)
        assert finder.find("Moskow") == []
        store.carry([entry("মস্কো", "Moscow")])
        assert finder.find("Moskow")[0].entry.english == "Moscow"


bengali = st.text(st.sampled_from("কখগমসরলতনিাু্ংয়়ৎ\u200d "), min_size=1, max_size=12)
latin = st.text(st.sampled_from("abcXYZ 'é-.12"), min_size=1, max_size=12)


@given(bengali, latin, bengali)
@settings(max_examples=100, deadline=None)
def test_every_entry_is_found_by_its_own_forms(term, english, surface):
    """Whatever was stored is found by each form in which it is shown."""
    with Store(":memory:") as store:
        try:
            given_entry = entry_from({"bengali": term, "english": english, "surfaces": [surface]})
        except ValueError:  # no letter in it
            return
        store.carry([given_entry])
        (stored,) = store.entries()
        finder = Finder(store)
        for form in (stored.bengali, stored.english, *stored.surfaces):
            assert [match.entry.id for match in finder.find(form)] == [stored.id]
