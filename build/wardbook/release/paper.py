"""What a printed page carries: a code of its words, and where readers find it again."""

import hashlib
import io
import json
import os
import re
from html import escape, unescape
from pathlib import Path

import segno

from wardbook.release.manifest import Identity

PAPERS = "assets/wardbook/papers.js"
CHECKING_PAGE = "about/check-paper.html"
_PLACE = re.compile(r'<div class="g-paper">.*?</div>', re.DOTALL)
_ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)
_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>|&para;|¶")
_CODE_LENGTH = 12
_GROUP = 4
# Below the address, so that the page itself can say whether the paper is of what it now says.
_FRAGMENT = "paper="


def mark_papers(folder: Path, *, identity: Identity, rules: str) -> None:
    """Write into every page the code of its words and, where readers' address is known, a QR code of its own.

    Args:
        folder: A built site that is not sealed; marking it again takes the place of former marks.
        identity: What the release is called.
        rules: Hash of the program behind the calculators; a page with a calculator says what that program answers.
    """
    pages: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("*.html")):
        text = path.read_text("utf-8")
        article, place = _ARTICLE.search(text), _PLACE.search(text)
        if article is None or place is None:
            continue
        name = path.relative_to(folder).as_posix()
        code = paper_code(name, article[0], rules=rules if "data-calculator=" in article[0] else "")
        pages[code] = [name, _title(article[0])]
        mark = _mark(code, link=_link(folder, name), address=f"{identity.address}{name}" if identity.address else "")
        path.write_text(text[: place.start()] + mark + text[place.end() :], "utf-8")
    data = json.dumps({"release": identity.release, "pages": dict(sorted(pages.items()))}, ensure_ascii=False)
    (folder / PAPERS).write_text(f"self.wardbookPapers={data};\n", "utf-8")


def paper_code(name: str, article: str, *, rules: str) -> str:
    """Make the code of a page: the same words at the same address have the same code in every release.

    Args:
        name: Address of the page within the site.
        article: Markup of its words.
        rules: Hash of the program behind its calculators; empty where it has none.
    """
    return hashlib.sha256(f"{name}\n{rules}\n{article}".encode()).hexdigest()[:_CODE_LENGTH]


def _link(folder: Path, name: str) -> str:
    """Give the way from a page to the one that checks papers; an empty text where a site has none."""
    if not (folder / CHECKING_PAGE).is_file():
        return ""
    return Path(os.path.relpath(CHECKING_PAGE, Path(name).parent)).as_posix()


def _title(article: str) -> str:
    heading = _HEADING.search(article)
    return " ".join(unescape(_TAG.sub("", heading[1])).split()) if heading else ""


def _mark(code: str, *, link: str, address: str) -> str:
    groups = " ".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))
    check = f' <a href="{link}">Check a printed copy</a>' if link else ""
    words = f'Paper code <span class="g-paper__code">{groups}</span>.{check}'
    where = f'<p class="g-paper__address">{escape(address)}</p>{_qr(f"{address}#{_FRAGMENT}{code}")}' if address else ""
    return f'<div class="g-paper"><p class="g-paper__line" data-paper="{code}">{words}</p>{where}</div>'


def _qr(address: str) -> str:
    """Draw an address, for a camera; with attributes alone, because the policy forbids inline style."""
    out = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(
        out, kind="svg", xmldecl=False, svgns=True, omitsize=True, light="#fff", svgclass="g-paper__qr", lineclass=None,
        title="QR code: this page as it stands now",
    )  # fmt: skip
    return out.getvalue().decode("utf-8").strip()
