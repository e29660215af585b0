"""How single values and rows are written: dates, fingerprints, records, pairs of characters. They know nothing of the file."""
