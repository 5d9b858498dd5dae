"""A pregnancy that was told is never passed over: a rule looks at it, or the reply says that none does."""

import pytest

from tests.support.requests import asked, inputs_of_vectors
from wardbook.kit.registry import calculator_ids, find

ASKS = [id_ for id_ in calculator_ids() if find(id_).spec.has_input("pregnancy")]
UNREAD = (
    "Pregnancy is present or planned. No rule for it was read here, so it does not change this answer: involve a "
    "specialist."
)
# Their rules speak of pregnancy: they refuse, or say what the label says.
READ = {
    "avatrombopag", "danazol", "fostamatinib", "mycophenolate", "rilzabrutinib", "splenectomy-candidacy",
    "treatment-options",
}  # fmt: skip


@pytest.mark.parametrize("calculator", ASKS)
@pytest.mark.parametrize("pregnancy", ["pregnant", "planning", "could"])
def test_pregnancy_is_not_passed_over(calculator: str, pregnancy: str) -> None:
    """Of every vector that is answered: with a pregnancy, a calculator without a rule for it says so, once."""
    for inputs in inputs_of_vectors()[calculator]:
        reply = asked(calculator, inputs | {"pregnancy": pregnancy})
        said = [note["severity"] for note in reply["notes"] if note["message"] == UNREAD]
        silent = calculator in READ or pregnancy == "could" or reply["status"] not in {"ok", "uncovered"}
        assert said == ([] if silent else ["caution"]), inputs
