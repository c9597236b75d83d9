"""Does a separator part two owners? Judged by what its two sides are."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from planlift.normalize.owners.kinds import UNFINISHED
from planlift.normalize.owners.piece import FIELDS
from planlift.normalize.owners.piece import LETTERS
from planlift.normalize.owners.piece import PEOPLE
from planlift.normalize.owners.piece import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from planlift.normalize.owners.piece import Piece

_BODIES = frozenset({Kind.BODY, Kind.PART})
_POSTS = frozenset({Kind.ROLE, Kind.ROLE_CODE})


class Verdict(Enum):
    """What a separator does."""

    ONE = "joins the words of one owner"
    SEVERAL = "parts two owners"
    UNSURE = "may do either"


ONE, SEVERAL, UNSURE = Verdict.ONE, Verdict.SEVERAL, Verdict.UNSURE


def judge(left: Piece, mark: str, right: Piece, *, listed: bool) -> Verdict:
    """Say whether `mark` parts `left` from `right`.

    `listed`: the text is a list of at least three owners between commas.
    """
    if mark == "+":
        return SEVERAL
    if mark == "or":
        several = judge(left, "and", right, listed=listed) is SEVERAL
        return UNSURE if several else ONE
    if left.kind in PEOPLE or right.kind in PEOPLE:
        return _people(left, mark, right)
    if not left.whole or not right.whole:
        return _unfinished(left, mark, right)
    by_mark: dict[str, Callable[[Piece, Piece], Verdict]] = {
        "and": _and,
        "/": _slash,
        ",": _and_listed if listed else _comma,
        "\n": _line_break,
    }
    return by_mark.get(mark, _dash)(left, right)


def _people(left: Piece, mark: str, right: Piece) -> Verdict:
    if left.kind in PEOPLE and right.kind in PEOPLE:
        sure = Kind.NAME in {left.kind, right.kind} or mark in {"/", "\n"}
        return SEVERAL if sure else UNSURE
    person, other = (left, right) if left.kind in PEOPLE else (right, left)
    if not other.whole:
        return UNSURE if person.kind is Kind.NAME and mark in {"and", "/"} else ONE
    if person.kind is Kind.MAYBE_NAME:
        return ONE if mark in {",", "-"} and person is left else UNSURE
    if person.beside and person is left:
        return ONE
    if mark in {"and", "/"}:
        return SEVERAL
    # "Headteacher – Jane Smith" is one person.
    return ONE if person is left or mark == "-" else UNSURE


def _unfinished(left: Piece, mark: str, right: Piece) -> Verdict:
    """At least one side cannot stand alone: "Head of Policy and Communications"."""
    if mark == "/":
        return _unfinished_slash(left, right)
    if mark == "," and right.kind is Kind.ROLE and right.head_first:
        return UNSURE
    return UNSURE if mark == "\n" and _each_a_name(left, right) else ONE


def _each_a_name(left: Piece, right: Piece) -> bool:
    """Such as "Trading Standards" over "Environmental Health": two lines that could stand alone."""
    if UNFINISHED.search(left.text) or Kind.ROLE in {left.kind, right.kind}:
        return False
    return min(left.words, right.words) > 1 and right.text[:1].isupper()


def _unfinished_slash(left: Piece, right: Piece) -> Verdict:
    """Such as "Policy/Performance Officer" is one; "English/Maths leads" and "HSE/Widgets" may be
    two.
    """
    if not left.whole and not right.whole:
        return UNSURE
    if right.kind is Kind.ROLE and not right.head_first:
        return UNSURE if right.plural else ONE
    unknown, other = (right, left) if left.whole else (left, right)
    single = unknown.words == 1 and unknown.text[:1].isupper()
    return UNSURE if single and other.kind in _BODIES | LETTERS else ONE


def _and(left: Piece, right: Piece) -> Verdict:
    if left.kind is Kind.ROLE and right.kind in _BODIES | LETTERS | FIELDS:
        return _post_and(left, right)
    if right.kind is Kind.ROLE and left.kind in _BODIES | FIELDS | {Kind.CODE}:
        return _and_post(left, right)
    if left.kind is Kind.SECTOR and right.joint and not left.agency:
        return ONE  # "Finance and Premises Committee"
    if left.kind in FIELDS or right.kind in FIELDS:
        return SEVERAL if right.agency and left.kind in _BODIES and left.words > 1 else UNSURE
    if left.opened and right.kind is Kind.PART:
        return ONE if right.shared else UNSURE  # "Department of Health and Human Services"
    part = left.kind is Kind.CODE or (left.kind is Kind.PART and left.words == 1)
    return UNSURE if part and right.kind is Kind.PART else SEVERAL


def _post_and(left: Piece, right: Piece) -> Verdict:
    """Such as "Head of Audit and Risk Committee" is one; "Head of Service and DSL" are two."""
    if right.kind is Kind.PART and (right.words == 1 or (right.shared and left.complement)):
        return ONE
    if right.kind in FIELDS:
        return ONE if left.complement else SEVERAL if left.plural else UNSURE
    if right.joint and left.of_field and right.words > 1:
        return ONE  # "Chair of Finance and Premises Committee"
    if right.kind is Kind.ROLE_CODE or not left.complement:
        return SEVERAL
    return SEVERAL if left.ends_in_body and right.kind is Kind.BODY else UNSURE


def _and_post(left: Piece, right: Piece) -> Verdict:
    """Such as "Council and Head of Service" are two; "HR and Finance Manager" is one."""
    if left.kind in FIELDS:
        return UNSURE if right.head_first and not right.plural else ONE
    if right.head_first:
        return SEVERAL
    return SEVERAL if left.kind is Kind.BODY and left.words > 1 else UNSURE


def _slash(left: Piece, right: Piece) -> Verdict:
    if left.bare and right.complement:
        # "Director/AD for Children's Social Care": the first may need the same complement.
        return UNSURE
    if right.kind is Kind.ROLE and left.kind in FIELDS | {Kind.CODE, Kind.PART}:
        return SEVERAL if right.head_first else UNSURE
    if left.kind is Kind.ROLE and right.kind in FIELDS:
        return SEVERAL if left.plural and not left.complement else UNSURE
    return SEVERAL


def _comma(left: Piece, right: Piece) -> Verdict:
    if left.kind in _POSTS:
        if right.kind in _BODIES or right.kind in FIELDS:
            apart = left.plural and not left.complement and right.kind is Kind.DEPARTMENT
            return SEVERAL if apart else ONE
        return UNSURE if right.kind is Kind.CODE and left.kind is Kind.ROLE else SEVERAL
    if left.kind is Kind.CODE:
        if right.kind in _BODIES and not (right.words == 1 and right.text.isupper()):
            return ONE if "." in left.text else UNSURE
        return UNSURE if right.kind is Kind.ROLE else SEVERAL
    if left.kind is Kind.SECTOR and right.joint and not left.agency:
        # "Finance, Performance and Resources Committee".
        return ONE if " and " in right.text or "&" in right.text else UNSURE
    return UNSURE if left.kind is Kind.PART and right.kind is Kind.BODY else SEVERAL


def _and_listed(left: Piece, right: Piece) -> Verdict:
    return UNSURE if right.kind in FIELDS and left.kind is Kind.ROLE else SEVERAL


def _line_break(left: Piece, right: Piece) -> Verdict:
    if _short_line(left, right):
        return ONE
    if right.words == 1 and (right.bare or right.kind in _BODIES):
        # The line was too short for the last word of "… Services Manager".
        broken = left.kind not in LETTERS | _BODIES or (left.kind is Kind.PART and left.words == 1)
        return ONE if broken else UNSURE
    if left.kind in FIELDS:
        return UNSURE if right.head_first else ONE
    if left.words == 1 and left.bare and right.kind is Kind.ROLE:
        return ONE if left.grade else SEVERAL
    return _below_post(left, right) if left.kind is Kind.ROLE else SEVERAL


def _below_post(left: Piece, right: Piece) -> Verdict:
    if right.kind in _BODIES | {Kind.CODE}:
        return UNSURE
    if right.kind in FIELDS:
        return ONE if left.complement else UNSURE
    return SEVERAL


def _short_line(left: Piece, right: Piece) -> bool:
    """One word of a longer name on a line of its own, which nobody would call an owner."""
    if left.words == 1 and left.kind is Kind.PART and right.kind is Kind.ROLE:
        return True  # "Service" + "Manager MASH"
    if right.words == 1 and right.kind is Kind.PART and left.kind is not Kind.ROLE:
        return True  # "Senior Leadership" + "Team"
    if right.words == 1 and right.text[:1].islower() and left.text[:1].isupper():
        return True  # "Deputy Head" + "teacher"
    if left.words == 1 and left.kind is Kind.BODY and right.kind is Kind.BODY:
        return left.waiting  # "NHS" + "Devon ICB"
    grade = left.grade and right.kind is Kind.ROLE and right.head_first
    return grade and left.text.casefold() not in right.text.casefold()


def _dash(left: Piece, right: Piece) -> Verdict:
    """Such as "Service Manager - MASH" is one owner; two posts or two letters may be two."""
    same = left.kind in _POSTS | LETTERS and right.kind in _POSTS | LETTERS
    return UNSURE if same else ONE
