"""Files of the project, read as text, with findings where that is not possible."""

from dataclasses import dataclass, field
from pathlib import Path

from wardbook.model import Finding, Place
from wardbook.model.source import Suppression


@dataclass(slots=True)
class Reader:
    """Reads files below one root and keeps what was wrong with them.

    Args:
        root: Root of the project.
        findings: What was found so far.
        suppressions: Comments that pass over a rule, by file.
    """

    root: Path
    findings: list[Finding] = field(default_factory=list)
    suppressions: dict[str, tuple[Suppression, ...]] = field(default_factory=dict)

    def text(self, path: Path) -> str | None:
        """Read a UTF-8 file with Unix line ends; None, and a finding, when it is not UTF-8."""
        try:
            return path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            before = path.read_bytes()[: error.start]
            place = Place(before.count(b"\n") + 1, error.start - (before.rfind(b"\n") + 1) + 1)
            self.report(path, place, "not-utf8", "this byte is not UTF-8; save the file as UTF-8")
            return None

    def report(self, path: Path | str, place: Place, rule: str, message: str) -> None:
        """Add a finding."""
        name = path if isinstance(path, str) else self.name(path)
        self.findings.append(Finding(name, place.line, place.column, rule, message))

    def name(self, path: Path) -> str:
        """Name a file as findings do: relative to the root, with forward slashes."""
        return path.relative_to(self.root).as_posix()
