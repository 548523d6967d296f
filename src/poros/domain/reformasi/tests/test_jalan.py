"""Every step at every point of the road, as commands: taken, refused by the flow, refused to an office."""

from datetime import date

import pytest

from poros.domain.reformasi import services
from poros.domain.reformasi.models import MasalahSakip, RiwayatMasalah, RiwayatTelaah, Telaah
from poros.domain.reformasi.rules.alur import (
    FLOW_MASALAH,
    FLOW_TELAAH,
    TERTUTUP,
    AksiMasalah,
    AksiTelaah,
    StatusMasalah,
    StatusTelaah,
)
from poros.domain.reformasi.rules.penyederhanaan import Ciri, Hasil
from poros.domain.reformasi.tests.conftest import HARI
from poros.domain.reformasi.values import DataPutusan, FaktaPos, LangkahMasalah, LangkahTelaah
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi import peta
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db
BUKAN_PENYUSUN = (
    "walikota", "sekda", "asisten1", "asisten2", "kabag_kesra", "kabag_ekbang", "kadis_pu", "tu_pu", "staf_pu",
    "kadis_dlh", "kadis_sos", "camat", "inspektur", "admin",
)  # fmt: skip


class TestReview:
    @pytest.fixture
    def taruh(self, kota, telaah, putus):
        """The review at any point, with nothing undecided."""
        putus("adbang-evaluasi", Hasil.DISEDERHANAKAN)
        putus("pupr-banjir", Hasil.DIPERTAHANKAN)

        def put(status: StatusTelaah) -> Telaah:
            Telaah.objects.filter(pk=telaah.pk).update(status=status)
            return Telaah(pk=telaah.pk)

        return put

    @pytest.fixture
    def coba(self, kota, besok):
        """Take a step that lacks nothing."""

        def step(row: Telaah, aksi: AksiTelaah, siapa: str = "kabag_umum") -> Telaah:
            whole = LangkahTelaah(aksi=aksi, tanggal=HARI, nomor="800/1", catatan="Karena.", tenggat=besok)
            return services.alirkan(kota.aktor(siapa), row, langkah=whole)

        return step

    @pytest.mark.parametrize("status", list(StatusTelaah))
    def test_each_act_leads_on_or_leaves_everything_as_it_was(self, taruh, coba, status):
        for aksi in AksiTelaah:
            row = taruh(status)
            before = RiwayatTelaah.objects.count(), Penugasan.objects.count(), Jejak.objects.count()
            if aksi in FLOW_TELAAH.acts_from(status):
                assert coba(row, aksi).status == FLOW_TELAAH.step(status, aksi)
                assert RiwayatTelaah.objects.count() == before[0] + 1
                continue
            with pytest.raises(TransitionError):
                coba(row, aksi)
            row.refresh_from_db()
            assert row.status == status
            assert (RiwayatTelaah.objects.count(), Penugasan.objects.count(), Jejak.objects.count()) == before

    @pytest.mark.parametrize("status", [StatusTelaah.DISUSUN, StatusTelaah.DIKIRIM, StatusTelaah.DISETUJUI])
    def test_no_other_office_takes_any(self, taruh, coba, status):
        row = taruh(status)
        for siapa in BUKAN_PENYUSUN:
            for aksi in FLOW_TELAAH.acts_from(status):
                with pytest.raises(TidakBerwenang):
                    coba(row, aksi, siapa)
        assert not RiwayatTelaah.objects.exists()

    def test_the_secretariat_of_the_same_unit_takes_them_too(self, taruh, coba):
        assert coba(taruh(StatusTelaah.DISUSUN), AksiTelaah.AJUKAN, "tu").status == StatusTelaah.USULAN
        assert RiwayatTelaah.objects.get().jabatan == "Pengelola Surat Bagian Umum"

    @pytest.mark.parametrize("status", [s for s in StatusTelaah if s is not StatusTelaah.DISUSUN])
    def test_after_the_draft_no_post_changes(self, kota, taruh, pos, status):
        row, lead = taruh(status), kota.aktor("kabag_umum")
        post = pos("pupr-jalan")
        for act, data in (
            (services.ubah_pos, FaktaPos(fungsi="", ciri=(Ciri.OTORISASI,), pemangku=3)),
            (services.putuskan, DataPutusan(hasil=Hasil.DIPERTAHANKAN, alasan="x")),
        ):
            with pytest.raises(Ditolak, match="sudah menjadi usulan"):
                act(lead, post, data=data)
        with pytest.raises(Ditolak, match="sudah menjadi usulan"):
            services.hitung_ulang(lead, row)
        again = pos("pupr-jalan")
        assert (again.akhir, again.ciri, again.pemangku) == (post.akhir, post.ciri, post.pemangku)

    @pytest.mark.parametrize("status", [s for s in StatusTelaah if s is not StatusTelaah.USULAN])
    def test_units_are_heard_only_on_the_proposal(self, kota, taruh, pos, status):
        taruh(status)
        with pytest.raises((Ditolak, TidakBerwenang)):
            services.tanggapi(kota.aktor("kadis_pu"), pos("pupr-jalan"), isi="Kata kami")

    def test_a_step_says_who_when_and_on_which_paper(self, kota, taruh):
        step = LangkahTelaah(aksi=AksiTelaah.KIRIM, tanggal=date(2026, 12, 1), nomor="  060/7 ", catatan=" Rapi. ")
        services.alirkan(kota.aktor("kabag_umum"), taruh(StatusTelaah.USULAN), langkah=step)
        row = RiwayatTelaah.objects.get()
        assert (row.tanggal, row.nomor, row.catatan) == (date(2026, 12, 1), "060/7", "Rapi.")
        assert (row.orang_id, row.jabatan) == (kota.orang["kabag_umum"].pk, "Kepala Bagian Umum")
        assert str(row) == "Dikirim ke kementerian (01-12-2026)"

    @pytest.mark.parametrize("aksi", [AksiTelaah.PERBAIKI, AksiTelaah.BATALKAN])
    @pytest.mark.parametrize("catatan", ["", "   ", "\n\t"])
    def test_backwards_only_with_words(self, kota, taruh, aksi, catatan):
        row = taruh(StatusTelaah.USULAN if aksi is AksiTelaah.PERBAIKI else StatusTelaah.DISUSUN)
        with pytest.raises(Ditolak) as refused:
            services.alirkan(
                kota.aktor("kabag_umum"), row, langkah=LangkahTelaah(aksi=aksi, tanggal=HARI, catatan=catatan)
            )
        assert refused.value.bidang == "catatan"

    @pytest.mark.parametrize(
        ("status", "aksi"),
        [
            (StatusTelaah.USULAN, AksiTelaah.KIRIM),
            (StatusTelaah.DIKIRIM, AksiTelaah.SETUJUI),
            (StatusTelaah.DISETUJUI, AksiTelaah.TETAPKAN),
            (StatusTelaah.DITETAPKAN, AksiTelaah.LANTIK),
        ],
    )
    def test_paper_has_a_number(self, kota, taruh, besok, status, aksi):
        step = LangkahTelaah(aksi=aksi, tanggal=HARI, nomor=" ", tenggat=besok)
        with pytest.raises(Ditolak) as refused:
            services.alirkan(kota.aktor("kabag_umum"), taruh(status), langkah=step)
        assert refused.value.bidang == "nomor"


