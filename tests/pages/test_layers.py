"""Layers of each recommendation in the built site: whole, opened by keyboard, open on paper without script."""

from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

GUIDELINE = "guidelines/refractory-itp"
PAGES = sorted(path.stem for path in (Path(__file__).resolve().parents[2] / "content" / GUIDELINE).glob("*.md"))
LAYERS = ["Why", "Evidence", "Studies and other sources"]


@pytest.mark.parametrize("name", PAGES)
def test_each_recommendation_has_all_layers(site_dir: Path, name: str) -> None:
    """Advice, strength, direction, certainty and sources come first; reasons, figures and studies follow."""
    for advice in html.parse(site_dir / GUIDELINE / f"{name}.html").findall(".//section[@data-strength]"):
        named = advice.get("id")
        assert [fold.findtext("summary") for fold in advice.findall("./details")] == LAYERS, named
        assert len(advice.findall("./p[@class='g-recommendation__grade']/span")) == 3, named
        assert "alues and preferences" in advice.find("./details").text_content(), named
        for study in advice.findall("./details[3]//li"):
            assert study.find("./span[@class='g-recommendation__design']") is not None, named
            assert study.find(".//a") is not None, named


def test_layers_open_by_keyboard(page: Page, base_url: str) -> None:
    """Tab reaches each fold, and Enter opens it."""
    page.goto(f"{base_url}/{GUIDELINE}/splenectomy.html")
    evidence = page.locator("#rec-offer-splenectomy details").nth(1)
    expect(evidence.locator("li").first).to_be_hidden()
    evidence.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(evidence.locator("li").first).to_be_visible()
    expect(evidence).to_contain_text("Number observed: 2,623")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#rec-offer-splenectomy') !== null")


def test_layers_stand_open_on_paper_without_script(browser: Browser, base_url: str) -> None:
    """Nothing has to run for the folds to be printed."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base_url}/{GUIDELINE}/splenectomy.html")
    study = page.locator("#rec-offer-splenectomy details li").last
    closed = study.bounding_box()
    page.emulate_media(media="print")
    opened = study.bounding_box()
    context.close()
    assert not closed or closed["height"] == 0
    assert opened
    assert opened["height"] > 0
