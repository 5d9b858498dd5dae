"""Reads the Markdown of a page once and notes where everything stands that checks ask about."""

import html
import re
from collections.abc import Iterator, Mapping

from markdown.extensions.toc import slugify

from wardbook.load.blanks import blank, blank_matches, blank_spans
from wardbook.load.blocks import find_blocks
from wardbook.model.source import CitationUse, FactUse, Heading, Lines, Link, Place, Source, Suppression
from wardbook.model.syntax import CITATION, FACT, SUPPRESSION, citation_items

# Whichever starts first hides the others: a fence hides a comment, a comment hides a span of code.
_HIDDEN = re.compile(
    r"(?P<fence>^[ \t>]*(?P<ticks>`{3,}|~{3,})[^\n]*\n(?:.*?^[ \t>]*(?P=ticks)[`~]*[ \t]*$|.*\Z))"
    r"|(?P<comment><!--.*?(?:-->|\Z))"
    r"|(?P<escape>\\[\[\]`\\!])"
    r"|(?P<code>(?P<tick>`+)(?!`)[^\n]*?(?:\n[^\n]+?){0,20}?(?<!`)(?P=tick)(?!`))",
    re.DOTALL | re.MULTILINE,
)
# In every text that holds something hidden, or a definition, or what is no prose; found much faster.
_HIDDEN_HINT = re.compile(r"[`~<\\]")
_DEFINITION_HINT = re.compile(r"\]:")
_NOT_PROSE_HINT = re.compile(r"[\[(<{]|http")
_FRONT_WORDS = re.compile(r"^(title|description):[ \t]*(.+)$", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\{:?[ \t]*([^{}\n]*)\}[ \t]*$")
_ATTRIBUTE_ID = re.compile(r"(?:^|\s)#([\w-]+)")
_BLOCK_ATTRIBUTES = re.compile(r"\{:?[ \t]*(?:[^{}\n#]*\s)?#([\w-]+)[^{}\n]*\}")
_INLINE_LINK = re.compile(r"\]\([ \t]*<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?")
_LINK_DEFINITION = re.compile(r"^ {0,3}\[(?!@)[^\]\n]+\]:[ \t]*<?([^\s<>]+)[^\n]*", re.MULTILINE)
_IMAGE = re.compile(r"!\[([^\]\n]*)\]\([ \t]*<?([^()\s<>]*)")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_TAG_LINK = re.compile(r"\b(?:href|src)=[\"']?([^\"'\s>]+)")
_TAG_ID = re.compile(r"\bid=[\"']?([\w-]+)")
_EMPHASIS = re.compile(r"[*`]+|(?<!\w)_+|_+(?!\w)")
_BRACKETS = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])?")
_NOT_PROSE = re.compile(
    r"\[\[[^\[\]\n]*\]\]|\[@[^\[\]\n]*\]|(?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"
    r"|</?[A-Za-z][^<>]*>|<?\bhttps?://[^\s<>]+>?|\{:?[ \t]*[#.][^{}\n]*\}"
)


def scan(text: str, *, body: int = 0, words: Mapping[str, str] | None = None) -> Source:
    """Read the Markdown of a page.

    Args:
        text: The whole file.
        body: Offset behind the front matter.
        words: What facts show, by name, to know the anchors of headings that hold one.
    """
    lines = Lines.of(text)
    visible = blank(text[:body]) + _blanked(_HIDDEN, text[body:], hint=_HIDDEN_HINT)
    found = find_blocks(text, visible, lines)
    visible = blank_spans(visible, found.markup)
    return Source(
        text=text,
        visible=visible,
        prose=_front_words(text[:body]) + _prose(visible[body:]),
        lines=lines,
        citations=tuple(
            CitationUse(match[0], citation_items(match[1]), lines.place(match.start()))
            for match in CITATION.finditer(visible)
        ),
        facts=tuple(FactUse(match[1].strip(), lines.place(match.start())) for match in FACT.finditer(visible)),
        blocks=found.blocks,
        headings=tuple(_headings(visible, lines, words or {})),
        links=tuple(_links(visible, lines)),
        anchors=tuple(_anchors(visible, lines)),
        suppressions=tuple(_suppressions(text, body, lines)),
        stray_ends=found.stray_ends,
    )


def _suppressions(text: str, body: int, lines: Lines) -> Iterator[Suppression]:
    if "<!--" not in text:
        return
    for hidden in _HIDDEN.finditer(text, body):
        if hidden["comment"] and (found := SUPPRESSION.fullmatch(hidden[0])):
            place = lines.place(hidden.start())
            yield from (Suppression(rule.strip(), found[2], place) for rule in found[1].split(","))


def _front_words(front: str) -> str:
    """Keep of the front matter what a reader sees: title and description."""
    return blank_spans(front, _gaps([match.span(2) for match in _FRONT_WORDS.finditer(front)], len(front)))


def _gaps(spans: list[tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    start = 0
    for kept_start, kept_end in spans:
        yield start, kept_start
        start = kept_end
    yield start, length


def _prose(visible: str) -> str:
    without = _blanked(_LINK_DEFINITION, visible, hint=_DEFINITION_HINT)
    return _blanked(_NOT_PROSE, without, hint=_NOT_PROSE_HINT)


def _blanked(pattern: re.Pattern[str], text: str, *, hint: re.Pattern[str]) -> str:
    return blank_matches(pattern, text) if hint.search(text) else text


def _headings(visible: str, lines: Lines, words: Mapping[str, str]) -> Iterator[Heading]:
    for match in _HEADING.finditer(visible):
        text = match[2]
        attributes = _ATTRIBUTES.search(text)
        own_id = None
        if attributes:
            text = text[: attributes.start()].rstrip()
            own_id = _ATTRIBUTE_ID.search(attributes[1])
        plain = _plain(text, words)
        yield Heading(len(match[1]), plain, own_id[1] if own_id else slugify(plain, "-"), lines.place(match.start(1)))


def _anchors(visible: str, lines: Lines) -> Iterator[tuple[str, Place]]:
    """Find ids that are given to anything but headings: in tags and in lists of attributes."""
    for tag in _TAG.finditer(visible):
        yield from ((match[1], lines.place(tag.start() + match.start())) for match in _TAG_ID.finditer(tag[0]))
    headings = {lines.place(match.start(1)).line for match in _HEADING.finditer(visible)}
    for match in _BLOCK_ATTRIBUTES.finditer(visible):
        place = lines.place(match.start())
        if place.line not in headings:
            yield match[1], place


def _plain(text: str, words: Mapping[str, str]) -> str:
    text = CITATION.sub("", text)
    text = FACT.sub(lambda match: words.get(match[1].strip(), ""), text)
    text = _BRACKETS.sub(r"\1", text)
    return html.unescape(_EMPHASIS.sub("", _TAG.sub("", text))).strip()


def _links(visible: str, lines: Lines) -> Iterator[Link]:
    images = {match.start(2): match[1] for match in _IMAGE.finditer(visible)}
    for match in _INLINE_LINK.finditer(visible):
        at = match.start(1)
        yield Link(match[1], lines.place(at), image=at in images, text=images.get(at))
    for match in _LINK_DEFINITION.finditer(visible):
        yield Link(match[1], lines.place(match.start(1)))
    for tag in _TAG.finditer(visible):
        for match in _TAG_LINK.finditer(tag[0]):
            yield Link(match[1], lines.place(tag.start() + match.start(1)))
