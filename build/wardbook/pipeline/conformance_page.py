"""The conformance report as a page, written from the results of the tests and from nothing else."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from wardbook.model import Site
from wardbook.pipeline.identity import release_id
from wardbook.pipeline.plain import plain
from wardbook.pipeline.results import Run, SlowRun, read_run, read_slow_runs

CONFORMANCE_PAGE = "about/conformance.md"
PLACES = ("CPython", "Pyodide in Node", "Chromium", "Firefox")
NOT_RUN = "not run"
# Parity is asked of what the site ships, so its random cases stand with that engine.
_RANDOM_AT = "Pyodide in Node"
# What is too slow for every change: its name among the results, and what runs it.
_SLOW_COMMANDS = {"hosts": "make test-hosts", "mutants": "make mutants", "parity": "make deep"}
_INTRODUCTION = """---
title: Conformance report
description: What the tests of this release found, calculator by calculator, written by the run itself
search:
  exclude: true
---

# Conformance report {#top}

Written by the build from the results of the tests; no figure is typed.
Vectors are cases whose answer a source gives; random cases compare the browser's Python with the one that was tested.
Where "not run" stands, nothing was run for exactly these sources.
"""


def conformance_page(site: Site) -> str:
    """Write the page as Markdown.

    Args:
        site: The site whose sources the results must be of.
    """
    release = release_id(site.root)
    run = read_run(site.root)
    slow = read_slow_runs(site.root)
    return "\n".join(
        [
            _INTRODUCTION,
            *_run(run, release),
            "",
            *_calculators(site, run, slow, release),
            "",
            *_hazards(site, run),
            "",
            *_slow(slow, release),
            "",
        ]
    )


def _run(run: Run | None, release: str) -> Iterator[str]:
    yield from ("## This release {#release}", "", "| What | This run |", "| --- | --- |", f"| Release | {release} |")
    if run is None:
        yield f"| Tests | {NOT_RUN} |"
        return
    yield f"| Last tested on | {run.dated.isoformat()} |"
    for label, outcome in (("passed", "passed"), ("failed", "failed"), ("passed over", "skipped")):
        yield f"| Tests {label} | {run.count(outcome)} |"


def _calculators(site: Site, run: Run | None, slow: Mapping[str, SlowRun], release: str) -> Iterator[str]:
    yield from ("## Calculators {#calculators}", "", "Vectors passed, of those tried in the run:", "")
    yield "| Calculator | Version | " + " | ".join(PLACES) + " | Random cases equal | Mutants found |"
    yield "| --- " * (len(PLACES) + 4) + "|"
    for id_, spec in sorted(site.calculators.items()):
        vectors = [_cases(run, place, id_, "vectors") for place in PLACES]
        cells = [*vectors, _cases(run, _RANDOM_AT, id_, "random"), _slow_figure(slow.get("mutants"), id_, release)]
        yield f"| {id_} | {plain(str(spec['version']))} | " + " | ".join(cells) + " |"
    yield from ("", "Sources and facts:", "", "| Calculator | Sources read | Sources not read | Facts |")
    yield "| --- | --- | --- | --- |"
    for id_, spec in sorted(site.calculators.items()):
        yield _sources(site, id_, spec)


def _cases(run: Run | None, place: str, calculator: str, kind: str) -> str:
    passed, tried = run.cases(place, calculator, kind) if run else (0, 0)
    return f"{passed} of {tried}" if tried else NOT_RUN


def _slow_figure(run: SlowRun | None, name: str, release: str) -> str:
    if run is None or name not in run.figures:
        return NOT_RUN
    figure = plain(str(run.figures[name]))
    return figure if run.release == release else f"{figure} in {plain(run.release)}"


def _sources(site: Site, id_: str, spec: Mapping[str, Any]) -> str:
    sources = [site.references[key] for key in spec["references"] if key in site.references]
    read = sum(source.status == "verified" for source in sources)
    folder = id_.replace("-", "_")
    facts = Counter(fact.status for name, fact in site.facts.items() if name.partition(".")[0] == folder)
    told = ", ".join(f"{count} {status}" for status, count in sorted(facts.items())) or "none of its own"
    return f"| {id_} | {read} | {len(sources) - read} | {told} |"


def _hazards(site: Site, run: Run | None) -> Iterator[str]:
    yield from ("## Controls of the hazard log {#hazards}", "", "| Hazard | Controls | Held in the run |")
    yield "| --- | --- | --- |"
    for hazard in site.hazards.values():
        held = sum(run.held(control.tests) for control in hazard.controls) if run else 0
        name = f"[{plain(hazard.title)}](hazards.md#{hazard.id})"
        yield f"| {name} | {len(hazard.controls)} | {held if run else NOT_RUN} |"


def _slow(slow: Mapping[str, SlowRun], release: str) -> Iterator[str]:
    yield from ("## Slow runs {#slow}", "", "Too slow for every change; each names the release that it ran on.", "")
    for name in sorted(_SLOW_COMMANDS.keys() - slow.keys()):
        yield from (f"### {name} {{#{name}}}", "", f"`{_SLOW_COMMANDS[name]}`: {NOT_RUN}.", "")
    for name, run in slow.items():
        other = "" if run.release == release else ", whose sources differ from those of this release"
        yield from (f"### {plain(name)} {{#{name}}}", "")
        yield from (f"`{run.command}`, {run.dated.isoformat()}, release {plain(run.release)}{other}.", "")
        yield from ("| What | Finding |", "| --- | --- |")
        yield from (f"| {plain(label)} | {plain(str(figure))} |" for label, figure in run.figures.items())
        yield ""
