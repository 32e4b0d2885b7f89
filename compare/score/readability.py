"""Document → plain figures on how hard the text is to read.

Own syllable counter: textstat loads in over a second and needs a pronunciation
dictionary that it downloads on first use.
"""

from __future__ import annotations

import functools
import re

from compare import settings
from compare.records import Document

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouyáàâäéèêëíìîïóòôöúùûü]+")
# A final e is silent, but not after consonant and l ("table"); -es and -ed are mostly silent, but not
# in "taxes" and "added"; so is an e before an ending ("statement", "likely").
_SILENT = re.compile(
    r"(?:(?<![^aeiouy]l)e|(?<![sxzcg])(?<!sh)(?<!ch)(?<![^aeiouy]l)es|(?<![td])(?<![^aeiouy]l)ed)$"
    r"|(?<=[aeiou][bcdfgkmnpstvz])e(?=(?:ment|ful|ly|less|ness)s?$)"
)
# Neighbouring vowels spoken apart ("vi-deo", "situ-ation", "go-ing", "cre-ate"), and final -sm.
_APART = re.compile(
    r"(?<=[bdfhkmprvw])ia|nia(?=ls?$)|lia(?=nce|bl|rs?$)|^gia"
    r"|(?<=[bdhkmprv])io(?!rs?$)|^lion|tio$|iet(?=$|s$|y|i)|^scie|(?<=[bdlprv])ien(?=t|c)|ium"
    r"|(?<![gpq])eo(?!u)|eu(?=m)|(?<=[aeiou][rdk])ea|(?<=cr)ea(?=t(?!u))|^rea(?=ct|li)"
    r"|(?<=[aeiouy])ing|oe(?=[mt])|^coo(?=perat|rdin)|ue(?=[ln])|(?<![gqbj])ui(?=[ndc])"
    r"|(?<![gq])ua|uou|(?<=[aou])y(?=[aeou])|sms?$"
)
_IRREGULAR = {"one": 1, "once": 1, "someone": 2, "every": 2, "business": 2, "something": 2, "evening": 2}


def measure_readability(document: Document) -> dict[str, float]:
    """Counts and the two best-known school formulas, rounded to 1 decimal; body sentences only.

    `flesch_reading_ease` (Flesch 1948) is about 0..100, higher is easier;
    `flesch_kincaid_grade` (Kincaid et al. 1975) is a US school year. Empty
    for fewer words than the formulas were made for.
    """
    sentences = [_WORD.findall(s.text) for s in document.sentences if s.role == "body"]
    sentences = [words for words in sentences if words]
    count = sum(len(words) for words in sentences)
    if count < settings.READABILITY_MIN_WORDS:
        return {}
    length = count / len(sentences)
    syllables = sum(count_syllables(w) for words in sentences for w in words) / count
    return {
        "words": float(count),
        "sentences": float(len(sentences)),
        "words_per_sentence": round(length, 1),
        "flesch_reading_ease": round(206.835 - 1.015 * length - 84.6 * syllables, 1),
        "flesch_kincaid_grade": round(0.39 * length + 11.8 * syllables - 15.59, 1),
    }


@functools.lru_cache(maxsize=16384)
def count_syllables(word: str) -> int:
    """Syllables of an English word by its spelling, at least 1; abbreviations in capitals are spelt out."""
    letters = re.sub(r"['’](?:s|ll|re|ve|d|m|t)?$|\W", "", word)
    if _is_spelt_out(letters):
        return len(letters) + 2 * letters.upper().count("W")
    lower = letters.lower().replace("qu", "q")
    lower = re.sub(r"gue(?=s?$)", "g", lower)
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    core = _SILENT.sub("", lower) if len(lower) > 3 else lower
    extra = len(_APART.findall(lower)) + bool(re.search(r"[ds]n['’]t$", word))
    return max(1, len(_VOWELS.findall(core)) + extra + bool(re.match(r"mc[^aeiou]", lower)))


def _is_spelt_out(letters: str) -> bool:
    """ "FBI" and "DNC", not "NATO"; a headline in capitals keeps its longer words."""
    return (
        len(letters) > 1 and letters.isupper() and (len(letters) <= 3 or not _VOWELS.search(letters.lower()))
    )
