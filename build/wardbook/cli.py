"""The command line: build, check, preview, bundle and verify the site, and ask a calculator.

Imports of the host and the generator wait until a command needs them, so that ``wardbook calculate`` starts at once.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from wardbook import kit
from wardbook.kit import registry
from wardbook.model.reviews import DECISIONS

if TYPE_CHECKING:
    from rich.console import Console

    from wardbook.model import Finding

_FOLDER = click.Path(file_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    default=".",
    help="Folder with mkdocs.yml, content/ and calculators/. Default: this folder.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="wardbook")
def main() -> None:
    """Wardbook: clinical guidelines as a static site with dose calculators inside."""


@main.command()
@_ROOT
@click.option("--out", type=_FOLDER, help="Where the site goes. Default: site/ of the root.")
@click.option("--changed", is_flag=True, help="Keep the pages that have not changed since the last such build.")
def build(root: Path, out: Path | None, *, changed: bool = False) -> None:
    """Check everything, then write the site.

    Content with a mistake is not built: each finding is printed as path:line:column: rule: message, the exit code is 1
    and the folder of the site stays as it was.
    """
    from wardbook.model import SiteError  # noqa: PLC0415 - only the builder's commands need it
    from wardbook.pipeline.produce import build_site  # noqa: PLC0415 - only the builder's commands need it
    from wardbook.pipeline.rebuild import rebuild_site  # noqa: PLC0415 - same
    from wardbook.plugin import write_pages  # noqa: PLC0415 - imports the host

    root = root.resolve()
    out = out.resolve() if out else root / "site"
    start = time.monotonic()
    try:
        build_it = rebuild_site if changed else build_site
        findings = build_it(root=root, out=out, host=write_pages, progress=_tell)
    except SiteError as error:
        raise click.ClickException(f"{error.code}: {error}") from error
    _report(findings, done=f"The site is in {out} ({time.monotonic() - start:.1f} s).")


@main.command()
@_ROOT
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    show_default=True,
    help="Lines for editors, JSON for programs, or SARIF for code review, on standard output.",
)
def check(root: Path, form: str) -> None:
    """Check content, facts and references without building the site.

    Prints each finding as path:line:column: rule: message, and lists what comments pass over with their reasons. The
    exit code is 0 when nothing stops a build, 1 when an error does, and 2 when the command was called wrongly.
    """
    from wardbook.pipeline.prepare import inspect_fully  # noqa: PLC0415 - only the builder's commands need it
    from wardbook.pipeline.reports import FORMATS  # noqa: PLC0415 - same

    _, report = inspect_fully(root.resolve())
    for passed in report.suppressed:
        finding = passed.finding
        _tell(f"{finding.path}:{finding.line}:{finding.column}: {finding.rule}: passed over: {passed.reason}")
    if form != "text":
        click.echo(FORMATS[form](report))
    _report(report.findings, done="The content passes every check.", is_told=form != "text")


@main.command()
@_ROOT
@click.argument("page", metavar="GUIDELINE|PAGE")
@click.option("--record", is_flag=True, help="Record a decision about exactly this version. Needs the next four.")
@click.option("--person", metavar="KEY", help="Who decides: a key of content/people.toml.")
@click.option("--role", help="As what they reviewed it, such as 'haematologist'.")
@click.option("--interests", help="Their interests in this matter, in words; 'none' where there are none.")
@click.option("--decision", type=click.Choice(DECISIONS), help="What they decided.")
def review(root: Path, page: str, *, record: bool, **given: str | None) -> None:
    """Show a reviewer exactly what to read, or record what they decided.

    What is shown: where the page stands, what has changed since it was last read, its text, its facts with their
    sources, its references, and the versions of its calculators. A record holds a hash of each of these. Content that
    does not pass its checks is not reviewed; the exit code is then 1.
    """
    from wardbook.model import SiteError  # noqa: PLC0415 - only the builder's commands need it
    from wardbook.pipeline.review import run_review  # noqa: PLC0415 - same

    missing = [f"--{name}" for name, value in given.items() if record and not value]
    if missing:
        raise click.UsageError(f"--record needs {', '.join(missing)}.")
    if not record and any(given.values()):
        raise click.UsageError("A decision is written with --record.")
    decision = {name: value for name, value in given.items() if value}
    try:
        findings = run_review(root.resolve(), page, decision=decision, say=click.echo)
    except SiteError as error:
        raise click.ClickException(f"{error.code}: {error}") from error
    _report(findings, done="Recorded." if record else "Nothing was recorded.")


@main.command()
@_ROOT
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="First port to try.")
def serve(root: Path, port: int) -> None:
    """Build the site, show it on this machine, and build again on each change.

    Prints the address; a port that is taken is passed over. Ctrl+C stops it.
    """
    from wardbook.pipeline.preview import preview  # noqa: PLC0415 - only the builder's commands need it

    preview(root=root.resolve(), first_port=port, say=_tell)


@main.command()
@click.argument("calculator", required=False, metavar="[ID]")
@click.option("--input", "inputs", metavar="JSON", help='The inputs, such as \'{"height": "180 cm"}\'.')
@click.option("--batch", is_flag=True, help="Answer JSON Lines from standard input, one reply per line.")
def calculate(calculator: str | None, inputs: str | None, *, batch: bool) -> None:
    """Ask a calculator, in the wire format of the page.

    \b
    One question; the exit code is 0 for the status ok, otherwise 1:
        wardbook calculate body-surface-area --input '{"height": "180 cm", "weight": "80 kg"}'
    \b
    Many questions, each with the id of its calculator; the exit code is 0 whatever the answers say:
        wardbook calculate --batch < requests.jsonl
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    if batch:
        if calculator or inputs is not None:
            raise click.UsageError("--batch reads its questions from standard input; leave out ID and --input.")
        _answer_lines(sys.stdin.buffer, sys.stdout.buffer)
        return
    if calculator is None:
        raise click.UsageError(f"Name a calculator ({', '.join(registry.calculator_ids())}) or use --batch.")
    if inputs is None:
        raise click.UsageError("""Give its inputs: --input '{"name": "value"}'.""")
    reply = kit.call(_request(calculator, inputs))
    _write_line(sys.stdout.buffer, reply)
    sys.exit(0 if json.loads(reply)["status"] == "ok" else 1)


