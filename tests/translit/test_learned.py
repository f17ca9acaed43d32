"""Learned models: training, files, decoding, sentences, and their commands."""

import json
import math
import unicodedata

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import translit
from translit.cli import main
from translit.errors import ModelError
from translit.spelling.graphemes import bengali_key, graphemes
from translit.spelling.kneser_ney import BOUNDARY, estimate
from translit.spelling.lexicon import OUTSIDE, Lexicon, tree
from translit.spelling.modelfile import load, save
from translit.spelling.ngrams import ROOT, Ngrams, packed
from translit.spelling.pieces import letter_names, pieces
from translit.spelling.sentences import read
from translit.spelling.shipped import MODELS, shipped
from translit.tables import read_table, table

nfc = unicodedata.normalize
BENGALI = "কখগতদনপবমরলসহািীুেো্ংঁয়ৎড়অআইএও"
WORDS = {
    "নাম": "nam", "মান": "man", "কাক": "kak", "কান": "kan", "কাম": "kam", "নানা": "nana", "মামা": "mama",
    "কাকা": "kaka", "মামি": "mami", "নামি": "nami", "কাকি": "kaki", "নানি": "nani", "মানি": "mani", "কিনি": "kini",
}  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet=BENGALI + "\u200d", max_size=20))
def test_graphemes_lose_nothing(word):
    """Cutting a word into signs and joining them is the word, whatever the word."""
    key = bengali_key(word)
    assert "".join(graphemes(key)) == key


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(st.integers(1, 4), max_size=6), min_size=1, max_size=12), st.integers(2, 4)
)
def test_probabilities_of_every_state_add_up_to_one(sequences, order):
    """An n-gram model is a distribution in every state, as far as one byte a number allows."""
    model = Ngrams(packed(estimate(sequences, [1] * len(sequences), order=order)))
    size = max((token for one in sequences for token in one), default=0) + 1
    state = model.state(model.step(ROOT, BOUNDARY)[1])
    for token in [*sequences[0], 1]:
        whole = sum(math.exp(model.step(state, each)[0]) for each in range(size))
        assert whole == pytest.approx(1.0, abs=0.07)
        state = model.state(model.step(state, min(token, size - 1))[1])


def test_a_seen_sequence_is_likelier_than_an_unseen_one():
    """The model prefers what it was trained on."""
    model = Ngrams(packed(estimate([[1, 2, 3]] * 5 + [[3, 1]], [1] * 6, order=3)))

    def value(tokens):
        state, total = model.state(model.step(ROOT, BOUNDARY)[1]), 0.0
        for token in [*tokens, BOUNDARY]:
            cost, node = model.step(state, token)
            state, total = model.state(node), total + cost
        return total

    assert value([1, 2, 3]) > value([2, 1, 3])


def test_the_tree_knows_its_words_and_no_others():
    """Counts come back within their rounding; parts of words are no words."""
    counts = {nfc("NFC", word): place for place, word in enumerate(["কলকাতা", "কলম", "বাড়ি"], 1)}
    units = sorted({unit for word in counts for unit in graphemes(word)})
    lexicon = Lexicon(tree(counts, units), units)
    for word, count in counts.items():
        assert lexicon.own(lexicon.walk(0, word)) == pytest.approx(math.log(count), abs=0.05)
    assert lexicon.own(lexicon.walk(0, "কল")) < 0
    assert lexicon.walk(0, "ক") != OUTSIDE
    assert lexicon.own(lexicon.walk(0, "খবর")) < 0


def test_a_model_file_comes_back(tmp_path):
    """Facts and arrays survive; equal contents are equal bytes; other files are refused."""
    arrays = packed(estimate([[1, 2], [2, 1]], [1, 3], order=2))
    save(tmp_path / "a.model", {"letters": ["ক"]}, arrays)
    save(tmp_path / "b.model", {"letters": ["ক"]}, arrays)
    facts, found = load(tmp_path / "a.model")
    assert facts == {"letters": ["ক"]}
    assert {name: array.tolist() for name, array in found.items()} == {
        name: array.tolist() for name, array in arrays.items()
    }
    assert (tmp_path / "a.model").read_bytes() == (tmp_path / "b.model").read_bytes()
    for content in (b"", b"PK...", b"{}\n", b'{"format": "older"}\n'):
        (tmp_path / "c.model").write_bytes(content)
        with pytest.raises(ModelError):
            load(tmp_path / "c.model")


def test_the_models_are_small():
    """All models together stay under 30 MB."""
    assert sum(path.stat().st_size for path in MODELS.iterdir()) < 30_000_000


@pytest.mark.parametrize("name", ["translit", "informal.tsv", "latin_letters.tsv"])
def test_tables_of_chat_words_are_bengali(name):
    """Every row gives Bengali for lower-case letters."""
    if name == "translit":
        return
    columns = ("latin" if name == "informal.tsv" else "letter", "bengali")
    for row in read_table(table(name), columns, key=columns[:1]):
        assert all("\u0980" <= sign <= "\u09ff" or sign in "| " for sign in row["bengali"]), row


@pytest.mark.parametrize(
    ("latin", "bengali"),
    [
        ("ami banglay gan gai", "আমি বাংলায় গান গাই"),
        ("tumi kemon acho?", "তুমি কেমন আছো?"),
        ("bangladesh", "বাংলাদেশ"),
        ("ami BBC dekhi", "আমি বিবিসি দেখি"),
    ],
)
def test_informal_sentences_are_read(latin, bengali):
    """Common words find their spelling, capitals are read letter by letter."""
    assert translit.nativize(latin, scheme="informal") == nfc("NFC", bengali)


