"""Danazol: fixed doses alone or with ATRA, blocked until pregnancy is answered."""

from collections.abc import Iterable
from pathlib import Path

from wardbook.kit import Answer, Answers, Block, Facts, Note, Step, plain

FACTS = Facts.load(Path(__file__))
TABLE = "mcmillan_table"
TRIAL = "feng2017atra"
ATRA_RULE = "C23-atra-pregnancy"
WITH_ATRA = "with-atra"
CONDITIONS = {
    "effective_contraception": "effective contraception",
    "pregnancy_test_negative": "a recent negative pregnancy test",
}
OFF_LABEL = Note(code="off-label", message="Danazol is off-label in ITP.")
SLOW = Note(
    code="slow-response",
    message=f"A response takes about {FACTS['response_time'].shown()}.",
    references=(TABLE,),
)
POPULATION = Note(
    code="trial-population",
    message=f"Danazol with ATRA was tried in {FACTS['trial_population'].shown()}. "
    "It was not studied after rituximab and TPO receptor agonists had failed.",
    references=(TRIAL,),
)
TERATOGENIC = Note(
    code="atra-teratogenic",
    message="ATRA is held to harm an unborn child. That, and how to prevent pregnancy, was not read in a source: "
    "follow the product label.",
)
CONTRACEPTION = Note(
    code="contraception",
    message="Pregnancy is possible. Use effective contraception during treatment, and ask the product label how long "
    "after it.",
)
SAFE_DIRECTION = Note(
    code="project-reading",
    message="Refusing danazol in pregnancy or planned pregnancy is the safe direction and a decision of this project.",
)
ATRA_DIRECTION = Note(
    code="project-reading",
    message="Asking for contraception and a negative pregnancy test before ATRA is the safe direction and a decision "
    "of this project.",
)


def block(case: Answers) -> Iterable[Block]:
    """Block in pregnancy, until it is answered, and with ATRA where it is possible and not prevented."""
    pregnancy = case.maybe_choice("pregnancy")
    if pregnancy is None:
        message = "Pregnancy is not answered. Answer it before any dose is shown."
        yield Block(field="pregnancy", code="not-answered", action="ask-pregnancy", message=message)
    elif pregnancy in {"pregnant", "planning"}:
        message = "Do not give danazol in pregnancy or when pregnancy is planned."
        yield Block(field="pregnancy", action="blocked", message=message, notes=(SAFE_DIRECTION,))
    elif pregnancy == "could" and case.choice("regimen") == WITH_ATRA:
        yield from _unmet_conditions(case)


def answer(case: Answers) -> Answer:
    """Give the doses of the regimen chosen."""
    if case.choice("regimen") == WITH_ATRA:
        return _with_atra()
    single, times = FACTS.value("alone"), FACTS.value("alone_doses_per_day")
    return Answer(
        action="give",
        outputs={"single_dose": single, "doses_per_day": times, "daily_dose": single * times},
        working=(Step("Danazol a day", f"{plain(times)} x {plain(single)} mg", f"{plain(single * times)} mg"),),
        references=(TABLE,),
    )


def remarks(case: Answers) -> Iterable[Note]:
    """Say how long it takes, whom the trial studied, and what pregnancy means."""
    if case.choice("regimen") == WITH_ATRA:
        yield POPULATION
        yield TERATOGENIC
    else:
        yield SLOW
    if case.maybe_choice("pregnancy") == "could":
        yield CONTRACEPTION
    yield OFF_LABEL


def _unmet_conditions(case: Answers) -> Iterable[Block]:
    for field, words in CONDITIONS.items():
        met = case.truth(field)
        if met:
            continue
        known = met is not None
        yield Block(
            field=field,
            code="contraindicated" if known else "not-answered",
            action="blocked",
            message=f"Pregnancy is possible. Danazol with ATRA needs {words} first.",
            notes=(ATRA_DIRECTION,),
            gated=(ATRA_RULE,),
        )


def _with_atra() -> Answer:
    single, times = FACTS.value("with_atra"), FACTS.value("with_atra_doses_per_day")
    atra, atra_times = FACTS.value("atra"), FACTS.value("atra_doses_per_day")
    return Answer(
        action="give",
        outputs={
            "single_dose": single,
            "doses_per_day": times,
            "daily_dose": single * times,
            "atra_single_dose": atra,
            "atra_doses_per_day": atra_times,
        },
        working=(
            Step("Danazol a day", f"{plain(times)} x {plain(single)} mg", f"{plain(single * times)} mg"),
            Step("ATRA a day", f"{plain(atra_times)} x {plain(atra)} mg", f"{plain(atra * atra_times)} mg"),
        ),
        references=(TRIAL,),
        gated=(ATRA_RULE,),
    )
