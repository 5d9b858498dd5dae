"""What is written down of a run on hosts: only a pass is a pass, and each host keeps its own day and release."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.hosts import run

REPORT = """<testsuites><testsuite>
<testcase name="test_a"><properties><property name="requests" value="40"/></properties></testcase>
<testcase name="test_b"><properties><property name="requests" value="2"/></properties></testcase>
<testcase name="test_c"><failure/><properties><property name="requests" value="900"/></properties></testcase>
<testcase name="test_d"><skipped/></testcase>
<testcase name="test_e"><error/></testcase>
</testsuite></testsuites>"""


def test_only_a_pass_is_a_pass() -> None:
    """A test with figures has passed; what failed, was passed over or could not begin has not."""
    found = run.read_report("disk/", REPORT, ["tests/pages/test_starting.py"])
    assert (found.passed, found.failed, found.requests) == (2, ["test_c", "test_d", "test_e"], 42)


def test_each_host_keeps_its_day_and_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run one by one, hosts stand beside each other, in the order in which all would run."""
    monkeypatch.setattr(run, "LAST", tmp_path / "runs" / "hosts.json")
    day = datetime.now(tz=UTC).date().isoformat()
    for release, host in (("r1", "own"), ("r1", "nginx/wardbook/"), ("r2", "own")):
        run.write(release, 50, run.Outcome(host, passed=9, failed=["x"], left_out=[], requests=0))
    assert json.loads((tmp_path / "runs" / "hosts.json").read_text("utf-8"))["figures"] == {
        "pages": 50,
        "nginx/wardbook/": f"9 of 10 tests passed; {day}, r1",
        "own": f"9 of 10 tests passed; {day}, r2",
    }
