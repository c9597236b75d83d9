"""A piece of an owner's cell, and the kinds of things that it may name."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct


class Kind(Enum):
    """What a piece of text names; the value is the word used in explanations."""

    NAME = "a person"
    MAYBE_NAME = "perhaps a person"
    ROLE = "a post"
    ROLE_CODE = "letters of a post"
    BODY = "an organisation"
    PART = "a part of an organisation"
    CODE = "letters"
    DEPARTMENT = "letters of a field of work"
    SECTOR = "a field of work"
    OTHER = "other words"

    __hash__ = object.__hash__  # kinds are looked up in sets again and again: by name it is slow


PEOPLE = frozenset({Kind.NAME, Kind.MAYBE_NAME})
FIELDS = frozenset({Kind.DEPARTMENT, Kind.SECTOR})
LETTERS = frozenset({Kind.CODE, Kind.ROLE_CODE})


class Piece(Struct, frozen=True, gc=False):
    """A piece of the cell and what it looks like."""

    text: str
    kind: Kind
    words: int
    head_first: bool = False
    """A post that begins with its head word: "Head of …", "Deputy Director"."""
    complement: str = ""
    """What follows the first "of", "for" or comma of a post, or its last head word."""
    of_field: bool = False
    """A post whose complement is a field of work: "Chair of Finance"."""
    bare: bool = False
    """A post of head words and grades alone, which can lack its complement: "Director"."""
    ends_in_body: bool = False
    """A post whose complement is a whole body: "Chief Executive of Halton Council"."""
    shared: bool = False
    """A part of an organisation such as a post is head of: "Democratic Services"."""
    grade: bool = False
    """A single word that can also stand before a post: "Deputy"."""
    plural: bool = False
    """A post held by several: "Team Managers"."""
    opened: bool = False
    """An organisation told by its first words: "Department of …"."""
    waiting: bool = False
    """It is, or closes with, the beginning of a body's name: "NHS", "Chief Nurse, NHS Kent"."""
    joint: bool = False
    """A body such as several fields of work share: "Resources Committee"."""
    agency: bool = False
    """A field of work that is an organisation too: "Police"."""
    person: str = ""
    """The name alone, where a post, an organisation or a remark stands beside it."""
    beside: str = ""
    """What stands beside the name."""

    @property
    def whole(self) -> bool:
        """It can stand alone as an owner."""
        return self.kind is not Kind.OTHER
