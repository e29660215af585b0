"""Which elements of a page are its comments, and the stretch of the page that is theirs."""
