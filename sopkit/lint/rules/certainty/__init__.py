"""Rules about number, dates and approval: what makes an SOP binding."""
