"""Rules about names: that every id and every executor that is named exists, once."""
