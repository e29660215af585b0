"""Pages that others fetched (WARC and WACZ files, saved pages, mirrors, text captures), read as if they had been crawled."""
