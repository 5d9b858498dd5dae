"""What the search index knows besides the words of its pages: synonyms, other spellings, and signs as people type."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape, unescape
from typing import Any

# A meaning without a section of that title is added to the sections that speak of it most.
_MOST = 3
_TOKEN = re.compile(r"\w+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_UNUSUAL = re.compile(r"[^\s<>()\[\]\",;:]*[^\x00-\x7f][^\s<>()\[\]\",;:]*")
_ADDED = re.compile(r" <p>Search words: [^<]*</p>\Z")
_TAGS = re.compile(r"<[^>]*>")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_RAISED_RUN = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+")
# British spelling in the pages, American in the reader's fingers.
_AMERICAN = (
    (re.compile(r"haem"), "hem"),
    (re.compile(r"aemi"), "emi"),
    (re.compile(r"oede"), "ede"),
    (re.compile(r"paed"), "ped"),
    (re.compile(r"rrhoea"), "rrhea"),
    (re.compile(r"oeso"), "eso"),
    (re.compile(r"oest"), "est"),
    (re.compile(r"gynae"), "gyne"),
    (re.compile(r"leuco"), "leuko"),
    (re.compile(r"isation"), "ization"),
    (re.compile(r"tumour|colour|favour|behaviour"), ""),
)

type Doc = dict[str, Any]


def enrich(docs: Iterable[Doc], *, synonyms: Sequence[Sequence[str]]) -> list[Doc]:
    """Add to each section of a search index what else its readers may type.

    Args:
        docs: Sections with ``title`` and ``text``, which holds markup.
        synonyms: Words that mean the same, in groups.

    Returns:
        The sections in their order; what was added ends the text, as words that a reader sees when they match.
    """
    made = [dict(doc) for doc in docs]
    plain = [_plain(doc) for doc in made]
    titles = [str(doc["title"]).casefold() for doc in made]
    where = _places(plain)
    added: list[dict[str, None]] = [dict.fromkeys(_spellings(text)) for text in plain]
    for group in synonyms:
        places = sorted({at for word in group for at in where.get(_TOKEN.findall(word)[0], ())})
        for at in _about(group, places, titles=titles, plain=plain):
            added[at] |= dict.fromkeys(word for word in group if not _count(plain[at], word))
    for doc, words in zip(made, added, strict=True):
        if words:
            doc["text"] = f"{doc['text']} <p>Search words: {escape(', '.join(words), quote=False)}</p>"
    return made


def without_added(docs: Iterable[Doc]) -> list[Doc]:
    """Give the sections of an index as they were before words were added."""
    return [{**doc, "text": _ADDED.sub("", str(doc["text"]))} for doc in docs]


def _places(texts: Sequence[str]) -> dict[str, list[int]]:
    """Tell in which texts a word begins anything, in its plural too."""
    where: dict[str, list[int]] = {}
    for at, text in enumerate(texts):
        words = {*_TOKEN.findall(text)}
        for word in words | {word.removesuffix("s") for word in words}:
            where.setdefault(word, []).append(at)
    return where


def _plain(doc: Doc) -> str:
    return unescape(_TAGS.sub(" ", f"{doc['title']} {doc['text']}")).casefold()


def _about(group: Sequence[str], places: Sequence[int], *, titles: Sequence[str], plain: Sequence[str]) -> list[int]:
    """Find the sections that are about a meaning: by their title, else those that speak of it most."""
    titled = [at for at in places if any(_count(titles[at], word) for word in group)]
    if titled:
        return titled
    counted = [(sum(_count(plain[at], word) for word in group), -at) for at in places]
    return [-at for count, at in sorted(counted, reverse=True)[:_MOST] if count]


def _count(text: str, word: str) -> int:
    """Count a word or phrase, also in its plural."""
    if word not in text:
        return 0
    return len(re.findall(rf"(?<!\w){re.escape(word)}s?(?!\w)", text))


def _spellings(text: str) -> Iterator[str]:
    """Give other ways to write the words of a text that the text does not hold itself."""
    for word in sorted({*_WORD.findall(text)}):
        american = _american(word)
        if american != word and not _count(text, american):
            yield american
    for word in () if text.isascii() else sorted({*_UNUSUAL.findall(text)}):
        yield from (form for form in _typed(word) if form != word and not _count(text, form))


@cache
def _american(word: str) -> str:
    for pattern, other in _AMERICAN:
        word = pattern.sub(other or (lambda match: match[0].replace("our", "or")), word)
    return word


def _typed(word: str) -> Iterator[str]:
    """Write a word with unusual signs as people type it: flat, with a caret, and Greek letters by their names."""
    if _RAISED_RUN.search(word):
        yield _RAISED_RUN.sub(lambda match: f"^{match[0].translate(_RAISED)}", word)
    flat = unicodedata.normalize("NFKD", word.translate(_RAISED))
    named = "".join(_letter(sign) for sign in flat if not unicodedata.combining(sign))
    if named.isascii() and any(sign.isalnum() for sign in named):
        yield named.strip(".")


def _letter(sign: str) -> str:
    name = unicodedata.name(sign, "")
    return name.rpartition(" ")[2].casefold() if name.startswith("GREEK SMALL LETTER ") else sign
