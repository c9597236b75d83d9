"""Styles of a DOCX file: what a style's name stands for, through all it is based on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from planlift.extract.markup.docx_package import W

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

_HEADING = re.compile(r"(?:heading|überschrift|titre|título|pennawd)\s*(\d)", re.IGNORECASE)
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_THEME_NAMES = {
    "dk1": "text1", "lt1": "background1", "dk2": "text2", "lt2": "background2",
    "hlink": "hyperlink", "folHlink": "followedHyperlink",
}  # fmt: skip
_THEME_TWINS = {
    "dark1": "text1", "light1": "background1", "dark2": "text2", "light2": "background2",
}  # fmt: skip
_OFF = frozenset({"0", "false", "off", "none"})
_DEEPEST = 30
_BODY_LEVEL = 9
"""The outline level that means: no heading."""


class Style(Struct, frozen=True):
    """What a style says; None where it says nothing."""

    level: int | None = None
    """Of a heading, from 1."""
    bold: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None
    number: tuple[str, int] | None = None
    """List and level in it."""


PLAIN = Style()


def on(properties: _Element | None, *names: str) -> bool | None:
    """Whether any of the switches `names` is on; None where none is there."""
    if properties is None:
        return None
    found = [each for name in names if (each := properties.find(W + name)) is not None]
    return any(value(each) not in _OFF for each in found) if found else None


def value(element: _Element | None) -> str | None:
    """The ``w:val`` of an element."""
    return None if element is None else element.get(f"{W}val")


def whole(text: str | None, default: int = 0) -> int:
    """`text` as a number; `default` where it is none."""
    if not text:
        return default
    try:
        return int(text)
    except ValueError:
        return default


def outline(properties: _Element | None) -> int | None:
    """The depth of a heading from 1 that paragraph properties name, 0 for none."""
    told = value(properties.find(f"{W}outlineLvl")) if properties is not None else None
    if told is None:
        return None
    level = whole(told, _BODY_LEVEL)
    return level + 1 if 0 <= level < _BODY_LEVEL else 0


def list_place(properties: _Element | None) -> tuple[str, int] | None:
    """The list and the level that paragraph properties name."""
    number = properties.find(f"{W}numPr") if properties is not None else None
    if number is None:
        return None
    name = value(number.find(f"{W}numId"))
    return (name, whole(value(number.find(f"{W}ilvl")))) if name is not None else None


def read_styles(root: _Element | None) -> Mapping[str, Style]:
    """All styles of the part, by id; a circle of styles is cut."""
    if root is None:
        return {}
    sources = {each.get(f"{W}styleId") or "": each for each in root.iter(f"{W}style")}
    return {name: _style(name, sources) for name in sources}


def _style(name: str, sources: Mapping[str, _Element]) -> Style:
    found = PLAIN
    for _ in range(_DEEPEST):
        source = sources.get(name)
        if source is None:
            break
        found = _over(found, _own(source))
        name = value(source.find(f"{W}basedOn")) or ""
    return found


def _own(source: _Element) -> Style:
    paragraph, run = source.find(f"{W}pPr"), source.find(f"{W}rPr")
    return Style(
        _level(source, paragraph),
        on(run, "b"),
        on(run, "strike", "dstrike"),
        on(run, "vanish"),
        list_place(paragraph),
    )


def _level(source: _Element, paragraph: _Element | None) -> int | None:
    told = outline(paragraph)
    if told is not None:
        return told
    name = value(source.find(f"{W}name")) or ""
    match = _HEADING.match(name)
    if match:
        return int(match[1])
    return 1 if name.lower() == "title" else None


def _over(near: Style, far: Style) -> Style:
    """`near`, and what `far` says where it says nothing."""
    return Style(
        far.level if near.level is None else near.level,
        far.bold if near.bold is None else near.bold,
        far.struck if near.struck is None else near.struck,
        far.hidden if near.hidden is None else near.hidden,
        far.number if near.number is None else near.number,
    )


def read_theme(root: _Element | None) -> dict[str, str]:
    """The theme's colours, by the names that shadings call them."""
    found: dict[str, str] = {}
    for scheme in root.iter(f"{_A}clrScheme") if root is not None else ():
        for each in scheme:
            told = next((inner.get("lastClr") or inner.get("val") for inner in each), None)
            name = str(each.tag).removeprefix(_A)
            found[_THEME_NAMES.get(name, name)] = told or ""
    return found | {also: found[name] for also, name in _THEME_TWINS.items() if name in found}
