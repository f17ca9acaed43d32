"""Library records: pairs are made and linked, what exists stays, bad records are named."""

import io
import json
import os
import subprocess
import sys
import unicodedata

import pymarc
import pytest
from click.testing import CliRunner
from pymarc import Field, Indicators, Record, Subfield

from translit.cli import main
from translit.errors import ImpossiblePair, UnknownScheme
from translit.marc import propose_record, romanize_record
from translit.marc.capitals import Case, catalogue_romanizer
from translit.marc.files import Bad, Good, read
from translit.marc.proposals import readable_form


def control(tag, data):
    """Make a control field."""
    return Field(tag, data=data)


def field(tag, *subfields, indicators="  "):
    """Make a data field of `a=...` pairs."""
    pairs = [one.split("=", 1) for one in subfields]
    return Field(tag, Indicators(*indicators), [Subfield(code, value) for code, value in pairs])


def record(*fields):
    """Make a record in UTF-8."""
    made = Record(force_utf8=True)
    made.add_field(*fields)
    return made


def lines(made):
    """Show the data fields, one a line."""
    return [str(one) for one in made.fields if not one.control_field]


def book(number="r1"):
    """Make a record in Bengali script."""
    return record(
        control("001", number),
        control("008", "150101s2015    bg            000 0 ben d"),
        field("100", "a=ঠাকুর, রবীন্দ্রনাথ,", "d=১৮৬১-১৯৪১.", "0=(local)7", indicators="1 "),
        field("245", "a=সোনার তরী /", "c=সম্পাদনা শঙ্খ ঘোষ ও অমর সেন.", indicators="10"),
        field("300", "a=১২০ পৃষ্ঠা"),
        field("500", "a=Cover title."),
    )


def romanised(*fields, language="ben"):
    """Make a record of a book in a language."""
    return record(control("008", f"150101s2015    bg            000 0 {language} d"), *fields)


@pytest.fixture
def run():
    """Run the command in process; the result has stdout, stderr and exit_code."""
    return lambda *arguments, **more: CliRunner().invoke(main, ["marc", *arguments], **more)


def write_xml(*records):
    """Return records as MARCXML."""
    out = io.BytesIO()
    writer = pymarc.XMLWriter(out)
    for one in records:
        writer.write(one)
    writer.close(close_fh=False)
    return out.getvalue()


def good(data, path):
    """Read all good records of some bytes."""
    path.write_bytes(data)
    return [one.record for one in read(str(path)) if isinstance(one, Good)]


def bad(data, path):
    """Return what is told of the bad records of some bytes."""
    path.write_bytes(data)
    return [one for one in read(str(path)) if isinstance(one, Bad)]


# Pairs


def test_a_field_in_bengali_becomes_a_pair():
    """The regular field is romanised in its place, an exact copy of the original is the 880."""
    made = book()
    changes = romanize_record(made)
    assert lines(made) == [
        "=100  1\\$6880-01$aṬhākura, Rabīndranātha,$d1861-1941.$0(local)7",
        "=245  10$6880-02$aSonāra tarī /$csampādanā Śaṅkha Ghosha o Amara Sena.",
        "=300  \\\\$a১২০ পৃষ্ঠা",
        "=500  \\\\$aCover title.",
        "=880  1\\$6100-01/Beng$aঠাকুর, রবীন্দ্রনাথ,$d১৮৬১-১৯৪১.$0(local)7",
        "=880  10$6245-02/Beng$aসোনার তরী /$cসম্পাদনা শঙ্খ ঘোষ ও অমর সেন.",
    ]
    done = [(one.tag, one.action, one.number) for one in changes]
    assert done == [("100", "romanized", "01"), ("245", "romanized", "02"), ("300", "left", "")]
    assert changes[1].after == "Sonāra tarī / sampādanā Śaṅkha Ghosha o Amara Sena."


def test_a_second_run_changes_nothing():
    """Completing is idempotent, proposing too."""
    for made, work in [
        (book(), romanize_record),
        (romanised(field("245", "a=Sonāra tarī")), propose_record),
    ]:
        work(made)
        once = str(made)
        assert {change.action for change in work(made)} <= {"left"}
        assert str(made) == once


