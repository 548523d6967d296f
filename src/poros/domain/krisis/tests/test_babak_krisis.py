"""Acts of a scenario one by one: what each needs, what it does where something is missing, where a play stops and why."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from poros.domain.krisis import services, tasks
from poros.domain.krisis.models import Kejadian, Peragaan, PeranKrisis
from poros.domain.krisis.queries import parameter
from poros.domain.krisis.queries.papan import papan
from poros.domain.krisis.rules.alur import Periksa, Status
from poros.domain.krisis.rules.peragaan import Laku, StatusPeragaan, baca, laju
from poros.domain.krisis.services.babak import LAKU
from poros.domain.krisis.tests.bahan import perintah, segar
from poros.domain.krisis.tests.conftest import genangan
from poros.domain.krisis.tests.test_latihan_privasi import angka
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Pemangku, Unit

pytestmark = pytest.mark.django_db
DUA = [{"nama": "Ya", "akibat": "cepat"}, {"nama": "Tidak", "akibat": "murah"}]


@pytest.fixture
def latihan(tanggap):
    return tanggap(latihan=True)


@pytest.fixture
def laku(bpbd, kota):
    """Do one act in an event: `laku(Laku.KARTU, row, pertanyaan=…)`, as Pusdalops unless told otherwise."""

    def do(act, row, *, sebagai=None, **isi):
        by = {"sosial": "kadis_sos", "pu": "kadis_pu", "pusdalops": "kepala_bpbd"}
        LAKU[act](sebagai or bpbd, segar(row), isi, lambda name: kota.aktor(by.get(name, name)))

    return do


def test_every_act_of_the_vocabulary_can_be_done():
    assert set(LAKU) == set(Laku)


def test_a_report_of_a_scenario_is_of_its_drill(laku, latihan):
    laku(Laku.LAPOR, latihan, kanal="warga", tempat="RT 4", uraian="Air", mengungsi=30, lat=-1.2, lng=116.8)
    told = latihan.laporan.get()
    assert (told.latihan, told.mengungsi, told.lat, told.luka) == (True, 30, -1.2, None)


def test_the_oldest_unchecked_report_is_checked_and_none_is_no_mistake(laku, latihan, laporan):
    first, second = laporan(kejadian_id=latihan.pk), laporan(kejadian_id=latihan.pk)
    laku(Laku.PERIKSA, latihan, hasil="benar")
    laku(Laku.PERIKSA, latihan, hasil="keliru", alasan="Foto lama")
    laku(Laku.PERIKSA, latihan, hasil="benar")
    assert list(latihan.laporan.order_by("pk").values_list("pk", "periksa", "alasan")) == [
        (first.pk, Periksa.BENAR, ""), (second.pk, Periksa.KELIRU, "Foto lama"),
    ]  # fmt: skip


@pytest.mark.parametrize(("hari", "sisa"), [(1, 1), (14, 14)])
def test_a_decree_of_a_scenario_holds_so_many_days(laku, buka, bpbd, hari, sisa):
    row = buka(latihan=True)
    laku(Laku.KAJI, row, hasil="x", rekomendasi="tanggap", gangguan_penghidupan=True)
    laku(Laku.STATUS, row, tingkat="tanggap", nomor="1/SK", lingkup="Damai", hari=hari)
    row = segar(row)
    assert (row.status, papan(bpbd, row).masa.sisa) == (Status.TANGGAP, sisa)


def test_orders_to_roles_without_a_unit_are_left_out(laku, latihan):
    PeranKrisis.objects.filter(peran="perhubungan").delete()
    laku(Laku.AKTIFKAN, latihan, rencana="banjir")
    assert latihan.perintah.exists()
    plan = next(p for p in parameter.rencana_terkirim() if p["kode"] == "banjir")["perintah"]
    sent = set(latihan.perintah.values_list("isi", flat=True))
    assert sent == {b["isi"] for b in plan if b["peran"] != "perhubungan"}
    assert len(sent) < len(plan)


def test_a_plan_that_is_none_stops_the_play(laku, latihan):
    with pytest.raises(Ditolak, match="tidak ada"):
        laku(Laku.AKTIFKAN, latihan, rencana="gerhana")


def test_orders_are_finished_oldest_first_and_no_more_than_told(laku, latihan, bpbd, kota):
    for n in range(3):
        services.beri_perintah(bpbd, latihan, data=perintah(kota, isi=f"Pompa {n}", klaster="Air"))
    pu = kota.aktor("kadis_pu")
    laku(Laku.SELESAIKAN, latihan, sebagai=pu, klaster="Air", banyak=2)
    done = list(latihan.perintah.filter(selesai__isnull=False).order_by("pk").values_list("isi", flat=True))
    assert done == ["Pompa 0", "Pompa 1"]
    laku(Laku.SELESAIKAN, latihan, sebagai=kota.aktor("kadis_sos"), klaster="Air")
    assert latihan.perintah.filter(selesai__isnull=True).count() == 1, "another unit finishes only its own"
    laku(Laku.SELESAIKAN, latihan, sebagai=pu, klaster="Air")
    assert not latihan.perintah.filter(selesai__isnull=True).exists()


def test_the_effect_is_judged_for_a_whole_cluster(laku, latihan, bpbd, kota):
    for name in ("Air", "Air", "SAR"):
        services.beri_perintah(bpbd, latihan, data=perintah(kota, klaster=name))
    laku(Laku.NILAI, latihan, klaster="Air", dampak="Surut")
    assert sorted(latihan.perintah.values_list("klaster", "dampak")) == [("Air", "Surut")] * 2 + [("SAR", "")]


def test_figures_of_a_place_are_vouched_for_once(laku, latihan, bpbd):
    services.catat_angka(bpbd, latihan, data=angka(10, "GOR"))
    services.catat_angka(bpbd, latihan, data=angka(20, "SD"))
    for _n in range(2):
        laku(Laku.SAHKAN, latihan, letak="GOR")
    assert sorted(latihan.angka.filter(terverifikasi=True).values_list("letak", "nilai")) == [("GOR", 10)]


def test_a_question_is_computed_where_the_map_allows_it(laku, latihan, bpbd, peta_kota):
    laku(Laku.KARTU, latihan, perkara="tutup_jalan", pertanyaan="Tanpa peta?", jam=2, opsi=DUA)
    genangan(bpbd, latihan)
    laku(Laku.KARTU, latihan, perkara="tutup_jalan", pertanyaan="Dengan peta?", jam=2, opsi=DUA)
    written, computed = latihan.kartu.order_by("pk")
    assert [o.nama for o in written.opsi.all()] == ["Ya", "Tidak"]
    assert [o.satuan for o in computed.opsi.all()] == ["menit"] * 3


def test_a_question_that_nobody_can_answer_stops_the_play(laku, latihan):
    with pytest.raises(Ditolak) as refused:
        laku(Laku.KARTU, latihan, perkara="tutup_jalan", pertanyaan="Tutup?", jam=2)
    assert refused.value.bidang == "opsi"
    with pytest.raises(Ditolak) as refused:
        laku(Laku.KARTU, latihan, perkara="ramal", pertanyaan="Tutup?", jam=2, opsi=DUA)
    assert refused.value.bidang == "perkara"


def test_a_decision_names_its_question_and_counts_from_one(laku, latihan):
    laku(Laku.KARTU, latihan, perkara="lain", pertanyaan="Jadi?", jam=2, opsi=DUA)
    laku(Laku.PUTUS, latihan, pertanyaan="Jadi?", opsi=2, alasan="Murah")
    laku(Laku.HASIL, latihan, pertanyaan="Jadi?", hasil="Berhasil")
    card = latihan.kartu.get()
    assert (card.pilihan.nama, card.alasan, card.hasil) == ("Tidak", "Murah", "Berhasil")
    for act, more in ((Laku.PUTUS, {"opsi": 1, "alasan": "x"}), (Laku.HASIL, {"hasil": "x"})):
        with pytest.raises(Ditolak, match="Lain lagi"):
            laku(act, latihan, pertanyaan="Lain lagi?", **more)


def test_what_is_shared_needs_somebody_who_needs_it(laku, latihan, bpbd):
    told = {
        "pertanyaan": "Bagi?",
        "jam": 2,
        "barang": "beras",
        "per_orang": "0.4",
        "stok": {"G": 10},
        "jalur": {"G": ["GOR"]},
    }
    with pytest.raises(Ditolak) as refused:
        laku(Laku.BAGI, latihan, **told)
    assert refused.value.bidang == "opsi"
    services.catat_angka(bpbd, latihan, data=angka(50, "GOR"))
    laku(Laku.BAGI, latihan, **told)
    assert latihan.kartu.get().opsi.first().nilai == 50.0


def test_a_warning_of_a_scenario_lasts_by_the_clock_on_the_wall(laku, latihan, bpbd):
    genangan(bpbd, latihan)
    words = {"judul": "J", "uraian": "U", "petunjuk": "P", "wilayah": "W", "jam": 6}
    laku(Laku.PERINGATAN, latihan, area="Genangan Damai", parah="Extreme", **words)
    laku(Laku.PERINGATAN, latihan, area="Tidak ada", **words)
    drawn, plain = latihan.peringatan.order_by("pk")
    assert (drawn.parah, drawn.area.nama, plain.parah, plain.area) == ("Extreme", "Genangan Damai", "Severe", None)
    assert "Exercise" in drawn.xml
    assert timedelta(hours=5) < drawn.berakhir - timezone.now() <= timedelta(hours=6)


def test_the_press_is_promised_something_or_nothing(laku, latihan):
    laku(Laku.KONTAK, latihan, kepada="Harian X", isi="Keadaan")
    laku(Laku.KONTAK, latihan, kepada="Harian Y", isi="Keadaan", janji="Data", jam=3)
    first, second = latihan.kontak.order_by("pk")
    assert (first.batas, first.janji) == (None, "")
    assert abs(second.batas - second.waktu - timedelta(hours=3)) < timedelta(minutes=1)


# -- how a play goes on, and where it stops


@pytest.fixture
def main(bpbd, kota):
    def make(menit=0):
        return services.mainkan(bpbd, Unit(pk=bpbd.unit_id), skenario="banjir", menit=menit, jadwal=False)

    return make


def maju(row):
    due = tasks.maju(row.pk)
    row.refresh_from_db()
    row.kejadian.refresh_from_db()
    return due


def test_a_scenario_that_no_longer_ships_stops_with_a_reason(main):
    row = main()
    Peragaan.objects.filter(pk=row.pk).update(skenario="kuno")
    assert maju(row) is None
    assert (row.status, row.catatan) == (StatusPeragaan.GAGAL, "skenario tidak cocok dengan data daerah ini")
    assert row.kejadian.berhenti is not None
    assert tasks.maju(row.pk) is None, "and plays no more"


def test_a_scenario_that_became_shorter_stops_with_a_reason(main):
    row = main()
    Peragaan.objects.filter(pk=row.pk).update(langkah=10_000, banyak=10_001)
    assert maju(row) is None
    assert (row.status, "tidak cocok" in row.catatan, row.langkah) == (StatusPeragaan.GAGAL, True, 10_000)


def test_a_step_that_fails_leaves_nothing_of_itself(main, kota):
    row = main()
    maju(row)
    Pemangku.objects.filter(jabatan=kota.jabatan["kepala_bpbd"]).update(dicabut=timezone.localdate())
    while maju(row) is not None:
        pass
    assert (row.status, row.kejadian.laporan.filter(periksa="benar").count()) == (StatusPeragaan.GAGAL, 0)
    assert "Tidak ada pejabat untuk pusdalops" in row.catatan
    assert row.langkah < row.banyak


def test_a_reason_without_end_is_cut_to_what_is_kept(main):
    row = main()
    tasks._akhiri(row, StatusPeragaan.GAGAL, "x" * 900)
    row.refresh_from_db()
    assert row.catatan == "x" * 300


def test_broken_off_it_ends_once(main):
    row = main()
    maju(row)
    for _n in range(2):
        tasks.hentikan(row.pk)
        row.refresh_from_db()
        assert (row.status, row.catatan) == (StatusPeragaan.HENTI, "Kecamatan: melapor")
    stood = Kejadian.objects.get(pk=row.kejadian_id).berhenti
    tasks.hentikan(row.pk)
    assert Kejadian.objects.get(pk=row.kejadian_id).berhenti == stood


def test_each_step_moves_the_board_that_follows(main):
    row = main()
    before = row.kejadian.versi
    maju(row)
    assert row.kejadian.versi > before


@pytest.mark.parametrize(
    ("lama", "menit", "cepat"), [(1440, 5, 288), (1440, 1440, 1), (60, 7, 9), (1440, 0, 1), (60, 60, 1)]
)
def test_the_pace_is_so_many_minutes_in_one(lama, menit, cepat):
    assert laju(lama, menit) == cepat


@pytest.mark.parametrize("skenario", parameter.skenario().values(), ids=lambda s: s.kode)
def test_what_ships_names_only_things_that_are_there(skenario):
    """Plans, kinds of questions and questions that were asked: a typing mistake would stop a drill before an audience."""
    plans = {p["kode"] for p in parameter.rencana_terkirim()}
    asked = set()
    for act in skenario.babak:
        match act.laku:
            case Laku.AKTIFKAN:
                assert act.isi["rencana"] in plans
            case Laku.KARTU:
                assert act.isi["perkara"] in parameter.perkara()
        if act.laku in {Laku.KARTU, Laku.BAGI}:
            asked.add(act.isi["pertanyaan"])
        if act.laku in {Laku.PUTUS, Laku.HASIL}:
            assert act.isi["pertanyaan"] in asked
    drawn = {b.isi["nama"] for b in skenario.babak if b.laku is Laku.AREA}
    assert {b.isi["area"] for b in skenario.babak if b.laku is Laku.PERINGATAN and "area" in b.isi} <= drawn


@pytest.mark.parametrize("skenario", parameter.skenario().values(), ids=lambda s: s.kode)
def test_what_ships_gives_every_order_before_it_is_finished(skenario):
    given = {}
    for act in skenario.babak:
        if act.laku is Laku.PERINTAH:
            given.setdefault(act.isi["klaster"], act.menit)
        if act.laku is Laku.SELESAIKAN and act.isi["klaster"] in given:
            assert given[act.isi["klaster"]] <= act.menit
    assert given


def test_a_moment_may_hold_many_acts_and_all_of_them_are_due():
    acts = [{"menit": m, "jabatan": "sekda", "laku": "r3p"} for m in (0, 5, 5, 5, 60)]
    play = baca({"kode": "u", "nama": "U", "bahaya": "banjir", "tempat": "D", "lama": 60, "babak": acts})
    assert [play.jatuh(m) for m in (0, 4.99, 5, 59, 60)] == [1, 1, 4, 4, 5]
    assert replace(play, babak=()).jatuh(60) == 0
