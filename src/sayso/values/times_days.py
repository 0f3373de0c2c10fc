"""Constructions of days told from the day of writing: "yesterday", "on Tuesday", "Monday night", "this morning"."""

from __future__ import annotations

import datetime as dt

from sayso.model import TimeKind
from sayso.values.calendar_periods import Period, Unit
from sayso.values.times_context import Context
from sayso.values.times_grammar import NOTHING, Hit, Reading, Rule, dated, day_part, undated
from sayso.values.times_tense import Tense


def read_today(hit: Hit, ctx: Context) -> Reading | None:
    """Today, yesterday, tomorrow; late yesterday; yesterday morning."""
    return _from_now(ctx, hit.step("d"), hit.part())


def _from_now(ctx: Context, step: int, part: str) -> Reading:
    now = ctx.now(Unit.DAY)
    if now is None:
        return Reading(TimeKind.TIME if part else TimeKind.DATE, "XXXX-XX-XX" + part)
    return day_part(now.shift(step), part)


def read_tonight(hit: Hit, ctx: Context) -> Reading | None:
    """Tonight; this morning; last night; overnight."""
    return _from_now(ctx, hit.step() if hit.has("step") else 0, hit.part() or "TNI")


def read_day_over(hit: Hit, ctx: Context) -> Reading | None:
    """The day before yesterday; the day after tomorrow."""
    now = ctx.now(Unit.DAY)
    return dated(now.shift(2 * hit.step("d"))) if now else undated(Unit.DAY)


def read_weekday(hit: Hit, ctx: Context) -> Reading | None:
    """On Tuesday; last Friday; this coming Sunday; Monday night."""
    number, part = int(hit.value("w")), hit.part()
    day = weekday(hit, ctx, number)
    if day is None:
        return Reading(TimeKind.TIME if part else TimeKind.DATE, f"XXXX-WXX-{number}{part}")
    return day_part(day, part)


def weekday(hit: Hit, ctx: Context, number: int) -> Period | None:
    """The weekday `number` (Monday 1): the last one up to today, unless the words look ahead."""
    today = ctx.now(Unit.DAY)
    if today is None:
        return None
    back = (today.first.isoweekday() - number) % 7
    ahead = (7 - back) % 7
    step = max((hit.step(group) for group in ("step", "step2") if hit.has(group)), key=abs, default=0)
    if step:
        return today.shift(ahead or 7) if step > 0 else today.shift(-(back or 7))
    return today.shift(ahead if _looks_ahead(hit, ctx) else -back)


def _looks_ahead(hit: Hit, ctx: Context) -> bool:
    """True when the clause looks ahead. The verb says nothing of "Tuesday's vote": there the preposition does."""
    if hit.has("of"):
        return hit.before() == "before" or (hit.before() == "of" and hit.before(2) == "ahead")
    return ctx.tense(hit.start, hit.end) is Tense.FUTURE


def read_weekdays(hit: Hit, ctx: Context) -> Reading | None:
    """On Fridays, told as a set; "Saturdays raid" is a day whose apostrophe was lost."""
    number = int(hit.value("w"))
    if hit.before() in {"on", "every", "each", "and"} or not hit.after().isalpha():
        return Reading(TimeKind.SET, f"XXXX-WXX-{number}")
    return read_weekday(hit, ctx)


def read_weekday_parts(hit: Hit, _: Context) -> Reading | None:
    """Tuesday nights; every Friday; each Monday morning."""
    return Reading(TimeKind.SET, f"XXXX-WXX-{hit.value('w')}{hit.part()}")


def read_other_weekday(hit: Hit, ctx: Context) -> Reading | None:
    """The previous Friday; the following Monday: from the date told last."""
    number, step = int(hit.value("w")), hit.step()
    base = ctx.last or ctx.now(Unit.DAY)
    if base is None:
        return Reading(TimeKind.DATE, f"XXXX-WXX-{number}")
    day = base.first + dt.timedelta(days=step)
    while day.isoweekday() != number:
        day += dt.timedelta(days=step)
    return dated(Period(Unit.DAY, day))


def read_named_day(_: Hit, __: Context) -> Reading | None:
    """Bloody Sunday; the Good Friday Agreement: names, no days."""
    return NOTHING


RULES = (
    Rule("day.today", "PHASE? (?P<d>TODAY) POSSESSIVE? (?P<p>PART)?", read_today),
    Rule("day.tonight", "(?:EARLIER|EARLY)? TONIGHT", read_tonight),
    Rule("day.this-part", "PHASE? (?P<step>[THIS LAST]) (?P<p>PART)", read_tonight),
    Rule("day.overnight", "OVERNIGHT", read_tonight),
    Rule("day.over", "DET UNIT BEFORE (?P<d>TODAY)", read_day_over),
    Rule(
        "day.weekday",
        "PHASE? (?:(?P<step>STEP) (?P<step2>PAST|NEXT)?)? (?P<w>WEEKDAYNAME) (?P<of>POSSESSIVE)? (?P<p>PART)?",
        read_weekday,
    ),
    Rule("day.other-weekday", "DET? (?P<step>PREVIOUS) (?P<w>WEEKDAY)", read_other_weekday),
    Rule("day.named", "NAMEDDAY WEEKDAY", read_named_day),
    Rule("set.weekdays", "(?P<w>WEEKDAYS)", read_weekdays),
    Rule("set.weekday-parts", "(?P<w>WEEKDAY) (?P<p>PARTS)", read_weekday_parts),
    Rule("set.every-weekday", "EVERY (?P<w>WEEKDAY) (?P<p>PART)?", read_weekday_parts),
)
