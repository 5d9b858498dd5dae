"""A hint never hides what its pattern would find."""

import re
from random import Random

import pytest

from wardbook.checks import doses, evidence, pages, quick, reviews, wording

_PAIRS = {
    "dose": (doses.DOSE, doses._DOSE_HINT),
    "measure": (doses._MEASURE, doses._MEASURE_HINT),
    "percentage": (evidence._PERCENTAGE, evidence._PERCENTAGE_HINT),
    "code": (pages._CODE, pages._CODE_HINT),
    "status": (reviews._TYPED, reviews._TYPED_HINT),
    "abbreviation": (wording._ABBREVIATION, wording._TWO_CAPITALS),
    **{f"misread {rank}": (entry.pattern, entry.hint) for rank, entry in enumerate(doses._MISREAD)},
}
# What the patterns are made of, and what may stand between.
_PIECES = re.findall(
    r"\S+",
    "mg mcg ug µg microgram g kg mL ml unit units international IU U cc QD qod q.d. O.D. BD bd tds MS MSO4 dose inj "
    "1 20 0 1000 3.50 .5 2,000 - to or % per cent percent {{ {% <script <iframe style= onload=' javascript: Page "
    "JavaScript: page is was has been not yet now Submitted approved reviewed withdrawn under review no clinician "
    "checked exists minutes h days 12-week mmHg x \u00d7 by the a two ABC mRNA aBC food XYZ xy . , ; ( /",
)
_SEED = 20261122
_TEXTS = 20_000


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Make short texts, each a few pieces with or without a gap between them."""
    rng = Random(_SEED)
    return ["".join(rng.choice(_PIECES) + rng.choice(("", " ", " ", "\n")) for _ in range(5)) for _ in range(_TEXTS)]


@pytest.mark.parametrize("name", _PAIRS)
def test_what_a_pattern_finds_its_hint_lets_through(name: str, texts: list[str]) -> None:
    """Wherever the pattern matches, the hint does; and both do somewhere."""
    pattern, hint = _PAIRS[name]
    found = [text for text in texts if pattern.search(text)]
    assert found
    assert [text for text in found if not any(quick.find(pattern, text, hint=hint))] == []
