"""What a hospital sets for its copy: checked, shown on every page, and never guessed."""

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from tests.support.small_site import RELEASE, make_small_site
from wardbook.cli import main
from wardbook.kit import registry
from wardbook.release import servers
from wardbook.release.adapt import adapt
from wardbook.release.local import Local, read_local
from wardbook.release.manifest import Manifest
from wardbook.release.verify import FolderCopy, verify_site

ROOT = Path(__file__).resolve().parents[2]
SPECS = {id_: registry.find(id_).describe() for id_ in registry.calculator_ids()}
HEAD = '[hospital]\nname = "Spital <b>Nord</b>"\nadapted_by = "A & B"\nadapted_on = 2026-11-20\n'
GOOD = f"""{HEAD}address = "https://guides.example/itp"
[telephone]
emergency = "+00 11 222"
[units]
weight = "[lb_av]"
[stock.mycophenolate]
tablet_strength = ["250 mg", "500 mg"]
"""


def read(folder: Path, text: str) -> tuple[Local | None, list[str]]:
    """Read a file of this text; give what is set and the ids of the rules that it breaks."""
    (folder / "local.toml").write_text(text, "utf-8")
    local, findings = read_local(folder / "local.toml", specs=SPECS)
    return local, [found.rule for found in findings]


def adapted(folder: Path, text: str) -> tuple[Path, Manifest]:
    """Adapt a small site."""
    local, rules = read(folder, text)
    assert local, rules
    make_small_site(folder / "site")
    return folder / "adapted", adapt(folder / "site", local=local, specs=SPECS, out=folder / "adapted")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("[hospital", "local-form"),
        ("hospital = 1", "local-form"),
        ("", "local-missing"),
        (HEAD.replace("adapted_by", "author"), "local-unknown-key"),
        (f"{HEAD}[prices]\nday = 1", "local-unknown-key"),
        (f"{HEAD}[telephone]\nporter = '1'", "local-unknown-key"),
        (HEAD.replace("2026-11-20", '"today"'), "local-bad-date"),
        (HEAD.replace('"A & B"', '"two\\nlines"'), "local-bad-text"),
        (HEAD.replace('"A & B"', '" "'), "local-bad-text"),
        (HEAD.replace('"A & B"', f'"{"x" * 121}"'), "local-bad-text"),
        (f"{HEAD}address = 'javascript:alert(1)'", "local-bad-address"),
        (f"{HEAD}[telephone]\nemergency = 112", "local-bad-telephone"),
        (f"{HEAD}[telephone]\nemergency = ''", "local-bad-telephone"),
        (f"{HEAD}[telephone]\nemergency = '<script>1'", "local-bad-telephone"),
        (f"{HEAD}[units]\nweight = 'stone'", "local-bad-unit"),
        (f"{HEAD}[units]\nwait = 'kg'", "local-unknown-input"),
        (f"{HEAD}[stock.aspirin]\ntablet_strength = ['1 mg']", "local-unknown-calculator"),
        (f"{HEAD}[stock.mycophenolate]\nweight = ['1 kg']", "local-unknown-input"),
        (f"{HEAD}[stock.mycophenolate]\ntablet_strength = []", "local-bad-amount"),
        (f"{HEAD}[stock.mycophenolate]\ntablet_strength = '250 mg'", "local-bad-amount"),
        (f"{HEAD}[stock.mycophenolate]\ntablet_strength = ['250']", "local-bad-amount"),
        (f"{HEAD}[stock.mycophenolate]\ntablet_strength = ['-250 mg']", "local-bad-amount"),
        (f"{HEAD}[stock.mycophenolate]\ntablet_strength = ['0 mg']", "local-bad-amount"),
        (f"{HEAD}[stock.mycophenolate]\ntablet_strength = ['5000 mg']", "local-bad-amount"),
        (f"{HEAD}[stock.mycophenolate]\ntablet_strength = ['250 mg', '250 mg']", "local-bad-amount"),
        (f"{HEAD}[stock.immunoglobulin]\nconcentration = ['7 %']", "local-bad-amount"),
        (f"{HEAD}[stock.immunoglobulin]\nvial_sizes = ['5 g']", "local-bad-amount"),
    ],
)
def test_what_cannot_be_right_is_named(tmp_path: Path, text: str, rule: str) -> None:
    """Each mistake by its rule; nothing is taken over then."""
    local, rules = read(tmp_path, text)
    assert local is None
    assert rule in rules


