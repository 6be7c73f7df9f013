"""Timestamps in every style read, with their nanoseconds since 1970 by Python's datetime.

Writes reading_timestamps.tsv: style, text, nanoseconds, whether the text comes back unchanged.
"""

import pathlib
from datetime import datetime, timedelta, timezone

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
MOMENTS = [
    datetime(1970, 1, 1),
    datetime(1969, 12, 31, 23, 59, 59),
    datetime(2000, 2, 29, 12, 0, 0),
    datetime(1900, 3, 1, 1, 2, 3),
    datetime(2014, 7, 1, 0, 30, 0),
    datetime(2024, 12, 31, 23, 59, 59),
    datetime(2100, 2, 28, 13, 45, 6),
    datetime(2261, 12, 31, 23, 59, 59),
]


def ns(moment):
    delta = moment - EPOCH
    return (delta.days * 86400 + delta.seconds) * 10**9 + delta.microseconds * 1000


def plain(m):
    hour = m.hour % 12 or 12
    return f"{m.month}/{m.day}/{m.year} {hour}:{m:%M}:{m:%S} {m:%p}"


def at(m, **cut):
    return m.replace(tzinfo=timezone.utc, **cut)


rows = []
for m in MOMENTS:
    micro = m.replace(microsecond=123456)
    milli = m.replace(microsecond=250000)
    rows += [
        ("blank", m.strftime("%Y-%m-%d %H:%M:%S"), ns(at(m))),
        ("T", m.isoformat(), ns(at(m))),
        ("Z", m.isoformat() + "Z", ns(at(m))),
        ("UTC", m.strftime("%Y-%m-%d %H:%M:%S UTC"), ns(at(m))),
        ("micro", str(micro), ns(at(micro))),
        ("milli Z", milli.isoformat(timespec="milliseconds") + "Z", ns(at(milli))),
        ("minutes", m.strftime("%Y-%m-%d %H:%M"), ns(at(m, second=0))),
        ("date", m.strftime("%Y-%m-%d"), ns(at(m, hour=0, minute=0, second=0))),
        ("slashes", m.strftime("%Y/%m/%d %H:%M:%S"), ns(at(m))),
        ("slash date", m.strftime("%Y/%m/%d"), ns(at(m, hour=0, minute=0, second=0))),
        ("US", f"{m.month}/{m.day}/{m.year} {m.hour}:{m:%M}", ns(at(m, second=0))),
        ("US padded", m.strftime("%m/%d/%Y %H:%M:%S"), ns(at(m))),
        ("US 12 h", plain(m), ns(at(m))),
        ("German", f"{m.day}.{m.month}.{m.year} {m.hour}:{m:%M}", ns(at(m, second=0))),
        ("German padded", m.strftime("%d.%m.%Y %H:%M:%S"), ns(at(m))),
    ]
    for minutes, name in ((120, "+02:00"), (-210, "-03:30"), (345, "+05:45")):
        zone = timezone(timedelta(minutes=minutes))
        local = m.replace(tzinfo=zone)
        rows.append((name, local.isoformat(), ns(local)))
        rows.append((name + " basic", local.strftime("%Y-%m-%d %H:%M:%S%z"), ns(local)))
    rows += [
        ("epoch s", str(ns(at(m)) // 10**9), ns(at(m))),
        ("epoch ms", str(ns(at(m)) // 10**6), ns(at(m))),
        ("epoch us", str(ns(at(m)) // 10**3), ns(at(m))),
        ("epoch ns", str(ns(at(m))), ns(at(m))),
    ]
out = pathlib.Path(__file__).with_suffix(".tsv")
out.write_text("".join("\t".join(map(str, row)) + "\n" for row in rows))
