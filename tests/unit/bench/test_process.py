"""Counting what programs use: with all that they start, and only when that is done."""

from pathlib import Path

import pytest

from bench.process import has_children, seconds_so_far, seconds_to_end, start, waits_for_another

_WORK = "python3 -c 'sum(range(3_000_000))'"


def test_what_a_program_starts_is_counted(tmp_path: Path) -> None:
    """The child does all the work."""
    alone = seconds_to_end(start(["sh", "-c", "true"], folder=tmp_path))
    assert seconds_to_end(start(["sh", "-c", f"{_WORK}; true"], folder=tmp_path)) > alone


def test_a_running_program_is_counted_with_its_finished_children(tmp_path: Path) -> None:
    """It sleeps while it is looked at."""
    process = start(["sh", "-c", f"{_WORK}; touch done; sleep 10"], folder=tmp_path)
    try:
        before = seconds_so_far(process)
        while not (tmp_path / "done").exists():
            assert process.poll() is None
        while not has_children(process):
            assert process.poll() is None
        assert seconds_so_far(process) > before
    finally:
        process.kill()
        process.wait()


def test_a_program_that_fails_is_no_figure(tmp_path: Path) -> None:
    """Half a build is quick."""
    with pytest.raises(RuntimeError, match="ended with 3"):
        seconds_to_end(start(["sh", "-c", "exit 3"], folder=tmp_path))


def test_a_thread_that_has_ended_waits_for_nothing(tmp_path: Path) -> None:
    """Between listing the threads of a busy program and looking at one, it may be gone."""
    assert not waits_for_another(tmp_path / "gone")
