"""Which tests each drug asks for, in which rhythm, and where that was read."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from wardbook.kit import Facts

FACTS = Facts.load(Path(__file__))

PLATELETS, CBC, NEUTROPHILS, LIVER = "platelets", "cbc", "neutrophils", "alt-ast-bilirubin"
PRESSURE, CREATININE, HBSAG, ANTI_HBC = "blood-pressure", "creatinine", "hbsag", "anti-hbc"
HYDRATION, HAEMOGLOBIN, DIPSTICK = "hydration", "haemoglobin", "urine-dipstick"


class Rhythm(Enum):
    """How often a test is repeated."""

    WEEKLY = "weekly until stable, then monthly"
    TWO_WEEKLY = "every 2 weeks until stable, then monthly"
    TWO_WEEKLY_AT_FIRST = "every 2 weeks for 3 months, then monthly"
    MONTHLY = "monthly"


@dataclass(frozen=True, slots=True)
class Series:
    """Tests that are repeated together.

    Args:
        tests: Codes of the tests.
        rhythm: How often.
        references: Where the rhythm was read; empty for a decision of this project.
    """

    tests: tuple[str, ...]
    rhythm: Rhythm
    references: tuple[str, ...] = ()

    def needs_stable(self) -> bool:
        """Tell whether the rhythm changes once things are stable."""
        return self.rhythm in {Rhythm.WEEKLY, Rhythm.TWO_WEEKLY}


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """What one drug asks for.

    Args:
        source: Key of the reference that was read for the drug.
        baseline: Tests on the first day, with the sources of each.
        series: Repeated tests.
        counts_after_stopping: Fact with the number of weekly counts after stopping; empty for none.
        undated: What is due without a date in the source.
        gated: Id of the rule that is not covered; empty for none.
        at_high_risk: Tests added to the first day at high risk.
    """

    source: str
    baseline: Mapping[str, tuple[str, ...]]
    series: tuple[Series, ...] = ()
    counts_after_stopping: str = ""
    undated: tuple[str, ...] = ()
    gated: str = ""
    at_high_risk: tuple[str, ...] = ()

    def platelets_by_project(self) -> bool:
        """Tell whether the rhythm of platelet counts is a decision of this project."""
        return any(PLATELETS in series.tests and not series.references for series in self.series)

    def uses_stable(self) -> bool:
        """Tell whether some rhythm changes once things are stable."""
        return any(series.needs_stable() for series in self.series)


_PROJECT_COUNTS = Series((PLATELETS,), Rhythm.WEEKLY)


def _read(source: str, *tests: str, project: tuple[str, ...] = ()) -> Mapping[str, tuple[str, ...]]:
    """Say for each test of the first day where it was read; those of the project stand first."""
    return dict.fromkeys(project, ()) | dict.fromkeys(tests, (source,))


_ROMIPLOSTIM, _ELTROMBOPAG, _AVATROMBOPAG = "pi_romiplostim_us", "pi_eltrombopag_us", "pi_avatrombopag_us"
_FOSTAMATINIB, _RILZABRUTINIB, _RITUXIMAB = "pi_fostamatinib_us", "elliott2025wayrilz", "pi_rituximab_us"
_MYCOPHENOLATE, _CICLOSPORIN = "pi_mycophenolate_us", "pi_cyclosporine_us"
_IMMUNOGLOBULIN, _ANTI_D = "pi_privigen_us", "pi_winrho_us"

SCHEDULES: Mapping[str, Schedule] = {
    "romiplostim": Schedule(
        source=_ROMIPLOSTIM,
        baseline=_read(_ROMIPLOSTIM, PLATELETS),
        series=(Series((PLATELETS,), Rhythm.WEEKLY, (_ROMIPLOSTIM,)),),
        counts_after_stopping="romiplostim_counts_after_stopping",
    ),
    "eltrombopag": Schedule(
        source=_ELTROMBOPAG,
        baseline=_read(_ELTROMBOPAG, PLATELETS, LIVER),
        series=(
            Series((PLATELETS,), Rhythm.WEEKLY, (_ELTROMBOPAG,)),
            Series((LIVER,), Rhythm.TWO_WEEKLY, (_ELTROMBOPAG,)),
        ),
    ),
    "avatrombopag": Schedule(
        source=_AVATROMBOPAG,
        baseline=_read(_AVATROMBOPAG, PLATELETS),
        series=(Series((PLATELETS,), Rhythm.WEEKLY, (_AVATROMBOPAG,)),),
        counts_after_stopping="avatrombopag_counts_after_stopping",
    ),
    "fostamatinib": Schedule(
        source=_FOSTAMATINIB,
        baseline=_read(_FOSTAMATINIB, CBC, NEUTROPHILS, LIVER, PRESSURE),
        series=(
            Series((CBC, NEUTROPHILS, LIVER), Rhythm.MONTHLY, (_FOSTAMATINIB,)),
            Series((PRESSURE,), Rhythm.TWO_WEEKLY, (_FOSTAMATINIB,)),
        ),
    ),
    "rilzabrutinib": Schedule(
        source=_RILZABRUTINIB,
        baseline=_read(_RILZABRUTINIB, project=(PLATELETS,)),
        series=(_PROJECT_COUNTS,),
        gated="MP-rilzabrutinib",
    ),
    "rituximab": Schedule(
        source=_RITUXIMAB,
        baseline=_read(_RITUXIMAB, HBSAG, ANTI_HBC, project=(PLATELETS,)),
        series=(_PROJECT_COUNTS,),
        undated=("infusion-reactions",),
    ),
    "mycophenolate": Schedule(
        source=_MYCOPHENOLATE,
        baseline=_read(_MYCOPHENOLATE, CBC, project=(PLATELETS,)),
        series=(_PROJECT_COUNTS,),
        undated=("infection-signs", "pregnancy-test"),
        gated="MP-mycophenolate-cbc",
    ),
    "ciclosporin": Schedule(
        source=_CICLOSPORIN,
        baseline=_read(_CICLOSPORIN, PRESSURE, CREATININE, project=(PLATELETS,)),
        series=(
            _PROJECT_COUNTS,
            Series((PRESSURE, CREATININE), Rhythm.TWO_WEEKLY_AT_FIRST, (_CICLOSPORIN,)),
        ),
        undated=("magnesium", "potassium", "urate", "lipids"),
    ),
    "immunoglobulin": Schedule(
        source=_IMMUNOGLOBULIN,
        baseline=_read(_IMMUNOGLOBULIN, CREATININE, HYDRATION),
        undated=("haemoglobin-36-96-h",),
        at_high_risk=(HAEMOGLOBIN,),
    ),
    "anti-d": Schedule(
        source=_ANTI_D,
        baseline=_read(_ANTI_D, HAEMOGLOBIN, DIPSTICK),
        undated=("dipstick-2-4-end", "observation-8-h"),
    ),
}
