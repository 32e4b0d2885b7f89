"""Plain words for every code in a comparison. No other module of the page names them."""

from __future__ import annotations

from collections.abc import Sequence

CATEGORIES: dict[str, tuple[str, str]] = {
    "W": ("Loaded word", "A word with a strong feeling in it, where a plainer one was at hand."),
    "V": ("Judging verb", "A word for “said” that also judges what was said."),
    "H": ("Hedge or unnamed source", "Words that make a claim softer, or do not say who said it."),
    "L": ("Label", "A name or description that sorts people or things into a group."),
    "M": ("Motive or cause as fact", "A reason or an aim, told as if it were known."),
}

# Names short enough for the control bar.
SHORT_NAMES = {
    "W": "Loaded word",
    "V": "Judging verb",
    "H": "Hedge, no name",
    "L": "Label",
    "M": "Motive as fact",
}

FACT_KINDS = {
    "fact": "fact",
    "claim": "claim",
    "cause": "cause",
    "number": "number",
    "quote": "quoted words",
    "opinion": "opinion",
}

DIVERGENCE_KINDS = {
    "same_figure_different_thing": "The same number, but it counts something else",
    "figure": "Different numbers",
    "cause": "Different causes",
    "actor": "Different people or groups do it",
    "object": "Different things are meant",
    "stage": "Different stages of the story",
    "attribution": "Different speakers",
    "certainty": "Told with different certainty",
    "wording": "Different words for the same thing",
    "selection": "Different parts of what was said",
    "detail": "Different details",
}

CHOICE_KINDS = {"name": "Who or what it is called", "thing": "The thing", "act": "What was done"}

NUMBER_KINDS = {
    "money": "Money",
    "percent": "Percent",
    "count": "Count",
    "measure": "Measure",
    "date": "Date",
    "duration": "Length of time",
    "age": "Age",
    "ordinal": "Place in a row",
}

NUMBER_RELATIONS = {
    "same_figure_different_thing": "Same number, other thing",
    "differ": "They differ",
    "same": "The same",
    "": "Only in one article",
}

GENRES = {
    "report": "News report",
    "opinion": "Opinion piece",
    "republished": "Republished piece",
    "press_release": "Press release",
    "unknown": "Kind of text not known",
}

REGIONS = {
    "headline": "Headline",
    "subhead": "Subheading",
    "body": "Text",
    "byline": "Writer’s line",
    "advertisement": "Advertisement",
    "navigation": "Menu or link",
    "comment_rules": "Comment rules",
    "bio": "About the writer",
    "source_line": "Source line",
    "other": "Other",
}

# Named and unnamed speakers are told apart in the row's head.
SOURCE_KINDS = {
    "outlet": "another news outlet",
    "document": "a document or organisation",
}

COULD_HAVE_KNOWN = {
    "yes": "Yes, going by the dates.",
    "no": "No, going by the dates.",
    "unknown": "These texts do not tell us.",
}

VERDICTS = {
    "same": "The articles seem to tell of the same event.",
    "related": "The articles seem to tell of related events, maybe not of the same one.",
    "different": "These articles seem to tell of different events.",
    "unsure": "It is not clear if the articles tell of the same event.",
}

SUPPORT = {
    "yes": "Yes, the text backs this up.",
    "no": "Not found in the text below it.",
    "unclear": "Not clear. Read the sentences and decide.",
}

FRAME_LEVELS = ("0 – not seen", "1 – touched on", "2 – clearly there", "3 – runs through the text")
STRENGTHS = ("", "a little coloured", "clearly coloured", "strongly coloured")
DATE_SOURCES = {"given": "as given", "metadata": "from the page’s data", "text": "from the text"}
RELATIONS = {"same": "say the same", "related": "same topic, another claim"}

LOOK_UP_NEXT = (
    "Who runs each outlet, and who pays for it? Search for the outlet’s name together with “owner”.",
    "Who is the writer? What else have they written?",
    "What do two other news sources say about this event?",
    "Where does each number come from? Try to find the report or speech itself.",
    "When was each article first published, and was it changed later?",
    "What do the people say who are spoken about but do not speak?",
)

TEACHER_PROMPTS = (
    "Read first. Let pupils read both articles without marks and underline what catches their eye.",
    "Then show the marks. Which marks would you keep? Which ones not, and why?",
    "Find one thing that each article does well: a named source, a clear number, a fair quote.",
    "Take one sentence from each article and write it again in neutral words.",
    "Write one fair paragraph from both articles. Put the sentence numbers behind each claim.",
    "Leave the page: use the list “Look this up next” and report back what other sources say.",
)

CURRICULUM = (
    ("W", "spin, sensational words, subjective adjectives, tone"),
    ("V", "spin verbs such as “claimed” or “admitted”"),
    ("H", "missing attribution, unnamed sources, claims without evidence"),
    ("L", "labels and name-calling, demographic cues"),
    ("M", "mind reading, opinion told as fact, simple causes"),
)


def plural(number: int, one: str, many: str | None = None) -> str:
    """“1 fact”, “2 facts”."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def join_words(words: Sequence[str]) -> str:
    """“A”, “A and B”, “A, B and C”."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def out_of_ten(value: float) -> str:
    """A share 0..1 in words: “about 7 in 10”."""
    return f"about {round(max(0.0, min(1.0, value)) * 10)} in 10"


def number_word(number: int) -> str:
    """“two”, “three”, …; figures from ten on."""
    names = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return names[number] if 0 <= number < len(names) else str(number)


def leans(value: float) -> int:
    """-1 for a tone of more negative words, 1 for more positive ones, else 0."""
    return (value >= 0.15) - (value <= -0.15)


def tone_word(value: float) -> str:
    """A tone -1..1 in words."""
    return ("mixed or plain words", "more positive words", "more negative words")[leans(value)]


def signed(value: float) -> str:
    """A number with its sign and one decimal; "0.0" has none."""
    text = f"{value:+.1f}".replace("-", "−")
    return text[1:] if text[1:] == "0.0" else text


MEASURES = {
    "words": "Words in the main text",
    "sentences": "Sentences in the main text",
    "words_per_sentence": "Words per sentence",
    "flesch_reading_ease": "Flesch reading ease (0 hard, 100 easy)",
    "flesch_kincaid_grade": "Flesch–Kincaid school grade",
}


def spell_out(key: str) -> str:
    """A measure's key as words: "some_new_measure" is "Some new measure"."""
    if key in MEASURES:
        return MEASURES[key]
    return key.replace("_", " ").strip().capitalize()


def instead(neutral: str) -> str:
    """A plainer wording in quotation marks; advice ("source needed: …", "(leave out)") as it is."""
    advice = neutral[:1] == "(" or neutral.startswith("source needed")
    text = neutral if advice else quoted(neutral)
    return text if text[-1:] in ".!?" else f"{text}."


def quoted(text: str) -> str:
    """The words in typographic quotation marks, unless they stand in some already."""
    if text[:1] in '"“«„' and text[-1:] in '"”»“,.':
        return text
    return f"“{text}”"
