"""What ships to the browser: the kit, the calculators, and the requests that prove them."""

from dataclasses import dataclass
from pathlib import Path

import calculators
from wardbook import kit
from wardbook.runtime.steps import sha256_of

_SHIPPED = {".py", ".toml"}


@dataclass(frozen=True, kw_only=True)
class Sources:
    """Files to ship and where they go.

    Args:
        files: Content by name below site-packages, such as ``wardbook/kit/units.py``.
    """

    files: dict[str, bytes]

    @property
    def digest(self) -> str:
        """One hash over all names and contents."""
        lines = (f"{name}:{sha256_of(content)}" for name, content in sorted(self.files.items()))
        return sha256_of("\n".join(lines).encode())


def collect_sources() -> Sources:
    """Collect the kit and all calculators from where they are installed."""
    kit_folder = Path(kit.__file__).parent
    calculators_folder = Path(str(calculators.__file__)).parent
    files = _below(calculators_folder, prefix="calculators") | _below(kit_folder, prefix="wardbook/kit")
    files["wardbook/__init__.py"] = (kit_folder.parent / "__init__.py").read_bytes()
    return Sources(files=files)


def _below(folder: Path, *, prefix: str) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.suffix in _SHIPPED and path.is_file())
    return {f"{prefix}/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in paths}
