"""Reads a PNG file of 8 bits a channel, as vl-convert writes it (PNG specification, third edition)."""

import pathlib
import struct
import zlib


def pixels(path: pathlib.Path) -> tuple[int, int, list[bytes]]:
    """Width, height, and the rows, of four bytes a pixel: red, green, blue and alpha."""
    content = path.read_bytes()
    if content[:8] != b"\x89PNG\r\n\x1a\n":
        raise ValueError(f"{path} is no PNG file")
    place, packed = 8, b""
    while place < len(content):
        length, kind = struct.unpack(">I4s", content[place:place + 8])
        body = content[place + 8:place + 8 + length]
        if kind == b"IHDR":
            width, height, depth, color = struct.unpack(">IIBB", body[:10])
            if (depth, color) != (8, 6):
                raise ValueError(f"{path} has {depth} bits of colour type {color}, not 8 of type 6")
        elif kind == b"IDAT":
            packed += body
        place += length + 12
    raw, stride, above, rows = zlib.decompress(packed), 4 * width, bytes(4 * width), []
    for line in range(height):
        start = line * (stride + 1)
        above = _unfiltered(raw[start], bytearray(raw[start + 1:start + 1 + stride]), above)
        rows.append(above)
    return width, height, rows


def _unfiltered(kind: int, line: bytearray, above: bytes) -> bytes:
    if kind == 0:
        return bytes(line)
    for place in range(len(line)):
        left = line[place - 4] if place >= 4 else 0
        corner = above[place - 4] if place >= 4 else 0
        up = above[place]
        line[place] = (line[place] + (left, up, (left + up) // 2, _nearest(left, up, corner))[kind - 1]) & 255
    return bytes(line)


def _nearest(left: int, up: int, corner: int) -> int:
    """Paeth's predictor."""
    target = left + up - corner
    return min((abs(target - left), 0, left), (abs(target - up), 1, up), (abs(target - corner), 2, corner))[2]
