"""Contexts for the tests of dates, made as the pipeline makes them: from a document's texts."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from planlift.normalize.dates import build_context
from planlift.vocabulary import load

if TYPE_CHECKING:
    from planlift.normalize.dates import DateContext

CASES = Path(__file__).parent / "cases" / "dates"
VOCABULARY = load()


def context(
    *due: str, document: tuple[tuple[str, str], ...] = (), language: str = "en-GB"
) -> DateContext:
    return build_context(due, document, {}, VOCABULARY, language)


@lru_cache
def context_of(name: str) -> DateContext:
    """The context that a file of cases describes."""
    described = json.loads((CASES / f"{name}.json").read_text("utf-8"))["context"]
    document = [(label, text) for label, text in described.get("document", [])]
    return build_context(
        described.get("due", []), document, {}, VOCABULARY, described.get("language", "")
    )


def cases(*names: str) -> list[tuple[str, dict[str, Any]]]:
    return [
        (name, case)
        for name in names
        for case in json.loads((CASES / f"{name}.json").read_text("utf-8"))["cases"]
    ]
