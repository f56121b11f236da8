"""A reference document of one's own: its styles, numbering, theme and page, and nothing else of it.

It is a file that somebody sent. Its parts are bounded, read without document types, and written afresh: macros,
templates, pictures, fields and heads of pages are not taken along.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from briefs.exporting.word_packages import with_edits
from briefs.importing.word_xml import VAL, read_part, rewrite, tag, value, write_part
from briefs.messages.message import say
from briefs.pandoc import PandocError

LARGEST_REFERENCE = 50_000_000
"""Bytes of a reference document as it is; a template with its pictures has far fewer."""
_LARGEST = 4_000_000
"""Bytes of a part when it is unpacked; the styles of Word's own templates have a tenth of it."""
_MOST_PARTS = 5_000
_FIRST_ID = 900
_STYLES, _NUMBERING, _THEME, _TEXT = (f"word/{one}.xml" for one in ("styles", "numbering", "theme/theme1", "document"))
_FAULTS = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError)
_PAGE = ("pgSz", "pgMar", "cols", "docGrid")
"""What is taken of a section, in the order of CT_SectPr."""
_WORD = tag("w:styles").partition("}")[0] + "}"
_PICTURE = tag("a:blipFill")


def with_styles_of(reference: bytes, theirs: bytes) -> bytes:
    """Return a reference document in the styles of another.

    Raises PandocError where that is no Word file, or too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(theirs)) as package:
            parts = dict(_parts(package))
    except _FAULTS as fault:
        raise PandocError(say("no-word-file")) from fault
    if _STYLES not in parts or _TEXT not in parts:
        raise PandocError(say("no-word-file"))
    styles = _without_heading_numbers(_bare(read_part(parts[_STYLES])))
    page = _page_of(read_part(parts[_TEXT]))
    edits = {_STYLES: lambda own: _joined(read_part(own.encode()), styles)}
    if page:
        edits["word/document.xml"] = lambda own: _PAGE_OF_OWN.sub(lambda _: page, own)
    if _NUMBERING in parts:
        edits[_NUMBERING] = lambda _: write_part(_small_ids(_bare(read_part(parts[_NUMBERING])))).decode()
    if _THEME in parts:
        edits[_THEME] = lambda _: write_part(_without_pictures(read_part(parts[_THEME]))).decode()
    return with_edits(reference, edits)


_PAGE_OF_OWN = re.compile(r"<w:pgSz [^>]*/><w:pgMar [^>]*/>")


def _parts(package: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    names = package.infolist()
    if len(names) > _MOST_PARTS:
        raise PandocError(say("too-large", filename=names[-1].filename))
    for one in names:
        if one.filename in (_STYLES, _NUMBERING, _THEME, _TEXT):
            # The text is only looked through for its page, so it may be longer.
            most = _LARGEST * 6 if one.filename == _TEXT else _LARGEST
            # What a file says of its own size is not to be trusted.
            with package.open(one) as part:
                data = part.read(most + 1)
            if len(data) > most:
                raise PandocError(say("too-large", filename=one.filename))
            yield one.filename, data


def _bare(root: Element) -> Element:
    """Take out what is of other vocabularies than Word's first one, and pictures for bullets, which stand elsewhere."""
    pictured = {tag("w:numPicBullet"), tag("w:lvlPicBulletId")}
    rewrite(root, lambda one: None if one.tag.startswith(_WORD) and one.tag not in pictured else [])
    for one in root.iter():
        for name in [name for name in one.attrib if not name.startswith(_WORD)]:
            del one.attrib[name]
    return root


def _without_heading_numbers(styles: Element) -> Element:
    """Let no style number headings: they have the numbers that the author typed, and would have two."""
    for style in styles.iter(tag("w:style")):
        properties = style.find(tag("w:pPr"))
        if properties is not None and value(style, "w:name").lower().startswith("heading "):
            for found in properties.findall(tag("w:numPr")):
                properties.remove(found)
    return styles


def _small_ids(numbering: Element) -> Element:
    """Take out lists with ids that Pandoc's own or the program's may have; Word counts its own from 1."""
    ids = {tag("w:abstractNum"): tag("w:abstractNumId"), tag("w:num"): tag("w:numId")}

    def is_large(one: Element) -> bool:
        own = one.get(ids[one.tag], "")
        return not (own.isascii() and own.isdecimal() and int(own[:9]) < _FIRST_ID)

    rewrite(numbering, lambda one: [] if one.tag in ids and is_large(one) else None)
    return numbering


def _without_pictures(root: Element) -> Element:
    """Take the pictures out of a theme: a plain colour fills what they filled."""
    plain = Element(tag("a:solidFill"))
    plain.append(Element(tag("a:schemeClr"), {"val": "phClr"}))
    rewrite(root, lambda one: [plain] if one.tag == _PICTURE else None)
    return root


def _page_of(root: Element) -> str:
    """Return the page of the last section, as text; empty where it has none."""
    sections = list(root.iter(tag("w:sectPr")))
    if not sections:
        return ""
    made = []
    for name in _PAGE:
        found = sections[-1].find(tag(f"w:{name}"))
        if found is not None:
            said = "".join(
                f' w:{key.removeprefix(_WORD)}="{one}"'
                for key, one in found.attrib.items()
                if key.startswith(_WORD) and re.fullmatch(r"-?[\w.]{1,20}", one)
            )
            made.append(f"<w:{name}{said}/>")
    return "".join(made)


def _joined(own: Element, theirs: Element) -> str:
    """Return their styles with those of ours that they lack; what ours are based on is found by name."""
    known = {_name(one): one.get(tag("w:styleId"), "") for one in theirs.iter(tag("w:style"))}
    taken = set(known.values())
    lacking = [one for one in own.iter(tag("w:style")) if _name(one) not in known]
    ids = {one.get(tag("w:styleId"), ""): known.get(_name(one), "") for one in own.iter(tag("w:style"))}
    for one in lacking:
        name = one.get(tag("w:styleId"), "")
        ids[name] = name if name not in taken else f"{name}Brief"
        one.set(tag("w:styleId"), ids[name])
        # The defaults of the file are theirs.
        one.attrib.pop(tag("w:default"), None)
    for one in lacking:
        for name in ("basedOn", "next", "link"):
            found = one.find(tag(f"w:{name}"))
            if found is not None:
                found.set(VAL, ids.get(found.get(VAL, ""), ""))
        theirs.append(one)
    return write_part(theirs).decode()


def _name(style: Element) -> str:
    """Return what a style is called, by which Word and Pandoc know it, whatever its id."""
    return f"{style.get(tag('w:type'), 'paragraph')} {value(style, 'w:name').lower()}"
