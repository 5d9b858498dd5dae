"""The built site as a release: its manifest, its names, its policy, and the same bytes from the same sources."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hosts.releases import ASSETS, runtime_of
from wardbook.release.manifest import MANIFEST, Manifest, seal_files
from wardbook.release.offline import SERVICE_WORKER
from wardbook.release.policy import make_policy

ALLOWED = {".html", ".css", ".js", ".svg", ".png", ".txt", ".xml"}
# Windows refuses paths beyond 260 characters, and a hospital's folder needs some of them.
LONGEST_PATH = 120


@pytest.fixture(scope="module")
def manifest(site_dir: Path) -> Manifest:
    """Read the manifest of the built site."""
    return Manifest.from_text((site_dir / MANIFEST).read_text("utf-8"))


def test_manifest_is_the_site(site_dir: Path, manifest: Manifest) -> None:
    """Every file on the disk is in it with its hash, and none besides."""
    assert seal_files(site_dir) == dict(manifest.files)


def test_names_suit_old_servers(manifest: Manifest) -> None:
    """Lower case, a kind that every server sends, no dot or underscore in front, and short."""
    for name in manifest.files:
        assert Path(name).suffix in ALLOWED, name
        assert all(re.fullmatch(r"[a-z0-9][a-z0-9._-]*", part) for part in name.split("/")), name
        assert len(name) <= LONGEST_PATH, name


def test_every_page_carries_policy_and_release(site_dir: Path, manifest: Manifest) -> None:
    """One policy for all pages, before anything that loads; the release at the foot, and the same in the worker."""
    for page in site_dir.rglob("*.html"):
        text = page.read_text("utf-8")
        policy = text.index(f'<meta http-equiv="Content-Security-Policy" content="{manifest.policy.file}">')
        first = re.search(r"<(?:script|link|style|img)\b", text)
        assert first is None or policy < first.start(), page
        assert page.name == "404.html" or f'data-edition="{manifest.identity.release}"' in text, page
    worker = (site_dir / SERVICE_WORKER).read_text("utf-8")
    assert json.loads(worker.partition("=")[2].partition(";\n")[0])["release"] == manifest.identity.release


def test_the_policy_follows_from_the_pages(manifest: Manifest) -> None:
    """Nothing but the hashes of inline scripts is added to what every release has."""
    hashes = re.findall(r"'sha256-[A-Za-z0-9+/]{43}='", manifest.policy.page)
    assert manifest.policy == make_policy(hashes)
    assert len(hashes) <= 10


def test_the_device_stores_what_http_needs(site_dir: Path, manifest: Manifest) -> None:
    """Every page, style and script, one form of each part of the runtime, and not itself."""
    text = (site_dir / SERVICE_WORKER).read_text("utf-8")
    files = json.loads(text.partition("=")[2].partition(";\n")[0])["files"]
    assert {*files} == {*manifest.files} - {SERVICE_WORKER}
    stored = {name for name, (_, is_stored) in files.items() if is_stored}
    assert stored >= {name for name in files if name.endswith((".html", ".css", ".svg", ".png"))}
    for part in runtime_of(site_dir)["parts"].values():
        forms = {f"{ASSETS}/{form['url']}" for form in part["forms"].values()}
        assert len(forms & stored) == 1
    assert all(files[name][0] == file.sha256 for name, file in manifest.files.items() if name != SERVICE_WORKER)


def test_the_acceptance_page_asks_every_case(root: Path, site_dir: Path) -> None:
    """Every vector of every calculator, those of the wire format, and one hash of a reply for each."""
    text = (site_dir / ASSETS / "cases.js").read_text("utf-8")
    cases = json.loads(text.removeprefix("self.wardbookCases=").removesuffix(";\n"))
    asked = {json.dumps(json.loads(request), sort_keys=True) for request, _ in cases if request != "{"}
    files = [*root.glob("calculators/*/vectors.json"), root / "tests" / "vectors" / "wire.json"]
    vectors = [vector for file in files for vector in json.loads(file.read_text("utf-8"))]
    missing = [vector["id"] for vector in vectors if json.dumps(vector["request"], sort_keys=True) not in asked]
    assert len(vectors) > 1_000
    assert missing == []
    assert all(re.fullmatch("[0-9a-f]{64}", reply) for _, reply in cases)


def test_another_folder_gives_the_same_bytes(root: Path, site_dir: Path, tmp_path: Path) -> None:
    """Built from a copy of the sources elsewhere, every file is the same."""
    copy = tmp_path / "elsewhere"
    copy.mkdir()
    for name in ("content", "calculators", "tests", "bench", "mkdocs.yml", "requirements.lock"):
        source = root / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, copy / name)
    shutil.copytree(root / "build", copy / "build", ignore=shutil.ignore_patterns("__pycache__"), copy_function=_link)
    (copy / ".cache").mkdir()
    for name in ("runtime", "results"):
        (copy / ".cache" / name).symlink_to(root / ".cache" / name)
    command: list[str | Path] = [sys.executable, "-m", "wardbook", "build", "--root", copy, "--out", tmp_path / "site"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert seal_files(tmp_path / "site") == seal_files(site_dir)


def _link(source: str, target: str) -> None:
    """Copy without copying, where the disk can: a hard link has another path and the same bytes."""
    try:
        Path(target).hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)
        shutil.copymode(source, target)
