"""Files that cannot be read become findings at their true place."""

import json
from pathlib import Path

import pytest

from tests.support.sample import copy_sample, findings_of, load_sample, specs
from wardbook.checks import samples
from wardbook.kit import registry
from wardbook.kit.errors import SpecError
from wardbook.load import broken_calculator, load_site
from wardbook.model import Finding

FRONT_KEYS = "title: T\ndescription: D\nowner: maintainers\nupdated: 2026-11-22\nreview_by: 2999-01-01\n"


@pytest.mark.parametrize(
    ("front", "place", "rule", "words"),
    [
        (FRONT_KEYS + "colour: red\n", (7, 1), "broken-front-matter", "colour: extra inputs"),
        (FRONT_KEYS.replace("title: T\n", ""), (1, 1), "missing-title", "title: field required; add it"),
        (FRONT_KEYS.replace("title: T", "title:"), (2, 1), "broken-front-matter", "title: input should be"),
        (FRONT_KEYS.replace("title: T", "title: 2026"), (2, 1), "broken-front-matter", "put quotation marks"),
        (FRONT_KEYS.replace("title: T", "title: '[[a.b]]'"), (2, 1), "broken-front-matter", "plain words"),
        (FRONT_KEYS.replace("2999-01-01", "soon"), (6, 1), "broken-front-matter", "a date such as"),
        (FRONT_KEYS.replace("2999-01-01", "2999-02-30"), (2, 1), "broken-front-matter", "day"),
        (FRONT_KEYS + "audience: [doctor]\n", (7, 1), "broken-front-matter", "audience.0"),
        (FRONT_KEYS + "order: first\n", (7, 1), "broken-front-matter", "whole number"),
        (FRONT_KEYS + "title: U\n", (7, 1), "broken-front-matter", "'title' is given twice"),
        (FRONT_KEYS + "a: b: c\n", (7, 5), "broken-front-matter", "mend the YAML"),
        ("- a list\n", (2, 1), "broken-front-matter", "write one 'key: value' a line"),
    ],
)
def test_front_matter_is_held_to_its_schema(
    front: str, place: tuple[int, int], rule: str, words: str, tmp_path: Path
) -> None:
    """Each fault is told where the key stands, or at the start where it is missing."""
    found = findings_of(tmp_path, {samples.PAGE: f"---\n{front}---\n\nWords.\n"})
    assert [(hit.path, (hit.line, hit.column), hit.rule) for hit in found] == [(samples.PAGE, place, rule)]
    assert words in found[0].message.lower() or words in found[0].message


def test_a_page_without_front_matter_is_told_what_it_needs(tmp_path: Path) -> None:
    """The finding lists the keys."""
    found = findings_of(tmp_path, {samples.PAGE: "# Words\n"})
    assert [(hit.line, hit.rule) for hit in found] == [(1, "broken-front-matter")]
    assert "title, description, owner, updated, review_by" in found[0].message


@pytest.mark.parametrize(
    ("text", "place", "rule"),
    [
        ("[one\n", (1, 5), "broken-toml"),
        ("[one]\nvalue = 1 mg\n", (2, 11), "broken-toml"),
        (f"{samples.FACT}\n{samples.FACT}", (10, 5), "broken-toml"),
        (samples.FACT + 'colour = "red"\n', (9, 1), "broken-fact"),
        (samples.FACT.replace('"1"', "1"), (2, 1), "broken-fact"),
        (samples.FACT.replace('"mg"', '"stone"'), (3, 1), "broken-fact"),
        (samples.FACT.replace("verified", "sure"), (7, 1), "broken-fact"),
        (samples.FACT.replace('locator = "table 2"\n', ""), (1, 1), "broken-fact"),
        (samples.FACT.replace("ash2019", "nobody"), (1, 1), "unknown-reference"),
    ],
)
def test_facts_files_are_told_line_by_line(text: str, place: tuple[int, int], rule: str, tmp_path: Path) -> None:
    """The kit says what is wrong; the finding adds where."""
    found = findings_of(tmp_path, {samples.FACTS: text})
    assert [(hit.path, (hit.line, hit.column), hit.rule) for hit in found] == [(samples.FACTS, place, rule)]


def test_a_fact_of_two_files_is_a_duplicate(tmp_path: Path) -> None:
    """A namespace may have two files, but a name one."""
    fact = samples.FACT.replace("[one]", "[course]")
    found = findings_of(tmp_path, {"content/facts/rituximab.toml": fact})
    assert [(hit.path, hit.line, hit.rule) for hit in found] == [("content/facts/rituximab.toml", 1, "duplicate-id")]
    assert "calculators/rituximab/facts.toml" in found[0].message


