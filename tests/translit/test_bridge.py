"""Other scripts and schemes: a lossless pivot, and none of the library's faults."""

import importlib
import json
import re
import subprocess
import sys
import unicodedata

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import translit
from translit.bridge import bridged
from translit.bridge.devanagari import pivot_rows, read, read_reversible, write, write_reversible
from translit.bridge.names import TWINS, foreign
from translit.cli import main
from translit.schemes import catalogue

ALL = sorted(bridged())
LATIN = [name for name in ALL if foreign()[name].kind == "latin"]
SCRIPTS = [name for name in ALL if foreign()[name].kind == "script"]
ALPHABETS = [name for name in ALL if foreign()[name].kind == "alphabet"]
# What can be read back well enough to be compared: no two letters alike but those of Bengali.
FAITHFUL = ["assamese", "iso_vedic", "itrans_lowercase", "kolkata_v2", "optitrans", "titus"]
BENGALI = [chr(code) for code in range(0x980, 0xA00)]
ASCII = [chr(code) for code in range(128)]
bengali_texts = st.text(st.sampled_from([*BENGALI, *"\u200c\u200d।॥", *ASCII]))
nonsense = st.text(
    st.sampled_from(
        [*BENGALI, *(chr(code) for code in range(0x900, 0x980)), *"\u200c\u200d aiŕ̥ḥ1.:_"]
    )
)
words = st.lists(
    st.sampled_from("কই বউ বাক্হীন সময় বাড়ি আষাঢ় জ্ঞান ক্ষমা কৃষ্ণ চাঁদ দুঃখ বাংলা অঞ্চল ওম্ ঐ ঔষধ উৎসাহী অ্যাপ এ্যালবাম".split()),
    min_size=1,
).map(" ".join)  # fmt: skip
NOT_LATIN = re.compile("[\u0900-\u09ff\u200c\u200d]")


def convert(text, source, target, **options):
    """Shorten the call."""
    return translit.transliterate(text, source=source, target=target, **options)


# The pivot


@given(text=bengali_texts)
def test_devanagari_comes_back_exactly(text):
    """Bengali in Devanagari loses nothing: whatever is normal comes back codepoint for codepoint."""
    devanagari = convert(text, "bengali", "devanagari")
    assert convert(devanagari, "devanagari", "bengali") == translit.normalize(text)
    assert unicodedata.is_normalized("NFC", devanagari)


@given(text=nonsense)
def test_reversible_devanagari_comes_back_even_from_mixed_text(text):
    """Devanagari that is there already is escaped, as is the escape."""
    text = text.replace(":", "\\{}")
    there = convert(text, "bengali", "devanagari", reversible=True)
    assert convert(there, "devanagari", "bengali", reversible=True) == translit.normalize(text)


@pytest.mark.parametrize("row", pivot_rows(), ids=lambda row: f"{row['letter']} {row['way']}")
def test_rows_prove_their_examples(row):
    """Each row of the table is a test."""
    assert row["letter"] in unicodedata.normalize("NFC", row["example"])
    reads, writes = (
        (read_reversible, write_reversible) if row["way"] == "reversible" else (read, write)
    )
    assert reads(row["example"]) == row["expected"]
    if row["way"] != "read":
        assert writes(row["expected"]) == row["example"]


@pytest.mark.parametrize(
    ("bengali", "devanagari"),
    [
        ("রবীন্দ্রনাথ", "रबीन्द्रनाथ"),
        ("সময়", "समय\u093c"),
        ("বা\u09dcি", "बाड\u093cि"),
        ("গাঢ়", "गाढ\u093c"),
        ("যদি", "यदि"),
        ("উৎসব", "उत्\u200dसब"),
        ("উত্\u200dসব", "उत्\u200dसब"),
        ("উত্সব", "उत्सब"),
        ("উদ্\u200cভ্রান্ত", "उद्\u200cभ्रान्त"),
        ("র\u200d্যাব", "र\u200d्याब"),
        ("সোঽহম্ ১২।", "सोऽहम् १२।"),
        ("৳৫ ঌৡ", "৳५ ऌॡ"),
        ("র়ৰৰ়", "र\u093c\u093cऱऱ\u093c\u093c"),
    ],
)
def test_letters_have_their_counterparts(bengali, devanagari):
    """ব is ब, nukta letters keep their dots, joiners and ৎ stay, rare signs pass."""
    devanagari = unicodedata.normalize("NFC", devanagari)
    assert convert(bengali, "bengali", "devanagari") == devanagari
    assert convert(devanagari, "devanagari", "bengali") == translit.normalize(bengali)


