"""The commands, one a file; `sopkit/cli/app.py` lists them."""
