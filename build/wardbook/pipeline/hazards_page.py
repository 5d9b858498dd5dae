"""The hazard log as a page, made from the log itself."""

from collections.abc import Iterator

from wardbook.model import Site
from wardbook.model.hazards import LIKELIHOODS, SEVERITIES, Control, Hazard, Rating
from wardbook.pipeline.plain import plain

HAZARDS_PAGE = "about/hazards.md"
_INTRODUCTION = """---
title: Hazard log
description: What could harm a patient, what is done against it, and the tests that hold each control
search:
  exclude: true
---

# Hazard log {#top}

Each row says how a patient could be harmed, what is done against it, and which tests hold that.
A test that is missing, renamed or passed over stops the build.

The ratings are the developers' own estimate.
No clinical safety officer has reviewed or accepted them; the [safety case](safety-case.md) says what is missing.

## Scale {#scale}

The rating is severity times likelihood, from 1 to 25.
"""


def hazards_page(site: Site) -> str:
    """Write the page as Markdown."""
    hazards = sorted(site.hazards.values(), key=lambda hazard: -hazard.after.product)
    return "\n".join([_INTRODUCTION, *_scale(), "", *_summary(hazards), *(_rows(hazards))])


def _scale() -> Iterator[str]:
    yield from ("| Step | Severity of the harm | Likelihood that it happens |", "| --- | --- | --- |")
    for number, (severity, likelihood) in enumerate(zip(SEVERITIES, LIKELIHOODS, strict=True), start=1):
        yield f"| {number} | {severity} | {likelihood} |"


def _summary(hazards: list[Hazard]) -> Iterator[str]:
    yield from ("## All hazards, the highest remaining rating first {#all}", "")
    yield from ("| Hazard | Before | After | Status |", "| --- | --- | --- | --- |")
    for hazard in hazards:
        link = f"[{plain(hazard.title)}](#{hazard.id})"
        yield f"| {link} | {hazard.before.product} | {hazard.after.product} | {hazard.status} |"
    yield ""


def _rows(hazards: list[Hazard]) -> Iterator[str]:
    for hazard in hazards:
        yield from (f"## {hazard.id.upper()}. {plain(hazard.title)} {{#{hazard.id}}}", "")
        yield from ("| Part | Entry |", "| --- | --- |")
        yield from (f"| Cause | {plain(hazard.cause)} |", f"| Effect | {plain(hazard.effect)} |")
        yield f"| Without controls | {_rating(hazard.before)} |"
        yield f"| With controls | {_rating(hazard.after)} |"
        yield f"| Status | {hazard.status} |"
        yield f"| Owner | {plain(hazard.owner)} |"
        if hazard.deploying:
            yield f"| Left to who deploys it | {plain(hazard.deploying)} |"
        yield ""
        for control in hazard.controls:
            yield from _control(control)


def _control(control: Control) -> Iterator[str]:
    kind = "By design" if control.kind == "design" else "By warning"
    yield from (f"{kind}: {plain(control.what)}. Held by:", "")
    yield from (f"- `{test}`" for test in control.tests)
    yield ""


def _rating(rating: Rating) -> str:
    severity, likelihood = SEVERITIES[rating.severity - 1], LIKELIHOODS[rating.likelihood - 1]
    return f"{severity} harm, {likelihood} likelihood: {rating.product}"
