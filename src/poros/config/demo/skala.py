"""Filling the demo up to N penugasan by the database itself, for benches: a year of letters, over and over."""

from django.db import connection, transaction
from django_tenants.utils import schema_context

from poros.kernel.penugasan.models import Penugasan

from .muat import SKEMA

PER_SURAT = 3
BATCH = 100_000
PERIHAL = """(ARRAY['undangan rapat','permohonan data','laporan hasil','tindak lanjut','permohonan rekomendasi',
  'pemberitahuan','surat edaran','telaahan','berita acara'])[1 + n %% 9] || ' ' ||
  (ARRAY['banjir','longsor','gempa','stunting','inflasi','anggaran','pajak','bansos','jalan','irigasi','sampah','pasar',
  'puskesmas','sekolah','perizinan','arsip'])[1 + floor(16 * power(random(), 3))::int] ||
  CASE WHEN n %% 2000 = 0 THEN ' kerandahulu' ELSE '' END"""
"""A made-up rare word stands in one of two thousand letters; topics thin out as words do."""

SURAT = f"""
INSERT INTO persuratan_surat (unit_id, tahun, urut, agenda, nomor, tanggal, diterima, pengirim, perihal, ringkasan,
  jumlah_lampiran, klasifikasi, kecepatan, kerahasiaan, kepada_id, pemegang_id, status, acara_tempat, pencatat_id, teks)
SELECT s.unit_id, 1900, %(dari)s + n, 'B-' || (%(dari)s + n), 'B/' || (%(dari)s + n), s.tanggal,
  now() - interval '400 days' + n * interval '5 seconds', s.pengirim, {PERIHAL},
  'dalam rangka koordinasi perangkat daerah sesuai ketentuan mohon ditindaklanjuti ' || repeat('data laporan ', 6),
  0, s.klasifikasi, s.kecepatan, 'terbatas', s.kepada_id, s.pemegang_id,
  CASE WHEN n %% 5 = 0 THEN 'didisposisi' ELSE 'selesai' END, '', s.pencatat_id, ''
FROM generate_series(1, %(banyak)s) n
CROSS JOIN LATERAL (SELECT * FROM persuratan_surat WHERE tahun <> 1900 AND kerahasiaan = 'terbatas' LIMIT 1) s
RETURNING id
"""  # noqa: S608 -- filled in is only the text above
ARAHAN = """
INSERT INTO penugasan_arahan (penerbit_id, pemangku_id, sumber, sumber_id, isi, dasar, kecepatan, kerahasiaan, tindak,
  objek, tanda, nilai, tenggat, aturan_tenggat, terbit, status)
SELECT a.penerbit_id, a.pemangku_id, 'surat', s.id, 'Untuk ditindaklanjuti — ' || s.perihal, 'Surat ' || s.nomor,
  s.kecepatan, s.kerahasiaan, '', '', 'do', '', s.diterima + interval '7 days', 'surat-biasa', s.diterima,
  CASE WHEN s.status = 'selesai' THEN 'selesai' ELSE 'berlaku' END
FROM persuratan_surat s CROSS JOIN LATERAL (SELECT * FROM penugasan_arahan ORDER BY id LIMIT 1) a
WHERE s.tahun = 1900 AND s.urut > %(dari)s
"""
PENUGASAN = """
INSERT INTO penugasan_penugasan (arahan_id, unit_id, kantor_id, koordinator_id, penerbit_id, peran, status, kecepatan,
  kerahasiaan, tenggat, dikirim, diserahkan, selesai, kemajuan, pengembalian, eskalasi)
SELECT a.id, u.id, u.id, u.koordinator_id, a.penerbit_id, CASE k WHEN 0 THEN 'utama' ELSE 'pendukung' END,
  CASE WHEN a.status = 'selesai' THEN 'selesai' WHEN a.id %% 2 = 0 THEN 'terkirim' ELSE 'dikerjakan' END, a.kecepatan,
  a.kerahasiaan, a.tenggat, a.terbit,
  CASE WHEN a.status = 'selesai' THEN a.terbit + (1 + random() * 9) * interval '1 day' END,
  CASE WHEN a.status = 'selesai' THEN a.terbit + interval '11 days' END, 0, 0, 'unit'
FROM penugasan_arahan a CROSS JOIN generate_series(0, 2) k
JOIN (SELECT p.unit_id AS id, min(p.koordinator_id) AS koordinator_id,
  row_number() OVER (ORDER BY p.unit_id) - 1 AS nomor, count(*) OVER () AS banyak
  FROM penugasan_penugasan p WHERE p.kantor_id = p.unit_id GROUP BY p.unit_id) u
  ON u.nomor = (abs(hashint8(a.id)::bigint) + k * 5) %% u.banyak
WHERE a.sumber = 'surat' AND a.sumber_id IN (SELECT id FROM persuratan_surat WHERE tahun = 1900 AND urut > %(dari)s)
ON CONFLICT DO NOTHING
"""
STATUS = """
INSERT INTO penugasan_statuspenugasan (penugasan_id, aksi, status, waktu, orang_id, orang, jabatan, unit_id, catatan)
SELECT p.id, '', p.status, p.dikirim, 0, 'Uji beban', 'Uji beban', p.unit_id, '' FROM penugasan_penugasan p
WHERE p.id > %(batas)s
"""


def penuhi(target: int) -> int:
    """Add letters with three penugasan each until there are `target` penugasan; return how many there are."""
    with schema_context(SKEMA):
        while (have := Penugasan.objects.count()) < target:
            _tambah(min(BATCH, -(-(target - have) // PER_SURAT)))
        with connection.cursor() as cursor:
            # A bulk fill leaves the text index with entries not yet sorted in; autovacuum would come later.
            cursor.execute("VACUUM ANALYZE persuratan_surat")
            cursor.execute("VACUUM ANALYZE penugasan_arahan")
            cursor.execute("VACUUM ANALYZE penugasan_penugasan")
            cursor.execute("VACUUM ANALYZE penugasan_statuspenugasan")
        return have


@transaction.atomic
def _tambah(letters: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(urut), 0) FROM persuratan_surat WHERE tahun = 1900")
        values = {"dari": cursor.fetchone()[0], "banyak": letters}
        cursor.execute("SELECT coalesce(max(id), 0) FROM penugasan_penugasan")
        values["batas"] = cursor.fetchone()[0]
        for statement in (SURAT, ARAHAN, PENUGASAN, STATUS):
            cursor.execute(statement, values)
