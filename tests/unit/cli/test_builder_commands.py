"""`wardbook build` and `check`: what they print, what they return, and that a bad site replaces nothing."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from wardbook.cli import main

REFERENCES = "[]"
PEOPLE = '[maintainers]\nname = "Maintainers"\nrole = "Software"\n'
BAD_PAGE = "---\ntitle: Bad\n---\n\n# Bad\n\nAs shown [@nobody2020].\nAnd [[nothing.here]] too.\n"


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A project whose only page has several mistakes, with a site of an earlier build."""
    files = {
        "content/references.json": REFERENCES,
        "content/people.toml": PEOPLE,
        "content/index.md": BAD_PAGE,
        "site/index.html": "the earlier site",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


@pytest.fixture
def run() -> Callable[..., Result]:
    """Run a command of the command line."""
    return lambda *arguments: CliRunner().invoke(main, list(arguments))


@pytest.mark.parametrize("command", ["build", "check"])
def test_all_findings_are_printed_at_once(run: Callable[..., Result], bad: Path, command: str) -> None:
    """Each mistake is one line that an editor can jump to, and the exit code is 1."""
    result = run(command, "--root", str(bad))
    lines = [line for line in result.stdout.splitlines() if line.startswith("content/index.md:")]
    assert result.exit_code == 1
    assert any(line.startswith("content/index.md:7:10: unknown-reference: ") for line in lines)
    assert any(line.startswith("content/index.md:8:5: unknown-fact: ") for line in lines)


def test_a_stopped_build_leaves_the_site_alone(run: Callable[..., Result], bad: Path) -> None:
    """The former site stays whole and nothing half-built lies beside it."""
    run("build", "--root", str(bad))
    assert (bad / "site/index.html").read_text("utf-8") == "the earlier site"
    assert sorted(path.name for path in bad.iterdir()) == ["content", "site"]


@pytest.mark.parametrize("command", ["build", "check", "review", "serve", "calculate"])
def test_every_command_explains_itself(run: Callable[..., Result], command: str) -> None:
    """Help names every option and says what the command gives."""
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Usage: main" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--record", "--person", "somebody"], "--record needs --role, --interests, --decision."),
        (["--decision", "approved"], "A decision is written with --record."),
        (["--record", "--decision", "fine"], "is not one of"),
    ],
)
def test_a_review_is_recorded_whole_or_not_at_all(
    run: Callable[..., Result], bad: Path, arguments: list[str], said: str
) -> None:
    """The options belong together."""
    result = run("review", "index.md", "--root", str(bad), *arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_content_with_mistakes_is_not_reviewed(run: Callable[..., Result], bad: Path) -> None:
    """The reviewer gets the findings instead of a text that is not whole."""
    result = run("review", "index.md", "--root", str(bad))
    assert result.exit_code == 1
    assert "\ncontent/index.md:" in f"\n{result.stdout}"


def test_findings_come_as_json_and_sarif(run: Callable[..., Result], bad: Path) -> None:
    """Standard output holds nothing else, and the exit code is that of the text."""
    for form, found in (("json", "findings"), ("sarif", "runs")):
        result = run("check", "--root", str(bad), "--format", form)
        assert result.exit_code == 1
        assert json.loads(result.stdout)[found]
    assert run("check", "--format", "xml").exit_code == 2


def test_what_a_comment_passes_over_is_listed(run: Callable[..., Result], bad: Path) -> None:
    """With its reason, apart from the findings."""
    comment = "<!-- wardbook: ignore[unbound-dose] a flush, not a dose -->"
    (bad / "content/index.md").write_text(f"{BAD_PAGE}Keep 5 mL ready. {comment}\n", "utf-8")
    result = run("check", "--root", str(bad))
    assert "content/index.md:9:6: unbound-dose: passed over: a flush, not a dose" in result.stderr
    assert "unbound-dose" not in result.stdout
