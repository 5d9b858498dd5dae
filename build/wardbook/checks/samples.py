"""Pieces of the examples that rules carry, written once."""

import json

PAGE = "content/about.md"
PEOPLE = "content/people.toml"
REFERENCES = "content/references.json"
FACTS = "content/facts/extra.toml"
SYNONYMS = "content/synonyms.toml"
PATHWAY = "content/guidelines/sample/pathway.toml"
CHANGES = "content/about/changes.md"
SAME = "content/same-numbers.toml"
STUDIES = "content/studies.toml"
DIFFERENCES = "content/differences.toml"
HAZARDS = "content/safety/hazards.toml"
REVIEW = "content/reviews/sample-2026-11-22-sample-reader.toml"

REASONS = "Nobody knows better.\n\n**Values and preferences.**\nNone assumed."
PERSON = '[maintainers]\nname = "Maintainers"\nkind = "role"\nrole = "Keep the pages"\n'
FACT = """[one]
value = "1"
unit = "mg"
source = "ash2019"
locator = "table 2"
jurisdiction = "any"
status = "verified"
meaning = "One"
"""
LABEL = FACT.replace("ash2019", "pi_rituximab_us")
RATE = FACT.replace('"1"', '"60"').replace('"mg"', '"%"')
_FRONT = {
    "title": "About",
    "description": "What this is",
    "owner": "maintainers",
    "updated": "2026-11-22",
    "review_by": "2999-01-01",
}


def page(**front: str) -> str:
    """Write a page; an empty text leaves a key out."""
    lines = [f"{key}: {value}" for key, value in {**_FRONT, **front}.items() if value]
    return "\n".join(["---", *lines, "---", "", "Words.", ""])


def recommendation(advice: str, *, rationale: str = REASONS, **options: str) -> str:
    """Write a recommendation."""
    given = {
        "id": "sample-advice",
        "direction": "for",
        "strength": "conditional",
        "certainty": "low",
        "references": "[ash2019]",
        "evidence": "[]",
        "calculators": "[]",
        **options,
    }
    lines = [f"    {key}: {value}" for key, value in given.items()]
    inner = ["/// rationale", rationale, "///"] if rationale else []
    return "\n".join(["//// recommendation | Share the choice", *lines, "", advice, "", *inner, "////"])


def references(*keys: str, without: str = "") -> str:
    """Write a list of references; the last lacks the key that is named."""
    items: list[dict[str, object]] = [
        {"id": key, "type": "report", "title": key, "note": "read", "custom": {"status": "verified"}} for key in keys
    ]
    items[-1] = {key: value for key, value in items[-1].items() if key != without}
    return json.dumps(items, indent=1)


def study(*keys: str) -> str:
    """Say of references what kind of source each is, and of the two that the sample cites."""
    named = dict.fromkeys(["ash2019", "mosteller1987", *keys])
    return "\n".join(f'[{key}]\ndesign = "Guideline"\nread = "abstract"\n' for key in named)


def difference(**values: str) -> str:
    """Write a point where the sources differ from the source article."""
    given = {
        "at": "guidelines/sample/index.html#references",
        "title": "One step too far",
        "article": "It is the only way.",
        "sources": "There are others.",
        "here": "It is one of several.",
        "see": "guidelines/sample/second.html#references",
        **values,
    }
    lines = [f'{key} = "{value}"' for key, value in given.items()]
    return "\n".join(["[k1]", *lines, 'references = ["ash2019"]', "claims = []", ""])


def review(**values: str) -> str:
    """Write a review record of the sample guideline, of a version that is gone."""
    given = {
        "subject": "sample",
        "person": "sample-reader",
        "role": "Reader",
        "interests": "None",
        "decision": "under-review",
        **values,
    }
    lines = [f'{key} = "{value}"' for key, value in given.items()]
    hashes = ["[text]", f'"guidelines/sample/index.md" = "{"0" * 64}"', "[facts]", "[references]", "[calculators]"]
    return "\n".join([*lines, "date = 2026-11-22", *hashes, ""])


def pathway(start: str = "look") -> str:
    """Write a pathway of two steps."""
    nodes = [f'[nodes.{name}]\ntext = "Do {name}"\nkind = "action"\npage = "index.md"\n' for name in ("look", "act")]
    return "\n".join(['title = "A way"\n', *nodes, f'[[edges]]\nfrom = "{start}"\nto = "act"\n'])


def same(*numbers: str) -> str:
    """Write a group of numbers that are the same."""
    return f"[sample]\nnumbers = {json.dumps(numbers)}\n"


def hazard(*tests: str, owner: str = "maintainers", after: str = "low") -> str:
    """Write a row of the hazard log that names these tests."""
    return f"""[h1]
hazard = "A number is taken for another unit"
cause = "The unit is not shown"
effect = "A wrong amount is given"
before = {{ severity = "major", likelihood = "medium" }}
after = {{ severity = "major", likelihood = "{after}" }}
status = "controlled"
owner = "{owner}"

[h1.controls.unit-shown]
what = "Each number has its unit beside it"
kind = "design"
tests = {json.dumps(tests)}
"""
