"""Words that can name one and the same thing or act: "shooting" and "massacre", "cancel" and "walk away".

For the table of word choices. Each list has one kind a line; "|" parts words that tell it
differently, words of one part differ in style only. Written from general knowledge of English.
Two words of one kind need not mean one thing: that takes more evidence.
"""

from __future__ import annotations

from compare.contrast.rivals import ACT_SENSES, Sense, name_senses, read_kinds
from compare.names import singular
from compare.records import Token

_THINGS = """
shooting killing death | murder homicide | massacre slaughter bloodbath carnage | tragedy | attack assault
  | rampage
backlash criticism opposition complaint | outcry outrage fury uproar furor furore | firestorm storm
  | controversy debate row flap
concern worry | fear alarm | doubt qualm misgiving reservation | panic hysteria
fight battle war | challenge dispute | struggle
mosque church temple synagogue | center centre
statue bronze sculpture | monument memorial
deal agreement accord contract | pact treaty | bargain
plan proposal programme program | scheme plot ploy | project initiative | blueprint vision
bill legislation measure act | law
protest demonstration rally march | riot unrest mayhem | uprising revolt | vandalism rampage
  | disturbance disorder
weapon arms | missile rocket | shield
wall | barrier fence
meeting talk summit session | showdown confrontation
comment remark statement | rant tirade outburst diatribe | joke quip | insult smear slur jab
mistake error | blunder gaffe | slip lapse | scandal
handout giveaway bonanza windfall | aid support subsidy | bailout
tax levy | fee charge | penalty fine
crisis emergency | problem issue | mess chaos fiasco debacle | disaster catastrophe | turmoil | wobble
ban prohibition embargo | restriction limit curb crackdown
investigation inquiry enquiry probe | hunt purge
fall drop decline dip slip | plunge crash collapse
rise increase | hike | surge jump spike
loss defeat | setback | rout humiliation
win victory | triumph rout
quarrel row dispute | feud spat | rift split
trip visit tour | junket
fetus foetus embryo | baby child
clampdown crackdown | operation raid sweep
cut reduction saving | austerity squeeze | reform overhaul
gun rifle firearm | weapon
war conflict fighting | invasion aggression | operation
talk negotiation dialogue | haggling wrangling
promise pledge vow | boast
payment donation contribution gift | bribe kickback payoff
house home | mansion estate | hovel shack
prison jail | camp | gulag dungeon
gathering crowd throng | mob horde rabble gang
migrant immigrant newcomer | refugee | alien
"""

_ACTS = """
cancel call_off terminate end abolish reverse | scrap ditch dump axe kill_off | drop abandon | back_out
  withdraw pull_out walk_away | fall_through collapse break_down fall_apart fail | tear_up rip_up break
  | suspend postpone delay
cut reduce trim lower | slash gut axe
raise increase lift | hike | double triple
fall drop decline dip slip ease | plunge plummet tumble crash sink slump dive
rise increase climb gain | soar surge skyrocket jump rocket
pull_down take_down bring_down remove topple | tear_down rip trash wreck smash destroy
dump throw toss hurl chuck | roll push drop
criticise criticize fault question | attack slam blast lash_out rip bash lambaste assail savage | condemn
  denounce | mock ridicule deride | rebuke chide scold
kill shoot | murder | gun_down slay | massacre slaughter | die | execute
gather assemble meet | swarm flood storm | march parade
announce unveil present release | boast trumpet tout
refuse decline reject | snub spurn | rule_out
enter cross | invade storm | flood pour
give grant award | hand lavish
spend | splurge squander waste | bankroll
approve pass back adopt | ram_through push_through rubber-stamp
expel remove | kick_out throw_out oust | force_out
leave depart go | flee escape | storm_out walk_out
arrest detain hold | seize grab nab | round_up | kidnap abduct
hurt injure wound | maim batter
win beat defeat edge | crush thrash rout humiliate demolish trounce
"""

_THING_SENSES = read_kinds(_THINGS)
_OWN_ACTS = read_kinds(_ACTS)
_OTHER = 10_000  # keeps the numbers of two lists apart


def thing_senses(noun: Token) -> frozenset[Sense]:
    """Where a noun, singular or plural, stands in the lists of things and of people."""
    own = _THING_SENSES.get(singular(noun.lemma), _THING_SENSES.get(noun.lemma, ()))
    return frozenset((*own, *((kind + _OTHER, part) for kind, part in name_senses(noun))))


def act_senses(verb: str) -> frozenset[Sense]:
    """Where a verb, or one with its particle ("back_out"), stands in the lists of acts."""
    shared = ((kind + _OTHER, part) for kind, part in ACT_SENSES.get(verb, ()))
    return frozenset((*_OWN_ACTS.get(verb, ()), *shared))


def kinds(senses: frozenset[Sense]) -> frozenset[int]:
    """The kinds without their parts."""
    return frozenset(kind for kind, _ in senses)


def other_words(one: frozenset[Sense], two: frozenset[Sense]) -> bool:
    """Are they words of one kind, and in none of those the same part of it?"""
    return bool(kinds(one) & kinds(two)) and not one & two
