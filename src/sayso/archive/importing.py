"""A Parquet ledger into one file: the same records, with copies and questions put together as in any ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.store.base import Judgement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sayso.ledger import Ledger
    from sayso.store.base import Put, Store, View, Writer


def import_ledger(view: View, ledger: Ledger, store: Store, *, count: Callable[[Put], None]) -> None:
    """Add all that `view` shows to `ledger`, which stands on `store`; `count` is told what became of each reading."""
    for entry in view.entries():
        count(ledger.add(entry.reading))
    for refusal in view.loose_refusals():
        ledger.add_refusal(refusal)
    held = list(_kept(store.view()))
    kept = [record for record in _kept(view) if record not in held]
    with store.begin() as writer:
        for record in sorted(kept, key=lambda each: -int(str(each.get("undone", 0)))):
            _put(writer, record)
    ledger.group()


def _kept(view: View) -> Iterator[dict[str, Any]]:
    """What a ledger holds beside readings."""
    return (record for record in view.records() if record["kind"] in {"judgement", "earlier reading", "input"})


def _put(writer: Writer, record: dict[str, Any]) -> None:
    told = {name: value for name, value in record.items() if name != "kind"}
    match record["kind"]:
        case "judgement":
            undone = told.pop("undone")
            writer.put_judgement(Judgement(**told))
            if undone:
                writer.undo_judgement(told["name"])
        case "earlier reading":
            writer.put_earlier(told.pop("page"), **told)
        case _:
            writer.put_input(told.pop("address"), **told)
