"""What mutations put into pages: markup, values, headers and words that parsers have tripped over elsewhere."""

from __future__ import annotations

TAGS = (
    "p", "div", "span", "a", "b", "i", "em", "h1", "h2", "article", "main", "section", "table", "tr", "td", "ul", "li",
    "script", "style", "template", "noscript", "iframe", "svg", "math", "select", "option", "form", "button", "time",
    "meta", "link", "title", "head", "body", "html", "frameset", "plaintext", "xmp", "textarea", "blockquote", "br",
    "figure", "figcaption", "ruby", "rt", "picture", "object", "base", "details", "dialog", "o:p", "x-card",
)  # fmt: skip

MARKUP = (
    "<!--", "-->", "<!-->", "--!>", "<![CDATA[", "]]>", "<!DOCTYPE html>", "<?php", "?>", "</", "<", ">", "/>", "=", '"',
    "'", "&", "&#0;", "&#xD800;", "&#x110000;", "&#99999999999999;", "&amp", "&lt;", "&nbsp;", "&notit;", "&ngE;",
    '<meta charset="utf-7">', '<meta charset="x-user-defined">', '<meta charset="utf-16">', "<base href='//'>",
    '<meta property="article:published_time" content="0000-00-00T99:99:99Z">',
    '<meta property="article:published_time" content="2024-03-12T25:61:00+99:99">',
    '<meta name="date" content="9999-12-31">', '<meta name="date" content="99999999999">',
    '<time datetime="-0001-01-01">', '<time datetime="2024-02-30">30 February 2024</time>',
    '<link rel="canonical" href="http://[::1">', '<meta property="og:title" content="">',
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":["a",1,null],"datePublished":{"x":[]}}</script>',
    '<script type="application/ld+json">{"@graph":[[[{"@type":["NewsArticle",7],"author":[[]],"articleBody":5}]]]}</script>',
    '<script type="application/ld+json">', "</script>", "<p>", "</p>", "<br/>", "<h1>", "</h1>",
)  # fmt: skip

WORDS = (
    "at least 40", "more than 1e999 people", "between 9 and 3 dead", "0 of 0", "-7", "½", "²", "٣٤", "१२", "四十", "XIV", "1,2,3,4",
    "99999999999999999999999999", "1.7976931348623157e309", "$0.00000000000000000001bn", "31 February", "29 February 2023",
    "Feb. 30, 0000", "in the year 99999", "last Monday fortnight", "25:61", "3.4.5.6", "1/0", "10^12", "per cent per cent",
    "said", "denied that", '"', "“", "”", "‘", "’", "''", "``", "he said, she said, they said", "according to according to",
    "Mr.", "Dr. Dr. Dr.", "St.", "U.S.", "a.m.", "No. 10", "SPLIT, May 4 (Agencies) -", "(Reuters) -", "By By By", "Read more:",
    "dozens of scores of hundreds", "no fewer than not more than", "two-thirds of half", "one in", "the", "İstanbul", "ß", "ﬁ",
    "\u202e", "\u200b", "\ufeff", "\u2028", "\x85", "\x00", "\x1b[2J", "\U0001f600", "e\u0301", "\u0301" * 40, "\ud7ff", "\u00ad",
    "killed", "wounded", "a third", "twice", "tenfold", "3pc", "£5m", "€ 3,5", "¥1tn", "5km/h", "20°C", "1st", "2-3", "2–3", "2 to 3",
)  # fmt: skip

HEADERS = (
    "Content-Length: 0", "Content-Length: -1", "Content-Length: 99999999999", "Content-Length: 5", "Content-Length: x",
    "Content-Encoding: gzip", "Content-Encoding: br", "Content-Encoding: deflate", "Content-Encoding: gzip, gzip",
    "Content-Encoding: zstd", "Transfer-Encoding: chunked", "Content-Type: text/html; charset=utf-16",
    "Content-Type: text/html; charset=", "Content-Type: ;", "Content-Type:", ": nothing", " folded", "WARC-Type: response",
    "WARC-Type: resource", "WARC-Type:", "WARC-Target-URI: <>", "WARC-Target-URI: http://[", "HTTP/1.1 200", "HTTP/9",
    "WARC/1.0", "WARC/1.1", "WARC/0.99", "", "\r\n\r\n",
)  # fmt: skip

FEED = (
    "<item>", "</item>", "<entry>", "</entry>", "<title>", "<link>", "<link href='http://['/>", "<description>", "<content:encoded>",
    "<![CDATA[<p>", "<pubDate>", "<pubDate>Thu, 32 Foo 99999 99:99:99 +9999</pubDate>", "<updated>-1</updated>",
    "<updated>2024-13-45T00:00:00Z</updated>", "<dc:date>0000</dc:date>", "<author><name/></author>", "<guid>", "&undefined;",
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>&c;',
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>&e;', "<georss:point>x y</georss:point>", "<gml:pos>1</gml:pos>",
    "<media:content/>", "<psc:chapter start='x'/>", "<itunes:duration>::</itunes:duration>", '<content type="xhtml"><div>',
    '<content type="application/octet-stream">!!</content>', '<content mode="base64">=</content>', "<?xml version='9'?>",
    '<?xml version="1.0" encoding="nonesuch"?>', "<category term=''/>", "<cloud/>", "<image><url>", "xml:base='http://['",
)  # fmt: skip

ENCODINGS = ("utf-8", "utf-16", "utf-32", "cp1252", "shift_jis", "gb18030", "koi8-r", "iso2022_jp", "utf-7")

JSON_VALUES: tuple[object, ...] = (
    None, True, False, 0, -1, 2**63, 2**64 - 1, 1e308, -0.0, "", " ", "0", "null", [], {}, [[]], {"@type": "NewsArticle"}, "\ufffd",
    "9999-12-31", "0001-01-01", "2024-02-30", "2024-03-12T24:00:00", "2024-03-12T12:00:00+23:59", "20240312", "2024-W11-2",
    "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00",
)  # fmt: skip
