"""Folding of text, which every reader and every rule relies on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlift.text import fold
from planlift.text import key
from planlift.text import letters
from planlift.text import one_line


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("  a   b ", "a b"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a \n\n \n b", "a\nb"),
        ("a\xa0b\u2009c\td", "a b c d"),
        ("▪ one\n▪two", "• one\n• two"),
        ("\uf0b7 one", "• one"),
        ("- kept as printed", "- kept as printed"),
        ("3 ▪ 4", "3 ▪ 4"),
        ("•", "•"),
        (" \uf0fc ", "✓"),
        ("\uf0fc one\n\uf0fctwo", "• one\n• two"),
        ("", ""),
    ],
)
def test_fold(printed: str, folded: str) -> None:
    assert fold(printed) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folding_keeps_every_letter_and_digit_in_order(text: str) -> None:
    assert [c for c in fold(text) if c.isalnum()] == [c for c in text if c.isalnum()]
    assert letters(fold(text)) == letters(text)


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("By  When?", "by when"),
        ("WHO’S responsible:", "who's Responsible"),
        ("Follow–up", "follow-up"),
        ("Ｄａｔｅ", "date"),
        ("(Date)", "Date"),
    ],
)
def test_phrases_that_a_person_calls_the_same(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("date", "dates"), ("co-ordinator", "coordinator")])
def test_phrases_that_differ(one: str, other: str) -> None:
    assert key(one) != key(other)
