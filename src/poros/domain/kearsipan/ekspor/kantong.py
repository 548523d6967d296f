"""The bag itself (BagIt, RFC 8493, in a zip): written piece by piece, checked whole before anything is believed."""

import hashlib
import json
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import Any, BinaryIO

AKAR = "arsip"
MANIFES, TAG = "manifest-sha256.txt", "tagmanifest-sha256.txt"
BAGIT = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
WAKTU = (1980, 1, 1, 0, 0, 0)
"""All entries bear the same hour: the same archives make the same bag."""
POTONGAN = 1024 * 1024
BENTUK, VERSI = "Poros-Arsip-Format", "1"
"""The line of `bag-info.txt` that says how `data/` is laid out."""
MEKAR, BEBAS = 100, 64 * POTONGAN
"""What grows more than so many times when it is unpacked is a trap; below `BEBAS` bytes it harms nobody."""
RUSAK = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, OSError, ValueError)
"""What zipfile says of entries that were cut, changed, locked, or packed in a way that it does not know."""


class KantongError(ValueError):
    """A bag that is not what it says; the message names the file."""


class Penulis:
    """Writes a bag into a stream; `tutup` adds the manifests and returns the hash of the manifest."""

    def __init__(self, tujuan: BinaryIO) -> None:
        self._zip = zipfile.ZipFile(tujuan, "w")
        self._sidik: dict[str, str] = {}

    def json(self, nama: str, isi: Any) -> None:
        """A description, in an order that does not depend on chance."""
        self.teks(nama, json.dumps(isi, ensure_ascii=False, indent=1, sort_keys=True) + "\n")

    def teks(self, nama: str, isi: str) -> None:
        self.isi(nama, [isi.encode()], mampat=True)

    def isi(self, nama: str, pieces: Iterable[bytes], *, mampat: bool = False) -> str:
        """A content; returns its hash."""
        path = f"data/{nama}"
        self._sidik[path] = self._tulis(path, pieces, mampat=mampat)
        return self._sidik[path]

    def tutup(self, info: dict[str, str]) -> str:
        """Finish the bag."""
        manifest = "".join(f"{sha}  {path}\n" for path, sha in sorted(self._sidik.items()))
        about = "".join(f"{name}: {value}\n" for name, value in {**info, BENTUK: VERSI}.items())
        tags = {"bagit.txt": BAGIT, "bag-info.txt": about, MANIFES: manifest}
        hashes = {name: self._tulis(name, [text.encode()], mampat=True) for name, text in tags.items()}
        lines = "".join(f"{sha}  {name}\n" for name, sha in sorted(hashes.items()))
        self._tulis(TAG, [lines.encode()], mampat=True)
        self._zip.close()
        return hashes[MANIFES]

    def _tulis(self, path: str, pieces: Iterable[bytes], *, mampat: bool) -> str:
        entry = zipfile.ZipInfo(f"{AKAR}/{path}", WAKTU)
        entry.compress_type = zipfile.ZIP_DEFLATED if mampat else zipfile.ZIP_STORED
        entry.external_attr = 0o600 << 16
        digest = hashlib.sha256()
        with self._zip.open(entry, "w", force_zip64=True) as stream:
            for piece in pieces:
                digest.update(piece)
                stream.write(piece)
        return digest.hexdigest()


class Pembaca:
    """A bag that has been checked: every file is there, is what its hash says, and there is nothing besides."""

    def __init__(self, sumber: BinaryIO) -> None:
        try:
            self._zip = zipfile.ZipFile(sumber)
        except RUSAK as error:
            raise KantongError("bukan berkas zip") from error
        self._nama = self._daftar()
        self.sidik = self._periksa()

    @property
    def keterangan(self) -> dict[str, str]:
        """What the bag says about itself."""
        lines = (line.partition(": ") for line in self._teks("bag-info.txt").splitlines())
        return {name: value for name, _colon, value in lines}

    def nama(self, awal: str = "") -> list[str]:
        """What lies under `data/`, by the beginning of its name."""
        return sorted(path[5:] for path in self._nama if path.startswith(f"data/{awal}"))

    def json(self, nama: str) -> Any:
        text = b"".join(self.isi(nama))
        try:
            return json.loads(text)
        except (ValueError, RecursionError) as error:
            raise KantongError(f"{nama}: bukan JSON") from error

    def isi(self, nama: str) -> Iterator[bytes]:
        """A content, piece by piece."""
        return self._baca(f"data/{nama}")

    @contextmanager
    def buka(self, nama: str) -> Iterator[BinaryIO]:
        """A content as a stream that can be read from the start again; never whole in memory."""
        with self._buka(f"data/{nama}") as stream:
            yield stream

    def _daftar(self) -> set[str]:
        found = set[str]()
        for entry in self._zip.infolist():
            if entry.is_dir():
                continue
            path = PurePosixPath(entry.filename)
            name = str(PurePosixPath(*path.parts[1:]))
            # Said in one way only: "./", "//", ".." and a second entry of a name are for who wants to confuse.
            if path.parts[:1] != (AKAR,) or ".." in path.parts or entry.filename != f"{AKAR}/{name}" or name in found:
                raise KantongError(f"{entry.filename}: nama yang tidak sah")
            if entry.file_size > BEBAS and entry.file_size > MEKAR * entry.compress_size:
                raise KantongError(f"{name}: mengembang tidak wajar")
            found.add(name)
        return found

    def _periksa(self) -> str:
        tags = self._manifes(TAG)
        if tags.keys() != {"bagit.txt", "bag-info.txt", MANIFES} or self._teks("bagit.txt") != BAGIT:
            raise KantongError("bukan kantong BagIt 1.0 dengan SHA-256")
        payload = self._manifes(MANIFES)
        extra = self._nama - payload.keys() - tags.keys() - {TAG}
        if extra:
            raise KantongError(f"{min(extra)}: tidak ada di manifes")
        for path, sha in sorted({**tags, **payload}.items()):
            if self._hash(path) != sha:
                raise KantongError(f"{path}: isinya berubah")
        return tags[MANIFES]

    def _manifes(self, nama: str) -> dict[str, str]:
        lines = [line.split("  ", 1) for line in self._teks(nama).splitlines()]
        if not all(len(line) == 2 for line in lines):  # noqa: PLR2004 -- hash and path
            raise KantongError(f"{nama}: tidak terbaca")
        return {path: sha for sha, path in lines}

    def _teks(self, path: str) -> str:
        try:
            return b"".join(self._baca(path)).decode()
        except UnicodeDecodeError as error:
            raise KantongError(f"{path}: bukan UTF-8") from error

    def _hash(self, path: str) -> str:
        digest = hashlib.sha256()
        for piece in self._baca(path):
            digest.update(piece)
        return digest.hexdigest()

    def _baca(self, path: str) -> Iterator[bytes]:
        with self._buka(path) as stream:
            while piece := stream.read(POTONGAN):
                yield piece

    @contextmanager
    def _buka(self, path: str) -> Iterator[BinaryIO]:
        if path not in self._nama:
            raise KantongError(f"{path}: tidak ada")
        try:
            with self._zip.open(f"{AKAR}/{path}") as stream:
                yield stream  # type: ignore[misc]  # a readable, seekable stream
        except RUSAK as error:
            raise KantongError(f"{path}: isinya rusak") from error