def test_a_lone_880_gets_its_regular_field():
    """An 880 with number 00 takes a new number; one with a number keeps it, and the regular field stands by tag."""
    made = record(
        field("100", "a=Basu, Amara", indicators="1 "),
        field("650", "a=Poetry", indicators=" 0"),
        field("880", "6=245-00/Beng/r", "a=নৌকাডুবি", indicators="10"),
        field("880", "6=250-04", "a=প্রথম সংস্করণ."),
    )
    assert [one.action for one in romanize_record(made)] == ["made", "made"]
    assert lines(made) == [
        "=100  1\\$aBasu, Amara",
        "=245  10$6880-05$aNaukāḍubi",
        "=250  \\\\$6880-04$aPrathama saṃskaraṇa.",
        "=650  \\0$aPoetry",
        "=880  10$6245-05/Beng/r$aনৌকাডুবি",
        "=880  \\\\$6250-04$aপ্রথম সংস্করণ.",
    ]


def test_what_is_paired_or_latin_stays():
    """Existing pairs of either direction, and records without Bengali, are untouched."""
    made = record(
        field("100", "6=880-01", "a=Basu, A.", indicators="1 "),
        field("245", "6=880-02", "a=নৌকা", indicators="10"),
        field("264", "a=Dhaka :", "c=২০১৫."),
        field("880", "6=100-01/Beng", "a=বসু, অ.", indicators="1 "),
        field("880", "6=245-02/Latn", "a=The boat", indicators="10"),
    )
    before = str(made)
    (left,) = romanize_record(made)
    assert str(made) == before
    assert (left.tag, left.number, left.reason) == ("245", "02", "has its 880 already")


def test_numbers_go_on_after_those_of_the_record():
    """New pairs do not take a number that is there; a link whose 880 is missing keeps its own."""
    made = record(
        field("245", "6=880-03", "a=গান"),
        field("250", "a=নতুন সংস্করণ"),
        field("490", "6=880-07", "a=Sāgara"),
    )
    romanize_record(made)
    assert made["245"]["6"] == "880-03"
    assert made["250"]["6"] == "880-08"
    assert [one["6"] for one in made.get_fields("880")] == ["245-03/Beng", "250-08/Beng"]


def test_after_99_pairs_a_field_is_left():
    """$6 has two digits; nothing is written beyond them."""
    made = record(field("490", "6=880-99", "a=Sāgara"), field("245", "a=গান"))
    (left,) = romanize_record(made)
    assert (left.action, made["245"]["a"]) == ("left", "গান")
    assert "99" in left.reason


@pytest.mark.parametrize(
    ("fields", "tag", "reason"),
    [
        ([field("520", "a=গল্প")], "520", "note"),
        ([field("952", "a=গল্প")], "952", "local"),
        ([field("880", "6=bad", "a=গল্প")], "880", "$6"),
        ([field("245", "a=Galpa"), field("880", "6=245-00", "a=গল্প")], "245", "by hand"),
        ([field("110", "a=Galpa"), field("880", "6=100-02", "a=গল্প")], "100", "by hand"),
    ],
)
def test_what_is_left_has_a_reason(fields, tag, reason):
    """Fields in Bengali that are not ours to decide stay, and are told."""
    made = record(*fields)
    before = str(made)
    (left,) = romanize_record(made)
    assert (left.tag, left.action, str(made)) == (tag, "left", before)
    assert reason in left.reason


def test_notes_are_paired_when_asked():
    """Contents notes always are, the others with notes=True."""
    made = record(
        field("505", "a=নৌকা / অমর সেন -- নদী / কাজী নজরুল ইসলাম."), field("520", "a=গল্প। উপন্যাস।")
    )
    assert [one.action for one in romanize_record(made, notes=True)] == ["romanized"] * 2
    assert made["505"]["a"] == "Naukā / Amara Sena -- Nadī / Kājī Najarula Isalāma."
    assert made["520"]["a"] == "Galpa. Upanyāsa."


def test_numbers_addresses_and_latin_subfields_stay():
    """Control subfields keep even Bengali text; Latin subfields and words are not touched."""
    made = record(
        field("490", "a=নদী = River ;", "x=১২৩৪-৫৬৭৮", "v=NS 2", "u=http://x/নদী", "5=গ", "w=ব")
    )
    romanize_record(made)
    assert lines(made)[0] == (
        "=490  \\\\$6880-01$aNadī = River ;$x১২৩৪-৫৬৭৮$vNS 2$uhttp://x/নদী$5গ$wব"
    )


