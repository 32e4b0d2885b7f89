"""Who wrote an article, for whom, when, and what sort of text it is: only from evidence in the text.

The evidence is in the paragraphs that are not the article itself (byline, bio,
advertisements of the page's own outlet, copyright and source lines) and in the
dateline. A name merely mentioned in the article ("told Example Post") is none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from compare.clean.boilerplate import bio_name, byline_parts, is_date_line, is_genre_label
from compare.clean.bylines import AGENCIES, JOB, ROLES
from compare.paragraphs import Paragraph
from compare.records import Genre, Record, RegionKind

Labelled = Sequence[tuple[Paragraph, RegionKind]]

_PROPER = r"(?:[Tt]he )?[A-Z0-9][\w.'&-]*(?: (?:(?:of|the|and|&|for|in|on) )?[A-Z][\w.'&-]*)*"
_PLACE = r"[A-Z][A-Z.'’-]+(?:[ /-][A-Z][A-Z.'’-]+){0,3}"
_DATELINE = re.compile(
    rf"(?:{_PLACE}(?:, [A-Z][\w. ]{{1,24}}?){{0,2}}(?:, [A-Z][a-z]+\.? \d{{1,2}}(?:, \d{{4}})?)?(?:"
    rf" ?\((?P<agency>[\w ./-]{{2,30}})\))?"
    rf"|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,2}}(?:, [A-Z][\w. ]{{1,24}})?"
    rf" \((?P<wire>{AGENCIES})\))(?: ?[—–―] ?| -{{1,2}} |-- ?)(?=.*[a-z])"
)
_BIO_OUTLET = re.compile(
    rf"\b(?:{ROLES})s?\b(?: [a-z][\w-]*| [A-Z]\w+ and){{0,4}}? (?:for|at|of|with) (?P<outlet>{_PROPER})"
)
_COPYRIGHT = re.compile(
    (
        r"(?:copyright|©|\(c\))[ ©]*(?:\(c\) ?)?(?:(?:19"
        rf"|20)\d\d(?: ?[-–] ?\d{{2,4}})?,? ?)?(?:by )?(?P<outlet>(?-i:{_PROPER}))"
    ),
    re.IGNORECASE,
)
_APPEAL = re.compile(
    r"(?i:support|subscribe to|donate to|become a (?:member|subscriber|supporter) of|contribute to"
    r"|advertise (?:with|on)|"
    rf"thank you for reading|download the) (?P<outlet>{_PROPER})"
    rf"|(?i:sign up for|get|receive) (?P<owner>{_PROPER})'s? (?:\w+ ){{0,3}}(?:newsletter|app|emails?|alerts)"
)
# Words of an appeal that only look like a name because the line is in title case.
_NO_NAME = re.compile(
    r"\b(?:our|us|your|my|this|now|today|here|free|independent|quality|local|journalism|journalists"
    r"|news(?:letters?)? alerts?|"
    r"newsletters?|app|ads?|ad-free|work|team|site|website|channel|podcast|patreon|paypal|facebook"
    r"|twitter|youtube|google)\b",
    re.IGNORECASE,
)
_NEWSY = re.compile(
    r"\b(?:News|Post|Times|Journal|Herald|Tribune|Guardian|Press|Daily|Gazette|Observer|Telegraph"
    r"|Chronicle|Review|"
    r"Magazine|Today|Weekly|Independent|Mail|Globe|Mirror|Register|Broadcasting|Radio|TV|Wire|Network|Media|"
    r"Insider|Monitor|Bulletin|Dispatch|Courier|Examiner|Inquirer|Reporter|Agency|Report|Ledger"
    r"|Sentinel|Argus|Echo)\b"
)
_MASTHEAD = re.compile(rf"(?:The )?(?:Daily [A-Z][\w'’-]+|(?:[A-Z][\w'’&-]+ ){{0,3}}(?:{_NEWSY.pattern}))")
_AGENCY = re.compile(AGENCIES)
_REPUBLISHED = re.compile(
    r"(?:source|via|courtesy of|(?:originally|first|previously|also)? ?\b(?:published|appeared|posted"
    r"|printed|written|aired|broadcast)\b[^.]{0,40}?"
    r"|(?:republished|reprinted|reposted|syndicated|cross-?posted|translated|adapted"
    r"|excerpted)\b[^.]{0,40}?|\b(?:comes|is|was) (?:brought to (?:us|you)|provided|produced))"
    r"(?: ?: ?| )(?:(?:from|by|at|in|on|with permission (?:from|of)"
    r"|courtesy of) )?(?P<url>https?://)?(?:www\.)?(?P<name>(?-i:[A-Z])[^,;|()\"]*?|(?<=://)[\w.-]+"
    r"|(?<=www\.)[\w.-]+|[a-z][\w-]*\.(?:com|org|net|info)\b)"
    r"(?=/|[.,;|()\"]?$|\. |[,;|()\"]| (?:and|under|with|on|in|as|at|by|here|where|—|–|-)\b| \d| [—–-] )",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_DATES = (
    re.compile(r"\b(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)"),
    re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? ?(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? ?(?P<year>\d{{4}})\b", re.IGNORECASE),
)
_OPINION = re.compile(
    r"(?:opinions?|comment(?:ary)?|editorials?|op-?ed|guest (?:column|essay|post|opinion)|columns?"
    r"|columnists?|viewpoints?"
    r"|perspectives?|letters?(?: to the editor)?)",
    re.IGNORECASE,
)
_OPINION_TITLE = re.compile(
    r"(?:opinion|editorial|commentary|op-?ed|guest column|column|comment) ?[:|] ?\S", re.IGNORECASE
)
_RELEASE = re.compile(r"(?:(?:press|news|media) release|for immediate release)\b", re.IGNORECASE)
_DISCLAIMER = re.compile(
    r"(?:the )?(?:views|opinions)\b.*\bexpressed\b.*\b(?:author|writer|his|her|their)\b", re.IGNORECASE
)


class Provenance(Record, frozen=True, kw_only=True):
    """What the text itself says of its origin; None where it does not."""

    outlet: str | None = None
    author: str | None = None
    date: str | None = None
    genre: Genre = "unknown"
    republished_from: str | None = None


def find_provenance(labelled: Labelled, headline: str | None) -> Provenance:
    """Read the origin of an article from its paragraphs and their kinds (reading order)."""
    body = [p for p, kind in labelled if kind == "body"]
    lead = _first_dateline(body)
    bylines = [p.plain for p, kind in labelled if kind == "byline"]
    republished = _first(_republished(p.plain) for p, kind in labelled if kind == "source_line")
    author = _first(_author(line) for line in bylines) or _first(
        bio_name(p.plain) for p, kind in labelled if kind == "bio"
    )
    signed = author is not None or lead is not None or any(map(_agency, bylines))
    return Provenance(
        outlet=_outlet(labelled, wire_agency(body), republished),
        author=author,
        date=_date(bylines),
        genre=_genre(labelled, headline, republished, signed),
        republished_from=republished,
    )


def dateline(plain: str) -> re.Match[str] | None:
    """The dateline ("ANKARA —", "WASHINGTON (Reuters) -") that a paragraph starts with."""
    return _DATELINE.match(plain)


def wire_agency(body: Sequence[Paragraph]) -> str | None:
    """The news agency of the article's dateline: "Reuters" of "WASHINGTON (Reuters) - "."""
    match = _first_dateline(body)
    name = match and (match["agency"] or match["wire"])
    return name if name and _AGENCY.fullmatch(name) else None


