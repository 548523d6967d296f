"""From the first report to orders: each gate opens only when the one before it has been passed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from poros.domain.krisis import services
from poros.domain.krisis.models import Kejadian, Laporan, Perintah, RencanaKontinjensi
from poros.domain.krisis.queries import kejadian as baca
from poros.domain.krisis.rules.alur import Bahaya, Kanal, PeranKomando, Periksa, Status
from poros.domain.krisis.tests.conftest import PERAN, bagan, keputusan
from poros.domain.krisis.values import DataKaji, DataKejadian, DataPerintah, DataPosisi, DataRapat
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Unit
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.penugasan.models import Arahan, Penugasan
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db
KAJI = DataKaji(hasil="300 KK", rekomendasi=Status.TANGGAP, gangguan_hidup=True)


def test_a_report_is_kept_as_told_and_pusdalops_hears_of_it(laporan, kota):
    row = laporan()
    assert (row.periksa, row.kejadian_id, row.pelapor) == (Periksa.BELUM, None, "Bu Rekaan")
    assert Pemberitahuan.objects.filter(jenis="krisis.laporan", orang=kota.orang["kepala_bpbd"]).count() == 1


@pytest.mark.parametrize(
    ("lain", "bidang"),
    [
        ({"uraian": " "}, "uraian"),
        ({"tempat": ""}, "tempat"),
        ({"waktu": timezone.now() + timedelta(hours=1)}, "waktu"),
        ({"kanal": Kanal.CAP}, "kanal"),
        ({"lat": 1.0}, "lat"),
        ({"mengungsi": -1}, "mengungsi"),
        ({"kejadian_id": 999}, "kejadian"),
    ],
)
def test_a_report_that_cannot_be_is_refused_by_its_field(laporan, lain, bidang):
    with pytest.raises(Ditolak) as refused:
        laporan(**lain)
    assert refused.value.bidang == bidang


def test_checking_is_not_for_who_told_it(laporan, kota, bpbd):
    row = laporan()
    with pytest.raises(TidakBerwenang):
        services.periksa(kota.aktor("camat"), row, hasil=Periksa.BENAR)
    with pytest.raises(Ditolak, match="alasannya"):
        services.periksa(bpbd, row, hasil=Periksa.KELIRU)
    checked = services.periksa(bpbd, row, hasil=Periksa.BENAR)
    assert checked.pemeriksa.startswith("Pejabat BPBD")
    assert checked.diperiksa is not None


def test_an_event_opened_from_a_report_keeps_it(laporan, bpbd, buka):
    row = buka(laporan=(laporan().pk,))
    assert list(row.laporan.values_list("tempat", flat=True)) == ["RT 4 Damai"]
    with pytest.raises(Ditolak, match="terkait"):
        buka(laporan=(Laporan.objects.get().pk,))


def test_only_a_drill_has_a_fast_clock(buka):
    with pytest.raises(Ditolak, match="jam latihan"):
        buka(laju=12)
    assert buka(laju=12, latihan=True).laju == 12


def test_opening_is_for_pusdalops(kota):
    actor = kota.aktor("camat")
    data = DataKejadian(nama="x", bahaya=Bahaya.BANJIR, tempat="y", mulai=timezone.now())
    with pytest.raises(TidakBerwenang):
        services.buka(actor, Unit(pk=actor.unit_id), data=data)


def test_the_assessment_starts_the_clock_of_a_day_to_the_meeting(buka, bpbd):
    row = services.kaji(bpbd, buka(), data=KAJI)
    assert row.rapat_sebelum - row.waktu == timedelta(hours=24)


def test_tanggap_needs_a_disturbed_life(buka, bpbd):
    with pytest.raises(Ditolak, match="gangguan"):
        services.kaji(bpbd, buka(), data=DataKaji(hasil="tenang", rekomendasi=Status.TANGGAP))


def test_siaga_is_for_threats_that_announce_themselves(buka, bpbd):
    row = buka(bahaya=Bahaya.LONGSOR)
    with pytest.raises(Ditolak, match="perlahan"):
        services.kaji(bpbd, row, data=DataKaji(hasil="retak", rekomendasi=Status.SIAGA))
    services.kaji(bpbd, row, data=KAJI)
    with pytest.raises(Ditolak, match="perlahan"):
        services.tetapkan(bpbd, row, data=keputusan(Status.SIAGA))


def test_no_status_without_assessment_and_no_command_without_status(kota, buka, bpbd):
    row = buka()
    with pytest.raises(Ditolak, match="kaji cepat"):
        services.tetapkan(bpbd, row, data=keputusan())
    with pytest.raises(Ditolak, match="Pasal 3"):
        services.susun_komando(bpbd, row, data=bagan(kota))
    order = DataPerintah(
        klaster="SAR", unit_id=kota.unit["pu"].pk, isi="Pompa", batas=timezone.now() + timedelta(hours=1)
    )
    with pytest.raises(Ditolak, match="Pasal 3"):
        services.beri_perintah(bpbd, row, data=order)


def test_the_sekda_does_not_declare(kota, buka, bpbd):
    row = buka()
    services.kaji(bpbd, row, data=KAJI)
    with pytest.raises(TidakBerwenang):
        services.tetapkan(kota.aktor("sekda"), row, data=keputusan())
    with pytest.raises(Ditolak, match="kepala daerah"):
        services.tetapkan(bpbd, row, data=keputusan(penetap_id=kota.jabatan["sekda"].pk))
    made = services.tetapkan(kota.aktor("walikota"), row, data=keputusan())
    assert made.penetap_nama == "Wali Kota, Pejabat Wali Kota"


def test_a_decree_is_extended_in_a_chain_and_a_lapsed_one_is_not(tanggap, bpbd, kota):
    row = tanggap()
    first = row.penetapan.get()
    same = {"tanggal": first.tanggal, "penetap_id": first.penetap_id}
    with pytest.raises(Ditolak, match="melewati"):
        services.perpanjang(bpbd, row, nomor="300/3", sampai=first.sampai, **same)
    with pytest.raises(Ditolak, match="sudah dicatat"):
        services.perpanjang(bpbd, row, nomor=first.nomor, sampai=first.sampai + timedelta(days=7), **same)
    second = services.perpanjang(bpbd, row, nomor="300/3", sampai=first.sampai + timedelta(days=7), **same)
    assert (second.memperpanjang, second.mulai) == (first, first.sampai + timedelta(days=1))
    with pytest.raises(Ditolak, match="masih berlaku"):
        services.tetapkan(bpbd, row, data=keputusan(nomor="300/9"))


def test_a_lapsed_status_is_declared_anew(buka, bpbd):
    row = buka()
    services.kaji(bpbd, row, data=KAJI)
    past = timezone.localdate() - timedelta(days=20)
    services.tetapkan(bpbd, row, data=keputusan(tanggal=past, mulai=past, sampai=past + timedelta(days=6)))
    row.refresh_from_db()
    assert baca.penetapan_berlaku(row.pk, timezone.localdate()) is None
    assert baca.masa(bpbd, baca.penetapan(row), row).sisa < 0
    with pytest.raises(Ditolak, match="sudah berakhir"):
        services.perpanjang(
            bpbd,
            row,
            nomor="300/5",
            tanggal=past,
            penetap_id=row.penetapan.get().penetap_id,
            sampai=timezone.localdate(),
        )
    services.tetapkan(bpbd, row, data=keputusan(nomor="300/6"))
    assert baca.penetapan_berlaku(row.pk, timezone.localdate()).nomor == "300/6"


def test_the_statuses_move_only_along_their_way(tanggap, bpbd, buka):
    row = tanggap()
    services.tetapkan(bpbd, row, data=keputusan(Status.TRANSISI, "300/8"))
    row.refresh_from_db()
    assert row.status == Status.TRANSISI
    other = buka()
    services.kaji(bpbd, other, data=KAJI)
    with pytest.raises(TransitionError):
        services.tetapkan(bpbd, other, data=keputusan(Status.TRANSISI, "300/9"))


def test_raising_to_the_province_has_a_clock_and_an_answer(tanggap, bpbd, kota, buka):
    row = tanggap()
    asked = services.naikkan(bpbd, row, nomor="360/1", tanggal=timezone.localdate(), alasan="Alat berat kurang")
    assert asked.jawab_sebelum - asked.dikirim == timedelta(hours=24)
    services.catat_jawaban(bpbd, asked, jawaban="Provinsi mengirim tim")
    with pytest.raises(Ditolak, match="sudah dicatat"):
        services.catat_jawaban(bpbd, asked, jawaban="lagi")
    with pytest.raises(Ditolak, match="tanggap darurat"):
        services.naikkan(bpbd, buka(), nomor="360/2", tanggal=timezone.localdate(), alasan="x")


@pytest.mark.parametrize("salah", ["tanpa_komandan", "dua_komandan", "kosong", "atasan"])
def test_a_chart_has_one_commander_and_no_empty_seat(kota, buka, bpbd, salah):
    row = buka()
    services.kaji(bpbd, row, data=KAJI)
    services.tetapkan(bpbd, row, data=keputusan())
    good = bagan(kota)
    extra = {
        "tanpa_komandan": (good.posisi[1],),
        "dua_komandan": (*good.posisi, DataPosisi(kode="b", nama="B", peran=PeranKomando.KOMANDAN, pejabat="x")),
        "kosong": (*good.posisi, DataPosisi(kode="b", nama="B", peran=PeranKomando.BIDANG)),
        "atasan": (*good.posisi, DataPosisi(kode="b", nama="B", peran=PeranKomando.BIDANG, atasan="x", pejabat="y")),
    }[salah]
    data = type(good)(nomor="1", tanggal=good.tanggal, dari=good.dari, sampai=good.sampai, posisi=extra)
    with pytest.raises(Ditolak):
        services.susun_komando(bpbd, row, data=data)


def test_activation_sends_each_first_order_to_every_unit_of_its_role(aktif):
    row = aktif()
    plan = RencanaKontinjensi.objects.get(kode="banjir").isi
    wanted = sorted((b["isi"], unit) for b in plan["perintah"] for unit in PERAN[b["peran"]])
    assert sorted(row.perintah.values_list("isi", "unit__kode")) == wanted
    assert row.ritme_jam == 6
    works = Penugasan.objects.filter(arahan__sumber="kejadian", arahan__sumber_id=row.pk)
    assert works.count() == len(wanted)
    order = row.perintah.select_related("arahan").first()
    assert abs(order.arahan.tenggat - order.batas) < timedelta(seconds=1)


def test_activation_names_roles_without_a_unit_and_lets_orders_be_left_out(tanggap, bpbd):
    from poros.domain.krisis.models import PeranKrisis

    row, plan = tanggap(), RencanaKontinjensi.objects.get(kode="banjir")
    PeranKrisis.objects.filter(peran="perhubungan").delete()
    with pytest.raises(Ditolak, match="Perhubungan"):
        services.aktifkan(bpbd, row, rencana_id=plan.pk)
    sent = services.aktifkan(bpbd, row, rencana_id=plan.pk, lewati=["lalin"])
    assert all("rute angkut" not in p.isi for p in sent)
    row.refresh_from_db()
    with pytest.raises(Ditolak, match="sudah diaktifkan"):
        services.aktifkan(bpbd, row, rencana_id=plan.pk)


def test_who_the_decree_names_commands_whoever_it_is(tanggap, bpbd, kota):
    """The chart is data: here a head of dinas commands, and loses it with the next chart."""
    row = tanggap()
    actor = kota.aktor("kadis_dlh")
    order = DataPerintah(
        klaster="SAR", unit_id=kota.unit["pu"].pk, isi="Pompa", batas=timezone.now() + timedelta(hours=1)
    )
    with pytest.raises(TidakBerwenang):
        services.beri_perintah(actor, row, data=order)
    services.susun_komando(bpbd, row, data=bagan(kota, "kadis_dlh"))
    made = services.beri_perintah(actor, row, data=order)
    assert made.arahan.penerbit == kota.jabatan["kadis_dlh"]
    services.susun_komando(bpbd, row, data=bagan(kota))
    with pytest.raises(TidakBerwenang):
        services.beri_perintah(actor, row, data=order)


def test_an_order_with_an_act_is_compared_with_others(tanggap, bpbd, kota):
    from poros.domain.krisis.queries.papan import tabrakan

    row, now = tanggap(), timezone.now()
    window = {"objek": "kota/damai/jembatan", "mulai": now, "selesai": now + timedelta(hours=3)}
    same = {"klaster": "Jalan", "unit_id": kota.unit["pu"].pk, "batas": now + timedelta(hours=4)}
    services.beri_perintah(bpbd, row, data=DataPerintah(isi="Tutup", tindak="tutup-jalan", **same, **window))
    services.beri_perintah(bpbd, row, data=DataPerintah(isi="Buka", tindak="buka-jalan", **same, **window))
    assert tabrakan(row).count() >= 1


def test_a_meeting_keeps_who_came_and_decides(tanggap, bpbd, kota):
    row = tanggap()
    units = (kota.unit["pu"].pk, kota.unit["sos"].pk)
    decided = DataPerintah(
        klaster="Rapat", unit_id=units[0], isi="Pasang pompa", batas=timezone.now() + timedelta(hours=5)
    )
    data = DataRapat(
        waktu=timezone.now(),
        tempat="Posko",
        pimpinan="Sekda",
        hasil="Sepakat",
        diundang=(),
        hadir=units,
        putusan=(decided,),
    )
    held = services.catat_rapat(bpbd, row, data=data)
    assert set(held.hadir.values_list("pk", flat=True)) == set(units)
    assert held.perintah.get().arahan.penugasan.get().unit == kota.unit["pu"]


def test_the_end_closes_every_door_but_recovery(aktif, bpbd, kota, laporan):
    row = aktif()
    services.akhiri(bpbd, row)
    row.refresh_from_db()
    assert (row.status, row.selesai is not None) == (Status.SELESAI, True)
    with pytest.raises(Ditolak, match="diakhiri"):
        services.kaji(bpbd, row, data=KAJI)
    with pytest.raises(Ditolak, match="diakhiri"):
        laporan(kejadian_id=row.pk)


def test_every_act_moves_the_number_that_boards_watch(tanggap, bpbd, kota):
    row = tanggap()
    before = Kejadian.objects.get(pk=row.pk).versi
    order = DataPerintah(
        klaster="SAR", unit_id=kota.unit["pu"].pk, isi="Pompa", batas=timezone.now() + timedelta(hours=1)
    )
    services.beri_perintah(bpbd, row, data=order)
    assert Kejadian.objects.get(pk=row.pk).versi == before + 1
    assert (Arahan.objects.count(), Perintah.objects.count()) == (1, 1)
