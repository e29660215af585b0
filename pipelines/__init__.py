"""Item pipelines, one step a file: extract, validate, deduplicate, store. They hold no selectors."""
