"""Acting officials to the day (02 §1.6): the last day that is granted, the first that is refused, and who acts on both."""

from datetime import date, timedelta

import pytest

from poros.domain.kelembagaan.queries.penjabat import batas_kata, calon
from poros.domain.kelembagaan.rules.libur import JenisLibur, Libur
from poros.domain.kelembagaan.rules.penjabat import Pangkat
from poros.domain.kelembagaan.services import (
    angkat,
    cabut,
    impor_libur,
    perpanjang,
    terbitkan_surat_perintah,
    ubah_pekan_kerja,
)
from poros.domain.kelembagaan.values import SuratPerintah
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.actor import actor
from poros.kernel.organisasi.models import Jabatan, Pemangku
from poros.kernel.organisasi.rules import ESELON, Kapasitas
from poros.kernel.tenggat import queries as tenggat
from poros.kernel.tenggat.models import HariLibur, MingguKerja
from poros.kernel.wewenang import TidakBerwenang

HARI = date(2026, 11, 23)
SEHARI = timedelta(days=1)


@pytest.fixture
def kosong(kota):
    """Leave an office without a definitive holder from a day on."""

    def empty(kode, mulai=HARI):
        Pemangku.objects.filter(jabatan=kota.jabatan[kode]).update(sampai=mulai - SEHARI)

    return empty


@pytest.fixture
def tunjuk(kota):
    """Let the holder of an office stand in for another office, by warrant of a third."""

    def name(jabatan, penerima, kapasitas, *, dari=HARI, sampai=HARI, oleh="sekda"):
        surat = SuratPerintah(
            orang_id=kota.orang[penerima].pk, kapasitas=kapasitas, dari=dari, sampai=sampai, nomor="SP 1"
        )
        return terbitkan_surat_perintah(kota.aktor(oleh, HARI), kota.jabatan[jabatan], surat=surat)

    return name


def menjabat(kota, kode, jabatan, hari):
    """May he act in that office on that day? Who may not acts in his own."""
    found = actor(kota.orang[kode], hari, jabatan_id=kota.jabatan[jabatan].pk)
    return found is not None and found.jabatan_id == kota.jabatan[jabatan].pk


@pytest.mark.parametrize(
    ("dari", "akhir"),
    [
        (date(2026, 11, 23), date(2027, 2, 22)),
        (date(2026, 11, 30), date(2027, 2, 27)),
        (date(2026, 12, 1), date(2027, 2, 28)),
        (date(2027, 11, 29), date(2028, 2, 28)),
        (date(2027, 12, 1), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2028, 5, 28)),
        (date(2027, 1, 31), date(2027, 4, 29)),
    ],
)
def test_a_plt_has_three_months_and_not_a_day_more(kota, kosong, tunjuk, dari, akhir):
    kosong("kadis_dlh", dari)
    with pytest.raises(Ditolak, match="Paling lama 3 bulan") as ditolak:
        tunjuk("kadis_dlh", "kadis_pu", Kapasitas.PLT, dari=dari, sampai=akhir + SEHARI)
    assert ditolak.value.bidang == "sampai"
    assert not Pemangku.objects.filter(kapasitas=Kapasitas.PLT).exists()
    tunjuk("kadis_dlh", "kadis_pu", Kapasitas.PLT, dari=dari, sampai=akhir)
    assert [menjabat(kota, "kadis_pu", "kadis_dlh", h) for h in (dari - SEHARI, dari, akhir, akhir + SEHARI)] == [
        False, True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "kasus",
    [
        (False, date(2026, 11, 23), date(2027, 2, 22)),
        (True, date(2026, 11, 23), date(2027, 5, 22)),
        (True, date(2027, 8, 31), date(2028, 2, 28)),
        (False, date(2027, 11, 30), date(2028, 2, 28)),
    ],
)
def test_a_pj_sekda_has_three_months_of_a_vacancy_and_six_of_an_absence(kota, kosong, tunjuk, kasus):
    terisi, dari, akhir = kasus
    if not terisi:
        kosong("sekda", dari)
    with pytest.raises(Ditolak, match=f"Paling lama {6 if terisi else 3} bulan"):
        tunjuk("sekda", "asisten1", Kapasitas.PJ, dari=dari, sampai=akhir + SEHARI, oleh="walikota")
    row = tunjuk("sekda", "asisten1", Kapasitas.PJ, dari=dari, sampai=akhir, oleh="walikota")
    assert row.kapasitas == Kapasitas.PJ
    assert menjabat(kota, "asisten1", "sekda", akhir)
    assert not menjabat(kota, "asisten1", "sekda", akhir + SEHARI)


