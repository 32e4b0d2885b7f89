"""The rules that tell a page's surroundings from the article: one pattern a form, by kind.

Each kind is told by form: an order to the reader ("Subscribe …"), a menu word
standing alone, a name after "By", a note on where a text first appeared. No
outlet is named. A rule fires on a whole paragraph only, and only up to a
length: taking away a sentence of the article is worse than leaving a scrap of
the page. `boilerplate.py` runs them.
"""

from __future__ import annotations

import re
from typing import Literal

from compare.clean.bylines import AGENCIES, NAME
from compare.records import Record, RegionKind

Zone = Literal["any", "head", "tail", "edge"]


class Rule(Record, frozen=True, kw_only=True):
    """A paragraph of at most `words` words in this zone that the pattern matches whole.

    Zones: "head" and "tail" are the first and last paragraphs, "edge" is either.
    """

    kind: RegionKind
    pattern: re.Pattern[str]
    words: int
    zone: Zone = "any"


def _rule(kind: RegionKind, words: int, *patterns: str, zone: Zone = "any") -> Rule:
    joined = "|".join(f"(?:{p})" for p in patterns)
    return Rule(kind=kind, pattern=re.compile(joined, re.IGNORECASE), words=words, zone=zone)


_SOCIAL = (
    r"(?:facebook|twitter|x|instagram|whats ?app|linked ?in|reddit|pinterest|e-?mail|print|telegram"
    r"|flipboard|"
    r"messenger|copy(?: the)? link|link|save|share|tweet|pin(?: it)?|youtube|tiktok|bluesky|threads"
    r"|mastodon|rss|sms)"
)
_MENU = (
    r"home(?:page)?|menu|search|close|skip to (?:main )?(?:content|navigation)|back to (?:the )?top"
    r"|load more|show more"
    r"|(?:next|previous|older|newer)(?: (?:article|story|page|posts?))?|page \d+(?: of \d+)?|log ?in"
    r"|sign in|log ?out"
    r"|my account|register|privacy(?: policy| notice| settings)?|terms(?: of (?:use|service)| (?:and"
    r"|&) conditions)?"
    r"|cookies?(?: (?:policy|settings|preferences|notice))?|contact(?: us)?|about(?: us)?"
    r"|advertise(?: with us)?"
    r"|newsletters?|watch(?: live| now)?|live tv|listen(?: now| to this (?:article|story))?|videos?"
    r"|photos?|gallery"
    r"|open in app|settings|accept(?: all)?(?: cookies)?|reject all|manage (?:cookies|preferences|options)"
    r"|site ?map|help|faqs?|careers|editions?|more|print edition|archives?|tags?|topics?|categories"
    r"|(?:view|show|see|read|hide|load)(?: all| the)? ?(?:\d+ )?comments?(?: \(?\d+\)?)?"
    r"|comments?(?: \(?\d+\)?)?"
    r"|\d[\d,.]*k? (?:comments?|shares?|likes?|views?)|leave a (?:comment|reply)|post a comment"
    r"|no comments(?: yet)?"
    r"|add (?:a |your )?comment|reply|report (?:an error|a typo|this ad)|font size|text size|[aA]\+"
    r"|listen \(\d+ min\)"
)
LINKS = (
    r"more (?:in|on|from|about|by|news|stories|headlines)\b(?: [\w'&,-]+){0,6}"
    r"|(?:read|see|view|discover) (?:more|also|next|on)(?: (?:in|on|from|about|stories|news|here)\b.{0,40})?"
    r"|also (?:read|see)|up next|what to (?:read|watch) next|keep reading|continue reading|further reading"
    r"|related(?: (?:stories|story|articles?|contents?|topics?|coverage|news|links?|posts?|reading|videos?))?"
    r"|recommended(?: (?:for you|stories|reading|articles|by .{1,20}))?|(?:you )?(?:may"
    r"|might) also (?:like|be interested in)"
    r"|(?:most|more) (?:read|popular|viewed|shared|commented|recent|emailed)(?: (?:stories|articles"
    r"|news|posts|today|now))?"
    r"|trending(?: (?:now|stories|topics|news|today))?|top (?:stories|news|headlines|picks)"
    r"|popular(?: (?:now|stories|posts|articles))?"
    r"|(?:the )?latest(?: (?:news|stories|headlines|from .{1,30}|posts|articles))?"
    r"|editors?'?s? (?:picks?|choice)"
    r"|(?:you )?don'?t miss|in (?:this|other) (?:article|story|news)|from (?:the|our) (?:web"
    r"|archives?|partners)|around the web"
    r"|(?:other|similar|featured|more) (?:stories|articles|posts)(?: you (?:may|might) like)?"
    r"|what others are reading"
    r"|jump to (?:section|comments)|table of contents|on this page"
)
_CREDIT_WORD = r"(?:[A-Z(@][\w.'’/@-]*|of|for|the|and|&)"
_REPORT_WORD = rf"(?:{_CREDIT_WORD}|[Ee]diting|[Aa]dditional|[Rr]eporting|[Ww]riting|by|in|from)"
_NOTE = r"(?:(?:editor'?s'?|publisher'?s'?) note ?[:–—-] ?)?"
_PUBLISHED = (
    r"(?:originally |first |previously |also )*(?:published|appeared|posted|printed|written|broadcast|aired)"
)

