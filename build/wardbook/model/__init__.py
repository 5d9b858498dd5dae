"""The site as frozen data: pages, guidelines, recommendations, references, facts, people and findings."""

from wardbook.model.errors import PageError, SiteError
from wardbook.model.finding import Finding, Severity
from wardbook.model.reading import status_of
from wardbook.model.records import Fact, Person, Reference
from wardbook.model.reviews import Reading, ReviewRecord
from wardbook.model.site import Guideline, Page, PageMeta, Recommendation, Site
from wardbook.model.source import Place, Source
from wardbook.model.status import ReviewStatus, ReviewStep, review_status

__all__ = [
    "Fact",
    "Finding",
    "Guideline",
    "Page",
    "PageError",
    "PageMeta",
    "Person",
    "Place",
    "Reading",
    "Recommendation",
    "Reference",
    "ReviewRecord",
    "ReviewStatus",
    "ReviewStep",
    "Severity",
    "Site",
    "SiteError",
    "Source",
    "review_status",
    "status_of",
]