@pytest.mark.parametrize(
    ("devanagari", "bengali"),
    [
        ("भारत", "ভারত"),
        ("विश्व", "বিশ্ব"),
        ("डॉक्टर", "ডক্টর"),
        ("बॅट", "ব্যাট"),
        ("ॐ", "ওঁ"),
        ("ज़मीन", "জ়মীন"),
        ("\u095bमीन", "জ়মীন"),
    ],
)
def test_what_bengali_lacks_is_spelled_as_bengali_spells_it(devanagari, bengali):
    """व is ব; the candra vowels are those of ডক্টর and ব্যাট."""
    assert convert(devanagari, "devanagari", "bengali") == bengali


def test_reversible_keeps_va_apart():
    """Under reversible व is ৱ and comes back."""
    assert convert("विश्व बाबा", "devanagari", "bengali", reversible=True) == "ৱিশ্ৱ বাবা"
    assert convert("ৱিশ্ৱ বাবা", "bengali", "devanagari", reversible=True) == "विश्व बाबा"


# The library's faults, each with a test


@pytest.mark.parametrize("name", [*LATIN, *TWINS])
def test_ba_is_no_va(name):
    """The library writes every ব as v."""
    assert convert("বাবা", "bengali", name).lower().count("b") == 2
    assert "v" not in convert("বাবা", "bengali", name)


@pytest.mark.parametrize("name", LATIN)
@pytest.mark.parametrize("word", ["হয়েছে", "বাড়ি", "গাঢ়", "ভালো", "মৌ", "জ়মিন", "ক়খ়গ়ফ়"])
def test_both_encodings_of_a_letter_are_one(name, word):
    """The library leaves a raw nukta after decomposed য় ড় ঢ়, and halves of ো ৌ."""
    composed = translit.normalize(word, form="composed")
    apart = unicodedata.normalize("NFD", word)
    assert convert(composed, "bengali", name) == convert(apart, "bengali", name)
    assert not NOT_LATIN.search(convert(apart, "bengali", name))


def test_nukta_letters_are_written_without_a_second_vowel():
    """The library writes haya়ēchē."""
    assert convert("হয়েছে", "bengali", "kolkata_v2") == "haẏēchē"
    assert convert("বাড়ি", "bengali", "titus") == "bāṛi"


@pytest.mark.parametrize("name", [name for name in [*LATIN, "cyrillic"] if name != "iso"])
@pytest.mark.parametrize(("one", "other"), [("কই", "কৈ"), ("বউ", "বৌ"), ("ক্হ", "খ")])
def test_hiatus_is_kept(name, one, other):
    """The library writes কই like কৈ and ক্হ like খ."""
    assert convert(one, "bengali", name) != convert(other, "bengali", name)
    for word in (one, other):
        assert convert(convert(word, "bengali", name), name, "bengali") == word


def test_joiners_are_kept_out_of_other_scripts():
    """The library lets joiners pass, and loses nothing else by their going."""
    for name in [*LATIN, *ALPHABETS, "tamil", "telugu", "gujarati", "oriya"]:
        assert convert("র\u200d্যাব", "bengali", name) == convert("র্যাব", "bengali", name) or (
            name == "iso"
        )
        assert not re.search("[\u200c\u200d]", convert("উদ্\u200cভ্রান্ত", "bengali", name))


@pytest.mark.parametrize(
    ("letter", "latin"), [("ৱ", "va"), ("ৰ", "ra"), ("ৎ", "t"), ("৳৫", "Tk5"), ("ঁ", "~")]
)
def test_rare_letters_are_written(letter, latin):
    """The library leaves ৱ and ৳ as they are."""
    assert convert(letter, "bengali", "kolkata_v2") == latin


def test_tamil_stops_are_read_as_plain_ones():
    """The library reads த as ध, the last of the four letters that it stands for."""
    assert convert("தமிழ்", "tamil", "bengali") == "তমিল্"
    assert convert("சென்னை", "tamil", "bengali") == "চেন্নৈ"


def test_cyrillic_has_no_latin_a():
    """The library mixes a Latin a into other alphabets."""
    for name in ALPHABETS:
        assert not re.search("[a-z]", convert("কলকাতা", "bengali", name))


def test_signs_that_a_script_lacks_do_not_stay_in_devanagari():
    """The library leaves ऋ in Gurmukhi, ँ in Sinhala and ड़ in Telugu."""
    left = re.compile("[\u0900-\u0963\u0970-\u097f]")
    for name in SCRIPTS:
        if name not in {"devanagari", "ranjana"}:
            for letter in "ঋৠঌৡৃৄৢৣঁংঃঽড়ঢ়য়ষ৽":
                assert not left.search(convert(f"ক{letter} {letter}", "bengali", name)), name