@pytest.mark.parametrize(
    ("text", "case", "expected"),
    [
        ("শেষের কবিতা", Case.SENTENCE, "Śeshera kabitā"),
        ("‘ঋতু’ ও ষড়যন্ত্র", Case.NAME, "‘R̥tu’ o Shaṛayantra"),
        ("শ্রীকান্ত. শুভদা", Case.SENTENCE, "Śrīkānta. Śubhadā"),
        ("১ম খণ্ড", Case.SENTENCE, "1ma khaṇḍa"),
        ("আধুনিক বাংলা কবিতা ও ভারতের নদী", Case.SENTENCE, "Ādhunika Bāṃlā kabitā o Bhāratera nadī"),
        ("একটি গল্প = উপাখ্যান", Case.WITHIN, "ekaṭi galpa = Upākhyāna"),
        ("শঙ্খ ঘোষ কর্তৃক সম্পাদিত", Case.CREDIT, "Śaṅkha Ghosha kartr̥ka sampādita"),
        ("বইমেলা", Case.SENTENCE, "Baimelā"),
        ("র\u200d্যাব", Case.NAME, "Ryāba"),
    ],
)  # fmt: skip
def test_capitals(text, case, expected):
    """The first word of a title and the words of a name take capitals, above diacritics too."""
    assert catalogue_romanizer("ala-lc")(text, case) == expected


def test_only_schemes_with_free_capitals():
    """Where a capital is another letter, records cannot be written; unknown names are named."""
    for work in (romanize_record, propose_record):
        with pytest.raises(ImpossiblePair):
            work(book(), "hk")
        with pytest.raises(UnknownScheme):
            work(book(), "ala-cl")
    made = record(field("245", "a=ভাষা ও বই"))
    romanize_record(made, "iso15919")
    assert made["245"]["a"] == "Bhāṣā o ba:i"


# Proposals


def test_a_proposal_is_marked_and_overwrites_nothing():
    """The 880 has $9 and a link to the 883 that says how it was made; the field gains $6 only."""
    made = romanised(
        field("245", "a=Sonāra tarī :", "b=1ma khaṇḍa.", "h=[electronic resource]"),
        field("264", "a=Kolkata :", "b=Ānanda Pābaliśārsa,", "c=[2015]"),
    )
    changes = propose_record(made)
    assert lines(made) == [
        "=245  \\\\$6880-01$aSonāra tarī :$b1ma khaṇḍa.$h[electronic resource]",
        "=264  \\\\$6880-02$aKolkata :$bĀnanda Pābaliśārsa,$c[2015]",
        "=880  \\\\$6245-01/Beng$81\\p$aসোনার তরী :$b1ম খণ্ড.$h[electronic resource]$9proposed",
        "=880  \\\\$6264-02/Beng$81\\p$aKolkata :$bআনন্দ পাবলিশার্স,$c[2015]$9proposed",
        "=883  0\\$81\\p$aBengali script read back from romanization by translit marc --reverse",
    ]
    assert [one.action for one in changes] == ["proposed", "proposed"]


@pytest.mark.parametrize(
    "text", ["Tagore, Rabindranath", "The history of Bengal", "Kolkata", "[19--]", "Café society"]
)
def test_what_is_no_romanised_bengali_is_left(text):
    """English words and customary spellings get no proposal."""
    made = romanised(field("100", f"a={text}"))
    (left,) = propose_record(made)
    assert (left.action, len(made.get_fields("880", "883"))) == ("left", 0)


def test_language_is_asked_first():
    """Only records in Bengali are read back; 041 $a says so too, $h does not."""
    title = "a=Sonāra tarī"
    assert propose_record(romanised(field("245", title), language="hin"))[0].action == "left"
    for code, action in (("a=engben", "proposed"), ("h=ben", "left")):
        made = romanised(field("041", code), field("245", title), language="eng")
        assert propose_record(made)[0].action == action


def test_linked_fields_get_no_proposal():
    """A field that has an 880 in any script keeps it alone."""
    made = romanised(
        field("245", "6=880-01", "a=Sonāra tarī"), field("880", "6=245-01/Deva", "a=सोनार तरी")
    )
    assert propose_record(made) == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (unicodedata.normalize("NFD", "Śeṣa pr̥shṭhā"), "শেষ পৃষ্ঠা"),
        ("Hat\u0323ha\u0304t\u0332 ca\u0304n\u0310da", "হঠাৎ চাঁদ"),
        ("T\ufe20s\ufe21a\u0304", "ত্সা"),
        ("Ba\u02b9i\u1e8fera ga\u0304na", "বইয়ের গান"),
        ("Ba’iẏera gāna", "বইয়ের গান"),
        ("So\u02bchaṃ", "সোঽহং"),
    ],
)
def test_decomposed_and_old_spellings_are_read(given, expected):
    """Marks off their letters, underscores, ties and all the apostrophes mean what they did."""
    made = romanised(field("245", f"a={given}"))
    propose_record(made)
    assert made["880"]["a"] == expected
    assert made["245"]["a"] == given


