"""Words for one kind of reader: whole, alike in their facts, and for patients easy to read and without a dose."""

import posixpath
import re
from collections.abc import Iterator
from datetime import date

from wardbook.checks import samples
from wardbook.checks.doses import DOSE
from wardbook.checks.readability import flesch_kincaid_grade
from wardbook.checks.rules import Hit, rule
from wardbook.model import Page, Site
from wardbook.model.source import Block
from wardbook.model.syntax import FACT, READERS

HARDEST_GRADE = 8
# Fewer words than this give no measure.
_FEWEST_WORDS = 20
_PLAIN = "_plain"
_NUMBERS = ("value", "low", "high", "unit", "numerator", "denominator")
_PATIENT = "patient"
_PATIENT_READERS = frozenset({_PATIENT, "carer"})
_FORMS = frozenset({"calculator"})

# A stretch of a page: where it starts and ends.
type Span = tuple[int, int]


def _group(text: str, *names: str) -> str:
    return "\n\n".join(f"/// variant | {name}\n{text}\n///" for name in names)


@rule(
    "variant-facts",
    "Words for different readers stand side by side, once for each, and name the same facts, but patients no dose.",
    bad=_group("Words [[body_surface_area.divisor]].", "clinician", "nurse") + "\n\n" + _group("Words.", "patient"),
    good=_group("Words.", *READERS),
)
def variant_facts(site: Site, _today: date) -> Iterator[Hit]:
    """Find groups of variants that lack a reader, or whose facts differ."""
    for page in site.pages.values():
        for group in _groups(page):
            readers = [block.argument for block in group]
            if sorted(readers) != sorted(READERS):
                wanted = ", ".join(READERS)
                yield Hit(page.path, group[0].place, f"these are for {', '.join(readers)}; write one each for {wanted}")
                continue
            known = {block.argument: _facts(site, page, block) for block in group}
            for block in group:
                ours = known[block.argument]
                others = frozenset().union(*known.values())
                if block.argument == _PATIENT:
                    others = frozenset(name for name in others if not _is_dose(site, name))
                for name in sorted(others - ours):
                    message = f"the words for {block.argument} lack the fact {name!r}, which their neighbours have"
                    yield Hit(page.path, block.place, message)


@rule(
    "patient-dose",
    "Words for patients give no dose, hold no calculator and lead to none.",
    bad=samples.page(audience="[patient]").replace("Words.", "Words [[rituximab.dose_per_m2]]."),
    good=samples.page(audience="[patient]"),
    where=samples.PAGE,
    suppressible=False,
)
def patient_dose(site: Site, _today: date) -> Iterator[Hit]:
    """Find doses and calculators in words for patients."""
    for page in site.pages.values():
        for span in _patient_spans(page):
            yield from (
                Hit(page.path, page.source.lines.place(at), message) for at, message in _doses(site, page, span)
            )


@rule(
    "plain-fact-conflict",
    "A fact in plain words, whose name ends in _plain, has the numbers and sources of the fact that it stands for.",
    bad=samples.FACT + samples.FACT.replace("[one]", "[one_plain]").replace('value = "1"', 'value = "2"'),
    good=samples.FACT + samples.FACT.replace("[one]", "[one_plain]"),
    where=samples.FACTS,
    suppressible=False,
)
def plain_fact_conflict(site: Site, _today: date) -> Iterator[Hit]:
    """Find facts in plain words that tell another number than their fact does."""
    for fact in site.facts.values():
        base = site.facts.get(fact.name.removesuffix(_PLAIN))
        if base is None or base is fact:
            continue
        differing = [key for key in _NUMBERS if fact.table.get(key) != base.table.get(key)]
        if differing or fact.sources != base.sources:
            what = ", ".join(differing) or "source"
            yield Hit(fact.path, fact.place, f"{fact.name} and {base.name} differ in {what}; make them equal")


