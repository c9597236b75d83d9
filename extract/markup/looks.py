"""How HTML elements look, as far as that carries meaning: hidden, struck out, bold, filled.

Reads inline styles, old attributes and the page's own simple style rules; fetches nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from planlift.extract.markup.colours import colour

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from lxml.etree import _Element

VISUALLY_HIDDEN = frozenset({
    "sr-only", "sr-only-focusable", "screen-reader-text", "screenreader-only",
    "visually-hidden", "visuallyhidden", "govuk-visually-hidden", "nhsuk-u-visually-hidden",
    "element-invisible", "wb-inv", "wb-invisible", "usa-sr-only", "show-for-sr",
    "assistive-text", "a11y-hidden", "clip-text", "u-hidden-visually", "offscreen",
    "off-screen", "hidden-visually", "is-visually-hidden",
})  # fmt: skip
"""Class names by which public web sites keep text for screen readers alone."""

_FILLED = frozenset({"td", "th", "tr", "tbody", "thead", "tfoot", "table"})
_BOLD_FROM = 600
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_MEDIA = re.compile(r"@media([^{@]*)\{((?:[^{}]*\{[^{}]*\})*[^{}]*)\}", re.IGNORECASE)
_PRINT_ONLY = re.compile(r"\b(?:print|speech|aural|handheld|max-width)\b", re.IGNORECASE)
_COMPOUND = re.compile(r"^(\*|[\w\\:-]+?)?((?:[.#][\w-]+)*)$")
_MEANINGFUL = re.compile(
    r"background|display|visibility|text-decoration|font-weight|font:|font-family|white-space"
    r"|list-style|clip",
    re.IGNORECASE,
)
_SYMBOL_FONT = re.compile(r"(?:^|[\d%a-z]\s+[\"']?)(?<!ui )(wingdings(?: [23])?|webdings|symbol)$")
_CLIPPED = re.compile(r"rect\(\s*(?:0|1px)(?:px)?[\s,]|inset\(\s*(?:50|100)%")


class Look(Struct, frozen=True):
    """What the rules that apply to one element itself say; None where they say nothing."""

    hidden: bool = False
    clipped: bool = False
    """Kept for screen readers alone."""
    display: str = ""
    """``table``, ``table-row``, ``table-cell`` …: what else looks like a table."""
    struck: bool | None = None
    bold: bool | None = None
    fill: str | None = None
    symbols: str = ""
    """Name of a font whose letters are pictures, in lower case."""
    breaks: bool | None = None
    """Lines are kept as they stand (``white-space: pre``)."""
    blocks: bool = False
    unmarked: bool = False
    """A list without bullets or numbers."""

    def speaks(self) -> bool:
        """Whether it says more than a colour, which matters for cells alone."""
        return (
            self.hidden
            or self.clipped
            or bool(self.display)
            or self.struck is not None
            or self.bold is not None
            or self.breaks is not None
            or self.blocks
            or self.unmarked
            or bool(self.symbols)
        )


PLAIN = Look()


class _Rule(NamedTuple):
    specificity: tuple[int, int, int]
    order: int
    compounds: tuple[tuple[str, frozenset[str], str], ...]
    look: Mapping[str, str]


class Looks:
    """The looks of one page's elements, found once for each kind of element."""

    def __init__(self, sheets: Iterable[str]) -> None:
        """Take the text of the page's ``style`` elements."""
        self._rules: dict[str, list[_Rule]] = {}
        for rule in _rules("\n".join(sheets)):
            tag, classes, name = rule.compounds[-1]
            at = f"#{name}" if name else f".{min(classes)}" if classes else tag or "*"
            self._rules.setdefault(at, []).append(rule)
        self._known: dict[tuple[str, str | None, str | None], Look] = {}
        self._named = any(at.startswith("#") for at in self._rules)
        self.bare_tags = frozenset(at for at in self._rules if at.isalnum())
        """Tags to which a rule applies that names no class and no id."""

    def of(self, element: _Element) -> Look:
        """The look of `element` itself, not of what it stands in."""
        tag = str(element.tag)
        at = (tag, element.get("class"), element.get("style"))
        look = None if self._named and element.get("id") else self._known.get(at)
        if look is None:
            look = self._found(element, at)
        hidden = element.get("hidden")
        if hidden is not None and hidden != "until-found":
            look = replace(look, hidden=True)
        if look.fill is None and tag in _FILLED and (ground := element.get("bgcolor")):
            look = replace(look, fill=colour(ground))
        if tag == "font" and not look.symbols:
            look = replace(look, symbols=_symbols(element.get("face") or ""))
        return look

    def _found(self, element: _Element, at: tuple[str, str | None, str | None]) -> Look:
        """The look, kept for the next element of the kind where nothing else decides it."""
        rules = list(self._applying(element, at[1] or ""))
        look = _look(_declared(rules, at[2] or ""), at[1] or "")
        look = PLAIN if look == PLAIN else look
        if not self._depends(at) and not (self._named and element.get("id")):
            self._known[at] = look
        return look

    def _depends(self, at: tuple[str, str | None, str | None]) -> bool:
        """Whether a rule for elements of this kind also asks what they stand in."""
        keys = [at[0], "*", *(f".{name}" for name in (at[1] or "").split())]
        return any(len(rule.compounds) > 1 for key in keys for rule in self._rules.get(key, ()))

    def _applying(self, element: _Element, classes: str) -> Iterator[_Rule]:
        keys = [str(element.tag), "*", *(f".{name}" for name in classes.split())]
        if element.get("id"):
            keys.append(f"#{element.get('id')}")
        for at in keys:
            for rule in self._rules.get(at, ()):
                if _matches(element, rule.compounds):
                    yield rule


