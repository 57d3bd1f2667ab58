"""Unpacks the ELF kernel inside an x86 boot image: extract_kernel.py VMLINUZ VMLINUX

The header is described in the kernel's Documentation/arch/x86/boot.rst.
"""

import lzma
import pathlib
import struct
import sys

SETUP_SECTORS = 0x1F1  # one byte: sectors of real-mode code after the boot sector; 0 means 4
MAGIC = 0x202  # "HdrS"
PAYLOAD = 0x248  # offset after the real-mode code, length
SECTOR = 512


def extract(image: bytes) -> bytes:
    if image[MAGIC : MAGIC + 4] != b"HdrS":
        raise ValueError("no x86 boot image")
    offset, length = struct.unpack_from("<II", image, PAYLOAD)
    start = (1 + (image[SETUP_SECTORS] or 4)) * SECTOR + offset
    # Four bytes behind the stream give its unpacked size; the decompressor leaves them alone.
    kernel = lzma.LZMADecompressor().decompress(image[start : start + length])
    if kernel[:4] != b"\x7fELF":
        raise ValueError("the payload is no ELF file")
    return kernel


if __name__ == "__main__":
    try:
        pathlib.Path(sys.argv[2]).write_bytes(extract(pathlib.Path(sys.argv[1]).read_bytes()))
    except (OSError, ValueError, lzma.LZMAError) as error:
        sys.exit(f"{sys.argv[1]}: {error}")
