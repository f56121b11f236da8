"""Watching what the content cites on the web: which addresses answer, which moved, which are gone.

The only room that asks the network, and only when `briefs check --links` or `briefs archive` is called.
"""
