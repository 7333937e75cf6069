"""Rules about wasted work: handovers, waiting, rework."""
