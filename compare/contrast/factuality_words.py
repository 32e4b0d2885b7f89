"""Words that change how far an act is told as a fact, by the classes `modality.py` reads (see there)."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Verbs and nouns by what they make of the act below them. Written for this project.
HOLDS = _words(
    "manage begin start continue proceed help force make let cause lead get go vote rule happen dare"
    " see watch hear remember regret admit acknowledge confirm show decide choose opt ensure end"
    " finish"
)
FAILS = _words("fail refuse decline neglect forget cease stop avoid abstain refrain failure refusal")
AHEAD = _words(
    "plan intend expect set schedule slate prepare poise vow pledge promise agree threaten aim due"
    " ready about bind seek want hope wish mull consider weigh eye propose offer ask urge order demand"
    " call tell direct instruct recommend push need request invite require plans intention proposal"
    " threat"
)
# What was asked, promised or ordered is still to come even where the asking is over.
COMMITS = _words(
    "vow pledge promise agree threaten propose offer ask urge order demand call direct instruct"
    " recommend push request require invite proposal threat"
)
TRIES = _words("try attempt struggle scramble bid effort")
DOUBTS = _words(
    "appear seem allege claim suspect accuse believe think rumor rumour fear predict speculate assume"
    " allegation accusation suspicion possibility"
)
DENIES = _words("deny dispute doubt denial")
DROPS = _words("reject abandon scrap cancel drop oppose criticize criticise block halt end delay shelve kill")
KEEPS_FROM = _words("prevent bar block keep")
SAYS = _words(
    "say tell announce report state add write argue warn note insist declare explain describe contend"
    " maintain testify complain assert according"
)
UNSURE = _words(
    "allegedly reportedly purportedly supposedly apparently likely probably possibly perhaps maybe"
    " presumably seemingly reputedly"
)
UNSURE_ADJECTIVES = _words(
    "alleged reported purported apparent likely possible potential suspected unconfirmed"
)
PLANNED_ADJECTIVES = _words(
    "planned proposed expected scheduled upcoming forthcoming pending impending prospective"
)
FAILED_ADJECTIVES = _words("failed attempted unsuccessful")
NEVER = _words("never hardly barely scarcely neither nor")
NOBODY = _words("nobody none no neither nothing")
NEARLY = _words("nearly almost narrowly")
IF = _words("if unless whether once until lest before")
# With "would" these tell what came to pass.
LATER = _words("later eventually ultimately subsequently finally soon")
WANTS = _words("should must ought")
WILL = _words("will shall wo 'll ’ll")
# Before "to" in a headline.
TITLE_STARTS = _words("set expected due poised plans likely vows pledges ready about wants hopes aims seeks")
# What brings in a speaker's claim.
SAYING = SAYS | DOUBTS
# Verbs too plain to name an act by themselves, and verbs of saying: two statements are two acts.
LIGHT = _words(
    "be have do make get take give go come put keep let see know think want call use need seem become"
    " hold set say  tell state add write argue warn note insist declare explain describe report"
    " announce claim ask believe feel  include involve like try plan expect continue begin start help"
    " lead follow show mean look speak talk"
)
TITLES = _words("mr. mrs. ms. dr. sen. rep. gov. mr mrs ms dr sen rep gov")