def _rules(sheet: str) -> Iterator[_Rule]:
    """The rules whose selector is made of tags, classes and ids and which say what matters."""
    sheet = _COMMENT.sub(" ", sheet)
    sheet = _MEDIA.sub(lambda m: " " if _PRINT_ONLY.search(m[1]) else m[2], sheet)
    for order, rule in enumerate(sheet.split("}")):
        selectors, _, body = rule.rpartition("{")
        if not _MEANINGFUL.search(body):
            continue
        declared = _declarations(body)
        for selector in selectors.rpartition("{")[2].split(","):
            compounds = _compounds(selector)
            if compounds and declared:
                ids = sum(bool(name) for _, _, name in compounds)
                classes = sum(len(names) for _, names, _ in compounds)
                tags = sum(bool(tag) for tag, _, _ in compounds)
                yield _Rule((ids, classes, tags), order, compounds, declared)


def _compounds(selector: str) -> tuple[tuple[str, frozenset[str], str], ...]:
    """Tag, classes and id of each part; nothing when the selector needs more than those."""
    found = []
    for part in selector.replace(">", " ").split():
        match = _COMPOUND.match(part)
        if match is None or ":" in part.replace("\\:", ""):
            return ()
        marks = re.findall(r"([.#])([\w-]+)", match[2])
        tag = "" if match[1] in {None, "*"} else match[1].replace("\\", "").lower()
        classes = frozenset(name for mark, name in marks if mark == ".")
        found.append((tag, classes, next((name for mark, name in marks if mark == "#"), "")))
    return tuple(found)


def _matches(element: _Element, compounds: tuple[tuple[str, frozenset[str], str], ...]) -> bool:
    if not _fits(element, compounds[-1]):
        return False
    above = element.getparent()
    for compound in reversed(compounds[:-1]):
        while above is not None and not _fits(above, compound):
            above = above.getparent()
        if above is None:
            return False
        above = above.getparent()
    return True


def _fits(element: _Element, compound: tuple[str, frozenset[str], str]) -> bool:
    tag, classes, name = compound
    if (tag and element.tag != tag) or (name and element.get("id") != name):
        return False
    return not classes or classes <= set((element.get("class") or "").split())


def _declared(rules: list[_Rule], style: str) -> dict[str, str]:
    declared: dict[str, str] = {}
    for rule in sorted(rules, key=lambda rule: (rule.specificity, rule.order)):
        declared.update(rule.look)
    if style:
        declared.update(_declarations(style))
    return declared


def _declarations(text: str) -> dict[str, str]:
    declared = {}
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        if colon:
            declared[name.strip().lower()] = value.replace("!important", "").strip().lower()
    return declared


def _look(declared: Mapping[str, str], classes: str) -> Look:
    if not declared and not classes:
        return PLAIN
    display = declared.get("display", "")
    hidden = (
        display == "none"
        or declared.get("visibility") in {"hidden", "collapse"}
        or declared.get("mso-hide") == "all"
    )
    clip = declared.get("clip", "") + declared.get("clip-path", "")
    clipped = not VISUALLY_HIDDEN.isdisjoint(classes.split()) or bool(_CLIPPED.search(clip))
    lines = declared.get("text-decoration", "") + declared.get("text-decoration-line", "")
    space = declared.get("white-space", "")
    lists = declared.get("list-style", "") + declared.get("list-style-type", "")
    return Look(
        hidden,
        clipped,
        display.removeprefix("inline-") if "table" in display else "",
        True if "line-through" in lines else None,
        _bold(declared),
        colour(declared.get("background-color") or declared.get("background") or ""),
        _symbols(declared.get("font-family", "") + declared.get("font", "")),
        space.startswith(("pre", "break-spaces")) if space else None,
        display in {"block", "flex", "grid", "list-item", "table", "table-row"},
        "none" in lists.split(),
    )


def _bold(declared: Mapping[str, str]) -> bool | None:
    weight = declared.get("font-weight") or ""
    if weight.isdecimal():
        return int(weight) >= _BOLD_FROM
    if weight in {"bold", "bolder"}:
        return True
    if weight in {"normal", "lighter"}:
        return False
    return True if re.search(r"\bbold\b", declared.get("font", "")) else None


def _symbols(family: str) -> str:
    match = _SYMBOL_FONT.search(family.partition(",")[0].strip(" \"'").lower())
    return match[1] if match else ""
