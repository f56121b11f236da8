"""Words that Pandoc would not find in a Word file: in text boxes, content controls, readings over words."""

from xml.etree.ElementTree import Element

from briefs.importing.word_marks import Mark, Marks
from briefs.importing.word_xml import PARAGRAPH, RUN, TEXT, build, rewrite, run_of, tag, words_in
from briefs.messages.message import say

_ALTERNATES, _CHOICE, _FALLBACK = tag("mc:AlternateContent"), tag("mc:Choice"), tag("mc:Fallback")
_BOX = tag("w:txbxContent")
_CONTROL, _LINK = tag("w:sdt"), tag("w:hyperlink")
_WRAPPERS = (tag("w:smartTag"), tag("w:customXml"))
_SHOWN = (_BOX, TEXT, tag("a:blip"), tag("v:imagedata"), tag("dgm:relIds"), tag("c:chart"), tag("v:textpath"))
"""What makes one of several alternatives worth taking."""
_DRAWN = (tag("dgm:relIds"), tag("c:chart"))


def with_one_alternative(root: Element) -> None:
    """Take the first of several alternatives that shows something; Word writes a drawing for each of its versions."""

    def choose(element: Element) -> list[Element] | None:
        if element.tag != _ALTERNATES:
            return None
        options = [one for one in element if one.tag == _CHOICE] + [one for one in element if one.tag == _FALLBACK]
        taken = next((one for one in options if any(inner.tag in _SHOWN for inner in one.iter())), None)
        if taken is None and options:
            taken = options[0]
        return list(taken) if taken is not None else []

    rewrite(root, choose)


def with_controls_open(root: Element, left_out: list[str]) -> None:
    """Write what content controls hold; a table of contents and what asks to be filled in are left out."""

    def opened(element: Element) -> list[Element] | None:
        if element.tag in _WRAPPERS:
            return [one for one in element if not one.tag.endswith("Pr")]
        if element.tag == _LINK and any(one.tag == _LINK for one in element):
            # No link stands in another.
            return list(element)
        if element.tag != _CONTROL:
            return None
        properties, content = element.find(tag("w:sdtPr")), element.find(tag("w:sdtContent"))
        if content is None:
            return []
        if properties is not None and (_is_contents(properties) or properties.find(tag("w:showingPlcHdr")) is not None):
            left_out.append(words_in(content))
            return []
        return list(content)

    rewrite(root, opened)


def _is_contents(properties: Element) -> bool:
    gallery = properties.find(f".//{tag('w:docPartGallery')}")
    return gallery is not None and gallery.get(tag("w:val"), "") == "Table of Contents"


def with_readings(root: Element) -> None:
    """Write words with a reading over them as words with the reading in brackets."""

    def flat(run: Element) -> list[Element] | None:
        if run.tag != RUN or run.find(tag("w:ruby")) is None:
            return None
        made: list[Element] = []
        properties = run.findall(tag("w:rPr"))
        for child in run:
            if child.tag == tag("w:ruby"):
                base, reading = child.find(tag("w:rubyBase")), child.find(tag("w:rt"))
                made += list(base) if base is not None else []
                said = words_in(reading) if reading is not None else ""
                made += [run_of(f"（{said}）")] if said else []
            elif child.tag != tag("w:rPr"):
                made.append(build("w:r", *properties, child))
        return made

    rewrite(root, flat)


def with_boxes_behind(root: Element, marks: Marks) -> None:
    """Put the paragraphs of text boxes behind the paragraph at which they hang; say where else something was drawn."""

    def behind(paragraph: Element) -> list[Element] | None:
        if paragraph.tag != PARAGRAPH:
            return None
        found: list[Element] = []
        waiting = [paragraph]
        while waiting:
            parent = waiting.pop()
            if parent.tag == tag("v:textpath") and (words := parent.get("string", "").strip()):
                found.append(build("w:p", run_of(words)))
            for child in [one for one in parent if one.tag == _BOX]:
                parent.remove(child)
                found += list(child)
            # The last that waits is the first to be looked at: in reading order.
            waiting += reversed(parent)
        return [paragraph, *found] if found else None

    rewrite(root, behind)
    rewrite(root, lambda element: _said(element, marks))


def _said(element: Element, marks: Marks) -> list[Element] | None:
    """Say that a chart, a diagram or an inserted file stood here, which Pandoc does not read."""
    if element.tag == tag("w:drawing") and any(inner.tag in _DRAWN for inner in element.iter()):
        return [build("w:t", text=marks.token(Mark("remark", say("word-drawing"))))]
    if element.tag == tag("w:altChunk"):
        return [build("w:p", marks.remark(say("word-inserted-file")))]
    return None


def without_calls(root: Element) -> None:
    """Drop calls of notes within notes, which Word has none of: one that calls itself would never end."""
    calls = (tag("w:footnoteReference"), tag("w:endnoteReference"))
    rewrite(root, lambda element: [] if element.tag in calls else None)


def without_own_marks(root: Element) -> None:
    """Drop the marks that an author typed for notes (`*`): the note has a number of its own."""
    for run in root.iter(RUN):
        for kind in ("w:footnoteReference", "w:endnoteReference"):
            note = run.find(tag(kind))
            if note is not None and note.get(tag("w:customMarkFollows")) in ("1", "true", "on"):
                run[:] = [one for one in run if one.tag not in (TEXT, tag("w:sym"))]
