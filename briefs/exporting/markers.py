"""The markers of points in words, for files that count no 壹、 or （一）."""

from briefs.language.ladder import han_number

_FORMAL = "壹貳參肆伍陸柒捌玖拾"


def marker(number: int, rung: int) -> str:
    """Write the marker of a point: 壹、 一、 （一） 1. （1）."""
    match rung:
        case 1:
            return f"{_FORMAL[number - 1] if number <= len(_FORMAL) else number}、"
        case 2:
            return f"{han_number(number)}、"
        case 3:
            return f"（{han_number(number)}）"
        case 4:
            return f"{number}. "
    return f"（{number}）"
