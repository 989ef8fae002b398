#!/usr/bin/env python3
"""Recomputes the hash chain from a whole export (GET /api/v1/audit/events/export) on standard input, without the service.

Prints the head. Ends with 1 and names the first event whose recorded hash is another one.
"""
import hashlib
import json
import struct
import sys

DECODER = json.JSONDecoder()


def fields(line):
    """The fields of a JSON object and the very text of each value, since stored bytes are what is hashed."""
    values, texts, at = {}, {}, 1
    while line[at] != "}":
        name, at = DECODER.raw_decode(line, at + (line[at] == ","))
        values[name], end = DECODER.raw_decode(line, at + 1)
        texts[name], at = line[at + 1 : end], end
    return values, texts


def number(value):
    return struct.pack(">q", value)


def text(value):
    return struct.pack(">i", -1) if value is None else sized(value.encode())


def sized(data):
    return struct.pack(">i", len(data)) + data


previous = bytes(32)
position = None
for line in sys.stdin:
    event, raw = fields(line.rstrip("\n"))
    position = event["position"]
    previous = hashlib.sha256(
        number(position)
        + text(event["event_id"])
        + text(event["aggregate_id"])
        + text(event["aggregate_type"])
        + number(event["sequence"])
        + text(event["type"])
        + text(event["revision"])
        + text(event["recorded_at"])
        + sized(raw["metadata"].encode())
        + sized(raw["payload"].encode())
        + previous
    ).digest()
    if previous.hex() != event["hash"]:
        sys.exit(f"Event {event['event_id']} at position {position} is not the one that was recorded")
print(position, previous.hex())
