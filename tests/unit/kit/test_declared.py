"""A calculator that answers with what it has not declared is stopped, whatever it answers."""

from dataclasses import replace

import pytest

from wardbook.kit.errors import SpecError
from wardbook.kit.fields import Field
from wardbook.kit.registry import find
from wardbook.kit.reply import Answer, Note, make_reply

SPEC = find("rituximab").spec


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(outputs={"cure": "1"}), "declares no 'cure'"),
        (Answer(action="double"), "declares no action 'double'"),
        (Answer(gated=("unheard-rule",)), "declares no such gated rule"),
        (Answer(references=("nobody2020",)), r"does not list the references \['nobody2020'\]"),
        (Answer(notes=(Note(code="rumour", message="Words."),)), "declares no note 'rumour'"),
    ],
)
def test_what_is_not_declared_is_no_answer(answer: Answer, said: str) -> None:
    """The reply is not made at all."""
    with pytest.raises(SpecError, match=said):
        make_reply(SPEC, "ok", answer=answer)


def test_an_output_of_a_gated_rule_is_no_answer() -> None:
    """Nobody has read its source, so there is no value that it could have."""
    first, *others = SPEC.outputs
    spec = replace(SPEC, outputs=(replace(first, gated=True), *others))
    with pytest.raises(SpecError, match="belongs to a gated rule"):
        make_reply(spec, "ok", answer=Answer(outputs={first.name: "1"}))


def test_an_input_of_no_kind_reads_nothing() -> None:
    """What is typed is read by a kind of input, such as a quantity or a date."""
    with pytest.raises(NotImplementedError):
        Field(name="any", label="Any").read("1", at="any", confirmed=frozenset())