@rule(
    "patient-reading-level",
    f"Words for patients have a Flesch-Kincaid grade of {HARDEST_GRADE} or lower.",
    bad=samples.page(audience="[patient]").replace(
        "Words.",
        "Haematological consultation necessitates comprehensive evaluation of antecedent immunosuppressive medication, "
        "considering individualised contraindications, anticipated complications and institutional availability "
        "throughout subsequent multidisciplinary deliberations.",
    ),
    good=samples.page(audience="[patient]").replace(
        "Words.",
        "Ask your doctor what you can do. Tell the nurse if you bleed. You can call us on any day of the week.",
    ),
    where=samples.PAGE,
)
def patient_reading_level(site: Site, _today: date) -> Iterator[Hit]:
    """Find words for patients that are hard to read."""
    for page in site.pages.values():
        for span in _patient_spans(page):
            text = patient_words(site, page, span)
            grade = flesch_kincaid_grade(text)
            if len(text.split()) >= _FEWEST_WORDS and grade > HARDEST_GRADE:
                message = f"these words for patients have grade {grade:.1f}; write shorter words and sentences"
                yield Hit(page.path, page.source.lines.place(span[0]), message)


def patient_words(site: Site, page: Page, span: Span) -> str:
    """Give words for patients as they are read: facts shown, marks and numbers of sources taken out.

    Args:
        site: The site.
        page: The page that holds them.
        span: Where they start and end.
    """
    start, end = span
    text = FACT.sub(lambda match: _shown(site, match[1]), page.source.visible[start:end])
    return re.sub(r"\[@[^\]]*\]|\{:[^}]*\}|^\*\[[^\n]*$|[*_#>|]|(?<=\])\([^)]*\)", " ", text, flags=re.MULTILINE)


def _shown(site: Site, name: str) -> str:
    fact = site.facts.get(name.strip())
    return fact.display if fact else ""


def _patient_spans(page: Page) -> Iterator[Span]:
    readers = frozenset(page.meta.audience if page.meta else ())
    if readers and readers <= _PATIENT_READERS:
        title = next((heading for heading in page.source.headings if heading.level == 1), None)
        line = title.place.line if title else _front_end(page)
        yield page.source.lines.starts[line], len(page.source.text)
        return
    for block in page.source.blocks:
        if block.name == "variant" and block.argument == _PATIENT:
            yield block.start, block.end


def _front_end(page: Page) -> int:
    """Count the lines of the front matter."""
    return page.source.text.count("\n", 0, page.source.text.find("\n---", 1)) + 1


def _doses(site: Site, page: Page, span: Span) -> Iterator[tuple[int, str]]:
    start, end = span
    source = page.source
    for match in FACT.finditer(source.visible, start, end):
        if _is_dose(site, match[1].strip()):
            yield match.start(), f"{match[1].strip()} shows a dose; patients get none here"
    for match in DOSE.finditer(source.prose, start, end):
        yield match.start(), f"{match[0]!r} is a dose; patients get none here"
    for block in source.blocks:
        if block.name in _FORMS and start <= block.start <= end:
            yield block.start, "a calculator is for professionals; leave it out of words for patients"
    for link in source.links:
        at = source.lines.starts[link.place.line - 1]
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page.uri), link.target.partition("#")[0]))
        if start <= at <= end and target.startswith("calculators/"):
            yield at, f"{link.target} leads to a calculator, which is for professionals"


def _is_dose(site: Site, name: str) -> bool:
    return bool(DOSE.search(_shown(site, name)))


def _facts(site: Site, page: Page, block: Block) -> frozenset[str]:
    """Name the facts of a block; a fact in plain words is the one whose name it carries."""
    names = {match[1].strip() for match in FACT.finditer(page.source.visible, block.start, block.end)}
    return frozenset(name.removesuffix(_PLAIN) if name.removesuffix(_PLAIN) in site.facts else name for name in names)


def _groups(page: Page) -> Iterator[list[Block]]:
    """Put variants together that nothing but blank lines parts."""
    group: list[Block] = []
    for block in page.source.blocks:
        if block.name != "variant":
            continue
        header = page.source.lines.starts[block.place.line - 1]
        if group and page.source.visible[group[-1].end : header].strip():
            yield group
            group = []
        group.append(block)
    if group:
        yield group


RULES = (
    variant_facts,
    patient_dose,
    plain_fact_conflict,
    patient_reading_level,
)
