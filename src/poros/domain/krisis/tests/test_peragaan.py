"""The shipped flood plays itself to the end, in the drill and nowhere else; held, it stands still; refused, it says why."""

import json
from datetime import timedelta
from importlib import resources

import pytest
import yaml
from django.apps import apps
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from poros.domain.krisis import services, tasks
from poros.domain.krisis.models import Kejadian, LapisanPeta, Peragaan, PeranKrisis, Tempat
from poros.domain.krisis.queries.parameter import skenario
from poros.domain.krisis.rules.alur import JenisTempat, Peran
from poros.domain.krisis.rules.peragaan import AksiPeragaan, Laku, StatusPeragaan
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.models import Pemangku, Unit
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db
LATIHAN = {
    "angka", "area", "kajicepat", "kartu", "kegiatanr3p", "kejadian", "kerusakan", "komando", "kontak", "laporan",
    "opsi", "penetapan", "peragaan", "peringatancap", "perintah", "posisikomando", "rapatdarurat",
    "rapatdarurat_hadir", "rapatdarurat_diundang", "siaran", "sitrep", "tinjauan",
}  # fmt: skip
"""Tables of this module in which a drill leaves rows; each is tied to its event, see the test."""


@pytest.fixture
def kota(kota):
    """All roles of the scenario, the road graph, the districts and the shelters of Kota Contoh."""
    PeranKrisis.objects.create(peran=Peran.PERUMAHAN, unit=kota.unit["pu"])
    demo = resources.files("poros.config.demo")
    for jenis, name in (("wilayah", "krisis_kelurahan.geojson"), ("jalan", "krisis_jalan.geojson")):
        content = json.loads((demo / name).read_text(encoding="utf-8"))
        LapisanPeta.objects.create(jenis=jenis, isi=content, sumber=content["sumber"])
    rows = yaml.safe_load((demo / "krisis.yaml").read_text(encoding="utf-8"))["tempat"]
    Tempat.objects.bulk_create(
        Tempat(nama=nama, jenis=jenis, unit=kota.unit["sos"], lat=lat, lng=lng, daya_tampung=muat)
        for nama, jenis, _unit, lat, lng, muat in rows
    )
    return kota


@pytest.fixture
def mulai(bpbd):
    def make(menit=0, actor=None):
        actor = actor or bpbd
        return services.mainkan(actor, Unit(pk=actor.unit_id), skenario="banjir", menit=menit, jadwal=False)

    return make


def mainkan(row):
    while tasks.maju(row.pk) is not None:
        pass
    row.refresh_from_db()
    row.kejadian.refresh_from_db()
    return row


