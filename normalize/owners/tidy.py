"""One owner as it goes into the frame: without its remarks, its title, its outer punctuation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from planlift.normalize.owners.kinds import BRACKETS
from planlift.normalize.owners.kinds import after_colon
from planlift.normalize.owners.kinds import describe
from planlift.normalize.owners.nobody import beside
from planlift.normalize.owners.piece import Kind
from planlift.text import key

if TYPE_CHECKING:
    from planlift.normalize.owners.words import OwnerWords

_DOTTED = re.compile(r"(?:[A-Z]\.\s?){2,}[A-Z]?\.?")
_ONLY_BRACKETED = re.compile(r"[(\[]([A-Z][A-Za-z]{1,4})[)\]]")
_SHARED = re.compile(r"(?s)(.*\w)\s*([(\[][A-Z]{2,4}[)\]])$")
_PAIR = re.compile(r"(?s)(.*\w)\s*\(([A-Z]{2,4}(?:\s*[,/&]\s*[A-Z]{2,4})+)\)$")
_NUMBERED = re.compile(r"^\(?(?:\d{1,2}|[a-z])[.)]\s+(?=\S)")
_LONGEST_COMPANY = 60
_UNCLEAR = frozenset({Kind.CODE, Kind.OTHER})
"""What may be an owner of its own, or the organisation of the person before it."""
_EDGE = " ,;:.\n\t-–—•·*/&+"


class Tidied(Struct, frozen=True):
    """An owner, and what its text says beside the name."""

    text: str
    lead: bool = False
    doubt: str = ""
    rule: str = ""


def share_post(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Such as "Operations Managers (SF)", "(CD)": a post in the plural held by several people."""
    shared: list[str] = []
    for part in parts:
        pair = _PAIR.fullmatch(part)
        before = _SHARED.fullmatch(shared[-1]) if shared else None
        if _ONLY_BRACKETED.fullmatch(part) and before is not None:
            shared.append(f"{before.group(1)} {part}")
        elif pair is not None and _plural(pair.group(1)):
            letters = re.split(r"\s*[,/&]\s*", pair.group(2))
            shared += [f"{pair.group(1)} ({each})" for each in letters]
        else:
            shared.append(part)
    return tuple(shared)


def _plural(post: str) -> bool:
    return post.casefold().endswith("s") and not post.casefold().endswith("ss")


def tidy(part: str, words: OwnerWords) -> Tidied:
    """Trim one owner; a person loses the post, organisation or remark beside the name."""
    lead, part = _lead_mark(_NUMBERED.sub("", part.strip()), words)
    lead, part = _closing_mark(lead, part, words)
    text, doubt = _without_remarks(part, words)
    if not any(map(str.isalnum, text)):
        return Tidied("", lead)
    if key(text) in words.none:
        return Tidied("", lead, "one of the owners is still to be named")
    if _ONLY_BRACKETED.fullmatch(text):
        return Tidied(text.strip("()[]"), lead, doubt)
    if _DOTTED.fullmatch(text):
        return Tidied(re.sub(r"[.\s]", "", text), lead, doubt)
    within = after_colon(text, words)
    if within != text and _names_others(text.removesuffix(within), words):
        doubt = doubt or f"{text.removesuffix(within).strip()!r} may name an owner too"
    text = within
    piece = describe(text, words)
    if piece.kind is Kind.NAME:
        name = _without_title(piece.person or text, words)
        if _two_names(name, words):
            doubt = doubt or f"{name!r} may be two people"
        if piece.beside and words.left.match(piece.beside):
            doubt = f"{piece.beside!r} stands beside the owner"
        unclear = piece.beside and describe(piece.beside, words).kind in _UNCLEAR
        if unclear and not doubt and "(" not in text:
            doubt = f"{piece.beside!r} may be an owner of its own"
        return Tidied(name, lead, doubt, "person" if piece.person else "")
    return Tidied(_trim(text), lead, doubt)


def _names_others(label: str, words: OwnerWords) -> bool:
    """A label of several words with a given name in it: "Jane Smith Secondary: …"."""
    tokens = [key(token) for token in label.split()]
    return len(tokens) > 2 and any(token in words.first_names for token in tokens)


def _trim(text: str) -> str:
    trimmed = " ".join(_NUMBERED.sub("", text).split()).strip(_EDGE)
    if trimmed.count("(") > trimmed.count(")"):
        trimmed += ")"
    return trimmed


def _two_names(name: str, words: OwnerWords) -> bool:
    """Such as "Jane Smith Bob Lee"; "Jane Anne Mary Smith" is one."""
    given = [key(token) in words.first_names for token in name.split()]
    return len(given) == 4 and given[2] and not given[1]


def _lead_mark(part: str, words: OwnerWords) -> tuple[bool, str]:
    """Such as "Jane Smith (lead)"."""
    for match in BRACKETS.finditer(part):
        mark = match.group().strip(" ()[]")
        if words.lead_label.fullmatch(mark) and not _is_post(mark, words):
            return True, (part[: match.start()] + part[match.end() :]).strip()
    return False, part


def _is_post(mark: str, words: OwnerWords) -> bool:
    """Such as "Accountable Officer", which is more than a mark; "Lead Officer" is not."""
    piece = describe(mark, words)
    leads = {"lead", "leads", "owner", "sponsor"}
    return piece.kind is Kind.ROLE and piece.words > 1 and not leads & set(key(mark).split())


def _closing_mark(lead: bool, part: str, words: OwnerWords) -> tuple[bool, str]:
    """Such as "Head of HR to lead", "Jane Smith – lead"; "Maths lead" is a post."""
    match = words.closing.search(part)
    if match is None or not describe(part[: match.start()], words).whole:
        return lead, part
    return True, part[: match.start()]


def _without_remarks(part: str, words: OwnerWords) -> tuple[str, str]:
    """Without "TBC", "(vacant)" and "(left Jan 24)"."""
    rest, remark = beside(part, words)
    if remark:
        return rest, f"{remark!r} stands beside the owner"
    for match in BRACKETS.finditer(part):
        remark = match.group().strip(" ()[]")
        rest = (part[: match.start()] + part[match.end() :]).strip()
        if key(remark) in words.none and rest:
            return rest, f"{remark!r} stands beside the owner"
        if words.left.match(remark) and rest:
            return rest, f"{remark!r} stands beside the owner"
    return part.strip(), ""


def without_company(text: str, words: OwnerWords) -> str:
    """Such as "Jane Smith and team", "Head of HR et al": without company that owns nothing."""
    start = max(0, len(text) - _LONGEST_COMPANY)
    for match in words.company_join.finditer(text, start):
        if key(text[match.end() :]) in words.vague and text[: match.start()].strip():
            return text[: match.start()].strip(" ,/")
    return text


def _without_title(name: str, words: OwnerWords) -> str:
    name = _trim(BRACKETS.sub("", name))
    title, _, rest = name.partition(" ")
    if key(title) in words.titles and " " in rest.strip():
        return rest.strip()
    return name
