"""Running the tools of the front end: esbuild, and our own in Node."""

import os
import subprocess
from pathlib import Path

from wardbook.runtime.errors import ToolError

_TARGETS = "chrome109,edge109,firefox115,safari16"


def run_node(script: Path, *arguments: str | Path) -> str:
    """Run one of our Node tools and give what it printed.

    Raises:
        ToolError: Node is missing, or the tool failed.
    """
    environment = {"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8"}
    return _run("node", "--no-warnings", script, *arguments, environment=environment)


def bundle_script(entry: Path, *, web: Path) -> str:
    """Bundle a module and what it imports into one classic script.

    Raises:
        ToolError: esbuild is not installed or refused a file.
    """
    program = web / "node_modules" / ".bin" / "esbuild"
    if not program.is_file():
        raise ToolError(f"{program} is not installed; `make setup` installs it.")
    return _run(
        program, entry, "--bundle", "--format=iife", "--minify", "--charset=utf8", "--legal-comments=none",
        f"--target={_TARGETS}", "--log-level=warning",
        environment={"PATH": os.environ.get("PATH", "")},
    )  # fmt: skip


def _run(*command: str | Path, environment: dict[str, str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    except FileNotFoundError as error:
        raise ToolError(f"{command[0]} is not installed; `make setup` installs it.") from error
    if done.returncode:
        raise ToolError(f"{Path(command[0]).name} {' '.join(map(str, command[1:3]))}: {done.stderr.strip()}")
    return done.stdout
