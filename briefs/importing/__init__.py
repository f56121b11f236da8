"""What was written elsewhere, as pasted text, HTML or Word, becomes a brief: headings, notes, records of sources.

A reader makes a draft of each form; everything after it is the same for all. Nothing is lost: what does not go into the
brief is listed, and what is unsure is marked.
"""
