"""Rules about how an SOP fits to others and to itself."""
