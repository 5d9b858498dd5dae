"""Child-Pugh: what the calculator asks for and gives."""

from datetime import date

from wardbook.kit import (
    Boolean,
    Choice,
    NoteKind,
    Output,
    Places,
    Spec,
    shared,
)

SPEC = Spec(
    id="child-pugh",
    title="Child-Pugh score",
    purpose="Points and class for chronic liver disease",
    version="1.0.0",
    priority=2,
    rules="C5",
    read_on=date(2026, 11, 22),
    references=("childpugh_ccjm", "childpugh_pmc", "pi_eltrombopag_us"),
    inputs=(
        shared.BILIRUBIN.but(required=True),
        shared.ALBUMIN.but(required=True),
        shared.INR.but(required=True),
        Choice(
            name="ascites",
            label="Ascites",
            required=True,
            choices={"none": "None", "mild": "Mild", "moderate": "Moderate", "severe": "Severe"},
        ),
        Choice(
            name="encephalopathy",
            label="Encephalopathy grade",
            required=True,
            choices={
                "none": "None",
                "grade-1": "Grade 1",
                "grade-2": "Grade 2",
                "grade-3": "Grade 3",
                "grade-4": "Grade 4",
            },
        ),
        Boolean(
            name="chronic_liver_disease",
            label="Known or suspected chronic liver disease",
            hint="Answer no and there is no score: it is made for chronic liver disease only",
        ),
        Boolean(name="takes_eltrombopag", label="Takes eltrombopag"),
    ),
    outputs=(
        Output(
            name="score", label="Score", type="integer", meaning="Sum of the points, from 5 to 15", places=Places(0)
        ),
        Output(
            name="class",
            label="Class",
            type="choice",
            meaning="Class of the score: A from 5 to 6, B from 7 to 9, C from 10 to 15",
            choices={"A": "Class A", "B": "Class B", "C": "Class C"},
        ),
        Output(
            name="score_variant",
            label="Score by another table",
            type="integer",
            meaning="The same score with the higher cut for albumin that some published tables use",
            places=Places(0),
        ),
    ),
    actions={},
    notes=(
        NoteKind("albumin-cut", "info", "always; graver when the two tables give different scores"),
        NoteKind("only-for-chronic-liver-disease", "info", "always"),
        NoteKind("eltrombopag-falsifies-bilirubin", "caution", "eltrombopag is taken, or it was not said whether"),
    ),
    gated=(),
)
