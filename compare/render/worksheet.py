"""Comparison → worksheet: articles to read, tasks to do, and a key for the teacher.

One description of the handout; `worksheet_docx`, `worksheet_pdf`,
`worksheet_html` and the report page draw it.
"""

from __future__ import annotations

from itertools import groupby

from compare.records import ComparedArticle, Comparison, Sentence
from compare.render import words
from compare.render.messages import ENGLISH, Messages
from compare.render.view import build_page
from compare.render.worksheet_blocks import Block, Heading, Para, Passage, Worksheet
from compare.render.worksheet_key import build_answers, build_background
from compare.render.worksheet_tasks import build_tasks


def build_worksheet(
    comparison: Comparison,
    *,
    title: str | None = None,
    key: bool = False,
    excerpts_only: bool = False,
    say: Messages = ENGLISH,
) -> Worksheet:
    """The worksheet of a comparison.

    `key` adds the teacher's key. `excerpts_only` leaves the texts of the articles
    out and names where they are to be read: what may be shared outside the class.
    """
    tasks = build_tasks(comparison, say)
    return Worksheet(
        title=title or build_page(comparison, None, say).title,
        created=comparison.created,
        made_by=f"{comparison.tool.name} {comparison.tool.version}",
        passages=() if excerpts_only else tuple(_passage(a, say) for a in comparison.articles),
        tasks=(*_where_to_read(comparison, say), *tasks) if excerpts_only else tasks,
        key=build_answers(comparison, say) if key else (),
        background=build_background(comparison, say) if key else (),
        language=say.language,
    )


def _passage(article: ComparedArticle, say: Messages) -> Passage:
    return Passage(
        label=article.label,
        title=_name(article, say),
        meta=_meta(article, say),
        paragraphs=_paragraphs(article.sentences),
    )


def _name(article: ComparedArticle, say: Messages) -> str:
    name = say.gettext("Article %(label)s", label=article.label)
    return f"{name} · {article.outlet}" if article.outlet else name


def _meta(article: ComparedArticle, say: Messages) -> str:
    parts = [say.gettext(words.GENRES[article.genre]), article.author or say.gettext("no writer named")]
    parts.append(article.date or say.gettext("no date in the file"))
    return " · ".join(parts)


def _paragraphs(sentences: tuple[Sentence, ...]) -> tuple[tuple[Sentence, ...], ...]:
    """Headline and subhead each alone and first, then the paragraphs of the text."""
    heads = [(s,) for s in sentences if s.role != "body"]
    body = groupby((s for s in sentences if s.role == "body"), key=lambda s: s.paragraph)
    return (*heads, *(tuple(group) for _, group in body))


def _where_to_read(comparison: Comparison, say: Messages) -> tuple[Block, ...]:
    intro = say.gettext(
        "The articles are not printed here. They belong to their publishers. Read them there:"
    )
    lines = [
        Para(" · ".join(filter(None, (a.headline, a.outlet, a.author, a.date))), start=a.label)
        for a in comparison.articles
    ]
    return (Heading(say.gettext("What to read")), Para(intro), *lines)
