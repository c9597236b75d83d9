"""Pages and texts made to harm their reader, each by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_ROW = "Records are late\tReview all records\t29 January 2010\tTeam Manager\tDone\n"
_PLAN = (
    "<table><tr><th>Finding<th>Action<th>By when<th>Who<th>Progress"
    "<tr><td>Late<td>Review{more}<td>29 January 2010<td>Team Manager<td>Done</table>"
)
_ENTITIES = "".join(
    ['<!ENTITY a0 "word ">', *(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))]
)
_FETCHES = (
    "<base href=http://127.0.0.1:9/><meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>"
    "<link rel=stylesheet href=http://127.0.0.1:9/x.css><script src=http://127.0.0.1:9/x.js></script>"
    "<iframe src=file:///etc/passwd></iframe><object data=http://127.0.0.1:9/></object>"
    "<img src=http://127.0.0.1:9/x.png><style>@import url(http://127.0.0.1:9/y.css);</style>"
)


def _page(body: str) -> bytes:
    return f"<!doctype html><html><body>{body}</body></html>".encode()


def _nested(start: str, depth: int) -> bytes:
    return _page(start * depth + "core")


PAGES: dict[str, Callable[[], bytes]] = {
    "colspan": lambda: _page("<table>" + "<tr><td colspan=1000000>x<td rowspan=1000000>y" * 50),
    "colspan-minus": lambda: _page("<table><tr><td colspan=-1>x<td rowspan=-2>y<td colspan=1e9>z"),
    "high-and-wide": lambda: _page("<table><tr>" + "<td>" * 6_000 + "<tr><td>" * 6_000),
    "cells": lambda: _page("<table>" + ("<tr>" + "<td>" * 50) * 40_000),
    "cells-full": lambda: _page("<table>" + ("<tr>" + "<td>a 1" * 20) * 20_000),
    "tables": lambda: _page("<table><tr><td>a<td>b</table>" * 50_000),
    "nested-tables": lambda: _nested("<table><tr><td>x<td>", 300),
    "nested-tables-deep": lambda: _nested("<table><tr><td>x<td>", 50_000),
    "nested-boxes": lambda: _nested("<div>", 200_000),
    "nested-lists": lambda: _nested("<ul><li>x", 2_000),
    "attributes": lambda: _page("<table><tr><td " + "".join(f"a{n}=b " for n in range(200_000))),
    "attribute-long": lambda: _page(f"<table><tr><td class='{'x ' * 4_000_000}'>a<td>b</table>"),
    "styles": lambda: _page(
        f"<style>{''.join(f'.c{n}{{color:red}}' for n in range(100_000))}</style>"
         "<table>" + "<tr><td class=c1>a<td class='c2 c3'>b" * 2_000
    ),
    "references": lambda: _page("&#x10ffff;&#0;&#xd800;&amp" * 200_000),
    "comments": lambda: _page("<!--" * 100_000),
    "unclosed": lambda: _page("<table><tr><td>" + "<b><i><u>" * 50_000 + "x"),
    "entities": f"<!DOCTYPE html [{_ENTITIES}]><html><body>&a9;</body></html>".encode,
    "entities-xhtml": (
        f'<?xml version="1.0"?><!DOCTYPE html [{_ENTITIES}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body><table><tr><td>&a9;</td><td>&f;</td></tr>'
        "</table></body></html>"
    ).encode,
    "fetches": lambda: _page(_FETCHES + _PLAN.format(more="")),
    "zeros": lambda: _page(_PLAN.format(more="\0\0 all \0records")),
    "wrong-encoding": lambda: b"<meta charset=utf-16>" + _page(_PLAN.format(more=" \u00e9")),
    "right-to-left": lambda: _page(_PLAN.format(more=" \u202eevil\u202c \u05e9\u05dc\u05d5\u05dd e" + "\u0301" * 500)),
    "line-100-mb": lambda: _page("x" * 100_000_000),
    "words-100-mb": lambda: _page("word " * 20_000_000),
}  # fmt: skip

TEXTS: dict[str, Callable[[], bytes]] = {
    "line-100-mb": lambda: b"x" * 100_000_000,
    "words-100-mb": lambda: b"word " * 20_000_000,
    "tabs-100-mb": lambda: b"a\t" * 50_000_000,
    "tabs": lambda: b"a\t" * 2_000_000 + b"\n" + b"a\tb\n" * 3,
    "high-and-wide": lambda: b"a\t" * 6_000 + b"\n" + b"a\tb\n" * 6_000,
    "rows": lambda: _ROW.encode() * 200_000,
    "lines": lambda: b"a\n" * 5_000_000,
    "blank-lines": lambda: b"\n" * 50_000_000 + b"a",
    "bars": lambda: b"|" * 5_000_000,
    "bar-rows": lambda: b"|a|b|\n|---|---|\n" + b"|a|b|\n" * 500_000,
    "boxes": lambda: b"+---+---+\n|a|b|\n" * 300_000,
    "columns": lambda: b"Finding   Action   When   Who\n" + b"a   b   c   d\n" * 500_000,
    "values": lambda: b'a;b;"c\n' * 500_000,
    "quotes": lambda: b'\t"' * 1_000_000,
    "quotes-lines": lambda: b'a\t"b\n' * 200_000,
    "tags-open": lambda: b"<" * 3_000_000,
    "tags": lambda: b"a\t<b>x\t<i>" * 300_000,
    "rules": lambda: b"-" * 2_000_000 + b"\n" + b"= - " * 500_000,
    "zeros": lambda: _ROW.replace("Review", "Re\0view").encode() * 20,
    "wide-zeros": lambda: _ROW.encode("utf-16-le") * 20,
    "half-wide": lambda: b"\xff\xfe" + _ROW.encode("utf-16-le") * 20 + b"x",
    "surrogates": lambda: "\ud800\udfff\udc00".encode("utf-8", "surrogatepass") * 1000 + b"\ta\n",
    "right-to-left": lambda: f"\u202e\u05e9\u05dc\u05d5\u05dd {_ROW}".encode() * 20,
    "combining": ("e" + "\u0301" * 100_000 + f"\t{_ROW}").encode,
    "formulas": lambda: _ROW.replace("Review", "=HYPERLINK(1)").encode() * 20,
}
