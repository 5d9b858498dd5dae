"""Rules that are found while a file is read; listed here so that they have examples and documentation."""

from wardbook.checks import samples
from wardbook.checks.rules import Example, Rule


def _reading(name: str, summary: str, *, bad: str, good: str, where: str) -> Rule:
    return Rule(id=name, summary=summary, bad=Example(bad, where), good=Example(good, where), suppressible=False)


RULES = (
    _reading(
        "broken-front-matter",
        "A page starts with front matter that has the known keys and no others.",
        bad=samples.page(updated="today", colour="red"),
        good=samples.page(),
        where=samples.PAGE,
    ),
    _reading(
        "missing-title",
        "A page has a title.",
        bad=samples.page(title=""),
        good=samples.page(),
        where=samples.PAGE,
    ),
    _reading(
        "missing-owner",
        "A page has an owner, who answers for it.",
        bad=samples.page(owner=""),
        good=samples.page(),
        where=samples.PAGE,
    ),
    _reading(
        "broken-toml",
        "A TOML file follows the rules of TOML, and names each table once.",
        bad=samples.FACT.replace('"1"', "1 mg"),
        good=samples.FACT,
        where=samples.FACTS,
    ),
    _reading(
        "broken-fact",
        "A fact has a value or text, source, locator, jurisdiction, status and meaning; a gated one has no value.",
        bad=samples.FACT.replace("verified", "gated"),
        good=samples.FACT,
        where=samples.FACTS,
    ),
    _reading(
        "broken-person",
        "A person or role account has a name, a kind and a role.",
        bad=samples.PERSON.replace('"role"', '"job"'),
        good=samples.PERSON,
        where=samples.PEOPLE,
    ),
    _reading(
        "broken-record",
        "A table of claims or differences has the known keys, and addresses that name a page and an anchor.",
        bad=samples.difference(at="index"),
        good=samples.difference(),
        where=samples.DIFFERENCES,
    ),
    _reading(
        "broken-review",
        "A review record has the known keys, a decision of the closed list, and a hash for every part that was read.",
        bad=samples.review(decision="fine"),
        good=samples.review(),
        where=samples.REVIEW,
    ),
    _reading(
        "broken-hazard",
        "A row of the hazard log has the known keys, ratings of the closed lists, controls, and ids of tests.",
        bad=samples.hazard("tests/units.py::test_unit_is_shown", after="very high"),
        good=samples.hazard("tests/units.py::test_unit_is_shown"),
        where=samples.HAZARDS,
    ),
    _reading(
        "broken-pathway",
        "A pathway has a title, nodes of a known kind that lead to pages, and edges between nodes that exist.",
        bad=samples.pathway("nowhere"),
        good=samples.pathway(),
        where=samples.PATHWAY,
    ),
    _reading(
        "broken-synonyms",
        "Synonyms are groups of two or more words or phrases in small letters.",
        bad='groups = [["spleen"]]\n',
        good='groups = [["spleen", "asplenia"]]\n',
        where=samples.SYNONYMS,
    ),
    _reading(
        "broken-json",
        "References follow the rules of JSON.",
        bad=samples.references("mosteller1987", "ash2019").replace("},", "}"),
        good=samples.references("mosteller1987", "ash2019"),
        where=samples.REFERENCES,
    ),
    _reading(
        "broken-reference",
        "A reference is a CSL-JSON item with id, type and title.",
        bad=samples.references("mosteller1987", "ash2019", without="title"),
        good=samples.references("mosteller1987", "ash2019"),
        where=samples.REFERENCES,
    ),
    _reading(
        "not-utf8",
        "Every file is saved as UTF-8.",
        bad="a page saved as Latin-1",
        good="the same page saved as UTF-8",
        where=samples.PAGE,
    ),
    _reading(
        "broken-calculator",
        "A calculator can be imported, describes itself and has a page, on which every name is known.",
        bad="from wardbook.kit import nothing_of_this_name",
        good="from wardbook.kit import Spec",
        where="calculators/sample/rules.py",
    ),
)
