"""The security policy of a built site: what may run, found in its pages, and written into each of them.

A page carries the form for files as an element, because a page opened from a disk has no header. A server sends a
stricter form; a browser that gets both obeys both.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lxml import html

from wardbook.checks.built.document import search
from wardbook.release.errors import SealError

_SCRIPT_TYPES = frozenset({"", "text/javascript", "application/javascript", "module"})
_CHARSET = re.compile(r"<meta charset=[\"']?utf-8[\"']?\s*/?>", re.IGNORECASE)
# Attributes that are code, and those whose address might be. Found by the parser's own search, a page in milliseconds.
_INLINE = search("//@style | //@*[starts-with(name(), 'on')]")
_ADDRESSES = search("//@href | //@src | //@action | //@formaction | //@data | //@*[name() = 'xlink:href']")


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The three forms of one policy.

    Args:
        page: Header of every answer of a server.
        worker: Header of the scripts that run Python: WebAssembly, and no connection at all.
        file: What each page carries: also allows what only a page opened from a disk needs.
    """

    page: str
    worker: str
    file: str


def make_policy(hashes: Iterable[str]) -> Policy:
    """Write the policy for pages whose inline scripts have these hashes.

    Args:
        hashes: Hashes of the inline scripts, each as ``'sha256-...'``.
    """
    scripts = " ".join(["'self'", *sorted(hashes)])
    shared = "default-src 'none'; base-uri 'none'; form-action 'none'; object-src 'none'"
    loads = "style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'"
    return Policy(
        page=f"{shared}; frame-ancestors 'self'; script-src {scripts}; {loads}; worker-src 'self'",
        worker="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; base-uri 'none'",
        file=f"{shared}; script-src {scripts} 'wasm-unsafe-eval'; {loads}; worker-src 'self' blob:",
    )


def seal_pages(folder: Path, *, hashes: dict[str, frozenset[str]] | None = None) -> Policy:
    """Find the policy of a built site and write it into every page.

    Args:
        folder: The built site; its pages are changed.
        hashes: Hashes of the inline scripts of pages that were read before; those of this time are added.

    Returns:
        The policy that was written.

    Raises:
        SealError: A page holds inline style, an inline handler or a script address, or says no character set.
    """
    pages = {path: path.read_text("utf-8") for path in sorted(folder.rglob("*.html"))}
    found = {} if hashes is None else hashes
    for path, text in pages.items():
        name = path.relative_to(folder).as_posix()
        if name not in found:
            found[name] = _hashes_of(text, name=name)
    policy = make_policy(frozenset().union(*found.values()))
    element = f'<meta http-equiv="Content-Security-Policy" content="{policy.file}">'
    for path, text in pages.items():
        places = _CHARSET.findall(text)
        if len(places) != 1:
            name = path.relative_to(folder).as_posix()
            raise SealError(f"{name} has {len(places)} elements <meta charset>, not 1; the policy goes behind it.")
        path.write_text(_CHARSET.sub(lambda found: f"{found[0]}{element}", text), "utf-8")
    return policy


def _hashes_of(text: str, *, name: str) -> frozenset[str]:
    root = html.document_fromstring(text)
    refused = ["a style element" for _ in root.iter("style")]
    refused += [f"{attribute.attrname}=" for attribute in _INLINE(root)]
    links = ((address.attrname, str(address).strip().lower()) for address in _ADDRESSES(root))
    refused += [f"{attribute}=javascript:" for attribute, address in links if address.startswith("javascript:")]
    if refused:
        raise SealError(f"{name} holds inline code, which the policy refuses: {', '.join(refused)}.")
    return script_hashes(root)


def script_hashes(root: html.HtmlElement) -> frozenset[str]:
    """Give the hashes of a page's inline scripts, each as ``'sha256-...'``."""
    scripts = (script.text or "" for script in root.iter("script") if _runs_inline(script))
    digests = (hashlib.sha256(script.encode("utf-8")).digest() for script in scripts)
    return frozenset(f"'sha256-{base64.b64encode(digest).decode('ascii')}'" for digest in digests)


def _runs_inline(script: html.HtmlElement) -> bool:
    return "src" not in script.attrib and (script.get("type") or "").lower() in _SCRIPT_TYPES
