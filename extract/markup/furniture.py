"""What stands around the content of a web page on every page of its site: menus, foot, banners."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from planlift.extract.markup.elements import elements
from planlift.extract.markup.elements import text_of
from planlift.text import letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_MAY_BE = (
    "//*[self::nav or self::search or self::header or self::footer or"
    " (@role or @class or @id) and not(self::td or self::th or self::tr or self::tbody)]"
)
_ALWAYS = ("nav", "search")
_OUTERMOST = ("header", "footer")
"""Those of the page; inside its content they belong to that."""
_ROLES = frozenset({"navigation", "search", "banner", "contentinfo"})
_CONTENT = frozenset({"main", "article", "section", "td", "th", "li", "blockquote"})
_HOLDS = ("table", "dl", "h1")
"""What no furniture holds; a page's own title may stand in its header."""
_NEVER = frozenset({"html", "body", "main", "article", *_HOLDS})
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:cookies?(?:[_-]?(?:banner|consent|notice|bar|message|policy|popup))?"
    r"|breadcrumbs?|skip[_-]?(?:link|nav|to[_-]?(?:content|main))|(?:site|page|global)[_-]?footer"
    r"|(?:main|primary|site|side)[_-]?(?:nav|menu|navigation)|mw-editsection)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MOST = 0.5
"""Share of a page's letters: what has more is the page."""


def furniture(root: _Element) -> Iterator[_Element]:
    """The outermost elements that are such, in order."""
    most = _MOST * letters(text_of(root))
    taken: set[_Element] = set()
    found = [element for element in elements(root, _MAY_BE) if _is_furniture(element)]
    ends = Counter(element.tag for element in found)
    for element in found:
        if element.tag in _OUTERMOST and (ends[element.tag] > 1 or not _is_end(element)):
            continue  # each card of a page may have its own
        if not taken.isdisjoint(element.iterancestors()):
            continue
        if next(element.iterdescendants(*_HOLDS), None) is not None:
            continue
        if letters(text_of(element)) < most:
            taken.add(element)
            yield element


def _is_furniture(element: _Element) -> bool:
    if element.tag in _ALWAYS:
        return True
    if element.tag in _NEVER:
        return False
    role = (element.get("role") or "").lower()
    if element.tag in _OUTERMOST or role in {"banner", "contentinfo"}:
        return _is_outermost(element)
    named = any(_NAMED.search(element.get(name) or "") for name in ("class", "id"))
    return (named or role in _ROLES) and not _in_table(element)


def _is_end(element: _Element) -> bool:
    """It leads elsewhere, or nothing follows it."""
    if next(element.iterdescendants("a", "form", "nav"), None) is not None:
        return True
    path = "string(following::text()[normalize-space()][1])"
    return element.tag == "footer" and not str(element.xpath(path)).strip()


def _is_outermost(element: _Element) -> bool:
    return all(above.tag not in _CONTENT for above in element.iterancestors())


def _in_table(element: _Element) -> bool:
    return next(element.iterancestors("td", "th"), None) is not None
