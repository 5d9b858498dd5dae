"""The security policy of a built site: what may run, found in its pages, and written into each of them.

A page carries the form for files as an element, because a page opened from a disk has no header. A server sends a
stricter form; a browser that gets both obeys both.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from wardbook.release.errors import SealError

_SCRIPT_TYPES = frozenset({"", "text/javascript", "application/javascript", "module"})
_CHARSET = re.compile(r"<meta charset=[\"']?utf-8[\"']?\s*/?>", re.IGNORECASE)
_ADDRESSES = frozenset({"href", "src", "action", "formaction", "xlink:href", "data"})


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


def seal_pages(folder: Path) -> Policy:
    """Find the policy of a built site and write it into every page.

    Args:
        folder: The built site; its pages are changed.

    Returns:
        The policy that was written.

    Raises:
        SealError: A page holds inline style, an inline handler or a script address, or says no character set.
    """
    pages = {path: path.read_text("utf-8") for path in sorted(folder.rglob("*.html"))}
    hashes: set[str] = set()
    for path, text in pages.items():
        hashes |= _hashes_of(text, name=path.relative_to(folder).as_posix())
    policy = make_policy(hashes)
    element = f'<meta http-equiv="Content-Security-Policy" content="{policy.file}">'
    for path, text in pages.items():
        places = _CHARSET.findall(text)
        if len(places) != 1:
            name = path.relative_to(folder).as_posix()
            raise SealError(f"{name} has {len(places)} elements <meta charset>, not 1; the policy goes behind it.")
        path.write_text(_CHARSET.sub(lambda found: f"{found[0]}{element}", text), "utf-8")
    return policy


def _hashes_of(text: str, *, name: str) -> set[str]:
    inline = _InlineCode()
    inline.feed(text)
    inline.close()
    if inline.refused:
        raise SealError(f"{name} holds inline code, which the policy refuses: {', '.join(inline.refused)}.")
    digests = (hashlib.sha256(script.encode("utf-8")).digest() for script in inline.scripts)
    return {f"'sha256-{base64.b64encode(digest).decode('ascii')}'" for digest in digests}


class _InlineCode(HTMLParser):
    """Collects inline scripts as a browser reads them, and what no hash can allow."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.scripts: list[str] = []
        self.refused: list[str] = []
        self._open: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element's attributes; begin to collect an inline script."""
        named = dict(attrs)
        if tag == "style":
            self.refused.append("a style element")
        self.refused += [f"{name}=" for name in named if name == "style" or name.startswith("on")]
        for name in _ADDRESSES & named.keys():
            if (named[name] or "").strip().lower().startswith("javascript:"):
                self.refused.append(f"{name}=javascript:")
        if tag == "script" and "src" not in named and (named.get("type") or "").lower() in _SCRIPT_TYPES:
            self._open = []

    def handle_data(self, data: str) -> None:
        """Take a piece of an inline script."""
        if self._open is not None:
            self._open.append(data)

    def handle_endtag(self, tag: str) -> None:
        """End an inline script."""
        if tag == "script" and self._open is not None:
            self.scripts.append("".join(self._open))
            self._open = None
