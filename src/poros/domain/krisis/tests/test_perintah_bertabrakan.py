"""Orders and what they use: claims of a plan and of the room, collisions shown before anything goes out."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from poros.domain.krisis import services
from poros.domain.krisis.models import PeranKrisis, RencanaKontinjensi
from poros.domain.krisis.queries.papan import tabrakan
from poros.domain.krisis.rules.alur import Peran
from poros.domain.krisis.tests.bahan import perintah
from poros.kernel.commands import Ditolak
from poros.kernel.penugasan.models import Arahan, KlaimSumberDaya, SumberDaya
from poros.kernel.penugasan.services import BelumDilihat
from poros.kernel.penugasan.values import Klaim, PilihanKonflik
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db


@pytest.fixture
def pompa(kota):
    return SumberDaya.objects.create(
        kode="pompa-air", nama="Pompa air", jenis="alat", kapasitas=4, unit=kota.unit["pu"]
    )


def pakai(pompa, jumlah=3, jam=2):
    now = timezone.now()
    return (Klaim(pompa.pk, now, now + timedelta(hours=jam), jumlah),)


def test_an_order_claims_what_it_uses(tanggap, bpbd, kota, pompa):
    made = services.beri_perintah(bpbd, tanggap(), data=perintah(kota, klaim=pakai(pompa)))
    claim = KlaimSumberDaya.objects.get(arahan=made.arahan)
    assert (claim.sumber_daya, claim.jumlah) == (pompa, 3)


def test_more_than_there_is_stops_an_order_that_was_not_shown_it(tanggap, bpbd, kota, pompa):
    row = tanggap()
    services.beri_perintah(bpbd, row, data=perintah(kota, klaim=pakai(pompa)), pilihan=())
    orders = Arahan.objects.count()
    second = perintah(kota, isi="Pompa kedua", klaim=pakai(pompa))
    with pytest.raises(BelumDilihat) as unseen:
        services.beri_perintah(bpbd, row, data=second, pilihan=())
    (found,) = unseen.value.tabrakan
    assert "Pompa air" in found.kalimat
    assert (Arahan.objects.count(), row.perintah.count()) == (orders, 1), "nothing went out"
    said = [PilihanKonflik(kunci=found.kunci, alasan="Pompa kesatu kembali pukul lima")]
    services.beri_perintah(bpbd, row, data=second, pilihan=said)
    kept = tabrakan(row).get()
    assert kept.masukan["keterangan"]["isi"] == "Pompa kesatu kembali pukul lima"


def test_what_is_enough_for_both_collides_with_nothing(tanggap, bpbd, kota, pompa):
    row = tanggap()
    for n in range(2):
        services.beri_perintah(bpbd, row, data=perintah(kota, isi=f"P{n}", klaim=pakai(pompa, 2)), pilihan=())
    assert (row.perintah.count(), tabrakan(row).count()) == (2, 0)


def test_a_drill_claims_nothing(tanggap, bpbd, kota, pompa):
    row = tanggap(latihan=True)
    for n in range(3):
        services.beri_perintah(bpbd, row, data=perintah(kota, isi=f"P{n}", klaim=pakai(pompa)), pilihan=())
    assert (row.perintah.count(), KlaimSumberDaya.objects.count()) == (3, 0)


def test_a_plan_claims_by_code_what_this_government_has(tanggap, bpbd, pompa):
    row = tanggap()
    services.aktifkan(bpbd, row, rencana_id=RencanaKontinjensi.objects.get(kode="banjir").pk)
    claim = KlaimSumberDaya.objects.get()
    assert (claim.sumber_daya, claim.jumlah, claim.selesai - claim.mulai) == (pompa, 3, timedelta(hours=48))
    assert claim.arahan.isi.startswith("Banjir Sungai Uji: Operasikan pompa")


def test_an_order_to_several_units_uses_a_thing_once(tanggap, bpbd, kota, pompa):
    PeranKrisis.objects.create(peran=Peran.PU, unit=kota.unit["dlh"])
    row = tanggap()
    services.aktifkan(bpbd, row, rencana_id=RencanaKontinjensi.objects.get(kode="banjir").pk)
    assert row.perintah.filter(isi__startswith="Operasikan pompa").count() == 2
    assert KlaimSumberDaya.objects.count() == 1


def test_what_was_put_out_of_use_is_not_claimed(tanggap, bpbd, pompa):
    SumberDaya.objects.filter(pk=pompa.pk).update(aktif=False)
    services.aktifkan(bpbd, tanggap(), rencana_id=RencanaKontinjensi.objects.get(kode="banjir").pk)
    assert KlaimSumberDaya.objects.count() == 0


def isian(kota, **lain):
    due = timezone.localtime(timezone.now() + timedelta(hours=5)).strftime("%Y-%m-%dT%H:%M")
    return {"klaster": "SAR", "unit_id": kota.unit["pu"].pk, "isi": "Pasang pompa", "batas": due} | lain


def test_the_page_shows_the_collision_and_sends_when_it_is_sent_all_the_same(tanggap, bpbd, kota, pompa, masuk):
    row = tanggap()
    services.beri_perintah(bpbd, row, data=perintah(kota, klaim=pakai(pompa, jam=8)))
    client, address = masuk("kepala_bpbd"), reverse("krisis:beri", args=[row.pk])
    told = isian(kota, sumber_id=pompa.pk, sumber_jumlah=3)
    page = client.post(address, told)
    words = page.content.decode()
    assert (page.status_code, row.perintah.count()) == (422, 1)
    assert "Pompa air" in words
    assert "Kirim walau bertabrakan" in words
    assert "Pasang pompa</textarea>" in words, "what was typed stays"
    key = words.split('name="lihat-')[1].split('"')[0]
    sent = client.post(address, told | {f"lihat-{key}": "1", f"alasan-{key}": "Darurat"})
    assert (sent.status_code, row.perintah.count()) == (302, 2)
    assert tabrakan(row).get().masukan["keterangan"]["isi"] == "Darurat"


def test_a_claim_without_hours_runs_until_the_order_is_due(tanggap, kota, pompa, masuk):
    row = tanggap()
    masuk("kepala_bpbd").post(reverse("krisis:beri", args=[row.pk]), isian(kota, sumber_id=pompa.pk))
    claim, order = KlaimSumberDaya.objects.get(), row.perintah.get()
    assert (claim.jumlah, claim.selesai) == (1, order.batas)


def test_a_claim_with_hours_runs_in_them(tanggap, kota, pompa, masuk):
    row, now = tanggap(), timezone.localtime().replace(second=0, microsecond=0)
    hours = {"mulai": now.strftime("%Y-%m-%dT%H:%M"), "selesai": (now + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M")}
    masuk("kepala_bpbd").post(reverse("krisis:beri", args=[row.pk]), isian(kota, sumber_id=pompa.pk, **hours))
    claim = KlaimSumberDaya.objects.get()
    assert (claim.mulai, claim.selesai) == (now, now + timedelta(hours=1))


@pytest.mark.parametrize(
    ("lain", "kata"),
    [
        ({"sumber_jumlah": 0, "sumber_id": "x"}, "sumber"),
        ({"batas": ""}, "batas"),
        ({"batas": "2020-01-01T00:00"}, "Batas waktu harus di waktu yang akan datang"),
        ({"unit_id": ""}, "unit_id"),
        ({"isi": "  "}, "isi"),
    ],
)
def test_a_bad_order_keeps_what_was_typed_and_goes_nowhere(tanggap, kota, masuk, lain, kata):
    row = tanggap()
    page = masuk("kepala_bpbd").post(reverse("krisis:beri", args=[row.pk]), isian(kota, klaster="Air bersih") | lain)
    assert (page.status_code, row.perintah.count()) == (422, 0)
    assert kata in page.content.decode()
    assert 'value="Air bersih"' in page.content.decode()


def test_the_form_of_a_drill_asks_for_no_resources(tanggap, masuk, pompa):
    page = masuk("kepala_bpbd").get(reverse("krisis:beri", args=[tanggap(latihan=True).pk])).content.decode()
    assert "sumber_id" not in page
    assert 'name="tindak"' not in page


def test_api_orders_claim_too(tanggap, kota, pompa, program):
    row, now = tanggap(), timezone.now()
    used = {
        "sumber": pompa.pk,
        "jumlah": 2,
        "mulai": now.isoformat(),
        "selesai": (now + timedelta(hours=1)).isoformat(),
    }
    body = {
        "klaster": "SAR", "unit": kota.unit["pu"].pk, "isi": "Pompa", "batas": (now + timedelta(hours=2)).isoformat(),
        "klaim": [used],
    }  # fmt: skip
    bpbd = program("kepala_bpbd", "krisis:baca", "krisis:tulis")
    assert bpbd.post(f"/krisis/kejadian/{row.pk}/perintah", body).status_code == 201
    assert KlaimSumberDaya.objects.get().jumlah == 2
    bad = bpbd.post(f"/krisis/kejadian/{row.pk}/perintah", body | {"klaim": [used | {"jumlah": 0}]})
    assert (bad.status_code, "jumlah" in bad.content.decode()) == (422, True)


@pytest.mark.parametrize("kode", ["camat", "kadis_pu", "kabag_kesra", "inspektur", "admin"])
def test_who_has_no_command_gives_no_order(tanggap, kota, kode):
    row = tanggap()
    with pytest.raises(TidakBerwenang):
        services.beri_perintah(kota.aktor(kode), row, data=perintah(kota))
    assert row.perintah.count() == 0


@pytest.mark.parametrize(
    ("lain", "bidang"),
    [
        ({"isi": ""}, "isi"),
        ({"klaster": " "}, "klaster"),
        ({"unit_id": 10**9}, "unit"),
        ({"batas": timezone.now() - timedelta(days=1)}, "batas"),
    ],
)
def test_an_order_that_cannot_be_is_refused_by_its_field(tanggap, bpbd, kota, lain, bidang):
    row = tanggap()
    with pytest.raises(Ditolak) as refused:
        services.beri_perintah(bpbd, row, data=perintah(kota, **lain))
    assert (refused.value.bidang, row.perintah.count()) == (bidang, 0)
