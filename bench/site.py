"""Measuring the site: builds and previews against plain Material for MkDocs on the same Markdown, and weight."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.browser import CHROMIUM, launch_options
from bench.figures import Figure, ratio, spread
from bench.guidelines import write_sources
from bench.host import Line, serving

SIZES = (10, 100, 1000)
_EDITED = "content/guidelines/made-up-0/page-3.md"
_SHOWN = "guidelines/made-up-0/page-3.html"
_KILO = 1000
_LOOK_SECONDS = 0.05
_MOST_SECONDS = 600.0
_QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "true"}
_BIN = Path(sys.executable).parent


def measure(folder: Path, *, project: Path, rounds: int, say: Callable[[str], None]) -> dict[str, Figure]:
    """Measure builds and previews at each size, and the weight of a page that is only read at the largest.

    Args:
        folder: Where to write the projects; replaced.
        project: Root of Wardbook's own project.
        rounds: Pairs of each figure.
        say: Told what is being measured.
    """
    shutil.rmtree(folder, ignore_errors=True)
    figures: dict[str, Figure] = {}
    for size in SIZES:
        root = folder / str(size)
        write_sources(root, pages=size, project=project)
        _run_quietly(_ours("build", root), root)  # the runtime is built once and kept
        figures[f"build_{size}_vs_plain"] = _builds(root, size, rounds, say)
        figures[f"preview_{size}_vs_plain"] = _previews(root, size, rounds, say)
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
        both = [_start(_ours("build", root), root), _start(_plain("build", root, "--site-dir", "plain"), root)]
        mine, other = (_processor_seconds(process) for process in both)
        ours.append(mine)
        plain.append(other)
        say(f"build of {size} pages {turn + 1}/{rounds}: {mine:.1f} against {other:.1f} s of processor")
    return ratio(ours, plain)


def _start(command: list[str], root: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, cwd=root, env=_QUIET, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _processor_seconds(process: subprocess.Popen[bytes]) -> float:
    """Wait for a process and give what it and its own used."""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{process.args!r} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def _run_quietly(command: list[str], root: Path) -> None:
    _processor_seconds(_start(command, root))


def _previews(root: Path, size: int, rounds: int, say: Callable[[str], None]) -> Figure:
    """Edit one page again and again, and wait each time until its preview shows the edit."""
    ours: list[float] = []
    plain: list[float] = []
    ports = [_free_port(), _free_port()]
    commands = [
        _ours("serve", root, "--port", str(ports[0])),
        _plain("serve", root, "--livereload", "--dev-addr", f"127.0.0.1:{ports[1]}"),
    ]
    for command, port, times in zip(commands, ports, (ours, plain), strict=True):
        with _running(command, root):
            _wait_for(port, "Made-up page 2")
            for turn in range(rounds):
                word = f"edited{port}x{turn}"
                with (root / _EDITED).open("a", encoding="utf-8") as page:
                    page.write(f"\nThe word is {word}.\n")
                begin = time.monotonic()
                _wait_for(port, word)
                times.append(time.monotonic() - begin)
                say(f"preview of {size} pages {turn + 1}/{rounds}, {Path(command[0]).name}: {times[-1]:.1f} s")
                time.sleep(1)
    return ratio(ours, plain)


@contextmanager
def _running(command: list[str], root: Path) -> Iterator[None]:
    process = _start(command, root)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int, word: str) -> None:
    end = time.monotonic() + _MOST_SECONDS
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{_SHOWN}", timeout=_MOST_SECONDS) as answer:
                if word.encode() in answer.read():
                    return
        except (urllib.error.URLError, ConnectionError):
            pass
        time.sleep(_LOOK_SECONDS)
    raise RuntimeError(f"the preview never showed {word!r}")


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
