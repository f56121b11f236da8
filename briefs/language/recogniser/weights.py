"""What each sign is worth: costs of reading characters and words in a language, and of passing from one to the other.

The unit is the cost of a character that neither list of words explains, read in the language of the page. Only
differences count. The values were set by hand on legal sentences, and are held by those of tests/golden/languages.
"""

from briefs.language.recogniser.characters import Kind

NEVER = 50.0
"""What cannot be: kana in Chinese."""
CHARACTERS: dict[Kind, tuple[float, float, float]] = {
    Kind.KANA: (NEVER, 0.0, NEVER),
    Kind.CHINESE: (0.2, 9.0, 9.0),
    Kind.OLD_FORM: (0.2, 9.0, 9.0),
    Kind.NEW_FORM: (5.0, 0.2, 9.0),
    Kind.SHARED_NEW_FORM: (3.0, 0.3, 0.2),
    Kind.OTHER_GLYPH: (0.8, 0.7, 1.0),
    Kind.MAINLAND: (4.0, 9.0, 0.0),
    Kind.RARE: (1.0, 3.0, 3.0),
    Kind.SHARED: (1.0, 1.3, 0.8),
    Kind.OTHER: (0.0, 0.0, 0.0),
}
DOT_IN_CHINESE = 2.0
"""The dot of Japanese (・), which Taiwan writes otherwise."""
"""A character by itself: in the Chinese of the page, in Japanese, in Simplified Chinese."""
WORD, WORD_CHARACTER = 0.5, 0.1
"""A word of a language, and each of its characters."""
BREAK, SOFT_BREAK = 0.3, 0.7
"""A Chinese word beside which names begin and end; one that stands within names as well (者, 間)."""
BREAK_IN_JAPANESE, SOFT_BREAK_IN_JAPANESE = 1.2, 0.3
"""The same within Japanese, on top of what it costs there; less for a character that Japanese compounds hold too."""
PARTICLE_IN_JAPANESE = 4.0
"""A Chinese particle (之, 該, 係) in Japanese, on top."""
HALF_A_WORD = 2.2
"""A character in Japanese that is half of a Chinese word, on top."""
PERSON = 1.0
"""A family name and a given name of people in Japan."""
NAME = 0.3
"""A name that is Japanese wherever it stands."""
ENDING = 0.3
"""What a Japanese name ends with."""
PATTERN = 0.2
"""A number of a law, a judgment in a report, the year of an edition; Chinese has the bare year of an era as well."""
ERA_IN_CHINESE, EDITION_IN_CHINESE = 0.8, 3.0

ENTER_AT_EDGE, ENTER_KATAKANA, ENTER = 0.5, 1.2, 2.5
"""From Chinese into Japanese: behind a Chinese word that leads to a name, before katakana, and elsewhere."""
LEAVE_AT_EDGE, LEAVE_OPEN, LEAVE_KATAKANA, LEAVE_PARTICLE = 0.5, 2.5, 0.9, 6.0
"""Back: behind the end of a name or before such a word; elsewhere; behind katakana; behind a particle (の, に)."""
GO_ON = 0.8
"""Going on with another word behind the end of a name."""
PASS_MAINLAND, PASS_MAINLAND_AT_EDGE = 2.0, 0.5
"""Into Simplified Chinese and out of it."""

SIGNS: dict[Kind, float] = {Kind.KANA: 3.0, Kind.NEW_FORM: 2.0, Kind.SHARED_NEW_FORM: 1.0, Kind.OTHER_GLYPH: 0.5}
SIGN_OF_NAME, SIGN_OF_WORD = 3.0, 1.0
ENOUGH_SIGNS = 2.0
"""What the signs of a stretch that is read as Japanese must come to; with less, it may be a slip and stays Chinese."""
ENOUGH_BESIDE = 1.0
"""The same for a stretch with a new form where the text has other Japanese: 浜田氏認為，権利濫用之法理."""
