"""Item pipelines, one step a file: extract, thread, judge, validate, store. They hold no selectors."""