@pytest.mark.parametrize(
    ("text", "place", "rule"),
    [
        ('[\n {"id": "a",}\n]', (2, 12), "broken-json"),
        ('{"id": "a"}', (1, 1), "broken-reference"),
        ('[\n {"id": "a", "type": "report"}\n]', (2, 3), "broken-reference"),
        ("[1]", (1, 1), "broken-reference"),
    ],
)
def test_references_are_told_where_they_stand(text: str, place: tuple[int, int], rule: str, tmp_path: Path) -> None:
    """JSON errors at their character, faults of an item at its id."""
    _, found = load_sample(tmp_path, {samples.REFERENCES: text})
    assert [(hit.path, (hit.line, hit.column), hit.rule) for hit in found] == [(samples.REFERENCES, place, rule)]


def test_a_key_given_twice_is_a_duplicate(tmp_path: Path) -> None:
    """The first stays, the second is told."""
    _, found = load_sample(tmp_path, {samples.REFERENCES: samples.references("ash2019", "mosteller1987", "ash2019")})
    assert [(hit.line, hit.rule) for hit in found] == [(21, "duplicate-id")]
    assert "line 3" in found[0].message


def test_what_a_reference_lacks_stays_missing(tmp_path: Path) -> None:
    """Nothing is made up: the item holds the keys of the file, and no others."""
    site, _ = load_sample(tmp_path)
    assert sorted(site.references["ash2019"].csl) == ["DOI", "PMID", "container-title", "id", "issued", "title", "type"]
    assert site.references["ash2019"].status == "unverified"


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    """The place is the byte that cannot be read."""
    root = copy_sample(tmp_path)
    (root / samples.PAGE).write_bytes(b"---\ntitle: Gr\xfc\xdfe\n")
    _, found = load_site(root, calculators=specs())
    assert [(hit.path, hit.line, hit.column, hit.rule) for hit in found] == [(samples.PAGE, 2, 10, "not-utf8")]


def test_a_calculator_that_cannot_be_loaded_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its fault does not hide those of other files."""

    def fail(name: str) -> None:
        raise SpecError(f"{name} is not ready")

    monkeypatch.setattr(registry, "calculator_ids", lambda: ("body-surface-area",))
    monkeypatch.setattr(registry, "find", fail)
    site, found = load_site(copy_sample(tmp_path))
    assert site.calculators == {}
    assert [(hit.path, hit.line, hit.rule) for hit in found] == [
        ("calculators/body_surface_area/rules.py", 1, "broken-calculator")
    ]


def test_a_calculator_without_a_page_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody could use it."""
    root = copy_sample(tmp_path)
    (root / "calculators/body_surface_area/page.md").unlink()
    monkeypatch.setattr(registry, "calculator_ids", lambda: ("body-surface-area",))
    _, found = load_site(root)
    assert "body-surface-area has no page" in found[0].message
    assert [(hit.path, hit.rule) for hit in found] == [("calculators/body_surface_area/page.md", "broken-calculator")]


def test_an_error_is_told_where_the_author_wrote_it(tmp_path: Path) -> None:
    """In the last line of the calculator that it passed through; else where the name that is meant first stands."""
    folder = tmp_path / "calculators" / "skin_area"
    folder.mkdir(parents=True)
    (folder / "spec.py").write_text("first = 1\nunits = Unit\n", encoding="utf-8")
    (folder / "explained.py").write_text("one\ntwo\nexamples=('C2-0',)\n", encoding="utf-8")
    found = [_broken(tmp_path, error) for error in (_raised_by(folder / "spec.py"), KeyError("C2-0"), ValueError("no"))]
    assert [(hit.path.rpartition("/")[2], hit.line) for hit in found] == [
        ("spec.py", 2), ("explained.py", 3), ("explained.py", 1),
    ]  # fmt: skip
    assert found[1].message == "skin-area: KeyError: nothing is named 'C2-0'"


def _raised_by(file: Path) -> Exception:
    try:
        exec(compile(file.read_text(encoding="utf-8"), file, "exec"), {})  # noqa: S102 - a module of this test
    except NameError as error:
        return error
    pytest.fail("nothing was raised")


def _broken(root: Path, error: Exception) -> Finding:
    return broken_calculator(root, "skin-area", "explained.py", error)


def test_windows_files_are_read(tmp_path: Path) -> None:
    """A mark of byte order and line ends of two signs change no place."""
    text = samples.page().replace("Words.", "Words [@nobody].")
    root = copy_sample(tmp_path)
    (root / samples.PAGE).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    site, found = load_site(root, calculators=specs())
    assert not found
    assert [use.place for use in site.pages["about.md"].source.citations] == [(9, 7)]


def test_an_empty_project_is_an_empty_site(tmp_path: Path) -> None:
    """A fresh folder has nothing, and nothing wrong."""
    site, found = load_site(tmp_path, calculators={})
    assert found == []
    assert not site.pages


def test_references_keep_their_json(tmp_path: Path) -> None:
    """What the file says of a source is what citeproc gets."""
    site, _ = load_sample(tmp_path)
    written = json.loads((site.root / samples.REFERENCES).read_text(encoding="utf-8"))
    assert dict(site.references["mosteller1987"].csl) == {
        key: value for key, value in written[0].items() if key not in {"note", "custom"}
    }
