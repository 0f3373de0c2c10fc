from __future__ import annotations

import datetime as dt

from sayso.ingest import open_bytes
from sayso.model import Page, PageForm, Refusal

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Herald</title><language>en</language>
<item><title>Two &lt;b&gt;held&lt;/b&gt; &amp;amp; freed</title><link>https://h.example/1</link><dc:creator>Ada Lind</dc:creator>
<pubDate>Thu, 22 Aug 2024 23:30:00 GMT</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>Two men were held, police said.</p><p>Both were freed.</p>]]></content:encoded></item>
<item><title>Empty</title><link>https://h.example/2</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title><entry><title>Two held</title>
<link href="https://h.example/1"/><updated>2024-08-22T09:00:00Z</updated><summary>Two men were held.</summary></entry></feed>"""


def read(content: str) -> list[Page | Refusal]:
    return list(open_bytes(content.encode(), "feed.xml"))


def test_an_entry_is_a_page_with_what_its_feed_tells() -> None:
    page, refusal = read(RSS)
    assert isinstance(page, Page)
    assert page.form is PageForm.HTML
    assert page.content == "<p>Two men were held, police said.</p><p>Both were freed.</p>"
    assert (page.headline, page.byline, page.url) == ("Two held & freed", ("Ada Lind",), "https://h.example/1")
    assert (page.published, page.outlet, page.language) == (dt.date(2024, 8, 22), "Herald", "en")
    assert page.published_from == "page"
    assert page.address == "feed.xml, entry 1"
    assert isinstance(refusal, Refusal)
    assert refusal.where == "feed.xml, entry 2"


def test_atom_is_read() -> None:
    (page,) = read(ATOM)
    assert isinstance(page, Page)
    assert (page.headline, page.content) == ("Two held", "Two men were held.")


def test_a_feed_cut_short_yields_its_entries_and_a_refusal() -> None:
    found = read(RSS[: RSS.index("<item><title>Empty")] + "<item><title>Third</ti")
    assert isinstance(found[0], Page)
    assert isinstance(found[-1], Refusal)
    assert found[-1].code == "feed"


def test_no_file_is_read_through_an_entity() -> None:
    page = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + RSS.split("?>", 1)[
        1
    ].replace("Short.", "&x;")
    assert all("localhost" not in str(each) for each in read(page))


def test_entities_that_multiply_are_stopped() -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE r [{entities}]><rss version="2.0"><channel><item><description>&l9;</description></item></channel></rss>'
    assert sum(len(each.content) for each in read(bomb) if isinstance(each, Page)) < 20_000_000


def test_a_feed_that_its_parser_stumbles_over_is_refused() -> None:
    found = list(open_bytes(b"<?xml version='1.0' encoding='U\xa9\xcb'?><rss version='2.0'><channel>", "feed.xml"))
    assert [type(each) for each in found] == [Refusal]


def test_a_feed_without_entries_is_refused() -> None:
    (refusal,) = read('<rss version="2.0"><channel></channel></rss>')
    assert isinstance(refusal, Refusal)
