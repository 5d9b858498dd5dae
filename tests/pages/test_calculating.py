"""Using a calculator: what is shown, what is refused, and that no answer outlives its inputs."""

import pytest
from playwright.sync_api import Page, expect

from tests.pages.conftest import Open
from tests.pages.forms import CalculatorForm

_RITUXIMAB = {"height": "180 cm", "weight": "80 kg", "hbsag": "negative", "anti_hbc": "negative"}


@pytest.fixture
def rituximab(kept_forms: Open) -> CalculatorForm:
    """An empty form of the rituximab calculator whose Python runs."""
    return kept_forms("rituximab")


def dose(form: CalculatorForm) -> str:
    """Give the dose as it is shown, with its unit."""
    return form.result.locator('dd:has([data-output="dose"])').inner_text().replace("\u00a0", " ")


def test_valid_answers_give_a_dose_without_asking(rituximab: CalculatorForm) -> None:
    """Typing is enough: the dose appears with its unit, its full value, working and sources."""
    form, page = rituximab, rituximab.page
    page.locator("[name=height]").fill("180")
    page.locator("[name=weight]").fill("80")
    page.locator("[name=hbsag]").select_option("negative")
    page.locator("[name=anti_hbc]").select_option("negative")
    expect(form.result).to_have_attribute("data-state", "ready")
    assert dose(form) == "750 mg"
    assert form.reply()["outputs"]["dose"] == {"value": "750", "unit": "mg", "display": "750"}
    assert form.reply()["action"] == "give"
    text = form.result.inner_text()
    assert all(part in text for part in ("Working", "Answers used", "180 cm", "Sources", "Mosteller", "release"))


def test_boundary_is_accepted_and_just_outside_refused(rituximab: CalculatorForm) -> None:
    """A value on the hard limit is taken once it is confirmed; just beyond it no answer is left to confirm."""
    rituximab.fill({**_RITUXIMAB, "height": "250 cm", "weight": "200 kg"})
    assert rituximab.settled() == "invalid"
    assert "250 cm" in rituximab.error("height")
    rituximab.form.locator('[name="confirm"][value="height"]').check()
    expect(rituximab.result).to_have_attribute("data-state", "ready")
    rituximab.fill({"height": "250.1 cm"})
    expect(rituximab.result).to_have_attribute("data-state", "invalid")
    assert "250.1 cm" in rituximab.error("height")
    expect(rituximab.form.locator('[name="confirm"]')).to_have_count(0)


def test_refused_value_is_named_at_its_field(rituximab: CalculatorForm) -> None:
    """Height in metres typed as centimetres: no dose, and the field says what to do."""
    rituximab.fill({**_RITUXIMAB, "height": "1.8 cm"})
    assert rituximab.settled() == "invalid"
    height = rituximab.form.locator("[name=height]")
    expect(height).to_have_attribute("aria-invalid", "true")
    assert height.get_attribute("aria-describedby") == "calc-rituximab-height-error"
    assert "1.8 cm" in rituximab.error("height")
    assert rituximab.reply()["outputs"] == {}


@pytest.mark.parametrize("typed", ["80,5", "\uff18\uff10", "1 000", "1e2", "eighty"])
def test_other_ways_to_write_a_number_are_refused(rituximab: CalculatorForm, typed: str) -> None:
    """A decimal comma, full-width digits, a blank, an exponent and words are refused, never reread."""
    rituximab.fill(_RITUXIMAB)
    rituximab.form.locator("[name=weight]").fill(typed)
    assert rituximab.settled() == "invalid"
    assert rituximab.error("weight")


def test_spaces_around_a_number_do_not_count(rituximab: CalculatorForm) -> None:
    """A space typed by mistake before or behind a number changes nothing."""
    rituximab.fill(_RITUXIMAB)
    rituximab.form.locator("[name=weight]").fill(" 80 ")
    assert rituximab.settled() == "ready"
    assert dose(rituximab) == "750 mg"


