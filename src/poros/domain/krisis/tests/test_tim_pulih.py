"""Recovery: pictures of damage with their place, the team, its work plan as orders, the draft in the hands of planning."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from poros.domain.krisis import services
from poros.domain.krisis.models import AnggotaTim, KerjaPulih, Kerusakan, PeranKrisis
from poros.domain.krisis.queries import parameter, pulih
from poros.domain.krisis.rules.alur import Peran
from poros.domain.krisis.rules.pulih import PeranTim, Sektor
from poros.domain.krisis.tests.bahan import anggota, gambar, kerja, kerusakan
from poros.kernel.berkas.models import Tautan
from poros.kernel.berkas.queries import isi
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db
OBJEK = "kerusakanbencana"


@pytest.fixture
def perencana(kota):
    return kota.aktor("kabag_ekbang")


def test_pictures_belong_to_the_damage_and_stay_in_their_order(aktif, kota):
    row = services.catat_kerusakan(
        kota.aktor("camat"),
        aktif(),
        data=kerusakan(lat=-1.2, lng=116.8),
        foto=[(gambar("red"), "depan.png"), (gambar("blue"), "belakang.png")],
    )
    assert (row.lat, row.lng) == (-1.2, 116.8)
    ties = Tautan.objects.filter(objek=OBJEK, objek_id=row.pk).order_by("urutan")
    assert [(t.nama, t.berkas.jenis) for t in ties] == [("depan.png", "image/png"), ("belakang.png", "image/png")]
    assert b"".join(isi(ties[0].berkas)) == gambar("red")


@pytest.mark.parametrize(
    ("lain", "foto", "tolak"),
    [
        ({"lat": 1.0}, [], ("lat", "lintang dan bujur")),
        ({"lng": 1.0}, [], ("lat", "lintang dan bujur")),
        ({}, [(gambar(), f"{n}.png") for n in range(9)], ("foto", "Paling banyak 8")),
        ({}, [(b"nama,umur\nA,1\n", "data.csv")], ("foto", "bukan gambar")),
    ],
)
def test_what_is_no_picture_or_no_place_is_refused_beside_its_field(aktif, bpbd, lain, foto, tolak):
    row = aktif()
    with pytest.raises(Ditolak, match=tolak[1]) as refused:
        services.catat_kerusakan(bpbd, row, data=kerusakan(**lain), foto=foto)
    assert refused.value.bidang == tolak[0]
    assert (Kerusakan.objects.count(), Tautan.objects.filter(objek=OBJEK).count()) == (0, 0)


def test_the_database_knows_the_globe(aktif, bpbd):
    row = services.catat_kerusakan(bpbd, aktif(), data=kerusakan())
    with pytest.raises(IntegrityError), transaction.atomic():
        Kerusakan.objects.filter(pk=row.pk).update(lat=200.0, lng=1.0)


def test_the_page_of_a_damage_shows_its_pictures_to_whoever_is_in_office(aktif, kota, masuk):
    row = services.catat_kerusakan(
        kota.aktor("camat"), aktif(), data=kerusakan(lat=-1.2, lng=116.8), foto=[(gambar(), "retak.png")]
    )
    page = masuk("kadis_sos").get(reverse("krisis:rusak", args=[row.pk])).content.decode()
    assert "retak.png" in page
    assert "-1.20000, 116.80000" in page
    tie = Tautan.objects.get(objek=OBJEK, objek_id=row.pk)
    assert masuk("kadis_sos").get(reverse("web:berkas", args=[tie.pk])).status_code == 200
    services.cabut_kerusakan(kota.aktor("camat"), row)
    assert "sudah dicabut" in masuk("sekda").get(reverse("krisis:rusak", args=[row.pk])).content.decode()


def test_the_form_takes_pictures_and_place_with_the_words(aktif, masuk):
    from django.core.files.uploadedfile import SimpleUploadedFile

    event = aktif()
    told = {
        "sektor": "sosial", "subsektor": "Sekolah", "kelas": "sedang", "letak": "Damai", "jumlah": "2", "satuan": "ruang",
        "harga": "150.000.000", "lat": "-1.25", "lng": "116.85",
        "foto": [SimpleUploadedFile(f"{n}.png", gambar(c), "image/png") for n, c in enumerate(("red", "green"))],
    }  # fmt: skip
    answer = masuk("camat").post(reverse("krisis:kerusakan", args=[event.pk]), told)
    assert answer.status_code == 302
    row = event.kerusakan.get()
    assert (row.harga, row.lat, Tautan.objects.filter(objek=OBJEK, objek_id=row.pk).count()) == (150_000_000, -1.25, 2)


def test_the_team_has_one_head_and_each_member_a_name(aktif, perencana, kota):
    row = aktif()
    head = services.tambah_anggota(
        perencana, row, data=anggota(peran=PeranTim.KETUA, jabatan_id=kota.jabatan["kabag_ekbang"].pk, pejabat="")
    )
    services.tambah_anggota(perencana, row, data=anggota(peran=PeranTim.SEKRETARIS, sektor=Sektor.SOSIAL))
    assert [str(a) for a in pulih.tim(row)] == [str(kota.jabatan["kabag_ekbang"]), "Ahli Rekaan"]
    with pytest.raises(Ditolak, match="sudah mempunyai ketua") as refused:
        services.tambah_anggota(perencana, row, data=anggota(peran=PeranTim.KETUA))
    assert refused.value.bidang == "peran"
    with pytest.raises(IntegrityError), transaction.atomic():
        AnggotaTim.objects.create(kejadian=row, peran=PeranTim.KETUA, pejabat="Kedua")
    services.lepas_anggota(perencana, head)
    services.tambah_anggota(perencana, row, data=anggota(peran=PeranTim.KETUA))
    lines = Jejak.objects.filter(aksi="krisis.tim_lepas")
    assert [line.objek_id for line in lines] == [head.pk]


@pytest.mark.parametrize(
    ("lain", "kata"), [({"pejabat": " "}, "Pilih jabatan"), ({"jabatan_id": 10**9, "pejabat": ""}, "tidak dikenal")]
)
def test_a_member_that_nobody_knows_is_refused(aktif, perencana, lain, kata):
    with pytest.raises(Ditolak, match=kata) as refused:
        services.tambah_anggota(perencana, aktif(), data=anggota(**lain))
    assert refused.value.bidang == "jabatan"


def test_the_steps_that_ship_go_to_the_units_of_their_roles_once(aktif, perencana, kota):
    row, today = aktif(), timezone.localdate()
    made = services.susun_kerja(perencana, row)
    wanted = {
        (s.kode, u.kode) for s in parameter.kerja_pulih() for u in parameter.unit_menurut_peran().get(s.peran, [])
    }
    assert {(k.kode, k.unit.kode) for k in made} == wanted
    plan = next(k for k in made if k.kode == "susun")
    assert (plan.mulai, plan.selesai) == (today + timedelta(days=8), today + timedelta(days=14))
    with pytest.raises(Ditolak, match="sudah ada"):
        services.susun_kerja(perencana, row)
    PeranKrisis.objects.create(peran=Peran.PERUMAHAN, unit=kota.unit["pu"])
    assert [k.kode for k in services.susun_kerja(perencana, row)] == ["rumah"]


@pytest.mark.parametrize(
    ("lain", "bidang"),
    [
        ({"nama": " "}, "nama"),
        ({"unit_id": 0}, "unit"),
        ({"selesai": timezone.localdate() - timedelta(days=40)}, "selesai"),
        ({"mulai": timezone.localdate() - timedelta(days=9), "selesai": timezone.localdate() - timedelta(days=8)}, "selesai"),
    ],
)  # fmt: skip
def test_a_step_that_cannot_be_is_refused_by_its_field(aktif, perencana, kota, lain, bidang):
    with pytest.raises(Ditolak) as refused:
        services.tambah_kerja(perencana, aktif(), data=kerja(kota, **lain))
    assert refused.value.bidang == bidang


def test_steps_are_sent_as_orders_with_the_end_of_their_last_day_and_never_twice(aktif, perencana, kota):
    row = aktif()
    step = services.tambah_kerja(perencana, row, data=kerja(kota))
    (order,) = services.kirim_kerja(perencana, row)
    work = Penugasan.objects.get(arahan=order.arahan)
    assert (work.unit, order.klaster, order.isi) == (kota.unit["pu"], "Pemulihan", "Ukur jembatan")
    assert timezone.localtime(order.batas).date() == step.selesai
    step.refresh_from_db()
    assert step.perintah == order
    with pytest.raises(Ditolak, match="belum dikirim"):
        services.kirim_kerja(perencana, row)
    with pytest.raises(Ditolak, match="sudah dikirim"):
        services.hapus_kerja(perencana, step)
    assert [k.perintah_id for k in pulih.kerja(row)] == [order.pk]


def test_a_step_whose_days_are_over_is_not_sent_and_nothing_else_with_it(aktif, perencana, kota):
    row = aktif()
    services.tambah_kerja(perencana, row, data=kerja(kota))
    late = services.tambah_kerja(perencana, row, data=kerja(kota, nama="Data dasar"))
    past = timezone.localdate() - timedelta(days=3)
    KerjaPulih.objects.filter(pk=late.pk).update(mulai=past, selesai=past)
    before = Penugasan.objects.count()
    with pytest.raises(Ditolak, match="Data dasar"):
        services.kirim_kerja(perencana, row)
    assert Penugasan.objects.count() == before
    services.hapus_kerja(perencana, late)
    assert len(services.kirim_kerja(perencana, row)) == 1


@pytest.mark.parametrize("kode", ["camat", "kadis_sos", "walikota", "inspektur", "admin"])
def test_the_team_and_its_work_are_the_planners(aktif, kota, perencana, kode):
    row, actor = aktif(), kota.aktor(kode)
    member = services.tambah_anggota(perencana, row, data=anggota())
    step = services.tambah_kerja(perencana, row, data=kerja(kota))
    acts = (
        lambda: services.tambah_anggota(actor, row, data=anggota()),
        lambda: services.lepas_anggota(actor, member),
        lambda: services.susun_kerja(actor, row),
        lambda: services.tambah_kerja(actor, row, data=kerja(kota)),
        lambda: services.hapus_kerja(actor, step),
        lambda: services.kirim_kerja(actor, row),
        lambda: services.serahkan_r3p(actor, row),
    )
    for act in acts:
        with pytest.raises(TidakBerwenang):
            act()
    assert (row.tim.count(), row.kerja.count()) == (1, 1)


def test_the_draft_is_handed_over_as_a_file_with_the_work(aktif, bpbd, perencana, kota):
    row = aktif()
    services.catat_kerusakan(bpbd, row, data=kerusakan())
    services.susun_r3p(perencana, row)
    services.tambah_anggota(perencana, row, data=anggota(peran=PeranTim.KETUA))
    handed = services.serahkan_r3p(perencana, row)
    works = Penugasan.objects.filter(arahan__in=[p.arahan_id for p in handed])
    ties = Tautan.objects.filter(objek="penugasan", objek_id__in=works)
    assert (works.count(), ties.count(), {t.nama for t in ties}) == (2, 2, {"R3P Banjir Sungai Uji.pdf"})
    assert b"".join(isi(ties[0].berkas)).startswith(b"%PDF")
    assert {t.berkas_id for t in ties} == {ties[0].berkas_id}, "one file, kept once"


@pytest.mark.parametrize(
    ("siapkan", "kata"),
    [
        (lambda row, actor: None, "belum berisi"),
        (lambda row, actor: PeranKrisis.objects.filter(peran__in=[Peran.PERENCANAAN, Peran.KEUANGAN]).delete(), "Belum ada unit"),
    ],
)  # fmt: skip
def test_a_hand_over_needs_a_plan_and_somebody_to_take_it(aktif, bpbd, siapkan, kata):
    row = aktif()
    if "unit" in kata:
        services.catat_kerusakan(bpbd, row, data=kerusakan())
        services.susun_r3p(bpbd, row)
    siapkan(row, bpbd)
    with pytest.raises(Ditolak, match=kata):
        services.serahkan_r3p(bpbd, row)


def test_in_a_drill_the_plan_is_handed_over_on_its_own_board_only(aktif, bpbd, kota):
    row = aktif(latihan=True)
    services.catat_kerusakan(bpbd, row, data=kerusakan())
    services.susun_r3p(bpbd, row)
    services.tambah_kerja(bpbd, row, data=kerja(kota))
    services.kirim_kerja(bpbd, row)
    assert len(services.serahkan_r3p(bpbd, row)) == 2
    assert (Penugasan.objects.count(), Tautan.objects.filter(objek="penugasan").count()) == (0, 0)


def test_the_work_goes_on_after_the_emergency_has_ended(aktif, bpbd, perencana, kota):
    row = aktif()
    services.akhiri(bpbd, row)
    row.refresh_from_db()
    services.tambah_kerja(perencana, row, data=kerja(kota))
    assert len(services.kirim_kerja(perencana, row)) == 1


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_page_costs_the_same_for_one_step_and_for_three(aktif, perencana, kota, masuk, banyak):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    row = aktif()
    for n in range(banyak):
        services.tambah_kerja(perencana, row, data=kerja(kota, nama=f"Langkah {n}"))
        services.tambah_anggota(perencana, row, data=anggota(pejabat=f"Ahli {n}"))
    services.kirim_kerja(perencana, row)
    client, address = masuk("kabag_ekbang"), reverse("krisis:pulih", args=[row.pk])
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        page = client.get(address).content
    assert (page.count(b"Langkah "), page.count(b"Ahli ")) == (banyak, banyak)
    ours = [q["sql"] for q in found.captured_queries if "krisis_" in q["sql"] or "penugasan_penugasan" in q["sql"]]
    assert len(ours) == 6


def test_buttons_are_for_the_planners(aktif, kota, perencana, masuk):
    row = aktif()
    services.tambah_kerja(perencana, row, data=kerja(kota))
    words = ("Susun langkah baku", "Kirim 1 langkah", "Susun rancangan R3P")
    seen = {
        kode: [w in masuk(kode).get(reverse("krisis:pulih", args=[row.pk])).content.decode() for w in words]
        for kode in ("kabag_ekbang", "kepala_bpbd", "camat")
    }
    assert seen == {"kabag_ekbang": [True] * 3, "kepala_bpbd": [True] * 3, "camat": [False] * 3}


def test_the_whole_through_the_pages(aktif, masuk, kota):
    row, client = aktif(), masuk("kabag_ekbang")
    assert (
        client.post(
            reverse("krisis:anggota_tim", args=[row.pk]), {"peran": "ketua", "pejabat": "Bu Rekaan"}
        ).status_code
        == 302
    )
    bad = client.post(reverse("krisis:anggota_tim", args=[row.pk]), {"peran": "ketua", "pejabat": "Pak Rekaan"})
    assert (bad.status_code, "sudah mempunyai ketua" in bad.content.decode()) == (422, True)
    assert "Pak Rekaan" in bad.content.decode(), "what was typed stays"
    client.post(reverse("krisis:susun_kerja", args=[row.pk]))
    count = row.kerja.count()
    today = timezone.localdate()
    told = {"nama": "Rapat tim", "unit_id": kota.unit["pu"].pk, "mulai": today, "selesai": today}
    assert client.post(reverse("krisis:kerja", args=[row.pk]), told).status_code == 302
    step = row.kerja.get(nama="Rapat tim")
    client.post(reverse("krisis:hapus_kerja", args=[step.pk]))
    assert row.kerja.count() == count > 0
    client.post(reverse("krisis:kirim_kerja", args=[row.pk]))
    assert row.kerja.filter(perintah__isnull=True).count() == 0
    client.post(reverse("krisis:lepas_tim", args=[row.tim.get().pk]))
    assert row.tim.count() == 0
