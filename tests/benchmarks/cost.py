"""What each part of reading one article costs beside the parse it rests on.

    PYTHONPATH=. python tests/benchmarks/cost.py FILE [FILE …] [--runs 5]

CPU time, the least of the runs, summed over the articles: milliseconds for
1,000 tokens, and the share of the annotation's time. "who" is all of who
speaks, who acts and in what light; marks and numbers stand apart.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import msgspec

from compare import annotate
from compare.lexicon import load_lexicon
from compare.pipeline import read
from compare.records import Article, Document
from compare.score import (
    actor_links,
    actors,
    agentless,
    frames,
    framing,
    loaded,
    matching,
    numbers,
    readability,
    sources,
    tone,
    voice,
)

WHO = ("links", "sources", "actors", "agentless", "tone", "frames", "readability")


def timed(spent: dict[str, float], name: str, run: Callable[[], Any]) -> Any:
    """The result of `run`, its CPU time added under the name."""
    start = time.process_time()
    result = run()
    spent[name] += time.process_time() - start
    return result


def one(article: Article, spent: dict[str, float]) -> Document:
    """Read an article as `compare.analyse` does, each part timed."""
    put = msgspec.structs.replace
    lexicon = load_lexicon()
    document: Document = timed(spent, "annotation", lambda: annotate.annotate(article))
    document = put(document, numbers=timed(spent, "numbers", lambda: numbers.find_numbers(document)))
    linked = timed(spent, "links", lambda: actor_links.link_mentions(document))
    document = put(document, sources=timed(spent, "sources", lambda: sources.find_sources(document, linked)))
    reading = timed(spent, "marks", lambda: matching.read_document(document))
    document = put(
        document, marks=timed(spent, "marks", lambda: loaded.find_marks(document, lexicon, reading))
    )
    evoking = timed(spent, "frames", lambda: frames.find_words(reading, lexicon))
    document = put(document, actors=timed(spent, "actors", lambda: actors.find_actors(document, linked)))
    timed(spent, "agentless", lambda: agentless.find_agentless(document))
    timed(spent, "tone", lambda: tone.article_tone(document, voice.own_words(document)))
    timed(spent, "frames", lambda: frames.find_frames(document, evoking))
    timed(spent, "frames", lambda: framing.find_answers(document, evoking))
    timed(spent, "readability", lambda: readability.measure_readability(document))
    return document


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    articles = [read(path) for path in given.files]
    tokens = sum(len(one(article, defaultdict(float)).tokens) for article in articles)
    runs = []
    for _ in range(given.runs):
        spent: dict[str, float] = defaultdict(float)
        for article in articles:
            one(article, spent)
        runs.append(spent)
    least = {name: min(run[name] for run in runs) for name in runs[0]}
    who = sum(least[name] for name in WHO)
    for name, seconds in [*least.items(), ("who", who)]:
        share = seconds / least["annotation"]
        print(
            f"{name:12} {1e6 * seconds / tokens:7.1f} ms for 1,000 tokens  {100 * share:5.1f} % of annotation"
        )


if __name__ == "__main__":
    main()
