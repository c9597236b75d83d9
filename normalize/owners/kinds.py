"""What a piece of an owner's cell is: a person, a post, a body, letters, or none of these."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import replace
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from planlift.text import key

if TYPE_CHECKING:
    from planlift.normalize.owners.words import OwnerWords

BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_TOKEN = re.compile(r"[^\W_]+(?:['’.\-&][^\W_]+)*")
_CODE = re.compile(r"(?:[A-Z]\.?){2,6}s?|[A-Z][a-z]?[A-Z]{1,4}s?|[A-Z]\.(?: ?[A-Z]\.)+")
_INITIALS = re.compile(r"(?:[A-Z]\.){1,3}[A-Z]?|[A-Z]{1,2}")
_NAME_WORD = re.compile(r"(?:[dD][e']|[vV]an|[vV]on|[aA]l|[bB]in|Mc|Mac|O['’])?[-\w'’]+")
_PARTICLES = frozenset({"de", "van", "von", "al", "bin", "der", "da", "la", "le", "ap", "ab"})
_COMPLEMENT = re.compile(r"(?is)(?:\s(?:of|for)\s+(?:the\s+)?|,\s*)(.*)")
_UNFINISHED = re.compile(r"(?i)(?:\b(?:of|for|the|and|to|in|with|a|ac)|&|['’]s|s['’]|-)$")
_UNBEGUN = re.compile(r"(?i)^(?:of|for|to|in)\b")
_BESIDE = re.compile(r"\s*[,\n(\[]\s*|\s+[-–—:]\s+|:\s+")
_WITHIN = re.compile(r"\s*:\s+|^[A-Z]{2,5}\s*=\s*")
_SEPARATED = re.compile(r"[&/+;]|,(?!\s*[A-Z]\w*$)")
_LONGEST_NAME = 5
_word_key = lru_cache(maxsize=16384)(key)


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


_TELLS_A_POST = frozenset({Kind.ROLE, Kind.ROLE_CODE, Kind.CODE, Kind.BODY})
PEOPLE = frozenset({Kind.NAME, Kind.MAYBE_NAME})
FIELDS = frozenset({Kind.DEPARTMENT, Kind.SECTOR})
LETTERS = frozenset({Kind.CODE, Kind.ROLE_CODE})


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the cell and what it looks like."""

    text: str
    kind: Kind
    words: int
    head_first: bool = False
    """A post that begins with its head word: "Head of …", "Deputy Director"."""
    complement: str = ""
    """What follows the first "of", "for" or comma of a post, or its last head word."""
    bare: bool = False
    """A post of head words and grades alone, which can lack its complement: "Director"."""
    ends_in_body: bool = False
    """A post whose complement is a whole body: "Chief Executive of Halton Council"."""
    shared: bool = False
    """A part of an organisation such as a post is head of: "Democratic Services"."""
    grade: bool = False
    """A single word that can also stand before a post: "Deputy"."""
    person: str = ""
    """The name alone, where a post, an organisation or a remark follows it."""
    beside: str = ""
    """What follows the name."""

    @property
    def whole(self) -> bool:
        """It can stand alone as an owner."""
        return self.kind is not Kind.OTHER


@lru_cache(maxsize=65536)
def describe(text: str, words: OwnerWords) -> Piece:
    """Say what `text` looks like; text in brackets is left out of account."""
    within = after_colon(text)
    if within != text and (piece := describe(within, words)).whole:
        return replace(piece, text=text)
    return _person(text, words) or _unnamed(text, core_of(text), words)


def _unnamed(text: str, core: str, words: OwnerWords) -> Piece:
    tokens = _TOKEN.findall(core)
    if not tokens or _UNFINISHED.search(core) or _UNBEGUN.search(core):
        return Piece(text, Kind.OTHER, len(tokens))
    folded = [_word_key(token) for token in tokens]
    letters = _letters(core, tokens, words)
    if letters is not None:
        return Piece(text, letters, 1)
    if key(core) in words.sectors:
        return Piece(text, Kind.SECTOR, len(tokens))
    if is_name(tokens, folded, words) and not _SEPARATED.search(core):
        return Piece(text, Kind.NAME, len(tokens))
    return (
        _opened_body(text, core, folded, words)
        or _role(text, core, tokens, folded, words)
        or _body(text, folded, words)
        or _remainder(text, tokens, folded, words)
    )


def after_colon(text: str) -> str:
    """The part named last, as in "Executive Office: Office of Management"; "RM = Manager" too."""
    return _WITHIN.split(text)[-1] or text


def core_of(text: str) -> str:
    """`text` without what it has in brackets and without outer punctuation."""
    return BRACKETS.sub("", text).strip(" ,;:-–—.\n\t") or text.strip(" ()[]")


def _person(text: str, words: OwnerWords) -> Piece | None:
    """Such as "Angela Woodhouse, Head of Policy": a name, then no other person."""
    match = _BESIDE.search(text)
    if match is None or not text[: match.start()].strip():
        return None
    name, beside = text[: match.start()].strip(), text[match.end() :].strip(" )]")
    tokens = _TOKEN.findall(name)
    folded = [_word_key(token) for token in tokens]
    sure = is_name(tokens, folded, words)
    maybe = not sure and _remainder(name, tokens, folded, words).kind is Kind.MAYBE_NAME
    wrapped = "\n" in match.group()
    next_kind = describe(_BESIDE.split(beside, maxsplit=1)[0], words).kind if beside else Kind.OTHER
    if len(tokens) == 1 or (wrapped and (maybe or next_kind is Kind.OTHER)):
        return None
    if next_kind is Kind.NAME or not (sure or (maybe and next_kind in _TELLS_A_POST)):
        return None
    return Piece(text, Kind.NAME, len(tokens), person=name, beside=beside)


