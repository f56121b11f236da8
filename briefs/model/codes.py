"""The codes of everything that can be wrong with content, and which of them refuse a build."""

from enum import StrEnum


class Severity(StrEnum):
    """How much a fault matters: an error refuses the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"
    OFF = "off"


class Code(StrEnum):
    """Every fault that the program can report, named `subject.fault`; the reference page is made from this list."""

    FILE_NOT_UTF8 = "file.not-utf8"
    """The file is not UTF-8 text; an editor saved it in another encoding (Big5, GBK, UTF-16)."""
    FILE_CONTROL_CHARACTER = "file.control-character"
    """An invisible control character stands in the text; it would make feeds and pages ill-formed."""
    FILE_TOO_LARGE = "file.too-large"
    """The file is larger than any brief should be, and was not read."""
    FILE_SYMLINK = "file.symlink"
    """A symbolic link leads out of the content folder; it is not followed."""
    FILE_UNREADABLE = "file.unreadable"
    """The operating system does not let the file be read."""
    FILE_UNEXPECTED = "file.unexpected"
    """A file or folder stands where the program does not look for one; nothing is made of it."""
    FILE_TOO_COMPLEX = "file.too-complex"
    """The text is nested more deeply than any brief should be, and was not read."""

    BRIEF_NAME = "brief.name"
    """The folder's name is the brief's address: lower-case ASCII letters, digits and single hyphens."""
    BRIEF_EMPTY = "brief.empty"
    """The folder holds no text in any language."""
    BRIEF_LANGUAGE = "brief.language"
    """The file's name is not a language that authors write: `zh-Hant.md` or `en.md`."""
    BRIEF_DISAGREES = "brief.disagrees"
    """The languages of one brief differ in a fact that they share: dates, topics, jurisdictions, laws."""
    ADDRESS_CLASH = "address.clash"
    """Two pages would stand at one address (some file systems do not tell capital from small letters)."""

    TEXT_LANGUAGE = "text.language"
    """The text is in another language than the file's name says."""

    TEXT_REVIEW = "text.review"
    """A comment `<!-- review: … -->` asks that somebody look at the text here; `briefs import` leaves them."""

    FRONT_MATTER_MISSING = "front-matter.missing"
    """The file does not begin with front matter between two lines of `---`."""
    FRONT_MATTER_UNCLOSED = "front-matter.unclosed"
    """The front matter has no closing line of `---`."""
    YAML_SYNTAX = "yaml.syntax"
    """The YAML can't be read."""
    YAML_DUPLICATE_KEY = "yaml.duplicate-key"
    """One key stands twice in a mapping; only one of the values could count."""
    YAML_ALIAS = "yaml.alias"
    """Aliases, anchors, merges and tags of YAML are not used here."""
    YAML_TOO_DEEP = "yaml.too-deep"
    """The YAML is nested too deeply or is too long."""
    FIELD_MISSING = "field.missing"
    """A key that must be there is not."""
    FIELD_UNKNOWN = "field.unknown"
    """A key that the program does not know; most often a slip of the pen."""
    FIELD_TYPE = "field.type"
    """The value is of another kind than the key takes: a list for a text, a text for a list."""
    FIELD_VALUE = "field.value"
    """The value is not among those that the key takes."""
    FIELD_DATE = "field.date"
    """Not a date, or a day that the calendar does not have. Dates are written 2025-06-25, 2025-06 or 2025."""
    TOPIC_UNKNOWN = "topic.unknown"
    """The topic is not in `topics.yaml`."""
    JURISDICTION_UNKNOWN = "jurisdiction.unknown"
    """The jurisdiction is not in `jurisdictions.yaml`."""
    INSTRUMENT_UNKNOWN = "instrument.unknown"
    """No file in `instruments/` has this name."""
    LAW_EVIDENCE = "law.evidence"
    """An event in the record of a law names nothing that says so."""
    LAW_STATUS = "law.status"
    """The status of a law was checked on no day, or is not what its events say."""
    LAW_PROVISION = "law.provision"
    """A provision that was given by hand names no law of this site, or no article or section."""
    LAW_MOVED = "law.moved"
    """The law has changed since a brief on it was written, or since `status_reviewed`."""

    JSON_SYNTAX = "json.syntax"
    """The JSON can't be read."""
    SOURCE_KEY = "source.key"
    """The key of a source has a form that can't be typed after `@`."""
    SOURCE_INCOMPLETE = "source.incomplete"
    """A work lacks what works of its kind are cited by: a case its reporter, an article its journal."""
    SOURCE_UNPRINTED = "source.unprinted"
    """A field of a record is printed by none of the site's styles."""
    SOURCE_DUPLICATE_KEY = "source.duplicate-key"
    """Two records have one key, or keys that differ in capitals or marks only and would be one address."""
    SOURCE_DUPLICATE_ADDRESS = "source.duplicate-address"
    """Two records have one web address; they may be one work."""
    SOURCE_FIELD = "source.field"
    """A record from another program has a field that is not known; it is passed over."""
    SOURCE_LATEX = "source.latex"
    """A command of LaTeX in a `.bib` file is not known; what stands in its braces is kept."""
    SOURCE_PARENT = "source.parent"
    """An entry of BibLaTeX names another from which it has fields (`crossref`, `xdata`), and there is none."""
    SOURCE_VALUE = "source.value"
    """A record from another program has a value that is none: a type, language, jurisdiction or address."""
    SOURCE_UNUSED = "source.unused"
    """No note cites the source."""
    SOURCE_VISIT = "source.visit"
    """A source on the web says no day on which it was visited, or one before it was issued."""

    CITE_UNKNOWN = "cite.unknown"
    """No record has this key."""
    CITE_OUTSIDE_NOTE = "cite.outside-note"
    """A key stands in the text, where nothing is made of it; only notes cite."""
    CITE_NO_ANTECEDENT = "cite.no-antecedent"
    """A typed short form (同前註, *Id.*) refers to a note that is not there or cites no source."""
    CITE_PAST_END = "cite.past-end"
    """A typed short form names a note beyond the last one."""
    CITE_FORWARD = "cite.forward"
    """A typed short form names its own note or a later one."""
    CITE_NUMBER = "cite.number"
    """A typed short form names a note that no longer cites the source that its words name."""
    CITE_AMBIGUOUS = "cite.ambiguous"
    """A typed short form refers to a note with several sources, and does not say to which; it stays unbound."""
    CITE_REPEATED = "cite.repeated"
    """A source is typed out in full again without a key, where a short form is due."""
    CITE_VISITS = "cite.visits"
    """One source has two days of visit, or the words for the visit have two forms in one brief."""
    CITE_PARITY = "cite.parity"
    """The languages of a brief cite different sources, or the same in another order."""
    CITE_BY_HAND = "cite.as"
    """A form that a brief sets by hand (`as`) lacks the title or year of its record, or names no source."""
    CITE_PROFILE = "cite.profile"
    """There is no such profile of citation, or it is not for this language."""

    NOTE_STOP = "note.stop"
    """A note does not end in a stop."""
    NOTE_MARK = "note.mark"
    """A note's mark stands on the other side of the stop than the others of its brief, or than the site's rule says."""
    DATE_ERA = "date.era"
    """A year of an era (令和7年, 民國114年) and the Western year beside it are not the same year."""

    PARITY_BLOCK = "parity.block"
    """A section, paragraph, point, table or figure stands in one language of a brief and not in the other."""
    PARITY_NUMBER = "parity.number"
    """A number or date stands in a paragraph and not in its counterpart: 430億 is 43 billion, 第25條 is Article 25."""
    TRANSLATION_DRIFT = "translation.drift"
    """A paragraph has changed since it was translated."""
    PARAGRAPH_UNSTORED = "paragraph.unstored"
    """Paragraphs whose addresses are not kept yet; `--strict` asks for them, as CI should."""

    TERM_AVOID = "term.avoid"
    """A text uses a word that the glossary says to avoid: a Mainland word in a Taiwan text, a wrong translation."""
    TERM_TWO_WAYS = "term.two-ways"
    """A term is rendered in two ways within one brief."""
    TERM_CLASH = "term.clash"
    """Two entries of the glossary claim one form, or one says to avoid what another takes."""
    TERM_UNUSED = "term.unused"
    """A text defines a short name (以下簡稱, hereinafter) that it never uses."""
    TERM_REDEFINED = "term.redefined"
    """A text defines one short name twice."""
    TERM_EARLY = "term.early"
    """A short name is used before it is defined."""

    NOTE_UNDEFINED = "note.undefined"
    """The text calls a note that is defined nowhere."""
    NOTE_UNUSED = "note.unused"
    """A note is defined, but nothing in the text calls it; it would not be printed."""
    NOTE_DUPLICATE = "note.duplicate"
    """Two notes have one label; only the first is printed."""
    NOTE_EMPTY = "note.empty"
    """A note is defined, but says nothing."""
    NOTE_MARKUP = "note.markup"
    """A line looks like a note, but is none: a full-width colon, or a space in its label."""

    LINK_BRIEF = "link.brief"
    """A link leads to a brief, or a language of one, that does not exist."""
    LINK_HEADING = "link.heading"
    """A link leads to a heading or place that its page does not have."""
    LINK_FILE = "link.file"
    """A link leads to a file that is not there, or out of the brief's folder."""
    LINK_SCHEME = "link.scheme"
    """A link is of a kind that pages must not hold (`javascript:` and the like) or has no address."""
    IMAGE_MISSING = "image.missing"
    """The picture is not there."""
    IMAGE_ALTERNATIVE = "image.alternative"
    """The picture has no alternative text for those who can't see it."""
    IMAGE_KIND = "image.kind"
    """The picture is of a kind that browsers don't show, or stands on another site."""
    IMAGE_UNREADABLE = "image.unreadable"
    """The picture is damaged, not what its name says, or far larger than any page needs."""
    IMAGE_ACTIVE = "image.active"
    """The SVG file holds a script, a handler or a reference to something outside."""
    HEADING_SKIPPED = "heading.skipped"
    """A heading stands more than one level below the one before it."""
    HEADING_LEVEL_ONE = "heading.level-one"
    """`#` is the page's title, which comes from the front matter; the text begins with `##`."""
    HEADING_DUPLICATE = "heading.duplicate"
    """Two headings have one explicit id."""
    LINK_DEAD = "link.dead"
    """A web address is gone; only `briefs check --links` asks."""
    LINK_MOVED = "link.moved"
    """A web address has moved for good; only `briefs check --links` asks."""
    HTML_SHOWN = "html.shown"
    """Raw HTML in the text is shown as text; site settings can allow it."""
    CHART_DATA = "chart.data"
    """The numbers of a chart can't be read: no CSV, not a number, a row that is not there."""
    CAPTION_ALONE = "caption.alone"
    """A caption must stand directly under a table or a picture."""


