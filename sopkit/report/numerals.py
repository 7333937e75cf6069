"""Writes numbers as readers of a language do: 1.234,5 in Indonesian, 1,234.5 in English."""

from fractions import Fraction

_TO_INDONESIAN = str.maketrans(",.", ".,")


def numeral(value: Fraction | int, language: str, places: int = 0) -> str:
    """Write a number with so many decimals at most; what would round to nothing is said to be less than the least."""
    value, least = Fraction(value), Fraction(1, 10**places)
    if value and abs(value) * 2 < least:
        return f"{'−' if value < 0 else ''}<{_written(least, language, places)}"
    return _written(value, language, places)


def _written(value: Fraction, language: str, places: int) -> str:
    scale: int = 10**places
    whole, rest = divmod(round(abs(value) * scale), scale)
    decimals = f".{rest:0{places}d}" if places else ""
    text = f"{'−' if value < 0 else ''}{whole:,}{decimals}"
    return text.translate(_TO_INDONESIAN) if language == "id" else text
