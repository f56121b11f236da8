"""The ids of the places that call notes, and the links that lead back to them."""


def call_id(number: int, nth: int) -> str:
    """Return the id of the nth call of a note: `fnref-3`, `fnref-3-2`."""
    return f"fnref-{number}" + (f"-{nth}" if nth > 1 else "")


def backlinks(number: int, calls: int) -> str:
    """Return the links that lead from a note back to each place that calls it."""
    links = []
    for nth in range(1, calls + 1):
        index = f"<sup>{nth}</sup>" if calls > 1 else ""
        links.append(f'<a class="backlink" role="doc-backlink" href="#{call_id(number, nth)}">↩{index}</a>')
    return "\u00a0".join(links)
