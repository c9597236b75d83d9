from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from markup_documents import cells
from markup_documents import html
from markup_documents import texts

from planlift.errors import TooLargeError
from planlift.extract.markup.decoding import decode
from planlift.extract.markup.inline import tidy
from planlift.text import fold


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("a – b".encode("cp1252"), "a – b"),
        (b"<meta charset=iso-8859-1>\x93a\x94", "<meta charset=iso-8859-1>“a”"),
        ("<meta charset=latin1>café’s".encode(), "<meta charset=latin1>café’s"),
        ("<meta charset='iso-8859-2'>ž".encode("iso-8859-2"), "<meta charset='iso-8859-2'>ž"),
        (
            "<?xml version='1.0' encoding='koi8-r'?>д".encode("koi8-r"),
            "<?xml version='1.0' encoding='koi8-r'?>д",
        ),
        ("é é é é".encode() + b" \x92", "é é é é ’"),
        (b"\xef\xbb\xbfa", "a"),
        ("\ufeffa–".encode("utf-16-le"), "a–"),
        ("\ufeffa–".encode("utf-16-be"), "a–"),
        ("plan of action".encode("utf-16-le"), "plan of action"),
        ("plan of action".encode("utf-16-be"), "plan of action"),
        (b"<meta charset=hex>\xe9", "<meta charset=hex>é"),
        (b"<meta charset=no-such>\xe9", "<meta charset=no-such>é"),
        (b"<meta charset=utf-8>\x81\xe9", "<meta charset=utf-8>\x81é"),
        ("a\x96b".encode(), "a–b"),
        (b"a\x00b\x07c\x0cd", "abc\nd"),
    ],
)
def test_bytes_become_the_text_that_was_meant(data: bytes, text: str) -> None:
    assert decode(data) == text


@given(st.binary(max_size=300))
def test_any_bytes_have_a_text(data: bytes) -> None:
    assert isinstance(decode(data), str)


@given(st.text(alphabet=" \n\t\u00a0•▪-a1✓\u200b.", max_size=40))
def test_tidying_is_folding_but_for_doubled_bullets_and_invisible_signs(text: str) -> None:
    seen = text.replace("\u200b", "")
    if "• " not in fold(seen):
        assert tidy(text) == fold(seen)
    assert tidy(tidy(text)) == tidy(text)


def test_deep_nesting_is_read_or_refused() -> None:
    depth = 1000
    deep = "<div>" * depth + "<table><tr><td>a<td>b</table>" + "</div>" * depth
    assert cells(html(deep)) == ["a", "b"]
    with pytest.raises(TooLargeError, match="nested too deeply"):
        html("<b>" * 100_000 + "x")


def test_tables_within_tables_without_end_are_read() -> None:
    document = html("<table><tr><td>x<td>y" * 400 + "<table><tr><td>core<td>z")
    assert "core" in [*cells(document), *texts(document)]


def test_many_spans_are_refused_before_they_take_long() -> None:
    row = "<tr>" + "<td colspan=1000 rowspan=65534>x" * 20
    with pytest.raises(TooLargeError, match="spans"):
        html("<table>" + row * 200)


@pytest.mark.parametrize(
    "markup",
    [
        "<style>" + "a" * 400_000,
        "<style>" + "/*" * 200_000,
        "<style>" + "@media" * 60_000,
        "<p>" + "<!--" * 60_000,
        "<p>x" + "<a></a>" * 2000 + "<sup>1</sup>" * 2000,
        "<b><s>" * 400 + "x" * 60_000,
    ],
    ids=["selector", "css comment", "media", "comment", "marks", "formats"],
)
def test_input_made_to_take_long_does_not(markup: str) -> None:
    begun = time.process_time()
    html(markup)
    assert time.process_time() - begun < 10


def test_noncharacters_of_the_source_are_not_taken_for_marks() -> None:
    assert cells(html("<table><tr><td>a\ufdd0\ufddb7\ufddcb<td>\ufdd8c</table>")) == ["a7b", "c"]
    assert cells(html("<table><tr><td>a&#xfdd0;b&#xfddb;<td>c</table>")) == ["ab", "c"]


def test_control_characters_and_a_lying_declaration_do_no_harm() -> None:
    data = b"<?xml version='1.0' encoding='utf-16'?><table><tr><td>a\x00\x01b<td>c&#1;d"
    assert cells(html(data)) == ["ab", "cd"]


MARKUP = st.recursive(
    st.sampled_from(["a", "b 1", "<br>", "•", "&nbsp;", "&", "<", "é\n", "<sup>1</sup>", "\u200b"]),
    lambda inner: st.builds(
        "<{0}>{1}</{0}>".format,
        st.sampled_from(
            [
                "p",
                "div",
                "b",
                "s",
                "ul",
                "li",
                "ol",
                "table",
                "tr",
                "td",
                "th",
                "tbody",
                "thead",
                "tfoot",
                "caption",
                "dl",
                "dt",
                "dd",
                "h2",
                "pre",
                "span",
                "del",
                "details",
                "summary",
                "select",
                "option",
                "form",
                "sup",
                "a",
            ]
        ),
        st.lists(inner, max_size=4).map("".join),
    ),
    max_leaves=30,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(MARKUP, max_size=5).map("".join))
def test_no_letter_of_any_markup_is_lost_and_grids_are_tiled(markup: str) -> None:
    html(markup)  # which checks both


CELL = st.builds(
    "<{0} rowspan={1} colspan={2} {3}>{4}</{0}>".format,
    st.sampled_from(["td", "td", "th"]),
    st.integers(0, 4),
    st.integers(0, 4),
    st.sampled_from(["", "", "", "hidden", "style='text-decoration:line-through'"]),
    st.sampled_from(["x", "", "a<p>b</p>", "<ul><li>1<li>2</ul>", "<b>q</b>"]),
)
ROW = st.lists(CELL, max_size=5).map(lambda row: f"<tr>{''.join(row)}</tr>")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(ROW, max_size=4).map("".join), max_size=3))
def test_any_spans_make_a_rectangle_that_loses_nothing(sections: list[str]) -> None:
    html("<table>" + "".join(f"<tbody>{rows}</tbody>" for rows in sections) + "</table>")
