"""The review page: the source beside the rows, in one HTML file that needs no network.

`content` takes a plan apart into plain data; `page` puts it, as inert data, beside the script and
the style that show it. No text of a document ever stands in the page as markup.
"""

from __future__ import annotations

from planlift.export.review.page import page

__all__ = ["page"]
