"""XlsxWriter's workbook with what it leaves out: the language, and escapes within escapes.

These classes override methods that XlsxWriter keeps to itself; the tests look at what they write.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.core import Core
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings
from xlsxwriter.worksheet import Worksheet

from planlift.export.styles import DEFAULT_FONT

if TYPE_CHECKING:
    import io

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}


class Book(Workbook):  # type: ignore[misc] # XlsxWriter has no types
    """A workbook in memory, of which no text becomes anything but text."""

    def __init__(self, stream: io.BytesIO) -> None:
        """A workbook to be written into `stream` when it is closed."""
        # A copy of the font: XlsxWriter writes into it, and the next workbook would be another.
        super().__init__(stream, {**_OPTIONS, "default_format_properties": dict(DEFAULT_FONT)})

    def _get_packager(self) -> Packager:
        return _Packager()


class Sheet(Worksheet):  # type: ignore[misc]
    """A sheet that takes formulas as they are."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002 - the signature of XlsxWriter
        # XlsxWriter searches each formula for some thirty newer functions; ours have none,
        # and in a batch that search is half of the time.
        return formula.removeprefix("=")


class _Core(Core):  # type: ignore[misc]
    def _write_dc_description(self) -> None:
        super()._write_dc_description()
        self._xml_data_element("dc:language", self.properties["language"])


_ESCAPE = re.compile("_(?=x[0-9a-fA-F]{4}_)")
"""What Excel reads as a character of that number, also where one begins with another's end."""


class _Strings(SharedStrings):  # type: ignore[misc]
    """The cells' texts: as they are, none of them markup."""

    def _write_si(self, string: str) -> None:
        edges = string[:1] + string[-1:]
        attributes = [("xml:space", "preserve")] if edges != edges.strip() else []
        self._xml_si_element(_ESCAPE.sub("_x005F_", string), attributes)


class _Packager(Packager):  # type: ignore[misc]
    def _write_shared_strings_file(self) -> None:
        strings = _Strings()
        strings.string_table = self.workbook.str_table
        if strings.string_table.count:
            strings._set_xml_writer(self._filename("xl/sharedStrings.xml"))  # noqa: SLF001
            strings._assemble_xml_file()  # noqa: SLF001

    def _write_core_file(self) -> None:
        properties: dict[str, Any] = self.workbook.doc_properties
        core = _Core()
        core._set_properties(properties)  # noqa: SLF001
        core._set_xml_writer(self._filename("docProps/core.xml"))  # noqa: SLF001
        core._assemble_xml_file()  # noqa: SLF001
