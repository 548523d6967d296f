"""What each command refuses, in the words that an official reads and beside the field that he has to change."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from poros.domain.berbagi import services
from poros.domain.berbagi.models import Adopsi, Kunjungan, Tawaran
from poros.domain.berbagi.rules.alur import AksiAdopsi, Keberhasilan, PeranUnit
from poros.domain.berbagi.tests.conftest import ISI, PDF
from poros.domain.berbagi.values import (
    LANGKAH_MAKS,
    DataKunjungan,
    DataPengalaman,
    DataPermohonan,
    DataSumber,
    Langkah,
)
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.actor import Actor

pytestmark = pytest.mark.django_db


class Dunia:
    """The fixtures of this module by name, each made when a case asks for it, and short names for the acts."""

    def __init__(self, request: pytest.FixtureRequest) -> None:
        self._request = request

    def __getattr__(self, nama: str) -> Any:
        return self._request.getfixturevalue(nama)

    @property
    def ekbang(self) -> Actor:
        return self.kota.aktor("kabag_ekbang")

    @property
    def kesra(self) -> Actor:
        return self.kota.aktor("kabag_kesra")

    @property
    def dlh(self) -> Actor:
        return self.kota.aktor("kadis_dlh")

    @property
    def hari(self) -> date:
        return timezone.localdate()

    def usul(self, **ganti: Any) -> Tawaran:
        isi = replace(ISI, **ganti)
        return services.usul_tawaran(self.kota.aktor("kadis_pu"), self.kota.unit["pu"], isi=isi)

    def catat(self, **ganti: Any) -> Tawaran:
        self.peran  # noqa: B018 -- the fixture gives Adbang its part
        return services.catat_tawaran(self.ekbang, self.kota.unit["ekbang"], isi=replace(ISI, **ganti))

    def terbit(self, **ganti: Any) -> Tawaran:
        self.peran  # noqa: B018 -- as above
        return services.terbitkan_tawaran(self.ekbang, self.usul(**ganti))

    def minta(self, tawaran: int, keperluan: str = "Antrean") -> Adopsi:
        data = DataPermohonan(tawaran_id=tawaran, keperluan=keperluan)
        return services.usulkan(self.dlh, self.kota.unit["dlh"], data=data)

    def diminta(self, **ganti: Any) -> Adopsi:
        wanted = {"tawaran_id": ganti.pop("tawaran_id", None) or self.milik().pk, "keperluan": "K", "daerah": "Rekaan"}
        data = DataPermohonan(**(wanted | ganti))
        return services.catat_permohonan(self.kesra, self.kota.unit["kesra"], data=data)

    def susun_nota(self, **ganti: Any) -> Any:
        return services.susun_nota(self.kesra, self.diterima, data=self.nota(**ganti))

    def teken(self, geser: int = 0, *, tanpa_nota: bool = False) -> Adopsi:
        row = self.diterima
        if not tanpa_nota:
            services.susun_nota(self.kesra, row, data=self.nota())
        day = self.hari + timedelta(days=geser)
        return services.tandatangani(self.kesra, row, tanggal=day, berkas=PDF, nama_berkas="nota.pdf")

    def rencana(self, *langkah: Langkah) -> Adopsi:
        return services.susun_rencana(self.dlh, self.disepakati, langkah=langkah)

    def satu(self, **ganti: Any) -> Langkah:
        wanted = {"uraian": "Pasang", "unit_id": self.kota.unit["dlh"].pk, "tenggat": self.hari + timedelta(days=9)}
        return Langkah(**(wanted | ganti))

    def cerita(self, row: Adopsi, **ganti: Any) -> Any:
        data = DataPengalaman(**{"hasil": Keberhasilan.BERHASIL, "uraian": "Baik", **ganti})
        return services.catat_pengalaman(self.dlh, row, data=data)

    def kunjungi(self, **ganti: Any) -> Kunjungan:
        wanted = {"judul": "J", "daerah": "D", "tanggal": self.hari, "peserta": "P", "pelajaran": "L"}
        return services.catat_kunjungan(self.dlh, self.kota.unit["dlh"], data=DataKunjungan(**(wanted | ganti)))

    def tindak(self, **ganti: Any) -> Any:
        wanted = {"uraian": "U", "unit_id": self.kota.unit["dlh"].pk, "tenggat": self.hari + timedelta(days=9)}
        return services.tindak_lanjuti(self.dlh, self.kunjungi(), **(wanted | ganti))

    def sumber(self, nama: str = "Rekaan", alamat: str = "") -> Any:
        self.peran  # noqa: B018 -- as above
        data = DataSumber(nama=nama, alamat=alamat)
        return services.tambah_sumber(self.ekbang, self.kota.unit["ekbang"], data=data)

    def muat(self, isi: bytes) -> Any:
        return services.muat_sumber(self.ekbang, self.sumber(), isi=isi)

    def atur(self, *unit: int) -> int:
        admin = self.kota.aktor("admin")
        return services.atur_peran(admin, self.kota.unit["umum"], peran=PeranUnit.KERJA_SAMA, unit_ids=unit)


TOLAK: dict[str, tuple[Callable[[Dunia], Any], str, str]] = {
    "offer-no-name": (lambda d: d.usul(nama=" "), "wajib diisi", "nama"),
    "offer-no-summary": (lambda d: d.usul(ringkasan=" "), "wajib diisi", "ringkasan"),
    "offer-licence": (lambda d: d.usul(lisensi="bebas sekali"), "singkatan SPDX", "lisensi"),
    "offer-licence-line": (lambda d: d.usul(lisensi="MIT\n"), "singkatan SPDX", "lisensi"),
    "offer-repository": (lambda d: d.usul(alamat="ftp://kode.example/a"), "https://", "alamat"),
    "offer-page": (lambda d: d.usul(halaman="javascript:alert(1)"), "https://", "halaman"),
    "offer-telephone": (lambda d: d.usul(kontak="Pak Rekaan 0812-3456-7890"), "bukan nomor telepon", "kontak"),
    "offer-indicator": (lambda d: d.usul(indikator=(("spbe", "Z9"),)), "spbe:Z9. Tulis seperti spbe:I1", "indikator"),
    "offer-no-government": (lambda d: d.catat(daerah=""), "daerah yang menawarkannya", "daerah"),
    "publish-no-office": (lambda d: d.terbit(kontak=""), "kantor yang dapat dihubungi", "kontak"),
    "publish-no-licence": (lambda d: d.terbit(lisensi=""), "memerlukan lisensi", "lisensi"),
    "publish-no-repository": (lambda d: d.terbit(alamat=""), "alamat repositori", "alamat"),
    "publish-no-category": (lambda d: d.terbit(kategori=()), "Pilih kategorinya", "kategori"),
    "published-stays-whole": (
        lambda d: services.ubah_tawaran(d.ekbang, d.milik(), isi=replace(ISI, lisensi="")),
        "memerlukan lisensi",
        "lisensi",
    ),
    "withdrawn-why": (lambda d: services.tarik(d.ekbang, d.milik(), alasan=" "), "alasan menariknya", "alasan"),
    "parts-unknown-unit": (lambda d: d.atur(999999), "tidak dikenal atau sudah tidak aktif", "kerja_sama"),
    "ask-what-for": (lambda d: d.minta(d.lain().pk, " "), "untuk apa tawaran ini", "keperluan"),
    "ask-unknown": (lambda d: d.minta(999999), "Tawaran ini tidak ada", "tawaran"),
    "ask-draft-of-others": (lambda d: d.minta(d.catat().pk), "Tawaran ini tidak ada", "tawaran"),
    "ask-ours": (lambda d: d.minta(d.milik().pk), "tawaran kita sendiri", "tawaran"),
    "ask-twice": (lambda d: d.minta(d.usulan.tawaran_id), "sudah mengusulkan", "tawaran"),
    "asked-for-what-is-not-ours": (lambda d: d.diminta(tawaran_id=d.lain().pk), "milik kita", "tawaran"),
    "asked-by-nobody": (lambda d: d.diminta(daerah=" "), "daerah yang meminta", "daerah"),
    "asked-by-no-letter": (lambda d: d.diminta(surat_id=999999), "Surat itu tidak ada", "nomor_surat"),
    "answer-neither": (
        lambda d: services.jawab(d.kesra, d.usulan, aksi=AksiAdopsi.MULAI),
        "diterima atau ditolak",
        "aksi",
    ),
    "declined-why": (
        lambda d: services.jawab(d.kesra, d.usulan, aksi=AksiAdopsi.TOLAK, catatan=" "),
        "Tuliskan alasannya",
        "catatan",
    ),
    "nota-empty-part": (lambda d: d.susun_nota(lingkup=" "), "wajib diisi", "lingkup"),
    "nota-ends-as-it-begins": (lambda d: d.susun_nota(sampai=d.hari), "berakhir sesudah mulai", "sampai"),
    "signed-without-text": (lambda d: d.teken(tanpa_nota=True), "dahulu naskah notanya", "berkas"),
    "signed-tomorrow": (lambda d: d.teken(1), "belum tiba", "tanggal"),
    "plan-empty": (lambda d: d.rencana(), "paling sedikit satu", "langkah"),
    "plan-endless": (lambda d: d.rencana(*[d.satu()] * (LANGKAH_MAKS + 1)), "paling banyak 20", "langkah"),
    "plan-no-words": (lambda d: d.rencana(d.satu(), d.satu(uraian=" ")), "pada langkah 2", "langkah/1/uraian"),
    "plan-no-unit": (lambda d: d.rencana(d.satu(unit_id=0)), "unit untuk langkah 1", "langkah/0/unit"),
    "plan-today": (lambda d: d.rencana(d.satu(tenggat=d.hari)), "sesudah hari ini", "langkah/0/tenggat"),
    "plan-negative": (lambda d: d.rencana(d.satu(anggaran=-1)), "tidak masuk akal", "langkah/0/anggaran"),
    "plan-absurd": (lambda d: d.rencana(d.satu(anggaran=10**15)), "tidak masuk akal", "langkah/0/anggaran"),
    "end-neither": (
        lambda d: services.tutup(d.ekbang, d.usulan, aksi=AksiAdopsi.TOLAK),
        "diselesaikan atau dihentikan",
        "aksi",
    ),
    "stopped-why": (
        lambda d: services.tutup(d.dlh, d.usulan, aksi=AksiAdopsi.HENTIKAN),
        "Tuliskan alasannya",
        "catatan",
    ),
    "told-before": (lambda d: d.cerita(d.disepakati), "setelah adopsi berjalan", ""),
    "told-nothing": (lambda d: d.cerita(d.berjalan, uraian=" "), "Ceritakan", "uraian"),
    "told-negative": (lambda d: d.cerita(d.berjalan, biaya=-1), "tidak masuk akal", "biaya"),
    "told-absurd": (lambda d: d.cerita(d.berjalan, upaya=10**15), "tidak masuk akal", "upaya"),
    "visit-empty": (lambda d: d.kunjungi(pelajaran=" "), "wajib diisi", "pelajaran"),
    "visit-tomorrow": (lambda d: d.kunjungi(tanggal=d.hari + timedelta(days=1)), "belum terjadi", "tanggal"),
    "visit-unknown-offer": (lambda d: d.kunjungi(tawaran_id=999999), "Tawaran ini tidak ada", "tawaran"),
    "follow-nothing": (lambda d: d.tindak(uraian=" "), "apa yang akan dikerjakan", "uraian"),
    "follow-nobody": (lambda d: d.tindak(unit_id=0), "unit yang mengerjakan", "unit"),
    "follow-today": (lambda d: d.tindak(tenggat=d.hari), "sesudah hari ini", "tenggat"),
    "source-no-name": (lambda d: d.sumber(" "), "Beri nama sumber", "nama"),
    "source-same-name": (lambda d: (d.sumber(), d.sumber()), "sudah ada", "nama"),
    "source-plain-http": (lambda d: d.sumber(alamat="http://a.example/f"), "diawali https://", "alamat"),
    "source-password": (lambda d: d.sumber(alamat="https://a:b@a.example/f"), "kata sandi", "alamat"),
    "source-inside": (lambda d: d.sumber(alamat="https://10.0.0.1/f"), "jaringan dalam", "alamat"),
    "source-inside-by-six": (lambda d: d.sumber(alamat="https://[::1]/f"), "jaringan dalam", "alamat"),
    "source-no-address": (lambda d: services.segarkan(d.ekbang, d.sumber()), "Unggah berkasnya", ""),
    "feed-no-yaml": (lambda d: d.muat(b"{"), "tidak dapat dibaca", "berkas"),
    "feed-no-text": (lambda d: d.muat(b"\xff\xfe\x00"), "bukan teks UTF-8", "berkas"),
    "feed-alias": (lambda d: d.muat(b"a: &x 1\nb: *x\n"), "rujukan YAML", "berkas"),
    "feed-something-else": (lambda d: d.muat(b"[]"), "bukan publiccode.yml", "berkas"),
}


@pytest.mark.parametrize(("tindak", "kata", "bidang"), TOLAK.values(), ids=list(TOLAK))
def test_it_is_said_in_words_and_beside_its_field(request, tindak, kata, bidang):
    with pytest.raises(Ditolak) as refused:
        tindak(Dunia(request))
    assert kata in refused.value.pesan
    assert refused.value.bidang == bidang


def test_after_a_refused_feed_the_source_can_be_fed_again(request):
    world = Dunia(request)
    row = world.sumber()
    with pytest.raises(Ditolak):
        services.muat_sumber(world.ekbang, row, isi=b"[]")
    row.refresh_from_db()
    assert (row.dibaca, row.kabar, Tawaran.objects.count()) == (None, "", 0)


def test_a_proposal_that_came_to_its_end_may_be_made_anew(request):
    """A refused or stopped one no longer stands in the way; another unit's never did."""
    world = Dunia(request)
    row = world.usulan
    services.tutup(world.dlh, row, aksi=AksiAdopsi.HENTIKAN, catatan="Belum perlu")
    again = world.minta(row.tawaran_id)
    data = DataPermohonan(tawaran_id=row.tawaran_id, keperluan="Antrean")
    other = services.usulkan(world.kota.aktor("kadis_pu"), world.kota.unit["pu"], data=data)
    assert {again.status, other.status} == {"diusulkan"}
    assert Adopsi.objects.count() == 3
