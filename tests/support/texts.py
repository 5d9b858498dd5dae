"""How the words of a reply are held: whole sentences, no shouting, no slip of number, nothing that is no text."""

import re
from collections.abc import Iterator
from typing import Any

# Abbreviations that stand in replies, each in full on its page; a word in capitals is otherwise a slip.
ABBREVIATIONS = {
    "AB", "ACWY", "ALT", "AST", "ATRA", "BAT", "CYP", "EU", "GFR", "HB", "HIV", "INR", "ITP", "NUDT", "PCV", "PD",
    "PPSV", "RA", "TPMT", "TPO", "UGT", "US", "WHO",
}  # fmt: skip
# Names in tall-man letters, which look like shouting and are not.
TALL_MAN = re.compile(r"methylPREDNISolone|riTUXimab|romiPLOStim")
NOT_COVERED = "Not covered here - see the current product label"
_BEGINS = re.compile(r"[A-Z0-9]|eGFR")
_ENDS = re.compile(r"[.?]\Z")
_CAPITALS = re.compile(r"[A-Z]{2,}")
_ONE_OF_SEVERAL = re.compile(r"(?<![\d.,+-]) ?\b1 (?:days|weeks|months|years|doses|vials|cycles|hours|minutes|units)\b")


def faults_of_texts(reply: dict[str, Any]) -> list[str]:
    """List what is wrong with the words of a reply.

    Args:
        reply: Of the wire format.
    """
    return [*_messages(reply), *_working(reply), *_all(reply)]


def _messages(reply: dict[str, Any]) -> Iterator[str]:
    for part in (*reply["notes"], *reply["problems"]):
        text = part["message"]
        if not isinstance(text, str) or not _BEGINS.match(text) or not (_ENDS.search(text) or text == NOT_COVERED):
            yield f"no sentence: {text!r}"


def _working(reply: dict[str, Any]) -> Iterator[str]:
    for step in reply["working"]:
        texts = list(step.values())
        if not all(isinstance(text, str) and text for text in texts) or not _BEGINS.match(step["label"]):
            yield f"no line of working: {step}"
        elif any(text != "None" and "None" in text for text in texts):
            yield f"a line of working holds what is not known: {step}"


def _all(reply: dict[str, Any]) -> Iterator[str]:
    texts = [part["message"] for part in (*reply["notes"], *reply["problems"])]
    texts += [text for step in reply["working"] for text in step.values()]
    texts += [output["display"] for output in reply["outputs"].values() if "\n" not in output["display"]]
    for text in texts:
        if words := set(_CAPITALS.findall(TALL_MAN.sub("", str(text)))) - ABBREVIATIONS:
            yield f"capitals {sorted(words)} in {text!r}"
        if _ONE_OF_SEVERAL.search(str(text)):
            yield f"one of several: {text!r}"
