"""Measuring the runtime: first results against stock Pyodide and against the floor, bytes, calls and long tasks."""

import json
import shutil
import statistics
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench.browser import CHROMIUM, launch_options, renderer_memory, slowed, undriven
from bench.figures import Figure, ratio, single, spread
from bench.host import Line, compress, serving
from wardbook.runtime import RuntimeManifest, build_runtime, node
from wardbook.runtime.upstream import find_upstream

_PAGES = Path(__file__).parent / "pages"
_PAGE = """<!doctype html><meta charset="utf-8"><title>Bench</title><link rel="icon" href="data:,">
<script type="application/json" id="manifest">%s</script><body><script type="module" src="%s.js"></script>"""
_STOCK_FILES = ("pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
_TEN_MEGABIT = 10_000_000 / 8
_DELAY = 0.04
_CALLS = 2000
# Calls before those that count, so that the browser has compiled what is hot, as it has for a reader who types on.
_WARM_CALLS = 2000
_MEGA = 1_000_000
_TIMEOUT_MS = 180_000


@dataclass(frozen=True, kw_only=True)
class Setting:
    """How a series is measured: the line, the part of the processor, and whether each page is opened a second time."""

    name: str
    line: Callable[[], Line]
    cpu_rate: int = 1
    is_warm_too: bool = False


def prepare(folder: Path, cache: Path) -> RuntimeManifest:
    """Write the measured pages, the runtime and stock Pyodide into one folder, with compressed bodies."""
    shutil.rmtree(folder, ignore_errors=True)
    manifest = build_runtime(cache=cache, out=folder / "runtime", progress=print)
    upstream = find_upstream(web=node.WEB)
    (folder / "stock").mkdir()
    for name in _STOCK_FILES:
        shutil.copyfile(upstream.path(name), folder / "stock" / name)
    sources = max(cache.glob("package-[0-9a-f]*/package.zip"), key=lambda path: path.stat().st_mtime)
    shutil.copyfile(sources, folder / "stock" / "sources.zip")
    for page in ("ours", "alone", "stock", "floor"):
        (folder / f"{page}.html").write_text(_PAGE % (json.dumps(manifest.data), page), encoding="utf-8")
        bundler = node.WEB / "node_modules" / ".bin" / "esbuild"
        arguments: list[str | Path] = [_PAGES / f"{page}.mjs", "--bundle", "--format=esm", "--minify"]
        subprocess.run([bundler, *arguments, f"--outfile={folder / f'{page}.js'}", "--log-level=error"], check=True)
    for worker in ("stock-worker.js", "floor-worker.js", "echo-worker.js"):
        shutil.copyfile(_PAGES / worker, folder / worker)
    compress(folder)
    return manifest


def measure(folder: Path, *, rounds: int, say: Callable[[str], None]) -> dict[str, Figure]:
    """Measure every figure of the runtime.

    Args:
        folder: As `prepare` wrote it.
        rounds: Pairs in each series.
        say: Told what is being measured.
    """
    fast = Setting(name="cold and warm", line=Line, is_warm_too=True)
    slow = Setting(name="slow net", line=lambda: Line(bytes_per_second=_TEN_MEGABIT, delay=_DELAY))
    weak = Setting(name="slow cpu", line=Line, cpu_rate=4)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=launch_options())
        cold = _series(browser, folder, fast, ("ours", "stock", "floor"), rounds, say)
        slow_net = _series(browser, folder, slow, ("ours", "stock"), rounds, say)
        slow_cpu = _series(browser, folder, weak, ("ours", "stock"), rounds, say)
        figures = {
            "cold_vs_stock": ratio(cold["ours"], cold["stock"]),
            "cold_vs_floor": ratio(cold["ours"], cold["floor"]),
            "warm_vs_stock": ratio(cold["ours again"], cold["stock again"]),
            "slow_net_vs_stock": ratio(slow_net["ours"], slow_net["stock"]),
            "slow_cpu_vs_stock": ratio(slow_cpu["ours"], slow_cpu["stock"]),
            **{
                f"bytes_{name}_mb": _bytes(browser, folder, code) for name, code in (("brotli", "br"), ("gzip", "gzip"))
            },
            **_calls(browser, folder, say),
            "long_tasks": _long_tasks(folder, rounds),
            "memory_vs_stock": _memory(browser, folder, rounds),
        }
        browser.close()
    return figures


