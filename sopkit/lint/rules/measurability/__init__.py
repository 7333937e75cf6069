"""Rules about times, outputs and requirements."""
