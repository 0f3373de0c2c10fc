from __future__ import annotations

import pytest

from sayso.ingest.charset import decode

WORDS = "Café “Zum Löwen” – 5 €"


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_charsets(charset: str) -> None:
    assert decode(WORDS.encode(charset)) == WORDS


@pytest.mark.parametrize("label", ["iso-8859-1", "windows-1252", "latin1", "ISO-8859-1", "us-ascii"])
def test_pages_mean_the_wider_charset(label: str) -> None:
    page = f'<meta charset="{label}"><p>{WORDS}</p>'
    assert WORDS in decode(page.encode("cp1252"))


def test_the_senders_word_comes_before_the_pages_own() -> None:
    page = '<meta charset="utf-8"><p>Ж</p>'
    assert "Ж" in decode(page.encode("koi8-r"), told="koi8-r")


def test_valid_utf_8_comes_before_any_word() -> None:
    assert WORDS in decode(f'<meta charset="iso-8859-1">{WORDS}'.encode(), told="windows-1251")


def test_an_http_equiv_and_an_xml_declaration_are_read() -> None:
    meta = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>Мир</p>'
    assert "Мир" in decode(meta.encode("cp1251"))
    assert "Мир" in decode('<?xml version="1.0" encoding="koi8-r"?><p>Мир</p>'.encode("koi8-r"))


@pytest.mark.parametrize("label", ["zip", "rot13", "utf-7", "idna", "no-such", "", "unicode_escape", "\0"])
def test_a_name_that_is_no_charset_is_passed_over(label: str) -> None:
    assert decode(f'<meta charset="{label}"><p>'.encode() + b"Caf\xe9</p>", told=label)


def test_damaged_utf_8_stays_utf_8() -> None:
    assert decode("Café, Müller".encode() + b" \xff") == "Café, Müller \N{REPLACEMENT CHARACTER}"


def test_nuls_and_halves_of_pairs_are_replaced_in_their_place() -> None:
    assert decode(b"a\0b") == "a\N{REPLACEMENT CHARACTER}b"
    assert decode("a".encode("utf-16") + b"\x00\xd8b\x00") == "a\N{REPLACEMENT CHARACTER}b"
