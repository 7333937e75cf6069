"""What is shown of a finding, a total or a difference: formats only. Decides nothing."""