def test_letters_of_the_source_that_the_library_forgets_are_read():
    """Chillus of Malayalam, composed ਸ਼ of Gurmukhi and ଡ଼ of Odia in NFC, addak."""
    assert convert("അവൻ", "malayalam", "bengali") == "অবন্"
    assert convert("ਸ਼ੇਰ ਪੱਕਾ", "gurmukhi", "bengali") == "শের পক্কা"
    assert convert("ଓଡ଼ିଆ", "oriya", "bengali") == "ওড়িআ"


# Every name


@pytest.mark.parametrize("name", [*ALL, *TWINS])
@settings(max_examples=40, deadline=None)
@given(text=nonsense)
def test_no_text_is_too_odd(name, text):
    """No name raises on any text, in either direction, and equal input gives equal output."""
    written = convert(text, "bengali", name)
    assert written == convert(unicodedata.normalize("NFD", text), "bengali", name)
    assert isinstance(convert(text, name, "bengali"), str)
    assert isinstance(convert(written, name, "bengali"), str)
    assert isinstance(convert(written, name, "tamil"), str)
    assert isinstance(convert(text, "devanagari", name), str)


@pytest.mark.parametrize("name", [*LATIN, *ALPHABETS])
@settings(max_examples=40, deadline=None)
@given(text=bengali_texts)
def test_latin_holds_no_bengali_sign_nukta_or_joiner(name, text):
    """Whatever Bengali text comes in."""
    left = "[\u093c\u0980-\u09ff\u200c\u200d]"
    if name in LATIN:
        left = NOT_LATIN.pattern
    elif name == "persian_old":
        left = "[\u093c\u0980-\u09ff\u200c\u200d]"
    assert not re.search(left, convert(text, "bengali", name))


@pytest.mark.parametrize("name", FAITHFUL)
@given(text=words)
def test_ordinary_words_come_back(name, text):
    """Where no two letters are written alike, only ৎ is lost."""
    back = convert(convert(text, "bengali", name), name, "bengali")
    assert back == text.replace("ৎ", "ত্")


@pytest.mark.parametrize("name", ALL)
def test_every_row_proves_its_example(name):
    """The list of schemes shows a word in each."""
    row = foreign()[name]
    assert convert(row.example, "bengali", name) == row.expected


def test_the_library_knows_what_is_listed():
    """No scheme is named that the installed library lacks; a newer one may know more."""
    library = importlib.import_module("indic_transliteration.sanscript")
    assert set(foreign()) <= set(library.SCHEMES) - {"bengali"}


@pytest.mark.parametrize(
    ("word", "name", "expected"),
    [
        ("ভারত", "gujarati", "ભારત"),
        ("ভারত", "telugu", "భారత"),
        ("ভারত", "tamil", "பாரத"),
        ("ভারত", "kannada", "ಭಾರತ"),
        ("ভারত", "malayalam", "ഭാരത"),
        ("ভারত", "oriya", "ଭାରତ"),
        ("ভারত", "gurmukhi", "ਭਾਰਤ"),
        ("ভারত", "sinhala", "භාරත"),
        ("কমলা", "tamil", "கமலா"),
        ("গীতা", "gujarati", "ગીતા"),
        ("রাম", "telugu", "రామ"),
        ("সময়", "gujarati", "સમય"),
        ("সময়", "oriya", "ସମୟ"),
        ("বড়", "oriya", "ବଡ଼"),
        ("কলকাতা", "kolkata_v2", "kalakātā"),
        ("বিশ্বভারতী", "titus", "biśbabʰāratī"),
        ("জ্ঞান", "optitrans", "jnAna"),
    ],
)
def test_known_spellings(word, name, expected):
    """Words that are written alike all over India."""
    assert convert(word, "bengali", name) == unicodedata.normalize("NFC", expected)


# Pairs


