"""Disposing: the order it becomes, further down the line, settled, undone, in a batch, colliding."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from poros.domain.persuratan import queries, services
from poros.domain.persuratan.models import InstruksiDisposisi, UsulanDisposisi
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.penugasan import services as tugas
from poros.kernel.penugasan.models import Arahan, Penugasan, SumberDaya, TemuanKonflik
from poros.kernel.tenggat.models import AturanTenggat
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db
MULAI = datetime(2026, 12, 1, 2, tzinfo=UTC)


def status(surat):
    surat.refresh_from_db()
    return surat.status


def test_a_sheet_is_an_order_to_units(catat, isi, kota):
    surat = catat(kecepatan="segera")
    sheet = services.disposisikan(
        kota.aktor("sekda"), surat, isi=isi("pu", "dlh", instruksi=("koordinasikan",), catatan=" Hari ini. ")
    )
    assert status(surat) == "didisposisi"
    order = sheet.arahan
    assert order.isi == "Koordinasikan dengan unit terkait. Hari ini. — Undangan rapat koordinasi data"
    assert (order.sumber, order.sumber_id, order.dasar) == ("surat", surat.pk, "Surat 005/1/BPS")
    assert (order.kecepatan, order.aturan_tenggat, order.kerahasiaan) == ("segera", "surat-segera", "terbatas")
    assert [(p.unit.kode, p.peran) for p in order.penugasan.order_by("id")] == [("pu", "utama"), ("dlh", "pendukung")]
    assert (sheet.sebutan, sheet.orang) == ("Sekretaris Daerah", "Pejabat Sekretaris Daerah")


def test_only_the_holder_disposes(catat, isi, kota):
    for kode in ("tu", "asisten1", "walikota", "kadis_pu"):
        with pytest.raises(TidakBerwenang):
            services.disposisikan(kota.aktor(kode), catat(f"{kode}/A"), isi=isi("dlh"))


def test_a_phrase_that_does_not_exist_is_refused_and_nothing_changes(catat, isi, kota):
    surat = catat()
    with pytest.raises(Ditolak) as refused:
        services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu", instruksi=("joget",)))
    assert refused.value.bidang == "instruksi"
    assert (status(surat), Arahan.objects.count()) == ("menunggu_arahan", 0)


def test_phrases_are_data(catat, isi, kota):
    InstruksiDisposisi.objects.create(kode="musyawarah", teks="Musyawarahkan dengan warga")
    sheet = services.disposisikan(kota.aktor("sekda"), catat(), isi=isi("pu", instruksi=("musyawarah",)))
    assert sheet.arahan.isi.startswith("Musyawarahkan dengan warga")


def test_archiving_without_a_sheet(catat, kota):
    surat = catat()
    services.arsipkan(kota.aktor("sekda"), surat, catatan="Untuk arsip")
    assert status(surat) == "selesai"


def test_further_down_the_line(catat, isi, kota):
    surat = catat()
    induk = services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
    anak = services.teruskan_disposisi(kota.aktor("kadis_pu"), surat, isi=isi("pu_sda"))
    assert (anak.induk, anak.surat) == (induk, surat)
    assert Penugasan.objects.get(unit=kota.unit["pu_sda"]).penerbit == kota.jabatan["kadis_pu"]


@pytest.mark.parametrize("kepada", ["dlh", "pu", "setda"])
def test_not_beside_oneself_or_above(catat, isi, kota, kepada):
    surat = catat()
    services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
    with pytest.raises(Ditolak) as refused:
        services.teruskan_disposisi(kota.aktor("kadis_pu"), surat, isi=isi(kepada))
    assert refused.value.bidang == "kepada"


def test_a_coordinator_passes_on_to_whom_it_coordinates(catat, isi, kota):
    surat = catat()
    services.disposisikan(kota.aktor("sekda"), surat, isi=isi("ekbang"))
    services.teruskan_disposisi(kota.aktor("kabag_ekbang"), surat, isi=isi("pu", "dlh"))
    assert surat.disposisi.count() == 2


def test_who_got_nothing_passes_nothing_on(catat, isi, kota):
    surat = catat()
    with pytest.raises(TidakBerwenang):
        services.teruskan_disposisi(kota.aktor("kadis_pu"), surat, isi=isi("pu_sda"))


def selesaikan(kota, tugasnya, unit="pu"):
    kepala = kota.aktor(f"kadis_{unit}")
    tugas.tambah_bukti(kepala, tugasnya, isi=tugas.bukti.IsiBukti(teks="Selesai"))
    tugas.serahkan(kepala, tugasnya)
    tugas.verifikasi(kota.aktor("kabag_ekbang"), tugasnya)
    tugas.setujui(kota.aktor("sekda"), tugasnya)


def test_the_letter_is_settled_when_its_last_order_is(catat, isi, kota):
    surat = catat()
    first = services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
    second = services.disposisikan(kota.aktor("sekda"), surat, isi=isi("dlh"))
    selesaikan(kota, first.arahan.penugasan.get())
    assert status(surat) == "didisposisi"
    selesaikan(kota, second.arahan.penugasan.get(), "dlh")
    assert status(surat) == "selesai"


def test_a_settled_letter_can_be_disposed_of_again(catat, isi, kota):
    surat = catat()
    services.arsipkan(kota.aktor("sekda"), surat)
    services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
    assert status(surat) == "didisposisi"


class TestUndoing:
    def test_lays_it_on_the_desk_again_and_is_recorded(self, catat, isi, kota):
        surat = catat()
        sheet = services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu", "dlh"))
        services.urungkan(kota.aktor("sekda"), surat)
        assert status(surat) == "menunggu_arahan"
        sheet.arahan.refresh_from_db()
        assert sheet.arahan.status == "ditarik"
        assert set(Penugasan.objects.values_list("status", flat=True)) == {"dibatalkan"}
        assert list(Jejak.objects.order_by("id").values_list("aksi", flat=True))[-2:] == [
            "arahan.tarik",
            "surat.urungkan",
        ]

    def test_not_once_a_receiver_has_opened_the_letter(self, catat, isi, kota):
        surat = catat()
        services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
        services.baca(kota.aktor("tu_pu"), surat)
        with pytest.raises(Ditolak, match="sudah dibuka"):
            services.urungkan(kota.aktor("sekda"), surat)
        assert status(surat) == "didisposisi"

    def test_not_once_a_receiver_has_accepted(self, catat, isi, kota):
        surat = catat()
        sheet = services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
        tugas.terima(kota.aktor("kadis_pu"), sheet.arahan.penugasan.get())
        with pytest.raises(Ditolak):
            services.urungkan(kota.aktor("sekda"), surat)

    def test_reading_by_somebody_who_got_nothing_hinders_nobody(self, catat, isi, kota):
        surat = catat()
        services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
        services.baca(kota.aktor("tu"), surat)
        services.urungkan(kota.aktor("sekda"), surat)
        assert status(surat) == "menunggu_arahan"

    def test_leaves_an_earlier_sheet_in_force(self, catat, isi, kota):
        surat = catat()
        services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
        services.disposisikan(kota.aktor("sekda"), surat, isi=isi("dlh"))
        services.urungkan(kota.aktor("sekda"), surat)
        assert status(surat) == "didisposisi"
        assert list(surat.disposisi.values_list("arahan__status", flat=True)) == ["berlaku", "ditarik"]

    def test_archiving_can_be_undone_too(self, catat, kota):
        surat = catat()
        services.arsipkan(kota.aktor("sekda"), surat)
        services.urungkan(kota.aktor("sekda"), surat)
        assert status(surat) == "menunggu_arahan"

    def test_a_settled_order_is_not_undone(self, catat, isi, kota):
        surat = catat()
        sheet = services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
        selesaikan(kota, sheet.arahan.penugasan.get())
        with pytest.raises(Ditolak):
            services.urungkan(kota.aktor("sekda"), surat)
        assert status(surat) == "selesai"

    def test_nobody_undoes_what_others_decided(self, catat, isi, kota):
        surat = catat()
        services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
        for kode in ("tu", "kadis_pu", "walikota"):
            with pytest.raises(TidakBerwenang):
                services.urungkan(kota.aktor(kode), surat)

    def test_a_further_sheet_is_undone_by_who_gave_it_and_the_letter_stays_where_it_was(self, catat, isi, kota):
        surat = catat()
        services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
        services.teruskan_disposisi(kota.aktor("kadis_pu"), surat, isi=isi("pu_sda"))
        services.urungkan(kota.aktor("kadis_pu"), surat)
        assert status(surat) == "didisposisi"
        assert [s.arahan.status for s in surat.disposisi.all()] == ["berlaku", "ditarik"]


def test_an_order_withdrawn_elsewhere_lays_the_letter_on_the_desk_again(catat, isi, kota):
    surat = catat()
    sheet = services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
    tugas.tarik(kota.aktor("sekda"), sheet.arahan, alasan="Keliru unit")
    assert status(surat) == "menunggu_arahan"


class TestPreparing:
    def test_staff_prepare_under_their_name(self, catat, isi, kota):
        surat = catat()
        services.usulkan(kota.aktor("tu"), surat, isi=isi("pu", "dlh", catatan="Segera"))
        services.usulkan(kota.aktor("tu"), surat, isi=isi("sos"))
        usulan = UsulanDisposisi.objects.get()
        assert usulan.sasaran == [{"unit": kota.unit["sos"].pk, "peran": "utama"}]
        assert usulan.pemeriksa == kota.orang["tu"]

    def test_not_after_the_decision_and_not_empty(self, catat, isi, kota):
        surat = catat()
        with pytest.raises(Ditolak):
            services.usulkan(kota.aktor("tu"), surat, isi=isi())
        services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
        with pytest.raises(Ditolak):
            services.usulkan(kota.aktor("tu"), surat, isi=isi("pu"))

    def test_not_by_strangers(self, catat, isi, kota):
        with pytest.raises(TidakBerwenang):
            services.usulkan(kota.aktor("kadis_pu"), catat(), isi=isi("pu"))


class TestBatch:
    def test_all_go_out_each_with_its_line(self, catat, isi, kota):
        letters = [catat(f"{n}/A") for n in range(3)]
        sent = services.disposisikan_banyak(
            kota.aktor("sekda"), kota.unit["setda"], lembar=[(s, isi("pu")) for s in letters]
        )
        assert len(sent) == 3
        assert Jejak.objects.filter(aksi="surat.disposisi").count() == 3

    def test_or_none(self, catat, isi, kota):
        letters = [catat("1/A"), catat("2/A", kepada="asisten1")]
        with pytest.raises(TidakBerwenang):
            services.disposisikan_banyak(
                kota.aktor("sekda"), kota.unit["setda"], lembar=[(s, isi("pu")) for s in letters]
            )
        assert {status(s) for s in letters} == {"menunggu_arahan"}


class TestAttending:
    @pytest.fixture
    def hadir(self, kota):
        row = SumberDaya.objects.create(
            kode="sekda", nama="Sekda", jenis="pejabat", orang_id=kota.orang["sekda"].pk, unit=kota.unit["setda"]
        )
        return (row.orang_id,)

    def undangan(self, catat, nomor, mulai=MULAI):
        return catat(nomor, acara_mulai=mulai, acara_selesai=mulai + timedelta(hours=2), perihal=f"Undangan {nomor}")

    def test_claims_the_officials_time(self, catat, isi, kota, hadir):
        surat = self.undangan(catat, "1/U")
        sheet = services.disposisikan(kota.aktor("sekda"), surat, isi=isi("setda", hadir=hadir, instruksi=("hadiri",)))
        klaim = sheet.arahan.klaim.get()
        assert (klaim.mulai, klaim.selesai) == (MULAI, MULAI + timedelta(hours=2))

    def test_until_finished_lasts_as_long_as_the_rule_says(self, catat, isi, kota, hadir):
        rule = AturanTenggat.objects.get(kode="acara-lama")
        assert (rule.jumlah, rule.satuan) == (2, "jam")
        AturanTenggat.objects.filter(pk=rule.pk).update(jumlah=3)
        surat = catat("1/U", acara_mulai=MULAI)
        sheet = services.disposisikan(kota.aktor("sekda"), surat, isi=isi("setda", hadir=hadir))
        assert sheet.arahan.klaim.get().selesai == MULAI + timedelta(hours=3)

    def test_without_an_end_and_without_a_rule_nobodys_time_is_claimed(self, catat, isi, kota, hadir):
        AturanTenggat.objects.filter(kode="acara-lama").delete()
        surat = catat("1/U", acara_mulai=MULAI)
        with pytest.raises(Ditolak) as refused:
            services.disposisikan(kota.aktor("sekda"), surat, isi=isi("setda", hadir=hadir))
        assert refused.value.bidang == "hadir"

    def test_two_places_at_once_collide_in_words_before_sending(self, catat, isi, kota, hadir):
        first, second = self.undangan(catat, "1/U"), self.undangan(catat, "2/U", MULAI + timedelta(hours=1))
        sheet = isi("as1", hadir=hadir, instruksi=("hadiri",))
        services.disposisikan(kota.aktor("sekda"), first, isi=sheet)
        found = queries.bentrok(kota.aktor("sekda"), second, sheet)
        assert len(found) == 1
        assert "Undangan 1/U" in found[0].kalimat
        assert "didahulukan" in found[0].kalimat
        assert TemuanKonflik.objects.count() == 0

    def test_one_after_the_other_does_not(self, catat, isi, kota, hadir):
        first, second = self.undangan(catat, "1/U"), self.undangan(catat, "2/U", MULAI + timedelta(hours=2))
        sheet = isi("as1", hadir=hadir)
        services.disposisikan(kota.aktor("sekda"), first, isi=sheet)
        assert queries.bentrok(kota.aktor("sekda"), second, sheet) == []

    def test_what_was_not_shown_stops_the_sheet(self, catat, isi, kota, hadir):
        first, second = self.undangan(catat, "1/U"), self.undangan(catat, "2/U")
        services.disposisikan(kota.aktor("sekda"), first, isi=isi("as1", hadir=hadir))
        with pytest.raises(Ditolak):
            services.disposisikan(kota.aktor("sekda"), second, isi=isi("as1", hadir=hadir, dilihat=()))
        assert status(second) == "menunggu_arahan"
        shown = tuple(t.kunci for t in queries.bentrok(kota.aktor("sekda"), second, isi("as1", hadir=hadir)))
        services.disposisikan(kota.aktor("sekda"), second, isi=isi("as1", hadir=hadir, dilihat=shown))
        assert (status(second), TemuanKonflik.objects.count()) == ("didisposisi", 1)

    def test_a_letter_without_an_event_is_attended_by_nobody(self, catat, isi, kota, hadir):
        with pytest.raises(Ditolak) as refused:
            services.disposisikan(kota.aktor("sekda"), catat(), isi=isi("pu", hadir=hadir))
        assert refused.value.bidang == "hadir"


def test_a_deadline_in_the_past_is_refused(catat, isi, kota):
    with pytest.raises(Ditolak) as refused:
        services.disposisikan(kota.aktor("sekda"), catat(), isi=isi("pu", tenggat=timezone.now() - timedelta(hours=1)))
    assert refused.value.bidang == "tenggat"


def test_a_withdrawn_letter_is_not_disposed_of(catat, isi, kota):
    surat = catat()
    services.tarik(kota.aktor("tu"), surat, alasan="Salah")
    with pytest.raises(TransitionError):
        services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
