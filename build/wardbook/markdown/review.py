"""Where a guideline stands, as steps with days, reviewers and what has changed since; nobody can type it."""

from datetime import date
from xml.etree.ElementTree import Element

from wardbook.kit.dates import written
from wardbook.markdown.blocks import WardbookBlock
from wardbook.markdown.elements import add, append_text
from wardbook.markdown.standing import Standing, standings
from wardbook.model import ReviewRecord, ReviewStep

_STATES = {"done": "Done", "open": "Not yet"}


class ReviewStatus(WardbookBlock):
    """The review status of the page's guideline, or of every guideline on a page that belongs to none."""

    NAME = "review-status"

    def on_create(self, parent: Element) -> Element:
        """Make a section for each guideline."""
        found = standings(self.state)
        if len(found) == 1:
            return self._add_section(parent, found[0], label="Review status")
        made = add(parent, "div")
        for standing in found:
            title = add(made, "p", "g-review__title")
            add(title, "a", text=standing.title, href=self.state.to_page(standing.uri))
            self._add_section(made, standing, label=f"Review status: {standing.title}")
        return made

    def _add_section(self, parent: Element, standing: Standing, *, label: str) -> Element:
        status = standing.status
        made = add(parent, "section", "g-review", aria_label=label, data_status=status.code)
        add(made, "p", "g-review__summary", text=f"{status.summary}.")
        steps = add(made, "ol", "g-review__steps")
        for step in status.steps:
            self._add_step(steps, step)
        if status.since:
            self._add_changes(made, status.since, status.changes)
        if standing.updated and standing.review_by:
            dates = add(made, "p", "g-review__dates", text="Last updated ")
            _add_day(dates, standing.updated)
            append_text(dates, "; to be reviewed by ")
            _add_day(dates, standing.review_by)
            append_text(dates, ".")
        return made

    def _add_step(self, steps: Element, step: ReviewStep) -> None:
        entry = add(steps, "li", f"g-review__step g-review__step--{step.state}")
        add(entry, "span", "g-review__state", text=_STATES[step.state])
        append_text(entry, " ")
        add(entry, "span", "g-review__name", text=step.name)
        if step.day:
            append_text(entry, " ")
            _add_day(entry, step.day)
        for record in step.records:
            append_text(entry, " ")
            add(entry, "span", "g-review__reviewer", text=f"{self._reviewer(record)}. Interests: {record.interests}.")

    def _add_changes(self, parent: Element, since: ReviewRecord, changes: tuple[str, ...]) -> None:
        made = add(parent, "details", "g-review__changes")
        words = f"What has changed since {self._reviewer(since)} read it on {written(since.date)} ({len(changes)})"
        add(made, "summary", text=words)
        listed = add(made, "ul")
        for change in changes:
            add(listed, "li", text=change)

    def _reviewer(self, record: ReviewRecord) -> str:
        person = self.state.site.people.get(record.person)
        return f"{person.name if person else record.person}, {record.role}"


def _add_day(parent: Element, day: date) -> None:
    add(parent, "time", text=written(day), datetime=day.isoformat())
