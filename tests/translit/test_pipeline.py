"""The front door: names, options, steps, and errors that help."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import translit
from translit.schemes import catalogue

LATIN = ["iso15919", "iast", "ala-lc", "nlk", "ungegn", "itrans", "hk", "slp1", "velthuis", "wx"]
texts = st.text(
    st.sampled_from([chr(code) for code in range(0x980, 0xA00)] + list("\u200c\u200da 1.।’:্\u09df"))
)


@pytest.mark.parametrize(
    ("word", "latin"),
    [
        ("বই", "ba:i"),
        ("বৈ", "bai"),
        ("বউ", "ba:u"),
        ("অ্যাপ", "a:yāpa"),
        ("র\u200d্যাপার", "r:yāpāra"),
        ("উৎসব", "utsaba"),
        ("হঠাৎ", "haṭhāt"),
        ("সত্য", "satya"),
        ("জগৎই", "jagat:i"),
        ("বাক্হীন", "bāk:hīna"),
        ("সোঽহম্", "so:’ham"),
        ("উদ্\u200cভ্রান্ত", "udbhrānta"),
        ("বাড়ি", "bāṛi"),
        ("বা\u09dcি", "bāṛi"),
        ("কৃষি", "kr̥ṣi"),
        ("সময় ১২:৩০।", "samaẏa 12:30."),
        ("৳৫০", "Tk50"),
        ("ভ়াত", "bhāta"),
        ("কৎৎক", "kat:tka"),
        ("ভাল\u09c7\u09beবাসা", "bhālobāsā"),
    ],
)
def test_hard_items_in_iso_15919(word, latin):
    """The letters are those of the standard, and its colon is its only device."""
    assert translit.romanize(word) == latin


@pytest.mark.parametrize(
    ("scheme", "latin"),
    [("iso15919", "bāk:hīna"), ("itrans", "bAk_hIna"), ("velthuis", "baak{}hiina"),
     ("slp1", "bAkhIna"), ("wx", "bAkhIna"), ("hk", "bAk:hIna")],
)  # fmt: skip
def test_separators_stand_only_where_letters_would_run_together(scheme, latin):
    """Schemes with one letter a sound need none."""
    assert translit.romanize("বাক্হীন", scheme) == latin


def test_capitals_mean_nothing_in_scholarly_schemes():
    """ISO 15919 is case-insensitive; in ITRANS capitals are other letters."""
    assert translit.nativize("Śi Jinapiṁ") == "শি জিনপিং"
    assert translit.nativize("TAkA", "itrans") == "টাকা"


@pytest.mark.parametrize("scheme", LATIN)
def test_canonically_equivalent_input_gives_equal_output(scheme):
    """How the editor stored a letter does not show."""
    for one, other in [("\u09df", "য়"), ("\u09dc", "ড়"), ("ক\u09c7\u09be", "কো"), ("ত্\u200d", "ৎ")]:
        assert translit.romanize(one, scheme) == translit.romanize(other, scheme)


@pytest.mark.parametrize("scheme", LATIN)
@given(text=texts)
def test_steps_tell_the_whole_conversion(scheme, text):
    """Targets joined are the text, sources joined are the input, spans say where."""
    romanization = translit.explain(text, scheme)
    assert romanization.text == "".join(step.target for step in romanization.steps)
    assert romanization.text == translit.romanize(text, scheme)
    normal = translit.normalize(text)
    assert "".join(step.source for step in romanization.steps) == normal
    assert all(step.span.of(normal) == step.source for step in romanization.steps)
    back = translit.explain(romanization.text, scheme, back=True)
    assert back.text == translit.nativize(romanization.text, scheme)


@pytest.mark.parametrize(
    ("options", "latin"),
    [
        ({}, "biśbe saṁga ābbā 5 “ka”"),
        ({"vowels": "long"}, "biśbē saṁga ābbā 5 “ka”"),
        ({"nasals": "homorganic"}, "biśbe saṅga ābbā 5 “ka”"),
        ({"ba_phala": "v"}, "biśve saṁga ābvā 5 “ka”"),
        ({"digits": "keep"}, "biśbe saṁga ābbā ৫ “ka”"),
        ({"punctuation": "ascii"}, 'biśbe saṁga ābbā 5 "ka"'),
    ],
)
def test_options_choose_where_the_standard_leaves_a_choice(options, latin):
    """Each option changes one thing."""
    assert translit.romanize("বিশ্বে সংগ আব্বা ৫ “ক”", **options) == latin


@pytest.mark.parametrize(
    "options", [{"vowels": "long"}, {"ba_phala": "v"}, {"nasals": "homorganic"}]
)
@pytest.mark.parametrize("scheme", LATIN)
@given(text=texts)
def test_options_lose_nothing_if_reversible(scheme, options, text):
    """Reversible text comes back under every option."""
    latin = translit.romanize(text, scheme, reversible=True, **options)
    back = translit.nativize(latin, scheme, reversible=True, **options)
    assert back == translit.normalize(text)


def test_unknown_names_are_met_with_near_ones():
    """A slip of the keyboard is answered with the name that was meant."""
    with pytest.raises(translit.UnknownScheme) as caught:
        translit.romanize("ক", "iso1519")
    assert "iso15919" in caught.value.near


def test_wrong_options_are_refused():
    """An option or a value that does not exist does not pass in silence."""
    with pytest.raises(TypeError, match="vowel"):
        translit.romanize("ক", vowel="long")
    with pytest.raises(ValueError, match="plain, long"):
        translit.romanize("ক", vowels="short")


def test_all_is_sorted_and_importable():
    """The front door is what it says it is."""
    assert translit.__all__ == sorted(translit.__all__)
    assert all(hasattr(translit, name) for name in translit.__all__)


@pytest.mark.parametrize("scheme", list(catalogue()))
@settings(max_examples=60, deadline=None)
@given(
    text=st.text(
        st.sampled_from([chr(c) for c in range(0x980, 0xA00)] + list("\u200c\u200d।॥ a1.")),
        max_size=16,
    )
)
def test_no_scheme_leaves_bengali_behind(scheme, text):
    """Whatever Bengali text comes in, Latin output holds no Bengali sign and no joiner."""
    assert not re.search("[\u0980-\u09ff\u200c\u200d\u0964\u0965]", translit.romanize(text, scheme))
