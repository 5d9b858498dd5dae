"""A copy that a hospital has adapted: its amounts are choices that nobody has made yet, its units come first."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.pages.conftest import Watch, spec_of
from wardbook.kit import registry
from wardbook.release.adapt import adapt
from wardbook.release.local import read_local

NAME = "Spital <i>Nord</i>"
LOCAL = f"""[hospital]
name = "{NAME}"
adapted_by = "Pharmacy"
adapted_on = 2026-11-20
[units]
weight = "[lb_av]"
[stock.mycophenolate]
tablet_strength = ["250 mg", "500 mg"]
[stock.immunoglobulin]
vial_sizes = ["5", "10"]
"""


@pytest.fixture(scope="module")
def adapted(site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Adapt the built site."""
    folder = tmp_path_factory.mktemp("adapted")
    (folder / "local.toml").write_text(LOCAL, "utf-8")
    specs = {id_: spec_of(id_) for id_ in registry.calculator_ids()}
    local, findings = read_local(folder / "local.toml", specs=specs)
    assert local, findings
    adapt(site_dir, local=local, specs=specs, out=folder / "site")
    return folder / "site"


@pytest.fixture
def page(context: BrowserContext, adapted: Path) -> Page:
    """Open a watched page of the adapted copy."""
    context.on("page", Watch(adapted.as_uri()).on)
    return context.new_page()


def test_stocked_amounts_are_offered_not_taken(page: Page, adapted: Path) -> None:
    """The field stays empty until a reader chooses; what was not set is said, and offers nothing."""
    page.goto(f"{adapted.as_uri()}/calculators/mycophenolate.html")
    box = page.locator("input[name=tablet_strength]")
    stock = page.locator("[data-stock=tablet_strength]")
    expect(stock).to_contain_text(f"Stocked at {NAME}")
    expect(box).to_have_value("")
    stock.get_by_role("button", name="500 mg").click()
    expect(box).to_have_value("500")
    unset = page.locator("[data-stock=suspension_strength]")
    expect(unset).to_contain_text("NOT SET")
    expect(unset.get_by_role("button")).to_have_count(0)


def test_vials_go_into_the_list_once(page: Page, adapted: Path) -> None:
    """A further one opens a row of its own, the same one none."""
    page.goto(f"{adapted.as_uri()}/calculators/immunoglobulin.html")
    stock = page.locator("[data-stock=vial_sizes]")
    for name in ("5", "10", "5"):
        stock.get_by_role("button", name=name, exact=True).click()
    boxes = page.locator("[data-field=vial_sizes] [data-rows] input")
    expect(boxes).to_have_count(2)
    assert [box.input_value() for box in boxes.all()] == ["5", "10"]


def test_units_come_in_the_order_of_the_hospital(page: Page, adapted: Path) -> None:
    """And every page says whose copy it is; the calculators still answer, under the copy's own release."""
    page.goto(f"{adapted.as_uri()}/calculators/body-surface-area.html")
    expect(page.locator("[data-local]")).to_contain_text(f"Locally adapted for {NAME} by Pharmacy on 2026-11-20")
    expect(page.locator("[name='weight.unit']")).to_have_value("[lb_av]")
    page.locator("[name=height]").fill("180")
    page.locator("[name=weight]").fill("176.37")
    expect(page.locator("[data-result]")).to_have_attribute("data-state", "ready", timeout=90_000)
    expect(page.locator("[data-output=area]")).to_contain_text("2.00")
    expect(page.locator("[data-release]").first).to_contain_text("-local-")
