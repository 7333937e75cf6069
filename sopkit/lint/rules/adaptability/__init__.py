"""Rules about whether an SOP is kept up to date."""
