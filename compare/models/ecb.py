"""Reads the ECB+ files that the alignment and event models are fitted on."""

from __future__ import annotations

import collections
import json
import pickle
from pathlib import Path
from typing import Any, NamedTuple

from compare import Article, Document, analyse

DATA = "ECB+ (Cybulska & Vossen 2014, CC BY 3.0), topics 1-35"


class Item(NamedTuple):
    """One ECB+ article: its document, the gold number of each sentence, its topic and event."""

    document: Document
    numbers: tuple[int | None, ...]
    topic: int
    event: str


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Records of a JSON-lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def load_articles(gold: Path, cache: Path | None = None) -> dict[str, Item]:
    """All articles, analysed; kept in `cache` (a pickle of your own making) where one is given."""
    if cache and cache.exists():
        kept: dict[str, Item] = pickle.loads(cache.read_bytes())
        return kept
    items = {}
    for row in read_lines(gold / "ecb_docs.jsonl"):
        text, spans = "", []
        for sentence in row["sents"]:
            spans.append((len(text), len(text) + len(sentence["text"]), sentence["n"]))
            text += sentence["text"] + "\n"
        document = analyse(Article.from_text(text))
        numbers = tuple(_gold_number(s.start, s.end, spans) for s in document.sentences)
        items[row["doc"]] = Item(document, numbers, row["topic"], row["subtopic"])
    if cache:
        cache.write_bytes(pickle.dumps(items))
    return items


def _gold_number(start: int, end: int, spans: list[tuple[int, int, int]]) -> int | None:
    """The gold sentence that holds most of these characters."""
    best = max(spans, key=lambda s: min(end, s[1]) - max(start, s[0]))
    return best[2] if min(end, best[1]) > max(start, best[0]) else None


def places_of(item: Item) -> dict[int | None, list[int]]:
    """Gold sentence number → indices of the sentences that lie in it."""
    places: dict[int | None, list[int]] = collections.defaultdict(list)
    for place, number in enumerate(item.numbers):
        places[number].append(place)
    return places
