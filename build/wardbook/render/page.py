"""Parts of a page that belong to no single component."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from wardbook.render.calculators import script_json

RUNTIME_ID = "wardbook-runtime"


def runtime_block(*, release: str, base: str, runtime: Mapping[str, Any]) -> Markup:
    """Write the data block that tells the engine which runtime belongs to this page.

    Args:
        release: Id of the release; page and worker refuse each other when it differs.
        base: Relative address of the folder of the runtime's files, with a slash at its end.
        runtime: The runtime's own description.

    Returns:
        A script element that holds data and is never run.
    """
    data = script_json({"release": release, "base": base, "runtime": runtime})
    return Markup('<script type="application/json" id="{}">{}</script>').format(RUNTIME_ID, data)
