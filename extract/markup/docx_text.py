"""Paragraphs of a DOCX file as marked text, and its tables as tables taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct
from msgspec import field

from planlift.extract.markup import docx_table
from planlift.extract.markup import marks
from planlift.extract.markup import note_marks
from planlift.extract.markup import symbols
from planlift.extract.markup.docx_numbering import BULLET
from planlift.extract.markup.docx_numbering import Numbering
from planlift.extract.markup.docx_package import W
from planlift.extract.markup.docx_styles import PLAIN
from planlift.extract.markup.docx_styles import list_place
from planlift.extract.markup.docx_styles import on
from planlift.extract.markup.docx_styles import outline
from planlift.extract.markup.docx_styles import value
from planlift.extract.markup.docx_styles import whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from planlift.extract.markup.docx_styles import Style
    from planlift.extract.markup.taken import Taken

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

_PARAGRAPH, _TABLE, _RUN, _CONTROL = f"{W}p", f"{W}tbl", f"{W}r", f"{W}sdt"
_PARAGRAPH_PROPERTIES, _RUN_PROPERTIES = f"{W}pPr", f"{W}rPr"
_TEXTS = frozenset({f"{W}t", f"{W}delText", f"{_M}t"})
_GONE = frozenset({f"{W}del", f"{W}moveFrom"})
_SILENT = frozenset({
    f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}sdtEndPr", f"{W}instrText", f"{W}delInstrText",
    f"{MC}Fallback", f"{W}tblPr", f"{W}tblGrid", f"{W}sectPr",
})  # fmt: skip
_SIGNS = {
    f"{W}tab": " ", f"{W}ptab": " ", f"{W}br": marks.LINE, f"{W}cr": marks.LINE,
    f"{W}noBreakHyphen": "-",
}  # fmt: skip
_RUNS_BEFORE = 4
"""Runs looked at before raised text: a word may be cut into some."""
CHECKED, UNCHECKED = "☑", "☐"


class Reading(Struct):
    """What the reading of one document has in common, and what it has gathered."""

    styles: Mapping[str, Style]
    numbering: Numbering
    default: str = ""
    """The style of paragraphs that name none."""
    theme: Mapping[str, str] = field(default_factory=dict)
    """Colours by the name that shadings call them."""
    taken: list[Taken] = field(default_factory=list)
    made: list[str] = field(default_factory=list)
    """Texts that a reader sees and the file does not hold: numbers, chosen form fields."""
    floats: list[_Element] = field(default_factory=list)
    """Text boxes met in the paragraph, which stand behind it."""

    def blocks(self, parent: _Element) -> str:
        """Paragraphs and tables in `parent`, in order, as marked text."""
        parts = []
        for child in parent:
            tag = child.tag
            if tag == _PARAGRAPH:
                parts.append(self.paragraph(child))
            elif tag == _TABLE:
                parts.append(self._table(child))
            elif tag in _GONE:
                parts.append(f"{marks.DELETED}{self.blocks(child)}{marks.END}")
            elif tag == _RUN:
                parts.append(self._run(child, PLAIN))
            elif len(child) and tag not in _SILENT:
                parts.append(self.blocks(child))
        return "".join(parts)

    def _table(self, element: _Element) -> str:
        found = docx_table.read(element, self)
        if found is None:
            return ""
        self.taken.append(found)
        return f"{marks.BLOCK}{marks.TABLE}{len(self.taken) - 1}{marks.END}{marks.BLOCK}"

    def paragraph(self, element: _Element) -> str:
        """One paragraph, and the text boxes anchored in it behind it."""
        outer, self.floats = self.floats, []
        properties = element.find(_PARAGRAPH_PROPERTIES)
        named = value(properties.find(f"{W}pStyle")) if properties is not None else None
        style = self.styles.get(named or self.default, PLAIN)
        begin = self._label(properties, style)
        text = self._inline(element, style)
        level = _level(properties, style)
        heading = f"{marks.HEADING}{level}" if level else ""
        boxes, self.floats = self.floats, outer
        behind = "".join([self.blocks(box) for box in boxes])
        return f"{marks.BLOCK}{heading}{begin}{text}{marks.BLOCK}{behind}"

    def _label(self, properties: _Element | None, style: Style) -> str:
        """The printed number of a list item, or the mark for its bullet."""
        place = list_place(properties) or style.number
        if place is None or place[0] == "0":
            return ""
        printed = self.numbering.next_label(*place)
        if printed == BULLET:
            return marks.ITEM
        if printed is None:
            return ""
        self.made.append(printed)
        return f"{marks.clean(printed)} "

    def _inline(self, parent: _Element, style: Style) -> str:
        parts: list[str] = []
        for child in parent:
            tag = child.tag
            if tag == _RUN:
                text = self._run(child, style)
                noted = _is_raised(child) and _is_note(text, parts)
                parts.append(f"{marks.NOTE}{text}{marks.END}" if noted else text)
            elif tag in _GONE:
                parts.append(f"{marks.DELETED}{self._inline(child, style)}{marks.END}")
            elif tag == _CONTROL:
                parts.append(self._control(child, style))
            elif tag in _TEXTS:
                parts.append(marks.clean(child.text or ""))
            elif len(child) and tag not in _SILENT:
                parts.append(self._inline(child, style))
        return "".join(parts)

    def _control(self, element: _Element, style: Style) -> str:
        """A content control; a box for ticking shows what it says, not what its font draws."""
        box = element.find(f"{W}sdtPr/{W14}checkbox")
        if box is None:
            return self._inline(element, style)
        ticked = box.find(f"{W14}checked")
        is_on = ticked is not None and ticked.get(f"{W14}val", "1") not in {"0", "false"}
        return CHECKED if is_on else UNCHECKED

    def _run(self, element: _Element, style: Style) -> str:
        text = "".join([self._piece(child, style) for child in element])
        if not text:
            return ""
        properties = element.find(_RUN_PROPERTIES)
        named = value(properties.find(f"{W}rStyle")) if properties is not None else None
        own = self.styles.get(named or "", PLAIN)
        for mark, told, named_so, around in (
            (marks.BOLD, _stands_out(properties), own.bold, style.bold),
            (marks.STRUCK, on(properties, "strike", "dstrike"), own.struck, style.struck),
            (marks.HIDDEN, on(properties, "vanish"), own.hidden, style.hidden),
        ):
            nearest = named_so if told is None else told
            if around if nearest is None else nearest:
                text = f"{mark}{text}{marks.END}"
        return text

    def _piece(self, child: _Element, style: Style) -> str:
        tag = child.tag
        if tag in _TEXTS:
            return marks.clean(child.text or "")
        if tag == f"{W}sym":
            return marks.clean(_sign(child))
        if tag == f"{W}fldChar":
            return self._field(child)
        if tag == f"{W}ruby":
            return self._inline(child, style)
        if tag not in _SILENT:
            self.floats += boxes(child)
        return _SIGNS.get(str(tag), "")

    def _field(self, element: _Element) -> str:
        """What an old form field shows where the file has no text for it."""
        box = element.find(f"{W}ffData/{W}checkBox")
        if box is not None:
            told = on(box, "checked")
            ticked = on(box, "default") if told is None else told
            return CHECKED if ticked else UNCHECKED
        chosen = element.find(f"{W}ffData/{W}ddList")
        if chosen is None:
            return ""
        entries = [value(each) or "" for each in chosen.iterfind(f"{W}listEntry")]
        at = whole(value(chosen.find(f"{W}result")))
        text = entries[at] if 0 <= at < len(entries) else ""
        self.made.append(text)
        return marks.clean(text)


def _stands_out(properties: _Element | None) -> bool | None:
    """Whether a run itself is set in bold, or underlined; None where it says nothing of it."""
    return on(properties, "u") or on(properties, "b")


def _is_raised(run: _Element) -> bool:
    properties = run.find(_RUN_PROPERTIES)
    place = properties.find(f"{W}vertAlign") if properties is not None else None
    return value(place) == "superscript"


def _is_note(text: str, before: list[str]) -> bool:
    """Raised text is the mark of a footnote that somebody has typed."""
    return note_marks.is_mark(marks.bare(text).strip(), marks.bare("".join(before[-_RUNS_BEFORE:])))


def boxes(element: _Element) -> list[_Element]:
    """The outermost text boxes in `element`, each once however many forms it is stored in."""
    found: list[_Element] = []
    todo = [element]
    while todo:
        at = todo.pop()
        if at.tag == f"{W}txbxContent":
            found.append(at)
        elif at.tag != f"{MC}Fallback":
            todo += reversed(at)
    return found


def _level(properties: _Element | None, style: Style) -> int:
    """Of a heading, from 1; 0 for other paragraphs."""
    own = outline(properties)
    return (style.level or 0) if own is None else own


def hide_prompts(root: _Element) -> None:
    """``Click or tap to enter a date.``: what a control shows while nobody has filled it in."""
    for prompt in root.iter(f"{W}showingPlcHdr"):
        properties = prompt.getparent()
        control = properties.getparent() if properties is not None else None
        if value(prompt) in {"0", "false"} or control is None:
            continue
        for run in control.iter(_RUN):
            own = run.find(_RUN_PROPERTIES)
            if own is None:
                own = etree.Element(_RUN_PROPERTIES)
                run.insert(0, own)
            etree.SubElement(own, f"{W}vanish")


def show_symbols(root: _Element) -> None:
    """Replace the letters of picture fonts by the pictures that they stand for."""
    for fonts in root.iter(f"{W}rFonts"):
        name = fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""
        properties = fonts.getparent()
        run = properties.getparent() if properties is not None else None
        for text in run.iterfind(f"{W}t") if run is not None else ():
            text.text = symbols.shown(text.text or "", name)


def _sign(element: _Element) -> str:
    """The picture that a ``w:sym`` draws."""
    try:
        code = int(element.get(f"{W}char") or "", 16)
        return symbols.shown(chr(code), element.get(f"{W}font") or "") if code else ""
    except (ValueError, OverflowError):
        return ""
