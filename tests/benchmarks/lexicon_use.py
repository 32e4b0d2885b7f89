"""What each entry of the lexicon does on running text, and how often readers marked the same words.

PYTHONPATH=. python tests/benchmarks/lexicon_use.py --gold ../shared/gold [--cache FILE]
    [--part a|b] [--entries] [--worst 40] [--lexicon FOLDER]

Running text: the articles of BASIL (Fan et al. 2019), PolNeAR (Newell et al. 2018)
and the sentences of NewsMTSC (Hamborg & Donnay 2021) and BABE (Spinde et al. 2021).
In BABE experts marked the words; its parts a and b share no topic, so what was
chosen on one can be looked at on the other. Delete the cache when `compare.clean`
or `compare.annotate` change.
"""

from __future__ import annotations

import argparse
import json
import pickle
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from compare import annotate, clean
from compare.lexicon import LoadedLexicon, load_lexicon, read_lexicon
from compare.records import Article, Document, Mark
from compare.score.loaded import find_marks
from compare.score.sources import find_sources

WORD = re.compile(r"[A-Za-z][\w'’-]*")
STOP_WORDS = "a an the of and or to in is are was were be been it its that this as by for on at"
STOP = frozenset(STOP_WORDS.split())


class Item(NamedTuple):
    """One text with what readers marked; `biased` is None where no one was asked."""

    corpus: str
    part: str
    document: Document
    biased: bool | None
    words: frozenset[str]


class Use(NamedTuple):
    """What one group or entry did: marks on running text; on BABE marks, and those on readers' words."""

    running: int
    judged: int
    right: int
    in_plain: int  # marks in sentences that experts found unbiased


def load_items(gold: Path) -> Iterator[Item]:
    """Every text of the four corpora, annotated."""
    for row in _rows(gold / "babe.jsonl"):
        part = "ab"[zlib.crc32(row["topic"].encode()) % 2]
        words = frozenset(w.lower() for text in row["words"] for w in WORD.findall(text))
        yield Item("babe", part, _annotated(row["text"]), bool(row["biased"]), words - STOP)
    for row in _rows(gold / "basil.jsonl"):
        text = "\n\n".join(" ".join(p) for p in row["paragraphs"])
        yield Item("basil", "", _annotated(text), None, frozenset())
    for row in _rows(gold / "polnear.jsonl"):
        yield Item("polnear", "", _annotated(row["text"]), None, frozenset())
    sentences = [row["text"] for row in _rows(gold / "newsmtsc.jsonl")]
    for start in range(0, len(sentences), 50):
        yield Item("newsmtsc", "", _annotated("\n\n".join(sentences[start : start + 50])), None, frozenset())


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _annotated(text: str) -> Document:
    document = annotate.annotate(clean.clean(Article.from_text(text)))
    return msgspec.structs.replace(document, sources=find_sources(document))


def cached_items(gold: Path, cache: Path | None) -> list[Item]:
    """The items, read from the cache where it exists."""
    if cache and cache.exists():
        kept: list[Item] = pickle.loads(cache.read_bytes())
        return kept
    items = list(load_items(gold))
    if cache:
        cache.write_bytes(pickle.dumps(items))
    return items


def uses(items: Sequence[Item], lexicon: LoadedLexicon) -> tuple[dict[str, Use], list[list[Mark]]]:
    """What each entry did, by its id, and the marks of each item."""
    counts: dict[str, Counter[str]] = {}
    found = []
    for item in items:
        marks = list(find_marks(item.document, lexicon))
        found.append(marks)
        for mark in marks:
            tally = counts.setdefault(mark.lexicon_entry, Counter())
            tally["running"] += 1
            if item.biased is not None:
                tally["judged"] += 1
                tally["right"] += _marked(mark, item)
                tally["in_plain"] += not item.biased
    return {entry: Use(**{f: tally[f] for f in Use._fields}) for entry, tally in counts.items()}, found


def _marked(mark: Mark, item: Item) -> bool:
    return any(w.lower() in item.words for w in WORD.findall(mark.span.text))


