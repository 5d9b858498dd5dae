"""Measure and write `bench/latest.json`: python -m bench [--rounds N]."""

import argparse
import sys
from pathlib import Path

from bench import figures, runtime

_ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Measure the runtime and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="pairs in each series (default: 9)")
    rounds: int = parser.parse_args().rounds
    folder = _ROOT / ".cache" / "bench"
    runtime.prepare(folder, _ROOT / ".cache" / "runtime")
    found = runtime.measure(folder, rounds=rounds, say=print)
    figures.write(found, Path(__file__).with_name("latest.json"))
    sys.stdout.write(figures.table(found) + "\n")


if __name__ == "__main__":
    main()
