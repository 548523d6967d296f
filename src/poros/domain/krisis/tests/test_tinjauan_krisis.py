"""The evaluation: minutes from the first report to the decree, effects, decisions and promises, frozen as they were."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from poros.domain.krisis import services
from poros.domain.krisis.models import Kartu, Laporan, Perintah
from poros.domain.krisis.queries.tinjau import kumpulkan
from poros.domain.krisis.rules.alur import JenisTinjauan, Status
from poros.domain.krisis.tests.bahan import cacat, janji, perintah, rumor, segar, siaran, tinjauan
from poros.domain.krisis.tests.conftest import keputusan
from poros.domain.krisis.values import SUMBANGAN, DataKaji, DataKartu, DataOpsi, KartuPapan
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.penugasan.models import Penugasan

pytestmark = pytest.mark.django_db
DUA = (DataOpsi(nama="Ya", akibat="a"), DataOpsi(nama="Tidak", akibat="b"))
AKHIR = {"jenis": JenisTinjauan.AKHIR}


def kaji(aktor, row, **lain):
    data = {"hasil": "300 KK", "rekomendasi": Status.TANGGAP, "gangguan_hidup": True}
    return services.kaji(aktor, row, data=DataKaji(**(data | lain)))


def putus(aktor, row, tanya="Tambah posko?"):
    ask = DataKartu(perkara="lain", pertanyaan=tanya, batas=row.jam + timedelta(hours=1), opsi=DUA)
    card = services.ajukan_kartu(aktor, row, data=ask)
    return services.putuskan(aktor, card, opsi_id=card.opsi.first().pk)


# ---------------------------------------------------------------- clocks


def test_before_anything_was_done_no_minutes_are_claimed(buka, bpbd):
    found = kumpulkan(bpbd, buka(), rinci=False)
    assert (found["lapor_ke_kaji"], found["kaji_ke_status"]) == (None, None)
    assert {k: v for k, v in found.items() if isinstance(v, int) and v} == {}


def test_minutes_run_from_the_first_report_to_the_first_assessment(buka, bpbd, laporan):
    row = buka()
    laporan(kejadian_id=row.pk, waktu=timezone.now() - timedelta(minutes=50))
    laporan(kejadian_id=row.pk, waktu=timezone.now() - timedelta(minutes=95))
    kaji(bpbd, row)
    first = row.kaji.get()
    kaji(bpbd, row)
    earliest = Laporan.objects.order_by("waktu").first()
    wanted = round((first.waktu - earliest.waktu).total_seconds() / 60)
    assert kumpulkan(bpbd, row, rinci=False)["lapor_ke_kaji"] == wanted == 95


def test_without_reports_minutes_run_from_the_beginning_of_the_event(buka, bpbd):
    row = buka(mulai=timezone.now() - timedelta(minutes=30))
    kaji(bpbd, row)
    assert kumpulkan(bpbd, row, rinci=False)["lapor_ke_kaji"] == 30


def test_the_first_decree_ends_the_second_clock_and_a_prolonged_one_does_not_move_it(buka, bpbd):
    row, then = buka(), timezone.now() - timedelta(minutes=40)
    row.kaji.create(waktu=then, hasil="x", gangguan_hidup=True, rekomendasi="tanggap", rapat_sebelum=then, oleh="x")
    services.tetapkan(bpbd, row, data=keputusan())
    before = kumpulkan(bpbd, segar(row), rinci=False)["kaji_ke_status"]
    last = row.penetapan.get()
    services.perpanjang(
        bpbd, segar(row), nomor="8", tanggal=timezone.localdate(), penetap_id=last.penetap_id,
        sampai=last.sampai + timedelta(days=7),
    )  # fmt: skip
    assert kumpulkan(bpbd, segar(row), rinci=False)["kaji_ke_status"] == before == 40


# ---------------------------------------------------------------- counts


def test_orders_done_late_and_judged_are_counted_by_cluster(tanggap, bpbd, kota):
    row = tanggap()
    done = services.beri_perintah(bpbd, row, data=perintah(kota, harapan="Kering"))
    late = services.beri_perintah(bpbd, row, data=perintah(kota, isi="Terlambat"))
    services.beri_perintah(bpbd, row, data=perintah(kota, isi="Berjalan"))
    Penugasan.objects.filter(arahan=done.arahan).update(status="selesai")
    Perintah.objects.filter(pk__in=[done.pk, late.pk]).update(batas=timezone.now() - timedelta(minutes=5))
    services.nilai_perintah(bpbd, done, dampak="Masih basah")
    services.nilai_perintah(bpbd, late, dampak="Tanpa harapan tertulis")
    (cluster,) = kumpulkan(bpbd, row, rinci=False)["klaster"]
    assert cluster == {"nama": "SAR", "perintah": 3, "selesai": 1, "telat": 1, "diharapkan": 1, "dinilai": 2}


@pytest.mark.parametrize("status", ["selesai", "dibatalkan", "dialihkan"])
def test_what_is_off_the_table_counts_as_done(tanggap, bpbd, kota, status):
    row = tanggap()
    order = services.beri_perintah(bpbd, row, data=perintah(kota))
    Penugasan.objects.filter(arahan=order.arahan).update(status=status)
    assert kumpulkan(bpbd, row, rinci=False)["perintah_selesai"] == 1


def test_only_signed_reports_and_answered_rumours_count(tanggap, bpbd):
    row = tanggap()
    draft = services.susun_sitrep(bpbd, row)
    heard = [services.catat_rumor(bpbd, row, data=rumor(isi=f"K{n}")) for n in range(3)]
    services.siarkan(bpbd, row, data=siaran(rumor_id=heard[0].pk))
    found = kumpulkan(bpbd, row, rinci=False)
    assert (found["sitrep"], found["rumor"], found["rumor_dijawab"]) == (0, 3, 1)
    services.sahkan_sitrep(bpbd, services.ubah_sitrep(bpbd, draft, narasi="x"))
    assert kumpulkan(bpbd, row, rinci=False)["sitrep"] == 1


def test_a_promise_kept_in_time_one_late_and_one_open(tanggap, bpbd):
    row = tanggap()
    then = timezone.now() - timedelta(hours=3)
    kept = services.catat_kontak(bpbd, row, data=janji(4))
    late = services.catat_kontak(bpbd, row, data=janji(waktu=then, batas=then + timedelta(hours=1)))
    services.catat_kontak(bpbd, row, data=janji(4))
    for row_ in (kept, late):
        services.tepati(bpbd, row_)
    found = kumpulkan(bpbd, row, rinci=False)
    assert (found["janji"], found["janji_ditepati"]) == (3, 1)


def test_a_decision_says_how_long_it_took_and_whether_it_was_still_safe(tanggap, bpbd):
    row = tanggap()
    first, second = putus(bpbd, row, "Pertama?"), putus(bpbd, row, "Kedua?")
    Kartu.objects.filter(pk=first.pk).update(dibuat=first.diputus - timedelta(minutes=25))
    Kartu.objects.filter(pk=second.pk).update(batas=second.diputus - timedelta(seconds=1))
    services.catat_hasil(bpbd, second, hasil="Macet")
    told = kumpulkan(bpbd, row, rinci=True)["keputusan"]
    assert [(k["tanya"], k["menit"], k["lewat"], k["hasil"]) for k in told] == [
        ("Pertama?", 25, False, ""), ("Kedua?", 0, True, "Macet"),
    ]  # fmt: skip


def test_a_drill_claims_no_minutes_of_deciding_and_no_money(tanggap, bpbd, monkeypatch):
    monkeypatch.setattr(SUMBANGAN, "evaluasi", {"uji": lambda _a, _k: [KartuPapan("BTT", "Rp7")]})
    row = tanggap(latihan=True)
    putus(bpbd, row)
    found = kumpulkan(bpbd, row, rinci=True)
    assert (found["lain"], [k["menit"] for k in found["keputusan"]]) == ([], [None])


# ---------------------------------------------------------------- frozen, in one language


def test_what_a_review_found_stays_as_it_was_found(tanggap, bpbd, kota):
    row = tanggap()
    made = services.tinjau(bpbd, row, data=tinjauan(**AKHIR))
    services.beri_perintah(bpbd, row, data=perintah(kota))
    made.refresh_from_db()
    assert (made.jam["perintah"], kumpulkan(bpbd, row, rinci=False)["perintah"]) == (0, 1)


def test_whoever_reviews_in_english_the_figures_of_others_are_indonesian(tanggap, bpbd, monkeypatch):
    from django.utils.translation import gettext_lazy

    monkeypatch.setattr(SUMBANGAN, "evaluasi", {"uji": lambda _a, _k: [KartuPapan(gettext_lazy("Pemulihan"), "1")]})
    with translation.override("en"):
        made = services.tinjau(bpbd, tanggap(), data=tinjauan())
    assert made.jam["lain"] == [{"label": "Pemulihan", "nilai": "1", "satuan": ""}]


@pytest.mark.parametrize("bahasa", ["id", "en"])
def test_orders_out_of_a_review_stand_in_one_cluster(tanggap, kota, masuk, bahasa):
    row = tanggap()
    due = (timezone.localtime() + timedelta(hours=4)).strftime("%Y-%m-%dT%H:%M")
    told = {
        "jenis": "harian", "berjalan": "Evakuasi", "putusan_unit_1": kota.unit["pu"].pk, "putusan_isi_1": "Tambah perahu",
        "putusan_batas_1": due,
    }  # fmt: skip
    answer = masuk("kepala_bpbd").post(
        reverse("krisis:tinjauan", args=[row.pk]), told, headers={"Accept-Language": bahasa}
    )
    assert answer.status_code == 302
    assert row.tinjauan.get().perintah.get().klaster == "Tinjauan"


def test_words_are_trimmed_and_lines_stay(tanggap, bpbd, masuk):
    row = tanggap()
    made = services.tinjau(bpbd, row, data=tinjauan(berjalan=" Satu\nDua ", tersendat=" ", pelajaran=" Siap "))
    assert (made.berjalan, made.tersendat, made.pelajaran) == ("Satu\nDua", "", "Siap")
    page = masuk("camat").get(reverse("krisis:kabar", args=[row.pk])).content.decode()
    assert ("Satu<br>Dua" in page, "Tersendat" in page) == (True, False)


def test_the_newest_review_stands_first_and_only_the_final_one_opens_its_details(tanggap, bpbd, kota, masuk):
    row = tanggap()
    services.beri_perintah(bpbd, row, data=perintah(kota, harapan="Air surut"))
    services.tinjau(bpbd, row, data=tinjauan(berjalan="Hari pertama"))
    assert "Dampak yang diharapkan" not in masuk("camat").get(reverse("krisis:kabar", args=[row.pk])).content.decode()
    services.tinjau(bpbd, row, data=tinjauan(berjalan="Penutup", **AKHIR))
    page = masuk("camat").get(reverse("krisis:kabar", args=[row.pk])).content.decode()
    assert page.index("Penutup") < page.index("Hari pertama")
    assert page.count("Dampak yang diharapkan dan yang terjadi") == 1


def test_the_trail_names_the_review_but_keeps_its_words_out(tanggap, bpbd):
    services.tinjau(bpbd, tanggap(), data=tinjauan(tersendat="Kepala dinas lambat sekali"))
    line = Jejak.objects.get(aksi="krisis.tinjau")
    assert "lambat sekali" not in str(line.data)


def test_the_deputy_of_the_chart_reviews_and_a_cluster_lead_does_not(tanggap, bpbd, kota):
    from dataclasses import replace

    from poros.domain.krisis.rules.alur import PeranKomando
    from poros.domain.krisis.tests.conftest import bagan
    from poros.kernel.wewenang import TidakBerwenang

    row, chart = tanggap(), bagan(kota)
    for role, allowed in ((PeranKomando.WAKIL, True), (PeranKomando.KLASTER, False)):
        seats = tuple(
            replace(p, peran=role, jabatan_id=kota.jabatan["kadis_dlh"].pk, pejabat="") if p.kode == "jubir" else p
            for p in chart.posisi
        )
        services.susun_komando(bpbd, row, data=replace(chart, posisi=seats))
        if allowed:
            assert services.tinjau(kota.aktor("kadis_dlh"), row, data=tinjauan()).pk
        else:
            with pytest.raises(TidakBerwenang):
                services.tinjau(kota.aktor("kadis_dlh"), row, data=tinjauan())


def test_a_decision_for_a_unit_that_is_none_stops_the_review(tanggap, bpbd, kota):
    row = tanggap()
    with pytest.raises(Ditolak) as refused:
        services.tinjau(bpbd, row, data=tinjauan(putusan=(perintah(kota, unit_id=999_999),)))
    assert (refused.value.bidang, row.tinjauan.count()) == ("unit", 0)


@pytest.mark.parametrize(
    ("lain", "salah"),
    [
        ({"berjalan": " "}, {"berjalan"}),
        ({"jenis": "tahunan"}, {"jenis"}),
        ({"berjalan": "x" * 4001}, {"berjalan"}),
        ({"putusan": [{"klaster": "", "unit": 1, "isi": "x", "batas": "2190-01-01T00:00:00Z"}]}, {"putusan/0/klaster"}),
        ({"putusan": [{"klaster": "A", "unit": 1, "isi": "x", "batas": "besok"}]}, {"putusan/0/batas"}),
    ],
)
def test_a_program_hears_which_part_of_a_review_is_wrong(tanggap, program, lain, salah):
    row = tanggap()
    body = {"jenis": "harian", "berjalan": "Evakuasi"} | lain
    assert cacat(program("kepala_bpbd", "krisis:tulis").post(f"/krisis/kejadian/{row.pk}/tinjauan", body)) == salah
    assert row.tinjauan.count() == 0


def test_a_program_reviews_once_per_key(tanggap, program, kota):
    row, bpbd = tanggap(), program("kepala_bpbd", "krisis:tulis")
    due = (timezone.now() + timedelta(hours=2)).isoformat()
    body = {
        "jenis": "akhir", "berjalan": "x",
        "putusan": [{"klaster": "Air", "unit": kota.unit["pu"].pk, "isi": "Tangki", "batas": due}],
    }  # fmt: skip
    answers = [bpbd.post(f"/krisis/kejadian/{row.pk}/tinjauan", body, kunci="t1").json() for _again in range(2)]
    assert answers[0] == answers[1]
    assert (row.tinjauan.count(), row.perintah.count()) == (1, 1)
