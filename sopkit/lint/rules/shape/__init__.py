"""Rules about the shape of the form: that what stands in a cell belongs there."""
