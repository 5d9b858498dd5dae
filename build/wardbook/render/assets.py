"""Bundling: the components' style sheets and scripts become one file each, named by their content."""

import hashlib
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from wardbook.model import SiteError

STYLE_ENTRY = "page.css"
SCRIPT_ENTRY = "page.mjs"
ASK_ENTRY = "ask/rank.mjs"
ASK_SCRIPT = "ask.js"
RECALL_ENTRY = "recall/list.mjs"
_TARGETS = "chrome109,edge109,firefox115,safari16"
_HASH_LENGTH = 12


class AssetError(SiteError):
    """Bundling failed; the message is the bundler's own."""

    code = "bundling-failed"


@dataclass(frozen=True, slots=True)
class PageAssets:
    """Names of the bundled files inside the folder they were written to."""

    css: str
    js: str


def build_assets(*, web: Path, out: Path) -> PageAssets:
    """Bundle the pages' style and script into a folder.

    Args:
        web: Folder of the front end's source, with its installed tools.
        out: Folder to write to; made if it does not exist.

    Returns:
        The two file names, each with a hash of the content.

    Raises:
        AssetError: The bundler is not installed or refused a file.
    """
    web = web.resolve()
    out.mkdir(parents=True, exist_ok=True)
    return PageAssets(
        css=_bundle(web / STYLE_ENTRY, web=web, out=out),
        js=_bundle(web / SCRIPT_ENTRY, web=web, out=out, options=("--format=iife",)),
    )


def build_ask(*, web: Path, out: Path) -> None:
    """Bundle the program that ranks passages for a question; the build joins it with the passages and names it.

    Args:
        web: Folder of the front end's source, with its installed tools.
        out: Folder to write to.

    Raises:
        AssetError: The bundler is not installed or refused a file.
    """
    web = web.resolve()
    _esbuild(
        web,
        str(web / ASK_ENTRY),
        f"--outfile={(out / ASK_SCRIPT).resolve()}",
        "--format=iife",
        "--global-name=wardbookAsk",
    )


def build_recall(*, web: Path, out: Path) -> str:
    """Bundle the program that checks and reads a list of withdrawals; a page loads it only when there is a list.

    Args:
        web: Folder of the front end's source, with its installed tools.
        out: Folder to write to.

    Returns:
        The file's name, with a hash of the content.

    Raises:
        AssetError: The bundler is not installed or refused a file.
    """
    web = web.resolve()
    options = ("--format=iife", "--global-name=wardbookRecall")
    return _bundle(web / RECALL_ENTRY, web=web, out=out, name="recall", options=options)


def write_named_by_content(folder: Path, name: str, content: bytes) -> str:
    """Write a file whose name changes with its content, so that no browser keeps an old one.

    Args:
        folder: Folder to write to.
        name: Its name without the hash, such as ``page.css``.
        content: What to write.

    Returns:
        The name with the hash, such as ``page-0123456789ab.css``.
    """
    stem, _, extension = name.rpartition(".")
    named = f"{stem}-{hashlib.sha256(content).hexdigest()[:_HASH_LENGTH]}.{extension}"
    (folder / named).write_bytes(content)
    return named


def _bundle(entry: Path, *, web: Path, out: Path, name: str = "page", options: tuple[str, ...] = ()) -> str:
    """Bundle one entry as a file that any old server sends with the right type, and return its name."""
    extension = {".css": ".css", ".mjs": ".js"}[entry.suffix]
    with tempfile.TemporaryDirectory() as folder:
        bundled = Path(folder) / f"bundled{extension}"
        _esbuild(web, str(entry), f"--outfile={bundled}", *options)
        content = bundled.read_bytes()
    return write_named_by_content(out, f"{name}{extension}", content)


def _esbuild(web: Path, *arguments: str) -> None:
    program = web / "node_modules" / ".bin" / "esbuild"
    common = ("--bundle", "--minify", "--charset=utf8", "--legal-comments=none", f"--target={_TARGETS}")
    try:
        done = subprocess.run(
            [program, *arguments, *common, "--log-level=warning"], cwd=web, capture_output=True, text=True, check=False
        )
    except FileNotFoundError as error:
        raise AssetError(f"{program} is not installed; `make setup` installs it.") from error
    if done.returncode or done.stderr:
        raise AssetError(done.stderr.strip() or f"esbuild ended with {done.returncode}")
