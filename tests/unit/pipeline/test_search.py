"""What the search index is told besides the words of the pages."""

import pytest

from wardbook.pipeline.search import enrich


def added(text: str, *, title: str = "A", synonyms: tuple[tuple[str, ...], ...] = ()) -> str:
    """Give what a section gets."""
    [doc] = enrich([{"title": title, "text": text, "location": "a.html"}], synonyms=synonyms)
    return str(doc["text"]).removeprefix(text).removeprefix(" <p>Search words: ").removesuffix("</p>")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>Haemorrhage</p>", "hemorrhage"),
        ("oedema &amp; diarrhoea", "diarrhea, edema"),
        ("a tumour", "tumor"),
        ("30 \u00d7 10⁹/L", "10^9/l, 109/l"),
        ("375 mg/m²", "mg/m^2, mg/m2"),
        ("Fc\u03b3RIIa", "fcgammariia"),
        ("Mahévas", "mahevas"),
        ("plain words", ""),
        ("haemoglobin (hemoglobin)", ""),
    ],
)
def test_words_get_their_other_spellings(text: str, words: str) -> None:
    """As people type them, and only what the section does not say itself."""
    assert added(text) == words


def test_synonyms_go_where_the_meaning_is_the_title() -> None:
    """A section that only mentions it would come before the one that is about it."""
    docs = [{"title": "Rituximab", "text": "dose"}, {"title": "Other", "text": "after rituximab"}]
    about, other = enrich(docs, synonyms=[["rituximab", "mabthera"]])
    assert "mabthera" in about["text"]
    assert other["text"] == "after rituximab"


def test_without_a_title_synonyms_go_where_most_is_said() -> None:
    """Three sections at most; part of a word is no mention."""
    docs = [{"title": str(at), "text": "itch " + "ich " * at} for at in range(6)]
    made = enrich(docs, synonyms=[["ich", "<brain>"]])
    assert [doc["title"] for doc in made if "&lt;brain&gt;" in doc["text"]] == ["3", "4", "5"]
    assert added("nothing of it", synonyms=(("ich", "brain"),)) == ""


def test_the_sections_given_stay_as_they_are() -> None:
    """The host may use them again."""
    docs = [{"title": "A", "text": "oedema"}]
    enrich(docs, synonyms=[])
    assert docs == [{"title": "A", "text": "oedema"}]
