"""How the tests run: no property fails for the time that a busy machine takes; one browser a file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from browser import Watched
from browser import chromium
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

settings.register_profile("plain", deadline=None, derandomize="CI" in os.environ)
settings.register_profile("fuzz", deadline=None, max_examples=5_000)
settings.load_profile("plain")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    """A page that has nothing to be ashamed of when the test is over."""
    page = Watched(browser)
    yield page
    assert page.faults == []
    page.context.close()