RULES: tuple[Rule, ...] = (
    _rule(
        "advertisement",
        12,
        r"(?:-+ ?)?(?:advertisements?|advert|ad|ads|sponsored(?: (?:content|links?|post|by .{1,40}))?"
        r"|promoted(?: content)?"
        r"|paid (?:content|post|program(?:me)?)|promotion)(?: ?[-–—] ?(?:scroll to continue"
        r"|continue reading below))?(?: ?-+)?",
        (
            r"(?:this |the )?(?:story|article|post|report|text)? ?continues? (?:below|after)(?: (?:this "
            r"|the |our )?(?:ad|advert|advertisement|video|promotion|newsletter.*))?"
        ),
        (
            r"(?:scroll|keep scrolling|continue reading|swipe)(?: (?:down )?(?:to continue|below"
            r"|for more))(?: .{0,40})?"
        ),
        (
            r"skip (?:this )?(?:ad|advert|advertisement|newsletter promotion)|remove ads|go ad[- ]?free"
            r"|hide ad|why (?:am i seeing )?this ad\??"
        ),
    ),
    _rule(
        "advertisement",
        30,
        r"(?:please )?(?:support|help us|help support|donate|contribute (?:to|now|today)"
        r"|consider (?:a|making|becoming|supporting|subscribing|donating))\b(?! (?:for|from|among|has"
        r"|is|was|by|of|in)\b)"
        r"(?=.*\b(?:ad[- ]?free|donat\w+|contribut\w+|subscri\w+|patreon|patron|supporter"
        r"|member(?:ship)?|our (?:work|journalism|reporting|site|mission)"
        r"|independent (?:journalism|media|news|reporting)|quality journalism|[$£€]\d+ (?:a"
        r"|per) (?:day|week|month|year))\b)[^\"]*",
        r"(?:please )?(?:subscribe|sign up|become a (?:subscriber|member|supporter|patron)"
        r"|start your (?:free )?(?:trial|subscription))\b"
        r"(?! (?:to the (?:idea|view|notion|theory|belief)))[^\"]*",
        (
            r"join (?:us|our|the [\w ]{0,30}(?:newsletter|community|mailing list)"
            r"|(?:over )?[\d,.]+k?m? (?:others|readers|subscribers))\b[^\"]*"
        ),
        (
            r"(?:get|receive) (?:the|our|all|more|free|daily|weekly|breaking|top|unlimited|exclusive"
            r"|[\w' ]{1,40}'s?)"
            r"\b(?=.*\b(?:newsletters?|inbox|alerts|app)\b)[^\"]*"
            r"|(?:want|enjoy(?:ing|ed)?|like|love) (?:this|what|more|our)\b(?=.*(?:\?|!|\bsubscribe\b"
            r"|\bsign up\b))[^\"]*"
        ),
        (
            r"(?:download|install) (?:the|our) [^\"]*\bapp\b[^\"]*|(?:enter"
            r"|your) (?:your )?e-?mail(?: address)?|thank you for (?:subscribing|signing up|reading)[^\"]*"
        ),
        (
            r"(?:already|not yet) a (?:subscriber|member)\b.*|(?:this (?:article|story|content) is"
            r"|this is) (?:only )?(?:for|available to) (?:subscribers|members)\b.*"
        ),
        (
            r"you(?:'ve| have) (?:reached your|used|read) .*\b(?:free articles?|limit)\b.*"
            r"|to continue reading\b.*|(?:buy|shop|order) (?:now|here)(?: .{0,40})?|donate(?: now| today"
            r"| here)?"
        ),
        (
            r"(?:save|get) (?:up to )?\d+ ?% (?:off|on)\b[^\"]*|(?:daily|weekly|morning|evening"
            r"|free) newsletter\b.{0,60}|newsletter (?:sign ?up|promotion).{0,60}"
        ),
    ),
    _rule("navigation", 12, rf"(?!.*[a-z]\.$)(?:{_MENU}|{LINKS})(?: ?[:»>→↓▼…]| ?\.\.\.)?"),
    _rule(
        "navigation",
        30,
        r"(?:read more(?: (?:on|about|here|at))?|read(?: (?:also|next|this|on))?|related(?: \w+)?"
        r"|see also|also (?:read|see)|more(?: (?:on|from|about|in) [\w ]{1,40})?"
        r"|watch(?: (?:live|now|video|more|also))?|listen|video|don'?t miss|recommended|up next"
        r"|trending|must[- ]read|(?:tags?|topics?|filed under|posted in|categor(?:y|ies)"
        r"|keywords?|labels?|section|in this (?:article|story)|explore more)) ?[:|»→>] ?(?!.*\.$).+",
        r"(?:filed under|posted in|tagged(?: with)?)\b.+",
        (
            r"(?:click|tap) (?:here|on|to)\b[^\"]{0,70}|(?:read|see|watch|view|hear|find) (?:the )?(?:rest"
            r"|full|whole|entire|original|complete|more)\b[^\"]{0,60}\b(?:here|at|on|below)\b[^\"]{0,40}"
        ),
        (
            r"(?:read|see|view) the (?:rest|full (?:story|article|report|post|text)|original(?: (?:story"
            r"|article|post))?)(?: .{0,30})?"
        ),
        r"(?:share|tweet|email|print|save|bookmark|like)(?: (?:this|the|on|via|with|to)\b.{0,60}(?<!\.))?",
        (
            r"follow (?:us|me|him|her|them|@\w+|(?-i:[A-Z])[\w.' ]{1,40}?) (?:on|at|@)\b.*|follow @.*"
            r"|(?:find|like|join) us on\b.*"
        ),
        rf"(?:(?:share|follow us)(?: (?:this|on|via))?:? )?{_SOCIAL}(?:[ ,|/·•]+{_SOCIAL})+",
        r"(?:[\w&' .-]{1,30} ?(?:[»›>→|]| / ) ?){2,}[\w&' .:-]{1,80}|(?:#\w+[ ,]*){2,}|https?://\S+",
    ),
    _rule(
        "navigation",
        90,
        (
            r"(?=.*\bcookies?\b)(?=.*\b(?:uses? (?:[\w ]{1,20} )?cookies (?:to|for|on|and)|we and our"
            r"|(?:this|our) (?:web)?site uses|accept|consent|by continuing|your (?:choices|preferences|device"
            r"|browser))\b)[^\"]*"
        ),
        (
            r"we (?:value|care about|respect) your privacy\b[^\"]*|by (?:continuing to (?:use|browse)"
            r"|using) (?:this|our) (?:web)?site\b[^\"]*"
        ),
        r"please enable (?:javascript|cookies)\b.*|your browser (?:does not|doesn't|is)\b.*",
    ),
    _rule(
        "comment_rules",
        120,
        r"(?:(?:our|the) )?comment(?:ing|s|er)? (?:rules|policy|guidelines|section rules)\b.*",
        (
            r"comments? (?:(?:on this (?:article|story|post) )?(?:are|is)(?: now| currently)? (?:closed"
            r"|moderated|disabled|off|subject|reviewed|monitored|the (?:opinions?|views?|sole))|(?:that"
            r"|which|will be|may be|must|should|containing))\b.*"
        ),
        (
            r"please (?:keep|be|stay|note|read|review|respect|remember|refrain|log in|sign in"
            r"|register)\b(?=.*\b(?:comments?|commenters|community (?:guidelines|rules|standards)"
            r"|discussion)\b).*"
        ),
        (
            r"we (?:welcome|encourage|moderate|reserve|ask|do not (?:allow|tolerate)|will (?:delete"
            r"|remove|ban)|have (?:disabled|closed))\b(?=.*\b(?:comments?|commenters|posts"
            r"|discussion)\b).*"
        ),
        (
            r"by (?:posting|commenting|leaving a comment|submitting a comment)\b.*|(?:join|start"
            r"|be part of) the (?:conversation|discussion|debate)\b.{0,80}|have your say\b.{0,80}"
            r"|you must be logged in\b.*"
        ),
        (
            r"(?:readers|users|commenters) (?:are|must|who|may)\b(?=.*\b(?:comments?|abusive|banned"
            r"|removed)\b).*|(?:let us know|tell us|share your (?:thoughts|views"
            r"|opinion))\b[^\"]{0,80}\b(?:comments?|below)\b.{0,40}"
        ),
        zone="edge",
    ),
    _rule("source_line", 9, r"source ?: ?\S.*|via (?-i:[A-Z])\S*(?: (?-i:[A-Z&])\S*){0,4}", zone="tail"),
    _rule(
        "source_line",
        45,
        r"(?:via|h/t|hat tip|courtesy(?: of)?) ?: ?\S+(?: \S+){0,7}|hat tip to\b.{2,60}|h/t .{2,60}",
        (
            rf"{_NOTE}(?:this|the (?:above|original|following)) (?:\w+ )?(?:article|story|piece|post"
            r"|column|essay"
            rf"|commentary|op-ed|excerpt)(?: \w+)? (?:was |is |has been )?{_PUBLISHED}\b.*"
        ),
        (
            rf"{_NOTE}(?:this|the (?:above|original|following)) (?:\w+ )?(?:report|text|interview|item"
            r"|content"
            rf"|analysis) (?:was |is )?(?:originally|first|previously) {_PUBLISHED}\b.*"
        ),
        (
            rf"{_NOTE}(?:originally|first|previously) {_PUBLISHED} (?:at|in|on|by|via|here)\b(?:[^,]"
            rf"|, \d{4}){{0,100}}"
            rf"|{_PUBLISHED} (?:with permission|courtesy)\b.*"
        ),
        (
            rf"{_NOTE}(?:republished|reprinted|reposted|syndicated|cross-?posted)"
            rf" (?:from|with|by|at|courtesy|under|here)\b(?:[^,]|, \d{4}){{0,120}}"
        ),
        (
            rf"{_NOTE}this (?:article|story|piece|post|report|column|essay|text) (?:is|was|has been)"
            rf" (?:republished|reprinted|reposted|syndicated|cross-?posted|translated|adapted|excerpted)"
            rf" (?:here )?(?:from|with|by|at|courtesy|under)\b.*"
        ),
        (
            r"(?:read|see|view|find) the original (?:article|story|post|version|piece|source)?\b.*"
            r"|(?:original|source) (?:article|link|url|story)(?: ?: ?.{1,150})?"
        ),
        (
            r"this (?:article|story|piece|post|column|essay|content) (?:comes (?:to (?:us"
            r"|you) )?(?:from|courtesy of)"
            r"|is (?:brought to (?:us|you) by|provided by|courtesy of)) (?-i:(?:the )?[A-Z]).*"
        ),
        zone="edge",
    ),
    _rule(
        "byline",
        14,
        (
            rf"[-–—( ]*(?:{AGENCIES})[-–— ).]*|(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|co\.uk|news"
            r"|info|tv|eu|gov|int)/?"
        ),
        (
            r"(?:(?:our|a) )?(?:staff(?: (?:writers?|reporters?|report|and agencies|and wire(?: reports"
            r"| services)?))|(?:news )?(?:wires?|agencies)|news desk|web desk|editorial (?:board|staff"
            r"|team)|special correspondent|(?:our|a) correspondent)"
        ),
        zone="edge",
    ),
    _rule(
        "byline",
        40,
        (
            r"\(?(?:additional |further |with )?(?:reporting|editing|writing|compiled|edited"
            r"|translated|research"
            r"|production)(?: and [a-z]+)? by:? "
            rf"(?-i:{_REPORT_WORD}(?:[;,:)]* {_REPORT_WORD})*[;,:.)]*)"
        ),
        (
            r"\(?[^.\"]{3,160}\bcontributed (?:to (?:this|the) (?:report|story|article|dispatch|piece)"
            r"|reporting)\b[^\"]{0,60}"
        ),
        rf"(?-i:{NAME}(?:,? and {NAME}|, {NAME})*) reported from (?-i:[A-Z])[\w ,.]{{2,80}}",
        zone="tail",
    ),
    _rule(
        "byline",
        20,
        (
            r"(?:photo|image|picture|photograph|video|illustration|graphic|cover|featured image"
            r"|file photo|screenshot)s?"
            r"(?: (?:credit|courtesy|source))? ?(?:[:/|] ?[^.\"]{2,60}"
            rf"|(?:by|of|via|from) (?-i:{_CREDIT_WORD}(?:[ ,/|]+{_CREDIT_WORD})*))"
        ),
        (
            r"[^.\"]{0,60}/?(?:Getty Images|AP Photo|AFP Photo|Shutterstock|Wikimedia Commons|iStock"
            r"|Flickr|Unsplash|EPA-EFE)(?: ?[/,|] ?[\w .'-]{1,40})?[).]*"
        ),
    ),
    _rule(
        "other",
        70,
        (
            r"(?:(?:copyright )?(?:©|\(c\))|copyright(?=.*\b(?:19|20)\d\d\b)).{2,200}|[^.\"]{2,60} (?:©"
            r"|\(c\)) ?\d{4}.{0,60}|(?:.{0,60}[,.] )?all rights reserved\b.{0,200}"
        ),
        (
            r"(?:this (?:material|article|content) )?(?:may not be"
            r"|without permission)\b.{0,60}\b(?:reproduced|published|redistributed|broadcast)\b.*"
        ),
        (
            r"(?:this|the) (?:story|article|post|headline) (?:has been|was"
            r"|will be)(?: since)? (?:updated|corrected|amended|edited|revised)\b.*"
        ),
        r"(?:correction|clarification)s? ?:.*",
        (
            r"(?:editor|publisher)'?s?'? note ?[:–—-] ?(?:this|the|an earlier version of this) "
            r"(?:sample|story|article|report|post|text|piece|column|interview|version)\b.*"
        ),
        (
            r"(?:the )?(?:views|opinions)(?: and (?:views|opinions))?,?(?: \w+)* (?:expressed|stated)\b"
            r"(?=.*\b(?:authors?|writers?|his|hers?|theirs?|those|own|not necessarily|do not)\b).*"
            r"|this is a developing story\b.*|(?:check back|stay tuned) for (?:more )?(?:updates"
            r"|details)\b.*"
        ),
        r"!?\[.{0,200}\]\(\S+\)",
        r"\(?(?:more|end|ends|-30-|to be continued)\)?|file photo\b.{0,60}",
        zone="edge",
    ),
    _rule(
        "other",
        60,
        (
            r".+\((?:[^()]*(?:AP Photo|Getty Images|AFP/|REUTERS/|Reuters/|EPA|Shutterstock|Photo by"
            r"|Photo:|Image:)[^()]*)\)\.?"
        ),
        r"(?-i:.+[.a-z)\"] ?(?:Photo |Image )?Credit(?: ?\.\.\.| ?…|:)? ?[A-Z][^.\"]{2,60})",
    ),
    _rule(
        "bio",
        60,
        (
            r"about the authors?\b.*|the (?:author|writer) (?:is|was|has|teaches|works|lives)\b.*"
            r"|(?:follow|reach|contact|e-?mail) (?:him|her|them|the (?:author|writer|reporter))\b.*"
        ),
        zone="tail",
    ),
)