def is_masthead(plain: str) -> bool:
    """Is the line nothing but the name of a newspaper or the like ("The Example Courier")?"""
    return _MASTHEAD.fullmatch(plain) is not None


def find_date(plain: str) -> str | None:
    """The first complete date in a line, as ISO 8601. Dates all in figures ("03/08/2013") are left alone."""
    for pattern in _DATES:
        match = pattern.search(plain)
        if match:
            parts = match.groupdict()
            month = int(parts["number"]) if "number" in parts else 1 + _MONTHS.index(parts["month"].lower())
            try:
                return dt.date(int(parts["year"]), month, int(parts["day"])).isoformat()
            except ValueError:
                return None
    return None


def _first_dateline(body: Sequence[Paragraph]) -> re.Match[str] | None:
    """The dateline stands in the lead, which a standfirst or two may come before."""
    return next((m for m in (dateline(p.plain) for p in body[:3]) if m), None)


def _first(values: Iterable[str | None]) -> str | None:
    return next((v for v in values if v), None)


def _author(line: str) -> str | None:
    if is_date_line(line):
        return None
    parts = byline_parts(line)
    if parts:
        nobody = JOB.fullmatch(parts[0]) or _agency(parts[0]) or parts[0].lower() in {"staff", "admin"}
        return None if nobody else parts[0]
    name = re.split(r" ?[,|–—] ?", line)[0]
    plain_name = re.fullmatch(
        r"[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){1,3}(?: and [A-Z][\w.'-]+(?: [A-Z][\w.'-]+){1,3})?", name
    )
    return (
        name if plain_name and not find_date(line) and not _agency(line) and not _NEWSY.search(name) else None
    )


