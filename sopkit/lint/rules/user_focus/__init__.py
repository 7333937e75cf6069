"""Rules about public services: whether the user finds what to bring, pay and expect."""
