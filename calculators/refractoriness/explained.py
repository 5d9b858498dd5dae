"""What the page of the refractoriness calculator shows without script."""

from datetime import date
from typing import Any

from wardbook.kit.explanation import AnswerTable, Axis, Change, Decision, Explanation, Lookup

STRICT = ("mahevas2016", "cerecai2020")


def _trial(treatment: str, **details: Any) -> list[dict[str, Any]]:
    return [{"treatment": treatment, "outcome": "no-response", **details}]


def _rituximab(*, doses: int, days: int) -> list[dict[str, Any]]:
    return _trial("rituximab", dose="375", doses_given=doses, time_since_first_dose=f"{days} d")


_EXCLUDED = {"secondary_causes_excluded": True, "splenectomy_done": False}
_STEROID = _trial("steroid", dose="1", duration="28 d")
_RITUXIMAB = _rituximab(doses=4, days=84)
_ROMIPLOSTIM = _trial("romiplostim", dose="10", duration="28 d")
_ELTROMBOPAG = _trial("eltrombopag", dose="75", duration="28 d")

EXPLAINED = Explanation(
    decisions=(
        Decision(
            when="Splenectomy failed or contraindicated; rituximab, romiplostim and eltrombopag adequately tried and "
            "failed",
            then="Multirefractory (strict definition)",
            references=STRICT,
        ),
        Decision(when="An unknown could make it so", then="More information needed", status="P"),
        Decision(
            when="Steroid, rituximab and a TPO-RA adequately tried and failed, secondary causes excluded",
            then="Refractory to three lines",
            status="P",
        ),
        Decision(when="An unknown could make it so", then="More information needed", status="P"),
        Decision(
            when="At least {failed_lines} drugs adequately tried and failed",
            then="Refractory to the drugs listed",
            references=("miltiadous2020",),
        ),
        Decision(when="An unknown could make it so", then="More information needed", status="P"),
        Decision(when="Otherwise", then="Not confirmed", status="P"),
    ),
    lookups=(
        Lookup(
            title="What makes a trial adequate",
            columns=("Treatment", "Dose", "Time", "Status"),
            rows=(
                ("Steroid, not dependent on it", "{steroid_dose} of prednisone or more", "{steroid_duration}", "P"),
                ("Steroid, dependent on it", "any", "{steroid_dependence}", "V"),
                (
                    "Rituximab",
                    "{rituximab_doses} doses of {rituximab_dose}",
                    "{rituximab_wait} since the first dose",
                    "P",
                ),
                ("Romiplostim", "{romiplostim_dose}", "{romiplostim_duration}", "V"),
                ("Eltrombopag olamine", "{eltrombopag_dose}", "{eltrombopag_duration}", "V"),
                ("Eltrombopag choline", "{eltrombopag_choline_dose}", "{eltrombopag_choline_duration}", "P"),
                ("Avatrombopag", "{avatrombopag_dose}", "{avatrombopag_duration}", "V"),
                ("Fostamatinib", "any", "{fostamatinib_duration}", "V"),
            ),
            references=(
                "feng2017atra",
                "iwg2009",
                "rtxlt2008",
                "mcmillan_table",
                "pi_romiplostim_us",
                "pi_eltrombopag_us",
                "pi_alvaiz_us",
                "pi_avatrombopag_us",
                "pi_fostamatinib_us",
            ),
        ),
        Lookup(
            title="Which reason is named when several apply",
            columns=("Order", "Reason"),
            rows=(
                ("1", "Not the standard dose"),
                ("2", "Course not complete"),
                ("3", "Stopped for side effects before the trial was adequate"),
                ("4", "Dose too low"),
                ("5", "Too early to judge"),
                ("6", "Too short"),
            ),
        ),
        Lookup(
            title="What else follows",
            columns=("When", "Then", "Status"),
            rows=(
                ("A trial that was not adequate", "It never counts as failed", "P"),
                ("A detail of the trial is not known, and decides", "The trial is not known", "P"),
                ("Two records of one drug, or of both salts of eltrombopag", "They count as one drug", "P"),
                ("One TPO-RA failed and another was never tried", "Consider switching", "V"),
                ("Splenectomy not done", "Not refractory ITP in the sense of the international working group", "V"),
            ),
            references=("khellaf2013", "neunert2013", "mahevas2016"),
        ),
    ),
    tables=(
        AnswerTable(
            title="Verdict by the drugs that failed (secondary causes excluded, splenectomy neither done nor "
            "contraindicated)",
            rows=Axis(
                input="prior_treatments",
                values=(
                    _ROMIPLOSTIM,
                    [*_ROMIPLOSTIM, *_ELTROMBOPAG],
                    [*_STEROID, *_RITUXIMAB, *_ROMIPLOSTIM],
                    [*_RITUXIMAB, *_ROMIPLOSTIM, *_ELTROMBOPAG],
                ),
            ),
            outputs=("verdict", "consider_switch"),
            base={**_EXCLUDED, "splenectomy_contraindicated": False},
        ),
        AnswerTable(
            title="Just below, at and just above the time of a steroid trial at full dose: what is still missing",
            rows=Axis(
                input="prior_treatments",
                values=tuple(_trial("steroid", dose="1", duration=f"{days} d") for days in (27, 28, 29)),
            ),
            outputs=("missing",),
            base=_EXCLUDED,
        ),
        AnswerTable(
            title="Just below, at and just above the dose of a steroid trial of 4 weeks: what is still missing",
            rows=Axis(
                input="prior_treatments",
                values=tuple(_trial("steroid", dose=dose, duration="28 d") for dose in ("0.4", "0.5", "0.6")),
            ),
            outputs=("missing",),
            base=_EXCLUDED,
        ),
        AnswerTable(
            title="Just below, at and just above the time after rituximab, and its doses: what is still missing",
            rows=Axis(
                input="prior_treatments",
                values=(
                    *(_rituximab(doses=4, days=days) for days in (27, 28, 29)),
                    *(_rituximab(doses=doses, days=84) for doses in (3, 4, 5)),
                ),
            ),
            outputs=("missing",),
            base=_EXCLUDED,
        ),
        AnswerTable(
            title="Just below, at and just above the dose and time of a romiplostim trial: what is still missing",
            rows=Axis(
                input="prior_treatments",
                values=(
                    *(_trial("romiplostim", dose="10", duration=f"{days} d") for days in (27, 28, 29)),
                    _trial("romiplostim", dose="9", duration="28 d"),
                ),
            ),
            outputs=("missing",),
            base=_EXCLUDED,
        ),
        AnswerTable(
            title="Verdict after rituximab, romiplostim and eltrombopag failed, by whether splenectomy is "
            "contraindicated",
            rows=Axis(input="splenectomy_contraindicated", values=(True, False)),
            outputs=("verdict",),
            base={"prior_treatments": [*_RITUXIMAB, *_ROMIPLOSTIM, *_ELTROMBOPAG], "splenectomy_done": False},
        ),
    ),
    examples=("C8-2", "C8-7", "C8-8", "C8-10", "C8-12"),
    history=(Change("1.0.0", date(2026, 11, 22), "First version."),),
)
