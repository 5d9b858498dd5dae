"""The Jinja environment of the components: sandboxed, autoescaped, and strict about names."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

WEB = Path(__file__).resolve().parents[2] / "web"
COMPONENTS = WEB / "components"


@cache
def environment() -> ImmutableSandboxedEnvironment:
    """Make the environment once; components import each other by ``<name>/<name>.jinja``."""
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(COMPONENTS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )


def render_component(name: str, view: object, *, macro: str | None = None) -> Markup:
    """Render a component from one object.

    Args:
        name: Folder of the component, such as ``calculator``.
        view: The object its macro takes.
        macro: Name of the macro where it is not the component's own.

    Returns:
        HTML, escaped.
    """
    module = environment().get_template(f"{name}/{name}.jinja").module
    rendered: Any = getattr(module, macro or name.replace("-", "_"))(view)
    return Markup(rendered)  # noqa: S704 - the macro escaped whatever it was given
