"""The marks of our Markdown, shared by those who read pages, check them and turn them into HTML."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from wardbook.model.source import CitationItem

CITATION = re.compile(r"\[@([^\[\]\n]*)\]")
FACT = re.compile(r"\[\[([^\[\]\n]*)\]\]")
SUPPRESSION = re.compile(r"<!--\s*wardbook:\s*ignore\[([^\]\n]*)\]\s*(.*?)\s*-->", re.DOTALL)
FACT_NAME = re.compile(r"[a-z0-9_]+\.[a-z0-9_]+")
TOML_SUPPRESSION = re.compile(r"^[ \t]*#[ \t]*wardbook:[ \t]*ignore\[([^\]\n]*)\][ \t]*(.*?)[ \t]*$", re.MULTILINE)
_ITEM = re.compile(r"@([A-Za-z0-9](?:[A-Za-z0-9_.:-]*[A-Za-z0-9_])?)(?:\s*,\s*(\S.*))?")


def citation_items(inside: str) -> tuple[CitationItem, ...]:
    """Read what stands between ``[@`` and ``]``.

    Returns:
        The references named, in order; nothing when any part is malformed.
    """
    items = []
    for part in f"@{inside}".split(";"):
        match = _ITEM.fullmatch(part.strip())
        if match is None:
            return ()
        items.append(CitationItem(match[1], (match[2] or "").strip()))
    return tuple(items)


def reference_anchor(key: str) -> str:
    """Name the anchor of an entry in the reference list."""
    return f"ref-{key}"


def recommendation_anchor(name: str) -> str:
    """Name the anchor of a recommendation."""
    return f"rec-{name}"


def calculator_anchor(name: str) -> str:
    """Name the anchor of the first form of a calculator in a page; the forms are made by the components."""
    return f"calc-{name}"


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a block.

    Args:
        required: Whether it must be given.
        kind: ``choice``, ``keys`` (a list of keys), ``id`` or ``boolean``.
        choices: The values of a choice.
    """

    kind: str
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BlockKind:
    """What a block accepts.

    Args:
        argument: Whether something stands behind the bar: True, False, or None when it may.
        options: Its options by name.
        inside: Name of the block that it must stand in, or an empty text.
        body: Whether it has words of its own.
        arguments: What may stand behind the bar; empty when anything may.
    """

    argument: bool | None
    options: Mapping[str, Option] = field(default_factory=dict)
    inside: str = ""
    body: bool = True
    arguments: tuple[str, ...] = ()


DIRECTIONS = ("for", "against", "either")
STRENGTHS = ("strong", "conditional", "good-practice", "label", "statement")
CERTAINTIES = ("high", "moderate", "low", "very-low", "not-graded")
READERS = ("clinician", "nurse", "patient")

BLOCKS: Mapping[str, BlockKind] = MappingProxyType(
    {
        "bottom-line": BlockKind(argument=False),
        "recommendation": BlockKind(
            argument=True,
            options={
                "id": Option("id", required=True),
                "direction": Option("choice", required=True, choices=DIRECTIONS),
                "strength": Option("choice", required=True, choices=STRENGTHS),
                "certainty": Option("choice", required=True, choices=CERTAINTIES),
                "references": Option("keys", required=True),
                "evidence": Option("keys", required=True),
                "calculators": Option("keys", required=True),
            },
        ),
        "rationale": BlockKind(argument=None, inside="recommendation"),
        "calculator": BlockKind(argument=True, options={"embed": Option("boolean")}, body=False),
        "disclaimer": BlockKind(argument=False),
        "review-status": BlockKind(argument=False, body=False),
        "pitfall": BlockKind(argument=True),
        "references": BlockKind(argument=False, body=False),
        "variant": BlockKind(argument=True, arguments=READERS),
        "ask": BlockKind(argument=False, body=False),
        "pathway": BlockKind(argument=False, body=False),
        "icon-array": BlockKind(argument=True, body=False),
        "interval-plot": BlockKind(argument=False, options={"facts": Option("keys", required=True)}, body=False),
        "timeline": BlockKind(argument=False, body=False),
        "differences": BlockKind(argument=False, body=False),
    }
)

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def block_faults(name: str, argument: str, options: Mapping[str, object]) -> list[tuple[str, str]]:
    """Tell what is wrong with the header of a block.

    Args:
        name: A name in ``BLOCKS``.
        argument: What stands behind the bar.
        options: Its options.

    Returns:
        Pairs of option and sentence, the option empty where the header itself is at fault.
    """
    kind = BLOCKS[name]
    faults = []
    if kind.argument is True and not argument:
        faults.append(("", f"{name} needs something behind a bar, such as '/// {name} | ...'"))
    if kind.argument is False and argument:
        faults.append(("", f"{name} takes nothing behind a bar"))
    if argument and kind.arguments and argument not in kind.arguments:
        faults.append(("", f"{name} is for one of {', '.join(kind.arguments)}, not {argument!r}"))
    known = ", ".join(kind.options) or "none"
    faults += [(key, f"{name} has no option {key!r}; it has {known}") for key in options if key not in kind.options]
    for key, option in kind.options.items():
        if key in options:
            reason = _option_fault(option, options[key])
            faults += [(key, f"{key} {reason}")] if reason else []
        elif option.required:
            faults.append(("", f"{name} needs the option {key}"))
    return faults


def _option_fault(option: Option, value: object) -> str:
    match option.kind:
        case "choice":
            if value not in option.choices:
                return f"is one of {', '.join(option.choices)}, not {value!r}"
        case "keys":
            if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
                return f"is a list such as [one, two], not {value!r}"
        case "id":
            if not isinstance(value, str) or not _ID.fullmatch(value):
                return f"is lower-case words joined by hyphens, not {value!r}"
        case _:
            if not isinstance(value, bool):
                return f"is true or false, not {value!r}"
    return ""