def _agency(line: str) -> str | None:
    name = line.strip("-–—() .")
    return name if _AGENCY.fullmatch(name) else None


def _outlet(labelled: Labelled, wire: str | None, republished: str | None) -> str | None:
    """Best evidence first: byline, copyright line, bio, the page's own appeals, a wire dateline."""
    lines = [(p.plain, kind) for p, kind in labelled]
    found = [
        *(_byline_outlet(line) for line, kind in lines if kind == "byline"),
        *(_named(_COPYRIGHT, line) for line, kind in lines if kind == "other"),
        *(_bio_outlet(line) for line, kind in lines if kind == "bio"),
        *(_named(_APPEAL, line) for line, kind in lines if kind == "advertisement"),
        wire,
    ]
    return _first(name for name in found if name != republished)


def _byline_outlet(line: str) -> str | None:
    after_job = False
    for part in (re.sub(r"^for ", "", part) for part in byline_parts(line) or [line]):
        if _agency(part):
            return _agency(part)
        if JOB.fullmatch(part):
            after_job = True
        elif re.fullmatch(_PROPER, part) and len(part.split()) <= 5 and (after_job or _NEWSY.search(part)):
            return part
    return None


def _bio_outlet(line: str) -> str | None:
    if re.search(r"\b(?:former|formerly|freelance)\b", line):
        return None
    return _named(_BIO_OUTLET, line)


def _named(pattern: re.Pattern[str], line: str) -> str | None:
    match = pattern.search(line)
    name = match and _first(match.groupdict().values())
    if not name or _NO_NAME.search(name):
        return None
    name = re.sub(r",? (?:Inc|LLC|Ltd|Co|GmbH)\b.*| All [Rr]ights.*|(?:\. | - | – ).*", "", name)
    return name.strip(" .,-'&") or None


def _republished(line: str) -> str | None:
    match = _REPUBLISHED.search(line)
    name = match["name"].strip(" .,") if match else ""
    if not name or len(name.split()) > 8 or find_date(name) or re.match(r"(?i:this|the author|a|an)\b", name):
        return None
    return name


def _date(bylines: Sequence[str]) -> str | None:
    dated = [line for line in bylines if find_date(line)]
    first = [line for line in dated if not re.match(r"(?:last )?(?:updated|modified)", line, re.IGNORECASE)]
    return _first(find_date(line) for line in [*first, *dated])


def _genre(labelled: Labelled, headline: str | None, republished: str | None, signed: bool) -> Genre:
    labels = [p.plain for p, kind in labelled if kind == "other" and is_genre_label(p.plain)]
    parts = [part for label in labels for part in re.split(r" ?[|/>:•] ?", label.rstrip("."))]
    others = [p.plain for p, kind in labelled if kind in {"other", "bio"}]
    if any(map(_OPINION.fullmatch, parts)) or _OPINION_TITLE.match(headline or ""):
        return "opinion"
    if any(_DISCLAIMER.match(line) for line in others):
        return "opinion"
    if any(map(_RELEASE.match, [*parts, *(p.plain for p, kind in labelled if kind == "byline")])):
        return "press_release"
    if republished:
        return "republished"
    return "report" if signed else "unknown"
