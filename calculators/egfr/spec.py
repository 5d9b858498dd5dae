"""Glomerular filtration rate: what the calculator asks for and gives."""

from datetime import date

from wardbook.kit import (
    NoteKind,
    Output,
    Places,
    Spec,
    shared,
)

SPEC = Spec(
    id="egfr",
    title="eGFR (CKD-EPI 2021)",
    purpose="Estimated glomerular filtration rate from creatinine",
    version="1.0.0",
    priority=2,
    rules="C4",
    read_on=date(2026, 11, 22),
    references=("inker2021",),
    inputs=(
        shared.CREATININE.but(required=True),
        shared.AGE.but(required=True),
        shared.SEX.but(required=True),
    ),
    outputs=(
        Output(
            name="egfr",
            label="eGFR",
            type="quantity",
            meaning="By the CKD-EPI equation of 2021, for a body surface of 1.73 m^2",
            unit="mL/min/{1.73_m2}",
            places=Places(0),
        ),
    ),
    actions={},
    notes=(NoteKind("standardised-creatinine", "info", "always"),),
    gated=(),
)
