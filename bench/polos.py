"""The other side: the same rows written by psycopg alone, one transaction a letter, nothing checked."""

import hashlib
import json
import time

import psycopg
from bahan import Letters, make_pdf

SURAT = """
INSERT INTO persuratan_surat (unit_id, tahun, urut, agenda, nomor, tanggal, diterima, pengirim, perihal, ringkasan,
  jumlah_lampiran, klasifikasi, kecepatan, kerahasiaan, kepada_id, pemegang_id, status, acara_tempat, pencatat_id, teks)
VALUES (%s, 1800, %s, %s, %s, current_date, now(), 'Bench', %s, %s, 0, '000.1', 'biasa', 'terbatas', %s, %s,
  'didisposisi', '', %s, '') RETURNING id
"""
ARAHAN = """
INSERT INTO penugasan_arahan (penerbit_id, pemangku_id, sumber, sumber_id, isi, dasar, kecepatan, kerahasiaan, tindak,
  objek, tanda, nilai, tenggat, aturan_tenggat, terbit, status)
VALUES (%s, %s, 'surat', %s, %s, '', 'biasa', 'terbatas', '', '', 'do', '', now() + interval '7 days', 'surat-biasa',
  now(), 'berlaku') RETURNING id
"""
PENUGASAN = """
INSERT INTO penugasan_penugasan (arahan_id, unit_id, kantor_id, koordinator_id, penerbit_id, peran, status, kecepatan,
  kerahasiaan, tenggat, dikirim, kemajuan, pengembalian, eskalasi)
SELECT %s, u, u, %s, %s, 'utama', 'terkirim', 'biasa', 'terbatas', now() + interval '7 days', now(), 0, 0, 'unit'
FROM unnest(%s::bigint[]) u RETURNING id
"""
STATUS = """
INSERT INTO penugasan_statuspenugasan (penugasan_id, aksi, status, waktu, orang_id, orang, jabatan, unit_id, catatan)
SELECT p, '', 'terkirim', now(), 1, 'Bench', 'Bench', %s, '' FROM unnest(%s::bigint[]) p
"""
JEJAK = """
INSERT INTO jejak_jejak (waktu, orang_id, orang, jabatan, unit, kapasitas, dasar, alat, aksi, objek, objek_id, data,
  sidik)
SELECT now(), 1, 'Bench', 'Bench', 'Bench', 'definitif', '', 'bench', 'bench', 'surat', %s, %s::jsonb, %s
FROM generate_series(1, 3)
"""


def tulis(url: str, skema: str, n: int, ids: dict, units: list[int]) -> list[float]:
    """Write `n` letters with PDF and three recipients; return seconds each."""
    letters, lat = Letters(99), []
    with psycopg.connect(url, autocommit=True) as c:
        c.execute(f'SET search_path = "{skema}", public')
        base = c.execute("SELECT coalesce(max(urut), 0) FROM persuratan_surat WHERE tahun = 1800").fetchone()[0]
        for k in range(n):
            letter = letters.next()
            pdf = make_pdf(letter["perihal"], letter["ringkasan"])
            start = time.perf_counter()
            with c.transaction():
                _satu(c, base + k + 1, letter, pdf, ids, units=units[k % len(units) :][:3] or units[:3])
            lat.append(time.perf_counter() - start)
    return lat


def _satu(c: psycopg.Connection, urut: int, letter: dict, pdf: bytes, ids: dict, *, units: list[int]) -> None:
    sha = hashlib.sha256(pdf).hexdigest()
    berkas = c.execute(
        "INSERT INTO berkas_berkas (sha256, ukuran, jenis, dibuat, status_teks, utuh) "
        "VALUES (%s, %s, 'application/pdf', now(), 'selesai', true) RETURNING id",
        (sha, len(pdf)),
    ).fetchone()[0]
    c.execute("INSERT INTO berkas_isiberkas (berkas_id, urut, isi) VALUES (%s, 0, %s)", (berkas, pdf))
    surat = c.execute(
        SURAT,
        (
            ids["unit"], urut, f"P-{urut}", letter["nomor"], letter["perihal"], letter["ringkasan"],
            ids["jabatan"], ids["jabatan"], ids["orang"],
        ),
    ).fetchone()[0]  # fmt: skip
    c.execute(
        "INSERT INTO berkas_tautan (berkas_id, objek, objek_id, nama, urutan, waktu) "
        "VALUES (%s, 'surat', %s, 'surat.pdf', 0, now())",
        (berkas, surat),
    )
    arahan = c.execute(ARAHAN, (ids["jabatan"], ids["pemangku"], surat, letter["perihal"])).fetchone()[0]
    c.execute(
        "INSERT INTO persuratan_disposisi (surat_id, dari_id, sebutan, orang, arahan_id, instruksi, catatan, waktu) "
        "VALUES (%s, %s, 'Bench', 'Bench', %s, '[]', '', now())",
        (surat, ids["jabatan"], arahan),
    )
    rows = c.execute(PENUGASAN, (arahan, ids["unit"], ids["jabatan"], units)).fetchall()
    c.execute(STATUS, (ids["unit"], [r[0] for r in rows]))
    c.execute(JEJAK, (surat, json.dumps({"nomor": letter["nomor"]}), hashlib.sha256(sha.encode()).digest()))
