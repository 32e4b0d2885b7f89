"""Plain words for every code in a comparison. No other module of the page names them.

The tables are in English; who shows a text of theirs translates it: `_(words.GENRES[x])`.
"""

from __future__ import annotations

from compare.render.messages import N_, Messages

CATEGORIES: dict[str, tuple[str, str]] = {
    "W": (N_("Loaded word"), N_("A word with a strong feeling in it, where a plainer one was at hand.")),
    "V": (N_("Judging verb"), N_("A word for “said” that also judges what was said.")),
    "H": (N_("Hedge or unnamed source"), N_("Words that make a claim softer, or do not say who said it.")),
    "L": (N_("Label"), N_("A name or description that sorts people or things into a group.")),
    "M": (N_("Motive or cause as fact"), N_("A reason or an aim, told as if it were known.")),
}

# Names short enough for the control bar.
SHORT_NAMES = {
    "W": N_("Loaded word"),
    "V": N_("Judging verb"),
    "H": N_("Hedge, no name"),
    "L": N_("Label"),
    "M": N_("Motive as fact"),
}

FACT_KINDS = {
    "fact": N_("fact"),
    "claim": N_("claim"),
    "cause": N_("cause"),
    "number": N_("number"),
    "quote": N_("quoted words"),
    "opinion": N_("opinion"),
}

DIVERGENCE_KINDS = {
    "same_figure_different_thing": N_("The same number, but it counts something else"),
    "figure": N_("Different numbers"),
    "cause": N_("Different causes"),
    "actor": N_("Different people or groups do it"),
    "object": N_("Different things are meant"),
    "stage": N_("Different stages of the story"),
    "attribution": N_("Different speakers"),
    "certainty": N_("Told with different certainty"),
    "wording": N_("Different words for the same thing"),
    "selection": N_("Different parts of what was said"),
    "detail": N_("Different details"),
}

CHOICE_KINDS = {"name": N_("Who or what it is called"), "thing": N_("The thing"), "act": N_("What was done")}

NUMBER_KINDS = {
    "money": N_("Money"),
    "percent": N_("Percent"),
    "count": N_("Count"),
    "measure": N_("Measure"),
    "date": N_("Date"),
    "duration": N_("Length of time"),
    "age": N_("Age"),
    "ordinal": N_("Place in a row"),
}

NUMBER_RELATIONS = {
    "same_figure_different_thing": N_("Same number, other thing"),
    "differ": N_("They differ"),
    "same": N_("The same"),
    "": N_("Only in one article"),
}

GENRES = {
    "report": N_("News report"),
    "opinion": N_("Opinion piece"),
    "republished": N_("Republished piece"),
    "press_release": N_("Press release"),
    "unknown": N_("Kind of text not known"),
}

REGIONS = {
    "headline": N_("Headline"),
    "subhead": N_("Subheading"),
    "body": N_("Text"),
    "byline": N_("Writer’s line"),
    "advertisement": N_("Advertisement"),
    "navigation": N_("Menu or link"),
    "comment_rules": N_("Comment rules"),
    "bio": N_("About the writer"),
    "source_line": N_("Source line"),
    "other": N_("Other"),
}

# Named and unnamed speakers are told apart in the row's head.
SOURCE_KINDS = {
    "outlet": N_("another news outlet"),
    "document": N_("a document or organisation"),
}

COULD_HAVE_KNOWN = {
    "yes": N_("Yes, going by the dates."),
    "no": N_("No, going by the dates."),
    "unknown": N_("These texts do not tell us."),
}

VERDICTS = {
    "same": N_("The articles seem to tell of the same event."),
    "related": N_("The articles seem to tell of related events, maybe not of the same one."),
    "different": N_("These articles seem to tell of different events."),
    "unsure": N_("It is not clear if the articles tell of the same event."),
}

NUMBERS = (
    "0",
    N_("one"),
    N_("two"),
    N_("three"),
    N_("four"),
    N_("five"),
    N_("six"),
    N_("seven"),
    N_("eight"),
    N_("nine"),
)

SUPPORT = {
    "yes": N_("Yes, the text backs this up."),
    "no": N_("Not found in the text below it."),
    "unclear": N_("Not clear. Read the sentences and decide."),
}

