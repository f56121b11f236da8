"""Numbers as Word writes them: 壹, 一, ①, iv, 甲."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹貳參肆伍陸柒捌玖"
_FORMAL_SIMPLIFIED = "零壹贰叁肆伍陆柒捌玖"
_FORMAL_JAPANESE = "〇壱弐参四伍六七八九"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST = 9999
"""The largest number that is written in words; larger ones stay figures."""


def written(number: int, form: str) -> str:
    """Return a number in one of Word's formats (`w:numFmt`); figures for those that are not known."""
    write = _FORMATS.get(form)
    return write(number) if write and 0 < number <= _MOST else str(number)


def _han(number: int, digits: str = _DIGITS, units: str = "十百千", *, leading_one: bool = False) -> str:
    """Write a number with units: 十一, 二十, 一百零三; `leading_one` says 壹拾 for 10."""
    figures = str(number)
    parts: list[str] = []
    for at, figure in enumerate(figures):
        place = len(figures) - 1 - at
        if figure == "0":
            parts += ["零"] if parts and parts[-1] != "零" else []
        else:
            parts.append(digits[int(figure)] + (units[place - 1] if place else ""))
    text = "".join(parts).rstrip("零")
    return text if leading_one or not 10 <= number < 20 else text[1:]


def _digits(number: int, digits: str) -> str:
    return "".join(digits[int(figure)] for figure in str(number))


def _roman(number: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        text += letters * (number // size)
        number %= size
    return text


def _letters(number: int, first: str) -> str:
    """Write a, b, … z, aa, bb: Word repeats the letter."""
    times, place = divmod(number - 1, 26)
    return chr(ord(first) + place) * (times + 1)


def _of(series: str) -> Callable[[int], str]:
    """Write the members of a series; what lies behind it is a figure."""
    return lambda number: series[number - 1] if number <= len(series) else str(number)


def _between(first: int, last: int) -> Callable[[int], str]:
    return _of("".join(map(chr, range(first, last + 1))))


def _formal(digits: str) -> Callable[[int], str]:
    return lambda number: _han(number, digits, "拾佰仟", leading_one=True)


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


_COUNTING = (
    *("taiwaneseCounting", "taiwaneseCountingThousand", "chineseCounting", "chineseCountingThousand"),
    *("japaneseCounting", "koreanCounting"),
)
_BY_FIGURE = ("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand", "koreanDigital")
_FORMATS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(_COUNTING, _han),
    **dict.fromkeys(_BY_FIGURE, lambda number: _digits(number, _DIGITS)),
    "ideographLegalTraditional": _formal(_FORMAL),
    "chineseLegalSimplified": _formal(_FORMAL_SIMPLIFIED),
    "japaneseLegal": lambda number: _han(number, _FORMAL_JAPANESE, "拾百阡", leading_one=True),
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letters(number, "A"),
    "lowerLetter": lambda number: _letters(number, "a"),
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: _digits(number, "０１２３４５６７８９"),
    "decimalFullWidth2": lambda number: _digits(number, "０１２３４５６７８９"),
    "decimalEnclosedCircle": _between(0x2460, 0x2473),
    "decimalEnclosedCircleChinese": _between(0x2460, 0x2473),
    "decimalEnclosedParen": _between(0x2474, 0x2487),
    "decimalEnclosedFullstop": _between(0x2488, 0x249B),
    "ideographEnclosedCircle": _between(0x3280, 0x3289),
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "ideographZodiacTraditional": lambda number: _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12],
    "aiueo": _of("アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"),
    "aiueoFullWidth": _of(
        "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
    ),
    "iroha": _of("イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"),
    "irohaFullWidth": _of(
        "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
    ),
    "ganada": _of("가나다라마바사아자차카타파하"),
    "chosung": _of("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"),
    "ordinal": _ordinal,
    "numberInDash": lambda number: f"- {number} -",
    "none": lambda number: "",
}
