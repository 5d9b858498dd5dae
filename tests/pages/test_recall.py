"""What a page does with a list of withdrawals: it obeys a signed one, and says why it ignores any other.

Read over plain http by a name that is no secure context, which has no hashes of the browser, and from a disk.
"""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from minisign import KeyPair
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.hosts.servers import INTRANET, odd_server, read_manifest
from tests.pages.conftest import Watch
from wardbook.release.recall import NOTHING, Withdrawal, place_list, write_list

PLACE = "guidelines/refractory-itp/fostamatinib.html"
RECOMMENDATION = "fostamatinib-dose"
CALCULATOR = "fostamatinib"
KEYS = KeyPair.generate()
REASON = "the step <b>after</b> four weeks was wrong."
UNSIGNED = f"wardbook status list\nsite: refractory-itp\nissued: 2026-11-22\n\ncalculator {CALCULATOR}: {REASON}\n"


@pytest.fixture(scope="module")
def copy(site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the site, with a key in its pages as a build with ``recall_key`` puts it there."""
    folder = tmp_path_factory.mktemp("recall") / "site"
    shutil.copytree(site_dir, folder)
    key = bytes(KEYS.public_key).decode("ascii").splitlines()[1]
    for page in folder.rglob("*.html"):
        page.write_text(page.read_text("utf-8").replace('data-recall-key=""', f'data-recall-key="{key}"'), "utf-8")
    return folder


@pytest.fixture(scope="module", params=["plain http", "disk"])
def base(request: pytest.FixtureRequest, copy: Path) -> Iterator[str]:
    """Give the address of the copy."""
    if request.param == "disk":
        yield copy.as_uri()
        return
    with odd_server(copy, "/wardbook/") as address:
        yield address.replace("127.0.0.1", INTRANET)


@pytest.fixture
def page(context: BrowserContext, base: str) -> Iterator[Page]:
    """Open a watched page."""
    watch = Watch(base)
    context.on("page", watch.on)
    yield context.new_page()
    watch.hold()


def withdraw(copy: Path, kind: str, name: str, *, release: str | None = None, keys: KeyPair = KEYS) -> None:
    """Put a signed list beside the copy."""
    entry = Withdrawal(kind=kind, id=name, release=release, reason=REASON)
    day = date(2026, 11, 22)
    place_list(copy, write_list([entry], site=read_manifest(copy).identity.name, issued=day, key=keys.secret_key))


def test_no_list_and_the_empty_list_say_nothing(page: Page, base: str, copy: Path) -> None:
    """A reader is told of what there is, not of what there is not."""
    place_list(copy, NOTHING)
    page.goto(f"{base}/{PLACE}")
    page.wait_for_load_state("networkidle")
    assert page.locator("[data-withdrawn]").count() == 0
    assert page.evaluate("typeof wardbookRecall") == "undefined"


def test_a_withdrawn_calculator_gives_no_dose(page: Page, base: str, copy: Path) -> None:
    """Not in its form, not in its tables or examples; the reason stands there, as text; another one still works."""
    withdraw(copy, "calculator", CALCULATOR)
    page.goto(f"{base}/calculators/{CALCULATOR}.html")
    result = page.locator("[data-result]")
    expect(result).to_have_attribute("data-state", "blocked")
    expect(result).to_contain_text(REASON)
    expect(page.locator("[data-output]")).to_have_count(0)
    assert page.locator("form[data-calculator] :is(input, select, button):not([disabled])").count() == 0
    assert page.locator("article table").count() == 0
    assert " mg" not in page.locator("article").inner_text().replace(REASON, "")
    page.goto(f"{base}/calculators/rituximab.html")
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-result]")).to_have_attribute("data-state", "empty")


def test_links_to_a_withdrawn_calculator_say_so(page: Page, base: str, copy: Path) -> None:
    """Before a reader follows them."""
    withdraw(copy, "calculator", CALCULATOR)
    page.goto(f"{base}/calculators/index.html")
    marks = page.locator(f"article a[href='{CALCULATOR}.html'] + .g-recall__mark")
    expect(marks.first).to_contain_text("withdrawn")
    assert page.locator(".g-recall__mark").count() == marks.count()


def test_a_withdrawn_release_gives_nothing_at_all(page: Page, base: str, copy: Path) -> None:
    """A banner on every page, and no calculator."""
    withdraw(copy, "release", read_manifest(copy).identity.release)
    page.goto(f"{base}/index.html")
    expect(page.locator("[data-withdrawn=release]")).to_contain_text(REASON)
    page.goto(f"{base}/calculators/rituximab.html")
    expect(page.locator("[data-withdrawn=release]")).to_be_visible()
    expect(page.locator("[data-result]")).to_have_attribute("data-state", "blocked")


def test_a_withdrawn_recommendation_is_struck(page: Page, base: str, copy: Path) -> None:
    """It stays readable as what it was, with the reason before it."""
    withdraw(copy, "recommendation", RECOMMENDATION)
    page.goto(f"{base}/{PLACE}")
    section = page.locator(f"#rec-{RECOMMENDATION}")
    expect(section.locator("> [data-withdrawn=recommendation]")).to_contain_text(REASON)
    expect(section.locator("del .g-recommendation__advice")).to_have_css("text-decoration-line", "none")
    expect(section.locator("del")).to_have_css("text-decoration-line", "line-through")


@pytest.mark.parametrize("address", ["index.html", "guidelines/refractory-itp/index.html", PLACE])
def test_a_summary_that_may_repeat_it_says_so(page: Page, base: str, copy: Path, address: str) -> None:
    """A bottom line says in other words what the recommendations of its guideline say."""
    withdraw(copy, "recommendation", RECOMMENDATION)
    page.goto(f"{base}/{address}")
    said = page.locator(".g-bottom-line > [data-withdrawn=summary]")
    expect(said.first).to_contain_text(f"The recommendation {RECOMMENDATION} is withdrawn: {REASON}")
    expect(said).to_have_count(page.locator(".g-bottom-line").count())
    page.goto(f"{base}/about/privacy.html")
    expect(page.locator("[data-withdrawn]")).to_have_count(0)


def test_the_list_of_another_release_does_not_matter(page: Page, base: str, copy: Path) -> None:
    """What is mended in this release works."""
    withdraw(copy, "calculator", CALCULATOR, release="2025.1.0-000000000000")
    page.goto(f"{base}/calculators/{CALCULATOR}.html")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("typeof wardbookRecall") == "object"
    expect(page.locator("[data-result]")).to_have_attribute("data-state", "empty")
    assert page.locator("[data-withdrawn]").count() == 0


def test_any_other_list_is_ignored_and_said_so(page: Page, base: str, copy: Path) -> None:
    """Whoever can put a file there cannot stop a calculator, and the reader hears of it."""
    withdraw(copy, "calculator", CALCULATOR, keys=KeyPair.generate())
    other_key = (copy / "status.txt").read_text("utf-8")
    withdraw(copy, "calculator", CALCULATOR)
    changed = (copy / "status.txt").read_text("utf-8").replace("four", "five")
    for text in (UNSIGNED, other_key, changed, "<h1>Sign in</h1>"):
        place_list(copy, text)
        page.goto(f"{base}/calculators/{CALCULATOR}.html")
        expect(page.locator("[data-withdrawn=ignored]")).to_contain_text("It was ignored")
        expect(page.locator("[data-result]")).to_have_attribute("data-state", "empty")
        assert page.locator("form[data-calculator] [disabled]").count() == 0


def test_the_question_box_quotes_nothing_that_is_withdrawn(page: Page, base: str, copy: Path) -> None:
    """The first passage of a question is not shown any more once its recommendation is withdrawn."""
    place_list(copy, NOTHING)
    address = f"{base}/guidelines/refractory-itp/index.html"
    page.goto(address)
    first = _first_answer(page)
    anchor = (first.locator("a").first.get_attribute("href") or "").rpartition("#rec-")[2]
    withdraw(copy, "recommendation", anchor)
    page.goto("about:blank")
    page.goto(address)
    _first_answer(page)
    assert page.locator(f".g-ask__entry a[href$='#rec-{anchor}']").count() == 0


@pytest.mark.parametrize(
    ("kind", "name", "words", "address"),
    [
        ("recommendation", RECOMMENDATION, "dose of fostamatinib", f"#rec-{RECOMMENDATION}-title"),
        ("calculator", CALCULATOR, "fostamatinib daily dose", f"/calculators/{CALCULATOR}.html"),
    ],
)
def test_search_shows_nothing_of_what_is_withdrawn(
    page: Page, base: str, copy: Path, kind: str, name: str, words: str, address: str
) -> None:
    """Each of its results keeps its title and leads to the reason; before, they showed its words."""
    place_list(copy, NOTHING)
    before = _results(page, base, words, address)
    assert any(text for _, text in before)
    assert not [title for title, _ in before if "withdrawn" in title]
    withdraw(copy, kind, name)
    after = _results(page, base, words, address)
    assert after == [(title, "(withdrawn)") for title, _ in before]


def _results(page: Page, base: str, words: str, address: str) -> list[tuple[str, str]]:
    """Search, and give title and words of each result that leads to an address; folded ones are there as well."""
    page.goto("about:blank")
    page.goto(f"{base}/index.html")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("f")
    box = page.get_by_role("textbox", name="Search")
    box.fill(words)
    box.press("End")  # one search for all the words; one for each letter would change the list while it is read
    found = page.locator(f".md-search-result__link[href*='{address}'] article")
    expect(found.first).to_be_attached()
    read = "made => made.map(entry => [entry.querySelector('h1, h2').textContent, entry.textContent.trim()])"
    return [(title, text.removeprefix(title).strip()) for title, text in found.evaluate_all(read)]


def _first_answer(page: Page) -> Locator:
    box = page.get_by_label("Your question")
    box.fill("Should I transfuse platelets for a low count?")
    box.press("Enter")
    first = page.locator(".g-ask__entry").first
    expect(first).to_be_visible()
    return first
