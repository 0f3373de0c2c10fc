"""Reads news and keeps a ledger of who said what."""
