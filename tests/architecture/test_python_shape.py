"""The shape of the Python: sizes, what may be imported where, and what arithmetic may not use."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WARDBOOK = ROOT / "build" / "wardbook"
KIT = WARDBOOK / "kit"
CALCULATORS = ROOT / "calculators"
TESTS = ROOT / "tests"

MOST_LINES_OF_A_MODULE = 400
MOST_LINES_OF_A_FUNCTION = 40
# What a calculator may use besides the kit; each runs the same in the browser.
CALCULATORS_MAY_IMPORT = frozenset(
    {"calendar", "collections", "dataclasses", "datetime", "decimal", "enum", "fractions", "functools", "itertools"}
    | {"math", "pathlib", "typing"}
)
# Binary floating point differs between machines in the last digit; text and places do not.
MATH_MAY_OFFER = frozenset({"ceil", "floor", "gcd", "lcm"})


def _modules(*folders: Path) -> list[Path]:
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), filename=str(path))


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """List absolute imports as (line, module); those relative to the own package are inside it anyway."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.lineno, node.module


@pytest.mark.parametrize("path", _modules(WARDBOOK, CALCULATORS, TESTS), ids=_name)
def test_modules_and_functions_stay_small(path: Path) -> None:
    """A module stops at 400 lines and a function at 40, so that a reviewer can hold one in mind."""
    text = path.read_text("utf-8")
    assert text.count("\n") <= MOST_LINES_OF_A_MODULE
    long = {
        node.name: node.end_lineno - node.lineno + 1
        for node in _functions(_tree(path))
        if node.end_lineno and node.end_lineno - node.lineno + 1 > MOST_LINES_OF_A_FUNCTION
    }
    assert not long


@pytest.mark.parametrize("path", _modules(TESTS), ids=_name)
def test_each_test_says_what_it_holds(path: Path) -> None:
    """Every test module and every test has a docstring, also inside classes."""
    tree = _tree(path)
    assert ast.get_docstring(tree)
    assert not [node.name for node in _functions(tree) if node.name.startswith("test_") and not ast.get_docstring(node)]


@pytest.mark.parametrize("path", _modules(KIT), ids=_name)
def test_the_kit_uses_the_standard_library_only(path: Path) -> None:
    """The kit ships to the browser, where nothing is installed."""
    outside = {
        module
        for _, module in _imports(_tree(path))
        if module.split(".")[0] not in sys.stdlib_module_names and not module.startswith("wardbook.kit")
    }
    assert not outside


@pytest.mark.parametrize("path", _modules(CALCULATORS), ids=_name)
def test_calculators_import_from_an_allow_list(path: Path) -> None:
    """A calculator uses the kit, some of the standard library, and the rules of another calculator."""
    refused = {
        module
        for _, module in _imports(_tree(path))
        if module.split(".")[0] not in CALCULATORS_MAY_IMPORT
        and module != "wardbook.kit"
        and not module.startswith("wardbook.kit.")
        and not (module.startswith("calculators.") and module.endswith(".rules"))
        and not module.startswith(f"calculators.{path.parent.name}")
    }
    assert not refused


@pytest.mark.parametrize("path", _modules(KIT, CALCULATORS), ids=_name)
def test_no_binary_floating_point(path: Path) -> None:
    """Doses are decimal: no float literal, no float(), nothing of math that gives one."""
    tree = _tree(path)
    floats = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Constant) and type(node.value) is float]
    calls = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float"
    ]
    of_math = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        and node.module == "math"
        and not {alias.name for alias in node.names} <= MATH_MAY_OFFER
    ]
    assert not floats + calls + of_math


@pytest.mark.parametrize("path", _modules(CALCULATORS), ids=_name)
def test_formulas_take_named_arguments(path: Path) -> None:
    """Nobody can swap a height and a weight: at most one quantity goes to a function without its name."""
    swappable = []
    for node in _functions(_tree(path)):
        types = [ast.unparse(argument.annotation) for argument in node.args.args if argument.annotation]
        if sum(type_.removesuffix(" | None") in {"Decimal", "date", "int"} for type_ in types) > 1:
            swappable.append(node.name)
    assert not swappable


def test_there_is_one_package_of_each_name() -> None:
    """`build` is a folder and no package, or it would hide the tool of that name."""
    assert not (ROOT / "build" / "__init__.py").exists()
