"""A sheet as text: tab-separated, as Markdown, or with label lines."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from describe import Words
from describe import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from describe import Sheet
    from tables import Table


def render_tabs(sheet: Sheet) -> str:
    """Cells between tabs, a row a line; a merged cell stands once."""
    return "\n".join(parts(sheet, "\t", "")) + "\n"


def render_markdown(sheet: Sheet) -> str:
    """Pipe tables, line breaks as `<br>`."""
    return "\n".join(parts(sheet, " | ", "| ")) + "\n"


def parts(sheet: Sheet, between: str, edge: str) -> Iterator[str]:
    """The blocks in order."""
    for block in sheet.blocks:
        if isinstance(block, Words):
            if block.kind != "break":
                yield from words_text(block, markdown=bool(edge))
                yield ""
        elif block.kind == "lines":
            pairs = zip(block.slots[::2], block.slots[1::2], strict=True)
            yield from (f"{plain(a.text)} {plain(b.text)}" for a, b in pairs)
            yield ""
        else:
            yield from table_text(block, between, edge)
            yield ""


def words_text(block: Words, *, markdown: bool) -> Iterator[str]:
    """Headings, paragraphs, items."""
    if block.kind == "items":
        yield from (f"{'-' if markdown else '•'} {plain(item)}" for item in block.items)
    elif block.kind == "heading":
        yield ("#" * block.level + " " if markdown else "") + plain(block.text)
    else:
        yield plain(block.text)


def table_text(table: Table, between: str, edge: str) -> Iterator[str]:
    """A line a row."""
    columns = len(table.widths)
    for row in range(table.height):
        texts = [""] * columns
        for slot in table.slots:
            if slot.row == row:
                gap = "<br>" if edge else " "
                texts[slot.column] = plain(slot.text).replace("\n", gap)
        yield f"{edge}{between.join(texts)}{edge[::-1]}"
        if edge and row == 0:
            yield "|" + " --- |" * columns


def render_columns(sheet: Sheet) -> str:
    """Columns lined up with blanks, as a typewriter would."""
    done: list[str] = []
    for block in sheet.blocks:
        if isinstance(block, Words):
            if block.kind != "break":
                done.extend(words_text(block, markdown=False))
        elif block.kind == "lines":
            pairs = zip(block.slots[::2], block.slots[1::2], strict=True)
            done.extend(f"{plain(a.text)} {plain(b.text)}" for a, b in pairs)
        else:
            done.extend(lined_up(block))
        done.append("")
    return "\n".join(done) + "\n"


def lined_up(table: Table, width: int = 132) -> Iterator[str]:
    """The table's cells wrapped side by side, two blanks between columns."""
    total = sum(table.widths)
    room = [max(6, int(width * share / total) - 2) for share in table.widths]
    for row in range(table.height):
        wrapped = [[""]] * len(room)
        for slot in table.slots:
            if slot.row == row:
                space = sum(room[slot.column : slot.column + slot.columns])
                wrapped[slot.column] = [
                    line
                    for part in plain(slot.text).split("\n")
                    for line in textwrap.wrap(part, space, break_long_words=False) or [""]
                ]
        for line in range(max(map(len, wrapped))):
            texts = [part[line] if line < len(part) else "" for part in wrapped]
            yield "  ".join(t.ljust(r) for t, r in zip(texts, room, strict=True)).rstrip()
        yield ""
