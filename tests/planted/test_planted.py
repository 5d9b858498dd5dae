"""Each gate can fail: one fault after the other is planted into a copy, and the command that must notice it does."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.planted.conftest import Copy

type Files = Mapping[str, str]
SHAPE = "tests/architecture/test_python_shape.py"
SOURCE = "tests/architecture/test_front_end_source.py"
VECTORS = "tests/vectors/test_vectors.py::test_vector_holds"
PAGE = "content/about/privacy.md"
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault.

    Args:
        path: File that it is planted into.
        old: What is replaced there.
        new: What stands there instead.
        command: What must notice it.
        said: What must be said about it.
    """

    path: str
    old: str
    new: str
    command: tuple[str, ...]
    said: str


def _test(*ids: str) -> tuple[str, ...]:
    return ("pytest", *ids)


FAULTS = {
    "a test of a control is renamed": Fault(
        "tests/unit/kit/test_units.py",
        "def test_conversion(",
        "def test_converting(",
        _test("tests/unit/checks/test_hazards.py::test_every_control_is_held_by_a_test"),
        "h1, exact-conversion: there is no test tests/unit/kit/test_units.py::test_conversion",
    ),
    "a threshold of romiplostim is moved onto its value": Fault(
        "calculators/romiplostim/rules.py", "if count > hold:", "if count >= hold:", _test(VECTORS, "-k", "C9-"), "C9-"
    ),
    "a limit of ciclosporin is moved off its value": Fault(
        "calculators/ciclosporin/rules.py",
        "if dose_mg_kg <= start.high:",
        "if dose_mg_kg < start.high:",
        _test(VECTORS, "-k", "C17-"),
        "C17-",
    ),
    "a fact of a calculator is changed": Fault(
        "calculators/rituximab/facts.toml", 'value = "375"', 'value = "376"', _test(VECTORS, "-k", "C14-"), "C14-1"
    ),
    "a fact of a page is changed": Fault(
        "content/facts/doses.toml",
        'value = "150"',
        'value = "160"',
        _test("tests/golden/test_facts.py"),
        "cyclophosphamide_oral",
    ),
    "a script of a public server is linked in the theme": Fault(
        "build/web/theme/main.html",
        "{{ super() }}",
        '{{ super() }}<script src="https://cdn.example.org/a.js"></script>',
        _test(SOURCE, "-k", "test_nothing_loads_from_elsewhere"),
        "https://cdn.example.org/a.js",
    ),
    "a style stands inside a template": Fault(
        "build/web/components/tables/tables.jinja",
        "<table",
        '<table style="color: red"',
        _test(SOURCE, "-k", "test_templates_hold_nothing_inline"),
        "tables.jinja",
    ),
    "a style stands inside a page": Fault(
        PAGE,
        "# Privacy",
        '<p style="color: red">Words.</p>\n\n# Privacy',
        ("wardbook", "check"),
        f"{PAGE}:",
    ),
    "a script makes markup of text": Fault(
        "build/web/engine/dom.mjs",
        "export function",
        "export function raw(place, text) { place.innerHTML = text; }\nexport function",
        _test(SOURCE, "-k", "test_scripts_make_no_markup_from_text"),
        "innerHTML",
    ),
    "the policy allows any origin": Fault(
        "build/wardbook/release/policy.py",
        "connect-src 'self';",
        "connect-src *;",
        _test("tests/unit/release/test_policy.py"),
        "test_policy_names_no_origin_but_its_own",
    ),
    "a module has 401 lines": Fault(
        "build/wardbook/kit/dates.py",
        '"""',
        "#\n" * (401 - (ROOT / "build/wardbook/kit/dates.py").read_text("utf-8").count("\n")) + '"""',
        _test(SHAPE, "-k", "test_modules_and_functions_stay_small and kit/dates"),
        "assert 401 <= 400",
    ),
    "the kit imports what no browser has": Fault(
        "build/wardbook/kit/dates.py",
        "from datetime import",
        "import pydantic\nfrom datetime import",
        _test(SHAPE, "-k", "test_the_kit_uses_the_standard_library_only and dates"),
        "pydantic",
    ),
    "a formula calculates in binary": Fault(
        "calculators/rituximab/rules.py",
        "from decimal import",
        "HALF = 0.5\nfrom decimal import",
        _test(SHAPE, "-k", "test_no_binary_floating_point and rituximab"),
        "rituximab",
    ),
    "a worked example is of no vector": Fault(
        "calculators/body_surface_area/explained.py",
        '"C2-1"',
        '"C2-0"',
        ("wardbook", "check"),
        "broken-calculator: body-surface-area: KeyError: nothing is named 'C2-0'",
    ),
    "a formula on a page names no fact": Fault(
        "calculators/body_surface_area/explained.py",
        "<mosteller_divisor>",
        "<mosteller_divider>",
        ("wardbook", "check"),
        "calculators/body_surface_area/explained.py:11:1: broken-calculator: body-surface-area: KeyError",
    ),
    "a check imports upwards": Fault(
        "build/wardbook/checks/doses.py",
        "from wardbook.model import",
        "import wardbook.render\nfrom wardbook.model import",
        ("lint-imports", "--no-cache"),
        "wardbook.checks is not allowed to import wardbook.render",
    ),
    "pages may weigh more than was promised": Fault(
        "build/wardbook/checks/built/budgets.py",
        "EVERY_PAGE_LOADS = 94_000",
        "EVERY_PAGE_LOADS = 95_000",
        _test("tests/unit/checks/test_budgets.py"),
        "test_a_reading_page_stays_within_the_promise",
    ),
    "heavy pages are let through": Fault(
        "build/wardbook/checks/built/budgets.py",
        "        page=_heavy_page,\n",
        "",
        _test("tests/unit/checks/test_budgets.py"),
        "test_a_heavy_page_is_refused",
    ),
    "a word is misspelt": Fault(
        PAGE,
        "# Privacy",
        "# Pirvacy, recieved",
        ("codespell", PAGE),
        "recieved",
    ),
}