def word_figures(items: Sequence[Item], found: Sequence[Sequence[Mark]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of marked words over all BABE sentences, hedges left out."""
    hits = marked = wanted = 0
    for item, marks in zip(items, found, strict=True):
        if item.biased is None:
            continue
        spans = [(m.span.start, m.span.end) for m in marks if m.category != "H"]
        for word in WORD.finditer(item.document.article.text):
            if word.group().lower() in STOP:
                continue
            flagged = any(start < word.end() and word.start() < end for start, end in spans)
            gold = word.group().lower() in item.words
            hits, marked, wanted = hits + (flagged and gold), marked + flagged, wanted + gold
    precision, recall = hits / max(1, marked), hits / max(1, wanted)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def flagged_per_100(items: Sequence[Item], found: Sequence[Sequence[Mark]]) -> float:
    """Sentences with a mark that is no hedge, per 100 sentences."""
    sentences = flagged = 0
    for item, marks in zip(items, found, strict=True):
        sentences += len(item.document.sentences)
        flagged += len({m.span.sentence for m in marks if m.category != "H"})
    return 100 * flagged / max(1, sentences)


def flagged_rows(items: Sequence[Item], found: Sequence[Sequence[Mark]]) -> Iterator[str]:
    """The flagged sentences of each corpus; of BABE those that experts found unbiased."""
    for corpus in ("babe", "basil", "polnear", "newsmtsc"):
        chosen = [n for n, item in enumerate(items) if item.corpus == corpus and not item.biased]
        if chosen:
            share = flagged_per_100([items[n] for n in chosen], [found[n] for n in chosen])
            yield f"{corpus}{', unbiased half' * (corpus == 'babe')} {share:.1f}"


def worst(items: Sequence[Item], found: Sequence[Sequence[Mark]], count: int) -> Iterator[str]:
    """The words most often marked by the tool alone, and by readers alone."""
    false: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for item, marks in zip(items, found, strict=True):
        if item.biased is None:
            continue
        false.update(f"{m.span.text.lower()} ({m.category})" for m in marks if not _marked(m, item))
        flagged = {w.lower() for m in marks for w in WORD.findall(m.span.text)}
        missed.update(item.words - flagged)
    yield "marked by the tool, not by readers: " + ", ".join(f"{w} {n}" for w, n in false.most_common(count))
    yield "marked by readers, not by the tool: " + ", ".join(f"{w} {n}" for w, n in missed.most_common(count))


def table(name: str, rows: dict[str, Use]) -> Iterator[str]:
    """One line a group or entry: marks on running text, marks on BABE, share on readers' words."""
    yield f"{name:52} {'running':>8} {'judged':>7} {'right':>6} {'share':>6} {'plain':>6}"
    for key, use in sorted(rows.items()):
        share = f"{use.right / use.judged:.2f}" if use.judged else "-"
        yield f"{key:52} {use.running:8} {use.judged:7} {use.right:6} {share:>6} {use.in_plain:6}"


def by_group(rows: dict[str, Use]) -> dict[str, Use]:
    """Entries summed by file and group."""
    sums: dict[str, Use] = {}
    for entry, use in rows.items():
        group = ".".join(entry.split(".")[:2])
        sums[group] = Use(*(a + b for a, b in zip(sums.get(group, Use(0, 0, 0, 0)), use, strict=True)))
    return sums


def main(argv: Sequence[str] | None = None) -> int:
    """Print the tables; returns the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--part", choices=("a", "b"), help="judge on this half of BABE only")
    parser.add_argument("--entries", action="store_true", help="every entry, not only groups")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="the N worst flags and misses")
    parser.add_argument("--lexicon", type=Path, help="folder of lexicon files instead of the shipped one")
    options = parser.parse_args(argv)
    items = [i for i in cached_items(options.gold, options.cache) if options.part in (None, i.part)]
    lexicon = read_lexicon(options.lexicon) if options.lexicon else load_lexicon()
    rows, found = uses(items, lexicon)
    print("\n".join(table("entry", rows) if options.entries else table("group", by_group(rows))))
    entries = {e.id for e in lexicon.entries if e.group is not None}
    print(f"entries: {len(entries)}, of these seen on running text: {len(entries & rows.keys())}")
    print("flagged per 100 sentences:", ", ".join(flagged_rows(items, found)))
    print("word precision {:.3f}, recall {:.3f}, F1 {:.3f}".format(*word_figures(items, found)))
    if options.worst:
        print("\n".join(worst(items, found, options.worst)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
