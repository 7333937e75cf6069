"""Rules about how easily an SOP is read: activities, executors, decisions."""
