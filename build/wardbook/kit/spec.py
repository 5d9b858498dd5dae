"""What a calculator declares about itself: inputs, outputs, actions, notes, gated rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from . import units
from .decimals import Places
from .errors import SpecError
from .fields import Field

SEVERITIES = ("info", "caution", "warning", "stop")
CONFIRM = "confirm"


@dataclass(frozen=True, kw_only=True)
class Output:
    """One output of a calculator.

    Args:
        name: Name on the wire.
        label: What the reader sees.
        type: ``quantity``, ``number``, ``integer``, ``choice``, ``boolean``, ``date``, ``time``, ``text`` or ``list``.
        meaning: How it is defined.
        unit: UCUM code, or None.
        places: Decimal places of the display.
        dose: Whether it may stand only in a reply with status ``ok``.
        choices: Codes and labels of a choice, or of the codes inside a list.
        record: Names and labels of the fields of each record in a list.
        gated: Whether the output is reserved for a rule that nobody has read, and so never given.
    """

    name: str
    label: str
    type: str
    meaning: str
    unit: str | None = None
    places: Places = Places(0)
    dose: bool = False
    choices: Mapping[str, str] = field(default_factory=dict)
    record: Mapping[str, str] = field(default_factory=dict)
    gated: bool = False

    def unit_label(self, display: str = "") -> str:
        """Name the unit as it stands behind a number as displayed; nothing where there is none."""
        return "" if self.unit is None else units.label(self.unit, of=Decimal(1) if display == "1" else None)

    def describe(self) -> dict[str, Any]:
        """Describe the output as JSON."""
        return {
            "name": self.name,
            "label": self.label,
            "type": self.type,
            "meaning": self.meaning,
            "unit": None
            if self.unit is None
            else {
                "code": self.unit,
                "label": self.unit_label(),
                "one": self.unit_label("1"),
            },
            "decimals": self.places.most if self.places.exact else {"max": self.places.most},
            "dose": self.dose,
            "gated": self.gated,
            "choices": [{"code": code, "label": text} for code, text in self.choices.items()],
            "record": [{"name": name, "label": text} for name, text in self.record.items()],
        }


@dataclass(frozen=True, slots=True)
class NoteKind:
    """A kind of note: its code, how grave it is, and when it appears."""

    code: str
    severity: str
    when: str


@dataclass(frozen=True, slots=True)
class GatedRule:
    """A rule that nobody has read in its source: what it would decide, and never how."""

    id: str
    what: str


COMMON_NOTES = (
    NoteKind("basis", "info", "always"),
    NoteKind("not-covered", "stop", "a rule that nobody has read in its source is reached"),
    NoteKind("project-reading", "info", "a decision of this project shaped the answer"),
    NoteKind("off-label", "info", "the use is off-label"),
    NoteKind("adults-only", "info", "age was not given"),
    NoteKind("high-bmi", "caution", "body mass index is 40 or more"),
    NoteKind("pregnancy-not-answered", "caution", "pregnancy was not answered"),
)


@dataclass(frozen=True, kw_only=True)
class Spec:
    """The declaration of one calculator.

    Args:
        id: Id on the wire, the folder name with hyphens.
        title: Name for readers.
        purpose: What it gives, in one line.
        version: Version of the rules; the first part rises when any output or limit differs.
        rules: Where the rules come from.
        read_on: Date on which the sources were read.
        jurisdiction: ``any``, ``US`` or ``EU`` where no input asks for it.
        references: Keys of the references it may use.
        inputs: Fields in form order.
        outputs: Outputs in display order.
        actions: Codes of the advised actions and their words.
        notes: Kinds of note beyond the common ones.
        gated: Rules that are not covered.
        uses: Ids of calculators whose formulas it imports.
    """

    id: str
    title: str
    purpose: str
    version: str
    rules: str
    read_on: date
    references: tuple[str, ...]
    inputs: tuple[Field, ...]
    outputs: tuple[Output, ...]
    jurisdiction: str = "any"
    priority: int = 1
    actions: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[NoteKind, ...] = ()
    gated: tuple[GatedRule, ...] = ()
    uses: tuple[str, ...] = ()

    def field(self, name: str) -> Field:
        """Find an input by name."""
        return _named(self._inputs_by_name, name, self.id)

    def output(self, name: str) -> Output:
        """Find an output by name."""
        return _named(self._outputs_by_name, name, self.id)

    def has_input(self, name: str) -> bool:
        """Tell whether there is an input of this name."""
        return name in self._inputs_by_name

    def severity(self, code: str) -> str:
        """Find how grave a note is.

        Raises:
            SpecError: The note is not declared.
        """
        if code not in self._severities:
            raise SpecError(f"{self.id} declares no note {code!r}")
        return self._severities[code]

    def note_kinds(self) -> tuple[NoteKind, ...]:
        """List its kinds of note, then the common ones that it does not declare in its own way."""
        own = {kind.code for kind in self.notes}
        return (*self.notes, *(kind for kind in COMMON_NOTES if kind.code not in own))

    def describe(self) -> dict[str, Any]:
        """Describe the calculator as the JSON that pages are rendered from."""
        return {
            "id": self.id,
            "title": self.title,
            "purpose": self.purpose,
            "version": self.version,
            "priority": self.priority,
            "rules": self.rules,
            "read_on": self.read_on.isoformat(),
            "jurisdiction": self.jurisdiction,
            "references": list(self.references),
            "inputs": [part.describe() for part in self.inputs],
            "outputs": [output.describe() for output in self.outputs],
            "actions": [{"code": code, "label": text} for code, text in self.actions.items()],
            "notes": [{"code": kind.code, "severity": kind.severity, "when": kind.when} for kind in self.note_kinds()],
            "gated": [{"id": rule.id, "what": rule.what} for rule in self.gated],
            "uses": list(self.uses),
        }

    @cached_property
    def _inputs_by_name(self) -> dict[str, Field]:
        return {part.name: part for part in self.inputs}

    @cached_property
    def _outputs_by_name(self) -> dict[str, Output]:
        return {output.name: output for output in self.outputs}

    @cached_property
    def _severities(self) -> dict[str, str]:
        return {kind.code: kind.severity for kind in self.note_kinds()}


def _named[Named: (Field, Output)](parts: Mapping[str, Named], name: str, owner: str) -> Named:
    if name not in parts:
        raise SpecError(f"{owner} declares no {name!r}")
    return parts[name]
