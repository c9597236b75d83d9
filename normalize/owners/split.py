"""One owner or several: every separator is judged by what stands on both of its sides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from planlift.normalize.owners.cuts import cut
from planlift.normalize.owners.judge import Verdict
from planlift.normalize.owners.judge import judge
from planlift.normalize.owners.kinds import describe
from planlift.normalize.owners.piece import FIELDS
from planlift.normalize.owners.piece import PEOPLE
from planlift.normalize.owners.piece import Kind
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planlift.normalize.owners.cuts import Cuts
    from planlift.normalize.owners.piece import Piece
    from planlift.normalize.owners.words import OwnerWords

_BETWEEN = re.compile(r"\s*[/,;&+]\s*")
_ONLY_CODES = re.compile(r"[A-Z]{2,4}(?: [A-Z]{2,4}){1,4}")
_BRACKETED_LETTERS = re.compile(r"[(\[][A-Z][A-Za-z.]{0,4}[)\]]")
_LISTED = 3
_MOST_PIECES = 40


class Separation(Struct, frozen=True):
    """The owners in a text and whether that is certain."""

    parts: tuple[str, ...]
    unsure: str = ""
    """Why another reading is possible; empty where there is none."""


def separate(
    text: str, words: OwnerWords, alone: Mapping[str, int], explained: Mapping[str, str]
) -> Separation:
    """Split `text` at the separators that stand between owners.

    `alone` counts the owners that stand alone elsewhere in the plan, folded; `explained` is the
    document's own key of initials. Where the words on the two sides do not decide, the text stays
    whole and the reason is given.
    """
    keyed = tuple(_BETWEEN.split(text.strip()))
    if len(keyed) > 1 and all(part in explained for part in keyed):
        return Separation(keyed)
    if _ONLY_CODES.fullmatch(text.strip()) and not words.joins.search(text):
        return _codes(text.strip(), words, explained)
    cuts = cut(text, words)
    if len(cuts.marks) == 0:
        return Separation((text.strip(),))
    if len(cuts.pieces) > _MOST_PIECES:
        return Separation((text.strip(),), "too many separators to judge")
    judged = _Judge(cuts, words, alone, explained)
    groups = judged.best()
    parts = tuple(cuts.group(first, last) for first, last in groups)
    return Separation(parts, judged.doubt(groups))


def _codes(text: str, words: OwnerWords, explained: Mapping[str, str]) -> Separation:
    """Letters with nothing but blanks between them: "SF CD", "HT DHT", "AD HR"."""
    codes = text.split()
    if all(code in explained or code in words.role_codes for code in codes):
        return Separation(tuple(codes))
    fields = words.departments | words.role_codes
    known = any(code in fields or key(code) in words.body_ends for code in codes)
    return Separation((text,), "" if known else f"one owner, or {' and '.join(codes)}?")


class _Judge:
    """The best way to group the pieces of one text."""

    def __init__(
        self,
        cuts: Cuts,
        words: OwnerWords,
        alone: Mapping[str, int],
        explained: Mapping[str, str],
    ) -> None:
        self.cuts = cuts
        self.words = words
        self.alone = alone
        self.explained = explained
        self.last = len(cuts.pieces) - 1
        self.listed = self._listed()
        pieces = [self.piece(i, i) for i in range(self.last + 1)]
        kinds = {Kind.OTHER if piece.joint else piece.kind for piece in pieces}
        self.fields = kinds <= FIELDS | {Kind.BODY} and bool(kinds & FIELDS)

    def piece(self, first: int, last: int) -> Piece:
        """What the pieces from `first` to `last` are together.

        "NHS Sussex" is whole unless "… Integrated Care Board" comes behind it.
        """
        piece = describe(self.cuts.group(first, last), self.words)
        if not piece.waiting or piece.words == 1:
            return piece
        rest = self.cuts.text[self.cuts.pieces[last][1] :]
        goes_on = any(key(word) in self.words.awaited_ends for word in rest.split())
        if goes_on:
            return replace(piece, kind=Kind.OTHER)
        return piece if piece.whole else replace(piece, kind=Kind.BODY)

    def _listed(self) -> bool:
        """Commas part at least three owners of which a later one is a post or a person."""
        ends = [i for i, mark in enumerate(self.cuts.marks) if mark == ","] + [self.last]
        starts = [0] + [end + 1 for end in ends[:-1]]
        items = [self.piece(first, last) for first, last in zip(starts, ends, strict=True)]
        return (
            len(items) >= _LISTED
            and all(item.whole for item in items)
            and any(item.kind in PEOPLE | {Kind.ROLE} for item in items[1:])
            and items[0].kind not in PEOPLE
            and not any(self._mixed(first, last) for first, last in zip(starts, ends, strict=True))
        )

    def _mixed(self, first: int, last: int) -> bool:
        """Such as "Human Resources and Director" between the commas of two posts."""
        return any(
            self.cuts.marks[cut] == "and"
            and self.piece(first, cut).kind in FIELDS | {Kind.OTHER, Kind.BODY}
            and self.piece(cut + 1, last).head_first
            for cut in range(first, last)
        )

    def best(self) -> list[tuple[int, int]]:
        """The grouping into most owners; all in one where no grouping holds."""
        most: dict[tuple[int, int], int] = {}
        for first in range(self.last, -1, -1):
            for last in range(first, self.last + 1):
                most[first, last] = self._most(first, last, most)
        last = max(range(self.last + 1), key=lambda end: (most[0, end], -end))
        groups = [(0, last)]
        while last < self.last:
            first, left = last + 1, groups[-1]
            last = next(
                end
                for end in range(first, self.last + 1)
                if most[first, end] == most[left] - 1 and self._parted(left, (first, end))
            )
            groups.append((first, last))
        return groups

    def _most(self, first: int, last: int, most: Mapping[tuple[int, int], int]) -> int:
        """How many owners the pieces from `first` on make when the first owner ends at `last`.

        `most` holds the answers for all later beginnings; 0 where this is no beginning.
        """
        everything = first == 0 and last == self.last
        if not everything and (not self.piece(first, last).whole or self._runs_on(first, last)):
            return 0
        if last == self.last:
            return 1
        after = [
            most[last + 1, end]
            for end in range(last + 1, self.last + 1)
            if most[last + 1, end] and self._parted((first, last), (last + 1, end))
        ]
        return 1 + max(after) if after else 0

    def _runs_on(self, first: int, last: int) -> bool:
        """Such as "… Communications, Director of Finance": no words before a post belong to it."""
        opening = self.piece(first, first).kind
        if opening in FIELDS | {Kind.OTHER, Kind.BODY, Kind.PART} and any(
            self.cuts.marks[cut] == "and" and self._opens_post(cut + 1, last)
            for cut in range(first, last)
        ):
            return True
        return opening not in PEOPLE | {Kind.ROLE, Kind.ROLE_CODE} and any(
            self.cuts.marks[cut] in {",", "/", "\n"}
            and (after := self.piece(cut + 1, last)).head_first
            and not (self.cuts.marks[cut] == "\n" and after.words == 1)
            for cut in range(first, last)
        )

    def _opens_post(self, first: int, last: int) -> bool:
        post = self.piece(first, last)
        return post.head_first and bool(post.complement)

    def _parted(self, left: tuple[int, int], right: tuple[int, int]) -> bool:
        return self._verdict(left, right) is Verdict.SEVERAL

    def _verdict(self, left: tuple[int, int], right: tuple[int, int]) -> Verdict:
        one, other = self.cuts.group(*left), self.cuts.group(*right)
        if self.alone.get(key(one)) and self.alone.get(key(other)):
            return Verdict.SEVERAL
        if other.startswith("("):
            return Verdict.SEVERAL if _BRACKETED_LETTERS.fullmatch(other) else Verdict.ONE
        mark = self.cuts.marks[left[1]]
        if self.fields:
            # "Police, Health and Education" is a list; "Health and Education" may be one service.
            return Verdict.UNSURE if set(self.cuts.marks) == {"and"} else Verdict.SEVERAL
        verdict = judge(self.piece(*left), mark, self.piece(*right), listed=self.listed)
        if verdict is Verdict.UNSURE and {one, other} & set(self.explained):
            whole = self.piece(*left).whole and self.piece(*right).whole
            return Verdict.SEVERAL if whole else verdict
        return verdict

    def doubt(self, groups: list[tuple[int, int]]) -> str:
        """Why one of the owners might be two."""
        for first, last in groups:
            for at in range(first, last):
                sides = (first, at), (at + 1, last)
                if self._verdict(*sides) is Verdict.UNSURE:
                    one, other = self.cuts.group(*sides[0]), self.cuts.group(*sides[1])
                    return f"one owner, or {one!r} and {other!r}?"
        return ""
