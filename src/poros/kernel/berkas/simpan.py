"""Taking a file in: inspected, cut into pieces, kept once; and tied to the thing it belongs to."""

import hashlib
import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, antre, unit_kerja
from poros.kernel.daerah.siap import siap, sisip
from poros.kernel.pekerjaan.antrean import jadwalkan

from .models import Berkas, Tautan
from .periksa import BIDANG, periksa
from .periksa.pemindai import pindai
from .rules import MEBIBYTE, POTONGAN, StatusTeks, nama_bersih

SEKALI_JALAN = 4 * MEBIBYTE
"""Up to here content and row go in one statement; above, the pieces are streamed by COPY."""

TULIS = """
WITH baru AS (
    INSERT INTO berkas_berkas (sha256, ukuran, jenis, dibuat, status_teks, utuh)
    VALUES (%(sha256)s, %(ukuran)s, %(jenis)s, %(kini)s, %(status)s, true)
    ON CONFLICT (sha256) WHERE musnah IS NULL DO NOTHING
    RETURNING id, jenis, status_teks
), isi AS (
    INSERT INTO berkas_isiberkas (berkas_id, urut, isi)
    SELECT baru.id, potongan.urut - 1, potongan.isi
    FROM baru, unnest(%(isi)b::bytea[]) WITH ORDINALITY AS potongan(isi, urut)
), tautan AS (
    INSERT INTO berkas_tautan (berkas_id, objek, objek_id, nama, urutan, oleh, waktu)
    SELECT id, %(objek)s, %(objek_id)s::bigint, %(nama)s, %(urutan)s, %(oleh)s::bigint, %(kini)s
    FROM (
        SELECT id FROM baru UNION ALL SELECT id FROM berkas_berkas WHERE sha256 = %(sha256)s AND musnah IS NULL
    ) AS berkas
    WHERE %(objek_id)s::bigint IS NOT NULL
)
SELECT id, jenis, status_teks, true FROM baru
UNION ALL
SELECT id, jenis, status_teks, false FROM berkas_berkas WHERE sha256 = %(sha256)s AND musnah IS NULL
"""


def simpan(isi: bytes | BinaryIO, nama: str, *, maks: int | None = None, untuk: Tautan | None = None) -> Berkas:
    """Keep a content (at most `maks` bytes) and return its row; `Ditolak` says in words why it is refused.

    In the caller's transaction: if the act fails the file is not there either. A content that is there
    already is not written again. With `untuk` (a tie without its file) it is tied in the same statement.
    """
    sumber = io.BytesIO(isi) if isinstance(isi, bytes) else isi
    sha256, ukuran = _ukur(sumber, maks or settings.BERKAS_MAKS)
    kind = periksa(sumber, nama_berkas(nama))
    pindai(sumber)
    sumber.seek(0)
    with unit_kerja():
        return _tulis(Berkas(sha256=sha256, ukuran=ukuran, jenis=kind.mime), sumber, untuk or Tautan())


def tautkan(
    berkas: Berkas, objek_jenis: str, objek_id: int, nama: str, *, oleh: int | None = None, urutan: int = 0
) -> None:
    """Tie a file to a thing, with all ties of the running command; `oleh` is the person who brought it."""
    tautan = Tautan(
        berkas_id=berkas.pk,
        objek=objek_jenis,
        objek_id=objek_id,
        nama=nama_berkas(nama),
        oleh=oleh,
        urutan=urutan,
    )
    antre(_tautkan, tautan)


def nama_berkas(nama: str) -> str:
    """Return the name without what does not belong into one; `Ditolak` when nothing is left."""
    bersih = nama_bersih(nama)
    if not bersih:
        raise Ditolak(_("Berkas ini tidak bernama."), BIDANG)
    return bersih


def _tautkan(tautan: list[Tautan]) -> None:
    sisip(tautan)


def _ukur(sumber: BinaryIO, maks: int) -> tuple[str, int]:
    digest, ukuran = hashlib.sha256(), 0
    sumber.seek(0)
    for piece in _potong(sumber):
        digest.update(piece)
        ukuran += len(piece)
        if ukuran > maks:
            raise Ditolak(
                _("Berkas ini lebih besar dari %(n)d MB. Kecilkan atau pecahlah lebih dahulu.")
                % {"n": maks // MEBIBYTE},
                BIDANG,
            )
    if ukuran == 0:
        raise Ditolak(_("Berkas ini kosong."), BIDANG)
    return digest.hexdigest(), ukuran


def _potong(sumber: BinaryIO) -> Iterator[bytes]:
    while piece := sumber.read(POTONGAN):
        yield piece


def _tulis(berkas: Berkas, sumber: BinaryIO, untuk: Tautan) -> Berkas:
    small = berkas.ukuran <= SEKALI_JALAN
    baru = _sisipkan(berkas, list(_potong(sumber)) if small else [], untuk)
    if not baru:
        # Its words were read for another thing; they are told once more, for this one.
        jadwalkan("berkas.baca", berkas=berkas.pk)
    elif not small:
        _alirkan(berkas, sumber)
    return berkas


def _sisipkan(berkas: Berkas, pieces: list[bytes], untuk: Tautan) -> bool:
    values: dict[str, Any] = {
        "sha256": berkas.sha256,
        "ukuran": berkas.ukuran,
        "jenis": berkas.jenis,
        "kini": timezone.now(),
        "status": StatusTeks.MENUNGGU.value,
        "isi": pieces,
        "objek": untuk.objek,
        "objek_id": untuk.objek_id,
        "nama": untuk.nama and nama_berkas(untuk.nama),
        "urutan": untuk.urutan,
        "oleh": untuk.oleh,
    }
    with siap() as cursor:
        row = None
        # A twin that commits in this very moment is invisible to the statement that ran into it: look again.
        while row is None:
            cursor.execute(TULIS, values)
            row = cursor.fetchone()
    berkas.pk, berkas.jenis, berkas.status_teks, baru = row
    berkas._state.adding = False  # noqa: SLF001 -- Django's documented attribute of a stored row
    return baru


def _alirkan(berkas: Berkas, sumber: BinaryIO) -> None:
    statement = "COPY berkas_isiberkas (berkas_id, urut, isi) FROM STDIN (FORMAT BINARY)"
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        copy.set_types(["int8", "int4", "bytea"])
        for urut, piece in enumerate(_potong(sumber)):
            copy.write_row((berkas.pk, urut, piece))
