"""What programs use of the processor, with all that they start."""

import os
import subprocess
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
# Behind the name of the program in /proc/<id>/stat: own time, time for the system, and both of the children waited for.
_TIMES = slice(11, 15)


def start(command: list[str], *, folder: Path) -> subprocess.Popen[bytes]:
    """Start a program that says nothing.

    Args:
        command: The program and its arguments.
        folder: Where it runs.
    """
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "true"}
    return subprocess.Popen(command, cwd=folder, env=quiet, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def seconds_to_end(process: subprocess.Popen[bytes]) -> float:
    """Wait for a program and give the seconds of processor that it and its children used.

    Raises:
        RuntimeError: It failed.
    """
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{process.args!r} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def seconds_so_far(process: subprocess.Popen[bytes]) -> float:
    """Give the seconds of processor that a running program and its finished children have used."""
    text = Path(f"/proc/{process.pid}/stat").read_text("ascii")
    return sum(map(int, text.rpartition(")")[2].split()[_TIMES])) / _TICKS


def has_children(process: subprocess.Popen[bytes]) -> bool:
    """Tell whether a program waits for another that it has started."""
    return any(map(waits_for_another, Path(f"/proc/{process.pid}/task").iterdir()))


def waits_for_another(thread: Path) -> bool:
    """Tell whether a thread has started a program; one that has ended meanwhile waits for nothing.

    Args:
        thread: Its folder below ``/proc``.
    """
    try:
        return bool((thread / "children").read_text("ascii"))
    except (FileNotFoundError, ProcessLookupError):
        return False