def _spoilt(fault: Fault) -> Callable[[str], str]:
    return lambda text: text.replace(fault.old, fault.new, 1)


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_noticed(name: str, copy: Copy) -> None:
    """The narrowest command of `make test` that is responsible turns red and says what is wrong."""
    fault = FAULTS[name]
    text = copy.text(fault.path)
    assert fault.old in text
    copy.plant({fault.path: _spoilt(fault)(text)})
    done = copy.test(*fault.command[1:]) if fault.command[0] == "pytest" else copy.run(*fault.command)
    said = done.stdout + done.stderr
    assert done.returncode != 0, said
    assert fault.said in said


def test_an_untested_function_is_noticed(copy: Copy) -> None:
    """What the fast tests do not reach turns coverage red, in a module that was covered before."""
    module = "build/wardbook/kit/dates.py"
    reached = [_covered(copy, module), _covered(copy, module, planted="\n\ndef untested() -> int:\n    return 1\n")]
    assert [code for code, _ in reached] == [0, 2], reached
    assert "dates.py" in reached[1][1]
    assert "total of 9" in reached[1][1]


def _covered(copy: Copy, module: str, *, planted: str = "") -> tuple[int, str]:
    """Measure one module of a copy by the tests of its own; give the exit code of the report, and the report."""
    copy.plant({module: copy.text(module) + planted})
    done = copy.run("coverage", "run", "-m", "pytest", "--quiet", "tests/unit/kit/test_dates_and_logic.py")
    assert done.returncode == 0, done.stdout
    copy.run("coverage", "combine")
    report = copy.run("coverage", "report", f"--include={module}")
    return report.returncode, report.stdout + report.stderr


def test_without_a_fault_nothing_is_noticed(copy: Copy) -> None:
    """In the clean copy the same commands pass, so that what turns them red is the fault."""
    whole = [fault.command for fault in FAULTS.values() if "-k" not in fault.command]
    done = copy.test(*sorted(part for command in whole if command[0] == "pytest" for part in command[1:]))
    assert done.returncode == 0, done.stdout
    assert re.search(r"\d+ passed", done.stdout)
    for command in {command for command in whole if command[0] != "pytest"}:
        done = copy.run(*command)
        assert done.returncode == 0, done.stdout + done.stderr
