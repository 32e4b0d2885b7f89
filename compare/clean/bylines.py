"""Patterns of the lines that tell an article's origin: dates, names, bylines, bios, section labels."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
DATED = re.compile(
    rf"\b{_MONTH}\b\.?,?[ -]?\d|\d(?:st|nd|rd|th)?,? {_MONTH}\b|\d{{4}}-\d\d-\d\d"
    rf"|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}"
    r"|\d{1,2}[:.]\d\d|\b\d{1,2} ?[ap]\.?m\b|\d (?:min(?:ute)?|hour|day|week|month|year)s?\b.* (?:ago|read)",
    re.IGNORECASE,
)
# What a date line is made of: labels, weekdays, months, clock times, time zones.
STAMP_WORDS = re.compile(
    r"\b(?:(?:first |last |originally )?(?:published|posted|updated|modified|released?|created|filed"
    r"|edited|dated?|downloaded)"
    rf"|on|at|by|the|{_MONTH}|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|\d+(?:st|nd|rd|th)?|T?\d+Z?|[ap]\.? ?m|\d+[ap]m|(?:[ECMP][SD]?T|GMT|UTC|BST|I?ST|CES?T"
    r"|A[CEW][SD]T|hrs?|UK|US)"
    r"|min(?:ute)?s?|hours?|days?|weeks?|months?|years?|ago|read|local time)\b",
    re.IGNORECASE,
)
AGENCIES = (
    "Reuters|Thomson Reuters|AP|Associated Press|The Associated Press|AFP|Agence France-Presse|UPI|"
    "United Press International|Bloomberg|TASS|Interfax|Xinhua|dpa|Anadolu Agency|ANSA|EFE|Kyodo|PTI|"
    "ANI|IANS|PA|PA Media|Press Association|The Canadian Press|CNN|Tribune News Service|RIA Novosti|Sputnik"
)
NAME = (
    r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|da|del|der|di|la|van|von|al|bin|el)){0,3}"
    r" [A-Z][\w'’-]+(?: Jr\.| Sr\.| II+)?"
)
GENRE_LABEL = re.compile(
    r"(?:the )?(?:opinions?|comment(?:ary)?|editorials?|op-?ed|guest (?:column|essay|post|opinion)"
    r"|columns?|columnists?|letters?(?: to the editor)?|viewpoints?"
    r"|perspectives?|analysis|news analysis|press release|news release|media release"
    r"|for immediate release|sponsored|exclusive|breaking(?: news)?|news|world|politics"
    r"|u\.?s\.?|uk|europe|asia|africa|americas|middle east|business|economy|markets|finance"
    r"|technology|tech|science|health|environment|climate"
    r"|sports?|culture|arts|entertainment|lifestyle|society|education|crime|courts|local|national"
    r"|international|region|defen[cs]e|military|security|energy|travel|local news)",
    re.IGNORECASE,
)
BY = re.compile(
    r"(?:by|written by|posted by|story by|reported by|(?:authors?|from)(?=:)):? +(?P<who>.+)", re.IGNORECASE
)
BYLINE_CUT = re.compile(r" ?[|•·–—/] ?|, | - | (?=for [A-Z])| (?=in [A-Z])|(?=\()|  ")
NAME_WORD = re.compile(
    r"(?:[A-Z][\w.'’-]*|Mc\w+|de|da|del|della|der|den|di|du|la|le|van|von|al|bin|ibn|el|ter|and|&|of"
    r"|the|for|on)$"
)
STAFF = re.compile(
    rf"(?:{AGENCIES}|(?:the )?(?:web|news|editorial)? ?(?:staff|admin|editors?|desk|team)\b.*)", re.IGNORECASE
)
ROLES = (
    "correspondent|reporter|journalist|columnist|editor|editor-in-chief|editor at large|writer"
    "|contributor|blogger|producer|"
    "bureau chief|commentator|critic|freelancer|anchor|photojournalist|host|intern"
)
# "our Political Editor", "Business Reporter": a post, not a name.
JOB = re.compile(rf"(?:our |the )?(?:[A-Za-z.&-]+ ){{0,4}}(?:{ROLES})s?", re.IGNORECASE)
_EXPERTS = (
    "fellow|professor|author|analyst|director|lecturer|researcher|scholar|historian|economist"
    "|consultant|academic"
)
_PERSON = (
    r"(?!(?:The|A|An|In|On|But|And|If|That|This|When|While|Mr|Mrs|Ms|Miss|Dr)\b)"
    rf"(?P<name>{NAME})(?:,[^,\"]{{1,60}},)?,?"
)
_IS = r"(?:is|was|has been|works as|served as|serves as|worked as)(?: currently| also| now)?"
_UP_TO_ROLE = (
    r"(?:(?:an?|the|our|one of|[A-Z][\w&.-]*'s?) )?"
    r"(?:(?!(?:who|that|when|by|in|as|to|way|so)\b)[\w,&'/.-]+ ){0,6}?"
)
BIO_PRESS = re.compile(
    rf"{_PERSON} (?:{_IS} {_UP_TO_ROLE}(?:{ROLES})\b"
    r"|(?:covers|writes (?:for|about|on)|reports (?:for|on|from)|edits|teaches|blogs|tweets (?:at|from|as)|"
    r"can be (?:reached|followed|contacted)|has (?:covered|written (?:for|about)|reported (?:for|on"
    r"|from)))\b)[^\"]*"
)
BIO_EXPERT = re.compile(rf"{_PERSON} {_IS} {_UP_TO_ROLE}(?:{_EXPERTS})s?\b[^\"]*")
SAID = re.compile(r"\b(?:said|says|told|added|argued|wrote|tweeted|announced)\b")
