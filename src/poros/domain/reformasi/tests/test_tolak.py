"""What each command refuses, in the words that an official reads and beside the field that he has to change."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from poros.domain.reformasi import services
from poros.domain.reformasi.models import AksiRB, MasalahSakip, PosTelaah, StrategiSakip, TargetRB
from poros.domain.reformasi.rules.alur import AksiMasalah, AksiTelaah, JenisAksi, JenisMasalah
from poros.domain.reformasi.rules.kaskade import Simpul, Tingkat
from poros.domain.reformasi.rules.pantau import EX_ANTE, Lensa
from poros.domain.reformasi.rules.penyederhanaan import Ciri, Hasil, Jenjang, Mutu, Syarat
from poros.domain.reformasi.tests.conftest import HARI
from poros.domain.reformasi.values import (
    DataAturan,
    DataPutusan,
    DataRoadmap,
    DataStrategi,
    DataTarget,
    DataTelaah,
    FaktaPos,
    LangkahMasalah,
    LangkahTelaah,
)
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit

pytestmark = pytest.mark.django_db


class Dunia:
    """The fixtures of this module by name, each made when a case asks for it."""

    def __init__(self, request: pytest.FixtureRequest) -> None:
        self._request = request

    def __getattr__(self, nama: str) -> Any:
        return self._request.getfixturevalue(nama)

    @property
    def lead(self) -> Actor:
        return self.kota.aktor("kabag_umum")

    @property
    def umum(self) -> Unit:
        return self.kota.unit["umum"]

    def aturan(self, **lain: Any) -> Any:
        data = {
            "kode": "uji", "urutan": 5, "teks": "T", "sumber": "S", "mutu": Mutu.G, "dari": date(2026, 1, 1), "sampai": None,
            "syarat": Syarat(), "hasil": Hasil.DIPERTAHANKAN,
        }  # fmt: skip
        return services.catat_aturan(self.lead, self.umum, data=DataAturan(**(data | lain)))

    def muat(self, *baris: tuple[str, str]) -> int:
        lines = [Simpul(kode=kode, tingkat=Tingkat.SASARAN, nama="N", unit=unit) for kode, unit in baris]
        return services.muat_kinerja(self.lead, self.umum, tahun=2026, simpul=lines)

    def tulis_masalah(self, **lain: Any) -> MasalahSakip:
        return services.catat_masalah(self.lead, self.umum, data=self.data_masalah(**lain))

    def ditangani(self) -> MasalahSakip:
        return self.melangkah(self.masalah, AksiMasalah.TUGASKAN, tenggat=self.besok)

    def selesaikan(self, **lain: Any) -> MasalahSakip:
        row = self.ditangani()
        step = LangkahMasalah(**{"aksi": AksiMasalah.SELESAIKAN, "catatan": "Beres", **lain})
        return services.selesaikan_masalah(self.kota.aktor("kadis_pu"), row, langkah=step)

    def verifikasi_sendiri(self) -> None:
        row = self.tulis_masalah(unit_id=self.umum.pk)
        self.melangkah(row, AksiMasalah.TUGASKAN, tenggat=self.besok)
        step = LangkahMasalah(aksi=AksiMasalah.SELESAIKAN, catatan="Beres")
        services.selesaikan_masalah(self.lead, row, langkah=step)
        self.melangkah(row, AksiMasalah.VERIFIKASI)

    def ubah_masalah(self, row: MasalahSakip, **lain: Any) -> MasalahSakip:
        return services.ubah_masalah(self.lead, row, data=self.data_masalah(**lain))

    def tutup_lalu_ubah(self) -> None:
        self.melangkah(self.masalah, AksiMasalah.GUGURKAN, catatan="Ganda")
        self.ubah_masalah(self.masalah)

    def fakta(self, **lain: Any) -> PosTelaah:
        data = FaktaPos(**{"fungsi": "", "ciri": (), "pemangku": 1, **lain})
        return services.ubah_pos(self.lead, self.pos("pupr-jalan"), data=data)

    def tanggapi(self, isi: str, *, dikirim: bool = False) -> None:
        row = PosTelaah.objects.get(telaah=self.usulan, kode="pupr-jalan")
        if dikirim:
            self.langkah(self.usulan, AksiTelaah.KIRIM)
        services.tanggapi(self.kota.aktor("kadis_pu"), row, isi=isi)

    def tim(self, nama: str, geser: int = 0) -> None:
        services.susun_tim(self.lead, self.telaah)
        services.ubah_tim(self.lead, self.telaah, tim=self.telaah.tim.first().pk + geser, nama=nama)

    def aksi(self, **lain: Any) -> AksiRB:
        return services.catat_aksi(self.lead, self.roadmap, data=self.data_aksi(**lain))

    def ubah_aksi(self, **lain: Any) -> AksiRB:
        return services.ubah_aksi(self.lead, self.berjalan.aksi, data=self.data_aksi(**lain))

    def hapus_aksi(self, aksi: int) -> Any:
        return services.hapus_aksi(self.lead, self.roadmap, aksi=aksi)

    def tuju(self, tahun: int) -> TargetRB:
        data = DataTarget(tahun=tahun, triwulan=(Decimal(1),) * 4, anggaran=Decimal(0))
        return services.catat_target(self.lead, self.target.aksi, data=data)

    def tetapkan(self, tahun: int) -> Any:
        return services.tetapkan_tahun(self.lead, self.roadmap, tahun=tahun, tenggat=self.besok)

    def lapor(self, row: TargetRB, **lain: Any) -> Any:
        told = {"triwulan": 1, "realisasi": Decimal(1), "uraian": "Mulai", **lain}
        return services.lapor(self.kota.aktor("kadis_pu"), row, **told)

    def pantau(self, triwulan: int = EX_ANTE, sesuai: Any = (*Lensa,), catatan: str = "") -> Any:
        return services.pantau(self.lead, self.target, triwulan=triwulan, sesuai=sesuai, catatan=catatan)

    def telaah_baru(self, **lain: Any) -> Any:
        data = {
            "judul": "T", "daerah": "kota", "tanggal": HARI, "kepegawaian_id": self.kota.unit["kesra"].pk,
        }  # fmt: skip
        return services.susun_telaah(self.lead, self.umum, data=DataTelaah(**(data | lain)))

    def melangkah_telaah(self, aksi: AksiTelaah, **lain: Any) -> Any:
        row = self.usulan
        return services.alirkan(self.lead, row, langkah=LangkahTelaah(aksi=aksi, tanggal=HARI, **lain))

    def tetapkan_telaah(self, tenggat: date | None) -> None:
        self.langkah(self.usulan, AksiTelaah.KIRIM)
        self.langkah(self.usulan, AksiTelaah.SETUJUI)
        self.langkah(self.usulan, AksiTelaah.TETAPKAN, tenggat=tenggat)


TOLAK: dict[str, tuple[Callable[[Dunia], Any], str, str]] = {
    "rule-two-purposes": (lambda d: d.aturan(jenjang=Jenjang.AHLI_MUDA), "hasil, atau jenjang", "hasil"),
    "rule-no-purpose": (lambda d: d.aturan(hasil=None), "hasil, atau jenjang", "hasil"),
    "rule-ends-first": (lambda d: d.aturan(sampai=date(2025, 12, 31)), "mendahului tanggal mulai", "sampai"),
    "rule-no-words": (lambda d: d.aturan(teks=" "), "bunyi aturan dan sumbernya", "teks"),
    "rule-no-source": (lambda d: d.aturan(sumber=" "), "bunyi aturan dan sumbernya", "teks"),
    "rule-strange": (
        lambda d: d.aturan(syarat=Syarat(jenis=frozenset({"pulau", "dinas"}), ciri=frozenset({"ajaib"}))),
        "tidak dikenal: ajaib, pulau.",
        "syarat",
    ),
    "jf-no-name": (lambda d: services.catat_jf(d.lead, d.umum, nama=" "), "nama jabatan fungsional", "nama"),
    "jf-unknown": (lambda d: services.hapus_jf(d.lead, d.umum, nama="Dalang"), "tidak ada di daftar", "nama"),
    "strategy-no-name": (
        lambda d: services.catat_strategi(
            d.lead, d.umum, data=DataStrategi(kode="a", jenis=JenisMasalah.LAIN, nama=" ", uraian="")
        ),
        "nama strategi",
        "nama",
    ),
    "tree-unknown-units": (
        lambda d: d.muat(*((f"k{n}", f"u{n}") for n in range(6)), ("s", "pu")),
        "tidak dikenal: u0, u1, u2, u3, u4.",
        "berkas",
    ),
    "tree-twice": (lambda d: d.muat(("S1", "pu"), ("S1", "Dinas PU")), "dua kali untuk satu unit: S1", "berkas"),
    "problem-closed": (lambda d: d.tutup_lalu_ubah(), "sudah ditutup", ""),
    "problem-other-unit": (
        lambda d: d.ubah_masalah(d.ditangani(), unit_id=d.kota.unit["sos"].pk),
        "unitnya tidak dapat diganti",
        "unit",
    ),
    "problem-other-helpers": (lambda d: d.ubah_masalah(d.ditangani(), pendukung=()), "tidak dapat diganti", "unit"),
    "problem-solved-by-register": (
        lambda d: d.melangkah(d.ditangani(), AksiMasalah.SELESAIKAN, catatan="x"),
        "Hanya unit penanggung jawab",
        "",
    ),
    "problem-verified-by-itself": (lambda d: d.verifikasi_sendiri(), "tidak dapat memverifikasinya", ""),
    "problem-other-act-by-unit": (
        lambda d: d.selesaikan(aksi=AksiMasalah.VERIFIKASI),
        "langkah lain milik pencatatnya",
        "",
    ),
    "problem-no-proof-in-words": (lambda d: d.selesaikan(catatan=" "), "apa yang dilakukan", "catatan"),
    "problem-dropped-why": (lambda d: d.melangkah(d.masalah, AksiMasalah.GUGURKAN), "atau alasannya", "catatan"),
    "problem-no-title": (lambda d: d.tulis_masalah(judul=" "), "judul masalah", "judul"),
    "problem-no-unit": (lambda d: d.tulis_masalah(unit_id=0), "unit penanggung jawab", "unit"),
    "problem-helps-itself": (
        lambda d: d.tulis_masalah(pendukung=(d.kota.unit["pu"].pk,)),
        "harus unit lain",
        "pendukung",
    ),
    "problem-helper-unknown": (lambda d: d.tulis_masalah(pendukung=(999999,)), "masih aktif", "pendukung"),
    "problem-strategy-unknown": (lambda d: d.tulis_masalah(strategi_id=999999), "Strategi ini tidak ada", "strategi"),
    "problem-handed-out-without-strategy": (
        lambda d: d.melangkah(d.tulis_masalah(strategi_id=None), AksiMasalah.TUGASKAN, tenggat=d.besok),
        "dahulu strateginya",
        "strategi",
    ),
    "problem-handed-out-without-day": (
        lambda d: d.melangkah(d.masalah, AksiMasalah.TUGASKAN),
        "Tentukan tenggatnya",
        "tenggat",
    ),
    "post-function": (lambda d: d.fakta(fungsi="sulap"), "Fungsi ini tidak dikenal", "fungsi"),
    "post-mark": (lambda d: d.fakta(ciri=(Ciri.MANDIRI, "sakti")), "keterangan jabatan yang tidak dikenal", "ciri"),
    "post-undecided": (lambda d: d.putus("pupr-jalan", Hasil.PERLU_KEPUTUSAN), "Pilih dipertahankan atau", "hasil"),
    "post-no-reason": (lambda d: d.putus("pupr-jalan", Hasil.DIPERTAHANKAN, " "), "Tuliskan alasannya", "alasan"),
    "post-strange-jf": (lambda d: d.putus("pupr-jalan", Hasil.DISEDERHANAKAN, jf="Dalang"), "dari daftar", "jf"),
    "post-proposed": (
        lambda d: services.putuskan(
            d.lead, d.usulan.pos.first(), data=DataPutusan(hasil=Hasil.DIPERTAHANKAN, alasan="x")
        ),
        "sudah menjadi usulan",
        "",
    ),
    "comment-empty": (lambda d: d.tanggapi(" "), "Tuliskan tanggapannya", "isi"),
    "comment-late": (lambda d: d.tanggapi("Kata kami", dikirim=True), "sudah dikirim", "isi"),
    "team-no-name": (lambda d: d.tim(" "), "nama tim", "nama"),
    "team-unknown": (lambda d: d.tim("Baru", geser=10_000), "Tim ini tidak ada", "tim"),
    "road-no-title": (
        lambda d: services.susun_roadmap(d.lead, d.umum, data=DataRoadmap(judul=" ", dari=2025, sampai=2029)),
        "judul peta jalan",
        "judul",
    ),
    "road-years": (
        lambda d: services.susun_roadmap(d.lead, d.umum, data=DataRoadmap(judul="R", dari=2026, sampai=2025)),
        "mendahului tahun awal",
        "sampai",
    ),
    "action-other-unit": (lambda d: d.ubah_aksi(unit_id=d.kota.unit["dlh"].pk), "tidak dapat diganti", "unit"),
    "action-elsewhere": (lambda d: d.hapus_aksi(999999), "tidak ada pada peta jalan ini", ""),
    "action-ordered": (lambda d: d.hapus_aksi(d.berjalan.aksi_id), "tarik penugasannya", ""),
    "action-looked-at": (lambda d: (d.pantau(), d.hapus_aksi(d.target.aksi_id)), "sudah pernah dipantau", ""),
    "action-empty": (lambda d: d.aksi(indikator=" "), "harus diisi", "indikator"),
    "action-unit": (lambda d: d.aksi(unit_id=0), "unit penanggung jawab", "unit"),
    "action-theme": (lambda d: d.aksi(jenis=JenisAksi.TEMATIK, tema=" "), "membutuhkan temanya", "tema"),
    "action-index": (lambda d: d.aksi(indeks="spbe:0"), "tidak dikenal", "indeks"),
    "target-before": (lambda d: d.tuju(2024), "tahun 2025 sampai 2029", "tahun"),
    "target-after": (lambda d: d.tuju(2030), "tahun 2025 sampai 2029", "tahun"),
    "target-decided": (lambda d: (d.berjalan, d.tuju(2026)), "sudah ditetapkan", "tahun"),
    "year-empty": (lambda d: (d.target, d.tetapkan(2027)), "Tidak ada aksi bertarget", "tahun"),
    "report-early": (lambda d: d.lapor(d.target), "belum ditetapkan", ""),
    "report-quarter": (lambda d: d.lapor(d.berjalan, triwulan=0), "Pilih triwulan", "triwulan"),
    "report-no-words": (lambda d: d.lapor(d.berjalan, uraian=" "), "apa yang dikerjakan dan buktinya", "uraian"),
    "look-quarter": (lambda d: d.pantau(5), "Pilih triwulan", "triwulan"),
    "look-ex-ante-twice": (lambda d: (d.pantau(), d.pantau()), "hanya dilakukan sekali", "triwulan"),
    "look-unreported": (lambda d: d.pantau(2), "belum melaporkan", "triwulan"),
    "look-no-note": (lambda d: d.pantau(sesuai=[*Lensa][1:]), "apa yang tidak sesuai", "catatan"),
    "look-same-lens-twice": (lambda d: d.pantau(sesuai=[Lensa.WAKTU] * 4), "apa yang tidak sesuai", "catatan"),
    "review-no-title": (lambda d: d.telaah_baru(judul=" "), "judul telaah", "judul"),
    "review-region": (lambda d: d.telaah_baru(daerah="negara"), "jenis daerah", "daerah"),
    "review-personnel": (lambda d: d.telaah_baru(kepegawaian_id=0), "kepegawaian", "kepegawaian"),
    "review-personnel-inside": (
        lambda d: d.telaah_baru(kepegawaian_id=d.kota.unit["pu_sda"].pk),
        "kepegawaian",
        "kepegawaian",
    ),
    "review-back-why": (lambda d: d.melangkah_telaah(AksiTelaah.PERBAIKI), "alasannya", "catatan"),
    "review-letter-number": (lambda d: d.melangkah_telaah(AksiTelaah.KIRIM), "nomor dokumennya", "nomor"),
    "review-no-deadline": (lambda d: d.tetapkan_telaah(None), "sampai kapan unit", "tenggat"),
    "review-recomputed-late": (lambda d: services.hitung_ulang(d.lead, d.usulan), "Kembalikan dahulu", ""),
}


@pytest.mark.parametrize(("tindak", "kata", "bidang"), TOLAK.values(), ids=list(TOLAK))
def test_it_is_said_in_words_and_beside_its_field(request, tindak, kata, bidang):
    with pytest.raises(Ditolak) as refused:
        tindak(Dunia(request))
    assert kata in refused.value.pesan
    assert refused.value.bidang == bidang


def test_a_deadline_that_is_over_is_refused_before_anything_is_ordered(request):
    """The order itself refuses it; the road map and the review keep their words for the field `tenggat`."""
    world = Dunia(request)
    kemarin = date(2020, 1, 1)
    with pytest.raises(Ditolak):
        services.tetapkan_tahun(world.lead, world.target.aksi.roadmap, tahun=2026, tenggat=kemarin)
    assert not TargetRB.objects.filter(penugasan__isnull=False).exists()
    with pytest.raises(Ditolak):
        world.melangkah(world.masalah, AksiMasalah.TUGASKAN, tenggat=kemarin - timedelta(days=1))
    assert MasalahSakip.objects.get().status == "dicatat"


def test_a_strategy_taken_out_of_use_still_serves_the_problem_that_has_it(request):
    world = Dunia(request)
    StrategiSakip.objects.update(aktif=False)
    assert world.ubah_masalah(world.masalah, judul="Judul lain").strategi_id