def test_original_bytes_of_a_field_stay_while_its_form_is_read():
    """Reading normalises; hiatus marks become the separator of the scheme."""
    assert readable_form("ba'i, ‘ba’") == "ba:i, ‘ba’"


def test_there_and_back():
    """What was romanised for a record is proposed again in the letters it had."""
    made = book()
    romanize_record(made)
    originals = [one.get("a") for one in made.get_fields("880")]
    made.remove_fields("880")
    for one in made.fields:
        one.subfields = [sub for sub in one.subfields if sub.code != "6"]
    propose_record(made)
    assert [one.get("a") for one in made.get_fields("880")] == originals


# Files


def test_both_formats_are_read_and_written(run, tmp_path):
    """Output has the format of the input or of its ending."""
    marc, xml = book().as_marc(), write_xml(book())
    expected = lines_of(book())
    for data, arguments in [(marc, ()), (xml, ()), (marc, ("--format", "marc"))]:
        done = run("-", *arguments, input=data)
        assert done.exit_code == 0
        (made,) = good(done.stdout_bytes, tmp_path / "out")
        assert lines(made) == expected
        assert done.stdout_bytes.startswith(b"<") == data.startswith(b"<")
    for ending in ("mrc", "xml"):
        target = tmp_path / f"out.{ending}"
        assert run("-o", str(target), input=xml).exit_code == 0
        assert target.read_bytes().startswith(b"<") == (ending == "xml")
        assert [lines(one) for one in good(target.read_bytes(), tmp_path / "again")] == [expected]


def lines_of(made):
    """Show the data fields of a record after it was completed."""
    romanize_record(made)
    return lines(made)


def test_records_without_bengali_pass_byte_for_byte(run):
    """ISO 2709 that nothing was done to is not written anew."""
    data = record(control("001", "e1"), field("245", "a=A book")).as_marc()
    odd = data.replace(b"A book", b"A\x1fbok\x1f")  # an empty subfield, which pymarc would drop
    assert run(input=odd + b"\n" + odd).stdout_bytes == odd + odd


def test_report_names_what_was_done_and_why_not(run):
    """One line a field with the record's own number, and counts at the end; or JSON Lines."""
    told = run(input=book().as_marc()).stderr.splitlines()
    assert told[1].startswith("r1: 245 880-02 romanized: সোনার তরী / সম্পাদনা")
    assert told[2].startswith("r1: 300 left: ১২০ পৃষ্ঠা (")
    assert told[-1] == "1 record: 2 romanized, 1 left"
    rows = run("--report", "json", input=book().as_marc()).stderr.splitlines()
    first = json.loads(rows[0])
    assert first["record"] == "r1"
    assert (first["tag"], first["action"], first["number"]) == ("100", "romanized", "01")


def broken_records():
    """Yield records that cannot be read, with a word of the reason."""
    whole = book().as_marc()
    yield whole[:-40], "truncated|says"
    yield b"00100" + whole[5:], "says 100 bytes"
    yield b"x" * 5 + whole[5:], "length"
    yield whole.replace("সোনার".encode(), b"\xff" * len("সোনার".encode())), "utf-8|decode"
    yield whole[:12] + b"99999" + whole[17:], "directory"
    yield whole[:27] + b"0001" + whole[31:], "directory"


@pytest.mark.parametrize(("data", "reason"), list(broken_records()))
def test_bad_records_are_named_and_do_not_stop_the_rest(run, tmp_path, data, reason):
    """The place and the reason are told, the others are written, the exit status is 1."""
    done = run(input=book("r0").as_marc() + data + book("r2").as_marc())
    assert done.exit_code == 1
    named = [line for line in done.stderr.splitlines() if line.startswith("translit: ")]
    assert len(named) == 1
    assert "standard input, record 2 (byte " in named[0]
    assert any(word in named[0] for word in reason.split("|")), named
    kept = good(done.stdout_bytes, tmp_path / "out")
    assert [one["001"].data for one in kept] == ["r0", "r2"]
    assert "2 records" in done.stderr.splitlines()[-1]
    assert "1 bad" in done.stderr.splitlines()[-1]


def test_a_file_that_is_cut_off_or_no_marc(tmp_path):
    """The last record may lack its end; any other file is one bad record."""
    (cut,) = bad(book().as_marc()[:-9], tmp_path / "cut")
    assert cut.reason.startswith("truncated")
    (other,) = bad(b"hello, world", tmp_path / "other")
    assert other.place == "record 1 (byte 0)"
    assert bad(b"", tmp_path / "empty") == []