@main.command()
@_ROOT
@click.option("--site", type=_FOLDER, help="A site that is built already. Default: build it now.")
@click.option("--out", type=_FOLDER, help="Where the zip goes. Default: dist/ of the root.")
@click.option("--key", type=_FILE, help="Secret key of minisign that signs the bundle.")
@click.option("--local", type=_FILE, help="What a hospital has set; local-example.toml in each bundle tells the form.")
@click.pass_context
def bundle(
    context: click.Context, root: Path, site: Path | None, out: Path | None, key: Path | None, local: Path | None
) -> None:
    """Pack the site into one zip that a hospital can verify and install without internet.

    Without a key the bundle is not signed, and says so. The password of a key is asked for, or read from
    WARDBOOK_KEY_PASSWORD.
    """
    from wardbook.model import SiteError  # noqa: PLC0415 - only the builder's commands need it
    from wardbook.release.command import adapt_site, pack  # noqa: PLC0415 - same

    root = root.resolve()
    if site is None:
        context.invoke(build, root=root, out=None)
    site = site or root / "site"
    try:
        with tempfile.TemporaryDirectory() as work:
            if local:
                _report(adapt_site(site, local, out=Path(work) / "site"), done="Every page is adapted.")
                site = Path(work) / "site"
            pack(site, out=out or root / "dist", licences=root, key=key, ask=_ask_for_password)
    except SiteError as error:
        raise click.ClickException(f"{error.code}: {error}") from error


