"""Every type that crosses a stage, from the page's bytes to a finding. All are values: frozen, changed by `replace`.

The way of a page:

    bytes -> Page -> Article -> Passage (headline, body) -> Attribution -> Statement -> Figure -> Finding
             ingest  article    language, values           attribution               figures   compare

Spans are half-open code points of the field that `where` names: `Article.headline` or `Article.text`. Nothing here
imports a stage, a store or a library outside the standard one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from sayso.ids import make_id
from sayso.interval import DayInterval, Interval
from sayso.spans import CharSpan, Fragments, OffsetMap, TokenSpan

if TYPE_CHECKING:
    from sayso.encoded import Encoded

FORMAT = 1
"""Number of the JSON form of a reading; goes up when a promised name changes."""

Where = Literal["headline", "text"]
PublishedFrom = Literal["given", "page", "dateline", "inferred"]


# --- what comes in -------------------------------------------------------------------------------------------------


class PageForm(StrEnum):
    """What a page's `content` is."""

    HTML = "html"  # markup, as decoded
    TEXT = "text"  # scraped text: headline, dateline, body and residue in one
    ARTICLE = "article"  # the article's text alone, its headline known: JSON lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page as it came in: decoded, not yet read. What it doesn't say itself may be given beside it."""

    form: PageForm
    content: str
    digest: str  # SHA-256 of the bytes it was decoded from
    address: str  # where it came from, for people: "crawl.warc.gz, record 12, byte 40960" or "news.jsonl, line 7"
    id: str | None = None  # the input's own id
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    published: dt.date | None = None
    published_from: PublishedFrom = "given"  # "page" where the input itself dates it: a feed's entry
    headline: str | None = None
    byline: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)

    @property
    def article_id(self) -> str:
        """The id of the article that is cut from it, the input's own or else one made from its place and content."""
        return self.id or make_id("page", self.url or self.address, self.digest)


@dataclass(frozen=True, slots=True)
class Refusal:
    """What was not read, where and why, and what would mend it. `code` is that of an error (see errors.py)."""

    code: str
    what: str
    where: str
    mend: str
    detail: str = ""  # a traceback, where one was kept


# --- article -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Dateline:
    """What heads a story: "WASHINGTON, Oct 27 (Agencies)". `date` is as written."""

    place: str | None
    date: str | None
    agency: str | None