def test_contraindication_blocks(rituximab: CalculatorForm) -> None:
    """A positive marker gives advice in words and no dose anywhere."""
    rituximab.fill({**_RITUXIMAB, "anti_hbc": "positive"})
    assert rituximab.settled() == "blocked"
    reply = rituximab.reply()
    assert reply["action"] == "hepatology-first"
    assert not {"dose", "course_total", "rounded_dose"} & set(reply["outputs"])
    assert rituximab.error("anti_hbc")
    assert "750" not in rituximab.result.inner_text()


def test_missing_answers_are_listed_quietly_until_asked_for(rituximab: CalculatorForm) -> None:
    """While a reader types, the result lists what is missing; the button marks the fields too."""
    rituximab.fill({"height": "180 cm", "hbsag": "negative", "anti_hbc": "negative"})
    assert rituximab.settled() == "incomplete"
    error = rituximab.form.locator('[data-error="weight"]')
    expect(error).to_have_class("g-field__error g-visually-hidden")
    assert rituximab.ask() == "incomplete"
    expect(error).to_have_class("g-field__error")
    expect(rituximab.form.locator("[name=weight]")).to_have_attribute("aria-invalid", "true")


def test_rule_that_is_not_covered_says_so(kept_forms: Open) -> None:
    """A question whose rule nobody has read names it and gives no number."""
    form = kept_forms("fostamatinib")
    form.fill({"question": "neutrophils", "jurisdiction": "US"})
    assert form.settled() == "uncovered"
    reply = form.reply()
    assert reply["gated"] == ["C12-neutrophils"]
    assert reply["outputs"] == {}
    assert "Not covered here" in form.result.inner_text()


def test_problems_take_the_focus_when_asked_for(rituximab: CalculatorForm) -> None:
    """The button leads to a list of problems in the order of the form; each leads to its field."""
    rituximab.fill({"hbsag": "negative", "anti_hbc": "negative"})
    assert rituximab.ask() == "incomplete"
    expect(rituximab.result.locator("[data-problems]")).to_be_focused()
    links = rituximab.result.locator("[data-problems] a")
    assert [text.split()[0] for text in links.all_inner_texts()] == ["Height", "Actual"]
    links.nth(1).click()
    expect(rituximab.form.locator("[name=weight]")).to_be_focused()


def test_answer_does_not_take_the_focus(rituximab: CalculatorForm) -> None:
    """An answer is announced, and the focus stays where the reader works."""
    rituximab.fill(_RITUXIMAB)
    rituximab.form.locator("[name=weight]").focus()
    rituximab.page.keyboard.press("Enter")
    assert rituximab.settled() == "ready"
    expect(rituximab.form.locator("[name=weight]")).to_be_focused()
    expect(rituximab.form.locator("[data-status]")).to_contain_text("Dose of each infusion: 750 mg")


def test_any_change_clears_the_answer_at_once(rituximab: CalculatorForm) -> None:
    """In the very event of a change, before anything is computed, the old answer is gone."""
    rituximab.fill(_RITUXIMAB)
    assert rituximab.settled() == "ready"
    shown = rituximab.form.evaluate("""(form) => ["weight", "height.unit", "hbsag", "formula"].map((name) => {
        const control = form.elements.namedItem(name);
        const type = control.tagName === "SELECT" ? "change" : "input";
        control.dispatchEvent(new Event(type, {bubbles: true}));
        const left = form.querySelector("[data-output], [data-action], [data-note]");
        return [left, form.querySelector("[data-result]").dataset.state];
    })""")
    assert shown == [[None, "loading"]] * 4
    assert rituximab.settled() == "ready"


