"""Kota Contoh and what it shares: three sources of others, four offers of its own, three adoptions under way."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from poros.domain.berbagi import services
from poros.domain.berbagi.models import Adopsi, PeranBerbagi, Sumber, Tawaran
from poros.domain.berbagi.rules.alur import AksiAdopsi, Keberhasilan, PeranUnit
from poros.domain.berbagi.rules.publiccode import tuang, umpan
from poros.domain.berbagi.rules.tawaran import IsiTawaran, Jenis, Kematangan
from poros.domain.berbagi.values import DataKunjungan, DataNota, DataPengalaman, DataPermohonan, Langkah
from poros.kernel.cetak import pdf
from poros.kernel.organisasi.models import Unit

from .bahan import bahan
from .hari_ini import SURAT, pejabat
from .organisasi import Kota

JUTA = 1_000_000
PENGELOLA, KERJA_SAMA = ("diskominfo", "org"), "tapem"


def berbagi(kota: Kota, hari: date) -> None:
    """Everything of the module `berbagi` that the demo shows."""
    parts = [(kode, PeranUnit.PENGELOLA) for kode in PENGELOLA] + [(KERJA_SAMA, PeranUnit.KERJA_SAMA)]
    PeranBerbagi.objects.bulk_create(PeranBerbagi(unit=kota.unit[kode], peran=peran) for kode, peran in parts)
    _sumber(kota)
    _milik(kota)
    _berjalan(kota, _usul(kota, "diskominfo", "Audit TIK Mandiri", "Audit TIK tiga layanan utama tahun ini."), hari)
    accepted = _usul(kota, "bpkad", "Aset TIK Satu Pintu", "Mendata perangkat TIK semua perangkat daerah.")
    _jawab(kota, accepted)
    _nota(kota, accepted, hari, 700)
    services.catat_permohonan(
        pejabat(kota, KERJA_SAMA),
        kota.unit[KERJA_SAMA],
        data=DataPermohonan(
            tawaran_id=Tawaran.objects.get(nama="Pantau Sungai").pk,
            keperluan="Peringatan dini banjir untuk tiga kecamatan di tepi sungai yang sama.",
            daerah="Kabupaten Umpama",
            nomor_surat="500/118/2026",
        ),
    )
    _kunjungan(kota, hari)


def _sumber(kota: Kota) -> None:
    manager = pejabat(kota, "diskominfo")
    for row in bahan("berbagi")["sumber"]:
        source = Sumber.objects.create(nama=row["daerah"])
        offers = [_isi(offer, row["daerah"], row["jenis"]) for offer in row["tawaran"]]
        services.muat_sumber(manager, source, isi=tuang(umpan(row["daerah"], offers)).encode())


def _milik(kota: Kota) -> None:
    for kode, offer in bahan("berbagi")["milik"]:
        owner = pejabat(kota, kode)
        isi = _isi(offer, "Kota Contoh", "kota", kontak=kota.unit[kode].nama)
        made = services.usul_tawaran(owner, Unit(pk=owner.unit_id), isi=isi)
        if isi.kematangan is not Kematangan.KONSEP:
            services.terbitkan_tawaran(pejabat(kota, "diskominfo"), made)


def _isi(row: list[Any], daerah: str, jenis_daerah: str, kontak: str = "") -> IsiTawaran:
    jenis, nama, ringkasan, masalah, kode, lisensi, teknologi, kategori, biaya, upaya, kematangan = row
    slug = nama.lower().replace(" ", "-")
    return IsiTawaran(
        jenis=Jenis(jenis),
        nama=nama,
        ringkasan=ringkasan,
        masalah=masalah,
        daerah=daerah,
        jenis_daerah=jenis_daerah,
        unit="Diskominfo",
        lisensi=lisensi,
        teknologi=tuple(teknologi),
        kategori=tuple(kategori),
        alamat=f"https://kode.example/{slug}" if jenis == "aplikasi" else "",
        kematangan=Kematangan(kematangan),
        biaya=biaya * JUTA,
        upaya=upaya,
        kontak=kontak or f"Diskominfo {daerah}",
        indikator=tuple(("spbe", n) for n in kode),
    )


def _usul(kota: Kota, unit: str, nama: str, keperluan: str) -> Adopsi:
    actor = pejabat(kota, unit)
    data = DataPermohonan(tawaran_id=Tawaran.objects.get(nama=nama).pk, keperluan=keperluan)
    return services.usulkan(actor, Unit(pk=actor.unit_id), data=data)


def _jawab(kota: Kota, row: Adopsi) -> None:
    services.ajukan(pejabat(kota, "diskominfo"), row)
    services.jawab(pejabat(kota, KERJA_SAMA), row, aksi=AksiAdopsi.TERIMA, catatan="Dijawab dengan surat, bersedia.")


def _nota(kota: Kota, row: Adopsi, hari: date, lama: int) -> None:
    """Drafted, and signed on the day."""
    actor = pejabat(kota, KERJA_SAMA)
    data = DataNota(
        nomor=f"415.4/{row.pk}/{hari.year}",
        tempat="Kota Contoh",
        pihak_kita="Wali Kota Contoh",
        pihak_lain=f"Kepala daerah {row.daerah}",
        lingkup=row.keperluan,
        mulai=hari - timedelta(days=330),
        sampai=hari + timedelta(days=lama),
    )
    services.susun_nota(actor, row, data=data)
    sheet = pdf(
        SURAT, {"pengirim": row.daerah, "nomor": data.nomor, "perihal": "Nota kesepahaman", "isi": data.lingkup}
    )
    services.tandatangani(actor, row, tanggal=hari, berkas=sheet, nama_berkas="nota-bertanda-tangan.pdf")


def _berjalan(kota: Kota, row: Adopsi, hari: date) -> None:
    """Agreed, its agreement soon at its end, planned, begun, and told of."""
    _jawab(kota, row)
    _nota(kota, row, hari, 45)
    manager = pejabat(kota, "diskominfo")
    steps = (("Pasang dan sesuaikan aplikasi", "diskominfo", 40, 70), ("Latih auditor", "insp", 60, 15))
    plan = [
        Langkah(uraian=text, unit_id=kota.unit[kode].pk, tenggat=hari + timedelta(days=days), anggaran=cost * JUTA)
        for text, kode, days, cost in steps
    ]
    services.susun_rencana(manager, row, langkah=plan)
    services.mulai(manager, row)
    services.catat_pengalaman(
        manager,
        row,
        data=DataPengalaman(
            hasil=Keberhasilan.SEBAGIAN,
            uraian="Pemasangan lancar. Waktu terbanyak habis untuk memindahkan daftar lama dari lembar kerja.",
            biaya=95 * JUTA,
            upaya=55,
        ),
    )


def _kunjungan(kota: Kota, hari: date) -> None:
    for row in bahan("berbagi")["kunjungan"]:
        actor = pejabat(kota, row["unit"])
        told = {name: row[name] for name in ("judul", "daerah", "peserta", "pelajaran")}
        data = DataKunjungan(tanggal=hari - timedelta(days=row["lalu"]), **told)
        visit = services.catat_kunjungan(actor, Unit(pk=actor.unit_id), data=data)
        if row["tindak"]:
            due = timezone.localdate() + timedelta(days=30)
            unit = kota.unit[row["oleh"]].pk
            services.tindak_lanjuti(actor, visit, uraian=row["tindak"], unit_id=unit, tenggat=due)
