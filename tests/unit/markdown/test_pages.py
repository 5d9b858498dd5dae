"""Pages turned into HTML: numbers, facts, blocks, and refusal of what checks should have found."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.support.sample import body_page, extension_for, load_sample
from wardbook.checks import samples
from wardbook.markdown import convert_page
from wardbook.model import PageError

URI = "guidelines/sample/extra.md"


def _html(folder: Path, text: str) -> ET.Element:
    site, _ = load_sample(folder, body_page(text))
    return ET.fromstring(f"<div>{convert_page(site, URI, extension_for(site))}</div>")  # noqa: S314 - our own output


def _cites(html: ET.Element) -> list[str]:
    return ["".join(made.itertext()) for made in html.iter() if made.get("class") == "g-cite"]


def _listed(html: ET.Element) -> list[str]:
    return [made.get("id", "") for made in html.iter("li") if made.get("class") == "g-references__item"]


@pytest.mark.parametrize(
    ("text", "cites", "listed"),
    [
        ("Words [@ash2019].", ["1"], ["ref-ash2019"]),
        ("A [@mosteller1987], b [@ash2019].", ["1", "2"], ["ref-mosteller1987", "ref-ash2019"]),
        ("A [@ash2019], b [@ash2019].", ["1", "1"], ["ref-ash2019"]),
        ("A [@ash2019; @mosteller1987].", ["1,2"], ["ref-ash2019", "ref-mosteller1987"]),
        ("A [@ash2019, p. 3].", ["1 (p. 3)"], ["ref-ash2019"]),
        ("Give [[rituximab.dose_per_m2]].", ["1"], ["ref-ash2019"]),
        ("Round to [[rituximab.round_to]].", [], []),
        ("## In a heading [@ash2019]\n\nWords.", ["1"], ["ref-ash2019"]),
        ("| a |\n|---|\n| b [@ash2019] |", ["1"], ["ref-ash2019"]),
        ("- a [@mosteller1987]\n    - b [@ash2019]", ["1", "2"], ["ref-mosteller1987", "ref-ash2019"]),
        ("*a [@ash2019]*", ["1"], ["ref-ash2019"]),
    ],
)
def test_citations_are_numbered_in_order_of_first_use(
    text: str, cites: list[str], listed: list[str], tmp_path: Path
) -> None:
    """Wherever they stand, and through facts as well."""
    html = _html(tmp_path, text)
    assert _cites(html) == cites
    assert _listed(html) == listed


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("Give [[rituximab.dose_per_m2]], [[rituximab.course]].", ["1"]),
        ("Give [[rituximab.dose_per_m2]] [@ash2019].", ["1"]),
        ("Give [[rituximab.dose_per_m2]], [[body_surface_area.divisor]], [[rituximab.course]].", ["1", "2", "1"]),
        ("Give [[rituximab.dose_per_m2]], [[rituximab.round_to]], [[rituximab.course]].", ["1"]),
        ("- Give [[rituximab.dose_per_m2]].\n- Give [[rituximab.course]].", ["1", "1"]),
        ("A [@ash2019], b [[rituximab.course]].", ["1", "1"]),
    ],
)
def test_facts_in_a_row_from_one_source_are_cited_once(text: str, cites: list[str], tmp_path: Path) -> None:
    """At the last of them, within a paragraph, an item or a cell."""
    assert _cites(_html(tmp_path, text)) == cites


def test_every_number_leads_to_its_reference_and_back(tmp_path: Path) -> None:
    """All ids are given once and every link inside the page finds one."""
    html = _html(tmp_path, "A [@ash2019], b [@mosteller1987, equation], c [@ash2019; @mosteller1987].")
    ids = [made.get("id") for made in html.iter() if made.get("id")]
    assert len(ids) == len(set(ids))
    links = [made.get("href", "") for made in html.iter("a") if made.get("href", "").startswith("#")]
    assert len(links) == 8
    assert {link[1:] for link in links} <= set(ids)


def test_a_number_says_what_it_is(tmp_path: Path) -> None:
    """It has a name for those who hear it and the reference in words over it."""
    link = next(_html(tmp_path, "A [@mosteller1987, equation].").iter("a"))
    assert link.get("aria-label") == "Reference 1, equation"
    assert link.get("title") == (
        "Mosteller RD. Simplified calculation of body-surface area. "
        "New England Journal of Medicine. 1987;317:1098. (equation)"
    )


def test_a_project_fact_is_shown_as_our_decision(tmp_path: Path) -> None:
    """It has no source to cite, and says so."""
    html = _html(tmp_path, "Round to [[rituximab.round_to]].")
    fact = next(made for made in html.iter("span") if made.get("data-fact"))
    assert fact.get("data-status") == "project"
    assert "".join(fact.itertext()) == "50 mg (our decision)"


def test_the_blank_before_a_number_goes(tmp_path: Path) -> None:
    """The number stands close to its word, also on the next line."""
    html = _html(tmp_path, "Words [@ash2019].\nMore\n[@ash2019].")
    assert "".join(next(html.iter("p")).itertext()) == "Words1.\nMore1."


def test_a_fact_in_a_link_has_no_number(tmp_path: Path) -> None:
    """A link cannot hold another."""
    html = _html(tmp_path, "See [[[rituximab.course]]](second.md).\nSee [the [[rituximab.course]] here](second.md).")
    assert _cites(html) == []
    assert not [made for link in html.iter("a") for made in link.iter("a") if made is not link]


def test_references_stand_where_the_page_wants_them(tmp_path: Path) -> None:
    """The block is filled with citations from above and below it; a page that cites nothing has no list."""
    html = _html(tmp_path, "A [@ash2019].\n\n/// references\n///\n\nB [@mosteller1987].")
    assert [made.tag for made in html] == ["h1", "p", "section", "p"]
    assert _listed(html) == ["ref-ash2019", "ref-mosteller1987"]
    assert [made.tag for made in _html(tmp_path / "other", "Words.\n\n/// references\n///")] == ["h1", "p"]


def test_a_reference_that_nobody_read_says_so(tmp_path: Path) -> None:
    """Its entry carries the words; others do not."""
    html = _html(tmp_path, "A [@ash2019; @mosteller1987].")
    entries = {made.get("id"): "".join(made.itertext()) for made in html.iter("li")}
    assert "Nobody here has read this source." in entries["ref-ash2019"]
    assert "Nobody" not in entries["ref-mosteller1987"]


def test_titles_of_recommendations_keep_the_order_of_headings(tmp_path: Path) -> None:
    """Each stands one level below the author's last heading, however many follow."""
    text = samples.recommendation("We suggest it.")
    second = text.replace("sample-advice", "sample-second")
    html = _html(tmp_path, f"{text}\n\n{second}\n\n## Part\n\n{text.replace('sample-advice', 'sample-third')}")
    headings = [made.tag for made in html.iter() if made.tag in {"h1", "h2", "h3", "h4"}]
    assert headings == ["h1", "h2", "h2", "h2", "h3", "h2"]


