"""Conditions of the pattern language: where each holds and where it does not."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from compare import annotate
from compare.lexicon import FILES, LoadedLexicon, read_lexicon
from compare.records import Article, Document, Region
from compare.score.loaded import find_marks

GROUP = """
version = "1"
[[group]]
id = "test"
category = "W"
tags = ["evaluation"]
reason = "A reason."
neutral = "plain"
strength = 2
confidence = 0.5
source = "a source"
flagged = ["None."]
not_flagged = ["None."]
words = '''
{}
'''
"""


@functools.cache
def parse(text: str) -> Document:
    return annotate.annotate(Article(text=text, regions=(Region(kind="body", start=0, end=len(text)),)))


def lexicon_of(pattern: str, folder: Path) -> LoadedLexicon:
    for name in FILES:
        (folder / f"{name}.toml").write_text('version = "1"\n', encoding="utf-8")
    (folder / "terms.toml").write_text(GROUP.format(pattern), encoding="utf-8")
    return read_lexicon(folder)


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        ("gut/VERB{obj:law|budget}", "The senators gutted the health law.", True),
        ("gut/VERB{obj:law|budget}", "The law was gutted in May.", True),
        ("gut/VERB{obj:law|budget}", "The cook gutted the fish.", False),
        ("gut/VERB{obj:law|budget}", "Senators Gut Health Law Before Vote", True),
        ("gut/VERB{!obj:fish}", "The cook gutted the fish.", False),
        ("explode/VERB{subj:debt|cost}", "The debt of the city exploded.", True),
        ("explode/VERB{subj:debt|cost}", "The bomb exploded near the debt office.", False),
        ("engulf/VERB{subj:scandal}", "The party was engulfed by a scandal.", True),
        ("engulf/VERB{subj:scandal}", "The mayor spoke of the scandal that engulfed the party.", True),
        ("engulf/VERB{subj:scandal}", "Flames engulfed the barn.", False),
        ("growl/VERB{subj:name}", "She growled at the press.", True),
        ("growl/VERB{subj:name}", "The engine growled at the bend.", False),
        ("toxic{mod:debate}", "It was a toxic debate.", True),
        ("toxic{mod:debate}", "The debate is toxic.", True),
        ("toxic{mod:debate}", "The debate was about toxic waste.", False),
        ("wave{of:migrant|voter}", "A wave of angry young voters came.", True),
        ("wave{of:migrant|voter}", "A wave of the sea hit the voters.", False),
        ("engulf/VERB{!near:@fire}", "The scandal engulfed the party.", True),
        ("engulf/VERB{!near:@fire}", "The smoke engulfed the party tent.", False),
        ("storm{!near:@storm} of", "A storm of protest followed.", True),
        ("storm{!near:@storm} of", "A storm of rain and wind followed.", False),
    ],
)
def test_a_condition_holds_or_not(pattern: str, text: str, fits: bool, tmp_path: Path) -> None:
    marks = find_marks(parse(text), lexicon_of(pattern, tmp_path))
    assert bool(marks) == fits


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        ("gut/VERB", "The senators gutted the health law.", True),
        ("zing/VERB", "The senators zinged the plan.", True),
        ("rob/VERB", "The judge was robed in black.", False),
        ("hop/VERB", "She hoped for rain.", False),
    ],
)
def test_verbs_that_the_lemmatizer_does_not_know_are_found(
    pattern: str, text: str, fits: bool, tmp_path: Path
) -> None:
    assert bool(find_marks(parse(text), lexicon_of(pattern, tmp_path))) == fits
