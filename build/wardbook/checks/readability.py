"""How hard a text is to read: the Flesch-Kincaid grade, which is a school year of the United States."""

import re
from collections.abc import Iterator

_WORD = re.compile(r"[A-Za-z]+(?:['\u2019-][A-Za-z]+)*")
_SENTENCE_END = re.compile(r"[.!?](?=[\s\])]|$)|\n\s*\n")
_LIST_MARK = re.compile(r"^[ \t]*(?:[-*+]|\d+\.)[ \t]+", re.MULTILINE)
_VOWELS = re.compile(r"[aeiouy]+")
# Two vowels in a row that are said apart; "io" and "ia" behind c, t, s, x or g are said as one.
_APART = re.compile(
    r"(?<![ctsxg])i[ao]|(?<![gq])ua(?!r)|eo(?!u)|iu|uou|(?<![tc])ie(?=rs?$|t|nc|nt)|(?<![gq])ui(?=ds?$|ty)|reac|yi"
)
# An e that is written and not said: at the end, in -ed and -es, and before an ending of its own syllable.
_SILENT_E = re.compile(
    r"(?<=[^aeiouy])e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouyscxzg])(?<!sh)(?<!ch)es$"
    r"|(?<=[aeiouy][^aeiouyl])e(?=(?:ly|ful|fully|less|ment|ments|ness)$)"
)
_SPOKEN_LE = re.compile(r"[^aeiouylr]le[sd]?$")
# Words of these pages that the rules above miscount, counted by hand.
_COUNTED = {
    "area": 3, "areas": 3, "create": 2, "creature": 2, "every": 2, "idea": 3, "ideas": 3, "lifelong": 2, "nausea": 3,
    "nosebleed": 2, "nosebleeds": 2, "people": 2, "platelet": 2, "platelets": 2, "someone": 2, "society": 4,
    "something": 2, "sometimes": 2,     "therefore": 2,
}  # fmt: skip


def flesch_kincaid_grade(text: str) -> float:
    """Measure how hard a text is.

    Args:
        text: Plain words; an empty line, a list mark or a full stop parts sentences.

    Returns:
        0.39 * words per sentence + 11.8 * syllables per word - 15.59; 0 for a text without words.

    Source:
        Kincaid and others, 1975: derivation of new readability formulas for Navy enlisted personnel.
    """
    sentences = [words for words in _sentences(text) if words]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """Count the syllables of an English word by its spelling."""
    parts = re.split(r"['\u2019-]", word.lower())
    return max(1, sum(_spelled(part) for part in parts if len(part) > 1 or part in "aio"))


def _spelled(word: str) -> int:
    if word in _COUNTED:
        return _COUNTED[word]
    count = len(_VOWELS.findall(word)) + len(_APART.findall(word))
    if _SILENT_E.search(word) and not _SPOKEN_LE.search(word):
        count -= 1
    return max(1, count)


def _sentences(text: str) -> Iterator[list[str]]:
    parted = _LIST_MARK.sub("\n\n", text)
    for sentence in _SENTENCE_END.split(parted):
        yield _WORD.findall(sentence)
