"""The actions as Parquet, with their types."""

from __future__ import annotations

import io

from planlift import schema
from planlift.actions import Actions
from planlift.errors import NotWritableError
from planlift.export.safe import clean


def to_parquet(actions: Actions) -> bytes:
    """The actions as Parquet; needs the optional part ``planlift[parquet]``."""
    try:
        import pyarrow  # noqa: F401, ICN001 - only asked whether it is there
    except ImportError as error:
        raise NotWritableError(
            "Parquet needs pyarrow, which is not installed; add it with:"
            " pip install 'planlift[parquet]'",
            code="missing-part",
        ) from error
    cleaned = {
        name: list(map(clean, actions.texts(name)))
        for name in actions.columns
        if schema.column(name).dtype == schema.TEXT
    }
    stream = io.BytesIO()
    Actions({**actions.columns, **cleaned}).frame().to_parquet(
        stream, engine="pyarrow", index=False
    )
    return stream.getvalue()
