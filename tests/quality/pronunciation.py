"""Measure the pronunciation rules against lexicons given on the command line.

    python tests/quality/pronunciation.py LEXICON.tsv.gz --notation google [--part held-out]
    python tests/quality/pronunciation.py LEXICON.tsv.gz --notation ipa --accent rarh

A lexicon has a word and its phonemes, apart by spaces, on each line; several lines for a
word are several right answers. Words are parted by a hash of their first four letters, so
that no inflected form of a held-out word is among those that the rules were tuned on.
"""

import argparse
import collections
import difflib
import gzip
import hashlib
import re
import unicodedata

from translit import normalize, romanize

# The phone set of the Google lexicon; it has no nasal vowels and no ɽ.
_GOOGLE = {
    "ɡ": "g", "ɡʱ": "gh", "ŋ": "N", "kʰ": "kh", "t͡ʃ": "c", "t͡ʃʰ": "ch", "d͡ʒ": "j", "d͡ʒʱ": "jh",
    "z": "j", "ʈ": "T", "ʈʰ": "Th", "ɖ": "D", "ɖʱ": "Dh", "t̪": "t", "t̪ʰ": "th", "d̪": "d",
    "d̪ʱ": "dh", "bʱ": "bh", "ɽ": "r", "ʃ": "sh", "ɔ": "O", "æ": "E", "i̯": "i^", "u̯": "u^",
    "e̯": "e^", "o̯": "o^",
}  # fmt: skip
_PHONE = re.compile(r"[td]͡[ʃʒ][ʰʱ]?|[td]̪[ʰʱ]?|[aeiouɔæ]̯|.[ʰʱ]?")
# Notations of one and the same phoneme that the editors of Wiktionary use side by side.
_SAME = (
    ("[ɾɹɻŕ]", "r"), ("t͡?ɕ|t͡s", "t͡ʃ"), ("(?<![a-zɑ])ɕ", "t͡ʃ"), ("ʑ|d͡?ʑ|d͡z|(?<!͡)ʒ", "d͡ʒ"),
    ("ʈ|t(?!̪|͡)", "ʈ"), ("ɖ|d(?!̪|͡)", "ɖ"), ("[ɛ]", "æ"), ("[ɑä]", "a"), ("pʰ|ɸ", "f"),
    ("ɽ", "r"), ("z", "d͡ʒ"), ("[ʰʱ]+", "ʰ"), ("̃", ""), ("[̯ʲʷ̜̝̟̠ˑ‿.ˈ]", ""),
    ("(.[̪]?(?:͡.)?)(ʰ?)ː", r"\1\1\2"),
)  # fmt: skip


def google_phones(word, accent):
    """Return our pronunciation in the phone set of the Google lexicon."""
    ipa = unicodedata.normalize("NFD", romanize(word, scheme="ipa", accent=accent))
    phones = _PHONE.findall(ipa.replace("̃", ""))
    return tuple(_GOOGLE.get(phone, phone) for phone in phones)


def folded(ipa):
    """Return IPA with notations of the same phoneme made one; length is written double."""
    text = unicodedata.normalize("NFD", ipa.replace(" ", "").replace("ɕʰ", "t͡ʃʰ"))
    for pattern, replacement in _SAME:
        text = re.sub(pattern, replacement, text)
    return text.replace("d͡d͡", "d͡")


def read_lexicon(path):
    """Return the right answers of each word in Bengali script."""
    answers = collections.defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            word, phonemes = line.rstrip("\n").split("\t")[:2]
            if re.fullmatch("[\u0980-\u09ff]+", word):
                answers[normalize(word)].append(phonemes)
    return answers


def is_held_out(word):
    """Whether a word belongs to the fifth that nothing was tuned on."""
    return int(hashlib.md5(word[:4].encode()).hexdigest(), 16) % 5 == 0  # noqa: S324


def main():
    """Print the share of words that are right as a whole, and what goes wrong most."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lexicon")
    parser.add_argument("--notation", choices=["google", "ipa"], required=True)
    parser.add_argument("--accent", choices=["rarh", "dhaka"], default="rarh")
    parser.add_argument("--part", choices=["held-out", "tuned", "all"], default="held-out")
    options = parser.parse_args()
    total = right = loose = 0
    confusions = collections.Counter()
    for word, phonemes in read_lexicon(options.lexicon).items():
        if options.part != "all" and is_held_out(word) != (options.part == "held-out"):
            continue
        if options.notation == "google":
            ours = google_phones(word, options.accent)
            known = [tuple(p for p in answer.split() if p != ".") for answer in phonemes]
        else:
            ours = tuple(folded(romanize(word, scheme="ipa", accent=options.accent)))
            known = [tuple(folded(answer)) for answer in phonemes]
        total += 1
        right += ours in known
        glideless = tuple(phone.rstrip("^") for phone in ours)
        loose += any(glideless == tuple(p.rstrip("^") for p in answer) for answer in known)
        if ours not in known:
            confusions.update(_differences(ours, known[0]))
    print(f"{total} words, {right / total:.4f} right, {loose / total:.4f} with glides folded")
    for (wrong, wanted), count in confusions.most_common(12):
        print(f"{count:6} {wrong or '-'} for {wanted or '-'}")


def _differences(ours, answer):
    matcher = difflib.SequenceMatcher(None, ours, answer, autojunk=False)
    for kind, start, stop, other_start, other_stop in matcher.get_opcodes():
        if kind != "equal":
            yield " ".join(ours[start:stop]), " ".join(answer[other_start:other_stop])


if __name__ == "__main__":
    main()
