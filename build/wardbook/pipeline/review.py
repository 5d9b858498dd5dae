"""What a reviewer reads of a guideline or page, as plain text, and the record of what they decided."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

from wardbook.kit.dates import written
from wardbook.markdown import Bibliography
from wardbook.model import Finding, Place, ReviewRecord, Site, SiteError, status_of
from wardbook.model.reading import pages_of, reading_of
from wardbook.pipeline.clock import today
from wardbook.pipeline.prepare import inspect, stops

FOLDER = Path("content") / "reviews"


class ReviewError(SiteError):
    """A review cannot be shown or recorded."""

    code = "review-error"


def run_review(root: Path, named: str, *, decision: Mapping[str, str], say: Callable[[str], None]) -> list[Finding]:
    """Show what to read, or record a decision about it.

    Args:
        root: Root of the project.
        named: A guideline or page.
        decision: Person, role, interests and decision; empty to show only.
        say: Told line by line.

    Returns:
        What is wrong with the content; when that stops a build, nothing is shown or recorded.

    Raises:
        ReviewError: There is no such guideline, page or person.
    """
    site, findings = inspect(root)
    if stops(findings):
        return findings
    subject = find_subject(site, named)
    if decision:
        record = ReviewRecord(
            subject=subject, date=today(), read=reading_of(site, subject), path="", place=Place(1, 1), **decision
        )
        say(f"{write_record(root, site, record).relative_to(root).as_posix()}: {record.decision}")
    else:
        for line in reading_text(site, subject, day=today()):
            say(line)
    return findings


def find_subject(site: Site, named: str) -> str:
    """Find what somebody wants to review.

    Args:
        site: The site.
        named: Id of a guideline, or a page by its file, its address, or the address of its built page.

    Raises:
        ReviewError: There is none of this name.
    """
    if named in site.guidelines:
        return named
    uri = named.removeprefix("./").removeprefix("content/").removesuffix(".html").removesuffix(".md") + ".md"
    files = {page.path: page.uri for page in site.pages.values()}
    if uri in site.pages or named in files:
        return uri if uri in site.pages else files[named]
    known = ", ".join(site.guidelines)
    raise ReviewError(f"there is no guideline or page {named!r}; name a page by its file, or one of {known}")


def reading_text(site: Site, subject: str, *, day: date) -> Iterator[str]:
    """Write what a reviewer reads, line by line: status, text, facts with sources, references, calculators.

    Args:
        site: The site.
        subject: A guideline or page that exists.
        day: The day to judge by.
    """
    read = reading_of(site, subject)
    yield from _standing(site, subject, day=day)
    for page in pages_of(site, subject):
        yield from ("", f"==== Text: {page.path}", "", page.source.text.strip())
    for path in (path for path in read.text if path in site.data):
        yield from ("", f"==== Data that pages print: {path}", "", site.data[path].strip())
    yield from ("", f"==== Facts: {len(read.facts)}")
    for name in read.facts:
        yield from _fact(site, name)
    bibliography = Bibliography(site.references)
    yield from ("", f"==== References: {len(read.references)}")
    for key in read.references:
        reference = site.references[key]
        note = f"{reference.status or 'not said whether it was read'}: {reference.note}"
        yield from ("", f"{key}: {bibliography.text(key)}", f"    {note}")
    yield from ("", f"==== Calculators: {len(read.calculators)}")
    for name, version in read.calculators.items():
        yield f"{name} {version}: {site.calculators[name]['title']}"


def _standing(site: Site, subject: str, *, day: date) -> Iterator[str]:
    status = status_of(site, subject, today=day)
    yield f"{subject}: {status.summary}."
    for step in status.steps:
        when = f", {written(step.day)}" if step.day else ""
        who = "".join(f"; {one.person}, {one.role}, interests: {one.interests}" for one in step.records)
        yield f"  [{'x' if step.state == 'done' else ' '}] {step.name}{when}{who}"
    if status.since:
        yield f"What has changed since {status.since.person} read it on {written(status.since.date)}:"
        yield from (f"  - {change}" for change in status.changes)


def _fact(site: Site, name: str) -> Iterator[str]:
    fact = site.facts[name]
    sources = ", ".join(fact.sources) or "our decision"
    yield from ("", f"{name} = {fact.display or 'no value, because nobody has read its source'}")
    yield f"    {fact.meaning} [{fact.status}, {fact.jurisdiction}]"
    yield f"    {sources}: {fact.locator}"


def write_record(root: Path, site: Site, record: ReviewRecord) -> Path:
    """Write a record beside the earlier ones, so that it counts as the latest of its day.

    Args:
        root: Root of the project.
        site: The site that was read.
        record: What was decided.

    Returns:
        Its file.

    Raises:
        ReviewError: ``content/people.toml`` has no person of this id, or role or interests are empty.
    """
    if record.person not in site.people:
        known = ", ".join(site.people)
        raise ReviewError(f"nobody in content/people.toml has the id {record.person!r}; there are {known}")
    if site.people[record.person].kind != "person":
        raise ReviewError(f"{record.person!r} is a role account, which cannot review; name the person who read it")
    if not record.role.strip() or not record.interests.strip():
        raise ReviewError("a record needs a role and interests in words; write 'none' where there are none")
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    subject = record.subject.removesuffix(".md").replace("/", "-")
    start = f"{subject}-{record.date.isoformat()}"
    rank = 1 + len(list(folder.glob(f"{start}-*.toml")))
    path = folder / f"{start}-{rank:02d}-{record.person}.toml"
    path.write_text(record_text(record), "utf-8")
    return path


def record_text(record: ReviewRecord) -> str:
    """Write a record as TOML."""
    return "\n".join(_record_lines(record))


def _record_lines(record: ReviewRecord) -> Iterator[str]:
    yield "# Written by `wardbook review --record`: what was read, so that any change of meaning shows."
    for name in ("subject", "person", "role", "interests", "decision"):
        yield f"{name} = {_quoted(getattr(record, name))}"
    yield f"date = {record.date.isoformat()}"
    parts = record.read
    tables: dict[str, Mapping[str, str]] = {
        "text": parts.text,
        "facts": parts.facts,
        "references": parts.references,
        "calculators": parts.calculators,
    }
    for name, table in tables.items():
        yield from ("", f"[{name}]")
        yield from (f"{_quoted(key)} = {_quoted(value)}" for key, value in sorted(table.items()))
    yield ""


def _quoted(text: str) -> str:
    """Quote a text; what JSON escapes means the same in TOML."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