@main.command()
@click.argument("copy", metavar="ZIP|FOLDER|ADDRESS")
@click.option("--public-key", metavar="KEY", help="Public key of minisign, as file or text, of who signed the release.")
def verify(copy: str, public_key: str | None) -> None:
    """Prove that a copy is whole: names each missing, altered and extra file, and the state of the signature.

    The copy is the zip of a bundle, its unpacked folder, the folder of a site, or an address on the intranet. The exit
    code is 0 only for a whole copy, and with a key only for one that the key has signed.
    """
    from wardbook.model import SiteError  # noqa: PLC0415 - calculate must start without it
    from wardbook.release.command import prove  # noqa: PLC0415 - same

    try:
        is_whole = prove(copy, public_key=public_key)
    except SiteError as error:
        raise click.ClickException(f"{error.code}: {error}") from error
    sys.exit(0 if is_whole else 1)


@main.command()
@click.argument("given", metavar="LIST", type=_FILE)
@_ROOT
@click.option(
    "--key", type=_FILE, required=True, help="Secret key of minisign; the site was built with its public half."
)
@click.option("--site", type=_FOLDER, help="The built site that the list is for. Default: site/ of the root.")
@click.option("--out", type=_FOLDER, help="Where status.txt and status.js go. Default: dist/ of the root.")
def recall(given: Path, root: Path, key: Path, site: Path | None, out: Path | None) -> None:
    """Withdraw a release, a calculator or a recommendation from every copy that can read a new file.

    \b
    LIST holds one withdrawal a line, and everything that is withdrawn, because it takes the place of the list before:
        release 2026.11.0-0123456789ab: use 2026.12.0 instead
        calculator rituximab: the dose table was wrong
        recommendation hepatitis-b-before-rituximab of 2026.11.0-0123456789ab: read the label instead

    \b
    A line that begins with # is passed over. Put both written files beside index.html, wherever the site is installed.
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from wardbook.model import SiteError  # noqa: PLC0415 - calculate must start without it
    from wardbook.pipeline.clock import today  # noqa: PLC0415 - same
    from wardbook.release import command  # noqa: PLC0415 - same

    root = root.resolve()
    out = out or root / "dist"
    try:
        findings = command.recall(
            given, site=site or root / "site", out=out, key=key, issued=today(), ask=_ask_for_password
        )
    except SiteError as error:
        raise click.ClickException(f"{error.code}: {error}") from error
    for finding in findings:
        click.echo(finding.render())
    if findings:
        raise click.ClickException("Nothing was signed.")
    _tell(f"The list is in {out}: copy status.txt and status.js beside index.html of each installed site.")


def _ask_for_password() -> str:
    return str(click.prompt("Password of the key", hide_input=True))


def _request(calculator: str, inputs: str) -> str:
    """Join an id and the text of its inputs, digit for digit; the kit answers for what is not JSON."""
    try:
        json.loads(inputs)
    except (ValueError, RecursionError):
        return inputs
    return f'{{"calculator": {json.dumps(calculator)}, "inputs": {inputs}}}'


def _answer_lines(source: BinaryIO, sink: BinaryIO) -> None:
    try:
        for line in source:
            if line.strip():
                _write_line(sink, kit.call(_text(line)))
    except BrokenPipeError:
        # Whoever read the replies is gone. Python would meet the closed pipe once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def _text(line: bytes) -> str:
    """Decode one line; a line that is not UTF-8 becomes an empty text, which the kit calls malformed."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return ""


def _write_line(sink: BinaryIO, text: str) -> None:
    sink.write(text.encode("utf-8") + b"\n")
    sink.flush()


def _tell(line: str) -> None:
    """Print a line of progress where it does not mix with results."""
    _console().print(line, style="dim", highlight=False, markup=False)


def _report(findings: list[Finding], *, done: str, is_told: bool = False) -> None:
    """Print all findings, editors' form on standard output unless told already, and end with 1 if one is an error."""
    for finding in () if is_told else findings:
        click.echo(finding.render())
    errors = sum(finding.severity == "error" for finding in findings)
    if errors:
        plural = "finding stops" if errors == 1 else "findings stop"
        _console().print(f"{errors} {plural} the build; nothing was published.", style="bold red", highlight=False)
        sys.exit(1)
    _console().print(done, style="green", highlight=False, markup=False)


def _console() -> Console:
    from rich.console import Console  # noqa: PLC0415 - calculate must start without it

    return Console(stderr=True, soft_wrap=True)
