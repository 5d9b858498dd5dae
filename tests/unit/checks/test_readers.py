"""Words for one kind of reader: the same facts, no dose for patients, easy to read."""

from pathlib import Path

import pytest

from tests.support.sample import body_page, findings_of
from wardbook.model.syntax import READERS


def _group(**words: str) -> str:
    return "\n\n".join(f"/// variant | {name}\n{text}\n///" for name, text in words.items())


def _rules(folder: Path, text: str) -> list[str]:
    return [finding.rule for finding in findings_of(folder, body_page(text))]


_AREA = "[[body_surface_area.divisor]]"
_DOSE = "[[rituximab.dose_per_m2]]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_group(**dict.fromkeys(READERS, _AREA)), []),
        (_group(clinician=_DOSE, nurse=_DOSE, patient="Ask us."), []),
        (_group(clinician=_DOSE, nurse="Give it.", patient="Ask us."), ["variant-facts"]),
        (_group(clinician=_AREA, nurse=_AREA, patient="Ask us."), ["variant-facts"]),
        (_group(clinician=_DOSE, nurse=_DOSE, patient=_DOSE), ["patient-dose"]),
        (_group(clinician="Words.", nurse="Words."), ["variant-facts"]),
        (_group(clinician="Words.") + "\n\nBetween.\n\n" + _group(nurse="W.", patient="W."), ["variant-facts"] * 2),
        (_group(clinician="W.", nurse="W.", patient="[Sum](../../calculators/rituximab.md)"), ["patient-dose"]),
        (_group(somebody="Words."), ["broken-block", "variant-facts"]),
    ],
)
def test_groups_are_held_together(text: str, expected: list[str], tmp_path: Path) -> None:
    """A missing reader, a missing fact and a dose for patients are each found; a dose is not missed by patients."""
    assert _rules(tmp_path, text) == expected


def test_a_calculator_is_not_for_patients(tmp_path: Path) -> None:
    """A form inside words for patients is found."""
    form = "/// calculator | rituximab\n///"
    text = _group(clinician="W.", nurse="W.", patient="W.").replace(
        "/// variant | patient\nW.\n///", f"//// variant | patient\n{form}\n////"
    )
    assert _rules(tmp_path, text) == ["patient-dose"]


def test_a_dose_typed_for_patients_is_found(tmp_path: Path) -> None:
    """A dose that is no fact is still a dose; a link to words is none."""
    text = _group(clinician="W.", nurse="W.", patient="Take 5 mg, see [more](second.md).")
    assert "patient-dose" in _rules(tmp_path, text)
