"""The ledger in a browser and as JSON: `sayso serve`.

Requests come in, `Ledger` answers, templates and `sayso.encode` put it into words. No logic of reading or comparing
stands here, and the ledger is opened read-only; only a page that a user pastes and asks to keep is written.
"""
