"""Runs of a Word file joined: Word parts the words of a sentence wherever something was typed, pasted or checked."""

from xml.etree.ElementTree import Element

from briefs.importing.word_xml import RUN, TEXT, tag

_UNSEEN = frozenset(
    tag(f"w:{name}")
    for name in (
        *("rFonts", "color", "sz", "szCs", "kern", "lang", "spacing", "w", "position", "snapToGrid", "noProof"),
        *("bdr", "shd", "effect", "fitText"),
    )
)
"""Looks of words that no brief has."""
_PROPERTIES = tag("w:rPr")
_CHECKED, _BROKEN = tag("w:proofErr"), tag("w:lastRenderedPageBreak")
"""What Word notes for itself: where spelling was checked, where a page ended."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_Look = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def with_runs_joined(root: Element) -> None:
    """Join neighbouring runs of words that look alike, and leave away looks that no brief has."""
    for parent in list(root.iter()):
        if not any(child.tag == RUN for child in parent):
            continue
        made: list[Element] = []
        words: list[str] = []
        look: _Look | None = None
        for child in parent:
            if child.tag == _CHECKED:
                continue
            own = _look(child) if child.tag == RUN else None
            if own is not None and own == look:
                words += _words(child)
                continue
            _say(made, words)
            made.append(child)
            look, words = own, _words(child) if own is not None else []
        _say(made, words)
        parent[:] = made


def _look(run: Element) -> _Look | None:
    """Return how a run of nothing but words looks, without what no brief has; None for one that holds more."""
    look: _Look | None = ()
    for child in list(run):
        if child.tag == _PROPERTIES:
            for one in [one for one in child if one.tag in _UNSEEN]:
                child.remove(one)
            own = tuple((one.tag, tuple(sorted(one.attrib.items()))) for one in child)
            look = None if look is None or any(len(one) for one in child) else own
            if not len(child):
                run.remove(child)
        elif child.tag == _BROKEN:
            run.remove(child)
        elif child.tag != TEXT:
            look = None
    return look


def _words(run: Element) -> list[str]:
    return [one.text or "" for one in run if one.tag == TEXT]


def _say(made: list[Element], words: list[str]) -> None:
    """Write words into the last run, where they were parted."""
    if len(words) < 2:
        return
    first, *rest = [one for one in made[-1] if one.tag == TEXT]
    for one in rest:
        made[-1].remove(one)
    first.text = "".join(words)
    first.set(_SPACE, "preserve")