def _letters(core: str, tokens: list[str], words: OwnerWords) -> Kind | None:
    plain = core.replace(".", "").replace(" ", "")
    if core in words.departments:
        return Kind.DEPARTMENT
    if plain in words.role_codes:
        return Kind.ROLE_CODE
    if key(core) in words.body_ends and core.isupper():
        return Kind.BODY
    if len(tokens) == 1 or "." in core:
        return Kind.CODE if _CODE.fullmatch(core) else None
    return None


def is_name(tokens: list[str], folded: list[str], words: OwnerWords) -> bool:
    """The tokens are surely a person: a rank, initials or a given name before a surname."""
    size = _rank_size(folded, words)
    rest, rest_folded = tokens[size:], folded[size:]
    if not 0 < len(rest) <= _LONGEST_NAME or not _could_be_names(rest, rest_folded, words):
        return False
    if size:
        return True
    if len(rest) == 1:
        return rest_folded[0] in words.first_names and rest[0][0].isupper()
    initial = _INITIALS.fullmatch(rest[0]) is not None and not _INITIALS.fullmatch(rest[-1])
    known_code = rest[0] in words.role_codes | words.departments
    return (initial and not known_code) or rest_folded[0] in words.first_names


def _rank_size(folded: list[str], words: OwnerWords) -> int:
    for size in (3, 2, 1):
        phrase = " ".join(folded[:size])
        if len(folded) > size and (phrase in words.ranks or phrase in words.titles):
            return size
    return 0


def _could_be_names(tokens: list[str], folded: list[str], words: OwnerWords) -> bool:
    return all(
        (token[0].isupper() or (low in _PARTICLES and index > 0))
        and not any(map(str.isdigit, token))
        and (low not in words.ordinary or low in words.first_names)
        and (low not in words.heads or low in words.first_names)
        and low not in words.body_ends
        and low not in words.weak_ends
        and _NAME_WORD.fullmatch(token.rstrip("."))
        for index, (token, low) in enumerate(zip(tokens, folded, strict=True))
    )


def _role(
    text: str, core: str, tokens: list[str], folded: list[str], words: OwnerWords
) -> Piece | None:
    heads = [
        index
        for index, low in enumerate(folded)
        if low in words.heads or tokens[index] in words.role_codes
    ]
    if not heads or _is_body_end(folded, words):
        return None
    first = next((i for i, low in enumerate(folded) if low not in words.grades), len(folded))
    of = _COMPLEMENT.search(core)
    bare = all(low in words.open_heads or low in words.grades for low in folded)
    return Piece(
        text,
        Kind.ROLE,
        len(tokens),
        head_first=heads[0] <= first,
        complement=of.group(1) if of else " ".join(tokens[heads[-1] + 1 :]),
        bare=bare and folded[-1] in words.open_heads,
        ends_in_body=bool(of) and folded[-1] in words.body_ends,
        grade=len(folded) == 1 and folded[0] in words.grades,
    )


def _is_body_end(folded: list[str], words: OwnerWords) -> bool:
    """A post's word inside the name of a body: "Governors Committee", "Head Teachers' Forum"."""
    ends = folded[-1] in words.body_ends or folded[-1] in words.weak_ends
    return (
        ends
        and not any(low in {"of", "for", "to"} for low in folded)
        and (folded[0] not in words.open_heads)
    )


def _opened_body(text: str, core: str, folded: list[str], words: OwnerWords) -> Piece | None:
    """A body by its first words: "Office of the Police and Crime Commissioner"."""
    opens = any(" ".join(folded[:size]) in words.body_starts for size in (1, 2))
    return Piece(text, Kind.BODY, len(folded)) if opens or key(core) in words.whole_bodies else None


def _body(text: str, folded: list[str], words: OwnerWords) -> Piece | None:
    # "NHS Derby" waits for its "… Integrated Care Board", but "NHS" alone is whole.
    alone = len(folded) == 1 and folded[0] in words.waiting_starts
    if alone or _ends_in(folded, words.body_ends):
        return Piece(text, Kind.BODY, len(folded))
    if not _ends_in(folded, words.weak_ends):
        return None
    return Piece(text, Kind.PART, len(folded), shared=folded[-1] in words.shared_ends)


def _ends_in(folded: list[str], ends: frozenset[str]) -> bool:
    return folded[-1] in ends or " ".join(folded[-2:]) in ends


def _remainder(text: str, tokens: list[str], folded: list[str], words: OwnerWords) -> Piece:
    capital = 1 < len(tokens) <= _LONGEST_NAME and _could_be_names(tokens, folded, words)
    letters = any(token.isupper() and len(token) > 1 for token in tokens)
    single = not letters and not _SEPARATED.search(text)
    kind = Kind.MAYBE_NAME if capital and single else Kind.OTHER
    return Piece(text, kind, len(tokens))
