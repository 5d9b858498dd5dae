"""What goes wrong in the builder; content that is wrong becomes a finding instead."""


class SiteError(Exception):
    """The site cannot be built, for a reason that no check of the content reports."""

    code = "site-error"


class PageError(SiteError):
    """A page still holds something that the checks should have stopped, so it must not be published.

    Args:
        page: Address of the page's Markdown within the site.
        rule: Id of the rule that it breaks.
        reason: What is wrong and what was expected.
    """

    code = "page-error"

    def __init__(self, page: str, rule: str, reason: str) -> None:
        super().__init__(f"{page}: {rule}: {reason}")
        self.page = page
        self.rule = rule
        self.reason = reason
