"""Running the tools of the front end: esbuild, and our own in Node."""

import os
import subprocess
from pathlib import Path

from wardbook.runtime.errors import ToolError

_READABLE = 400
_TAIL = 20
_TARGETS = "chrome109,edge109,firefox115,safari16"


WEB = Path(__file__).resolve().parents[2] / "web"
WORKER = WEB / "worker"
_TOOLS = Path(__file__).parent / "tools"
# Every tool stands on these.
_SHARED = ("fixed-world.mjs",)


def tools(*names: str) -> list[Path]:
    """List the files of tools, with what they share, for the key of a step."""
    return [_TOOLS / name for name in (*_SHARED, *names)]


def run_tool(name: str, *arguments: str | Path) -> str:
    """Run one of our Node tools and give what it printed.

    Its environment is the same everywhere, because Python in it would keep what it sees.

    Raises:
        ToolError: Node is missing, or the tool failed.
    """
    environment = {"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", "TZ": "UTC"}
    return _run("node", "--no-warnings", _TOOLS / name, *arguments, environment=environment)


def bundle_worker(entry: str) -> str:
    """Bundle a worker's module and what it imports into one classic script.

    Raises:
        ToolError: esbuild is not installed or refused a file.
    """
    program = WEB / "node_modules" / ".bin" / "esbuild"
    if not program.is_file():
        raise ToolError(f"{program} is not installed; `make setup` installs it.")
    return _run(
        program, WORKER / entry, "--bundle", "--format=iife", "--minify", "--charset=utf8", "--legal-comments=none",
        f"--target={_TARGETS}", "--log-level=warning",
        environment={"PATH": os.environ.get("PATH", "")},
    )  # fmt: skip


def _run(*command: str | Path, environment: dict[str, str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    except FileNotFoundError as error:
        raise ToolError(f"{command[0]} is not installed; `make setup` installs it.") from error
    if done.returncode:
        raise ToolError(f"{Path(command[0]).name} {command[2]}: {_tail(done.stderr)}")
    return done.stdout


def _tail(text: str) -> str:
    """Keep the last lines that a person can read; minified scripts are quoted whole by Node."""
    lines = [line for line in text.splitlines() if line.strip() and len(line) < _READABLE]
    return "\n".join(lines[-_TAIL:])