def test_only_the_newest_question_is_answered(rituximab: CalculatorForm) -> None:
    """Twenty changes in a row leave the answer to the last, and no other was ever shown."""
    rituximab.fill(_RITUXIMAB)
    assert rituximab.settled() == "ready"
    seen = rituximab.form.evaluate("""async (form) => {
        const seen = [];
        const look = new MutationObserver(() => seen.push(
            [form.elements.weight.value, form.querySelector("[data-output=dose]")?.dataset.value ?? null]));
        look.observe(form, {subtree: true, childList: true});
        for (let weight = 60; weight <= 80; weight += 1) {
            form.elements.weight.value = weight;
            form.elements.weight.dispatchEvent(new Event("input", {bubbles: true}));
            form.elements.weight.dispatchEvent(new Event("change", {bubbles: true}));
            if (weight % 5 === 0) await new Promise((done) => requestAnimationFrame(done));
        }
        const state = () => form.querySelector("[data-result]").dataset.state;
        while (state() !== "ready") await new Promise((done) => setTimeout(done, 5));
        look.disconnect();
        return seen.filter(([, dose]) => dose);
    }""")
    assert {tuple(pair) for pair in seen} <= {
        ("80", "750"),
        *((str(w), d) for w, d in seen if w in {"60", "65", "70", "75"}),
    }
    assert seen[-1] == ["80", "750"]


def test_change_of_unit_converts_and_back_gives_what_was_typed(rituximab: CalculatorForm) -> None:
    """The number follows the unit; the old unit brings back exactly what was typed."""
    rituximab.fill({**_RITUXIMAB, "weight": "80.50 kg"})
    assert rituximab.settled() == "ready"
    before = rituximab.reply()["outputs"]["dose"]
    weight, unit = rituximab.form.locator("[name=weight]"), rituximab.form.locator('[name="weight.unit"]')
    unit.select_option("g")
    expect(weight).to_have_value("80500")
    expect(rituximab.form.locator("[data-field=weight] [data-conversion]")).to_contain_text("Converted from 80.50 kg")
    assert rituximab.settled() == "ready"
    assert rituximab.reply()["outputs"]["dose"] == before
    unit.select_option("kg")
    expect(weight).to_have_value("80.50")
    assert rituximab.settled() == "ready"
    assert rituximab.reply()["outputs"]["dose"] == before


def test_height_in_feet_and_inches(rituximab: CalculatorForm) -> None:
    """Two boxes for one height: read by Python, refused in words, converted to cm and back to what was typed."""
    rituximab.fill({**_RITUXIMAB, "height": "180.34 cm"})
    assert rituximab.settled() == "ready"
    before = rituximab.reply()["outputs"]["dose"]
    field, unit = rituximab.form.locator("[data-field=height]"), rituximab.form.locator('[name="height.unit"]')
    feet, inches, said = field.get_by_label(", ft"), field.get_by_label(", in"), field.locator("[data-conversion]")
    unit.select_option("[ft_i]+[in_i]")
    expect(feet).to_have_value("5")
    expect(inches).to_have_value("11")
    expect(field.locator("[name=height]")).to_be_hidden()
    expect(rituximab.result).to_have_attribute("data-state", "ready")
    assert rituximab.reply()["outputs"]["dose"] == before
    assert "5 ft 11 in" in rituximab.result.inner_text()
    inches.fill("12")
    expect(said).to_have_text("Beside feet, inches are from 0 to less than 12.")
    expect(rituximab.result).to_have_attribute("data-state", "incomplete")
    inches.fill("10")
    expect(said).to_be_hidden()
    expect(rituximab.result).to_have_attribute("data-state", "ready")
    assert rituximab.reply()["outputs"]["dose"] != before
    unit.select_option("cm")
    expect(rituximab.form.locator("[name=height]")).to_have_value("177.8")
    expect(feet).to_be_hidden()
    expect(said).to_contain_text("Converted from 5 ft 10 in")
    unit.select_option("[ft_i]+[in_i]")
    expect(inches).to_have_value("10")