class TestProblem:
    @pytest.fixture
    def taruh(self, masalah):
        """The problem at any point."""

        def put(status: StatusMasalah) -> MasalahSakip:
            MasalahSakip.objects.filter(pk=masalah.pk).update(status=status)
            return MasalahSakip(pk=masalah.pk)

        return put

    @pytest.fixture
    def coba(self, kota, besok):
        """Take a step that lacks nothing, as the unit whose step it is."""

        def step(row: MasalahSakip, aksi: AksiMasalah, siapa: str = "") -> MasalahSakip:
            whole = LangkahMasalah(aksi=aksi, catatan="Sudah.", tenggat=besok)
            solving = aksi is AksiMasalah.SELESAIKAN
            act = services.selesaikan_masalah if solving else services.melangkah_masalah
            return act(kota.aktor(siapa or ("kadis_pu" if solving else "kabag_umum")), row, langkah=whole)

        return step

    @pytest.mark.parametrize("status", list(StatusMasalah))
    def test_each_act_leads_on_or_leaves_everything_as_it_was(self, taruh, coba, status):
        for aksi in AksiMasalah:
            row = taruh(status)
            steps = RiwayatMasalah.objects.count()
            if aksi in FLOW_MASALAH.acts_from(status):
                assert coba(row, aksi).status == FLOW_MASALAH.step(status, aksi)
                assert RiwayatMasalah.objects.count() == steps + 1
                continue
            with pytest.raises(TransitionError):
                coba(row, aksi)
            row.refresh_from_db()
            assert (row.status, RiwayatMasalah.objects.count()) == (status, steps)

    @pytest.mark.parametrize("aksi", [a for a in AksiMasalah if a is not AksiMasalah.SELESAIKAN])
    def test_who_solves_takes_no_step_of_the_register(self, kota, taruh, besok, aksi):
        """Once the command of the unit took whatever step it was given: it could verify its own work."""
        at = next(s for s in StatusMasalah if aksi in FLOW_MASALAH.acts_from(s))
        step = LangkahMasalah(aksi=aksi, catatan="x", tenggat=besok)
        with pytest.raises(Ditolak):
            services.selesaikan_masalah(kota.aktor("kadis_pu"), taruh(at), langkah=step)
        with pytest.raises(TidakBerwenang):
            services.melangkah_masalah(kota.aktor("kadis_pu"), taruh(at), langkah=step)
        assert not RiwayatMasalah.objects.exists()

    @pytest.mark.parametrize(
        "siapa", ["walikota", "sekda", "asisten2", "kadis_dlh", "staf_pu", "inspektur", "admin", "tu"]
    )
    def test_only_the_unit_itself_says_that_it_is_solved(self, taruh, coba, siapa):
        with pytest.raises(TidakBerwenang):
            coba(taruh(StatusMasalah.DITANGANI), AksiMasalah.SELESAIKAN, siapa)

    @pytest.mark.parametrize("status", sorted(TERTUTUP))
    def test_what_is_closed_is_not_written_over(self, kota, taruh, data_masalah, status):
        """Once a verified problem could be given another name and strategy."""
        with pytest.raises(Ditolak, match="sudah ditutup"):
            services.ubah_masalah(kota.aktor("kabag_umum"), taruh(status), data=data_masalah(judul="Lain sama sekali"))
        assert MasalahSakip.objects.get().judul == "Indikator banjir tanpa penanggung jawab"

    @pytest.mark.parametrize("status", sorted({*StatusMasalah} - TERTUTUP - {StatusMasalah.DICATAT}))
    def test_under_way_its_words_change_and_its_units_do_not(self, kota, taruh, data_masalah, status):
        lead, row = kota.aktor("kabag_umum"), taruh(status)
        services.ubah_masalah(lead, row, data=data_masalah(uraian="Tiga dinas memikulnya."))
        for other in ({"unit_id": kota.unit["sos"].pk}, {"pendukung": (kota.unit["sos"].pk,)}, {"pendukung": ()}):
            with pytest.raises(Ditolak) as refused:
                services.ubah_masalah(lead, row, data=data_masalah(**other))
            assert refused.value.bidang == "unit"
        row.refresh_from_db()
        assert (row.uraian, row.unit_id) == ("Tiga dinas memikulnya.", kota.unit["pu"].pk)

    @pytest.mark.parametrize("aksi", [AksiMasalah.KEMBALIKAN, AksiMasalah.GUGURKAN])
    def test_backwards_only_with_words(self, kota, taruh, aksi):
        at = next(s for s in StatusMasalah if aksi in FLOW_MASALAH.acts_from(s))
        with pytest.raises(Ditolak) as refused:
            services.melangkah_masalah(
                kota.aktor("kabag_umum"), taruh(at), langkah=LangkahMasalah(aksi=aksi, catatan=" ")
            )
        assert refused.value.bidang == "catatan"

    def test_a_part_of_the_keepers_office_is_verified_by_nobody_there(self, kota, data_masalah, besok):
        """Its leader solves it as the unit above; so he must not verify it either."""
        part = type(kota.unit["umum"]).objects.create(
            kode="umum-sub", nama="Subbagian Rumah Tangga", singkatan="Subbag RT", jenis="subbagian",
            induk=kota.unit["umum"], urutan=99,
        )  # fmt: skip
        peta._peta.clear()
        lead = kota.aktor("kabag_umum")
        row = services.catat_masalah(lead, kota.unit["umum"], data=data_masalah(unit_id=part.pk))
        MasalahSakip.objects.filter(pk=row.pk).update(status=StatusMasalah.DITANGANI)
        services.selesaikan_masalah(lead, row, langkah=LangkahMasalah(aksi=AksiMasalah.SELESAIKAN, catatan="Beres"))
        with pytest.raises(Ditolak, match="Unit Anda sendiri"):
            services.melangkah_masalah(lead, row, langkah=LangkahMasalah(aksi=AksiMasalah.VERIFIKASI))
