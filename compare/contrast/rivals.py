"""Words for one kind of act or thing that tell it differently: "resign" and "fire", "rebel" and "terrorist".

Each list has one kind a line, "|" between words of another strength, blame or
meaning; words within one part count as the same word. From general knowledge
of English. Wide words ("man", "official", "measure") are left out: they fit
any of the others. The report's list of word choices builds on this.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.names import singular
from compare.records import Token

Sense = tuple[int, int]  # which kind, which part of it

_ACTS = """
criticize criticise critical criticism fault | condemn denounce condemnation | mock taunt ridicule deride
  jeer tweak mockery | slam blast lash rip lambaste assail bash | rebuke chide scold reprimand | smear
  insult belittle demean
fire sack dismiss oust firing | resign quit resignation | step_down | force_out push_out
withdraw pull_out back_out walk_away withdrawal | collapse fall_through fall_apart | cancel call_off scrap
  | suspend postpone delay
kill slay gun_down | murder | execute execution | die death | massacre slaughter
misuse misspend misappropriate | convert divert | steal embezzle pocket siphon loot | spend
force compel | coerce | pressure press push | urge ask request | persuade convince | bully blackmail
flee escape run_away | leave depart | evacuate
gather assemble rally | protest demonstrate demonstration | riot rampage
arrest detain | abduct kidnap seize | round_up
leak | release publish post | expose uncover
cut reduce trim lower reduction | slash gut axe
raise increase | hike | soar surge skyrocket jump
fall drop decline dip slip | plunge plummet tumble crash
reject oppose | block obstruct stall | vote_down
beat defeat | crush rout thrash trounce humiliate demolish | edge
repeal end scrap abolish | dismantle gut | roll_back
enter cross | invade storm | break_into breach
expel deport | evict | banish
praise laud applaud hail welcome | defend justify | celebrate
apologize apologise apology | regret | backtrack backpedal
acknowledge | admit confess
lie deceive mislead | misstate misspeak err
settle occupy | annex seize grab
strike hit | bomb pound hammer
dispute deny | dismiss
spy eavesdrop | monitor watch track
refuse decline | defy snub
bar ban | restrict limit curb
vote pass approve adopt enact
call_out single_out
clash scuffle | attack assault
argue debate discuss | quarrel feud squabble bicker
"""

_NAMES = """
aide adviser advisor staffer assistant | associate ally confidant confidante friend | deputy | volunteer
  intern | operative | crony henchman | loyalist | surrogate
fighter combatant soldier | militant insurgent guerrilla rebel | terrorist extremist jihadist | gunman
  attacker assailant shooter
protester protestor demonstrator marcher | activist campaigner | rioter looter mob thug vandal | agitator
migrant immigrant | refugee | alien | newcomer
son daughter child | heir heiress
ruler president leader | strongman autocrat dictator tyrant despot
government administration | regime junta
businessman businesswoman entrepreneur executive | tycoon magnate mogul | oligarch | billionaire
  millionaire
lobbyist | consultant strategist | fixer
whistleblower | leaker | informant | traitor turncoat
bill | law | resolution | decree order
plan proposal | scheme plot | vision
fee levy | tax
tax | penalty fine
reform | overhaul | cut cutback
protest demonstration rally march | riot unrest | uprising revolt rebellion
killing death | murder | execution | massacre slaughter
raid operation | invasion incursion | attack assault
barrier fence | wall
talks negotiation dialogue | dispute row feud
error mistake slip | scandal | crime fraud
donation contribution gift | bribe kickback
theory | narrative | hoax myth
lawyer attorney | prosecutor | activist
doctor physician | quack
believer follower | cultist
separatist | nationalist | patriot
settler | colonist | occupier
hunter | poacher
victim | suspect | defendant | culprit perpetrator
group organization organisation | gang | cult sect
"""


def words(text: str) -> frozenset[str]:
    """The words of a text, for word lists."""
    return frozenset(text.split())


def read_kinds(text: str) -> dict[str, tuple[Sense, ...]]:
    """Word → its (kind, part) places; an indented line goes on with the kind before."""
    found: dict[str, list[Sense]] = {}
    for kind, line in enumerate(text.strip().replace("\n  ", " ").splitlines()):
        for part, group in enumerate(line.split("|")):
            for word in dict.fromkeys(group.split()):
                found.setdefault(word, []).append((kind, part))
    return {word: tuple(places) for word, places in found.items()}


ACT_SENSES = read_kinds(_ACTS)
_NAME_SENSES = read_kinds(_NAMES)


def name_senses(noun: Token) -> tuple[Sense, ...]:
    """The places of a noun, singular or plural, in the list of names."""
    return _NAME_SENSES.get(singular(noun.lemma), ())


def rivals(one: Sequence[Sense], two: Sequence[Sense]) -> bool:
    """Are the words of one kind, but of no one part of it?"""
    kinds = {k for k, _ in one} & {k for k, _ in two}
    return bool(kinds) and not set(one) & set(two)


def rival_nouns(one: Token, two: Token) -> bool:
    """Do both nouns belong to one kind of thing, and tell it differently?"""
    return rivals(name_senses(one), name_senses(two))