def test_typed_number_can_be_kept_in_the_new_unit(rituximab: CalculatorForm) -> None:
    """Who typed pounds and chose the unit afterwards gets the number back."""
    rituximab.fill({**_RITUXIMAB, "weight": "176 kg"})
    rituximab.form.locator('[name="weight.unit"]').select_option("[lb_av]")
    rituximab.page.get_by_role("button", name="I meant 176 lb").click()
    expect(rituximab.form.locator("[name=weight]")).to_have_value("176")
    assert rituximab.settled() == "ready"
    assert "176 lb" in rituximab.result.inner_text()


def test_number_that_cannot_be_converted_is_cleared(rituximab: CalculatorForm) -> None:
    """What is no number is not carried into another unit, and the page says so."""
    rituximab.form.locator("[name=weight]").fill("80,5")
    rituximab.form.locator('[name="weight.unit"]').select_option("g")
    expect(rituximab.form.locator("[data-field=weight] [data-conversion]")).to_contain_text("was cleared")
    expect(rituximab.form.locator("[name=weight]")).to_have_value("")


def test_confirmation_holds_for_what_was_asked(rituximab: CalculatorForm) -> None:
    """A value that was confirmed is asked about anew when it changes."""
    rituximab.fill({**_RITUXIMAB, "height": "200 cm", "weight": "260 kg"})
    assert rituximab.settled() == "invalid"
    box = rituximab.form.locator('[name="confirm"][value="weight"]')
    box.check()
    expect(rituximab.result).to_have_attribute("data-state", "ready")
    expect(box).to_be_checked()
    rituximab.form.locator("[name=weight]").fill("270")
    expect(rituximab.result).to_have_attribute("data-state", "invalid")
    expect(box).not_to_be_checked()


def test_none_and_the_others_exclude_each_other(kept_forms: Open) -> None:
    """Ticking "None of these" takes the other ticks away, and the other way round."""
    form = kept_forms("fostamatinib")
    some, none = (
        form.form.locator('[name="interacting_drugs"]').first,
        form.form.locator('[name="interacting_drugs.none"]'),
    )
    some.check()
    none.check()
    expect(some).not_to_be_checked()
    some.check()
    expect(none).not_to_be_checked()


def test_rows_are_added_removed_and_counted(kept_forms: Open) -> None:
    """Names count from 0 without gaps; a blank row is not sent, and a problem finds its row."""
    form = kept_forms("platelet-response")
    form.fill({"platelets_baseline": "10 10*9/L", "bleeding": False})
    add = form.form.locator('[data-add-row="counts"]')
    add.click()
    add.click()
    expect(form.form.locator('[name="counts[2].on"]')).to_be_focused()
    for row, (day, count) in {1: ("2026-05-01", "120"), 2: ("2026-05-09", "x")}.items():
        form.form.locator(f'[name="counts[{row}].on"]').fill(day)
        form.form.locator(f'[name="counts[{row}].platelets"]').fill(count)
    assert form.settled() == "invalid"
    assert form.error("counts[2].platelets")
    form.form.locator('[data-remove-row="counts"]').first.click()
    form.form.locator('[name="counts[1].platelets"]').fill("130")
    assert form.settled() == "ready"
    assert form.reply()["outputs"]["response"]["value"] == "complete-response"
    expect(form.form.locator('[name="counts[2].on"]')).to_have_count(0)


def test_records_are_shown_in_words(kept_forms: Open) -> None:
    """A list of records reads as cards: labels for codes, dates in words, figures with their sources' numbers."""
    form = kept_forms("treatment-options")
    form.fill({"jurisdiction": "US", "age": "45 a", "prior_treatments": []})
    assert form.settled() == "ready"
    cards = form.result.locator(".g-records__item")
    assert cards.count() == len(form.reply()["outputs"]["options"]["value"])
    splenectomy = form.result.locator(".g-records__item", has_text="Splenectomy").first.inner_text()
    assert "(n = 2623) [" in splenectomy
    assert "kojouri2004" not in splenectomy


