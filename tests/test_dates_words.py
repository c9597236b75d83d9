"""Words are data: the reader knows no word of any language that is not in its TOML files."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any

import pytest
from date_contexts import CASES
from date_contexts import VOCABULARY
from date_contexts import cases
from test_dates import FILES
from test_dates import label
from test_dates import told

from planlift.normalize.dates import DateContext
from planlift.normalize.dates import build_context
from planlift.normalize.dates import read_due
from planlift.vocabulary import Vocabulary

LETTER = r"[^\W\d_]"
WORD = re.compile(
    rf"(?<!{LETTER})(?:(?![ivx]+\)){LETTER}{{2,}}"
    rf"|(?<!\.)(?!(?<=\d)[oiltz]|[oilz]\d){LETTER}(?!{LETTER}|\)|\.(?!\d)))",
    re.IGNORECASE,
)
"""A word, and a letter that is one: not a list's ``ii)``, the ``T`` of a time, an ``O`` for a zero."""


def foreign(text: str) -> str:
    """`text` in a language that nobody speaks: every word ends in a letter more."""
    return WORD.sub(lambda match: f"{match[0]}ž", text)


@lru_cache
def words() -> Vocabulary:
    """The vocabulary of that language, and of no other."""
    tables = {
        name: {
            table: {
                meaning: [foreign(phrase) for phrase in phrases]
                for meaning, phrases in meanings.items()
            }
            for table, meanings in file.items()
        }
        for name, file in VOCABULARY.tables.items()
    }
    return Vocabulary(tables, (), "foreign")


@lru_cache
def context_of(name: str) -> DateContext:
    described = json.loads((CASES / f"{name}.json").read_text("utf-8"))["context"]
    return build_context(
        [foreign(text) for text in described.get("due", [])],
        [(foreign(title), foreign(text)) for title, text in described.get("document", [])],
        {},
        words(),
        described.get("language", ""),
    )


def dates_of(reading: dict[str, Any]) -> dict[str, Any]:
    parts = [day for _label, _text, day in reading.get("parts", [])]
    return {**reading, "parts": parts, "text": None}


@pytest.mark.parametrize(("name", "case"), cases(*FILES), ids=label)
def test_another_language_is_only_another_file(name: str, case: dict[str, Any]) -> None:
    found = told(read_due(foreign(case["text"]), context_of(name)))
    assert dates_of(found) == dates_of(case)
