"""Phase of ITP: what the calculator asks for and gives."""

from datetime import date

from wardbook.kit import (
    Day,
    NoteKind,
    Output,
    Places,
    Spec,
    shared,
)

SPEC = Spec(
    id="itp-phase",
    title="Phase of ITP",
    purpose="Newly diagnosed, persistent or chronic",
    version="1.0.0",
    priority=1,
    rules="C7",
    read_on=date(2026, 11, 22),
    references=("neunert2013", "cerecai2020", "thanz2022"),
    inputs=(
        shared.TIME_SINCE_DIAGNOSIS.but(needed_when="the date of diagnosis is not given"),
        Day(name="diagnosed_on", label="Date of diagnosis"),
        Day(name="today", label="Today", needed_when="the date of diagnosis is given"),
    ),
    outputs=(
        Output(
            name="phase",
            label="Phase",
            type="choice",
            meaning="By the time since diagnosis",
            choices={"newly-diagnosed": "Newly diagnosed", "persistent": "Persistent", "chronic": "Chronic"},
        ),
        Output(
            name="months",
            label="Time since diagnosis",
            type="quantity",
            meaning="From dates, the full calendar months that have passed",
            unit="mo",
            places=Places.at_most(1),
        ),
        Output(
            name="persistent_from",
            label="Persistent from",
            type="date",
            meaning="First day of the persistent phase, when dates are given",
        ),
        Output(
            name="chronic_after",
            label="Chronic after",
            type="date",
            meaning="Last day of the persistent phase, when dates are given",
        ),
    ),
    actions={},
    notes=(
        NoteKind("chronic-by-some-definitions", "info", "the time since diagnosis is exactly 12 months"),
        NoteKind(
            "delay-splenectomy",
            "info",
            "ITP has lasted 12 months or less",
        ),
    ),
    gated=(),
)
