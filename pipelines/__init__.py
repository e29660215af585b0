"""Item pipelines, one step a file: extract, thread, judge, select, validate, deduplicate, store. They hold no selectors."""
