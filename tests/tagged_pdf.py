"""Small tagged PDFs, written by hand so that every oddity of a structure tree can be tried."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field


@dataclass
class Tagged:
    """A PDF in the making: text on pages with marked-content ids, and a tree of elements."""

    objects: list[str] = field(default_factory=list)
    pages: list[list[str]] = field(default_factory=list)
    owners: list[dict[int, int]] = field(default_factory=list)
    """By page: marked-content id → number of the element that it belongs to."""

    def page(self) -> None:
        """Begin a page of 600 by 400 points."""
        self.pages.append([])
        self.owners.append({})

    def element(self, kind: str, *, attributes: str = "") -> int:
        """A new element without place or children; its object number."""
        self.objects.append(
            f"/S /{kind}" + (f" /A << /O /Table {attributes} >>" if attributes else "")
        )
        return len(self.objects) + FIRST - 1

    def children(self, element: int, *kids: int | str) -> None:
        """Put elements, or marked content as `text` gives it, under an element."""
        parts = [kid if isinstance(kid, str) else f"{kid} 0 R" for kid in kids]
        self.objects[element - FIRST] += f" /K [{' '.join(parts)}]"
        for kid in kids:
            if isinstance(kid, int):
                self.objects[kid - FIRST] += f" /P {element} 0 R"
            else:
                page, mcid = (int(part) for part in kid.split("%")[1].split())
                self.owners[page][mcid] = element

    def text(self, text: str, left: float, top: float) -> str:
        """Draw text on the last page; what to give to `children`."""
        page, mcid = len(self.pages) - 1, len(self.owners[-1])
        self.owners[-1][mcid] = 0
        self.pages[-1].append(
            f"/P << /MCID {mcid} >> BDC BT /F 10 Tf {left} {400 - top} Td ({text}) Tj ET EMC"
        )
        return f"<< /Type /MCR /Pg @{page} 0 R /MCID {mcid} >> %{page} {mcid}\n"

    def loose(self, text: str, left: float, top: float) -> None:
        """Draw text without a tag."""
        self.pages[-1].append(f"BT /F 10 Tf {left} {400 - top} Td ({text}) Tj ET")

    def bytes(self, root: int) -> bytes:
        """The file, with the element `root` at the top of its tree."""
        first_page = FIRST + len(self.objects)
        bodies = [
            "<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 3 0 R >>",
            "<< /Type /Pages /Count {} /Kids [{}] >>".format(
                len(self.pages),
                " ".join(f"{first_page + 2 * at} 0 R" for at in range(len(self.pages))),
            ),
            f"<< /Type /StructTreeRoot /K {root} 0 R /ParentTree 4 0 R >>",
            "<< /Nums [{}] >>".format(
                " ".join(
                    f"{at} [{' '.join(f'{owner or root} 0 R' for owner in owners.values())}]"
                    for at, owners in enumerate(self.owners)
                )
            ),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
        for body in self.objects:
            text = body if "/P " in body.replace("/S /P ", "") else f"{body} /P 3 0 R"
            text = re.sub(r"@(\d+)", lambda at: str(first_page + 2 * int(at[1])), text)
            bodies.append(f"<< /Type /StructElem {text} >>")
        for at, operations in enumerate(self.pages):
            stream = "\n".join(operations)
            bodies.append(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 400]"
                f" /StructParents {at} /Resources << /Font << /F 5 0 R >> >>"
                f" /Contents {first_page + 2 * at + 1} 0 R >>"
            )
            bodies.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        return _file(bodies)


FIRST = 6
"""Object number of the first element."""


def _file(bodies: list[str]) -> bytes:
    out = "%PDF-1.7\n"
    places = []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        f"{out}xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}"
        f"trailer << /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    ).encode("latin-1")
