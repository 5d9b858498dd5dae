"""Runs inside the runtime: compile the sources of /in.zip into /out.zip."""

import importlib.util
import marshal
import zipfile
from types import CodeType

_UNCHECKED = (1).to_bytes(4, "little")
_DATE = (1980, 1, 1, 0, 0, 0)


def without_lines(code: CodeType) -> CodeType:
    """Drop the tables of line numbers, a twelfth of all memory; errors are looked into where the sources are."""
    constants = tuple(without_lines(value) if isinstance(value, CodeType) else value for value in code.co_consts)
    return code.replace(co_linetable=b"", co_consts=constants)


def compiled(name: str, source: bytes) -> bytes:
    """Compile one source at level 2: no asserts, no docstrings.

    Args:
        name: Shown in tracebacks.
        source: The file.

    Returns:
        The content of its .pyc, marked as never to be compared with a source.
    """
    code = compile(source, name, "exec", dont_inherit=True, optimize=2)
    header = importlib.util.MAGIC_NUMBER + _UNCHECKED + importlib.util.source_hash(source)
    return header + marshal.dumps(without_lines(code))


with zipfile.ZipFile("/in.zip") as sources, zipfile.ZipFile("/out.zip", "w", zipfile.ZIP_STORED) as results:
    for path in sorted(sources.namelist()):
        if path.endswith("/"):
            continue
        content = sources.read(path)
        is_source = path.endswith(".py")
        entry = zipfile.ZipInfo(f"{path}c" if is_source else path, _DATE)
        entry.external_attr = 0o100644 << 16
        results.writestr(entry, compiled(path, content) if is_source else content)
