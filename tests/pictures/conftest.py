"""A browser that draws the same on every machine, and pages from which is taken what changes with each build."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright

from tests.conftest import BROWSER_ARGUMENTS
from tests.support.pictures import check_picture

type Look = Callable[[str, Page | Locator], None]
ACCEPTED = Path(__file__).parent / "accepted"
_FONTS = "build/web/node_modules/dejavu-fonts-ttf/ttf"
# The only fonts that the browser sees, without the smoothing that a machine prefers.
_FONT_RULES = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <alias><family>sans-serif</family><prefer><family>DejaVu Sans</family></prefer></alias>
  <alias><family>serif</family><prefer><family>DejaVu Serif</family></prefer></alias>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
  <alias><family>math</family><prefer><family>DejaVu Math TeX Gyre</family></prefer></alias>
  <match target="pattern"><edit name="antialias"><bool>true</bool></edit><edit name="hinting"><bool>false</bool></edit>
    <edit name="rgba"><const>none</const></edit></match>
</fontconfig>
"""
_ALIKE = ["--font-render-hinting=none", "--disable-lcd-text", "--force-color-profile=srgb", "--hide-scrollbars"]
# High enough for any part that is looked at as a whole.
_WHOLE = 3200
# Releases, days and codes of paper differ from build to build.
_SETTLE = r"""() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walk.nextNode(); text; text = walk.nextNode()) {
    let words = text.data.replace(/\d{4}\.\d+\.\d+-[0-9a-f]{12}/g, "2026.1.0-000000000000");
    if (text.parentElement.closest(".g-edition, [data-calculated]"))
      words = words.replace(/\d{4}-\d\d-\d\d/g, "2026-01-01").replace(/\d\d:\d\d/g, "12:00");
    if (text.parentElement.closest(".g-paper__code")) words = "0000 0000 0000";
    if (words !== text.data) text.data = words;
  }
}"""


class Screen(NamedTuple):
    """What a page is looked at with."""

    name: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"


SCREENS = (
    Screen("desktop-light", 1280, 900),
    Screen("desktop-dark", 1280, 900, scheme="dark"),
    Screen("phone-light", 390, 844),
    Screen("phone-dark", 390, 844, scheme="dark"),
    Screen("print", 680, 960, media="print"),  # A4 with margins of 15 mm
)


@pytest.fixture(scope="session")
def drawing_browser(root: Path, playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Start the system's Chromium with fonts of our own."""
    folder = tmp_path_factory.mktemp("fonts")
    rules = folder / "fonts.conf"
    rules.write_text(_FONT_RULES.format(fonts=root / _FONTS, cache=folder / "cache"), encoding="utf-8")
    browser = playwright.chromium.launch(
        executable_path="/usr/bin/chromium",
        args=[*BROWSER_ARGUMENTS, *_ALIKE],
        env={**os.environ, "FONTCONFIG_FILE": str(rules)},
    )
    yield browser
    browser.close()


@pytest.fixture(scope="module", params=SCREENS, ids=lambda screen: screen.name)
def screen(request: pytest.FixtureRequest) -> Screen:
    """Look with one screen after the other, and at what a printer gets."""
    chosen: Screen = request.param
    return chosen


@pytest.fixture(scope="module")
def context(drawing_browser: Browser, screen: Screen) -> Iterator[BrowserContext]:
    """Open pages on a screen."""
    context = drawing_browser.new_context(
        viewport={"width": screen.width, "height": screen.height},
        color_scheme=screen.scheme,
        reduced_motion="reduce",
        service_workers="block",
    )
    yield context
    context.close()


@pytest.fixture
def look(screen: Screen, root: Path, tmp_path: Path) -> Look:
    """Take a picture of a page as far as it is seen, or of a part of one, and compare it with the accepted one."""

    def look_at(name: str, shown: Page | Locator) -> None:
        page = shown.page if isinstance(shown, Locator) else shown
        page.emulate_media(media=screen.media)
        page.evaluate(_SETTLE)
        if isinstance(shown, Locator):
            page.set_viewport_size({"width": screen.width, "height": _WHOLE})
            # What hangs over the page while it is scrolled is no part of what is looked at.
            page.locator(".md-header, .md-top").evaluate_all(
                "(all) => all.forEach((one) => { one.style.display = 'none'; })"
            )
        taken = tmp_path / f"{name}.png"
        shown.screenshot(path=taken, animations="disabled", caret="hide")
        file = f"{name}-{screen.name}.png"
        check_picture(taken, ACCEPTED / file, refused=root / ".cache" / "pictures" / file)

    return look_at
