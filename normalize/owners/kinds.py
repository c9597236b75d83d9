"""What a piece of an owner's cell is: a person, a post, a body, letters, or none of these."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.normalize.owners.people import LONGEST_NAME
from planlift.normalize.owners.people import could_be_names
from planlift.normalize.owners.people import is_name
from planlift.normalize.owners.piece import FIELDS
from planlift.normalize.owners.piece import PEOPLE
from planlift.normalize.owners.piece import Kind
from planlift.normalize.owners.piece import Piece
from planlift.normalize.owners.posts import body
from planlift.normalize.owners.posts import opened_body
from planlift.normalize.owners.posts import role
from planlift.normalize.owners.posts import waits
from planlift.text import key

if TYPE_CHECKING:
    from planlift.normalize.owners.words import OwnerWords

BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_TOKEN = re.compile(r"[^\W_]+(?:['’.\-&][^\W_]+)*")
_CODE = re.compile(
    r"(?:[A-Z]\.?){2,6}s?|[A-Z][a-z]?[A-Z]{1,4}s?|[A-Z]\.(?: ?[A-Z]\.)+|[A-Z]{2,5}\d{1,2}s?"
)
UNFINISHED = re.compile(r"(?:\b(?:(?i:of|for|the|and|to|in|with|ac)|a)|&|(?i:['’]s|s['’])|-)$")
_UNBEGUN = re.compile(r"(?i)^(?:of|for|to|in)\b")
_BESIDE = re.compile(r"\s*[,\n(\[]\s*|\s+[-–—:]\s+|:\s+")
_HOLDER = re.compile(r"\s*[(\[]\s*|\s+[-–—]\s+|\s*:\s+")
_ACTING = re.compile(r"^(?:[TADC]|Ch)/(?=[A-Z][A-Za-z])")
_WITHIN = re.compile(r"\s*:\s+|^[A-Z]{2,5}\s*=\s*")
_SEPARATED = re.compile(r"[&/+;]|,(?!\s*[A-Z]\w*$)")
_PAIR = 2
_word_key = lru_cache(maxsize=1 << 12)(key)


_TELLS_A_POST = frozenset({Kind.ROLE, Kind.ROLE_CODE, Kind.CODE, Kind.BODY})


@lru_cache(maxsize=1 << 13)
def describe(text: str, words: OwnerWords) -> Piece:
    """Say what `text` looks like; text in brackets is left out of account."""
    within = after_colon(text, words)
    if within != text:
        return replace(describe(within, words), text=text)
    return _person(text, words) or _unnamed(text, core_of(text), words)


def _unnamed(text: str, core: str, words: OwnerWords) -> Piece:
    tokens, folded = _tokens(core)
    if not tokens or UNFINISHED.search(core) or _UNBEGUN.search(core):
        return Piece(text, Kind.OTHER, len(tokens))
    if key(core) in words.sectors and core not in words.departments:
        agency = key(core) in words.body_ends
        return Piece(text, Kind.SECTOR, len(tokens), agency=agency)
    letters = _letters(core, tokens, words)
    if letters is not None:
        return Piece(text, letters, 1, waiting=key(core) in words.waiting_starts)
    if is_name(tokens, folded, words) and not _SEPARATED.search(_ACTING.sub("", core)):
        return Piece(text, Kind.NAME, len(tokens))
    return (
        opened_body(text, core, folded, words)
        or role(text, core, tokens, folded, words)
        or body(text, folded, words)
        or _remainder(text, tokens, folded, words)
    )


def after_colon(text: str, words: OwnerWords) -> str:
    """The owner behind a colon or sign of equality, where a label or a parent stands before.

    "Police: DI Brown" and "RM = Registered Manager"; not "Head of Commissioning: Adults".
    """
    parts = _WITHIN.split(text)
    if len(parts) != 2 or not parts[1]:
        return text
    label, owner = describe(parts[0], words), describe(parts[1], words)
    if not owner.whole or owner.kind in FIELDS:
        return text
    post = label.kind is Kind.ROLE and "=" not in text
    return text if post and owner.kind not in PEOPLE and not owner.opened else parts[1]


def core_of(text: str) -> str:
    """`text` without what it has in brackets and without outer punctuation."""
    return BRACKETS.sub("", text).strip(" ,;:-–—.\n\t") or text.strip(" ()[]")


def _person(text: str, words: OwnerWords) -> Piece | None:
    """Such as "Angela Woodhouse, Head of Policy": a name, then no other person."""
    match = _BESIDE.search(text)
    if match is None or not text[: match.start()].strip():
        return None
    name, beside = text[: match.start()].strip(), text[match.end() :].strip(" )]")
    tokens, folded = _tokens(name)
    sure = is_name(tokens, folded, words)
    maybe = not sure and _remainder(name, tokens, folded, words).kind is Kind.MAYBE_NAME
    wrapped = "\n" in match.group()
    if not sure and not maybe:
        return _post_holder(text, words)
    next_kind = describe(_BESIDE.split(beside, maxsplit=1)[0], words).kind if beside else Kind.OTHER
    if len(tokens) == 1 or (wrapped and (maybe or next_kind is Kind.OTHER)):
        return None
    if next_kind is Kind.NAME or not (sure or next_kind in _TELLS_A_POST):
        return None
    return Piece(text, Kind.NAME, len(tokens), person=name, beside=beside)


def _post_holder(text: str, words: OwnerWords) -> Piece | None:
    """Such as "Head of Service (Jane Smith)", "Headteacher – Jane Smith"."""
    for match in _HOLDER.finditer(text):
        post, name = text[: match.start()].strip(), text[match.end() :].strip(" )]")
        tokens, folded = _tokens(name)
        if len(tokens) < 2 or _SEPARATED.search(name) or not is_name(tokens, folded, words):
            continue
        if _unnamed(post, core_of(post), words).kind in {Kind.ROLE, Kind.ROLE_CODE}:
            return Piece(text, Kind.NAME, len(tokens), person=name, beside=post)
    return None


def _tokens(text: str) -> tuple[list[str], list[str]]:
    tokens = _TOKEN.findall(_ACTING.sub("", text))
    return tokens, [_word_key(token) for token in tokens]


def _is_graded(core: str, tokens: list[str], words: OwnerWords) -> bool:
    """``Assistant DSA``: a post that letters stand for, and how high it is."""
    if len(tokens) != _PAIR or _word_key(tokens[0]) not in words.mere_grades:
        return False
    code = tokens[1]
    known = code in words.departments or code in words.role_codes
    return not known and core.endswith(code) and _CODE.fullmatch(code) is not None


def _letters(core: str, tokens: list[str], words: OwnerWords) -> Kind | None:
    plain, folded = core.replace(".", "").replace(" ", ""), key(core)
    by_word = (
        (Kind.BODY, folded in words.waiting_starts or folded in words.whole_bodies),
        (Kind.DEPARTMENT, core in words.departments),
        (Kind.ROLE_CODE, plain in words.role_codes),
        (None, folded in words.heads),
        (Kind.BODY, folded in words.body_ends and core.isupper()),
        (Kind.CODE, (len(tokens) == 1 or "." in core) and _CODE.fullmatch(core) is not None),
        (Kind.CODE, _is_graded(core, tokens, words)),
    )
    return next((kind for kind, told in by_word if told), None)


def _remainder(text: str, tokens: list[str], folded: list[str], words: OwnerWords) -> Piece:
    capital = 1 < len(tokens) <= LONGEST_NAME and could_be_names(tokens, folded, words)
    letters = any(token.isupper() and len(token) > 1 for token in tokens)
    # "Smith, Jane" is a person; "Bournemouth, Christchurch" need not be.
    turned = "," not in text or folded[-1] in words.first_names or len(tokens[-1]) == 1
    single = not letters and turned and not _SEPARATED.search(text)
    kind = Kind.MAYBE_NAME if capital and single else Kind.OTHER
    return Piece(text, kind, len(tokens), waiting=waits(text, words))