def test_file_can_be_saved(kept_forms: Open) -> None:
    """A calendar is handed over as a file, made in the page."""
    form = kept_forms("monitoring-plan")
    form.fill({"drug": "romiplostim", "started_on": "2026-03-02", "until": "2026-03-23"})
    assert form.settled() == "ready"
    with form.page.expect_download() as download:
        form.page.get_by_role("button", name="Save the file").click()
    assert download.value.suggested_filename.endswith(".ics")
    saved = download.value.path().read_text("utf-8")
    assert saved.startswith("BEGIN:VCALENDAR")
    assert "2 March 2026" in form.result.inner_text()


def test_clear_all_leaves_nothing(kept_forms: Open) -> None:
    """The button empties the form, the rows, the questions and the result."""
    form = kept_forms("platelet-response")
    form.fill({"platelets_baseline": "10 10*9/L", "counts": [{"on": "2026-05-01"}, {"on": "x"}], "bleeding": True})
    form.ask()
    form.clear()
    expect(form.result).to_have_attribute("data-state", "empty")
    expect(form.form.locator("[data-row]")).to_have_count(1)
    assert form.reply()["problems"] == []
    left = form.form.evaluate("(form) => [...new FormData(form)].filter(([name, value]) => value)")
    assert {name.rpartition(".")[2] for name, _ in left} == {"unit"}


def tab_to(form: CalculatorForm, name: str) -> None:
    """Press the tabulator until a control has the focus."""
    for _ in range(20):
        if form.page.evaluate("document.activeElement.name") == name:
            return
        form.page.keyboard.press("Tab")
    pytest.fail(f"{name} is not reached by keyboard")


def test_keyboard_alone_is_enough(rituximab: CalculatorForm) -> None:
    """From the first field to the answer without a mouse."""
    rituximab.form.locator("[name=height]").focus()
    for name, keys in (("height", "180"), ("weight", "80"), ("hbsag", "Neg"), ("anti_hbc", "Neg")):
        tab_to(rituximab, name)
        rituximab.page.keyboard.type(keys)
    rituximab.page.keyboard.press("Control+Enter")
    assert rituximab.settled() == "ready"
    assert dose(rituximab) == "750 mg"


def pasted(page: Page) -> str:
    """Read what was copied as a person does, by pasting it: a plain http page must not ask the browser for it."""
    page.evaluate("""() => {
        const box = document.createElement("textarea");
        box.id = "pasted";
        document.body.append(box);
        box.focus();
    }""")
    page.keyboard.press("ControlOrMeta+V")
    text = page.locator("#pasted").input_value()
    page.locator("#pasted").evaluate("(box) => box.remove()")
    return text


def test_result_is_copied_as_text(rituximab: CalculatorForm) -> None:
    """The text holds calculator, version, answers, result, working, notes, sources and release, and no identity."""
    rituximab.fill(_RITUXIMAB)
    assert rituximab.settled() == "ready"
    rituximab.page.get_by_role("button", name="Copy as text").click()
    expect(rituximab.result.get_by_text("Copied.")).to_be_visible()
    text = pasted(rituximab.page)
    assert "Dose of each infusion: 750 mg" in text
    assert "Calculator rituximab, version" in text
    assert all(part in text for part in ("Height: 180 cm", "Working:", "mosteller1987:", "release", "Not identified"))


def test_what_is_typed_is_kept_nowhere(rituximab: CalculatorForm) -> None:
    """After use no storage, no address and no history entry holds a value."""
    rituximab.fill({**_RITUXIMAB, "weight": "81.23 kg"})
    assert rituximab.settled() == "ready"
    kept = rituximab.page.evaluate("""async () => JSON.stringify([
        location.href, document.cookie, {...localStorage}, {...sessionStorage}, history.state,
        (await indexedDB.databases()).map(({name}) => name), globalThis.caches ? await caches.keys() : []])""")
    assert "81.23" not in kept
    assert "rituximab" not in kept.replace("calculators/rituximab.html", "")