class TestPlhSekda:
    """Fewer than fifteen working days, as this government works them."""

    @pytest.fixture(autouse=True)
    def kalender(self, kota):
        HariLibur.objects.all().delete()
        MingguKerja.objects.all().delete()
        MingguKerja.objects.create(dari=date(2020, 1, 1), hari=0b11111)
        tenggat._mesin.clear()

    def ditolak(self, tunjuk, sampai):
        tenggat._mesin.clear()
        with pytest.raises(Ditolak, match="Paling lama 14 hari kerja") as no:
            tunjuk("sekda", "asisten1", Kapasitas.PLH, sampai=sampai, oleh="walikota")
        assert no.value.bidang == "sampai"

    def test_weekends_after_the_last_working_day_belong_to_it(self, tunjuk):
        """From Monday 23 November the fourteenth working day is Thursday 10 December; the fifteenth is Friday."""
        self.ditolak(tunjuk, date(2026, 12, 11))
        assert tunjuk("sekda", "asisten1", Kapasitas.PLH, sampai=date(2026, 12, 10), oleh="walikota").pk

    def test_holidays_make_it_longer(self, kota, tunjuk):
        libur = [Libur(date(2026, 12, n), JenisLibur.CUTI, "Cuti bersama", "SKB") for n in (9, 10)]
        impor_libur(kota.aktor("admin", HARI), kota.unit["umum"], libur=libur)
        self.ditolak(tunjuk, date(2026, 12, 15))
        assert tunjuk("sekda", "asisten1", Kapasitas.PLH, sampai=date(2026, 12, 14), oleh="walikota").pk

    def test_a_holiday_on_a_weekend_makes_it_no_longer(self, kota, tunjuk):
        impor_libur(
            kota.aktor("admin", HARI),
            kota.unit["umum"],
            libur=[Libur(date(2026, 11, 28), JenisLibur.DAERAH, "Hari jadi", "Perwali")],
        )
        self.ditolak(tunjuk, date(2026, 12, 11))

    def test_a_week_of_six_days_makes_it_shorter(self, kota, tunjuk):
        ubah_pekan_kerja(kota.aktor("admin", HARI), kota.unit["umum"], dari=HARI, hari=list(range(6)))
        self.ditolak(tunjuk, date(2026, 12, 9))
        assert tunjuk("sekda", "asisten1", Kapasitas.PLH, sampai=date(2026, 12, 8), oleh="walikota").pk

    def test_what_the_form_offers_is_what_is_granted(self, kota):
        batas = {b.kapasitas: b.akhir for b in batas_kata(kota.aktor("walikota", HARI), kota.jabatan["sekda"], HARI)}
        assert batas == {Kapasitas.PLH: date(2026, 12, 10), Kapasitas.PJ: date(2027, 5, 22)}


@pytest.mark.parametrize(
    "kasus",
    [
        ("kadis_dlh", False, Kapasitas.PLH, True),
        ("kadis_dlh", False, Kapasitas.PLT, False),
        ("kadis_dlh", True, Kapasitas.PLT, True),
        ("kadis_dlh", True, Kapasitas.PLH, False),
        ("kadis_dlh", True, Kapasitas.PJ, False),
        ("kadis_dlh", False, Kapasitas.PJ, False),
        ("sekda", False, Kapasitas.PLH, True),
        ("sekda", True, Kapasitas.PLH, True),
        ("sekda", True, Kapasitas.PLT, True),
        ("sekda", False, Kapasitas.PLT, False),
        ("sekda", True, Kapasitas.PJ, True),
        ("sekda", False, Kapasitas.PJ, True),
    ],
)
def test_which_capacity_fits_which_office(kosong, tunjuk, kasus):
    jabatan, kosongkan, kapasitas, boleh = kasus
    if kosongkan:
        kosong(jabatan)
    oleh, penerima = ("walikota", "asisten1") if jabatan == "sekda" else ("sekda", "kadis_pu")
    if boleh:
        assert tunjuk(jabatan, penerima, kapasitas, oleh=oleh).kapasitas == kapasitas
        return
    with pytest.raises(Ditolak) as ditolak:
        tunjuk(jabatan, penerima, kapasitas, oleh=oleh)
    assert ditolak.value.bidang == "kapasitas"


