"""Sorts out the figures of a text: ordinals, times of day, and those that belong to no date."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.normalize.dates.model import Token

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMES = {"word", "filler", "number"}
"""Kinds of letters that a number set against them goes with: ``R4``, ``A1``."""
_COUNTED = {"year", "week", "month", "day"}
"""Units that a number behind them counts: ``Year 6``, ``Week 3``."""
_SMALL = {"digit", "day"}
_FIGURES = {*_SMALL, "integer", "year", "pair", "year_pair", "month_year"}
_BEFORE_AMOUNT = {"#", "@", "№"}
_AFTER_AMOUNT = {"%", "‰", "°"}
_CENTURY = 100
_WEEK_OF_MONTH = 4
_QUARTERS = 4
_YEARS = {"financial_year", "academic_year", "term"}
_PARTS = {"quarter", "half"}
_BEFORE_YEAR = _YEARS | _PARTS
"""Kinds behind which two figures with a dash may be a year."""
_LISTING = {"dash", "joining", "slash", "comma", "to"}


def as_word(token: Token) -> Token:
    """The token as a word that no rule knows."""
    return replace(token, kind="word", value="")


def counted_out(tokens: list[Token]) -> list[Token]:
    """The tokens with ordinals and times of day as one each; other figures that date nothing."""
    kinds = {token.kind for token in tokens}
    if "suffix" in kinds:
        tokens = _with_clocks(_with_ordinals(tokens))
    if "dash" in kinds and kinds & _BEFORE_YEAR:
        tokens = _dashed_years(tokens)
    if "quarter" in kinds:
        tokens = _with_quarters(tokens)
    if kinds & _FIGURES:
        _take_out_amounts(tokens)
        _take_out_labels(tokens)
    return tokens


def _with_ordinals(tokens: list[Token]) -> list[Token]:
    """``1st``, ``26 th`` and ``1⏎st`` as one token each."""
    out: list[Token] = []
    for token in tokens:
        broken = len(out) > 1 and out[-1].kind == "newline"
        number = out[-2 if broken else -1] if out else None
        ordinal = token.kind == "suffix" and token.value == "ordinal"
        if ordinal and number is not None and number.kind in _SMALL:
            del out[-2 if broken else -1 :]
            out.append(replace(number, kind="ordinal", end=token.end))
        else:
            out.append(as_word(token) if ordinal else token)
    return out


def _with_clocks(tokens: list[Token]) -> list[Token]:
    """``5 pm``, ``9.30am``, ``12 noon`` change nothing beside a date."""
    out: list[Token] = []
    for token in tokens:
        if token.kind != "suffix":
            out.append(token)
            continue
        start = len(out)
        if out and out[-1].kind in {*_SMALL, "pair"}:
            start -= 1
            cut = start > 1 and out[start - 1].kind in {"dot", "colon"}
            start -= 2 * (cut and out[start - 2].kind in _SMALL)
        first = out[start].start if start < len(out) else token.start
        del out[start:]
        out.append(Token("filler", first, token.end, token.text))
    return out


def _dashed_years(tokens: list[Token]) -> list[Token]:
    """``FY23-24`` and ``Q3 23-24``: two figures in a row are a year where one is looked for."""
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        pair = _dashed_year(tokens[at : at + 3]) if _year_expected(out) else None
        out.append(pair or tokens[at])
        at += 3 if pair else 1
    return out


def _dashed_year(tokens: Sequence[Token]) -> Token | None:
    if _kinds(tokens, 0, 3) != ["day", "dash", "day"]:
        return None
    first, last = tokens[0].numbers[0], tokens[2].numbers[0]
    if last != (first + 1) % _CENTURY:
        return None
    text = f"{first:02}/{last:02}"
    return replace(tokens[0], kind="pair", end=tokens[2].end, text=text, numbers=(first, last))


def _kinds(tokens: Sequence[Token], at: int, count: int) -> list[str]:
    return [token.kind for token in tokens[at : at + count]]


def _year_expected(before: Sequence[Token]) -> bool:
    kinds = [token.kind for token in before[-3:] if token.kind not in {"filler", "comma"}]
    if kinds and kinds[-1] in _YEARS:
        return True
    return len(kinds) > 1 and kinds[-2] in _PARTS and kinds[-1] in {"digit", "number"}


def _with_quarters(tokens: list[Token]) -> list[Token]:
    """``Q3/4`` and ``quarters 3 and 4`` with the word before each number; ``Q3/24`` with a year."""
    out: list[Token] = []
    for at, token in enumerate(tokens):
        head = _quarter_before(out)
        if head is not None and token.kind == "pair" and out[-1] is head:
            out += _pair_of_quarters(head, token)
        elif (
            head is not None
            and out[-1].kind in _LISTING
            and token.kind == "digit"
            and token.numbers[0] <= _QUARTERS
            and _kinds(tokens, at + 1, 1) not in (["month"], ["unit"])
        ):
            out += (replace(head, start=token.start, end=token.start), token)
        else:
            out.append(token)
    return out


def _quarter_before(tokens: Sequence[Token]) -> Token | None:
    """The word ``quarter`` that a number at this place may still belong to."""
    if tokens and tokens[-1].kind == "quarter":
        return tokens[-1]
    kinds = [token.kind for token in tokens[-3:]]
    listed = len(kinds) > 2 and kinds[0] == "quarter" and kinds[2] in _LISTING
    return tokens[-3] if listed and kinds[1] in {"digit", "number"} else None


def _pair_of_quarters(head: Token, pair: Token) -> tuple[Token, ...]:
    first, last = pair.numbers
    between = Token("slash", pair.start, pair.start, "/")
    one = replace(pair, kind="digit", text=str(first), end=pair.start, numbers=(first,))
    kind = "digit" if last <= _QUARTERS else "day"
    other = replace(pair, kind=kind, text=f"{last:02}", numbers=(last,))
    if last <= _QUARTERS:
        return one, between, replace(head, start=pair.start, end=pair.start), other
    return one, between, other


def _take_out_amounts(tokens: list[Token]) -> None:
    """Money, percentages and numbered things: ``£2024``, ``50%``, ``#12``."""
    for at, token in enumerate(tokens):
        if token.kind not in _FIGURES:
            continue
        before = tokens[at - 1] if at else None
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        sign = before.text if before is not None and before.end == token.start else ""
        money = len(sign) == 1 and unicodedata.category(sign) == "Sc"
        share = after is not None and after.text in _AFTER_AMOUNT
        if money or share or sign in _BEFORE_AMOUNT:
            tokens[at] = as_word(token)


