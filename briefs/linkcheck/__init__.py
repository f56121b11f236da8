"""Whether what the content cites on the web still answers: which addresses moved, which are gone.

The only room that asks the network, and only when `briefs check --links` or `briefs archive` is called.
"""
