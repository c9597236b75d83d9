"""XlsxWriter's workbook with what it leaves out: the document's language.

These classes override methods that XlsxWriter keeps to itself; the tests look at what they write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.core import Core
from xlsxwriter.packager import Packager
from xlsxwriter.worksheet import Worksheet

from planlift.export.styles import DEFAULT_FONT

if TYPE_CHECKING:
    import io

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_format_properties": DEFAULT_FONT,
}


class Book(Workbook):  # type: ignore[misc] # XlsxWriter has no types
    """A workbook in memory, of which no text becomes anything but text."""

    def __init__(self, stream: io.BytesIO) -> None:
        """A workbook to be written into `stream` when it is closed."""
        super().__init__(stream, _OPTIONS)

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


class _Packager(Packager):  # type: ignore[misc]
    def _write_core_file(self) -> None:
        properties: dict[str, Any] = self.workbook.doc_properties
        core = _Core()
        core._set_properties(properties)  # noqa: SLF001
        core._set_xml_writer(self._filename("docProps/core.xml"))  # noqa: SLF001
        core._assemble_xml_file()  # noqa: SLF001
