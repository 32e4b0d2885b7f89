"""Files of marks as pupils would save them on the page of the sample comparison."""

from __future__ import annotations

from typing import Any

from sample_comparison import sample_comparison


def make_marks(*phrases: tuple[str, str, str], **changes: Any) -> dict[str, Any]:
    """The content of a file with these (sentence, words, category)."""
    comparison = sample_comparison()
    marks = []
    for key, words, category in phrases:
        article = next(a for a in comparison.articles if a.label == key[0])
        sentence = next(s for s in article.sentences if s.id == key)
        start = sentence.start + sentence.text.index(words)
        marks.append(
            {
                "article": article.label,
                "sentence": key,
                "start": start,
                "end": start + len(words),
                "text": words,
                "category": category,
                "why": "",
            }
        )
    content: dict[str, Any] = {
        "format": "framediff-marks",
        "version": 1,
        "articles": [{"label": a.label, "sha256": a.sha256} for a in comparison.articles],
        "group": "blue",
        "marks": marks,
        "notes": [],
        "answer": "",
    }
    return {**content, **changes}