def test_marc8_is_decoded(tmp_path):
    """MARC-8 is read with its references; UTF-8 under the wrong label too; other bytes are named."""
    made = record(field("245", "a=Xs~nara &#x09AC;", indicators="10"))
    raw = made.as_marc().replace(b"Xs", b"\xe2s").replace(b"~", b"o")
    (one,) = good(raw[:9] + b" " + raw[10:], tmp_path / "marc8")
    assert one["245"]["a"] == "śonara ব"
    raw = book().as_marc()
    (one,) = good(raw[:9] + b" " + raw[10:], tmp_path / "mislabelled")
    assert one["245"]["a"] == "সোনার তরী /"
    raw = made.as_marc().replace(b"Xs", b"\xffs")
    (flaw,) = bad(raw[:9] + b" " + raw[10:], tmp_path / "neither")
    assert "MARC-8" in flaw.reason


def test_bad_xml(run, tmp_path):
    """A record that lacks what it needs is one bad record; malformed XML ends its file."""
    data = write_xml(book("r0"), book("r1"), book("r2"))
    second = data.index(b"<record>", data.index(b"<record>") + 1)
    lacking = data[:second] + data[second:].replace(b' tag="245"', b"", 1)
    done = run(input=lacking)
    assert [one["001"].data for one in good(done.stdout_bytes, tmp_path / "out")] == ["r0", "r2"]
    assert (done.exit_code, "record 2: <datafield> lacks" in done.stderr) == (1, True)
    done = run(input=data[: second + 60])
    assert [one["001"].data for one in good(done.stdout_bytes, tmp_path / "out")] == ["r0"]
    assert (done.exit_code, "record 2 (line 1): malformed XML" in done.stderr) == (1, True)


def test_what_a_format_cannot_hold(run, tmp_path):
    """Too long for ISO 2709, or not a character of XML: named, not written wrongly."""
    long = record(control("001", "long"), field("245", "a=" + "নদী " * 999))
    done = run(input=long.as_marc())
    assert (done.exit_code, "kept as it was" in done.stderr) == (1, True)
    assert done.stdout_bytes == long.as_marc()
    done = run("-o", str(tmp_path / "long.mrc"), input=write_xml(long))
    assert (done.exit_code, "left out" in done.stderr) == (1, True)
    odd = record(control("001", "odd"), field("245", "a=\x01নদী"))
    done = run("-o", str(tmp_path / "out.xml"), input=odd.as_marc())
    assert (done.exit_code, "control characters" in done.stderr) == (1, True)


def test_output_is_all_or_nothing(run, tmp_path):
    """An input is not replaced; a wrong scheme or a missing file leaves the old output."""
    source, target = tmp_path / "in.mrc", tmp_path / "out.mrc"
    source.write_bytes(book().as_marc())
    target.write_bytes(b"old")
    for arguments, words in [
        ((str(source), "-o", str(source)), "is an input"),
        ((str(source), "-o", str(target), "--to", "ala"), "unknown scheme"),
        ((str(source), str(tmp_path / "none"), "-o", str(target)), "No such file"),
    ]:
        done = run(*arguments)
        assert done.exit_code == 1
        assert words in done.stderr.splitlines()[-1]
        assert "Traceback" not in done.stderr
    assert target.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.mrc", "out.mrc"]


def test_proposals_on_the_command_line(run, tmp_path):
    """--reverse proposes."""
    done = run("--reverse", input=romanised(field("245", "a=Sonāra tarī")).as_marc())
    (made,) = good(done.stdout_bytes, tmp_path / "out")
    assert made["880"]["9"] == "proposed"
    assert "record 1 (byte 0): 245 880-01 proposed: Sonāra tarī -> সোনার তরী" in done.stderr


def test_without_pymarc(run, monkeypatch):
    """One line names the extra; importing translit needs none of it."""
    for name in [name for name in sys.modules if name.startswith("translit.marc")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pymarc", None)
    done = run(input=b"")
    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        "translit: MARC records need an extra: pip install 'bengali-translit-glossary[marc]'"
    ]
    code = "import sys, translit, translit.cli; print('pymarc' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"


def test_the_program_itself(tmp_path):
    """From files through the shell, UTF-8 whatever the locale."""
    source = tmp_path / "in.xml"
    source.write_bytes(write_xml(book()))
    done = subprocess.run(
        [sys.executable, "-m", "translit", "marc", str(source)],
        capture_output=True, check=False, env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Rabīndranātha" in done.stdout.decode()
