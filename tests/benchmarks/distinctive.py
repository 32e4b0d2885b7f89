"""How many "distinctive" words are chance: real articles against the same sentences dealt out at random.

PYTHONPATH=. python tests/benchmarks/distinctive.py --gold ../shared/gold [--triples N]

For triples of articles on one event (BASIL, Fan et al. 2019) it counts the words
shown an article, then deals all sentences of the triple out at random to three
texts of the same lengths and counts again. The second figure is what chance gives.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from compare import annotate, clean, settings
from compare.contrast import distinctive
from compare.records import Article, Document

Deal = list[list[tuple[Document, int]]]


def load_triples(path: Path, count: int) -> Iterator[list[Document]]:
    """The annotated articles of each event, three of them."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows.sort(key=lambda r: (r["triple"], r["source"]))
    for _, group in itertools.islice(itertools.groupby(rows, key=lambda r: r["triple"]), count):
        texts = ["\n\n".join(" ".join(p) for p in row["paragraphs"]) for row in group]
        yield [annotate.annotate(clean.clean(Article.from_text(text))) for text in texts]


def dealt(triple: Sequence[Document], seed: int) -> list[list[Document]]:
    """All sentences of the triple dealt out at random to three texts with as many sentences as before."""
    sentences = [(d, i) for d in triple for i in range(len(d.sentences))]
    random.Random(seed).shuffle(sentences)
    sizes = [len(d.sentences) for d in triple]
    starts = [0, *itertools.accumulate(sizes)]
    return [[_only(d, i) for d, i in sentences[a:b]] for a, b in itertools.pairwise(starts)]


def _only(document: Document, index: int) -> Document:
    return msgspec.structs.replace(document, tokens=document.tokens_of(index))


def shown(groups: Sequence[Sequence[Document]]) -> int:
    """Distinctive words shown for all groups together."""
    found = distinctive.distinctive_words({str(n): group for n, group in enumerate(groups)})
    return sum(map(len, found.values()))


def main(argv: Sequence[str] | None = None) -> int:
    """Print words shown an article, real and by chance."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--triples", type=int, default=20)
    options = parser.parse_args(argv)
    triples = list(load_triples(options.gold / "basil.jsonl", options.triples))
    articles = sum(map(len, triples))
    real = sum(shown([[d] for d in triple]) for triple in triples)
    chance = sum(shown(dealt(triple, seed)) for triple in triples for seed in range(5)) / 5
    print(f"z >= {settings.DISTINCTIVE_Z}, at least {settings.DISTINCTIVE_MIN_USES} uses, ", end="")
    print(f"prior of {settings.DISTINCTIVE_PRIOR_WORDS:.0f} words, {len(triples)} triples")
    print(f"words shown an article: {real / articles:.2f}, sentences dealt at random: ", end="")
    print(f"{chance / articles:.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
