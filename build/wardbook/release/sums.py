"""The list of hashes that ``sha256sum -c`` reads."""

import hashlib
import re
from collections.abc import Mapping

SUMS = "SHA256SUMS"
SUMS_SIGNATURE = "SHA256SUMS.minisig"
_LINE = re.compile(r"([0-9a-f]{64})  ([!-~]+)")


def write_sums(files: Mapping[str, bytes]) -> str:
    """Write the hash of each file, sorted by name."""
    return _text({name: hashlib.sha256(content).hexdigest() for name, content in files.items()})


def read_sums(content: bytes) -> dict[str, str]:
    """Read such a list.

    Returns:
        Hash by name.

    Raises:
        ValueError: It is not written exactly as we write it.
    """
    text = content.decode("ascii")
    found = {match[2]: match[1] for line in text.splitlines() if (match := _LINE.fullmatch(line))}
    if not found or _text(found) != text:
        raise ValueError(f"{SUMS} is not written as it was released")
    return found


def _text(hashes: Mapping[str, str]) -> str:
    return "".join(f"{hashes[name]}  {name}\n" for name in sorted(hashes))
