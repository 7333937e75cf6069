"""How a number of the layout is written: to a thousandth, and whole numbers without a point. Knows no format."""


def figure(value: float) -> float | int:
    """Round to three decimals: a micrometre is finer than any printer, and floating-point dust disappears."""
    rounded = round(value, 3)
    return int(rounded) if rounded == int(rounded) else rounded


def figures(*values: float) -> str:
    """Write a point, or any numbers that belong together, as `x,y`."""
    return ",".join(str(figure(value)) for value in values)
