"""The layers below a recommendation: the figures that it rests on, and the studies that they come from."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from wardbook.markdown.elements import add, append_text
from wardbook.markdown.inline import cite
from wardbook.markdown.rates import people_words, rate_of
from wardbook.markdown.state import PageState
from wardbook.model import Fact
from wardbook.model.source import CitationItem
from wardbook.model.typeset import typeset

LAYER = "g-recommendation__layer"
_NO_FIGURE = "No figure was read for this advice. It rests on the words of its sources."


def add_evidence(parent: Element, state: PageState, names: tuple[str, ...], *, certainty: str) -> None:
    """Add the figures, each with its definition, people and follow-up.

    Args:
        parent: The recommendation.
        state: The page at hand.
        names: Names of the facts.
        certainty: How sure the evidence is, in words.
    """
    made = _layer(parent, "Evidence")
    add(made, "p", text=f"{certainty}.")
    if not names:
        add(made, "p", text=_NO_FIGURE)
        return
    listed = add(made, "ul")
    for name in names:
        fact = state.site.facts.get(name)
        if fact is None or fact.gated:
            state.refuse("unknown-fact", f"{name} is no fact that has a value")
        # Read as Markdown, so that the fact comes with its citation.
        add(listed, "li").text = f"{typeset(fact.meaning)}: [[{name}]]. {_observed(fact)}".strip()


def add_studies(parent: Element, state: PageState, name: str) -> None:
    """Add the studies: what kind each is, in whom, and what of it was read.

    Args:
        parent: The recommendation.
        state: The page at hand.
        name: Id of the recommendation.
    """
    keys = [key for found in state.site.recommendations if found.id == name for key in state.site.studies_of(found)]
    if not keys:
        return
    made = _layer(parent, "Studies and other sources")
    listed = add(made, "ul")
    for key in keys:
        entry = add(listed, "li", text=f"{state.publication.bibliography.hint(key)} ")
        entry.append(cite("span", state, (CitationItem(key),)))
        study = state.site.studies.get(key)
        if study:
            people = f" {study.people}." if study.people else ""
            append_text(entry, " ")
            add(entry, "span", "g-recommendation__design", text=f"{study.design}.{people} Read: {study.read}.")


def _layer(parent: Element, title: str) -> Element:
    made = add(parent, "details", LAYER, data_search_exclude="")
    add(made, "summary", text=title)
    return made


def _observed(fact: Fact) -> str:
    """Say of whom a fact speaks, as far as it says so."""
    rate = rate_of(fact)
    return people_words(rate) if rate else " ".join(_said(fact))


def _said(fact: Fact) -> Iterator[str]:
    for key, label in (("population", "People"), ("follow_up", "Follow-up")):
        if key in fact.table:
            yield f"{label}: {typeset(str(fact.table[key]))}."
