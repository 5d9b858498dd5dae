"""Blocks that stand for Markdown made from data; it is read like words of the page, with its facts and citations."""

import posixpath
from collections.abc import Callable, Iterator, Mapping

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from wardbook.markdown.state import PageState
from wardbook.model.claims import Difference


class ListedPlacer(Preprocessor):
    """Puts the Markdown of data in the place of the block that asks for it."""

    def __init__(self, md: Markdown, state: PageState) -> None:
        super().__init__(md)
        self.state = state

    def run(self, lines: list[str]) -> list[str]:
        """Replace each such block, which is a header and an end on two lines."""
        kept: list[str] = []
        rest = iter(lines)
        for line in rest:
            write = LISTED.get(line.strip().removeprefix("/// "))
            if write is None:
                kept.append(line)
                continue
            next(rest, "")
            kept += ["", *write(self.state), ""]
        return kept


def _differences(state: PageState) -> Iterator[str]:
    if not state.site.differences:
        state.refuse("broken-block", "there are no differences to list; add content/differences.toml")
    for point in state.site.differences.values():
        yield from _difference(state, point)


def _difference(state: PageState, point: Difference) -> Iterator[str]:
    sources = "; ".join(f"@{key}" for key in point.references)
    yield f"## {point.id.upper()}. {point.title} {{#{point.id}}}"
    yield from ("", "**The article.**", point.article)
    yield from ("", "**The sources.**", f"{point.sources} [{sources}]")
    see = _relative(state, point.see)
    yield from ("", "**Here.**", f"{point.here} See [the full text]({see}).", "")
    claims = [state.site.claims[number] for number in point.claims if number in state.site.claims]
    if claims:
        links = ", ".join(f"[{claim.number}]({_relative(state, claim.at)})" for claim in claims)
        yield from (f"Claims of the article, by number: {links}.", "")


def _relative(state: PageState, address: str) -> str:
    """Write the address of a built page as a link to its Markdown."""
    path, _, anchor = address.partition("#")
    folder = posixpath.dirname(state.uri) or "."
    return f"{posixpath.relpath(path.removesuffix('.html') + '.md', folder)}#{anchor}"


LISTED: Mapping[str, Callable[[PageState], Iterator[str]]] = {"differences": _differences}
