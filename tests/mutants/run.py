"""Run mutmut over the calculators, hold the score to what is wanted, and write figures and survivors down.

Each survivor needs its reason in `survivors.toml`; one without is a case that is missing.

A verdict "killed" stands until the mutant's function changes; survivors are judged anew each time. Remove `mutants/` to
judge all of them again.
"""

import ast
import difflib
import importlib
import json
import shutil
import signal
import sys
import tomllib
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

from mutmut import __main__ as mutmut
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.runners.harness import PytestRunner
from mutmut.state import state
from mutmut.stats import status_by_exit_code
from mutmut.utils.file_utils import change_cwd
from mutmut.workers.isolation import ForkRunner, MutantResult

from wardbook.pipeline.identity import release_id
from wardbook.pipeline.results import SLOW_RUNS, SlowRun

ROOT = Path(__file__).parents[2]
MUTANTS = ROOT / "mutants"
FIGURES = ROOT / "tests" / "last" / "mutants.json"
REPORTED = ROOT / SLOW_RUNS / "mutants.json"
REASONS = Path(__file__).with_name("survivors.toml")
KILLED = {"killed", "timeout", "segfault"}
WANTED_PERCENT = 95
MARK = "__mutmut_"


class Judge(ForkRunner):
    """Judges each mutant by calling its calculators' cases here: they are pure functions, so none of it stays.

    mutmut's own way starts a process and pytest for each of thousands of mutants, which costs more than all the calls.
    """

    def startup(self) -> None:
        """Import the cases once."""
        signal.signal(signal.SIGVTALRM, _give_up)
        self.test = importlib.import_module("tests.mutants.judge").test_calculator
        self.results: list[MutantResult] = []

    def submit(self, mutant_name: str, tests: list[str], cpu_time_limit: int, estimated_time: float) -> None:
        """Judge a mutant."""
        set_mutant_under_test(mutant_name)
        signal.setitimer(signal.ITIMER_VIRTUAL, cpu_time_limit)
        with change_cwd("mutants"):
            code = self._code(tests)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        set_mutant_under_test("")
        self.results.append(MutantResult(mutant_name=mutant_name, exit_code=code, duration=estimated_time))

    def _code(self, tests: Iterable[str]) -> int:
        try:
            for test in sorted(tests, key=lambda name: state().duration_by_test[name]):
                self.test(test.partition("[")[2].rstrip("]"))
        except Exception:  # noqa: BLE001 - whatever a mutant raises is noticed
            return 1
        return 0

    def has_capacity(self) -> bool:
        """Tell whether the last verdict was taken."""
        return not self.results

    def wait_for_result(self, timeout: float | None = None) -> MutantResult:
        """Hand over the last verdict."""
        return self.results.pop()

    def pending_count(self) -> int:
        """Count the verdicts that nobody took."""
        return len(self.results)

    def shutdown(self) -> None:
        """Nothing runs beside this process."""


def _give_up(*_: object) -> None:
    raise TimeoutError


def main() -> int:
    """Run, count, write the figures, and say what is wrong."""
    prepare()
    with (
        mock.patch.object(mutmut, "get_mutant_runner", return_value=Judge(1, PytestRunner())),
        mock.patch.object(mutmut, "print_stats"),  # it counts all mutants anew for each
    ):
        mutmut.cli(["run"], standalone_mode=False)
    verdicts = read_verdicts()
    changes = [change_of(name) for name, verdict in sorted(verdicts.items()) if verdict not in KILLED]
    write_figures(verdicts, changes)
    wrong = [*faults(verdicts), *unexplained(changes)]
    said = "\n".join(wrong) or f"mutants: {percent(verdicts):.1f} % killed; what survived: {FIGURES.relative_to(ROOT)}"
    sys.stdout.write(f"{said}\n")
    return 1 if wrong else 0


def prepare() -> None:
    """Bring changed data beside the mutants, and ask again which test meets which function and for each survivor."""
    MUTANTS.mkdir(exist_ok=True)
    (MUTANTS / "mutmut-stats.json").unlink(missing_ok=True)
    for source in (ROOT / "calculators").rglob("*.*"):
        target = MUTANTS / source.relative_to(ROOT)
        if source.suffix in {".json", ".toml"} and target.exists():
            shutil.copy2(source, target)
    for meta in MUTANTS.rglob("*.meta"):
        data = json.loads(meta.read_text(encoding="utf-8"))
        codes = data["exit_code_by_key"]
        data["exit_code_by_key"] = {
            name: code if status_by_exit_code[code] in KILLED else None for name, code in codes.items()
        }
        meta.write_text(json.dumps(data), encoding="utf-8")


