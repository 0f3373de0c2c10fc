"""Pages whose figures tell the same in the same words: they answer the same questions, whatever else is there.

In come the threads of one page, out comes a mark that twins share, or none where a thread says too little to be linked
to its own likeness. One page of those with a mark stands for all, so that a report which a thousand pages print is
compared once. Its threads are named by the mark, not by the page, so that nothing depends on which page that is.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace

from sayso.compare.thread_json import thread_to_json
from sayso.compare.threads import Thread, link_score


def mark_of(threads: Sequence[Thread]) -> str | None:
    """A digest of all that is compared of a page's threads, in their order; None where some link to no likeness."""
    if not threads or any(link_score(thread, thread) <= 0 for thread in threads):
        return None
    told = [thread_to_json(thread)[2:] for thread in threads]
    return hashlib.blake2b(json.dumps(told).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def named_by(mark: str | None, threads: Sequence[Thread]) -> list[Thread]:
    """The threads of a page, named by its mark where it has one."""
    if mark is None:
        return list(threads)
    return [replace(thread, name=f"{mark} {place:04d}") for place, thread in enumerate(threads)]
