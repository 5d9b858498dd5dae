"""Measuring the site: builds and previews against plain Material for MkDocs on the same Markdown, and weight."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.browser import CHROMIUM, launch_options
from bench.figures import Figure, ratio, spread
from bench.guidelines import write_sources
from bench.host import Line, serving
from bench.process import has_children, seconds_so_far, seconds_to_end, start

SIZES = (10, 100, 1000)
_EDITED = "content/guidelines/made-up-0/page-3.md"
_SHOWN = "guidelines/made-up-0/page-3.html"
_KILO = 1000
_LOOK_SECONDS = 0.25
_MOST_SECONDS = 900.0
_BIN = Path(sys.executable).parent


def measure(
    folder: Path, *, project: Path, rounds: int, say: Callable[[str], None], sizes: Sequence[int] = SIZES
) -> dict[str, Figure]:
    """Measure builds and previews at each size, and the weight of a page that is only read at the largest.

    Args:
        folder: Where to write the projects; replaced.
        project: Root of Wardbook's own project.
        rounds: Pairs of each figure.
        say: Told what is being measured.
        sizes: How many pages.
    """
    shutil.rmtree(folder, ignore_errors=True)
    figures: dict[str, Figure] = {}
    for size in sizes:
        root = folder / str(size)
        write_sources(root, pages=size, project=project)
        say(f"{size} pages: a first build, after which the runtime is kept")
        seconds_to_end(start(_ours("build", root), folder=root))
        figures[f"build_{size}_vs_plain"] = _builds(root, size, rounds, say)
        figures[f"preview_{size}_vs_plain"] = _previews(root, size, rounds, say)
    if SIZES[-1] in sizes:
        say("weight of a page that is read")
        figures["reading_page_kb"] = _weight(folder / str(SIZES[-1]) / "site", rounds)
    return figures


def _ours(command: str, root: Path, *more: str) -> list[str]:
    return [str(_BIN / "wardbook"), command, "--root", str(root), *more]


def _plain(command: str, root: Path, *more: str) -> list[str]:
    return [str(_BIN / "mkdocs"), command, "--config-file", str(root / "plain.yml"), *more]


def _builds(root: Path, size: int, rounds: int, say: Callable[[str], None]) -> Figure:
    """Build both sites side by side, so that what slows one slows the other."""
    ours: list[float] = []
    plain: list[float] = []
    for turn in range(rounds):
        commands = (_ours("build", root), _plain("build", root, "--site-dir", "plain"))
        both = [start(command, folder=root) for command in commands]
        mine, other = map(seconds_to_end, both)
        ours.append(mine)
        plain.append(other)
        say(f"build of {size} pages {turn + 1}/{rounds}: {mine:.1f} against {other:.1f} s of processor")
    return ratio(ours, plain)


def _previews(root: Path, size: int, rounds: int, say: Callable[[str], None]) -> Figure:
    """Edit one page again and again under both previews, and count what each uses until it shows the edit."""
    ours: list[float] = []
    plain: list[float] = []
    ports = (_free_port(), _free_port())
    with (
        _running(_ours("serve", root, "--port", str(ports[0])), root) as mine,
        _running(_plain("serve", root, "--livereload", "--dev-addr", f"127.0.0.1:{ports[1]}"), root) as other,
        ThreadPoolExecutor(2) as both,
    ):
        processes = (mine, other)
        list(both.map(_seconds_until, processes, ports, ("Made-up page 2",) * 2))
        for turn in range(rounds):
            word = f"edited{turn}x{ports[0]}"
            before = [seconds_so_far(process) for process in processes]
            with (root / _EDITED).open("a", encoding="utf-8") as page:
                page.write(f"\nThe word is {word}.\n")
            after = both.map(_seconds_until, processes, ports, (word,) * 2)
            used = [end - begin for begin, end in zip(before, after, strict=True)]
            ours.append(used[0])
            plain.append(used[1])
            say(f"preview of {size} pages {turn + 1}/{rounds}: {used[0]:.1f} against {used[1]:.1f} s of processor")
    return ratio(ours, plain)


@contextmanager
def _running(command: list[str], root: Path) -> Iterator[subprocess.Popen[bytes]]:
    process = start(command, folder=root)
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def _seconds_until(process: subprocess.Popen[bytes], port: int, word: str) -> float:
    """Wait until a preview shows a word and has done its work, and give what it has used by then."""
    end = time.monotonic() + _MOST_SECONDS
    while time.monotonic() < end:
        if _shows(port, word) and not has_children(process):
            return seconds_so_far(process)
        time.sleep(_LOOK_SECONDS)
    raise RuntimeError(f"the preview never showed {word!r}")


def _shows(port: int, word: str) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{_SHOWN}", timeout=_MOST_SECONDS) as answer:
            return word.encode() in answer.read()
    except (urllib.error.URLError, ConnectionError):
        return False


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _weight(site: Path, rounds: int) -> Figure:
    """Add up the bodies of all that a browser asks for while a page is read to its end."""
    pages = sorted(site.glob("guidelines/*/page-*.html"))[:: max(1, 900 // rounds)][:rounds]
    weights = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=launch_options())
        for page in pages:
            line = Line(encoding="gzip")
            with serving(site, line) as address:
                context = browser.new_context()
                opened = context.new_page()
                opened.goto(f"{address}/{page.relative_to(site).as_posix()}")
                opened.mouse.wheel(0, 20_000)
                opened.wait_for_load_state("networkidle")
                context.close()
            weights.append(sum(line.sent.values()) / _KILO)
        browser.close()
    return spread(weights)
