"""Facts files, of calculators and of content, as prose may show them."""

from pathlib import Path

from wardbook.kit.errors import FactError
from wardbook.kit.facts import make_fact
from wardbook.load.files import Reader
from wardbook.load.toml_text import TomlText, read_toml
from wardbook.model import Fact
from wardbook.model.typeset import typeset


def load_facts(reader: Reader) -> dict[str, Fact]:
    """Read all facts: ``calculators/*/facts.toml`` and ``content/facts/*.toml``."""
    own = {path.parent.name: path for path in sorted(reader.root.glob("calculators/*/facts.toml"))}
    files = [*own.items(), *((path.stem, path) for path in sorted(reader.root.glob("content/facts/*.toml")))]
    facts: dict[str, Fact] = {}
    for namespace, path in files:
        toml = read_toml(reader, path)
        for name in toml.values:
            full_name = f"{namespace}.{name}"
            place = toml.place(name)
            if full_name in facts:
                first = facts[full_name]
                message = f"the fact {full_name!r} stands in {first.path} already; rename one"
                reader.report(path, place, "duplicate-id", message)
                continue
            fact = _fact(reader, path, toml, full_name)
            if fact is not None:
                facts[full_name] = fact
    return facts


def _fact(reader: Reader, path: Path, toml: TomlText, full_name: str) -> Fact | None:
    name = full_name.partition(".")[2]
    try:
        fact = make_fact(name, toml.values[name])
    except FactError as error:
        key = next((word for word in error.reason.replace("'", " ").split() if (name, word) in toml.places), "")
        reader.report(path, toml.place(name, key), "broken-fact", f"{name}: {error.reason}")
        return None
    gated = fact.status == "gated"
    return Fact(
        name=full_name,
        display="" if gated else typeset(fact.shown()),
        sources=fact.sources,
        locator=fact.locator,
        jurisdiction=fact.jurisdiction,
        status=fact.status,
        meaning=fact.meaning,
        path=reader.name(path),
        place=toml.place(name),
        table=toml.values[name],
    )
