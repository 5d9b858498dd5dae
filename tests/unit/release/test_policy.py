"""The policy that is found in pages and written into them."""

import base64
import hashlib
from pathlib import Path

import pytest

from wardbook.release.errors import SealError
from wardbook.release.policy import make_policy, seal_pages

PAGE = '<!doctype html><html lang="en"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def _page(folder: Path, *, head: str = "", body: str = "", name: str = "index.html") -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(PAGE.format(head=head, body=body), "utf-8")
    return path


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_each_inline_script_is_allowed_by_its_hash(tmp_path: Path) -> None:
    """Every page carries the hashes of all pages, so that one header serves the site; data blocks need none."""
    first = _page(tmp_path, head="<script>var a = 1 < 2 && '</b>';</script>")
    second = _page(tmp_path / "deep", body='<script>two()</script><script type="application/json">{"a": 1}</script>')
    policy = seal_pages(tmp_path)
    for script in ("var a = 1 < 2 && '</b>';", "two()"):
        assert all(_hash(script) in form for form in (policy.page, policy.file))
    assert policy.page.count("sha256-") == 2
    for path in (first, second):
        assert (
            f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy.file}">'
            in path.read_text()
        )


def test_policy_allows_no_inline_code_and_no_connection_of_the_worker() -> None:
    """What is never allowed stands in no form; WebAssembly is for the worker, and for pages opened from a disk."""
    policy = make_policy([])
    assert not any(
        word in form
        for form in (policy.page, policy.worker, policy.file)
        for word in ("unsafe-inline", "'unsafe-eval'")
    )
    assert "wasm" not in policy.page
    assert "connect-src" not in policy.worker
    assert "default-src 'none'" in policy.worker
    assert "blob:" in policy.file
    assert "frame-ancestors" not in policy.file  # a page cannot say it; browsers warn


def test_policy_names_no_origin_but_its_own() -> None:
    """No form allows any origin, a scheme of the network, or a named host."""
    policy = make_policy(["'sha256-AAAA'"])
    sources = {word for form in (policy.page, policy.worker, policy.file) for word in form.replace(";", " ").split()}
    directives = {word for word in sources if word.endswith(("-src", "-uri", "-action", "-ancestors"))}
    allowed = {"'none'", "'self'", "'wasm-unsafe-eval'", "'sha256-AAAA'", "data:", "blob:"}
    assert sources - directives <= allowed


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("<style>p{}</style>", "a style element"),
        ('<p style="color: red">x</p>', "style="),
        ('<p onclick="x()">x</p>', "onclick="),
        ('<a href=" JavaScript:void(0)">x</a>', "href=javascript:"),
    ],
)
def test_inline_code_stops_the_build(tmp_path: Path, body: str, named: str) -> None:
    """What no hash can allow is named with its page."""
    _page(tmp_path, body=body, name="bad.html")
    with pytest.raises(SealError, match=rf"bad\.html holds inline code.*{named}"):
        seal_pages(tmp_path)


def test_a_page_without_character_set_stops_the_build(tmp_path: Path) -> None:
    """The policy has no place in it."""
    (tmp_path / "bare.html").write_text("<p>x</p>", "utf-8")
    with pytest.raises(SealError, match=r"bare\.html has 0 elements"):
        seal_pages(tmp_path)
