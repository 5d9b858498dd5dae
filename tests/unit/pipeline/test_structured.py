"""Structured data is valid JSON, and everything in it stands on the visible page."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

from tests.support.sample import TODAY, extension_for, load_sample
from wardbook.markdown import convert_page
from wardbook.model import Place, ReviewRecord, Site
from wardbook.model.reading import reading_of
from wardbook.pipeline.structured import structured_data

INDEX = "guidelines/sample/index.md"


def _data(site: Site) -> dict[str, Any]:
    block = re.fullmatch(
        r'<script type="application/ld\+json">([^<]*)</script>', structured_data(site, INDEX, today=TODAY)
    )
    assert block
    data: dict[str, Any] = json.loads(block[1])
    return data


def _approved(site: Site) -> Site:
    record = ReviewRecord(
        subject="sample",
        person="sample-reader",
        role="pharmacist",
        interests="none",
        date=TODAY,
        decision="approved",
        read=reading_of(site, "sample"),
        path="content/reviews/one.toml",
        place=Place(1, 1),
    )
    return replace(site, reviews=(record,))


def _texts(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from () if key.startswith("@") or key == "inLanguage" else _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)
    else:
        yield str(data)


def test_it_says_nothing_that_the_page_does_not(tmp_path: Path) -> None:
    """Names, grades, days and anchors are those of the page, approved or not."""
    site = _approved(load_sample(tmp_path)[0])
    html = convert_page(site, INDEX, extension_for(site))
    words = unescape(re.sub(r"<[^>]*>", "", html))
    for text in _texts(_data(site)):
        anchor = f'id="{text.removeprefix("#")}"'
        assert text in words or anchor in html or f'datetime="{text}"' in html, text


def test_grades_are_given_only_where_something_is_graded(tmp_path: Path) -> None:
    """A statement of others has neither strength nor certainty."""
    first, second = _data(load_sample(tmp_path)[0])["hasPart"]
    assert first["recommendationStrength"] == "Conditional recommendation"
    assert first["evidenceLevel"] == "Very low certainty"
    assert set(second) == {"@type", "name", "url"}


def test_a_review_is_named_only_when_it_stands(tmp_path: Path) -> None:
    """Without an approval of this version there is no reviewer and no day."""
    site = load_sample(tmp_path)[0]
    assert not {"lastReviewed", "reviewedBy"} & set(_data(site))
    assert _data(_approved(site))["lastReviewed"] == "2026-11-22"


def test_the_front_page_names_illness_and_readers(tmp_path: Path) -> None:
    """The guideline is about a condition and for professionals; no code is given that nobody read."""
    data = _data(load_sample(tmp_path)[0])
    assert data["about"] == {"@type": "MedicalCondition", "name": "sample"}
    assert data["mainEntity"]["@type"] == "MedicalGuideline"
    assert data["mainEntity"]["guidelineSubject"] == data["about"]
    assert data["mainEntity"]["guidelineDate"] == "2026-11-23"  # of its second page, which changed last
    assert data["audience"]["audienceType"] == "health professionals"


def test_other_pages_have_none(tmp_path: Path) -> None:
    """Only pages of guidelines are described."""
    site = load_sample(tmp_path)[0]
    assert structured_data(site, "index.md", today=TODAY) == ""
    assert structured_data(site, "none.md", today=TODAY) == ""
