"""Rates as pictures: counts and intervals held against arithmetic."""

import pytest

from wardbook.markdown.rates import Rate, icon_array, interval_plot, interval_words, rate_of, wilson
from wardbook.model import Fact, Place


def _fact(status: str = "verified", **table: str) -> Fact:
    return Fact(
        name="outcomes.sample",
        display="shown",
        sources=("ash2019",),
        locator="table",
        jurisdiction="any",
        status=status,
        meaning="People helped",
        path="content/facts/outcomes.toml",
        place=Place(1, 1),
        table=table,
    )


def _rate(**table: str) -> Rate:
    rate = rate_of(_fact(**table))
    assert rate is not None
    return rate


@pytest.mark.parametrize(
    ("numerator", "denominator", "low", "high"),
    [
        # share 0.5: middle 0.5; reach 1.959964 * sqrt(0.025 + 0.0096037) / 1.38415 = 0.2634
        (5, 10, 23.66, 76.34),
        # share 0: middle (3.8415/18) / 1.42683 = 0.14957, and the reach is the same
        (0, 9, 0.0, 29.91),
        # share 1: the mirror image
        (9, 9, 70.09, 100.0),
    ],
)
def test_interval_follows_the_formula(numerator: int, denominator: int, low: float, high: float) -> None:
    """Wilson's interval, worked out by hand."""
    assert wilson(numerator, denominator) == pytest.approx((low, high), abs=0.01)


@pytest.mark.parametrize(
    ("table", "title", "kinds"),
    [
        ({"numerator": "7", "denominator": "10"}, "7 of 10 people", (7, 0, 3)),
        (
            {"value": "66", "unit": "%", "numerator": "1731", "denominator": "2623"},
            "66 of every 100 people",
            (66, 0, 34),
        ),
        ({"value": "18", "unit": "%", "denominator": "101"}, "18 of every 100 people", (18, 0, 82)),
        ({"value": "34.5", "unit": "%"}, "35 of every 100 people", (35, 0, 65)),
        ({"low": "50", "high": "70", "unit": "%"}, "50, up to 70 of every 100 people", (50, 20, 30)),
        ({"numerator": "0", "denominator": "9"}, "0 of 9 people", (0, 0, 9)),
    ],
)
def test_marks_are_people(table: dict[str, str], title: str, kinds: tuple[int, int, int]) -> None:
    """A mark for each person where all are known, else one for each of 100."""
    view = icon_array(_rate(**table), name="array")
    drawn = [mark["kind"] for mark in view["marks"]]
    assert view["title"] == title
    assert (drawn.count("yes"), drawn.count("maybe"), drawn.count("no")) == kinds
    assert all(0 < mark["x"] < view["width"] and 0 < mark["y"] < view["height"] for mark in view["marks"])


def test_plot_shows_dot_interval_and_range() -> None:
    """The scale runs from 10 to 210, so 50% lies at 110."""
    plot = interval_plot(_rate(numerator="5", denominator="10"), name="plot", shown="5 of 10")
    assert plot["dot"]["x"] == 110
    assert plot["bar"] == {"kind": "interval", "x": 57.3, "y": 8, "width": 105.4, "height": 4}
    assert plot["title"] == "5 of 10; 95% interval 24 to 76%"
    ranged = interval_plot(_rate(low="50", high="70", unit="%"), name="plot", shown="50 to 70%")
    assert (ranged["dot"], ranged["bar"]["kind"], ranged["bar"]["x"], ranged["bar"]["width"]) == (
        None,
        "range",
        110,
        40,
    )
    assert interval_words(_rate(value="18", unit="%")) == ""


@pytest.mark.parametrize(
    "fact",
    [
        _fact(value="28", unit="mo", numerator="27", denominator="146"),
        _fact(text="about one third"),
        _fact(status="gated"),
        _fact(denominator="16", text="p < 0.05"),
    ],
)
def test_what_is_no_share_is_not_drawn(fact: Fact) -> None:
    """A time, a phrase, a gated fact and a lone number of people give no picture."""
    assert rate_of(fact) is None
