"""Measure and write `bench/latest.json`: python -m bench [runtime|site ...] [--rounds N] [--pages N]."""

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
_MEASURED = Path(__file__).with_name("measured.json")


def main() -> None:
    """Measure the parts that were asked for, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="runtime|site", help="what to measure (default: both)")
    parser.add_argument("--rounds", type=int, default=9, help="pairs in each series (default: 9)")
    parser.add_argument("--pages", type=int, choices=site.SIZES, help="measure the site at this size alone")
    arguments = parser.parse_args()
    parts = {"runtime": _runtime, "site": _site}
    release = release_id(_ROOT)  # of what is measured; the figures themselves become part of the next
    for name in arguments.parts or parts:
        found = parts[name](arguments)
        figures.write(found, Path(__file__).with_name("latest.json"))
        _note(name, release)
        sys.stdout.write(figures.table(found) + "\n")


def _note(part: str, release: str) -> None:
    """Note beside the figures what they were measured with; the other part may have been measured with another."""
    former = json.loads(_MEASURED.read_text("utf-8")) if _MEASURED.is_file() else {}
    about = {"date": datetime.now(tz=UTC).date().isoformat(), "release": release, "processors": os.cpu_count()}
    _MEASURED.write_text(json.dumps({**former, part: about}, indent=2, sort_keys=True) + "\n", "utf-8")


def _runtime(arguments: argparse.Namespace) -> dict[str, figures.Figure]:
    runtime.prepare(_FOLDER / "runtime", _ROOT / ".cache" / "runtime")
    return runtime.measure(_FOLDER / "runtime", rounds=arguments.rounds, say=_say)


def _site(arguments: argparse.Namespace) -> dict[str, figures.Figure]:
    sizes = (arguments.pages,) if arguments.pages else site.SIZES
    return site.measure(_FOLDER / "site", project=_ROOT, rounds=arguments.rounds, say=_say, sizes=sizes)


def _say(line: str) -> None:
    sys.stdout.write(f"bench: {line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