def _take_out_labels(tokens: list[Token]) -> None:
    """The numbers of ``Phase 2``, ``Actions 1, 2 and 3``, ``Year 6``, ``R4`` belong to no date."""
    labelled = False
    for at, token in enumerate(tokens):
        numbered = at > 0 and tokens[at - 1].kind in {"digit", "day", "number", "next"}
        glued = at > 0 and tokens[at - 1].end == token.start and tokens[at - 1].kind in _NAMES
        if glued and token.kind in _SMALL:
            tokens[at] = as_word(token)
        elif token.kind == "label" or (_counts(token) and not numbered):
            labelled = not _week_of_month(tokens, at)
        elif labelled and token.kind == "day" and _kinds(tokens, at + 1, 1) == ["month"]:
            labelled = False
        elif labelled and token.kind in {*_SMALL, "pair"}:
            tokens[at] = as_word(token)
            if tokens[at - 1].kind == "unit":
                tokens[at - 1] = replace(tokens[at - 1], kind="label")
            labelled = at + 1 < len(tokens) and tokens[at + 1].kind in {"comma", "joining"}
        elif token.kind not in {"comma", "joining"}:
            labelled = False


def _counts(token: Token) -> bool:
    return token.kind == "unit" and token.value in _COUNTED


def _week_of_month(tokens: Sequence[Token], at: int) -> bool:
    """``Week 2 of May``, where the number is no label."""
    following = [t for t in tokens[at + 1 : at + 5] if t.kind not in {"filler", "comma"}][:2]
    if tokens[at].value != "week" or [t.kind for t in following] != ["digit", "month"]:
        return False
    return following[0].numbers[0] <= _WEEK_OF_MONTH
