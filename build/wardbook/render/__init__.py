"""From data to HTML: the components of the pages, and the bundled style and script."""

from wardbook.render.assets import PageAssets, build_ask, build_assets, build_recall, write_named_by_content
from wardbook.render.calculators import render_calculator, render_tables, script_json
from wardbook.render.environment import render_component
from wardbook.render.page import runtime_block

__all__ = [
    "PageAssets",
    "build_ask",
    "build_assets",
    "build_recall",
    "render_calculator",
    "render_component",
    "render_tables",
    "runtime_block",
    "script_json",
    "write_named_by_content",
]
