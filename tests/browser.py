"""A real browser for tests, without the network; where there is none, such tests are skipped."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING
from typing import Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser
    from playwright.sync_api import Page

SIZE = {"width": 1280, "height": 800}


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium without a window; skips where it or what drives it is missing."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("Chromium is not installed")
    alone = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=alone)
        try:
            yield browser
        finally:
            browser.close()


class Watched:
    """A page, and everything that it should not do."""

    def __init__(self, browser: Browser, size: dict[str, int] | None = None) -> None:
        """Open an empty page that writes down what goes wrong."""
        self.faults: list[str] = []
        self.context = browser.new_context(viewport=size or SIZE, accept_downloads=True)  # type: ignore[arg-type]
        self.page: Page = self.context.new_page()
        self.page.on("console", lambda said: self.faults.append(f"console: {said.text}"))
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("dialog", self._dialog)
        self.page.on("request", self._request)
        self.page.on("popup", lambda _: self.faults.append("a window was opened"))

    def _dialog(self, dialog: Any) -> None:  # noqa: ANN401 -- imported late
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Any) -> None:  # noqa: ANN401 -- imported late
        if not request.url.startswith(("file:", "data:", "blob:")):
            self.faults.append(f"request: {request.url}")

    def open(self, path: Path) -> Page:
        """Show a file and wait until its script has run."""
        self.page.goto(path.resolve().as_uri(), wait_until="load")
        self.page.wait_for_selector("html[data-ready]", timeout=60_000)
        return self.page
