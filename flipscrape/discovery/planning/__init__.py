"""What to ask for and when: urgency, updates, visits again, what a run is to bring."""