FRAME_LEVELS = (
    N_("0 – not seen"),
    N_("1 – touched on"),
    N_("2 – clearly there"),
    N_("3 – runs through the text"),
)
# The dimensions of the Media Frames Corpus; a user's own frames have names of their own.
FRAME_NAMES = (
    N_("Economic"),
    N_("Capacity and resources"),
    N_("Morality"),
    N_("Fairness and equality"),
    N_("Legality and courts"),
    N_("Policy"),
    N_("Crime and punishment"),
    N_("Security and defense"),
    N_("Health and safety"),
    N_("Quality of life"),
    N_("Cultural identity"),
    N_("Public opinion"),
    N_("Political"),
    N_("Foreign relations"),
)
FRAMING_QUESTIONS = {
    "problem": N_("What is the problem?"),
    "cause": N_("What or who is named as the cause?"),
    "judgement": N_("What is judged right or wrong?"),
    "remedy": N_("What should be done?"),
}
FRAMING_VOICES = {
    "outlet": N_("told by the article"),
    "quoted": N_("in the words of a speaker"),
    "attributed": N_("reported as said by a speaker"),
}
STRENGTHS = ("", N_("a little coloured"), N_("clearly coloured"), N_("strongly coloured"))
SKILLS = {
    "evidence": N_("evidence"),
    "perspective": N_("perspective"),
    "wording": N_("wording"),
    "sourcing": N_("sourcing"),
    "lateral-reading": N_("lateral reading"),
}
DATE_SOURCES = {"given": N_("as given"), "metadata": N_("from the page’s data"), "text": N_("from the text")}
RELATIONS = {"same": N_("say the same"), "related": N_("same topic, another claim")}

LOOK_UP_NEXT = (
    N_("Who runs each outlet, and who pays for it? Search for the outlet’s name together with “owner”."),
    N_("Who is the writer? What else have they written?"),
    N_("What do two other news sources say about this event?"),
    N_("Where does each number come from? Try to find the report or speech itself."),
    N_("When was each article first published, and was it changed later?"),
    N_("What do the people say who are spoken about but do not speak?"),
)

TEACHER_PROMPTS = (
    N_("Read first. Let pupils read both articles without marks and underline what catches their eye."),
    N_("Then show the marks. Which marks would you keep? Which ones not, and why?"),
    N_("Find one thing that each article does well: a named source, a clear number, a fair quote."),
    N_("Take one sentence from each article and write it again in neutral words."),
    N_("Write one fair paragraph from both articles. Put the sentence numbers behind each claim."),
    N_("Leave the page: use the list “Look this up next” and report back what other sources say."),
)

CURRICULUM = (
    ("W", N_("spin, sensational words, subjective adjectives, tone")),
    ("V", N_("spin verbs such as “claimed” or “admitted”")),
    ("H", N_("missing attribution, unnamed sources, claims without evidence")),
    ("L", N_("labels and name-calling, demographic cues")),
    ("M", N_("mind reading, opinion told as fact, simple causes")),
)


def out_of_ten(value: float, say: Messages) -> str:
    """A share 0..1 in words: “about 7 in 10”."""
    return say.gettext("about %(n)s in 10", n=round(max(0.0, min(1.0, value)) * 10))


def leans(value: float) -> int:
    """-1 for a tone of more negative words, 1 for more positive ones, else 0."""
    return (value >= 0.15) - (value <= -0.15)


def tone_word(value: float) -> str:
    """A tone -1..1 in words."""
    return (N_("mixed or plain words"), N_("more positive words"), N_("more negative words"))[leans(value)]


MEASURES = {
    "words": N_("Words in the main text"),
    "sentences": N_("Sentences in the main text"),
    "words_per_sentence": N_("Words per sentence"),
    "flesch_reading_ease": N_("Flesch reading ease (0 hard, 100 easy)"),
    "flesch_kincaid_grade": N_("Flesch–Kincaid school grade"),
}


def spell_out(key: str) -> str:
    """A key without words of its own as words: "some_new_measure" is "Some new measure"."""
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
