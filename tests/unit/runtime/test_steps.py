"""Steps are done once per set of inputs, and a step that fails leaves nothing behind."""

from pathlib import Path

import pytest

from wardbook.runtime.steps import Steps


def test_a_step_runs_once_for_the_same_inputs(tmp_path: Path) -> None:
    """The second build finds the result and says nothing."""
    lines: list[str] = []
    steps = Steps(cache=tmp_path / "cache", progress=lines.append)

    def make(draft: Path) -> None:
        (draft / "x").write_text("made")

    folders = [steps.run("wheel", inputs={"a": "1"}, make=make) for _ in range(2)]
    assert folders[0] == folders[1]
    assert (folders[0] / "x").read_text() == "made"
    assert lines == ["runtime: wheel"]


def test_other_inputs_give_another_result(tmp_path: Path) -> None:
    """Results of different inputs live side by side."""
    steps = Steps(cache=tmp_path, progress=lambda _: None)
    folders = {steps.run("wheel", inputs={"a": value}, make=lambda _: None) for value in ("1", "2")}
    assert len(folders) == 2


def test_a_failed_step_leaves_nothing(tmp_path: Path) -> None:
    """What failed is tried again the next time."""
    steps = Steps(cache=tmp_path, progress=lambda _: None)

    def fail(draft: Path) -> None:
        (draft / "half").write_text("done")
        raise RuntimeError("stopped")

    with pytest.raises(RuntimeError, match="stopped"):
        steps.run("wheel", inputs={}, make=fail)
    assert list(tmp_path.iterdir()) == []
