"""How hard a text is: held against syllables counted by hand."""

import pytest

from wardbook.checks.readability import flesch_kincaid_grade, syllables

# Counted by hand, by ear.
COUNTED = {
    1: "a is the cat helped stopped watched blood spleen dose speech count year month fire clots leave sure bruise",
    2: (
        "platelets bleeding doctor treatment needed treated choices doses headache vaccines immune people little table "
        "nurses pressure weekly likely monthly chances creature questions patient special diet quiet"
    ),
    3: "ambulance infection together pharmacist reaction surgery higher-up pregnancy ideas seemingly",
    4: "splenectomy operation emergency medication usually experience society",
}


@pytest.mark.parametrize(
    ("count", "word"), [(count, word) for count, words in COUNTED.items() for word in words.split()]
)
def test_syllables_are_those_of_the_ear(count: int, word: str) -> None:
    """Silent ends, endings of their own and vowels said apart are told from each other."""
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        # 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 - 15.59 = -1.45
        ("The cat sat on the mat.", -1.45),
        # 13 words, 26 syllables: 0.39 * 13 + 11.8 * 2 - 15.59 = 13.08
        ("The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.", 13.08),
        # 2 sentences, 8 words, 10 syllables (doc-tor, nee-ded): 0.39 * 4 + 11.8 * 1.25 - 15.59 = 0.72
        ("Ask the doctor now. No test is needed.", 0.72),
        # The same as a list without full stops.
        ("- Ask the doctor now\n- No test is needed", 0.72),
        ("", 0.0),
    ],
)
def test_grade_follows_the_formula(text: str, grade: float) -> None:
    """Words per sentence and syllables per word, weighed as the authors of the formula did."""
    assert flesch_kincaid_grade(text) == pytest.approx(grade, abs=0.005)