def _series(
    browser: Browser, folder: Path, setting: Setting, pages: tuple[str, ...], rounds: int, say: Callable[[str], None]
) -> dict[str, list[float]]:
    """Measure pages in turn, each in a fresh context, alternating in every round; the first round does not count."""
    series = [f"{page}{again}" for page in pages for again in (("", " again") if setting.is_warm_too else ("",))]
    times: dict[str, list[float]] = {name: [] for name in series}
    with serving(folder, setting.line()) as address, slowed(browser, setting.cpu_rate):
        for turn in range(rounds + 1):
            for page in pages if turn % 2 else reversed(pages):
                context = browser.new_context()
                for name in (name for name in series if name.split()[0] == page):
                    times[name].append(_first_result(context, f"{address}/{page}.html")["time"])
                context.close()
            if not turn:
                times = {name: [] for name in series}
                continue
            said = ", ".join(f"{name} {statistics.median(values):.0f}" for name, values in times.items())
            say(f"{setting.name} {turn}/{rounds}: {said} (ms, medians)")
    return times


def _open(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    page.wait_for_function("globalThis.measured !== undefined", timeout=_TIMEOUT_MS, polling=100)
    return page


def _first_result(context: BrowserContext, address: str) -> dict[str, Any]:
    page = _open(context, address)
    found: dict[str, Any] = page.evaluate("measured")
    page.close()
    return found


def _bytes(browser: Browser, folder: Path, encoding: str) -> Figure:
    """Add up the bodies that a cold first result needs, the page itself apart."""
    line = Line(encoding=encoding)
    with serving(folder, line) as address:
        context = browser.new_context()
        found = _first_result(context, f"{address}/ours.html")
        context.close()
    if found["path"] != "snapshot":
        raise RuntimeError(f"the fast path did not answer, but {found['path']}")
    return single(sum(size for path, size in line.sent.items() if path.startswith("/runtime/")) / _MEGA)


def _calls(browser: Browser, folder: Path, say: Callable[[str], None]) -> dict[str, Figure]:
    say(f"calls: {_CALLS}")
    with serving(folder, Line()) as address:
        page = _open(browser.new_context(), f"{address}/ours.html")
        page.evaluate(f"timeCalls({_WARM_CALLS})")
        times: list[float] = page.evaluate(f"timeCalls({_CALLS})")
        page.evaluate(f"timeEcho({_WARM_CALLS})")
        echoes: list[float] = page.evaluate(f"timeEcho({_CALLS})")
        page.context.close()
    times.sort()
    return {
        "call_median_ms": spread(times),
        "call_p99_ms": single(times[int(len(times) * 0.99)]),
        "echo_median_ms": spread(echoes),
    }


def _long_tasks(folder: Path, rounds: int) -> Figure:
    """Count what kept the main thread for over 50 ms, from the opening of a page until some calls are answered.

    In a browser without a driver: a driver has the main thread copy each file once more, as text.
    """
    line = Line()
    counts: list[float] = []
    with serving(folder, line) as address:
        for _ in range(rounds):
            with undriven(f"{address}/alone.html"):
                counts.append(float(line.told.get(timeout=_TIMEOUT_MS / 1000)))
    return spread(counts)


def _memory(browser: Browser, folder: Path, rounds: int) -> Figure:
    """Compare what the processes of the page take once the first result is shown."""
    taken: dict[str, list[float]] = {"ours": [], "stock": []}
    with serving(folder, Line()) as address:
        for _ in range(rounds):
            for page, values in taken.items():
                context = browser.new_context()
                _open(context, f"{address}/{page}.html")
                values.append(renderer_memory(browser))
                context.close()
    return ratio(taken["ours"], taken["stock"])
