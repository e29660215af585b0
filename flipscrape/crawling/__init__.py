"""How pages are fetched: the scheduler over the frontier, throttle, robots.txt, address guard."""
