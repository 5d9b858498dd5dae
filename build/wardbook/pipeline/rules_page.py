"""The page that lists every rule with a bad and a good example, made from the rules themselves."""

from collections.abc import Iterator

from wardbook.checks import RULES, Rule
from wardbook.checks.built import BUILT_RULES, BuiltRule, Shown
from wardbook.checks.rules import BODY
from wardbook.model import Severity

RULES_PAGE = "about/checks.md"
# Longer than any fence inside an example.
_FENCE = "~" * 6
_INTRODUCTION = """---
title: What is checked
description: Every rule that the content and the built pages are held to, each with a bad and a good example
search:
  exclude: true
---

# What is checked {#top}

Each build runs these rules before anything is published; a finding names file, line, column and rule.
The tests of the project run each example: the bad one is found, the good one passes.
Where a rule may be passed over, a comment on the same line or the line before says why.
Every such comment is listed by `wardbook check`.

In a page:

~~~~~~ text
Keep 5 mL ready. <!-- wardbook: ignore[unbound-dose] a flush, not a dose -->
~~~~~~

In a TOML file:

~~~~~~ text
# wardbook: ignore[error-prone-expression] as printed on the pack
~~~~~~
"""


def rules_page() -> str:
    """Write the page as Markdown."""
    return "\n".join([_INTRODUCTION, *_content_rules(), *_built_rules()])


def _content_rules() -> Iterator[str]:
    yield from ("## Rules for content {#content}", "")
    for name in sorted(RULES):
        yield from _rule(RULES[name])


def _rule(rule: Rule) -> Iterator[str]:
    weight = "Stops the build" if rule.severity is Severity.ERROR else "Is printed as a warning"
    passing = "may be passed over" if rule.suppressible else "may not be passed over"
    where = rule.bad.where if rule.bad.where == BODY else f"`{rule.bad.where}`"
    yield from (f"### {rule.id} {{#{rule.id}}}", "", rule.summary, f"{weight}; {passing}.", "")
    yield from _examples(rule.bad.text, rule.good.text, place=f" in {where}")


def _built_rules() -> Iterator[str]:
    yield from ("## Rules for the built site {#built}", "", "They stop the build and may not be passed over.", "")
    for rule in BUILT_RULES.values():
        yield from _built_rule(rule)


def _built_rule(rule: BuiltRule) -> Iterator[str]:
    yield from (f"### {rule.id} {{#{rule.id}}}", "", rule.summary, "")
    if rule.shown is not Shown.NOTHING:
        yield from _examples(rule.bad, rule.good, place=f" as {rule.shown}")


def _examples(bad: str, good: str, *, place: str) -> Iterator[str]:
    for label, text in (("Bad", bad), ("Good", good)):
        yield from (f"{label}{place}:", "", f"{_FENCE} text", text.rstrip("\n"), _FENCE, "")
