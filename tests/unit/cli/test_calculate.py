"""`wardbook calculate`: the wire format on the command line, one question or many."""

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner, Result

from wardbook.cli import main

AREA = {"height": "180 cm", "weight": "80 kg"}


@pytest.fixture
def ask() -> Callable[..., Result]:
    """Run the command with arguments and standard input."""
    return lambda *arguments, text=None: CliRunner().invoke(main, ["calculate", *arguments], input=text)


def _replies(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_one_question(ask: Callable[..., Result]) -> None:
    """The reply is one line of JSON and the exit code says that an answer is given."""
    result = ask("body-surface-area", "--input", json.dumps(AREA))
    [reply] = _replies(result)
    assert (reply["status"], reply["outputs"]["area"]["value"], result.exit_code) == ("ok", "2", 0)


@pytest.mark.parametrize(
    ("calculator", "inputs", "problem"),
    [
        ("body-surface-area", {"height": "180 cm"}, "missing"),
        ("body-surface-area", {"height": "180 cm", "weight": "eighty"}, "not-a-number"),
        ("no-such-thing", {}, "unknown-calculator"),
    ],
)
def test_exit_code_1_without_an_answer(
    ask: Callable[..., Result], calculator: str, inputs: dict[str, str], problem: str
) -> None:
    """Any status but ok ends with 1, and the reply still stands on standard output."""
    result = ask(calculator, "--input", json.dumps(inputs))
    [reply] = _replies(result)
    assert problem in {found["code"] for found in reply["problems"]}
    assert result.exit_code == 1


@pytest.mark.parametrize("inputs", ["", "{", "[]", "1", '{}, "calculator": "rituximab"', "null", "{" * 100_000])
def test_broken_input_is_a_reply_not_a_traceback(ask: Callable[..., Result], inputs: str) -> None:
    """What is not a JSON object gets the contract's answer to a malformed request."""
    result = ask("body-surface-area", "--input", inputs)
    [reply] = _replies(result)
    assert (reply["calculator"], reply["problems"][0]["code"]) == (None, "malformed-request")
    assert result.exit_code == 1


def test_digits_are_passed_on_as_typed(ask: Callable[..., Result]) -> None:
    """A long decimal is not rounded by a float on its way to the calculator."""
    weight = "80.000000000000000001"
    request = f'{{"height": "180 cm", "weight": {{"value": {weight}, "unit": "kg"}}}}'
    [reply] = _replies(ask("body-surface-area", "--input", request))
    # sqrt(180 * 80.000000000000000001 / 3600) = 2 * sqrt(1 + 1.25e-20) = 2 + 1.25e-20
    assert reply["outputs"]["area"]["value"].startswith("2.0000000000000000000125")


def test_a_batch_answers_line_by_line(ask: Callable[..., Result]) -> None:
    """Replies come in the order of the questions; blank lines are passed over; bad lines do not stop the rest."""
    good = json.dumps({"calculator": "body-surface-area", "inputs": AREA})
    result = ask("--batch", text=f"{good}\n\n   \n{{broken\n[]\n{good}")
    assert [reply["status"] for reply in _replies(result)] == ["ok", "invalid", "invalid", "ok"]
    assert result.exit_code == 0


def test_a_line_that_is_not_text_is_malformed() -> None:
    """Bytes that are no UTF-8 are answered like any other malformed line."""
    result = CliRunner().invoke(main, ["calculate", "--batch"], input=b'\xff\n{"calculator": "none", "inputs": {}}\n')
    assert [reply["problems"][0]["code"] for reply in _replies(result)] == ["malformed-request", "unknown-calculator"]


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        ([], "Name a calculator"),
        (["body-surface-area"], "Give its inputs"),
        (["body-surface-area", "--batch"], "leave out ID"),
        (["--batch", "--input", "{}"], "leave out ID"),
    ],
)
def test_wrong_use_says_what_to_do(ask: Callable[..., Result], arguments: list[str], advice: str) -> None:
    """A wrong combination ends with 2 and one sentence of advice."""
    result = ask(*arguments)
    assert result.exit_code == 2
    assert advice in result.stderr


def test_each_reply_is_flushed() -> None:
    """A program that asks and waits gets its answer before it sends the next question."""
    request = json.dumps({"calculator": "none", "inputs": {}}) + "\n"
    command = [sys.executable, "-m", "wardbook", "calculate", "--batch"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        for _ in range(2):
            process.stdin.write(request)
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["status"] == "invalid"
        process.stdin.close()
        assert process.wait(timeout=30) == 0


def test_a_closed_output_ends_quietly() -> None:
    """When nobody reads any more the batch stops with 1 and no traceback."""
    request = json.dumps({"calculator": "none", "inputs": {}}) + "\n"
    command = [sys.executable, "-m", "wardbook", "calculate", "--batch"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        process.stdin.write(request)
        process.stdin.close()
        assert process.wait(timeout=30) == 1
        assert process.stderr.read() == ""


def test_calculate_starts_without_the_generator() -> None:
    """Asking a calculator loads neither the host nor the builder's packages."""
    code = "import sys, wardbook.cli; print(sorted({'mkdocs', 'pydantic', 'jinja2', 'rich'} & {*sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
