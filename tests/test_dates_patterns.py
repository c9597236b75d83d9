"""Patterns over kinds of token are passed over only where they could not match."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from planlift.normalize.dates.model import CODES
from planlift.normalize.dates.model import KINDS
from planlift.normalize.dates.patterns import Pattern
from planlift.normalize.dates.rules import RULES
from planlift.normalize.dates.rules import Rule

_KNOWN = "".join(CODES.values())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
@given(data=st.data())
@settings(max_examples=20)
def test_no_match_is_passed_over(rule: Rule, data: st.DataObject) -> None:
    codes = data.draw(st.from_regex(rule.pattern.compiled, alphabet=_KNOWN))
    assert rule.pattern.search(codes) is not None


@pytest.mark.parametrize(
    ("written", "codes", "found"),
    [
        ("day month year?", ("day", "month"), True),
        ("day month year?", ("day", "year"), False),
        ("(day | digit) month", ("digit", "month"), True),
        ("month (?! year )", ("month", "word"), True),
        ("month (?! year )", ("month", "year"), False),
        ("(?: filler month )+ year", ("filler", "month", "year"), True),
        ("DAY (month)", ("ordinal", "month"), True),
    ],
)
def test_what_a_pattern_needs(written: str, codes: tuple[str, ...], found: bool) -> None:
    run = "".join(CODES[kind] for kind in codes)
    assert (Pattern(written).search(run) is not None) == found
    assert (re.search(Pattern(written).compiled, run) is not None) == found


def test_every_kind_has_a_character_of_its_own() -> None:
    assert len(set(CODES.values())) == len(set(KINDS))
