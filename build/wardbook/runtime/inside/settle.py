"""Runs in a bare Python before its memory is kept: import all, answer the corpus, drop what only imports need.

What is dropped is replaced by an object that raises `Absent`, which no ``except Exception`` can swallow: should a
request ever need it, the start path fails and the next one answers.
"""

import gc
import json
import sys
from dataclasses import Field
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any, NoReturn

from wardbook.kit import call, registry


class Absent(BaseException):
    """Something that was dropped from the snapshot has been asked for."""


class Gap:
    """Stands where a dropped module, or a name in one, was.

    Args:
        module: Name of the module that was dropped.
    """

    def __init__(self, module: str) -> None:
        self._module = module

    def __getattr__(self, name: str) -> NoReturn:
        raise Absent(f"{self._module}: {name}")

    def __call__(self, *_: object, **__: object) -> NoReturn:
        """Refuse, as every use does."""
        raise Absent(self._module)


class LastFinder:
    """Refuses every import of what is not in memory already."""

    @staticmethod
    def find_spec(name: str, *_: object) -> NoReturn:
        """Refuse."""
        raise Absent(name)


# Modules that others need only while they are imported. Nothing that a calculation runs may stand here: the corpus is
# answered once more after they are gone, and again from the finished snapshot; a request beyond it meets `Absent`.
_IMPORT_ONLY = (
    "__future__", "_ast", "_locale", "_opcode", "_opcode_metadata", "_sitebuiltins", "_tokenize", "_typing", "ast",
    "dis", "fnmatch", "glob", "importlib", "importlib._abc", "importlib.abc", "importlib.machinery", "importlib.util",
    "inspect", "keyword", "linecache", "locale", "ntpath", "opcode", "pathlib", "pathlib._abc", "pathlib._local",
    "pkgutil", "site", "string", "token", "tokenize", "tomllib", "tomllib._parser", "tomllib._re", "tomllib._types",
    "typing", "zipimport",
)  # fmt: skip


# A type that was made at run time, so that its attributes can be changed.
_HEAP_TYPE = 1 << 9
# Frees a function's annotations; an empty dictionary would take room.
NO_ANNOTATIONS: Any = None


def _import_all() -> None:
    """Import every calculator."""
    for calculator in registry.calculator_ids():
        registry.find(calculator)


def _answer(requests: list[str]) -> list[str]:
    try:
        return [call(request) for request in requests]
    except Absent as absence:
        message = f"the corpus needs {absence}; take it off the modules that only imports need"
        raise RuntimeError(message) from absence


def _drop_imports() -> None:
    """Take modules that are not needed any more out of memory, and leave gaps that shout."""
    dropped = {name: sys.modules.pop(name) for name in _IMPORT_ONLY if name in sys.modules}
    gaps: dict[int, Any] = {id(module): Gap(name) for name, module in dropped.items()}
    for module in list(sys.modules.values()):
        names = vars(module)
        for name in [name for name, value in names.items() if id(value) in gaps]:
            names[name] = gaps[id(names[name])]
    for module in dropped.values():
        for name in vars(module):
            vars(module)[name] = gaps[id(module)]


def _forget() -> None:
    """Empty what holds on to files and to the build: import machinery, caches and annotations."""
    sys.path[:] = []
    sys.path_hooks[:] = []
    sys.path_importer_cache.clear()
    sys.meta_path[:] = [LastFinder]
    sys.modules["re"].purge()
    for found in gc.get_objects():
        if isinstance(found, FunctionType):
            found.__annotations__ = NO_ANNOTATIONS
        elif isinstance(found, Field):
            found.type = NO_ANNOTATIONS
        elif isinstance(found, type) and found.__flags__ & _HEAP_TYPE and "__annotations__" in vars(found):
            del found.__annotations__


def _settle(main: ModuleType) -> None:
    """Do all of it, and leave the replies and the address of the function for the build."""
    requests = json.loads(Path("/corpus.json").read_text(encoding="utf-8"))
    answers, entry = Path("/replies.json"), Path("/entry")
    _import_all()
    before = _answer(requests)
    answers.write_text(json.dumps(before), encoding="utf-8")
    entry.write_text(str(id(call)), encoding="ascii")
    vars(main)["entry"] = call
    _forget()
    _drop_imports()
    if _answer(requests) != before:
        raise RuntimeError("replies differ once modules are dropped")
    for name in ("Any", "Field", "FunctionType", "ModuleType", "NoReturn", "Path"):
        del vars(main)[name]


_settle(sys.modules["__main__"])
gc.collect()
gc.freeze()
