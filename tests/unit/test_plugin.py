"""The host: what it cannot use of its configuration is a finding like any other."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from wardbook.plugin import write_pages

PLUGIN = "plugins: [wardbook]\n"


@pytest.mark.parametrize(
    ("configuration", "rule", "words"),
    [
        (PLUGIN, "host-warning", "'site_name': Required configuration not provided."),
        (f"site_name: A\ntheme: nothing\n{PLUGIN}", "host-warning", "'theme': Unrecognised theme name: 'nothing'"),
        ("site_name: A\nplugins: [nothing]\n", "host-warning", "'plugins': The \"nothing\" plugin is not installed"),
        ("site_name: A\nplugins: []\n", "broken-settings", "no plugin is named wardbook; add it to plugins"),
        (f"INHERIT: nothing.yml\n{PLUGIN}", "broken-settings", "nothing.yml"),
    ],
)
def test_a_broken_configuration_is_told(tmp_path: Path, configuration: str, rule: str, words: str) -> None:
    """Nothing is written, and no traceback is shown."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(configuration, "utf-8")
    prepared: Any = SimpleNamespace(site=SimpleNamespace(root=tmp_path, pages={}))
    findings = write_pages(prepared, tmp_path / "out")
    assert [(found.path, found.rule) for found in findings] == [("mkdocs.yml", rule)]
    assert words in findings[0].message
    assert not (tmp_path / "out").exists()
