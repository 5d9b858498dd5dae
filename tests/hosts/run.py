"""Run every test of pages on every host, and write down what passed: what ``make test-hosts`` calls.

Give names of hosts to run these alone, ``python -m tests.hosts.run nginx disk``, or ``nginx/wardbook/`` for one of its
addresses; ``own`` are the tests of this folder. What was found on a host is written as soon as its tests have ended,
beside what is known of the others.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.hosts.servers import PATHS, SERVERS, read_manifest
from tests.hosts.walk import REQUESTS, pages_of
from wardbook.pipeline.results import SLOW_RUNS, SlowRun

ROOT = Path(__file__).resolve().parents[2]
LAST = ROOT / SLOW_RUNS / "hosts.json"
OWN = "own"
# Browsers wait more than they work; each process has a server of its own. Our own tests cut lines and count time.
_SIDE_BY_SIDE = ("--numprocesses=3", "--dist=loadfile")
# How pytest ends when every test was run: all passed, or some did not.
_WHOLE = frozenset({0, 1})
_BAD = frozenset({"failure", "error", "skipped"})
# Program, the hosts that need it, and what brings it on Debian.
PROGRAMS = (
    ("/usr/bin/chromium", (*SERVERS, OWN), "chromium"),
    ("/usr/sbin/nginx", ("nginx", OWN), "nginx-light"),
    ("/usr/sbin/apache2", ("apache", OWN), "apache2"),
    ("/usr/bin/firefox-esr", (OWN,), "firefox-esr"),
)
# What a host cannot have: from a disk a browser fetches nothing ahead, starts no worker by its address, and lets no
# test hold or change what it reads.
_STARTING = "test_starting.py::test_"
LEFT_OUT = {
    "disk": (
        f"{_STARTING}turning_to_a_link_fetches_what_its_page_needs",
        f"{_STARTING}turning_to_a_calculator_starts_it",
        f"{_STARTING}link_to_a_calculator_starts_it",
        f"{_STARTING}what_is_typed_before_python_runs_is_answered_then",
        f"{_STARTING}start_can_be_cancelled",
        f"{_STARTING}missing_runtime_file_is_a_failure_in_words",
        f"{_STARTING}altered_runtime_file_is_refused",
        f"{_STARTING}python_that_fails_later_is_replaced",
    ),
}


@dataclass(frozen=True)
class Outcome:
    """What came of the tests on one host.

    Args:
        host: Its name, with the address below which the site stood.
        passed: How many tests passed.
        failed: Names of those that did not.
        left_out: Tests that this host cannot have.
        requests: How many requests the passed tests have seen of which none may leave the site or carry what was typed.
    """

    host: str
    passed: int
    failed: list[str]
    left_out: list[str]
    requests: int

    def words(self, *, release: str, dated: date) -> str:
        """Say it for a table, with the release and the day, because hosts may be run one by one."""
        said = [f"{self.passed} of {self.passed + len(self.failed)} tests passed"]
        if self.left_out:
            said.append(f"{len(self.left_out)} left out, as a {self.host.partition('/')[0]} cannot have them")
        if self.requests:
            said.append(f"{self.requests} requests, none outside the site and none with what was typed")
        return f"{'; '.join(said)}; {dated.isoformat()}, {release}"


def places(names: list[str]) -> list[str]:
    """List what to run: each server below two addresses, a disk and an intranet's name below one, then our own."""
    twice = [f"{name}{path}" for name in SERVERS if name not in {"disk", "intranet"} for path in PATHS]
    every = [*twice, f"disk{PATHS[1]}", f"intranet{PATHS[0]}", OWN]
    return [place for place in every if not names or {place, place.partition("/")[0]} & {*names}]


def missing(wanted: list[str]) -> Iterator[str]:
    """Say which programs the hosts need and this machine has not."""
    names = {place.partition("/")[0] for place in wanted}
    for program, needed_by, package in PROGRAMS:
        if names & set(needed_by) and not Path(program).exists():
            yield f"test-hosts: {program} is missing; on Debian: apt-get install {package}"


def run(place: str, site: Path, report: Path) -> Outcome:
    """Run the tests for one host."""
    name = place.partition("/")[0]
    environment = {**os.environ, "WARDBOOK_SITE": str(site), "WARDBOOK_SERVERS": "all", "WARDBOOK_EVERY_PAGE": "yes"}
    left_out = [f"tests/pages/{test}" for test in LEFT_OUT.get(name, ())]
    command: list[str | Path] = [sys.executable, "-m", "pytest", "-q", f"--junitxml={report}"]
    if place == OWN:
        command += ["tests/hosts"]
    else:
        environment["WARDBOOK_HOST"] = place
        command += [*_SIDE_BY_SIDE, "tests/pages", "--ignore=tests/pages/runtime"]
        command += [f"--deselect={test}" for test in left_out]
    ended = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    if ended not in _WHOLE:
        raise SystemExit(f"test-hosts: the tests on {place} did not come to their end, so nothing is written of them")
    return read_report(place, report.read_text("utf-8"), left_out)


def read_report(place: str, report: str, left_out: list[str]) -> Outcome:
    """Read what pytest wrote about the tests on one host; anything but a pass counts as failed."""
    cases = list(ET.fromstring(report).iter("testcase"))  # noqa: S314 - written by our own run
    bad = sorted(case.get("name", "") for case in cases if {part.tag for part in case} & _BAD)
    properties = [found for case in cases if case.get("name", "") not in bad for found in case.iter("property")]
    requests = sum(int(found.get("value", "")) for found in properties if found.get("name") == REQUESTS)
    return Outcome(place, len(cases) - len(bad), bad, left_out, requests)


def write(release: str, pages: int, outcome: Outcome) -> None:
    """Write the figures of one host for the conformance report; those of the others stay."""
    former = SlowRun.model_validate_json(LAST.read_text("utf-8")) if LAST.exists() else None
    dated = datetime.now(tz=UTC).date()
    words = outcome.words(release=release, dated=dated)
    kept = {**(former.figures if former else {}), "pages": pages, outcome.host: words}
    order = ["pages", *places([])]
    run = SlowRun(
        release=release,
        dated=dated,
        command="make test-hosts",
        figures={name: kept[name] for name in order if name in kept},
    )
    LAST.parent.mkdir(parents=True, exist_ok=True)
    LAST.write_text(run.model_dump_json(indent=1) + "\n", "utf-8")


def main(names: list[str]) -> int:
    """Run what was asked for; the number of hosts with a failure."""
    if unknown := {*names} - {*SERVERS, *places([])}:
        print(f"test-hosts: no host is called {sorted(unknown)}; there are {places([])}", file=sys.stderr)  # noqa: T201 - a command speaks
        return 1
    wanted = places(names)
    if gaps := list(missing(wanted)):
        print(*gaps, sep="\n", file=sys.stderr)  # noqa: T201 - same
        return 1
    work = ROOT / ".cache" / "hosts"
    work.mkdir(parents=True, exist_ok=True)
    site = Path(os.environ.get("WARDBOOK_SITE") or work / "site")
    if "WARDBOOK_SITE" not in os.environ:
        subprocess.run([sys.executable, "-m", "wardbook", "build", "--root", ROOT, "--out", site], check=True)
    failed = 0
    for number, place in enumerate(wanted, start=1):
        print(f"test-hosts: {place} ({number} of {len(wanted)})", flush=True)  # noqa: T201 - the progress of a long run
        outcome = run(place, site, work / "report.xml")
        write(read_manifest(site).identity.release, len(pages_of(site)), outcome)
        failed += bool(outcome.failed)
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
