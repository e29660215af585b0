"""How pages and readings lie on the pipes between a crawl and its workers. Lengths are eight bytes, big-endian."""

from __future__ import annotations

import struct

# Of a reading: its pickle.
LENGTH = struct.Struct("!Q")
# Of a page: its pickle without the body, and the body.
LENGTHS = struct.Struct("!QQ")
