"""Decisions that meet later ones: a filled vacancy, an abolished unit, a file sent twice, a request sent twice."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from poros.domain.kelembagaan import services
from poros.domain.kelembagaan.queries.impor import pratinjau
from poros.domain.kelembagaan.queries.tabel import tabel
from poros.domain.kelembagaan.values import BentukJabatan, SuratPerintah
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.actor import actor
from poros.kernel.organisasi.models import Jabatan, Koordinasi, Pemangku, UrusanUnit, VersiUnit
from poros.kernel.organisasi.rules import Fungsi, Kapasitas
from poros.kernel.pemberitahuan.models import Pemberitahuan

HARI = date(2026, 11, 23)
SEHARI = timedelta(days=1)
BENTUK = BentukJabatan(nama="Sekretaris", eselon="III.b", fungsi=Fungsi.STAF, kepala=False)


@pytest.fixture
def admin(kota):
    return kota.aktor("admin", HARI)


@pytest.fixture
def pengganti(kota):
    """Somebody fills the vacant office of the camat: `pengganti(Kapasitas.PLT, dari, sampai)`."""
    Pemangku.objects.filter(jabatan=kota.jabatan["camat"]).update(sampai=HARI - 60 * SEHARI)

    def fill(kapasitas=Kapasitas.PLT, dari=HARI - 30 * SEHARI, sampai=HARI + 30 * SEHARI, siapa="kadis_sos"):
        return Pemangku.objects.create(
            jabatan=kota.jabatan["camat"],
            orang=kota.orang[siapa],
            kapasitas=kapasitas,
            dari=dari,
            sampai=sampai,
            dasar="SP 1",
        )

    return fill


def dalam_jabatan(kota, siapa, hari):
    who = actor(kota.orang[siapa], hari, jabatan_id=kota.jabatan["camat"].pk)
    return who is not None and who.jabatan_id == kota.jabatan["camat"].pk


class TestKekosonganTerisi:
    @pytest.mark.parametrize("kapasitas", [Kapasitas.PLT, Kapasitas.PJ])
    def test_who_fills_an_office_leaves_it_on_the_day_it_is_held(self, kota, admin, pengganti, kapasitas):
        surat = pengganti(kapasitas)
        services.angkat(admin, kota.jabatan["camat"], orang=kota.orang["kadis_dlh"], dari=HARI, dasar="SK 9/2026")
        surat.refresh_from_db()
        assert (surat.dicabut, surat.alasan_cabut) == (HARI, "SK 9/2026")
        assert [dalam_jabatan(kota, "kadis_sos", HARI + n * SEHARI) for n in (-1, 0, 1)] == [True, False, False]
        assert [dalam_jabatan(kota, "kadis_dlh", HARI + n * SEHARI) for n in (-1, 0, 1)] == [False, True, True]

    def test_he_is_told(self, kota, admin, pengganti):
        surat = pengganti()
        services.angkat(admin, kota.jabatan["camat"], orang=kota.orang["kadis_dlh"], dari=HARI, dasar="SK 9/2026")
        told = Pemberitahuan.objects.get(jenis="jabatan.berakhir")
        assert (told.orang, told.objek_id) == (kota.orang["kadis_sos"], surat.pk)

    def test_who_filled_it_and_now_holds_it_hears_only_of_the_gain(self, kota, admin, pengganti):
        pengganti()
        services.angkat(admin, kota.jabatan["camat"], orang=kota.orang["kadis_sos"], dari=HARI, dasar="SK 9/2026")
        assert [p.jenis for p in Pemberitahuan.objects.filter(orang=kota.orang["kadis_sos"])] == ["jabatan.diangkat"]
        who = actor(kota.orang["kadis_sos"], HARI, jabatan_id=kota.jabatan["camat"].pk)
        assert (who.jabat.kapasitas, who.jabat.mandat) == (Kapasitas.DEFINITIF, False)

    def test_until_an_appointment_to_come_he_stays(self, kota, admin, pengganti):
        pengganti()
        mulai = HARI + 10 * SEHARI
        services.angkat(admin, kota.jabatan["camat"], orang=kota.orang["kadis_dlh"], dari=mulai, dasar="SK 9/2026")
        assert dalam_jabatan(kota, "kadis_sos", mulai - SEHARI)
        assert not dalam_jabatan(kota, "kadis_sos", mulai)

    def test_a_warrant_for_later_never_begins(self, kota, admin, pengganti):
        surat = pengganti(dari=HARI + 5 * SEHARI)
        services.angkat(admin, kota.jabatan["camat"], orang=kota.orang["kadis_dlh"], dari=HARI, dasar="SK 9/2026")
        surat.refresh_from_db()
        assert surat.dicabut == surat.dari
        assert not any(dalam_jabatan(kota, "kadis_sos", HARI + n * SEHARI) for n in range(40))

    @pytest.mark.parametrize(
        ("dari", "sampai"),
        [(HARI - 90 * SEHARI, HARI - SEHARI), (HARI + 100 * SEHARI, HARI + 130 * SEHARI)],
        ids=["sudah habis", "sesudah masa jabatan"],
    )
    def test_what_does_not_meet_it_is_left_as_it_was(self, kota, admin, pengganti, dari, sampai):
        surat = pengganti(dari=dari, sampai=sampai)
        services.angkat(
            admin,
            kota.jabatan["camat"],
            orang=kota.orang["kadis_dlh"],
            dari=HARI,
            sampai=HARI + 99 * SEHARI,
            dasar="SK 9/2026",
        )
        surat.refresh_from_db()
        assert (surat.dicabut, surat.alasan_cabut) == (None, "")

    def test_who_only_stands_in_for_a_day_is_not_touched(self, kota, admin, pengganti):
        """A Plh. stands in for a holder who is away, and the new holder may be away too."""
        surat = pengganti(Kapasitas.PLH)
        services.angkat(admin, kota.jabatan["camat"], orang=kota.orang["kadis_dlh"], dari=HARI, dasar="SK 9/2026")
        surat.refresh_from_db()
        assert surat.dicabut is None

    def test_an_appointment_that_is_refused_ends_nobody(self, kota, admin, pengganti):
        surat = pengganti()
        with pytest.raises(Ditolak):
            services.angkat(admin, kota.jabatan["camat"], orang=kota.orang["kadis_dlh"], dari=HARI, dasar=" ")
        surat.refresh_from_db()
        assert surat.dicabut is None

    def test_he_cannot_be_extended_past_it(self, kota, admin, pengganti):
        surat = pengganti()
        services.angkat(
            admin, kota.jabatan["camat"], orang=kota.orang["kadis_dlh"], dari=HARI + 3 * SEHARI, dasar="SK 9/2026"
        )
        with pytest.raises(Ditolak, match="sudah berakhir"):
            services.perpanjang(kota.aktor("sekda", HARI), surat, sampai=HARI + 60 * SEHARI, nomor="SP 2")


class TestKekosonganAkanTerisi:
    """An appointment to come is known: nobody is asked to fill the office on or after its day."""

    MULAI = HARI + 20 * SEHARI

    @pytest.fixture
    def akan_terisi(self, kota, admin, pengganti):  # `pengganti` has made the office vacant
        return services.angkat(
            admin, kota.jabatan["camat"], orang=kota.orang["kadis_dlh"], dari=self.MULAI, dasar="SK 9/2026"
        )

    @pytest.fixture
    def tunjuk(self, kota):
        def order(sampai):
            return services.terbitkan_surat_perintah(
                kota.aktor("sekda", HARI),
                kota.jabatan["camat"],
                surat=SuratPerintah(
                    orang_id=kota.orang["kabag_kesra"].pk,
                    kapasitas=Kapasitas.PLT,
                    dari=HARI,
                    sampai=sampai,
                    nomor="SP 3/2026",
                ),
            )

        return order

    @pytest.mark.parametrize(("hari", "boleh"), [(-1, True), (0, False), (5, False)])
    def test_a_warrant_ends_before_it(self, akan_terisi, tunjuk, hari, boleh):
        if boleh:
            assert tunjuk(self.MULAI + hari * SEHARI).sampai == self.MULAI - SEHARI
            return
        with pytest.raises(Ditolak, match=r"sudah dipegang Pejabat Kepala DLH \(Definitif\)"):
            tunjuk(self.MULAI + hari * SEHARI)

    def test_an_extension_does_too(self, kota, akan_terisi, tunjuk):
        surat = tunjuk(self.MULAI - 10 * SEHARI)
        sekda = kota.aktor("sekda", HARI)
        with pytest.raises(Ditolak, match="Pejabat Kepala DLH") as refused:
            services.perpanjang(sekda, surat, sampai=self.MULAI, nomor="SP 4")
        assert refused.value.bidang == "sampai"
        assert services.perpanjang(sekda, surat, sampai=self.MULAI - SEHARI, nomor="SP 4").perpanjangan_ke == 1


@pytest.fixture
def dihapus(kota):
    """Dinas Lingkungan Hidup ends; its last day is the one given."""

    def end(terakhir):
        VersiUnit.objects.filter(unit=kota.unit["dlh"]).update(sampai=terakhir)
        return kota.unit["dlh"]

    return end


class TestUnitYangDihapus:
    @pytest.mark.parametrize(("terakhir", "boleh"), [(HARI - SEHARI, False), (HARI, True), (None, True)])
    def test_no_office_is_made_in_it(self, kota, admin, dihapus, terakhir, boleh):
        unit = dihapus(terakhir)
        if boleh:
            assert services.bentuk_jabatan(admin, unit, bentuk=BENTUK).unit == unit
            return
        with pytest.raises(Ditolak, match="Dinas Lingkungan Hidup sudah ditetapkan berakhir 22 November 2026"):
            services.bentuk_jabatan(admin, unit, bentuk=BENTUK)
        assert not Jabatan.objects.filter(nama="Sekretaris").exists()

    def test_no_office_in_it_is_opened_again_but_may_be_renamed_closed(self, kota, admin, dihapus):
        jabatan = Jabatan.objects.create(unit=kota.unit["dlh"], nama="Kasi", aktif=False)
        dihapus(HARI - SEHARI)
        with pytest.raises(Ditolak) as refused:
            services.ubah_jabatan(admin, jabatan, bentuk=BENTUK, aktif=True)
        assert refused.value.bidang == "aktif"
        assert services.ubah_jabatan(admin, jabatan, bentuk=BENTUK, aktif=False).nama == "Sekretaris"

    @pytest.mark.parametrize(
        ("sampai", "boleh"), [(None, False), (HARI + 10 * SEHARI, False), (HARI + 9 * SEHARI, True), (HARI, True)]
    )
    def test_no_line_of_the_map_outlasts_it(self, kota, admin, dihapus, sampai, boleh):
        unit = dihapus(HARI + 9 * SEHARI)
        isi = {"koordinator": kota.unit["kesra"], "dari": HARI, "sampai": sampai, "dasar": "Perwali 3"}
        if boleh:
            assert services.tetapkan_koordinasi(admin, unit, **isi).sampai == sampai
            return
        before = list(Koordinasi.objects.filter(unit=unit).values())
        with pytest.raises(Ditolak) as refused:
            services.tetapkan_koordinasi(admin, unit, **isi)
        assert refused.value.bidang == "sampai"
        assert list(Koordinasi.objects.filter(unit=unit).values()) == before

    def test_it_coordinates_nobody_any_more(self, kota, admin):
        VersiUnit.objects.filter(unit=kota.unit["kesra"]).update(sampai=HARI)
        with pytest.raises(Ditolak) as refused:
            services.tetapkan_koordinasi(
                admin, kota.unit["insp"], koordinator=kota.unit["kesra"], dari=HARI, dasar="Perwali 3"
            )
        assert refused.value.bidang == "koordinator"

    def test_it_is_given_no_urusan(self, kota, admin, dihapus):
        unit = dihapus(HARI - SEHARI)
        with pytest.raises(Ditolak, match="sudah ditetapkan berakhir"):
            services.tetapkan_urusan(admin, unit, kode="2.11", nama="LH", dari=HARI, dasar="Perda 1")
        assert not UrusanUnit.objects.filter(unit=unit).exists()


def ubah(struktur, lembar, kunci, **isi):
    rows = [{**row, **isi} if all(row[k] == v for k, v in kunci.items()) else row for row in struktur[lembar]]
    return {**struktur, lembar: rows}


class TestBerkasDuaKali:
    @pytest.mark.parametrize(
        ("lembar", "isi"),
        [
            ("koordinasi", {"dasar": "Perwali 4/2026"}),
            ("koordinasi", {"utama": "tidak"}),
            ("koordinasi", {"sampai": "2027-06-30"}),
            ("urusan", {"nama": "Pekerjaan umum dan tata ruang"}),
        ],
    )
    def test_a_changed_line_is_changed_once(self, kota, admin, lembar, isi):
        services.tetapkan_urusan(
            admin, kota.unit["pu"], kode="1.03", nama="PU", dari=HARI - 100 * SEHARI, dasar="Perda 1"
        )
        struktur = ubah(tabel(admin), lembar, {"unit": "pu"}, **isi)
        services.terapkan_impor(admin, kota.unit["umum"], struktur=struktur, berlaku=HARI, dasar="Perda 9/2026")
        again = kota.aktor("admin", HARI)
        assert pratinjau(again, struktur, HARI).beda == []
        with pytest.raises(Ditolak, match="sama dengan struktur"):
            services.terapkan_impor(again, kota.unit["umum"], struktur=struktur, berlaku=HARI, dasar="Perda 9/2026")

    def test_the_changed_line_begins_with_the_decree_and_the_old_one_stays_on_record(self, kota, admin):
        struktur = ubah(tabel(admin), "koordinasi", {"unit": "pu"}, dasar="Perwali 4/2026")
        services.terapkan_impor(admin, kota.unit["umum"], struktur=struktur, berlaku=HARI, dasar="Perda 9/2026")
        rows = Koordinasi.objects.filter(unit=kota.unit["pu"]).order_by("dari")
        assert [(r.dasar, r.dari, r.sampai) for r in rows] == [
            ("Perwali 2/2020", date(2020, 1, 1), HARI - SEHARI),
            ("Perwali 4/2026", HARI, None),
        ]

    def test_a_file_does_not_rewrite_when_a_line_began(self, kota, admin):
        struktur = ubah(tabel(admin), "koordinasi", {"unit": "pu"}, dari="2021-05-05")
        assert pratinjau(admin, struktur, HARI).beda == []


class TestPermintaanDuaKali:
    @pytest.fixture
    def hapus(self, kota, program):
        badan = {"berlaku": str(timezone.localdate() + 9 * SEHARI), "dasar": "Perda 3/2026"}
        admin = program("admin")
        return lambda kunci="", **lain: admin.post(f"/unit/{kota.unit['dlh'].pk}/hapus", badan | lain, kunci=kunci)

    def test_under_one_key_it_is_done_once_and_answered_twice(self, hapus):
        first, again = hapus("k-1"), hapus("k-1")
        assert (first.status_code, again.status_code) == (200, 200)
        assert first.json() == again.json()
        assert (first.get("Idempotent-Replay"), again["Idempotent-Replay"]) == (None, "true")

    def test_under_another_key_or_none_it_is_told_that_it_is_done(self, hapus):
        assert hapus("k-1").status_code == 200
        for kunci in ("k-2", ""):
            again = hapus(kunci)
            assert again.status_code == 422
            assert "sudah ditetapkan berakhir" in again.json()["detail"]

    def test_another_wish_under_the_same_key_is_refused(self, hapus):
        hapus("k-1")
        assert hapus("k-1", dasar="Perda 4/2026").status_code == 409
