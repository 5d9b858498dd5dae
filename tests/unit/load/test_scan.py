"""Reading the Markdown of a page: what is prose, and where each mark stands."""

import pytest

from wardbook.load import scan

PAGE = """---
title: A title
owner: maintainers
description: Its description
---

# A heading with [[a.fact]] and [@key] {#own-id}

Words `code` [a link](there.md#x "title") and <b class="x">bold</b>.

/// pitfall | Beware of it
    ignored: yes

Inside the block.
///
"""
BODY = PAGE.index("\n# ") + 1


def test_offsets_mean_the_same_in_every_view() -> None:
    """Whatever is blanked out keeps its length and its lines."""
    source = scan(PAGE, body=BODY)
    assert len(source.text) == len(source.visible) == len(source.prose)
    assert [len(line) for line in source.prose.split("\n")] == [len(line) for line in PAGE.split("\n")]


def test_prose_is_what_a_reader_reads() -> None:
    """Titles, headings, names of blocks and link texts stay; markup, options and addresses go."""
    words = "A title Its description # A heading with and Words [a link] and bold . Beware of it Inside the block."
    assert scan(PAGE, body=BODY).prose.split() == words.split()


def test_marks_have_their_places() -> None:
    """Lines and columns are those of the file, front matter included."""
    source = scan(PAGE, body=BODY)
    assert [(use.name, use.place) for use in source.facts] == [("a.fact", (7, 18))]
    assert [(use.text, use.place) for use in source.citations] == [("[@key]", (7, 33))]
    assert [(link.target, link.place) for link in source.links] == [("there.md#x", (9, 23))]
    assert [(block.name, block.argument, block.place) for block in source.blocks] == [
        ("pitfall", "Beware of it", (11, 1))
    ]
    assert source.blocks[0].places == {"ignored": (12, 5)}
    assert source.text[source.blocks[0].start : source.blocks[0].end].strip() == "Inside the block."


@pytest.mark.parametrize(
    ("heading", "text", "anchor"),
    [
        ("## Plain words", "Plain words", "plain-words"),
        ("## Closed ##", "Closed", "closed"),
        ("## With *emphasis* and `code`", "With emphasis and", "with-emphasis-and"),
        ("## With snake_case", "With snake_case", "with-snake_case"),
        ("## With [a link](x.md) in it", "With a link in it", "with-a-link-in-it"),
        ("## Of [[a.fact]] [@key]", "Of 5 mg", "of-5-mg"),
        ("## Fish &amp; chips", "Fish & chips", "fish-chips"),
        ("## Own {#mine}", "Own", "mine"),
        ("## Own {: .red #mine }", "Own", "mine"),
        ("###### Deep", "Deep", "deep"),
    ],
)
def test_headings_have_their_anchors(heading: str, text: str, anchor: str) -> None:
    """An anchor is what the host will make of the words, or the id that the author gives."""
    found = scan(f"{heading}\n", words={"a.fact": "5 mg"}).headings
    assert [(one.text, one.anchor) for one in found] == [(text, anchor)]


@pytest.mark.parametrize(
    "text",
    [
        "```\n{}\n```",
        "````\n```\n{}\n```\n````",
        "~~~\n{}\n~~~",
        "- item\n\n    ```\n    {}\n    ```",
        "> ```\n> {}\n> ```",
        "```\n{}",
        "`{}`",
        "`` ` {} ``",
        "a `code\n{}` end",
        "<!-- {} -->",
        "<!--\n\n{}\n",
    ],
)
def test_code_and_comments_are_no_marks(text: str) -> None:
    """Fences, spans and comments hide what they hold."""
    source = scan(text.format("[[a.fact]] [@key] [x](y.md) 5 mg"))
    assert (source.facts, source.citations, source.links) == ((), (), ())
    assert "5 mg" not in source.prose


@pytest.mark.parametrize("text", ["an ` alone [[a.fact]]", "``` not alone ``` [[a.fact]]", "a ` b\n\n[[a.fact]] ` c"])
def test_what_only_looks_like_code_hides_nothing(text: str) -> None:
    """A mark that is rendered is a mark that is checked."""
    assert [use.name for use in scan(text).facts] == ["a.fact"]


def test_blocks_know_what_they_stand_in() -> None:
    """The block around a block is told by its rank, and an unfinished one reaches to the end."""
    source = scan("//// pitfall | One\n/// pitfall | Two\nWords.\n///\n////\n\n/// pitfall | Three\nMore.\n")
    assert [(block.argument, block.parent, block.closed) for block in source.blocks] == [
        ("One", None, True),
        ("Two", 0, True),
        ("Three", None, False),
    ]


def test_an_inner_block_without_its_end_is_told_at_the_outer_end() -> None:
    """The outer end closes both, and only the inner one is at fault."""
    source = scan("//// pitfall | One\n/// pitfall | Two\nWords.\n////\n")
    assert [block.closed for block in source.blocks] == [True, False]


def test_comments_for_checks_are_kept() -> None:
    """Their rules, reason and place, one entry for each rule."""
    found = scan("Words.\n  <!-- wardbook: ignore[one, two] because -->\n").suppressions
    assert [(one.rule, one.reason, one.place) for one in found] == [
        ("one", "because", (2, 3)),
        ("two", "because", (2, 3)),
    ]
