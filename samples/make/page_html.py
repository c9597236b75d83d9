"""A sheet as a web page: plain, as a word processor saves it, and as the source of a print."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING
from typing import Any

from describe import Words
from marks import lines
from marks import runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from describe import Sheet
    from tables import Slot
    from tables import Table

TEMPLATE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>
{css}
</style>
</head>
<body>
{body}
</body>
</html>
"""
LINES = {
    "grid": "table.grid td, table.grid th {border: {rule}}",
    "rules": "table.rules tr {border-bottom: {rule}} table.rules {border-top: {rule}}",
    "zebra": "table.zebra tr:nth-child(even) td {background: #eef3f8}",
    "open": "table.open td + td, table.open th + th {border-left: {rule}} "
    "table.open tr + tr td {border-top: {rule}} table.open tbody tr:first-child td "
    "{border-top: {rule}}",
}


def render_page(sheet: Sheet, *, printed: bool = False) -> str:
    """The whole page; with `printed`, with page size, running head, number and watermark."""
    css = "\n".join([base_css(sheet.look), *(print_css(sheet.look) if printed else ())])
    body = "\n".join(body_parts(sheet))
    if printed and "watermark" in sheet.look:
        body = f'<div class="mark" aria-hidden="true">{sheet.look["watermark"]}</div>\n{body}'
    language = sheet.look.get("language", "en-GB")
    return TEMPLATE.format(language=language, title=html.escape(sheet.title), css=css, body=body)


def base_css(look: dict[str, Any]) -> str:
    """Fonts and rules."""
    rule = look.get("rule", "0.75pt solid #333")
    font, size = look.get("font", "Liberation Sans"), look.get("size", 10)
    table_lines = "\n".join(css.replace("{rule}", rule) for css in LINES.values())
    return f"""body {{font: {size}pt/1.25 "{font}"}}
table {{border-collapse: collapse; width: 100%; margin: 6pt 0}}
td, th {{padding: 3pt 4pt; vertical-align: top; text-align: left}}
td p, td ul, th p {{margin: 0}} td ul {{padding-left: 12pt}}
th.rotated {{writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap}}
{table_lines}"""


def print_css(look: dict[str, Any]) -> Iterator[str]:
    """Page size, running head and foot, watermark."""
    size, margin = look.get("page", "A4 landscape"), look.get("margin", "15mm")
    head = f'@top-left {{content: "{look["head"]}"; font-size: 8pt}}' if "head" in look else ""
    foot = ""
    if look.get("numbers", True):
        foot = '@bottom-right {content: "Page " counter(page) " of " counter(pages);font-size: 8pt}'
    yield f"@page {{size: {size}; margin: {margin}; {head} {foot}}}"
    yield ".break {break-before: page} tr.whole {break-inside: avoid}"
    yield "* {-webkit-print-color-adjust: exact; print-color-adjust: exact}"
    yield (
        ".mark {position: fixed; top: 40%; left: 20%; font-size: 80pt; color: #e4e4e4;"
        "transform: rotate(-35deg); z-index: -1}"
    )


def body_parts(sheet: Sheet) -> Iterator[str]:
    """The blocks, accordions closed where the next heading begins."""
    inside = False
    for block in sheet.blocks:
        heading = isinstance(block, Words) and block.kind == "heading"
        if heading and inside:
            yield "</details>"
            inside = False
        if isinstance(block, Words) and heading and block.fold:
            yield f"<details open>\n<summary><h{block.level}>{rich(block.text)}</h{block.level}>"
            yield "</summary>"
            inside = True
        else:
            yield words_html(block) if isinstance(block, Words) else table_html(block)
    if inside:
        yield "</details>"


def words_html(block: Words) -> str:
    """Headings, paragraphs, items and breaks."""
    if block.kind == "heading":
        return f"<h{block.level}>{rich(block.text)}</h{block.level}>"
    if block.kind == "break":
        return '<div class="break"></div>'
    if block.kind == "items":
        return "<ul>" + "".join(f"<li>{rich(item)}</li>" for item in block.items) + "</ul>"
    return f"<p>{rich(block.text)}</p>"


def table_html(table: Table) -> str:
    """A table with its spans; label and value lines as paragraphs."""
    if table.kind == "lines":
        pairs = zip(table.slots[::2], table.slots[1::2], strict=True)
        return "\n".join(f"<p><b>{rich(a.text)}</b> {rich(b.text)}</p>" for a, b in pairs)
    total = sum(table.widths)
    parts = [f'<table class="{table.style}">']
    if table.caption:
        parts.append(f"<caption>{rich(table.caption)}</caption>")
    parts.extend(f'<col style="width: {share / total:.1%}">' for share in table.widths)
    group = "thead" if table.repeat else "tbody"
    if table.heads:
        parts.append(f"<{group}>")
        parts.extend(row_html(table, row) for row in range(table.heads))
        parts.append(f"</{group}>")
    parts.append("<tbody>")
    parts.extend(row_html(table, row) for row in range(table.heads, table.height))
    parts.append("</tbody>\n</table>")
    done = "\n".join(parts)
    if table.layout:
        side = '<td width="1%">&nbsp;</td>'
        done = (
            f'<table class="plain" role="presentation"><tr>{side}<td>\n{done}\n</td></tr></table>'
        )
    return done


def row_html(table: Table, row: int) -> str:
    """One row."""
    cells = "".join(cell_html(slot) for slot in table.slots if slot.row == row)
    return f'<tr class="whole">{cells}</tr>' if table.whole else f"<tr>{cells}</tr>"


def cell_html(slot: Slot) -> str:
    """One cell."""
    tag = "th" if slot.head else "td"
    spans = f' rowspan="{slot.rows}"' if slot.rows > 1 else ""
    spans += f' colspan="{slot.columns}"' if slot.columns > 1 else ""
    style = f' style="background: {slot.fill}"' if slot.fill else ""
    turned = ' class="rotated"' if slot.rotated else ""
    return f"<{tag}{spans}{turned}{style}>{cell_text(slot)}</{tag}>"


def cell_text(slot: Slot) -> str:
    """Paragraphs and list items of a cell."""
    paragraphs = list(lines(slot.text))
    if len(paragraphs) == 1 and not paragraphs[0][1]:
        text = rich(slot.text)
        return f"<b>{text}</b>" if slot.bold and not slot.head and text else text
    parts, inside = [], False
    for text, item in paragraphs:
        if item != inside:
            parts.append("<ul>" if item else "</ul>")
            inside = item
        parts.append(f"<li>{rich(text)}</li>" if item else f"<p>{rich(text)}</p>")
    return "".join([*parts, "</ul>" if inside else ""])


def rich(text: str) -> str:
    """Marks as tags."""
    parts = []
    for run in runs(text):
        words = html.escape(run.text, quote=False)
        for on, tag in ((run.bold, "b"), (run.struck, "s"), (run.inserted, "ins")):
            words = f"<{tag}>{words}</{tag}>" if on else words
        parts.append("" if run.deleted else words)
    return "".join(parts)
