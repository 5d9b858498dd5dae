"""What a publisher sets in the host's configuration."""

from pathlib import Path

import pytest
from minisign import KeyPair

from wardbook.pipeline.settings import Settings, read_settings


def test_nothing_is_set(tmp_path: Path) -> None:
    """No file, and a file that says nothing of it."""
    assert read_settings(tmp_path) == (Settings(), [])
    (tmp_path / "mkdocs.yml").write_text('site_url: ""\nmarkdown_extensions: [!!python/name:os.system x]\n', "utf-8")
    assert read_settings(tmp_path) == (Settings(), [])


def test_address_and_key_are_read(tmp_path: Path) -> None:
    """The address ends with a slash, whoever wrote it."""
    key = bytes(KeyPair.generate().public_key).decode("ascii").splitlines()[1]
    text = f"site_url: https://guides.example/wardbook\nextra: {{recall_key: {key}}}\n"
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    assert read_settings(tmp_path) == (Settings(address="https://guides.example/wardbook/", recall_key=key), [])


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("site_url: ftp://guides.example/", "bad-address"),
        ("site_url: 'https://guides.example/?a=1'", "bad-address"),
        ("site_url: guides.example", "bad-address"),
        ("extra: {recall_key: abc}", "bad-recall-key"),
    ],
)
def test_what_cannot_be_used_stops_the_build(tmp_path: Path, text: str, rule: str) -> None:
    """Named, in the file it stands in."""
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    _, findings = read_settings(tmp_path)
    assert [(found.path, found.rule) for found in findings] == [("mkdocs.yml", rule)]


def test_settings_that_cannot_be_read_stop_the_build(tmp_path: Path) -> None:
    """On the line where reading ended."""
    (tmp_path / "mkdocs.yml").write_text("site_name: A\nextra: [\n", "utf-8")
    _, findings = read_settings(tmp_path)
    assert [(found.path, found.line, found.rule) for found in findings] == [("mkdocs.yml", 3, "broken-settings")]
