"""Evaluating one request: read, check, block, ask, answer - in the order of the statuses."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import cached_property
from typing import Any

from . import dates, decimals, units
from .answers import Answers
from .errors import MissingAnswerError, NoCalendarError, Problem, RefusedValueError
from .fields import Field, Quantity
from .icalendar import Calendar
from .lists import Listed, read_fields
from .reply import NOT_COVERED, Answer, Block, Note, Step, Uncovered, make_reply
from .shared import body_mass_index
from .spec import CONFIRM, Spec

_JURISDICTIONS = {"any": "no single country's label", "US": "United States", "EU": "European Union"}
_PREGNANT = {"planning", "pregnant"}
_LOWEST_BMI, _HIGHEST_BMI, _HIGH_BMI = Decimal(10), Decimal(60), Decimal(40)


def _nothing(_: Answers) -> Iterable[Any]:
    return ()


def _written_default(part: Field, case: Answers) -> str:
    if isinstance(part, Quantity):
        measured = case.measured(part.name)
        return f"{decimals.brief(measured.given)} {units.label(measured.unit, of=measured.given)}"
    return part.choices.get(str(part.default), str(part.default))


@dataclass(frozen=True, kw_only=True)
class Calculator:
    """A spec and the pure functions that answer by it.

    Args:
        spec: The declaration.
        answer: Gives the answer; may raise `MissingAnswerError` for what it turns out to need.
        check: Gives the problems that several answers make together (``inconsistent``, ``above-maximum`` …).
        block: Gives the contraindications and open blocking questions.
        needs: Names the inputs that this case needs beyond those always required.
        remarks: Gives the notes that stand beside every reply, whatever its status.
        calendar: Gives the dated plan of a case that is answered; None where there is no plan.
    """

    spec: Spec
    answer: Callable[[Answers], Answer | Uncovered]
    check: Callable[[Answers], Iterable[Problem]] = _nothing
    block: Callable[[Answers], Iterable[Block]] = _nothing
    needs: Callable[[Answers], Iterable[str]] = _nothing
    remarks: Callable[[Answers], Iterable[Note]] = _nothing
    calendar: Callable[[Answers], Calendar] | None = None

    def describe(self) -> dict[str, Any]:
        """Describe the calculator as JSON."""
        return self.spec.describe() | {"calendar": self.calendar is not None}

    def evaluate(self, inputs: Mapping[str, object]) -> dict[str, Any]:
        """Answer one request.

        Args:
            inputs: Wire values by input name.

        Returns:
            The reply, of the wire format.
        """
        with localcontext(decimals.CONTEXT):
            return self._evaluate(inputs)

    def convert(self, name: str, value: str, *, source: str, target: str) -> dict[str, str]:
        """Convert what was typed into one input to another of its units, such as from cm to feet and inches.

        Returns:
            The value, at most 12 significant digits, and the unit.

        Raises:
            RefusedValueError: The value or a unit is not accepted.
            SpecError: There is no such input.
        """
        parts = name.replace("]", "").replace("[", ".").split(".")
        part = self.spec.field(parts[0])
        if isinstance(part, Listed):
            part = next((inner for inner in getattr(part.item, "fields", ()) if inner.name == parts[-1]), part)
        if not isinstance(part, Quantity) or not part.group or part.group == "interval":
            raise RefusedValueError("unit-unknown", "This input cannot change its unit.")
        with localcontext(decimals.CONTEXT):
            return part.converted(value, source=source, target=target)

    def export_calendar(self, inputs: Mapping[str, object]) -> dict[str, Any]:
        """Give the dated plan of one request for the reader's own calendar.

        Args:
            inputs: Wire values by input name.

        Returns:
            The iCalendar text under ``calendar``, or, where the request is not answered, the reply that says why.

        Raises:
            NoCalendarError: This calculator makes no dated plan.
        """
        if self.calendar is None:
            raise NoCalendarError(self.spec.id)
        reply = self.evaluate(inputs)
        if reply["status"] != "ok":
            return reply
        with localcontext(decimals.CONTEXT):
            case, _ = self._read(inputs, confirmed=self._confirmed(inputs.get(CONFIRM))[0])
            return {"calculator": self.spec.id, "calendar": self.calendar(case).text()}

    def _read(self, inputs: Mapping[str, object], *, confirmed: frozenset[str]) -> tuple[Answers, tuple[Problem, ...]]:
        given = {name: value for name, value in inputs.items() if name != CONFIRM}
        values, refused = read_fields(self.spec.inputs, given, at="", confirmed=confirmed)
        return Answers(self._defaults | values), refused

    def _evaluate(self, inputs: Mapping[str, object]) -> dict[str, Any]:
        confirmed, problems = self._confirmed(inputs.get(CONFIRM))
        case, refused = self._read(inputs, confirmed=confirmed)
        incomplete = [problem for problem in refused if problem.code == "missing"]
        problems = [*(p for p in refused if p.code != "missing"), *problems]
        problems += [*self._doubtful_body(case, confirmed), *self.check(case)]
        if problems:
            return self._reply("invalid", case, problems=self._in_form_order(problems))
        blocks = list(self.block(case))
        if blocks:
            return self._blocked(case, blocks)
        incomplete += self._missing(case)
        try:
            answer = self.answer(case)
        except MissingAnswerError as error:
            answer = None
            incomplete += [self._ask(name) for name in error.fields]
        if incomplete or answer is None:
            return self._reply("incomplete", case, problems=self._in_form_order(incomplete))
        if isinstance(answer, Uncovered):
            shown = Answer(
                action=answer.action, outputs=answer.outputs, notes=answer.notes,
                references=answer.references, gated=answer.gated,
            )  # fmt: skip
            return self._reply("uncovered", case, answer=shown)
        settings = tuple(self._settings(inputs, case))
        shown = Answer(**{**answer.__dict__, "working": (*settings, *answer.working)})
        return self._reply("ok", case, answer=shown)

    def _reply(
        self, status: str, case: Answers, *, answer: Answer = Answer(), problems: Iterable[Problem] = ()
    ) -> dict[str, Any]:
        remarks = [*self.remarks(case), *self._unread_pregnancy(case, answered=status in {"ok", "uncovered"})]
        notes = [*self._common_notes(case, covered=not answer.gated), *remarks]
        return make_reply(self.spec, status, answer=answer, problems=problems, notes=notes)

    def _blocked(self, case: Answers, blocks: list[Block]) -> dict[str, Any]:
        certain = [block for block in blocks if block.code == "contraindicated"]
        answer = Answer(
            action=(certain or blocks)[0].action,
            outputs={name: value for block in blocks for name, value in block.outputs.items()},
            notes=tuple(dict.fromkeys(note for block in blocks for note in block.notes)),
            references=tuple(key for block in blocks for key in block.references),
            gated=tuple(rule for block in blocks for rule in block.gated),
        )
        problems = [Problem(block.field, block.code, block.message) for block in blocks]
        return self._reply("blocked", case, answer=answer, problems=self._in_form_order(problems))

    def _confirmed(self, value: object) -> tuple[frozenset[str], list[Problem]]:
        if value is None:
            return frozenset(), []
        if not isinstance(value, list):
            return frozenset(), [Problem(CONFIRM, "not-a-list", "Give a list of the inputs that were confirmed.")]
        known = [name for name in value if isinstance(name, str) and self.spec.has_input(name.partition("[")[0])]
        if len(known) != len(value):
            return frozenset(), [Problem(CONFIRM, "not-a-choice", "Only inputs of this calculator can be confirmed.")]
        return frozenset(known), []

    @cached_property
    def _defaults(self) -> dict[str, Any]:
        defaulted = [part for part in self.spec.inputs if part.default is not None]
        return {p.name: p.read(p.default, at=p.name, confirmed=frozenset({p.name})).value for p in defaulted}

    def _settings(self, given: Mapping[str, object], case: Answers) -> Iterable[Step]:
        for part in self.spec.inputs:
            chosen = given.get(part.name) not in (None, "unknown")
            if part.default is not None and not chosen and part.name in case.asked:
                yield Step(part.label, "setting used because none was chosen", _written_default(part, case))

    def _missing(self, case: Answers) -> list[Problem]:
        required = {part.name for part in self.spec.inputs if part.required} | set(self.needs(case))
        return [
            self._ask(part.name) for part in self.spec.inputs if part.name in required and not case.knows(part.name)
        ]

    def _ask(self, name: str) -> Problem:
        label = self.spec.field(name).label if "[" not in name else name
        return Problem(name, "missing", f"{label} is needed for this answer.")

    def _in_form_order(self, problems: Iterable[Problem]) -> list[Problem]:
        order = {part.name: index for index, part in enumerate(self.spec.inputs)}
        unique = dict.fromkeys(problems)
        return sorted(unique, key=lambda p: order.get((p.field or "").partition("[")[0], len(order)))

    def _doubtful_body(self, case: Answers, confirmed: frozenset[str]) -> Iterable[Problem]:
        bmi = body_mass_index(case)
        if bmi is not None and not _LOWEST_BMI <= bmi <= _HIGHEST_BMI and "weight" not in confirmed:
            yield Problem(
                "weight",
                "unit-doubtful",
                "Height and weight do not fit together. Were pounds typed as kilograms, or height and weight swapped? "
                "Check both, or confirm that the weight is right.",
            )

    def _common_notes(self, case: Answers, *, covered: bool) -> Iterable[Note]:
        place = case.maybe_choice("jurisdiction") or self.spec.jurisdiction
        day = dates.written(self.spec.read_on)
        yield Note(code="basis", message=f"Sources as read on {day}. Rule followed: {_JURISDICTIONS[place]}.")
        if not covered:
            yield Note(code="not-covered", message=NOT_COVERED)
        if self._left_open("age", case):
            yield Note(code="adults-only", message="Age was not given; these rules are for adults aged 18 or more.")
        if self._left_open("pregnancy", case):
            yield Note(code="pregnancy-not-answered", message="Pregnancy was not answered; check it before use.")
        bmi = body_mass_index(case)
        if bmi is not None and bmi >= _HIGH_BMI:
            message = "Body mass index is 40 or more; few people of this size were studied. Check the dosing weight."
            yield Note(code="high-bmi", message=message)

    def _unread_pregnancy(self, case: Answers, *, answered: bool) -> Iterable[Note]:
        """Say that a pregnancy was told and changes nothing, where doses are given and no rule looked at it."""
        unread = "pregnancy" not in case.asked and any(output.dose for output in self.spec.outputs)
        if answered and unread and case.maybe_choice("pregnancy") in _PREGNANT:
            message = (
                "Pregnancy is present or planned. No rule for it was read here, so it does not change this answer: "
                "involve a specialist."
            )
            yield Note(code="project-reading", message=message, severity="caution")

    def _left_open(self, name: str, case: Answers) -> bool:
        return self.spec.has_input(name) and not self.spec.field(name).required and not case.knows(name)