def test_the_example_holds(tmp_path: Path) -> None:
    """As it is sent it sets nothing but who; with every line in use it is right as well."""
    text = servers.template_text("local-example.toml")
    local, rules = read(tmp_path, text)
    assert local, rules
    assert (local.telephones, local.units, local.stock["immunoglobulin"]) == ({}, {}, {})
    full, rules = read(tmp_path, re.sub(r"(?m)^#! ", "", text))
    assert full, rules
    assert full.stock["immunoglobulin"] == {"concentration": ("10 %",), "vial_sizes": ("5", "10")}


def test_every_page_says_who_when_and_for_whom(tmp_path: Path) -> None:
    """Above its words and at its foot, as text whatever the text is; the copy is whole and a release of its own."""
    folder, manifest = adapted(tmp_path, GOOD)
    assert re.fullmatch(rf"{RELEASE}-local-[0-9a-f]{{8}}", manifest.identity.release)
    assert manifest.identity.address == "https://guides.example/itp/"
    assert verify_site(FolderCopy(folder), key=None).problems == []
    for page in folder.rglob("*.html"):
        text = page.read_text("utf-8")
        assert "<b>Nord" not in text
        if page.name == "404.html":
            continue
        note = "Locally adapted for Spital &lt;b&gt;Nord&lt;/b&gt; by A &amp; B on 2026-11-20."
        assert text.index(note) < text.index("<h1>")
        assert text.count('href="tel:+0011222"') == 1
        assert f'data-edition="{manifest.identity.release}"' in text
        assert "https://guides.example/itp/" in text
        assert text.count("Content-Security-Policy") == 1


def test_what_is_not_set_is_said_and_offers_nothing(tmp_path: Path) -> None:
    """No number, no link, no amount; never a value from elsewhere."""
    folder, _ = adapted(tmp_path, HEAD)
    text = (folder / "index.html").read_text("utf-8")
    assert text.count("NOT SET") == 4
    assert "tel:" not in text
    assert '"tablet_strength":null' in text


def test_another_adaptation_is_another_release(tmp_path: Path) -> None:
    """So no device keeps the values of yesterday; the same values give the same bytes."""
    names = ("one", "two", "three")
    for name in names:
        (tmp_path / name).mkdir()
    releases = [adapted(tmp_path / name, text)[1] for name, text in zip(names, (GOOD, GOOD, HEAD), strict=True)]
    assert releases[0] == releases[1]
    assert releases[0].identity.release != releases[2].identity.release


def _bundle(folder: Path, text: str) -> Result:
    (folder / "local.toml").write_text(text, "utf-8")
    make_small_site(folder / "site")
    arguments = ["bundle", "--root", str(ROOT), "--site", str(folder / "site"), "--out", str(folder / "dist")]
    return CliRunner().invoke(main, [*arguments, "--local", str(folder / "local.toml")])


def test_the_command_packs_the_adapted_site(tmp_path: Path) -> None:
    """The zip is of the adapted release, and holds the example for the next hospital."""
    done = _bundle(tmp_path, GOOD)
    assert done.exit_code == 0, done.output
    zipped = next((tmp_path / "dist").iterdir())
    assert "-local-" in zipped.name
    with ZipFile(zipped) as archive:
        assert b"Locally adapted for" in archive.read(f"{zipped.stem}/site/index.html")
        assert b"[hospital]" in archive.read(f"{zipped.stem}/local-example.toml")
    again = CliRunner().invoke(main, ["verify", str(zipped)])
    assert again.exit_code == 0, again.output


def test_the_command_packs_nothing_that_is_wrong(tmp_path: Path) -> None:
    """Each finding on its line, and no zip."""
    done = _bundle(tmp_path, f"{HEAD}[units]\nweight = 'stone'")
    assert done.exit_code == 1
    assert "local.toml:1:1: local-bad-unit: " in done.stdout
    assert not (tmp_path / "dist").exists()


@pytest.mark.parametrize(
    "value",
    ["1", "1e400", "nan", "true", "[]", "[[1]]", "{ a = 1 }", "2026-11-22", "07:30:00", '"\\u202E"', '"\\u0000"'],
)
@pytest.mark.parametrize(
    "place",
    [
        "hospital.name",
        "hospital.address",
        "telephone.emergency",
        "units.weight",
        "units",
        "stock",
        "stock.mycophenolate",
        "stock.mycophenolate.tablet_strength",
        "stock.immunoglobulin.vial_sizes",
    ],
)
def test_a_value_of_any_other_kind_is_named(tmp_path: Path, place: str, value: str) -> None:
    """Whatever TOML can hold, in whatever place: nothing crashes, and nothing of it reaches a page."""
    given = {"hospital.name": '"A"', "hospital.adapted_by": '"B"', "hospital.adapted_on": "2026-11-20", place: value}
    local, rules = read(tmp_path, "".join(f"{key} = {text}\n" for key, text in given.items()))
    assert local is None
    assert rules
    assert all(rule.startswith("local-") for rule in rules)
