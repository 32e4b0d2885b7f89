"""Is a text English? Told by its commonest function words.

Method: share of each language's most frequent closed-class words (Grefenstette
1995, "Comparing two language identification schemes"). Quick (no model, under a
millisecond an article) and enough here: the question is only whether the
English pipeline may read the text. Other scripts are told by their letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

import msgspec

from compare import settings
from compare.records import Article, Notice

# Frequent articles, prepositions, conjunctions, pronouns and auxiliaries of each language
# (closed classes; any grammar lists them). Words spelled alike in several count for each.
_FUNCTION_WORDS = {
    "en": "the of and to in a is that for it was on with as by he be at from are this his had not but "
    "have an they which or were their has been who will more said she you we i would about when "
    "after into over how its than if all can while what before during because out up so no could other "
    "them our him her do did only most some through against between being there him just also last year",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an "
    "werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über so zum war haben",
    "fr": "le la les de des du et en un une que qui dans pour sur est pas par plus au aux ce il elle ne "
    "se avec sont son sa ses cette ont été mais ou nous leur était a",
    "es": "el la los las de del y en un una que por para con no se su al lo como más pero sus le ya o "
    "este ha sí porque esta entre cuando muy sin sobre también fue había era es",
    "it": "il lo la gli le di del della dei delle e in un una che per con non si da al alla nel nella "
    "sono è ha anche come più ma dal su questo essere stato i",
    "pt": "o a os as de do da dos das e em no na um uma que por para com não se mais ao como mas foi ele "
    "à são ou pelo pela seu sua é está também",
    "nl": "de het een en van in is dat op te zijn met voor niet die aan er om ook als dan maar door bij "
    "uit nog naar hij ze wordt werd heeft was",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi sonra kadar ne ise ama ancak var değil "
    "olduğunu dedi göre",
    "pl": "i w na z do nie się że to jest o jak po za od przez co tak dla ale są przy oraz ma który "
    "która było jego",
    "sv": "och i att det som en på är av för med till den har de inte om ett men var jag från så vi kan "
    "när också",
}
_WORDS_OF = {code: frozenset(words.split()) for code, words in _FUNCTION_WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str) -> str | None:
    """ISO 639-1 code of the language, "und" where it is none of those known here, None if too short."""
    words = [w.lower() for w in _WORD.findall(text)]
    if len(words) < settings.LANGUAGE_MIN_WORDS:
        return None
    if not _mostly_latin(words):
        return "und"
    counts = Counter(words)
    share = {
        code: sum(n for w, n in counts.items() if w in known) / len(words)
        for code, known in _WORDS_OF.items()
    }
    best = max(share, key=lambda code: share[code])  # the first one wins a tie: English
    return best if share[best] >= settings.LANGUAGE_MIN_SHARE else "und"


def with_language(article: Article) -> Article:
    """The same article with `language` set, and a notice to stop at where it is not English."""
    if article.language is not None:
        return article
    found = detect_language(article.text)
    if found in {None, "en"}:
        return msgspec.structs.replace(article, language=found)
    notice = Notice(
        code="language",
        severity="stop",
        message=f"The text does not look like English ({_describe(found)}). "
        "The findings are only made for English and cannot be trusted here.",
    )
    return msgspec.structs.replace(article, language=found, notices=(*article.notices, notice))


def _mostly_latin(words: list[str]) -> bool:
    letters = Counter(word[0] for word in words)
    latin = sum(n for c, n in letters.items() if unicodedata.name(c, "").startswith("LATIN"))
    return 2 * latin >= len(words)


def _describe(code: str | None) -> str:
    return "language not known" if code in {None, "und"} else f"it looks like “{code}”"
