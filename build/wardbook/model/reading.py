"""What a reviewer reads of a guideline or page, put into hashes that blanks do not change and meaning does."""

import hashlib
import json
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date

from wardbook.model.cited import cited_keys, used_calculators
from wardbook.model.reviews import Reading
from wardbook.model.site import Page, Site
from wardbook.model.status import ReviewStatus, review_status
from wardbook.model.syntax import FACT

# These show what the other parts of a reading hold; every other block without words of its own prints data files.
_NO_DATA = frozenset({"calculator", "review-status", "references", "disclaimer"})


def text_hash(text: str) -> str:
    """Hash words: a run of blanks counts as one, wherever lines break."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(plain.encode()).hexdigest()


def data_hash(data: Mapping[str, object]) -> str:
    """Hash a record: neither the order of its keys nor blanks within its texts count."""
    return text_hash(json.dumps(data, sort_keys=True, ensure_ascii=False, default=str).replace("\\n", " "))


def subjects(site: Site) -> Iterator[str]:
    """List what can be reviewed: guidelines by id, then pages by address."""
    yield from site.guidelines
    yield from site.pages


def pages_of(site: Site, subject: str) -> tuple[Page, ...]:
    """List the pages of a guideline in reading order, or the one page of this address; nothing when neither exists."""
    if subject in site.guidelines:
        return tuple(site.pages[uri] for uri in site.guidelines[subject].pages)
    return (site.pages[subject],) if subject in site.pages else ()


def reading_of(site: Site, subject: str) -> Reading:
    """Put together what a reviewer of a guideline or page reads today."""
    pages = pages_of(site, subject)
    calculators = sorted({name for page in pages for name in used_calculators(site, page)})
    facts = sorted(fact_names(site, pages, calculators))
    keys = {key for page in pages for key in cited_keys(site, page)}
    keys.update(key for name in facts for key in site.facts[name].sources)
    keys.update(key for name in calculators for key in site.calculators[name].get("references", ()))
    return Reading(
        text={page.uri: text_hash(page.source.text) for page in pages} | _data(site, pages),
        facts={name: data_hash(site.facts[name].table) for name in facts},
        references={key: _reference_hash(site, key) for key in sorted(keys & set(site.references))},
        calculators={name: str(site.calculators[name].get("version", "")) for name in calculators},
    )


def fact_names(site: Site, pages: tuple[Page, ...], calculators: list[str]) -> set[str]:
    """Name the facts that pages show, and all those of the calculators."""
    shown = {name for page in pages for name in _shown_facts(site, page)}
    homes = {name.replace("-", "_") for name in calculators}
    return shown & set(site.facts) | {name for name in site.facts if name.partition(".")[0] in homes}


def _shown_facts(site: Site, page: Page) -> Iterator[str]:
    """Name the facts that a page shows: in its words, its recommendations, its pictures, and lists made of data."""
    yield from (use.name for use in page.source.facts)
    yield from (name for found in site.recommendations if found.page == page.uri for name in found.evidence)
    for block in page.source.blocks:
        drawn = [block.argument, *(block.options.get("facts") or ())]
        yield from (name for name in drawn if isinstance(name, str))
        if block.name == "differences":
            texts = (f"{point.sources} {point.here}" for point in site.differences.values())
            yield from (match[1].strip() for text in texts for match in FACT.finditer(text))


def status_of(site: Site, subject: str, *, today: date) -> ReviewStatus:
    """Compute the review status of a guideline or page.

    Args:
        site: The site.
        subject: Id of a guideline, or address of a page's Markdown.
        today: The day to judge by.
    """
    metas = [page.meta for page in pages_of(site, subject) if page.meta]
    return review_status(
        (record for record in site.reviews if record.subject == subject),
        reading_of(site, subject),
        today=today,
        submitted=max((meta.updated for meta in metas), default=None),
        review_by=min((meta.review_by for meta in metas), default=None),
    )


def _data(site: Site, pages: tuple[Page, ...]) -> dict[str, str]:
    """Hash the data files that the pages may print: all of them as soon as one page prints any."""
    blocks = {
        block.name for page in pages for block in page.source.blocks if _prints_data(page, block.start, block.end)
    }
    return {path: text_hash(text) for path, text in site.data.items()} if blocks - _NO_DATA else {}


def _prints_data(page: Page, start: int, end: int) -> bool:
    return not page.source.text[start:end].strip()


def _reference_hash(site: Site, key: str) -> str:
    reference = site.references[key]
    return data_hash({"csl": reference.csl, "status": reference.status})
