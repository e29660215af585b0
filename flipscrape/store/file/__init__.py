"""The one file: opening, locking, its versions side by side, transactions, what SQLite says when it cannot."""
