"""Rules about the flow: one start, an end, decisions with clear exits, no step that stands apart."""
