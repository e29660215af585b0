"""The addresses of a crawl: what is still to be fetched, what became of the rest, what was said of each beforehand."""