class TestMandat:
    """Who stands in names a Plh. at most, and only for whom the office itself might."""

    @pytest.fixture
    def plh_sekda(self, kota, tunjuk):
        tunjuk("sekda", "asisten1", Kapasitas.PLH, sampai=HARI + 3 * SEHARI, oleh="walikota")
        return actor(kota.orang["asisten1"], HARI, jabatan_id=kota.jabatan["sekda"].pk)

    def beri(self, kota, oleh, jabatan, kapasitas):
        surat = SuratPerintah(
            orang_id=kota.orang["kadis_pu"].pk, kapasitas=kapasitas, dari=HARI, sampai=HARI, nomor="SP 2"
        )
        return terbitkan_surat_perintah(oleh, kota.jabatan[jabatan], surat=surat)

    def test_a_plh_sekda_names_a_plh(self, kota, plh_sekda):
        assert self.beri(kota, plh_sekda, "kadis_dlh", Kapasitas.PLH).pemberi_id == kota.jabatan["sekda"].pk

    def test_but_places_nobody_in_a_vacant_post(self, kota, plh_sekda, kosong):
        kosong("kadis_dlh")
        with pytest.raises(Ditolak, match="hanya dapat menunjuk Plh") as ditolak:
            self.beri(kota, plh_sekda, "kadis_dlh", Kapasitas.PLT)
        assert ditolak.value.bidang == "kapasitas"

    def test_and_nobody_in_the_office_that_he_fills(self, kota, plh_sekda):
        with pytest.raises(TidakBerwenang):
            self.beri(kota, plh_sekda, "sekda", Kapasitas.PLH)

    def test_the_day_after_he_names_nobody(self, kota, plh_sekda):
        besok = actor(kota.orang["asisten1"], HARI + 4 * SEHARI, jabatan_id=kota.jabatan["sekda"].pk)
        with pytest.raises(TidakBerwenang):
            self.beri(kota, besok, "kadis_dlh", Kapasitas.PLH)

    def test_revoked_he_names_nobody_from_that_day_on(self, kota, plh_sekda):
        row = Pemangku.objects.get(kapasitas=Kapasitas.PLH)
        cabut(kota.aktor("walikota", HARI), row, alasan="Sekda kembali")
        assert not menjabat(kota, "asisten1", "sekda", HARI)
        assert menjabat(kota, "asisten1", "asisten1", HARI)


class TestPerpanjangan:
    @pytest.fixture
    def plt(self, kosong, tunjuk):
        kosong("kadis_dlh")
        return tunjuk("kadis_dlh", "kadis_pu", Kapasitas.PLT, sampai=date(2027, 2, 22))

    @pytest.mark.parametrize(
        ("sampai", "boleh"),
        [
            (date(2027, 2, 22), False),
            (date(2027, 2, 23), True),
            (date(2027, 5, 22), True),
            (date(2027, 5, 23), False),
        ],
    )
    def test_by_three_months_more_at_most(self, kota, plt, sampai, boleh):
        if boleh:
            assert perpanjang(kota.aktor("sekda", HARI), plt, sampai=sampai, nomor="SP 2").sampai == sampai
            return
        with pytest.raises(Ditolak, match="paling lambat 22 Mei 2027") as ditolak:
            perpanjang(kota.aktor("sekda", HARI), plt, sampai=sampai, nomor="SP 2")
        assert ditolak.value.bidang == "sampai"

    def test_on_its_last_day_still_and_the_day_after_no_more(self, kota, plt):
        with pytest.raises(Ditolak, match="sudah berakhir"):
            perpanjang(kota.aktor("sekda", date(2027, 2, 23)), plt, sampai=date(2027, 3, 1), nomor="SP 2")
        assert perpanjang(kota.aktor("sekda", date(2027, 2, 22)), plt, sampai=date(2027, 3, 1), nomor="SP 2").pk

    def test_who_is_appointed_ends_it_on_the_day(self, kota, plt):
        angkat(
            kota.aktor("admin", HARI), kota.jabatan["kadis_dlh"], orang=kota.orang["camat"], dari=date(2027, 1, 4),
            dasar="SK 9",
        )  # fmt: skip
        akhir = date(2027, 1, 3)
        assert [menjabat(kota, "kadis_pu", "kadis_dlh", h) for h in (akhir, akhir + SEHARI)] == [True, False]
        assert [menjabat(kota, "camat", "kadis_dlh", h) for h in (akhir, akhir + SEHARI)] == [False, True]


@pytest.mark.parametrize("eselon", ESELON)
def test_who_is_offered_is_who_is_granted(kota, tunjuk, eselon):
    """The list of candidates and the judgement of a warrant draw the same line, for every echelon."""
    Jabatan.objects.filter(pk=kota.jabatan["kadis_pu"].pk).update(eselon=eselon)
    kota.jabatan["kadis_pu"].refresh_from_db()
    offered = kota.orang["kadis_pu"].pk in {
        p.orang_id for p in calon(kota.aktor("sekda", HARI), kota.jabatan["kadis_dlh"], HARI)
    }
    assert offered is (eselon in {"II.b", "III.a", "III.b"})
    if offered:
        assert tunjuk("kadis_dlh", "kadis_pu", Kapasitas.PLH).orang_id == kota.orang["kadis_pu"].pk
        return
    with pytest.raises(Ditolak) as ditolak:
        tunjuk("kadis_dlh", "kadis_pu", Kapasitas.PLH)
    assert ditolak.value.bidang == "orang"


def test_ranks_are_in_one_line_from_the_head_of_region_down():
    line = [Pangkat(eselon="", kepala_daerah=True), *(Pangkat(eselon=e) for e in ESELON)]
    for n, high in enumerate(line):
        assert [high.di_atas(low) for low in line] == [n < m for m in range(len(line))]
