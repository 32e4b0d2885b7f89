"""A comparison that may be shared: of each article only the few words that findings rest on.

Everything else of the texts becomes "…". The articles' numbers (words, coverage, shares) stay those of
the whole articles.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import msgspec

from compare import settings
from compare.records import Comparison
from compare.render.excerpt_strings import Runs, cut_strings
from compare.render.excerpt_text import Cut, Words, cut_text, has_words, split_runs
from compare.render.excerpt_words import choose_words

# Parts of a comparison that hold the tool's own texts, names of files, and codes.
_OWN = frozenset(
    {"cannot_see", "lexicon_entry", "note", "schema_version", "sha256", "source", "tool", "validity"}
    | {"article", "category", "code", "could_have_known", "created", "date_source", "genre", "id", "kind"}
    | {"language", "relation", "role", "sentence", "severity", "skill", "status", "verdict", "voice"}
)


def excerpt_comparison(comparison: Comparison) -> Comparison:
    """The comparison with the articles' texts cut down to short excerpts, in the texts and in all findings.

    Every span holds the very words of its cut text, "…" where none of its words stay, and `sha256` is
    that of the cut text. Headlines stay whole. At most `settings.EXCERPT_RUN` words stand in a row, and
    of an article at most `EXCERPT_SHARE` and `EXCERPT_MOST` words. Marks, numbers and wordings of which
    no word stays are left out; other findings keep their place. A second run changes nothing.
    """
    words = {a.label: Words.of(a) for a in comparison.articles}
    kept = {a.label: choose_words(comparison, a, words[a.label]) for a in comparison.articles}
    cuts = {a.label: cut_text(a, words[a.label], kept[a.label]) for a in comparison.articles}
    runs = Runs.of((words[label], kept[label]) for label in words)
    data = _cut(msgspec.to_builtins(comparison), cuts, "")
    for article in data["articles"]:
        article |= {"text": "", "removed": []}
    data = cut_strings(data, runs, _whole(comparison, cuts), _OWN)
    for article in data["articles"]:
        text = cuts[article["label"]].text
        article |= {"text": text, "sha256": _hash(text)}
    return msgspec.convert(_pruned(data), Comparison)


def _whole(comparison: Comparison, cuts: dict[str, Cut]) -> dict[str, str]:
    """What is left of each sentence, for texts that repeat it."""
    return {
        s.text: cuts[a.label].piece(s.start, s.end)
        for a in comparison.articles
        for s in a.sentences
        if sum(map(len, split_runs(s.text))) > settings.EXCERPT_TERM
    }


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _cut(value: Any, cuts: dict[str, Cut], label: str) -> Any:
    """Plain data with every stretch of an article moved; `label` is the article whose offsets are meant."""
    if isinstance(value, list | tuple):
        return [_cut(inside, cuts, label) for inside in value]
    if not isinstance(value, dict):
        return value
    label = value.get("article") or (value.get("label") if "sentences" in value else None) or label
    kept = {key: _cut(inside, cuts, label) for key, inside in value.items()}
    if {"start", "end", "text"} <= value.keys() and label in cuts:
        start, end = cuts[label].move(value["start"], value["end"])
        kept |= {"start": start, "end": end, "text": cuts[label].text[start:end]}
    return kept


# ---------------------------------------------------------------- findings without words


def _pruned(data: dict[str, Any]) -> dict[str, Any]:
    """A mark, a number or a wording is nothing without its words; a place is cited once."""
    data["marks"] = [m for m in data["marks"] if has_words(m["span"]["text"])]
    data["numbers"] = [n for n in data["numbers"] if has_words(n["span"]["text"])]
    for number in data["numbers"]:
        number["partners"] = [p for p in number["partners"] if has_words(p["span"]["text"])]
    for choice in data["word_choices"]:
        choice["sides"] = {label: _told(spans) for label, spans in choice["sides"].items()}
    data["word_choices"] = [c for c in data["word_choices"] if sum(map(bool, c["sides"].values())) > 1]
    for actor in data["actors"]:
        for role in actor["in"].values():
            role |= {kind: _told(role[kind]) for kind in ("does", "done_to", "labels")}
            role["claims"] = [c for c in role["claims"] if has_words(c["span"]["text"])]
    data["agentless"] = {label: _told(spans) for label, spans in data["agentless"].items()}
    for divergence in data["divergences"]:
        divergence["sides"] = {label: _once(spans) for label, spans in divergence["sides"].items()}
    for finding in (*data["facts"], *data["questions"], *data["warnings"]):
        finding["evidence"] = _once(finding["evidence"])
    return data


def _told(spans: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [s for s in _once(spans) if has_words(s["text"])]


def _once(spans: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return list({(s["article"], s["start"], s["end"]): s for s in spans}.values())