def read_verdicts() -> dict[str, str]:
    """Read what mutmut found of each mutant, by its name."""
    metas = [json.loads(meta.read_text(encoding="utf-8")) for meta in sorted(MUTANTS.rglob("*.meta"))]
    return {name: status_by_exit_code[code] for meta in metas for name, code in meta["exit_code_by_key"].items()}


def counted(verdicts: dict[str, str]) -> dict[str, int]:
    """Count the killed, the survived and all."""
    killed = sum(verdict in KILLED for verdict in verdicts.values())
    return {"killed": killed, "survived": len(verdicts) - killed, "total": len(verdicts)}


def percent(verdicts: dict[str, str]) -> float:
    """Give the share of the killed."""
    return 100 * counted(verdicts)["killed"] / len(verdicts)


def write_figures(verdicts: dict[str, str], changes: list[dict[str, str]]) -> None:
    """Write the figures, all and by calculator, what each survivor changed, and the part that the site reports."""
    calculators = sorted({_calculator(name) for name in verdicts})
    by_calculator = {
        calculator: counted({name: found for name, found in verdicts.items() if _calculator(name) == calculator})
        for calculator in calculators
    }
    every = counted(verdicts)
    shown = {name: f"{found['killed']} of {found['total']}" for name, found in {"all": every, **by_calculator}.items()}
    run = SlowRun(
        release=release_id(ROOT), dated=datetime.now(tz=UTC).date(), command="make mutants", figures=shown
    ).model_dump(mode="json")
    figures: dict[str, Any] = {**every, "by_calculator": by_calculator, "survivors": changes}
    REPORTED.parent.mkdir(parents=True, exist_ok=True)
    for path, content in ((FIGURES, figures), (REPORTED, run)):
        path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def _calculator(mutant: str) -> str:
    return mutant.split(".")[1].replace("_", "-")


def faults(verdicts: dict[str, str]) -> Iterable[str]:
    """List what keeps the run from passing: mutants that were not judged, and a low score."""
    if unjudged := sum(verdict == "not checked" for verdict in verdicts.values()):
        yield f"mutants: {unjudged} were not judged"
    if percent(verdicts) < WANTED_PERCENT:
        yield f"mutants: {percent(verdicts):.1f} % killed, {WANTED_PERCENT} % are wanted"


def unexplained(changes: list[dict[str, str]]) -> Iterable[str]:
    """List the survivors without a reason, and the reasons without a survivor."""
    known = tomllib.loads(REASONS.read_text(encoding="utf-8"))
    survived = {
        (change["function"], " ".join(f"{change['before']} -> {change['after']}".split())) for change in changes
    }
    explained = {
        (function, words)
        for function, reasons in known["changes"].items()
        for words, reason in reasons.items()
        if reason in known["reasons"]
    }
    whole = {function for function, reason in known["functions"].items() if reason in known["reasons"]}
    for function, words in sorted(survived - explained):
        if function in whole:
            continue
        yield f"mutants: {function} survived, and no reason tells why: {words}"
    for function, words in sorted(explained - survived):
        yield f"mutants: {function} has a reason for a change that does not survive: {words}"


def change_of(mutant: str) -> dict[str, str]:
    """Tell what a mutant changed, in lines: its name counts changes and moves with each edit.

    Args:
        mutant: Its name, such as ``calculators.egfr.rules.x_answer__mutmut_3``.
    """
    module, _, name = mutant.rpartition(".")
    functions = _functions(MUTANTS / f"{module.replace('.', '/')}.py")
    mangled = name.partition(MARK)[0]
    lines = list(difflib.unified_diff(functions[f"{mangled}{MARK}orig"], functions[name], n=0, lineterm=""))[2:]
    return {
        "function": f"{module}.{mangled.removeprefix('x_')}",
        "before": "\n".join(line[1:].strip() for line in lines if line[0] == "-"),
        "after": "\n".join(line[1:].strip() for line in lines if line[0] == "+"),
    }


@cache
def _functions(path: Path) -> dict[str, list[str]]:
    """Read the body of each function of a module, without the line of its name."""
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    found = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
    return {node.name: lines[node.body[0].lineno - 1 : node.end_lineno] for node in found}


if __name__ == "__main__":
    sys.exit(main())
