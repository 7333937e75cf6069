"""Every rule, one folder a family and one file a rule; the folders are the list."""
