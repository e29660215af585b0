"""Times of a day as pages write them, with their zones."""

from __future__ import annotations

import re

# RFC 822, 5.1, and others that stand for one offset each (BST and IST do not).
ZONES = {"z": 0, "gmt": 0, "utc": 0, "ut": 0, "wet": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
         "cet": 1, "cest": 2, "mez": 1, "mesz": 2, "eet": 2, "eest": 3, "msk": 3, "jst": 9, "kst": 9, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13}
TIME = re.compile(
    r"(?:(?P<early>上午|午前|오전|凌晨|早上)|(?P<late>下午|午後|오후|晚上))?\s?(?<![\d:.,/-])(?P<hour>[01]?\d|2[0-3])"
    r"(?:\s?[:h]\s?(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d+)?)?|\s?[時时點点시]\s?(?:(?P<minute2>[0-5]?\d)\s?[分분])?"
    r"|[.](?P<minute3>[0-5]\d)(?=\s?(?:uhr|[ap]\.?m\b|h\b))|(?=\s?(?:uhr|[ap]\.?m\b)))(?!\d)"
    r"(?:\s?(?:(?P<am>a\.?m\b|πμ|π\.μ|ص(?:باح\w*)?(?!\w))|(?P<pm>p\.?m\b|μμ|μ\.μ|م(?:ساء\w*)?(?!\w)))\.?)?(?:\s?uhr)?"
    r"(?:\s?\(?(?P<zone>(?:gmt|utc)\s?[+-]\s?\d{1,2}(?::?\d\d)?|[+-]\d\d:?\d\d|(?:" + "|".join(ZONES) + r")\b))?")
# 'kl. 18.34', 'klo 18.34', 'alle 18.34', 'pukul 18.34': only these words make a time of a point.
POINTED_TIME = re.compile(r"(\b(?:klo?\.?|ore|alle|pukul|jam)\s?(?:[01]?\d|2[0-3]))\.([0-5]\d)\b")


def clock(groups: dict[str, str | None]) -> str:
    """The groups of TIME as ISO 8601: ``T18:34:00`` and the zone where there is one; empty where there is no time of a day."""
    if not groups.get("hour"):
        return ""
    hour = int(groups["hour"] or 0)
    minute, second = (int(groups.get(name) or 0) for name in ("minute", "second"))
    minute = minute or int(groups.get("minute2") or groups.get("minute3") or 0)
    if (groups.get("pm") or groups.get("late")) and hour < 12:
        hour += 12
    elif (groups.get("am") or groups.get("early")) and hour == 12:
        hour = 0
    if hour > 23 or minute > 59 or second > 59:
        return ""
    return f"T{hour:02}:{minute:02}:{second:02}{_offset(groups.get('zone') or '')}"


def _offset(zone: str) -> str:
    if not zone:
        return ""
    if zone in ZONES:
        return f"{'-' if ZONES[zone] < 0 else '+'}{abs(ZONES[zone]):02}:00"
    sign = "-" if "-" in zone else "+"
    digits = "".join(c for c in zone if c.isdigit())
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    return f"{sign}{int(hours):02}:{int(minutes):02}" if int(hours) <= 14 and int(minutes) < 60 else ""
