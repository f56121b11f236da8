"""Comments of a Word file become reminders behind the words that they speak of."""

from xml.etree.ElementTree import Element

import msgspec

from briefs.importing.word_marks import Mark, Marks, without_tokens
from briefs.importing.word_xml import TEXT, build, tag, words_in
from briefs.messages.message import Message, say

_QUOTED = 40
"""Characters of the words that a reminder repeats."""


class Comment(msgspec.Struct, frozen=True):
    """A comment."""

    author: str
    """Who wrote it; may be empty."""
    day: str
    """When, as 2025-03-10; empty where the file does not say."""
    words: str
    """What it says."""


def read_comments(root: Element | None) -> dict[str, Comment]:
    """Return the comments of a file's `comments.xml` by id."""
    found = root.findall(tag("w:comment")) if root is not None else []
    return {
        one.get(tag("w:id"), ""): Comment(one.get(tag("w:author"), ""), one.get(tag("w:date"), "")[:10], words_in(one))
        for one in found
    }


def with_comments(root: Element, comments: dict[str, Comment], marks: Marks) -> set[str]:
    """Put a reminder where each comment hangs; return the ids of those that were found."""
    if not comments:
        return set()
    spoken = _spoken_of(root)
    found: set[str] = set()
    for parent in root.iter():
        for at, child in enumerate(parent):
            name = child.get(tag("w:id"), "") if child.tag == tag("w:commentReference") else ""
            if name in comments and name not in found:
                found.add(name)
                token = marks.token(Mark("remark", _said(comments[name], spoken.get(name, "")), comments[name].words))
                parent[at] = build("w:t", text=token)
    return found


def _said(comment: Comment, words: str) -> Message:
    key = "word-comment-on" if words else "word-comment"
    return say(key, author=comment.author, day=comment.day, words=words)


def _spoken_of(root: Element) -> dict[str, str]:
    """Return the first words of what each comment speaks of."""
    parts: list[str] = []
    length = 0
    starts: dict[str, int] = {}
    ends: dict[str, int] = {}
    for element in root.iter():
        if element.tag == TEXT:
            text = without_tokens(element.text or "")
            parts.append(text)
            length += len(text)
        elif element.tag == tag("w:commentRangeStart"):
            starts[element.get(tag("w:id"), "")] = length
        elif element.tag == tag("w:commentRangeEnd"):
            ends[element.get(tag("w:id"), "")] = length
    whole = "".join(parts)
    return {name: _short(whole[starts[name] : ends[name]]) for name in starts if name in ends}


def _short(words: str) -> str:
    return words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…"
