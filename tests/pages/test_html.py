"""The HTML of the built site, held to the standard by a checker that is not ours."""

import json
import subprocess
from pathlib import Path

WEB = Path(__file__).resolve().parents[2] / "build" / "web"
# Some browsers bring the ticks of a reloaded page back unless each box says that it is not to be completed. The
# standard has no such words for a box; that no answer outlives its patient weighs more.
_SETTINGS = {"root": True, "extends": ["html-validate:standard"], "rules": {"valid-autocomplete": "off"}}
# The theme writes an empty tabindex on the labels of its navigation.
_OF_THE_THEME = ("attribute-allowed-values", "#__nav_")


def faults(folder: Path, settings: Path) -> list[str]:
    """List what is wrong with the pages below a folder."""
    settings.write_text(json.dumps(_SETTINGS), "utf-8")
    program = WEB / "node_modules" / ".bin" / "html-validate"
    command: list[str | Path] = [program, "--config", settings, "--formatter", "json", f"{folder}/**/*.html"]
    report = settings.with_name("report.json")
    with report.open("w", encoding="utf-8") as out:  # the program ends before a pipe is empty
        done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode in {0, 1}, done.stderr
    return [
        f"{Path(page['filePath']).name}:{fault['line']}: {fault['ruleId']}: {fault['message']}"
        for page in json.loads(report.read_text("utf-8"))
        for fault in page["messages"]
        if not (fault["ruleId"] == _OF_THE_THEME[0] and (fault["selector"] or "").startswith(_OF_THE_THEME[1]))
    ]


def test_every_page_is_valid(site_dir: Path, tmp_path: Path) -> None:
    """Elements stand where they may, attributes have values that exist, ids are given once."""
    assert faults(site_dir, tmp_path / "settings.json") == []


def test_a_page_that_is_not_valid_is_found(tmp_path: Path) -> None:
    """A block inside a paragraph's span, an id given twice and an unknown attribute value are faults."""
    body = '<p><span><div id="a"></div></span></p><p id="a" dir="up">x</p>'
    page = (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>x</title></head><body>{body}</body></html>'
    )
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "bad.html").write_text(page, "utf-8")
    found = {fault.split(": ")[1] for fault in faults(tmp_path / "site", tmp_path / "settings.json")}
    assert {"element-permitted-content", "no-dup-id", "attribute-allowed-values"} <= found
