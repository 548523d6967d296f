"""Learning: effects expected and real, reviews whose decisions become work, an evaluation that collects by itself."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from poros.domain.krisis import publik, services
from poros.domain.krisis.models import Kontak, Tinjauan
from poros.domain.krisis.queries.tinjau import kumpulkan
from poros.domain.krisis.rules.alur import JenisSiaran, JenisTinjauan
from poros.domain.krisis.tests.bahan import perintah, rumor, tinjauan
from poros.domain.krisis.values import SUMBANGAN, DataKartu, DataKontak, DataOpsi, DataSiaran, KartuPapan
from poros.kernel.commands import Ditolak
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db


def test_a_review_needs_words_and_a_commander(tanggap, bpbd, kota):
    row = tanggap()
    with pytest.raises(Ditolak) as refused:
        services.tinjau(bpbd, row, data=tinjauan(berjalan=" "))
    assert refused.value.bidang == "berjalan"
    for kode in ("camat", "kadis_sos", "inspektur", "admin"):
        with pytest.raises(TidakBerwenang):
            services.tinjau(kota.aktor(kode), row, data=tinjauan())
    assert Tinjauan.objects.count() == 0


def test_what_a_review_decides_is_work_at_once(tanggap, bpbd, kota):
    row = tanggap()
    made = services.tinjau(bpbd, row, data=tinjauan(putusan=(perintah(kota, klaster="Tinjauan", isi="Tambah perahu"),)))
    order = made.perintah.get()
    assert Penugasan.objects.get(arahan=order.arahan).unit == kota.unit["pu"]
    assert made.jam["perintah"] == 0, "the review speaks of what was before it"


def test_a_decision_that_cannot_be_stops_the_whole_review(tanggap, bpbd, kota):
    bad = perintah(kota, batas=timezone.now() - timedelta(hours=1))
    with pytest.raises(Ditolak) as refused:
        services.tinjau(bpbd, tanggap(), data=tinjauan(putusan=(perintah(kota), bad)))
    assert refused.value.bidang == "batas"
    assert (Tinjauan.objects.count(), Penugasan.objects.count()) == (0, 0)


def test_effects_are_counted_by_cluster(tanggap, bpbd, kota):
    row = tanggap()
    first = services.beri_perintah(bpbd, row, data=perintah(kota, harapan="Air turun 20 cm"))
    services.beri_perintah(bpbd, row, data=perintah(kota, isi="Patroli"))
    services.beri_perintah(bpbd, row, data=perintah(kota, klaster="Air", isi="Tangki", harapan="7 liter"))
    services.nilai_perintah(bpbd, first, dampak="Turun 12 cm")
    clusters = {k["nama"]: k for k in kumpulkan(bpbd, row, rinci=False)["klaster"]}
    assert clusters["SAR"] == {
        "nama": "SAR", "perintah": 2, "selesai": 0, "telat": 0, "diharapkan": 1, "dinilai": 1,
    }  # fmt: skip
    assert (clusters["Air"]["diharapkan"], clusters["Air"]["dinilai"]) == (1, 0)


def test_only_the_evaluation_lists_every_order_and_decision(tanggap, bpbd, kota):
    row = tanggap()
    order = services.beri_perintah(bpbd, row, data=perintah(kota, harapan="Kering"))
    services.nilai_perintah(bpbd, order, dampak="Masih basah")
    ways = (DataOpsi(nama="Ya", akibat="a"), DataOpsi(nama="Tidak", akibat="b"))
    ask = DataKartu(perkara="lain", pertanyaan="Tambah posko?", batas=timezone.now() + timedelta(hours=1), opsi=ways)
    card = services.ajukan_kartu(bpbd, row, data=ask)
    services.putuskan(bpbd, card, opsi_id=card.opsi.first().pk)
    daily = services.tinjau(bpbd, row, data=tinjauan())
    assert {"rincian", "keputusan"}.isdisjoint(daily.jam)
    final = services.tinjau(bpbd, row, data=tinjauan(jenis=JenisTinjauan.AKHIR))
    (told,) = final.jam["rincian"]
    assert (told["harapan"], told["dampak"], told["unit"]) == ("Kering", "Masih basah", kota.unit["pu"].nama)
    (decided,) = final.jam["keputusan"]
    assert (decided["tanya"], decided["putusan"], decided["lewat"], decided["menit"]) == (
        "Tambah posko?",
        "Ya",
        False,
        0,
    )


def test_a_decision_after_its_safe_moment_is_counted(tanggap, bpbd):
    row = tanggap()
    ways = (DataOpsi(nama="Ya", akibat="a"), DataOpsi(nama="Tidak", akibat="b"))
    ask = DataKartu(perkara="lain", pertanyaan="Q?", batas=timezone.now() + timedelta(hours=1), opsi=ways)
    card = services.ajukan_kartu(bpbd, row, data=ask)
    type(card).objects.filter(pk=card.pk).update(batas=timezone.now() - timedelta(minutes=1))
    card.refresh_from_db()
    services.putuskan(bpbd, card, opsi_id=card.opsi.first().pk)
    found = kumpulkan(bpbd, row, rinci=False)
    assert (found["putusan"], found["putusan_lewat_batas"]) == (1, 1)


def test_promises_and_rumours_are_counted(tanggap, bpbd):
    row, now = tanggap(), timezone.now()
    for n in range(3):
        data = DataKontak(waktu=now, kepada=f"Harian {n}", isi="x", janji="Data", batas=now + timedelta(hours=1))
        services.catat_kontak(bpbd, row, data=data)
    kept, late, _open = row.kontak.order_by("pk")
    services.tepati(bpbd, kept)
    services.tepati(bpbd, late)
    Kontak.objects.filter(pk=late.pk).update(ditepati=now + timedelta(hours=2))
    heard = services.catat_rumor(bpbd, row, data=rumor())
    services.catat_rumor(bpbd, row, data=rumor(isi="Beras habis"))
    answer = DataSiaran(jenis=JenisSiaran.KLARIFIKASI, judul="Tanggul utuh", isi="Foto pukul 9", rumor_id=heard.pk)
    services.siarkan(bpbd, row, data=answer)
    found = kumpulkan(bpbd, row, rinci=False)
    assert (found["janji"], found["janji_ditepati"], found["rumor"], found["rumor_dijawab"]) == (3, 1, 2, 1)


def test_other_modules_tell_of_fairness_and_money(tanggap, bpbd, kota, monkeypatch):
    monkeypatch.setattr(SUMBANGAN, "evaluasi", {})
    asked = []
    publik.sumbang_evaluasi("uji", lambda actor, pk: asked.append((actor.nama, pk)) or [KartuPapan("Gini", "0,1", "x")])
    row = tanggap()
    made = services.tinjau(bpbd, row, data=tinjauan())
    assert (made.jam["lain"], asked) == ([{"label": "Gini", "nilai": "0,1", "satuan": "x"}], [(bpbd.nama, row.pk)])
    services.akhiri(bpbd, row)
    drill = tanggap(latihan=True)
    assert services.tinjau(bpbd, drill, data=tinjauan()).jam["lain"] == []


def test_logistics_is_among_those_who_tell():
    assert "logistik" in SUMBANGAN.evaluasi


def test_after_the_end_an_evaluation_is_still_written(tanggap, bpbd):
    row = tanggap()
    services.akhiri(bpbd, row)
    row.refresh_from_db()
    assert services.tinjau(bpbd, row, data=tinjauan(jenis=JenisTinjauan.AKHIR)).jam["kaji_ke_status"] == 0


def isian(**lain):
    return {"jenis": "harian", "berjalan": "Evakuasi", "tersendat": "Perahu kurang", "pelajaran": ""} | lain


def test_the_page_takes_up_to_three_decisions(tanggap, kota, masuk):
    row = tanggap()
    due = (timezone.localtime() + timedelta(hours=4)).strftime("%Y-%m-%dT%H:%M")
    told = isian()
    for n, kode in ((1, "pu"), (3, "sos")):
        told |= {
            f"putusan_unit_{n}": kota.unit[kode].pk,
            f"putusan_isi_{n}": f"Kerjakan {n}",
            f"putusan_batas_{n}": due,
        }
    assert masuk("kepala_bpbd").post(reverse("krisis:tinjauan", args=[row.pk]), told).status_code == 302
    orders = row.tinjauan.get().perintah.order_by("pk")
    assert [(o.isi, o.unit.kode, o.klaster) for o in orders] == [
        ("Kerjakan 1", "pu", "Tinjauan"),
        ("Kerjakan 3", "sos", "Tinjauan"),
    ]


@pytest.mark.parametrize(
    ("lain", "bidang"),
    [
        ({"putusan_isi_1": "Tanpa unit"}, "putusan_unit_1"),
        ({"putusan_unit_2": "pu"}, "putusan_isi_2"),
        ({"putusan_unit_1": "pu", "putusan_isi_1": "x", "putusan_batas_1": ""}, "putusan_batas_1"),
        ({"berjalan": ""}, "berjalan"),
        ({"jenis": "tahunan"}, "jenis"),
    ],
)
def test_half_a_decision_is_asked_about_and_nothing_is_lost(tanggap, kota, masuk, lain, bidang):
    row = tanggap()
    told = {k: kota.unit["pu"].pk if v == "pu" else v for k, v in lain.items()}
    page = masuk("kepala_bpbd").post(reverse("krisis:tinjauan", args=[row.pk]), isian(**told))
    words = page.content.decode()
    assert (page.status_code, row.tinjauan.count(), row.perintah.count()) == (422, 0, 0)
    assert f'id="galat-{bidang}"' in words or f"id_{bidang}" in words
    assert "Perahu kurang" in words


def test_the_page_of_news_shows_what_was_collected(tanggap, bpbd, kota, masuk, monkeypatch):
    monkeypatch.setattr(SUMBANGAN, "evaluasi", {"uji": lambda _a, _k: [KartuPapan("BTT terpakai", "Rp7")]})
    row = tanggap()
    order = services.beri_perintah(bpbd, row, data=perintah(kota, harapan="Air surut"))
    services.nilai_perintah(bpbd, order, dampak="Surut sebagian")
    services.tinjau(bpbd, row, data=tinjauan(jenis=JenisTinjauan.AKHIR, pelajaran="Siapkan perahu"))
    words = masuk("camat").get(reverse("krisis:kabar", args=[row.pk])).content.decode()
    assert all(w in words for w in ("Siapkan perahu", "BTT terpakai", "Rp7", "Air surut", "Surut sebagian"))


def test_a_program_reviews_with_decisions(tanggap, kota, program):
    row = tanggap()
    due = (timezone.now() + timedelta(hours=2)).isoformat()
    order = {"klaster": "Air", "unit": kota.unit["pu"].pk, "isi": "Tangki", "batas": due}
    body = {"jenis": "harian", "berjalan": "x", "putusan": [order]}
    bpbd = program("kepala_bpbd", "krisis:baca", "krisis:tulis")
    assert bpbd.post(f"/krisis/kejadian/{row.pk}/tinjauan", body).status_code == 201
    assert row.tinjauan.get().perintah.get().isi == "Tangki"
    bad = bpbd.post(f"/krisis/kejadian/{row.pk}/tinjauan", body | {"putusan": [order | {"unit": 0}]})
    assert (bad.status_code, row.tinjauan.count()) == (422, 1)


def test_a_meeting_keeps_who_was_asked_and_who_came(tanggap, kota, masuk):
    row = tanggap()
    due = (timezone.localtime() + timedelta(hours=4)).strftime("%Y-%m-%dT%H:%M")
    told = {
        "waktu": timezone.localtime().strftime("%Y-%m-%dT%H:%M"), "tempat": "Posko", "pimpinan": "Sekda",
        "hasil": "Sepakat", "hadir": [kota.unit["pu"].pk], "diundang": [kota.unit["sos"].pk],
        "putusan_unit_2": kota.unit["pu"].pk, "putusan_isi_2": "Pasang pompa", "putusan_batas_2": due,
    }  # fmt: skip
    assert masuk("kepala_bpbd").post(reverse("krisis:rapat", args=[row.pk]), told).status_code == 302
    held = row.rapat.get()
    assert set(held.hadir.values_list("kode", flat=True)) == {"pu"}
    assert set(held.diundang.values_list("kode", flat=True)) == {"pu", "sos"}
    assert [o.isi for o in held.perintah.all()] == ["Pasang pompa"]
    page = masuk("camat").get(reverse("krisis:kisah", args=[row.pk])).content.decode()
    assert "Diundang" in page
    assert kota.unit["sos"].singkatan in page
