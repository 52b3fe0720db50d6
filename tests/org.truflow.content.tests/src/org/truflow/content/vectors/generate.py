#!/usr/bin/python3
"""Writes file-trees.txt: BEP 52 file roots and piece layers as libtorrent 2 computes them.

    apt-get install python3-libtorrent
    /usr/bin/python3 generate.py > file-trees.txt

Takes about a minute; the file of 5 GiB is sparse.

Content "splitmix": byte i of a file is byte (i mod 8), least significant first, of the 64-bit word number (i div 8)
of SplitMix64 with the file's size as its seed; that is word k = mix(size + (k + 1) * 0x9E3779B97F4A7C15).

Content "sparse": zeros, except that for every position p of SPOTS below the size, byte p is (p mod 251) + 1.

One line each: content, size, piece length, file root, SHA-256 of the piece layer, and the piece layer itself
if it has at most 128 pieces. "-" stands for none: libtorrent gives an empty file no root, and a file that is
one piece no layer.
"""
import array
import hashlib
import os
import sys
import tempfile

import libtorrent

KIB, MIB, GIB = 1 << 10, 1 << 20, 1 << 30
MASK = (1 << 64) - 1
SPOTS = [0, 16 * KIB, MIB - 1, 7 * MIB + 5, GIB, 3 * GIB + 12345, 5 * GIB - 1]


def splitmix(path, size):
    words = array.array("Q", bytes(8 * ((size + 7) // 8)))
    state = size
    for k in range(len(words)):
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        words[k] = z ^ (z >> 31)
    if sys.byteorder == "big":
        words.byteswap()
    with open(path, "wb") as file:
        file.write(words.tobytes()[:size])


def sparse(path, size):
    with open(path, "wb") as file:
        file.truncate(size)
        for spot in SPOTS:
            if spot < size:
                file.seek(spot)
                file.write(bytes([spot % 251 + 1]))


def vector(folder, content, size, piece_length):
    # A torrent of nothing but an empty file is refused: every torrent gets a second file.
    root_folder = os.path.join(folder, "torrent")
    os.makedirs(root_folder, exist_ok=True)
    with open(os.path.join(root_folder, "other"), "wb") as other:
        other.write(b"x")
    path = os.path.join(root_folder, "file")
    content(path, size)
    storage = libtorrent.file_storage()
    libtorrent.add_files(storage, root_folder)
    torrent = libtorrent.create_torrent(storage, piece_length, libtorrent.create_torrent.v2_only)
    libtorrent.set_piece_hashes(torrent, folder)
    made = torrent.generate()
    entry = made[b"info"][b"file tree"][b"file"][b""]
    assert made[b"info"][b"piece length"] == piece_length and entry[b"length"] == size
    root = entry.get(b"pieces root")
    layer = made[b"piece layers"].get(root) if root else None
    columns = [content.__name__, str(size), str(piece_length), root.hex() if root else "-"]
    columns.append(hashlib.sha256(layer).hexdigest() if layer else "-")
    columns.append(layer.hex() if layer and len(layer) <= 128 * 32 else "-")
    print(*columns, flush=True)
    os.remove(path)


def main():
    print(f"# content size piece-length root sha256-of-piece-layer piece-layer; libtorrent {libtorrent.version}")
    with tempfile.TemporaryDirectory() as folder:
        for size in [
            0, 1, 16 * KIB - 1, 16 * KIB, 16 * KIB + 1, 32 * KIB, 48 * KIB + 7,
            MIB - 1, MIB, MIB + 1, 2 * MIB, 3 * MIB + 5, 5 * MIB + 16 * KIB, 100 * MIB,
        ]:
            vector(folder, splitmix, size, MIB)
        # The same bytes in other pieces: what a file beyond 64 GiB gets, at a size that a test can hash.
        for piece_length in [32 * KIB, 64 * KIB, 2 * MIB, 4 * MIB]:
            vector(folder, splitmix, 3 * MIB + 5, piece_length)
        vector(folder, sparse, 5 * GIB, MIB)


main()
