"""Blocks with a fault in their header, nesting or end."""

from pathlib import Path

import pytest

from tests.support.sample import FRONT_LINES, PAGE, body_page, findings_of
from wardbook.checks import samples


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("/// pitfal | Beware\nWords.\n///", 1, 1, "there is no block 'pitfal'"),
        ("/// pitfall Beware\nWords.\n///", 1, 1, "the name of a block is one word"),
        ("/// pitfall\nWords.\n///", 1, 1, "needs something behind a bar"),
        ("/// bottom-line | Title\nWords.\n///", 1, 1, "takes nothing behind a bar"),
        ("/// pitfall | Beware\nWords.", 1, 1, "is never ended"),
        ("Words.\n\n///", 3, 1, "no block with this many slashes"),
        ("/// rationale\nWords.\n///", 1, 1, "stands inside a recommendation"),
        ("/// references\nWords.\n///", 1, 1, "has no words of its own"),
        ("/// calculator | rituximab\n    embed: maybe\n///", 2, 5, "embed is true or false"),
        ("/// calculator | rituximab\n    colour: red\n///", 2, 5, "has no option 'colour'"),
        ("/// calculator | rituximab\n    embed: true\n    embed: false\n///", 3, 5, "'embed' is given twice"),
        ("/// calculator | rituximab\n    embed: [true\n///", 3, 5, "mend the options"),
        ("- item\n\n    /// pitfal | Beware\n    Words.\n    ///", 3, 5, "there is no block 'pitfal'"),
    ],
)
def test_broken_blocks_are_found(text: str, line: int, column: int, words: str, tmp_path: Path) -> None:
    """Whatever would be printed as plain words is found before, at its place."""
    found = [hit for hit in findings_of(tmp_path, body_page(text)) if hit.rule == "broken-block"]
    assert [(hit.line - FRONT_LINES, hit.column) for hit in found] == [(line, column)]
    assert words in found[0].message


def test_an_end_with_other_slashes_ends_nothing(tmp_path: Path) -> None:
    """Both the block without its end and the end without its block are told."""
    found = findings_of(tmp_path, body_page("/// pitfall | Beware\nWords.\n////"))
    assert [(hit.line - FRONT_LINES, hit.rule) for hit in found] == [(1, "broken-block"), (3, "broken-block")]


def test_equal_slashes_are_found_where_one_block_holds_another(tmp_path: Path) -> None:
    """The inner end would end the outer block."""
    text = "/// pitfall | Outer\n\n/// pitfall | Inner\nWords.\n///\n///"
    found = findings_of(tmp_path, body_page(text))
    assert [(hit.line - FRONT_LINES, hit.rule) for hit in found] == [(3, "broken-block")]
    assert "start and end pitfall with ////" in found[0].message


@pytest.mark.parametrize(
    ("options", "line", "words"),
    [
        ({"strength": "weak"}, 4, "strength is one of strong, conditional"),
        ({"certainty": "none"}, 5, "certainty is one of high"),
        ({"direction": "up"}, 3, "direction is one of for, against, either"),
        ({"id": "Not_An_Id"}, 2, "id is lower-case words joined by hyphens"),
        ({"id": "2019"}, 2, "id is lower-case words joined by hyphens"),
        ({"references": "ash2019"}, 6, "references is a list"),
        ({"calculators": "rituximab"}, 8, "calculators is a list"),
        ({"grade": "1A"}, 9, "has no option 'grade'"),
        ({"strength": "label"}, 1, "a label recommendation is not graded"),
        ({"references": "[]"}, 1, "needs at least one reference"),
    ],
)
def test_broken_options_of_recommendations_are_found(
    options: dict[str, str], line: int, words: str, tmp_path: Path
) -> None:
    """Every option comes from its closed list."""
    text = samples.recommendation("We suggest it.", **options)
    found = [hit for hit in findings_of(tmp_path, body_page(text)) if hit.rule == "recommendation-options"]
    assert [(hit.path, hit.line - FRONT_LINES) for hit in found] == [(PAGE, line)]
    assert words in found[0].message


def test_each_missing_option_is_named(tmp_path: Path) -> None:
    """An author sees at once all that a recommendation needs."""
    found = findings_of(tmp_path, body_page("/// recommendation | Do it\n\nWords.\n///"))
    assert [hit.message.rsplit(" ", 1)[-1] for hit in found] == [
        "calculators",
        "certainty",
        "direction",
        "evidence",
        "id",
        "references",
        "strength",
    ]


def test_good_practice_needs_no_reference(tmp_path: Path) -> None:
    """Good practice rests on reason, so its list may be empty."""
    text = samples.recommendation("Ask.", strength="good-practice", certainty="not-graded", references="[]")
    assert findings_of(tmp_path, body_page(text)) == []


def test_unknown_keys_in_a_recommendation_are_found_at_their_option(tmp_path: Path) -> None:
    """Its references and calculators are held against the site."""
    text = samples.recommendation("We suggest it.", references="[nobody]", calculators="[none]")
    found = findings_of(tmp_path, body_page(text))
    assert [(hit.line - FRONT_LINES, hit.column, hit.rule) for hit in found] == [
        (6, 5, "unknown-reference"),
        (8, 5, "unknown-calculator"),
    ]
