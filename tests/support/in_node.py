"""Running modules of the front end in Node, of the environment or of the system."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

_NODE = shutil.which("node") or "node"


def run_module(script: str) -> Any:
    """Run the text of a module that prints JSON.

    Returns:
        What it printed.
    """
    return run_program("--input-type=module", "-e", script)


def run_program(*arguments: str | Path, given: str | None = None) -> Any:
    """Run a program that prints JSON.

    Args:
        arguments: Its file, or options of Node, and what it is called with.
        given: Its standard input.

    Returns:
        What it printed.
    """
    done = subprocess.run([_NODE, *arguments], input=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
