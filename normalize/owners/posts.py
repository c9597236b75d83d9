"""Posts and organisations, told by their first and last words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planlift.normalize.owners.piece import Kind
from planlift.normalize.owners.piece import Piece
from planlift.text import key

if TYPE_CHECKING:
    from planlift.normalize.owners.words import OwnerWords

_COMPLEMENT = re.compile(r"(?is)(?:\s(?:of|for)\s+(?:the\s+)?|,\s*)(.*)")


def role(
    text: str, core: str, tokens: list[str], folded: list[str], words: OwnerWords
) -> Piece | None:
    """A post, if one of its words is such as posts are called by."""
    heads = [
        index
        for index, low in enumerate(folded)
        if low in words.heads or tokens[index] in words.role_codes
    ]
    if key(core) in words.posts:
        return Piece(text, Kind.ROLE, len(tokens), head_first=True)
    if not heads or _is_body_end(core, folded, words) or _waits_for_head(folded, heads, words):
        return None
    first = next((i for i, low in enumerate(folded) if low not in words.grades), len(folded))
    of = _COMPLEMENT.search(core)
    complement = of.group(1) if of else " ".join(tokens[heads[-1] + 1 :])
    bare = all(low in words.open_heads or low in words.grades for low in folded)
    return Piece(
        text,
        Kind.ROLE,
        len(tokens),
        head_first=heads[0] <= first,
        complement=complement,
        of_field=key(complement) in words.sectors or complement in words.departments,
        waiting=waits(complement, words),
        bare=bare and folded[-1] in words.open_heads,
        ends_in_body=bool(of) and folded[-1] in words.body_ends,
        grade=len(folded) == 1 and folded[0] in words.mere_grades,
        plural=folded[heads[-1]].endswith("s") and not folded[heads[-1]].endswith("ss"),
    )


def _waits_for_head(folded: list[str], heads: list[int], words: OwnerWords) -> bool:
    """Such as "Chief Finance", which "… and Performance Officer" completes."""
    unfinished = heads == [0] and len(folded) > 1 and folded[0] in words.mere_grades
    return unfinished and not {"of", "for", "to"} & set(folded)


def waits(text: str, words: OwnerWords) -> bool:
    """Such as "NHS Sussex" and "NHS Kent": "… and Medway Integrated Care Board" may follow."""
    folded = [key(word) for word in text.split()]
    return (
        len(folded) > 1
        and folded[0] in words.waiting_starts
        and text.split()[1][:1].isupper()
        and folded[-1] not in words.awaited_ends
    )


def _is_body_end(core: str, folded: list[str], words: OwnerWords) -> bool:
    """A post's word inside the name of a body: "Governors Committee", "Head Teachers' Forum".

    Not "Chief Executive, Halton Council": a post stands before the comma.
    """
    before, comma, _ = core.partition(",")
    if comma and key(before.split()[-1] if before.split() else "") in words.heads:
        return False
    ends = folded[-1] in words.body_ends or folded[-1] in words.weak_ends
    return (
        ends
        and not any(low in {"of", "for", "to"} for low in folded)
        and (folded[0] not in words.open_heads)
    )


def opened_body(text: str, core: str, folded: list[str], words: OwnerWords) -> Piece | None:
    """A body by its first words: "Office of the Police and Crime Commissioner"."""
    opens = any(" ".join(folded[:size]) in words.body_starts for size in (1, 2))
    if opens:
        return Piece(text, Kind.BODY, len(folded), opened=True)
    return Piece(text, Kind.BODY, len(folded)) if key(core) in words.whole_bodies else None


def body(text: str, folded: list[str], words: OwnerWords) -> Piece | None:
    """An organisation or a part of one, by its last words."""
    joint = len(folded) > 1 and folded[-1] in words.joint_ends
    if _ends_in(folded, words.body_ends):
        return Piece(text, Kind.BODY, len(folded), joint=joint)
    if not _ends_in(folded, words.weak_ends):
        return None
    shared = folded[-1] in words.shared_ends
    return Piece(text, Kind.PART, len(folded), shared=shared, joint=joint)


def _ends_in(folded: list[str], ends: frozenset[str]) -> bool:
    return folded[-1] in ends or " ".join(folded[-2:]) in ends
