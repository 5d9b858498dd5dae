"""The question box: the right passage among the first three, "not covered" outside, and no character of its own."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from tests.pages.conftest import Watch
from tests.support.in_node import run_program
from wardbook.checks.doses import DOSE

HERE = Path(__file__).parent
QUESTIONS = tomllib.loads((HERE / "questions.toml").read_text("utf-8"))
INSIDE, OUTSIDE = QUESTIONS["question"], QUESTIONS["outside"]
FIRST = 3
SHARE = 0.95
GUIDELINE = "guidelines/refractory-itp"


def _script(site_dir: Path) -> Path:
    return next((site_dir / "assets" / "wardbook").glob("ask-*.js"))


def _ask(site_dir: Path, questions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Answer questions with the program of the built site, in Node."""
    program = HERE.parent / "support" / "ask.mjs"
    asked = json.dumps([{"ask": one["ask"], "reader": one.get("reader", "clinician")} for one in questions])
    answers: list[dict[str, Any]] = run_program(program, _script(site_dir), given=asked)
    return answers


@pytest.fixture(scope="module")
def answers(site_dir: Path) -> list[dict[str, Any]]:
    """Answer every question that the guideline covers."""
    return _ask(site_dir, INSIDE)


def _words(passage: dict[str, Any]) -> str:
    return " ".join(text for _, text in passage["parts"])


def _is_right(question: dict[str, Any], passage: dict[str, Any]) -> bool:
    page = Path(passage["page"]).stem
    shown = f"{passage['heading']} {_words(passage)}"
    return any(page == right["page"] and right["says"] in shown for right in (question, *question.get("also", ())))


def test_there_are_enough_questions() -> None:
    """A hundred inside the guideline and a score outside it, each once."""
    assert len(INSIDE) >= 100
    assert len(OUTSIDE) >= 20
    assert len({one["ask"] for one in [*INSIDE, *OUTSIDE]}) == len(INSIDE) + len(OUTSIDE)


def test_right_passage_is_among_the_first(answers: list[dict[str, Any]]) -> None:
    """For 95 of 100 questions one of the first three passages is the right one."""
    missed = [
        question["ask"]
        for question, answer in zip(INSIDE, answers, strict=True)
        if not any(_is_right(question, passage) for passage in answer["passages"][:FIRST])
    ]
    assert 1 - len(missed) / len(INSIDE) >= SHARE, missed


def test_no_forbidden_passage_is_shown(answers: list[dict[str, Any]]) -> None:
    """A passage that would mislead is not among those shown; patients get words for patients, without a dose."""
    for question, answer in zip(INSIDE, answers, strict=True):
        for passage in answer["passages"]:
            if "not" in question:
                assert question["not"] not in _words(passage), question["ask"]
            if question.get("reader") == "patient":
                assert passage["reader"] == "patient"
                assert not DOSE.search(_words(passage))


def test_first_passage_is_not_about_another_treatment(answers: list[dict[str, Any]]) -> None:
    """A question about one treatment is not answered first by the dose of another."""
    for question, answer in zip(INSIDE, answers, strict=True):
        first = " ".join(_words(passage) for passage in answer["passages"][:1])
        assert not [words for words in question.get("first_not", ()) if words in first], question["ask"]


def _plain(name: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", name.lower()))


def test_names_of_the_glossary_are_known(site_dir: Path) -> None:
    """Every name of a medicine in the glossary, brands too, is one by which it is found."""
    text = _script(site_dir).read_text("utf-8").partition("\n")[0].removeprefix("var wardbookPassages=")
    known = {_plain(name) for group in json.loads(text.rstrip(";"))["synonyms"]["names"] for name in group}
    tables = html.parse(site_dir / "about/glossary.html").findall(".//table")
    rows = next(table for table in tables if "Brand" in table.findtext(".//tr/th[3]", "")).findall("./tbody/tr")
    cells = [cell.text_content() for row in rows for cell in row[:3]]
    names = [_plain(name) for cell in cells for name in cell.split(",") if name.strip()]
    assert [name for name in names if name not in known] == []


def test_outside_questions_are_not_covered(site_dir: Path) -> None:
    """What the guideline does not deal with gets no passage at all."""
    answered = [
        question["ask"]
        for question, answer in zip(OUTSIDE, _ask(site_dir, OUTSIDE), strict=True)
        if answer["covered"] or answer["passages"]
    ]
    assert answered == []


def test_every_passage_stands_on_its_page(site_dir: Path) -> None:
    """Each part of each passage, title and heading is text of the page that it names."""
    text = _script(site_dir).read_text("utf-8").partition("\n")[0].removeprefix("var wardbookPassages=")
    data = json.loads(text.rstrip(";"))
    pages: dict[str, str] = {}
    for passage in data["passages"]:
        if passage["page"] not in pages:
            body = html.parse(site_dir / passage["page"]).find(".//article")
            for number in body.xpath(".//sup"):
                number.drop_tree()
            pages[passage["page"]] = re.sub(r"\s+", "", body.text_content())
        shown = [passage["title"], passage["heading"], *(words for part in passage["parts"] for words in part)]
        for words in [*shown, *passage["grade"]]:
            assert re.sub(r"\s+", "", words) in pages[passage["page"]], (passage["page"], words)


def _put(page: Page, question: str) -> None:
    box = page.get_by_label("Your question")
    box.fill(question)
    box.press("Enter")


def test_box_quotes_with_status_and_sources(page: Page, base_url: str, watch: Watch) -> None:
    """Nothing is loaded before the first question; then passages, their status, sources and a link stand there."""
    page.goto(f"{base_url}/{GUIDELINE}/index.html")
    assert not [address for address in watch.addresses if "/ask-" in address]
    _put(page, "Should I transfuse platelets for a low count?")
    first = page.locator(".g-ask__entry").first
    expect(first).to_contain_text("We suggest against platelet transfusion")
    expect(first).to_contain_text("not yet reviewed")
    expect(first.locator("summary")).to_contain_text("source")
    first.locator("a").first.click()
    expect(page).to_have_url(re.compile(r"rescue\.html#"))


def test_box_says_not_covered_and_gives_the_question_out(page: Page, base_url: str) -> None:
    """An outside question gets no passage; it can be saved as a text for the authors, and typing clears the answer."""
    page.goto(f"{base_url}/{GUIDELINE}/index.html")
    _put(page, "What is the dose of warfarin?")
    expect(page.locator(".g-ask__status")).to_contain_text("Not covered")
    expect(page.locator(".g-ask__entry")).to_have_count(0)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save it as a text file").click()
    text = Path(saved.value.path()).read_text("utf-8")
    assert "What is the dose of warfarin?" in text
    assert "not covered" in text
    page.get_by_label("Your question").fill("Another")
    expect(page.locator(".g-ask__status")).to_be_empty()


def test_box_works_from_a_file(page: Page, site_dir: Path) -> None:
    """A site on a disk answers as well."""
    page.goto((site_dir / GUIDELINE / "index.html").as_uri())
    _put(page, "hepatitis B before rituximab")
    expect(page.locator(".g-ask__entry").first).to_contain_text("HBsAg")


def test_box_tells_when_the_passages_do_not_come(page: Page, base_url: str, watch: Watch) -> None:
    """A missing file ends in a sentence, not in waiting."""
    page.route("**/ask-*.js", lambda route: route.abort())
    page.goto(f"{base_url}/{GUIDELINE}/index.html")
    _put(page, "hepatitis B before rituximab")
    expect(page.locator(".g-ask__status")).to_contain_text("did not load")
    watch.errors.clear()