WARNINGS = frozenset(
    {
        Code.FILE_UNEXPECTED,
        Code.TEXT_LANGUAGE,
        Code.TEXT_REVIEW,
        Code.BRIEF_EMPTY,
        Code.BRIEF_DISAGREES,
        Code.NOTE_UNUSED,
        Code.HEADING_SKIPPED,
        Code.HEADING_LEVEL_ONE,
        Code.HTML_SHOWN,
        Code.LINK_DEAD,
        Code.LINK_MOVED,
        Code.CAPTION_ALONE,
        Code.SOURCE_DUPLICATE_ADDRESS,
        Code.SOURCE_FIELD,
        Code.SOURCE_LATEX,
        Code.SOURCE_PARENT,
        Code.SOURCE_VALUE,
        Code.SOURCE_INCOMPLETE,
        Code.SOURCE_UNPRINTED,
        Code.SOURCE_UNUSED,
        Code.SOURCE_VISIT,
        Code.CITE_BY_HAND,
        Code.CITE_OUTSIDE_NOTE,
        Code.CITE_AMBIGUOUS,
        Code.CITE_REPEATED,
        Code.CITE_VISITS,
        Code.CITE_PARITY,
        Code.PARITY_BLOCK,
        Code.PARITY_NUMBER,
        Code.TRANSLATION_DRIFT,
        Code.PARAGRAPH_UNSTORED,
        Code.LAW_MOVED,
        Code.TERM_AVOID,
        Code.TERM_CLASH,
        Code.TERM_TWO_WAYS,
        Code.TERM_UNUSED,
        Code.TERM_REDEFINED,
        Code.TERM_EARLY,
        Code.NOTE_STOP,
        Code.NOTE_MARK,
        Code.DATE_ERA,
    }
)
"""The codes that do not refuse a build; all others are errors. Site settings may move any code (`checks:`)."""