@dataclass(frozen=True, slots=True)
class Residue:
    """A line of the page that is no part of the article, and the rule that told it."""

    span: CharSpan  # in the page as decoded
    text: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The article cut out of a page."""

    id: str
    headline: str
    text: str
    page_digest: str
    address: str
    url: str | None = None
    outlet: str | None = None
    language: str = "en"
    byline: tuple[str, ...] = ()
    dateline: Dateline | None = None
    published: dt.date | None = None
    published_time: dt.datetime | None = None
    published_from: PublishedFrom | None = None
    published_candidates: tuple[dt.date, ...] = ()  # dates that fit a dateline without a year; none is guessed
    page_map: OffsetMap | None = None  # from text to the page as decoded; None when the text was given as it is
    residue: tuple[Residue, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)

    def characters(self, where: Where) -> str:
        """The text that spans of `where` slice."""
        return self.headline if where == "headline" else self.text


# --- language ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark: where it stands, its word class and its place in the sentence's tree."""

    index: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    tag: str  # Penn Treebank: "NNS", "VBD"
    pos: str  # Universal Dependencies: "NOUN", "VERB"
    dep: str  # ClearNLP: "nsubj", "ccomp"
    head: int  # index of the governing token; its own for the root of a sentence
    sentence: int  # index into Analysis.sentences
    entity: int  # index into Analysis.entities, -1 for none

    @property
    def span(self) -> CharSpan:
        """The characters of the token."""
        return CharSpan(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its characters (no white space at the ends) and its tokens."""

    span: CharSpan
    tokens: TokenSpan


@dataclass(frozen=True, slots=True)
class Entity:
    """A name and its kind, as the tagger tells it: PERSON, ORG, GPE, NORP, LOC, FAC, EVENT, ..."""

    span: CharSpan
    tokens: TokenSpan
    label: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """A text with its tokens, sentences and names. Sentences never run over a blank line."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    encoded: Encoded | None = field(default=None, compare=False, repr=False)  # what the trained finder reads


# --- values --------------------------------------------------------------------------------------------------------


class Comparator(StrEnum):
    """How the words bound the number."""

    EQUAL = "eq"
    APPROXIMATE = "approx"
    MORE = "gt"
    AT_LEAST = "ge"
    LESS = "lt"
    AT_MOST = "le"
    RANGE = "range"
    VAGUE = "vague"  # "dozens"


class QuantityKind(StrEnum):
    """What sort of measure the number is."""

    COUNT = "count"
    SHARE = "share"  # a third, one in five
    PERCENT = "percent"
    POINT = "point"  # percentage points, index points
    MONEY = "money"
    MEASURE = "measure"  # km, kg, barrels
    DURATION = "duration"
    TIMES = "times"  # twice, tenfold
    RATE = "rate"  # per day, a head


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number in words: the interval that it states, the one it does not rule out, the one it suggests.

    `stated` is what FIGURES.md writes ("about 40": [40, 40], approx). `hard` holds every value that the words allow,
    `soft` those that a reader takes from them ("more than 2,000": hard (2000, inf), soft (2000, 2500)). Bounds are in
    `unit`, in whole units ("$3bn": 3e9 USD).
    """

    span: CharSpan  # comparator and hedge words included, the counted noun excluded
    surface: str
    number: CharSpan  # the number words alone
    comparator_span: CharSpan | None  # the words that bound or hedge it
    stated: Interval
    hard: Interval
    soft: Interval
    approx: bool
    comparator: Comparator
    kind: QuantityKind
    unit: str  # "count", "%", "share", "times", ISO 4217, or a unit's plain name in the singular ("km", "year")
    rule: str  # the rule that read the bound: "hedge.at-least"
    noun: CharSpan | None = None  # words right after (or before) it that may be what is counted
    carried: bool = False  # the bound was carried on from an earlier number of the same list
    figure: bool = True  # False: a number that states no figure: an age, a span of time that places ("two years ago")


class TimeKind(StrEnum):
    """TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that name a time, with their TIMEX3 value and, where it can be told, the days that they cover."""

    span: CharSpan
    surface: str
    kind: TimeKind
    value: str  # TIMEX3: "2017-04-05", "P3D", "PRESENT_REF"; "XXXX-..." where the year can't be told
    days: DayInterval | None
    rule: str


@dataclass(frozen=True, slots=True)
class Place:
    """What a place's name resolves to."""

    name: str  # plain name: "Syria", "Aleppo"
    iso: str | None  # ISO 3166-1 alpha-2 of the country that it is or lies in
    geonames: int | None  # GeoNames id
    kind: str  # "country", "region", "city", "other"
    within: tuple[str, ...] = ()  # names of what holds it, smallest first: ("Aleppo Governorate", "Syria")


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words that name a place. `demonym` is true for "Iranian": a link to Iran, but no place where something is."""

    span: CharSpan
    surface: str
    place: Place
    demonym: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """One field of an article with everything that was found in it, for the stages that read statements and figures."""

    where: Where
    analysis: Analysis
    quantities: tuple[Quantity, ...]
    times: tuple[TimeExpression, ...]
    places: tuple[PlaceMention, ...]

    @property
    def text(self) -> str:
        """The field's characters."""
        return self.analysis.text


# --- attribution ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A source, a cue and a content tied together. Source and cue may be empty; the content never is."""

    where: Where
    source: Fragments
    cue: Fragments
    content: Fragments
    confidence: float
    rule: str  # the rule or model that tied them
    outer: int | None = None  # index of the attribution whose content holds this one


class Stance(StrEnum):
    """How the speaker stands to the content."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DOUBTS = "doubts"
    BELIEVES = "believes"
    EXPECTS = "expects"
    DEMANDS = "demands"
    DECLINES = "declines"
    HYPOTHETICAL = "hypothetical"


class SpeechKind(StrEnum):
    """Whether the content is in quotation marks, out of them, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Whom a source's words resolve to within its article."""

    name: str  # the fullest name or description in the article
    role: str | None = None
    affiliation: str | None = None
    country: str | None = None
    group: bool = False
    named: bool = False  # False: "a medical source"; never joined with another article's
    mention: CharSpan | None = None  # where the fullest name stands, in the field that `mention_where` names
    mention_where: Where = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """An attribution read: who says it, with which stance, when."""

    id: str  # "s1", "s2", ... in the order of the article, headline first
    where: Where
    source: Fragments
    cue: Fragments
    content: Fragments
    kind: SpeechKind
    stance: Stance
    speaker: Speaker | None
    said_on: DayInterval | None
    confidence: float
    rule: str
    outer: str | None = None  # id of the statement whose content holds this one
    continues: str | None = None  # id of the statement whose quotation this one takes up again: "...", she said. "..."


# --- figures -------------------------------------------------------------------------------------------------------


class Event(StrEnum):
    """What is said of the counted things."""

    KILLED = "killed"
    WOUNDED = "wounded"
    CASUALTIES = "casualties"
    MISSING = "missing"
    CAPTURED = "captured"
    DISPLACED = "displaced"
    EVACUATED = "evacuated"
    DEPLOYED = "deployed"
    SENT = "sent"
    PRESENT = "present"
    ATTACKS = "attacks"
    DESTROYED = "destroyed"
    SUPPLIED = "supplied"
    SPENT = "spent"
    POLL = "poll"
    VOTE = "vote"
    SIZE = "size"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A quantity claimed: how many of what, doing or suffering what, where, as of when, by whose word."""

    id: str  # "f1", "f2", ... in the order of the article, headline first
    where: Where
    quantity: Quantity
    counted: str
    counted_span: CharSpan | None  # None: taken from elsewhere in the article
    event: Event
    place: str | None
    place_span: CharSpan | None
    place_id: Place | None
    as_of: DayInterval | None
    time_span: CharSpan | None
    source: str  # "" when the article says it in its own voice
    stance: Stance
    sentence: CharSpan
    statement: str | None
    subset: bool = False  # a part of a total that the same article gives
    confidence: float = 1.0
    rules: Mapping[str, str] = field(default_factory=dict)  # field -> the rule that read it

    @property
    def span(self) -> CharSpan:
        """The quantity expression."""
        return self.quantity.span


# --- findings ------------------------------------------------------------------------------------------------------


class FindingKind(StrEnum):
    """What a comparison can show."""

    HEADLINE = "headline"
    DENIAL = "denial"
    DECLINED = "declined"
    PARTS = "parts"  # parts that don't sum to their whole
    REVISION = "revision"
    DISPUTE = "dispute"
    TENSION = "tension"  # both can hold, but their words suggest different numbers
    AGREEMENT = "agreement"


class Verdict(StrEnum):
    """How a headline stands to its body."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    UNSUPPORTED = "unsupported"
    UNCLEAR = "unclear"


class Part(StrEnum):
    """The part of a headline that fails."""

    NUMBER = "number"
    COMPARATOR = "comparator"
    COUNTED = "counted"
    PLACE = "place"
    SPEAKER = "speaker"
    HEDGE = "hedge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words of an article, with where they stand and the sentence that holds them."""

    where: Where
    span: CharSpan
    surface: str
    sentence: str
    article: str | None = None  # id of the article, where a finding spans several


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a comparison shows, with the words that show it and one sentence that a reader can check."""

    kind: FindingKind
    why: str
    rule: str  # rule and version: "headline.bounds/1"
    verdict: Verdict | None = None
    part: Part | None = None
    headline: Evidence | None = None
    body: tuple[Evidence, ...] = ()
    score: float = 0.0  # 0..1: for a headline, how likely it is not borne out
    speaker: str | None = None  # of a denial or a refusal to say
    about: str | None = None  # what is denied, or was not told
    narrowed_to: str | None = None  # the narrower thing that a denial speaks of
    statement: str | None = None


# --- questions -----------------------------------------------------------------------------------------------------


class Standing(StrEnum):
    """How the answers to one question stand to each other (QUESTIONS.md)."""

    AGREE = "agree"
    COMPATIBLE = "compatible"
    REVISED = "revised"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A figure as one answer to a question: with the article that gives it and the origin it goes back to."""

    figure: Figure
    article: str  # id
    sentence: str
    headline: str = ""
    outlet: str | None = None
    published: dt.date | None = None
    origin: str = ""  # id shared by copies of one report; "" counts as its own
    id: str = ""  # of the figure in its ledger; "" outside one
    page: str = ""  # id of the page in its ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The measured thing that several figures answer, and how their answers stand to each other."""

    id: str
    counted: str
    event: Event
    place: str | None
    days: DayInterval | None
    answers: tuple[Answer, ...]  # in order of as-of day, published day, article, position
    standing: Standing | None  # None for a single answer
    why: str = ""


# --- reading -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Provenance:
    """By what and when a reading was made."""

    sayso: str
    models: Mapping[str, str]  # name -> version or digest
    config: str  # digest of the configuration
    read_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that came of one page. A page that could not be read has an empty article and its refusals."""

    article: Article
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    findings: tuple[Finding, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    provenance: Provenance
