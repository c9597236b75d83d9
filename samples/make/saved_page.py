"""A sheet as a word processor saves it as a web page: its own classes, tags and code page."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from describe import Words
from marks import lines
from marks import runs
from page_html import words_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from describe import Sheet
    from tables import Slot
    from tables import Table

HEAD = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head>
<meta http-equiv=Content-Type content="text/html; charset=windows-1252">
<meta name=Generator content="Microsoft Word 15 (filtered medium)">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri",sans-serif} --></style>
<title>%s</title>
</head>
<body lang=EN-GB style='word-wrap:break-word'>
<div class=WordSection1>
"""  # noqa: E501 - as the program writes it


def render_saved(sheet: Sheet) -> str:
    """The page, to be encoded as windows-1252."""
    parts = [HEAD % html.escape(sheet.title)]
    for block in sheet.blocks:
        if not isinstance(block, Words):
            parts.extend(table_parts(block))
        elif block.kind == "para":
            parts.append(paragraph(block.text))
        else:
            parts.append(words_html(block))
    return "\n".join([*parts, "</div>\n</body>\n</html>\n"])


def table_parts(table: Table) -> Iterator[str]:
    """The table row by row."""
    if table.kind == "lines":
        pairs = zip(table.slots[::2], table.slots[1::2], strict=True)
        yield from (paragraph(f"**{a.text}** {b.text}") for a, b in pairs)
        return
    yield (
        "<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 "
        "style='border-collapse:collapse;border:none;mso-border-alt:solid windowtext .5pt'>"
    )
    for row in range(table.height):
        last = ";mso-yfti-lastrow:yes" if row == table.height - 1 else ""
        yield f" <tr style='mso-yfti-irow:{row}{last}'>"
        yield from (cell(slot) for slot in table.slots if slot.row == row)
        yield " </tr>"
    yield "</table>\n<p class=MsoNormal><o:p>&nbsp;</o:p></p>"


def cell(slot: Slot) -> str:
    """One cell: never `th`, paragraphs within, lists as bullets in Symbol."""
    spans = f" colspan={slot.columns}" if slot.columns > 1 else ""
    spans += f" rowspan={slot.rows}" if slot.rows > 1 else ""
    shade = f";background:{slot.fill};mso-shading:windowtext" if slot.fill else ""
    text = "".join(paragraph(line, bold=slot.bold, item=item) for line, item in lines(slot.text))
    style = f"style='border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt{shade}'"
    return f"  <td valign=top{spans} {style}>\n  {text}\n  </td>"


def paragraph(text: str, *, bold: bool = False, item: bool = False) -> str:
    """A paragraph, an empty one with the program's own filler."""
    words = "".join(marked(text)) or "<o:p>&nbsp;</o:p>"
    words = f"<b>{words}</b>" if bold else words
    if not item:
        return f"<p class=MsoNormal>{words}<o:p></o:p></p>"
    bullet = (
        "<![if !supportLists]><span style='font-family:Symbol;mso-list:Ignore'>·"
        "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>"
    )
    return (
        "<p class=MsoListParagraphCxSpFirst style='margin-left:18.0pt;text-indent:-18.0pt;"
        f"mso-list:l0 level1 lfo1'>{bullet}{words}<o:p></o:p></p>"
    )


def marked(text: str) -> Iterator[str]:
    """Marks as tags; a tick in Wingdings."""
    for run in runs(text):
        words = html.escape(run.text, quote=False)
        if run.tick:
            words = "<span style='font-family:Wingdings'>ü</span>"
        words = f"<b>{words}</b>" if run.bold else words
        words = f"<s>{words}</s>" if run.struck else words
        words = f"<del>{words}</del>" if run.deleted else words
        yield f"<ins>{words}</ins>" if run.inserted else words
