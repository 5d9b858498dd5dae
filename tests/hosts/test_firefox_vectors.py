"""Every vector in Firefox ESR: the acceptance page asks them all, and each reply is held to what its source says."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Playwright

from tests.hosts.conftest import starting_firefox
from tests.hosts.servers import SERVERS
from tests.hosts.test_acceptance import PATH, record_of
from tests.support.results import Figures
from tests.support.vectors import ROOT, mismatches
from wardbook.kit.registry import calculator_ids

# Keeps what crosses between the page and its worker, and changes nothing of it.
_LISTEN = """globalThis.asked = new Map(); globalThis.answered = [];
globalThis.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({ data }) => {
      if (data.type === "reply") globalThis.answered.push([globalThis.asked.get(data.id), data.reply]);
    });
  }
  postMessage(message, ...rest) {
    if (message.type === "call") globalThis.asked.set(message.id, message.request);
    super.postMessage(message, ...rest);
  }
};"""

type Replies = dict[str, dict[str, Any]]


def vectors_of(calculator: str) -> list[dict[str, Any]]:
    """Read the vectors of a calculator."""
    file = ROOT / "calculators" / calculator.replace("-", "_") / "vectors.json"
    vectors: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))
    return vectors


@pytest.fixture(scope="module")
def accepted(
    playwright: Playwright, site_dir: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[list[str], Replies]]:
    """Let Firefox check the copy once; give the record, and the reply to each request as the cases write it."""
    folder = tmp_path_factory.mktemp("firefox")
    with starting_firefox(playwright, folder) as start, SERVERS["python"](site_dir, PATH, folder) as base:
        page = start().new_page()
        page.add_init_script(_LISTEN)
        lines = record_of(page, base)
        yield lines, {request: json.loads(reply) for request, reply in page.evaluate("globalThis.answered")}


def test_the_copy_is_acceptable(accepted: tuple[list[str], Replies]) -> None:
    """Firefox gives every case the very bytes that the Python of the build gave, and breaks no rule of the policy."""
    lines, _ = accepted
    assert "Firefox/" in "\n".join(lines)
    assert [line for line in lines if line.startswith("WRONG")] == []
    assert any(line.startswith("RIGHT  Calculators: all ") for line in lines)
    assert "RIGHT  Violations of the policy: none" in lines


@pytest.mark.parametrize("calculator", calculator_ids())
def test_vectors_hold(calculator: str, accepted: tuple[list[str], Replies], figures: Figures) -> None:
    """Each vector of a calculator was asked, and its reply is what the source says."""
    vectors = vectors_of(calculator)
    figures.add("Firefox", calculator, cases=len(vectors))
    _, replies = accepted
    found = [(vector, replies[json.dumps(vector["request"], ensure_ascii=False)]) for vector in vectors]
    assert [(vector["id"], wrong) for vector, reply in found if (wrong := mismatches(reply, vector["expect"]))] == []
