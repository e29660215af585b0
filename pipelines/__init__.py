"""Item pipelines, one step a file: extract, thread, judge, select, validate, store. They hold no selectors."""
