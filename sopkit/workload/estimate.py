"""A figure between its least and its most."""

from fractions import Fraction

from msgspec import Struct

from sopkit.times import Amount


class Estimate(Struct, frozen=True):
    """The least, the middle and the most of a figure; all three are alike where nothing is open."""

    least: Fraction
    middle: Fraction
    most: Fraction

    @classmethod
    def of(cls, amount: Amount, size: Fraction) -> "Estimate":
        """Bring an amount to a unit of which its own holds `size`; the likely value, if any, is the middle."""
        likely = (amount.min + amount.max) / 2 if amount.likely is None else amount.likely
        return cls(amount.min * size, likely * size, amount.max * size)

    def __add__(self, other: "Estimate") -> "Estimate":
        return Estimate(self.least + other.least, self.middle + other.middle, self.most + other.most)

    def times(self, factor: Fraction) -> "Estimate":
        """Multiply by a factor that is not negative."""
        return Estimate(self.least * factor, self.middle * factor, self.most * factor)


NOTHING = Estimate(Fraction(), Fraction(), Fraction())