@pytest.mark.parametrize(
    ("text", "source", "target", "expected"),
    [
        ("विश्व", "devanagari", "iast", "viśva"),
        ("विश्व", "devanagari", "iso15919", "viśva"),
        ("विश्व", "devanagari", "iso", "viśva"),
        ("विश्व", "devanagari", "hk", "vizva"),
        ("विश्व", "devanagari", "slp1", "viSva"),
        ("कइ कै", "devanagari", "iast", "ka:i kai"),
        ("viśva ka:i", "iast", "devanagari", "विश्व कइ"),
        ("vizva", "hk", "tamil", "விஶ்வ"),
        ("विश्व", "devanagari", "ala-lc", "biśva"),
        ("भारत", "devanagari", "telugu", "భారత"),
        ("भारत", "devanagari", "readable", "bharot"),
        ("ভারত", "bengali", "iso", "bhārata"),
        ("বিশ্ব", "bengali", "iast", "biśba"),
        ("bAMlA", "itrans", "bengali", "বাংলা"),
        ("bAMlA", "itrans", "ala-lc", "bāṃlā"),
        ("bāṃlā", "kolkata_v2", "nlk", "bāṃlā"),
        ("ka:i", "iso", "bengali", "কই"),
        ("ভারত", "bengali", "bengali", "ভারত"),
    ],
)
def test_pairs(text, source, target, expected):
    """Sanskrit keeps its v where the target has one; our own schemes go through Bengali."""
    assert convert(text, source, target) == expected


def test_options_of_ours_take_the_way_through_bengali():
    """Where an option is asked for that only our schemes have, they serve."""
    assert convert("देश", "devanagari", "iso15919", vowels="long") == "dēśa"
    assert convert("विश्व", "devanagari", "iso15919", reversible=True) == "viśva"
    with pytest.raises(TypeError, match="vowel"):
        convert("देश", "bengali", "tamil", vowel="long")


def test_tamil_becomes_english_through_bengali():
    """A learned scheme has Bengali on one side, and that is enough."""
    assert convert("கமலா", "tamil", "english") == translit.romanize("কমলা", "english")
    with pytest.raises(translit.ImpossiblePair):
        convert("kɔmola", "ipa", "tamil")


def test_unknown_names_are_met_with_near_ones_of_both():
    """Ours and the library's names are suggested alike."""
    with pytest.raises(translit.UnknownScheme) as caught:
        convert("ক", "bengali", "devnagari")
    assert "devanagari" in caught.value.near
    with pytest.raises(translit.UnknownScheme):
        convert("क", "devanagari", "nowhere")


def test_ours_come_first():
    """Our schemes in the order of the table, then the bridge's, sorted; no name twice."""
    names = translit.scheme_names()
    assert names == [*catalogue(), *ALL]
    assert len(names) == len(set(names))


@given(text=nonsense)
@pytest.mark.parametrize("name", ["devanagari", "tamil", "kolkata_v2"])
def test_steps_tell_the_whole_conversion(name, text):
    """Targets joined are the output, sources joined the normal input."""
    for back, result in ((False, translit.romanize), (True, translit.nativize)):
        told = translit.explain(text, name, back=back)
        assert told.text == result(text, name)
        normal = "".join(step.source for step in told.steps)
        assert all(step.span.of(normal) == step.source for step in told.steps)


def test_strict_names_what_is_not_in_the_script():
    """Latin letters are not Devanagari."""
    translit.require_scheme("भारत, २", "devanagari")
    with pytest.raises(translit.NotInScheme) as caught:
        translit.require_scheme("भारत abc", "devanagari")
    assert caught.value.offset == 5


# The command


def test_the_command_takes_other_scripts():
    """--from and --to know them, and --form says how nukta letters are encoded."""
    run = CliRunner()
    done = run.invoke(main, ["convert", "--from", "devanagari", "--to", "ala-lc"], input="भारत\n")
    assert done.stdout == "bhārata\n"
    composed = ["convert", "--from", "devanagari", "--to", "bengali", "--form", "composed"]
    assert run.invoke(main, composed, input="समय\u093c").stdout == "সম\u09df"
    rows = [
        json.loads(line) for line in run.invoke(main, ["schemes", "--json"]).stdout.split("\n")[:-1]
    ]
    tamil = next(row for row in rows if row["name"] == "tamil")
    assert tamil["standard"] == "indic-transliteration"
    assert not tamil["lossless"]
    assert "ক খ গ ঘ" in tamil["loses"]


@pytest.mark.parametrize("arguments", [["--help"], ["schemes"], ["convert", "--to", "iast"]])
def test_the_library_is_imported_for_its_own_schemes_only(arguments):
    """It is slow to import, and most have no use for it."""
    code = f"""
import sys
from translit.cli import main
main({arguments}, standalone_mode=False)
print([name for name in sys.modules if name.startswith("indic")])
"""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True, text=True, check=True, input="বাংলা",
    )  # fmt: skip
    assert done.stdout.endswith("[]\n")
