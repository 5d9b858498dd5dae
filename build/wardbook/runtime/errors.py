"""What goes wrong while the runtime is built."""

from wardbook.model.errors import SiteError


class RuntimeBuildError(SiteError):
    """A step of the runtime could not be done."""

    code = "runtime-build"


class PinError(RuntimeBuildError):
    """A file of the Pyodide package is not the one that is pinned."""

    code = "runtime-pin"


class ToolError(RuntimeBuildError):
    """A program that a step runs has failed; the message is its own."""

    code = "runtime-tool"


class ReplyError(RuntimeBuildError):
    """A runtime that was built gives another reply than the Python of the build."""

    code = "runtime-reply"
