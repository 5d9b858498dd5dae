"""Measure and write `bench/latest.json`: python -m bench [runtime|site ...] [--rounds N]."""

import argparse
import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from bench import figures, runtime, site
from wardbook.pipeline.identity import release_id

_ROOT = Path(__file__).resolve().parents[1]
_FOLDER = _ROOT / ".cache" / "bench"


def main() -> None:
    """Measure the parts that were asked for, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="runtime|site", help="what to measure (default: both)")
    parser.add_argument("--rounds", type=int, default=9, help="pairs in each series (default: 9)")
    arguments = parser.parse_args()
    parts = {"runtime": _runtime, "site": _site}
    release = release_id(_ROOT)  # of what is measured; the figures themselves become part of the next
    for name in arguments.parts or parts:
        found = parts[name](arguments.rounds)
        figures.write(found, Path(__file__).with_name("latest.json"))
        about = {
            "date": datetime.now(tz=UTC).date().isoformat(),
            "release": release,
            "processors": os.cpu_count(),
        }
        Path(__file__).with_name("measured.json").write_text(json.dumps(about, indent=2) + "\n", "utf-8")
        sys.stdout.write(figures.table(found) + "\n")


def _runtime(rounds: int) -> dict[str, figures.Figure]:
    runtime.prepare(_FOLDER / "runtime", _ROOT / ".cache" / "runtime")
    return runtime.measure(_FOLDER / "runtime", rounds=rounds, say=_say)


def _site(rounds: int) -> dict[str, figures.Figure]:
    return site.measure(_FOLDER / "site", project=_ROOT, rounds=rounds, say=_say)


def _say(line: str) -> None:
    sys.stdout.write(f"bench: {line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
