"""Words for one kind of reader, as HTML."""

from pathlib import Path

from tests.support.sample import body_page, extension_for, load_sample
from wardbook.markdown import convert_page


def test_each_variant_is_labelled(tmp_path: Path) -> None:
    """Without any script a reader sees whom each part is for."""
    text = "\n\n".join(f"/// variant | {name}\nWords.\n///" for name in ("clinician", "nurse", "patient"))
    site, findings = load_sample(tmp_path, body_page(text))
    made = convert_page(site, "guidelines/sample/extra.md", extension_for(site))
    assert findings == []
    for name, label in (
        ("clinician", "For clinicians"),
        ("nurse", "For nurses and pharmacists"),
        ("patient", "For patients and carers"),
    ):
        assert f'<section aria-label="{label}" class="g-variant g-variant--{name}" data-variant="{name}">' in made or (
            f'class="g-variant g-variant--{name}" data-variant="{name}" aria-label="{label}"' in made
        )
        assert f'<p class="g-variant__title">{label}</p>' in made


def test_each_part_of_a_page_is_a_landmark_of_its_own(tmp_path: Path) -> None:
    """Two groups of words on a page do not carry the same name."""
    group = "\n\n".join(f"/// variant | {name}\nWords.\n///" for name in ("clinician", "nurse", "patient"))
    site, _ = load_sample(tmp_path, body_page(f"{group}\n\nBetween.\n\n{group}"))
    made = convert_page(site, "guidelines/sample/extra.md", extension_for(site))
    assert made.count('aria-label="For clinicians"') == 1
    assert made.count('aria-label="For clinicians, part 2"') == 1
