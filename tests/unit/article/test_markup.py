from __future__ import annotations

import pytest

from sayso.article.markup import MOST_ELEMENTS, read_markup
from sayso.errors import TooLargeError


def texts(content: str) -> list[str]:
    markup = read_markup(content)
    for block in markup.blocks:
        for inner, outer, length in block.pieces:
            assert block.text[inner : inner + length] == content[outer : outer + length]
    return [block.text for block in markup.blocks]


@pytest.mark.parametrize(
    ("content", "blocks"),
    [
        ("<p>One <b>two</b>\n  three.</p><p>Four</p>", ["One two three.", "Four"]),
        ("<p>One<p>Two<div>Three</div>Four", ["One", "Two", "Three", "Four"]),
        ("<ul><li>One<li>Two</ul>", ["One", "Two"]),
        ("One.<br>Two", ["One.", "Two"]),
        ("One,<br>Two", ["One, Two"]),
        ("One<br><br>Two", ["One", "Two"]),
        ("<p>Tom &amp; Jerry&nbsp;&eacute;t&#233;</p>", ["Tom & Jerry été"]),
        ("<p>soft\u00adhyphen and zero\u200bwidth</p>", ["softhyphen and zerowidth"]),
        ("<script>var a = '<p>no</p>';</script><p>Yes</p>", ["Yes"]),
        ("<style>p {}</style><noscript><p>no</p></noscript><p>Yes</p>", ["Yes"]),
        ("<p>One <a href='x'>two<svg><path d='M1'/><g></svg></a> three</p>", ["One two three"]),
        ("<!-- <p>no</p> --><p>Yes</p>", ["Yes"]),
        ("<p>3 < 4 and 5 > 4</p>", ["3 < 4 and 5 > 4"]),
        ("<p>One</div></span>Two</p>", ["One", "Two"]),
        ("<title>No</title><p>Yes", ["Yes"]),
        ("<p>One\r\ntwo\r\n\r\nthree</p>", ["One two three"]),
        ("<p>One</></p></><p>Two</p>", ["One", "Two"]),
        ("<p>One</ two>three</p><p>Four</p>", ["Onethree", "Four"]),
        ("<p>One<! two>three<?four?>five</p>", ["Onethreefive"]),
        ("", []),
        ("<a href='x", []),
    ],
)
def test_blocks(content: str, blocks: list[str]) -> None:
    assert texts(content) == blocks


def test_places_after_line_ends_of_two_characters() -> None:
    content = "<div>\r\n\r\n<p>One\r\nline</p>\r\n<p>Two</p></div>"
    assert texts(content) == ["One line", "Two"]
    assert read_markup(content).blocks[1].start == content.index("Two")


def test_linked_characters_are_counted() -> None:
    (block,) = read_markup("<p>See <a href='x'>the list</a> here</p>").blocks
    assert (block.text, block.linked) == ("See the list here", 8)


def test_the_title_and_scripts_of_data_are_kept() -> None:
    markup = read_markup('<title>Two &amp; held</title><script type="application/ld+json">{"a": 1}</script>')
    assert markup.title == "Two & held"
    assert markup.data_scripts == ['{"a": 1}']


def test_elements_know_their_parents() -> None:
    markup = read_markup("<main><article><p>One</p></article></main>")
    tags = [markup.elements[index].tag for index in markup.ancestors(markup.blocks[0].element)]
    assert tags == ["p", "article", "main"]


@pytest.mark.parametrize("content", ["<div>" * 100_000, "<b><i>" * 100_000, "<p>x</p>" * 100_000, "x.<br>" * 100_000])
def test_more_elements_than_any_page_holds_are_refused(content: str) -> None:
    with pytest.raises(TooLargeError) as caught:
        read_markup(content, "deep.html")
    assert caught.value.where == "deep.html"
    assert f"{MOST_ELEMENTS:,}" in caught.value.message


@pytest.mark.parametrize(
    "content", ["<div>" * 29_000 + "<p>Deep</p>", '<a href="x ' * 100_000, "<!-- x " * 100_000, "&amp;" * 100_000]
)
def test_what_is_deep_or_broken_is_read(content: str) -> None:
    read_markup(content)


def test_hidden_elements_are_marked() -> None:
    markup = read_markup("<p hidden>no</p><div style='display: none'><p>no</p></div><p hidden='until-found'>Yes</p>")
    assert [element.hidden for element in markup.elements] == [True, True, False, False]
