"""A brief as a file of its own: Word, EPUB, PDF, JSON. Its notes stay notes, its short forms cross-references."""
