"""One HTML file that holds everything: data as inert text, one script and one style by their hash.

The content security policy lets nothing run but that script, nothing be loaded but pictures that
stand in the file itself, and nothing become markup (trusted types): text of a document is data.
"""

from __future__ import annotations

import base64
import hashlib
import html as markup
import json
from importlib import resources
from typing import TYPE_CHECKING
from typing import Any

from planlift.export.review.content import content

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.model import Document
    from planlift.model import PagePicture
    from planlift.plan import Plan

_SCRIPTS = (
    "base.js",
    "state.js",
    "source.js",
    "tables.js",
    "zoom.js",
    "rows.js",
    "checks.js",
    "corrections.js",
    "keys.js",
    "top.js",
    "start.js",
)
_FIRST = 2
"""Pictures that stand before the script, so that it can show them while the rest is loading."""
_IN_SCRIPT = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def page(
    plan: Plan,
    document: Document,
    pictures: Sequence[PagePicture] = (),
    corrections: Mapping[str, Any] | None = None,
) -> bytes:
    """The review page of a plan, for one with pages with a picture of each."""
    data = content(plan, document, pictures, corrections or {"digest": "", "entries": []})
    style, script = _asset("review.css"), "\n".join(_asset(name) for name in _SCRIPTS)
    filled = {
        "policy": _policy(style, script),
        "language": "en-GB",
        "title": markup.escape(f"Review: {data['title']}"),
        "style": style,
        "script": script,
        "data": as_inert_json(data),
        "first": _pictures(pictures[:_FIRST]),
        "rest": _pictures(pictures[_FIRST:]),
    }
    parts = _asset("review.html").split("{{")
    made = [parts[0]]
    for part in parts[1:]:
        name, _, after = part.partition("}}")
        made += [filled[name], after]
    return "".join(made).encode("utf-8", "replace")


def as_inert_json(data: object) -> str:
    """JSON that no HTML parser takes for the end of its element or for a comment."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPT)


def _policy(style: str, script: str) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'sha256-{_digest(script)}'",
            f"style-src 'sha256-{_digest(style)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")


def _asset(name: str) -> str:
    return resources.files("planlift.export.review").joinpath(name).read_text(encoding="utf-8")


def _pictures(pictures: Sequence[PagePicture]) -> str:
    return "\n".join(
        f'<script type="text/plain" id="picture-{shown.number}" data-media="{shown.media}">'
        f"{base64.b64encode(shown.content).decode('ascii')}</script>"
        for shown in pictures
        if shown.content
    )
