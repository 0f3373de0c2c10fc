"""A page in, its article out: headline, byline, date, dateline and body, without the rest of the page.

What it doesn't try: to read other languages than English, and pages that scripts build in the browser.
"""

from sayso.article.reading import read_article

__all__ = ["read_article"]