@pytest.mark.parametrize(
    "kept",
    [
        "https://example.org/a?b=c",
        "#shadhinota",
        "@someone",
        "me@example.org",
        "😀",
        ":)",
        "আমি",
        "%",
        "\n",
        "🇧🇩",
    ],
)
def test_what_is_no_informal_word_stays(kept):
    """Addresses, tags, faces, Bengali and signs pass as they are, in their places."""
    found = translit.nativize(f"ami {kept} ami", scheme="informal")
    assert found == f"আমি {kept} আমি"


def test_digits_and_endings_of_informal_words():
    """Digits become Bengali; an ending after a hyphen joins its word."""
    assert translit.nativize("1971 sale", scheme="informal").startswith("১৯৭১ ")
    assert "-" not in translit.nativize("film-er gan", scheme="informal")
    assert letter_names("BBC") == "বিবিসি"


def test_bengali_is_typed_in_latin():
    """The way to Latin keeps what is not Bengali."""
    assert translit.romanize("আমি বাংলা, ২০২৪!", scheme="informal") == "ami bangla, 2024!"


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=30))
def test_pieces_tile_any_text(text):
    """No codepoint is lost or read twice."""
    assert "".join(piece.text for piece in pieces(text)) == text
    assert [piece.span.start for piece in pieces(text)[1:]] == [
        piece.span.stop for piece in pieces(text)[:-1]
    ]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ABé'-.,!?19\n#@আি", max_size=30))
def test_any_text_is_read(text):
    """No text stops the reader; shares are probabilities, and steps add up to the text."""
    shares = [share for _, share in read(text, 5)]
    assert all(0 <= share <= 1.0001 for share in shares)
    found = translit.explain(text, scheme="informal", back=True)
    assert "".join(step.target for step in found.steps) == found.text
    for one in translit.candidates(text, source="informal", target="bengali"):
        assert 0 <= one.score <= 1.0001


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=20))
def test_answers_promise_one_right_answer_at_most(word):
    """Probabilities fall and add up to no more than one; answers are distinct and in NFC."""
    found = shipped("informal").bengali(word, 10)
    shares = [share for _, share in found]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) <= 1.0001
    assert len({text for text, _ in found}) == len(found)
    assert all(unicodedata.is_normalized("NFC", text) for text, _ in found)


@pytest.mark.parametrize("scheme", ["informal", "english"])
def test_ten_thousand_letters_do_not_hang(scheme):
    """Work is bounded, and nothing is dropped without a trace."""
    assert len(translit.nativize("ka" * 5_000, scheme=scheme)) > 5_000
    assert len(translit.romanize("কা" * 5_000, scheme=scheme)) > 5_000
    assert len(translit.nativize("ami " * 2_000, scheme=scheme)) > 6_000


@pytest.fixture
def pairs(tmp_path):
    """Return a file of pairs of words."""
    path = tmp_path / "pairs.tsv"
    rows = [f"{bengali}\t{latin}\t2" for bengali, latin in WORDS.items()]
    path.write_text("\n".join(rows * 3) + "\nএক দুই\tone\n", "utf-8")
    return path


def test_training_repeats_and_its_model_can_be_scored(tmp_path, pairs):
    """The same pairs give the same bytes, and the model spells what it has seen."""
    for name in ("a.model", "b.model"):
        result = CliRunner().invoke(main, ["train", str(pairs), "-o", str(tmp_path / name)])
        assert result.exit_code == 0, result.output
    model = tmp_path / "a.model"
    assert model.read_bytes() == (tmp_path / "b.model").read_bytes()
    result = CliRunner().invoke(
        main, ["evaluate", str(pairs), "--model", str(model), "--to", "informal", "--json"]
    )
    record = json.loads(result.stdout)
    assert record["top_5"] > 0.8
    assert {"exact", "mrr", "character_error", "reliability", "worst"} <= set(record)


def test_training_with_counts_and_text(tmp_path, pairs):
    """Counts and running text become part of the model."""
    (tmp_path / "counts.tsv").write_text("".join(f"{word}\t{9}\n" for word in WORDS), "utf-8")
    (tmp_path / "text.txt").write_text("নাম মান। কাক কান!\n" * 9, "utf-8")
    model = tmp_path / "c.model"
    result = CliRunner().invoke(
        main,
        ["train", str(pairs), "-o", str(model), "--counts", str(tmp_path / "counts.tsv"),
         "--text", str(tmp_path / "text.txt")],
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    assert "words" in load(model)[0]
    result = CliRunner().invoke(
        main,
        ["evaluate", str(pairs), "--model", str(model), "--from", "informal", "--to", "bengali"],
    )
    assert "exact" in result.stdout


def test_evaluate_scores_the_front_door(pairs):
    """Without a model the shipped scheme is scored; two Latin schemes are refused."""
    result = CliRunner().invoke(main, ["evaluate", str(pairs), "--to", "english", "--json"])
    assert json.loads(result.stdout)["pairs"] == len(WORDS) + 1
    result = CliRunner().invoke(main, ["evaluate", str(pairs), "--from", "iast", "--to", "english"])
    assert result.exit_code == 1


def test_training_needs_pairs(tmp_path):
    """A file without a pair is one line of error."""
    (tmp_path / "none.tsv").write_text("nothing\n", "utf-8")
    result = CliRunner().invoke(
        main, ["train", str(tmp_path / "none.tsv"), "-o", str(tmp_path / "m")]
    )
    assert result.exit_code == 1
    assert not (tmp_path / "m").exists()
