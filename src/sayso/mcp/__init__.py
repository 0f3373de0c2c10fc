"""The ledger for assistants, over the Model Context Protocol: search, question, check, show.

What goes out is evidence: page, span and exact words of every record, so that an assistant can cite and need not
invent. Words of pages stand in fields of their own, marked as quoted. Needs the extra `sayso[mcp]`.
"""
