"""What a page says, for machines: schema.org as JSON-LD, with nothing that the page does not show."""

import json
from datetime import date
from typing import Any

from wardbook.markdown.blocks import CERTAINTY_LABELS, STRENGTH_LABELS
from wardbook.model import Guideline, Page, Recommendation, Site, status_of
from wardbook.model.reviews import APPROVED
from wardbook.model.syntax import recommendation_anchor

_GRADED = frozenset({"strong", "conditional"})


def structured_data(site: Site, uri: str, *, today: date) -> str:
    """Write the data block of a page of a guideline; an empty text for any other page.

    Args:
        site: The site.
        uri: Address of the page's Markdown.
        today: The day that review records are held against.
    """
    page = site.pages.get(uri)
    guideline = site.guideline_of(uri)
    if page is None or page.meta is None or guideline is None:
        return ""
    titles = [heading.text for heading in page.source.headings if heading.level == 1]
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": titles[0] if titles else page.meta.title,
        "inLanguage": "en",
        **_audience(page),
        **_subject(page, guideline),
        **_review(site, page, guideline.id, today=today),
    }
    advice = [_recommendation(found) for found in site.recommendations if found.page == uri]
    if advice:
        data["hasPart"] = advice
    # A closing tag inside a text would end the block.
    text = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'


def _recommendation(found: Recommendation) -> dict[str, str]:
    """Describe a recommendation; strength and certainty only where it is graded."""
    anchor = recommendation_anchor(found.id)
    graded = found.strength in _GRADED
    grades = {
        "recommendationStrength": STRENGTH_LABELS[found.strength],
        "evidenceLevel": CERTAINTY_LABELS[found.certainty],
    }
    return {"@type": "MedicalGuidelineRecommendation", "name": found.title, "url": f"#{anchor}"} | (
        grades if graded else {}
    )


def _audience(page: Page) -> dict[str, Any]:
    """Tell for whom it is, on a page whose disclaimer shows it."""
    if not any(block.name == "disclaimer" for block in page.source.blocks):
        return {}
    return {"audience": {"@type": "MedicalAudience", "audienceType": "health professionals"}}


def _subject(page: Page, guideline: Guideline) -> dict[str, Any]:
    """Name the illness on the front page of a guideline, without codes: no source read gives one."""
    if page.meta is None or page.meta.condition is None:
        return {}
    condition = {"@type": "MedicalCondition", "name": page.meta.condition}
    shows_day = any(block.name == "review-status" for block in page.source.blocks)
    dated = {"guidelineDate": guideline.updated.isoformat()} if guideline.updated and shows_day else {}
    return {"about": condition, "mainEntity": {"@type": "MedicalGuideline", "guidelineSubject": condition, **dated}}


def _review(site: Site, page: Page, guideline: str, *, today: date) -> dict[str, Any]:
    """Tell who approved it and when, on a page that shows it."""
    if not any(block.name == "review-status" for block in page.source.blocks):
        return {}
    status = status_of(site, guideline, today=today)
    approved = status.steps[-1]
    if status.code != APPROVED or approved.day is None:
        return {}
    names = [site.people[record.person].name for record in approved.records if record.person in site.people]
    reviewers = [{"@type": "Person", "name": name} for name in names]
    return {"lastReviewed": approved.day.isoformat(), "reviewedBy": reviewers}