def test_calculators_of_a_recommendation_lead_to_the_nearest_form(tmp_path: Path) -> None:
    """To the form of the same page, or else to the calculator's page."""
    text = samples.recommendation("We suggest it.", calculators="[rituximab, body-surface-area]")
    html = _html(tmp_path, f"{text}\n\n/// calculator | rituximab\n///")
    links = [made.get("href") for made in html.iter("a")]
    assert "#calc-rituximab" in links
    assert "../../calculators/body-surface-area.md" in links


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("A [@nobody].", "unknown-reference"),
        ("A [@ash2019; nobody].", "malformed-citation"),
        ("A [link [@ash2019]](index.md).", "malformed-citation"),
        ("A [[rituximab.none]].", "unknown-fact"),
        ("A [[rituximab.highest_dose]].", "gated-fact"),
        ("/// calculator | none\n///", "unknown-calculator"),
        (samples.recommendation("We suggest it.", calculators="[none]"), "unknown-calculator"),
        (samples.recommendation("We suggest it.", references="[none]"), "unknown-reference"),
        (samples.recommendation("We suggest it.", strength="weak"), "recommendation-options"),
        ("/// pitfall\nWords.\n///", "broken-block"),
        ("/// pitfal | Beware\nWords.\n///", "broken-block"),
        ("/// calculator | rituximab\n    embed: [true\n///", "broken-block"),
        ("/// references\nWords.\n////", "broken-block"),
    ],
)
def test_what_checks_refuse_is_never_published(text: str, rule: str, tmp_path: Path) -> None:
    """Even where nobody ran the checks, the page is not made."""
    site, _ = load_sample(tmp_path, body_page(text))
    with pytest.raises(PageError) as caught:
        convert_page(site, URI, extension_for(site))
    assert caught.value.rule == rule
    assert caught.value.page == URI
    assert str(caught.value).startswith(f"{URI}: {rule}: ")


def test_words_are_never_read_as_markup(tmp_path: Path) -> None:
    """Facts and references are text, whatever signs they hold."""
    fact = samples.FACT + 'text = "<b>*5*</b> & more"\n'
    site, _ = load_sample(tmp_path, {**body_page("Give [[extra.one]]."), samples.FACTS: fact})
    html = convert_page(site, URI, extension_for(site))
    assert "&lt;b&gt;*5*&lt;/b&gt; &amp; more" in html


def test_one_extension_serves_many_pages(tmp_path: Path) -> None:
    """Numbers start again on every page, and the same page gives the same HTML."""
    site, _ = load_sample(tmp_path, body_page("A [@mosteller1987]."))
    extension = extension_for(site)
    first = {uri: convert_page(site, uri, extension) for uri in site.pages}
    assert {uri: convert_page(site, uri, extension) for uri in sorted(site.pages, reverse=True)} == first


def test_comments_for_checks_do_not_reach_the_reader(tmp_path: Path) -> None:
    """They neither show in the source of the page nor part a paragraph."""
    text = "Keep it.\n<!-- wardbook: ignore[unbound-dose] a flush -->\n5 mL of it. <!-- a note -->"
    site, _ = load_sample(tmp_path, body_page(text))
    html = convert_page(site, URI, extension_for(site))
    assert "wardbook:" not in html
    assert "<p>Keep it.\n5 mL of it. <!-- a note --></p>" in html
