"""The runtime: Python as the site ships it, built from the pinned Pyodide and the calculators."""

from wardbook.runtime.build import build_runtime
from wardbook.runtime.errors import PinError, RuntimeBuildError, ToolError
from wardbook.runtime.manifest import RuntimeFile, RuntimeManifest

__all__ = ["PinError", "RuntimeBuildError", "RuntimeFile", "RuntimeManifest", "ToolError", "build_runtime"]