def banyak():
    """Rows of every table of the government."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            table = model._meta.db_table
            cursor.execute("SELECT to_regclass(%s)", [table])
            if cursor.fetchone()[0]:
                cursor.execute(f'SELECT count(*) FROM "{table}"')
                found[table] = cursor.fetchone()[0]
    return found


def isi(event):
    """What a play leaves, without moments and numbers."""
    return {
        "status": event.status,
        "laporan": sorted(event.laporan.values_list("tempat", "periksa")),
        "angka": sorted(event.angka.values_list("ukuran", "letak", "nilai", "terverifikasi")),
        "perintah": sorted((k, i, bool(s)) for k, i, s in event.perintah.values_list("klaster", "isi", "selesai")),
        "kartu": sorted(event.kartu.values_list("pertanyaan", "pilihan__nama", "hasil")),
        "opsi": sorted(event.kartu.values_list("pertanyaan", "opsi__nama", "opsi__nilai", "opsi__akibat")),
        "r3p": sorted(event.kegiatan.values_list("nama", "jumlah", "tahun")),
        "sitrep": list(event.sitrep.order_by("nomor").values_list("narasi", "status")),
    }


@pytest.fixture
def tamat(kota, mulai):
    return mainkan(mulai())


def test_it_plays_from_the_first_report_to_the_draft_of_the_recovery_plan(tamat):
    event = tamat.kejadian
    assert (tamat.status, tamat.langkah, tamat.catatan) == (
        StatusPeragaan.SELESAI, len(skenario()["banjir"].babak), "Pusdalops: siaran",
    )  # fmt: skip
    assert (event.status, event.latihan, event.berhenti is not None) == ("transisi", True, True)
    assert list(event.laporan.order_by("pk").values_list("periksa", flat=True)) == ["benar", "benar", "keliru", "benar"]
    assert event.penetapan.count() == 2
    assert event.komando.get().posisi.count() == 4
    assert event.rapat.get().hadir.count() >= 5
    assert event.perintah.count() > 15
    assert event.kartu.filter(diputus__isnull=True).count() == 0
    assert event.sitrep.filter(status="sah").count() == 3
    assert "<status>Exercise</status>" in event.peringatan.get().xml
    assert event.kegiatan.count() == event.kerusakan.count() == 5
    assert event.perintah.filter(isi__contains="rehabilitasi-rekonstruksi").count() == 2


def test_what_is_decided_was_computed(tamat):
    road = tamat.kejadian.kartu.get(perkara="tutup_jalan")
    assert [o.satuan for o in road.opsi.all()] == ["menit"] * 3
    assert all(o.nilai and o.bawah <= o.nilai <= o.atas for o in road.opsi.all())
    rice = tamat.kejadian.kartu.get(perkara="bagi_bantuan")
    fair, first = rice.opsi.order_by("urutan")
    assert fair.nilai == pytest.approx(76.5, abs=0.1)  # 950 kg for 1,035 people at 1.2 kg, all roads shared
    assert first.nilai < fair.nilai
    assert rice.pilihan == fair


def test_nothing_of_it_lies_outside_the_drill(kota, mulai):
    before = banyak()
    row = mainkan(mulai())
    grown = {table for table, n in banyak().items() if n != before[table]}
    assert grown == {f"krisis_{name}" for name in LATIHAN} | {"jejak_jejak"}
    for model in apps.get_app_config("krisis").get_models():
        ties = [f.name for f in model._meta.fields if f.related_model is Kejadian]
        if f"krisis_{model._meta.model_name}" in grown and ties:
            assert not model.objects.exclude(**{ties[0]: row.kejadian}).exists(), model


def test_two_plays_are_alike(kota, mulai):
    first, second = mainkan(mulai()), mainkan(mulai())
    assert isi(first.kejadian) == isi(second.kejadian)


def test_at_least_eight_offices_act_and_the_trail_says_who_started_it(tamat, bpbd):
    lines = Jejak.objects.filter(alat="peragaan")
    assert len(set(lines.values_list("jabatan", flat=True))) >= 8
    assert set(lines.values_list("orang_id", "orang")) == {(bpbd.orang_id, f"{bpbd.nama} (peragaan)")}


def test_each_step_waits_for_its_minute(kota, mulai):
    row = mulai(menit=5)
    assert row.kejadian.laju == 288
    due = tasks.maju(row.pk)
    assert due <= timezone.now()
    due = tasks.maju(row.pk)
    assert timedelta(seconds=1) < due - row.kejadian.dibuat < timedelta(seconds=2)  # eight minutes of the drill
    row.refresh_from_db()
    assert (row.langkah, row.catatan) == (1, "Kecamatan: melapor")
    Kejadian.objects.filter(pk=row.kejadian_id).update(dibuat=timezone.now() - timedelta(seconds=7))
    while tasks.maju(row.pk) <= timezone.now():
        pass
    row.refresh_from_db()
    assert row.langkah == 6  # up to the 33rd minute


def test_held_it_stands_still_with_its_clock_and_goes_on_from_there(kota, mulai, bpbd):
    row = mulai(menit=5)
    tasks.maju(row.pk)
    event = row.kejadian
    services.atur_peragaan(bpbd, event, aksi=AksiPeragaan.JEDA, jadwal=False)
    event.refresh_from_db()
    Kejadian.objects.filter(pk=event.pk).update(
        dibuat=event.dibuat - timedelta(minutes=1), berhenti=event.berhenti - timedelta(minutes=1)
    )
    event.refresh_from_db()
    stood = event.jam
    assert tasks.maju(row.pk) is None
    assert event.jam == stood
    services.atur_peragaan(bpbd, event, aksi=AksiPeragaan.LANJUT, jadwal=False)
    event.refresh_from_db()
    assert event.berhenti is None
    assert event.terhenti >= timedelta(minutes=1)
    assert stood <= event.jam < stood + timedelta(hours=1)
    assert tasks.maju(row.pk) is not None


@pytest.mark.parametrize(
    ("aksi", "kata"), [(AksiPeragaan.LANJUT, "sedang berjalan"), (AksiPeragaan.HENTI, None), (AksiPeragaan.JEDA, None)]
)
def test_only_what_makes_sense_is_done(kota, mulai, bpbd, aksi, kata):
    row = mulai(menit=5)
    if kata is None:
        services.atur_peragaan(bpbd, row.kejadian, aksi=aksi, jadwal=False)
        with pytest.raises(Ditolak, match=r"dijeda|Tidak ada peragaan"):
            services.atur_peragaan(bpbd, row.kejadian, aksi=aksi, jadwal=False)
    else:
        with pytest.raises(Ditolak, match=kata):
            services.atur_peragaan(bpbd, row.kejadian, aksi=aksi, jadwal=False)


def test_ended_it_plays_no_more_and_what_was_played_stays(kota, mulai, bpbd):
    row = mulai(menit=5)
    tasks.maju(row.pk)
    services.atur_peragaan(bpbd, row.kejadian, aksi=AksiPeragaan.HENTI, jadwal=False)
    assert tasks.maju(row.pk) is None
    assert row.kejadian.laporan.count() == 1


def test_a_step_that_is_refused_stops_it_and_says_why(kota, mulai):
    Pemangku.objects.filter(jabatan__unit=kota.unit["sos"]).update(dicabut=timezone.localdate())
    row = mainkan(mulai())
    act = skenario()["banjir"].babak[row.langkah]
    assert (row.status, act.jabatan, act.laku) == (StatusPeragaan.GAGAL, "pusdalops", Laku.RAPAT)
    assert row.catatan == "Pusdalops: rapat koordinasi: Tidak ada pejabat untuk sosial. Atur di Peran unit."
    assert not row.kejadian.rapat.exists()
    assert row.kejadian.berhenti is not None
    assert tasks.maju(row.pk) is None


def test_the_worker_does_what_is_due_and_comes_back_for_the_rest(kota, mulai):
    row = mulai(menit=5)
    tasks.mainkan(peragaan_id=row.pk)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT args->>'peragaan_id', scheduled_at FROM procrastinate_jobs WHERE task_name = %s",
            ["krisis.peragaan"],
        )
        (number, at), *rest = cursor.fetchall()
    assert (int(number), rest) == (row.pk, [])
    assert timezone.now() - timedelta(seconds=5) < at < timezone.now() + timedelta(seconds=3)


@pytest.mark.parametrize(("menit", "kata"), [(4, "menit"), (1441, "menit"), (-1, "menit")])
def test_a_pace_that_no_clock_keeps_is_refused(kota, mulai, menit, kata):
    with pytest.raises(Ditolak) as refused:
        mulai(menit=menit)
    assert refused.value.bidang == kata
    assert Peragaan.objects.count() == 0


def test_an_unknown_scenario_is_refused(kota, bpbd):
    with pytest.raises(Ditolak, match="tidak ada"):
        services.mainkan(bpbd, Unit(pk=bpbd.unit_id), skenario="tsunami", menit=0, jadwal=False)


@pytest.mark.parametrize("siapa", ["camat", "kadis_sos", "admin", "inspektur"])
def test_only_pusdalops_plays(kota, mulai, siapa):
    with pytest.raises(TidakBerwenang):
        mulai(actor=kota.aktor(siapa))


def test_a_real_event_cannot_be_played_with(aktif, bpbd, kota):
    with pytest.raises(TidakBerwenang):
        services.atur_peragaan(bpbd, aktif(), aksi=AksiPeragaan.JEDA, jadwal=False)


def test_the_board_shows_how_far_it_is(kota, mulai, masuk):
    row = mulai(menit=5)
    tasks.maju(row.pk)
    address = reverse("krisis:papan", args=[row.kejadian_id])
    page = masuk("kepala_bpbd").get(address).content.decode()
    assert "Kecamatan: melapor" in page
    assert "Hentikan peragaan" in page
    other = masuk("camat").get(address).content.decode()
    assert "Kecamatan: melapor" in other
    assert "Hentikan peragaan" not in other


def test_the_shelters_of_the_scenario_are_those_of_the_map(kota):
    places = set(Tempat.objects.filter(jenis=JenisTempat.PENGUNGSIAN).values_list("nama", flat=True))
    counted = {
        b.isi["letak"] for b in skenario()["banjir"].babak if b.laku is Laku.ANGKA and b.isi["ukuran"] == "mengungsi"
    }
    assert counted == places
