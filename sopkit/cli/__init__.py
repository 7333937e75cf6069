"""The door: one command a file. The only room that knows typer, terminals and exit statuses."""
