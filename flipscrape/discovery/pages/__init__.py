"""What a page shows of itself and of others: its links and their places, its metadata, the cards of a listing."""
