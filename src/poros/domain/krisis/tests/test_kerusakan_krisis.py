"""Damage as it is recorded: what a number may be, where it lies, its pictures, who takes a record back."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils import timezone

from poros.domain.krisis import services
from poros.domain.krisis.models import Kejadian, Kerusakan
from poros.domain.krisis.queries import pulih
from poros.domain.krisis.rules.alur import Peran
from poros.domain.krisis.rules.pulih import Kelas, Sektor
from poros.domain.krisis.tests.bahan import cacat, gambar, kerusakan, segar
from poros.kernel.berkas.models import Berkas, Tautan
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.actor import actor
from poros.kernel.organisasi.models import Jabatan, Orang, Pemangku
from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db
OBJEK = "kerusakanbencana"
RIBUAN_TRILIUN = 10**15


def catat(aktor, row, foto=(), **lain):
    return services.catat_kerusakan(aktor, row, data=kerusakan(**lain), foto=foto)


@pytest.fixture
def operator(kota):
    """Somebody below BPBD, and below Bagian Umum: neither leads a unit."""

    def make(unit, fungsi=Fungsi.STAF):
        office = Jabatan.objects.create(unit=kota.unit[unit], nama=f"Operator {unit}", fungsi=fungsi)
        person = Orang.objects.create(nama=f"Operator {unit} Rekaan")
        Pemangku.objects.create(jabatan=office, orang=person, dari=date(2020, 1, 1), dasar="SK 3/2020")
        return actor(person, None, jabatan_id=office.pk, alat="uji")

    return make


@pytest.mark.parametrize(
    "lain",
    [
        {"jumlah": Decimal("0.01"), "harga": 0},
        {"jumlah": Decimal("999999999999.99"), "harga": 0},
        {"jumlah": Decimal(1), "harga": RIBUAN_TRILIUN - 1},
        {"jumlah": Decimal("0.5"), "harga": RIBUAN_TRILIUN - 1, "kerugian": RIBUAN_TRILIUN - 1},
        {"lat": -90.0, "lng": -180.0},
        {"lat": 90.0, "lng": 180.0},
        {"lat": 0.0, "lng": 0.0},
    ],
)
def test_numbers_at_their_edges_are_kept_as_told_and_can_be_planned(tanggap, bpbd, lain):
    row = tanggap()
    made = catat(bpbd, row, **lain)
    made.refresh_from_db()
    assert {name: getattr(made, name) for name in lain} == lain
    (line,) = services.susun_r3p(bpbd, row)
    assert line.kerusakan == made


@pytest.mark.parametrize(
    ("lain", "bidang"),
    [
        ({"jumlah": Decimal("999999999999.99"), "harga": RIBUAN_TRILIUN - 1}, "harga"),
        ({"jumlah": Decimal(2), "harga": RIBUAN_TRILIUN // 2}, "harga"),
        ({"jumlah": Decimal(10**12)}, "jumlah"),
        ({"jumlah": Decimal(-1)}, "jumlah"),
        ({"harga": RIBUAN_TRILIUN}, "harga"),
        ({"kerugian": -1}, "kerugian"),
    ],
)
def test_one_senseless_record_cannot_spoil_the_sums_of_all(tanggap, bpbd, lain, bidang):
    """It would have stopped page and draft of the whole event: no column and no sum holds such a worth."""
    row = tanggap()
    catat(bpbd, row)
    with pytest.raises(Ditolak) as refused, transaction.atomic():
        catat(bpbd, row, **lain)
    assert refused.value.bidang == bidang
    assert pulih.kebutuhan(pulih.kerusakan(row))[Sektor.PERMUKIMAN].kerusakan == 700_000_000


@pytest.mark.parametrize(
    "ubah", [{"jumlah": 0}, {"harga": -1}, {"kerugian": -1}, {"lat": 91.0, "lng": 0.0}, {"lat": 0.0, "lng": -181.0}]
)
def test_the_database_holds_the_same_line(tanggap, bpbd, ubah):
    made = catat(bpbd, tanggap())
    with pytest.raises(IntegrityError), transaction.atomic():
        Kerusakan.objects.filter(pk=made.pk).update(**ubah)


def test_words_are_trimmed_and_who_recorded_it_is_kept_as_that_office_was_called(tanggap, kota):
    made = catat(kota.aktor("camat"), tanggap(), subsektor="  Rumah ", letak=" RT 4\n", satuan=" unit ")
    assert (made.subsektor, made.letak, made.satuan) == ("Rumah", "RT 4", "unit")
    assert (made.unit, made.oleh) == (kota.unit["kec"], "Pejabat Camat Utara, Camat Utara")


def test_each_record_moves_the_board_and_so_does_taking_it_back(tanggap, bpbd):
    row = tanggap()
    before = segar(row).versi
    made = catat(bpbd, row)
    services.cabut_kerusakan(bpbd, made)
    assert segar(row).versi == before + 2


def test_what_was_taken_back_is_counted_nowhere_and_stays_readable(tanggap, bpbd, masuk, program):
    row = tanggap()
    made = catat(bpbd, row, subsektor="Jembatan gantung")
    services.cabut_kerusakan(bpbd, made)
    assert pulih.kebutuhan(pulih.kerusakan(row)) == {}
    client = masuk("camat")
    assert "Jembatan gantung" not in client.get(reverse("krisis:pulih", args=[row.pk])).content.decode()
    page = client.get(reverse("krisis:rusak", args=[made.pk])).content.decode()
    assert ("Jembatan gantung" in page, "sudah dicabut" in page) == (True, True)
    assert program("sekda", "krisis:baca").get(f"/krisis/kejadian/{row.pk}/pemulihan").json()["kerusakan"] == []
    with pytest.raises(Ditolak, match="sudah ada di dalam rencana"):
        services.susun_r3p(bpbd, row)


def test_a_second_click_on_withdraw_keeps_the_first_moment(tanggap, bpbd):
    made = catat(bpbd, tanggap())
    first = services.cabut_kerusakan(bpbd, made).dicabut
    assert services.cabut_kerusakan(bpbd, made).dicabut == first


def test_what_stands_in_the_plan_is_not_taken_back_and_the_page_says_why(tanggap, bpbd, masuk):
    row = tanggap()
    made = catat(bpbd, row)
    services.susun_r3p(bpbd, row)
    answer = masuk("kepala_bpbd").post(reverse("krisis:cabut_kerusakan", args=[made.pk]), follow=True)
    assert "Hapus kegiatannya dahulu" in answer.content.decode()
    made.refresh_from_db()
    assert made.dicabut is None


def test_the_own_unit_takes_back_its_record_others_do_not(tanggap, kota):
    row, camat = tanggap(), kota.aktor("camat")
    for kode in ("kadis_pu", "kadis_sos", "kabag_umum", "staf_pu", "sekda"):
        made = catat(camat, row)
        with pytest.raises(TidakBerwenang):
            services.cabut_kerusakan(kota.aktor(kode), made)
    for kode in ("camat", "kepala_bpbd", "kabag_ekbang", "walikota"):
        assert services.cabut_kerusakan(kota.aktor(kode), catat(camat, row)).dicabut, kode


def test_a_unit_takes_back_what_its_own_field_staff_recorded(tanggap, kota):
    made = catat(kota.aktor("staf_pu"), tanggap())
    assert made.unit == kota.unit["pu_sda"]
    assert services.cabut_kerusakan(kota.aktor("kadis_pu"), made).dicabut


def test_who_runs_the_system_sits_in_a_unit_and_takes_nothing_back_in_its_name(tanggap, kota, masuk):
    row = tanggap()
    made = catat(kota.aktor("kabag_umum"), row)
    with pytest.raises(TidakBerwenang):
        services.cabut_kerusakan(kota.aktor("admin"), made)
    address = reverse("krisis:cabut_kerusakan", args=[made.pk])
    seen = {
        k: address in masuk(k).get(reverse("krisis:pulih", args=[row.pk])).content.decode() for k in ("admin", "tu")
    }
    assert seen == {"admin": False, "tu": True}


def test_staff_of_pusdalops_records_but_is_no_planner(tanggap, kota, operator):
    row, staff = tanggap(), operator("bpbd")
    assert catat(staff, row).unit == kota.unit["bpbd"]
    with pytest.raises(TidakBerwenang):
        services.cabut_kerusakan(staff, catat(kota.aktor("camat"), row))


def test_who_no_longer_holds_the_office_records_nothing(tanggap, kota, operator):
    today = timezone.localdate()
    staff = operator("bpbd")
    Pemangku.objects.filter(jabatan=staff.jabatan_id).update(sampai=today - timedelta(days=1))
    assert actor(Orang.objects.get(pk=staff.orang_id), today, jabatan_id=staff.jabatan_id, alat="uji") is None
    Pemangku.objects.filter(jabatan=staff.jabatan_id).update(sampai=today)
    last_day = actor(Orang.objects.get(pk=staff.orang_id), today, jabatan_id=staff.jabatan_id, alat="uji")
    assert catat(last_day, tanggap()).pk, "the last day of holding counts"


def test_a_role_taken_from_a_unit_ends_its_right_at_once(tanggap, bpbd, kota):
    row = tanggap()
    assert catat(kota.aktor("kadis_sos"), row).pk
    services.atur_peran(bpbd, kota.unit["bpbd"], peran=Peran.SOSIAL, units=[kota.unit["kesra"].pk])
    with pytest.raises(TidakBerwenang):
        catat(kota.aktor("kadis_sos"), row)


@pytest.mark.parametrize(
    ("isi", "nama", "kata"),
    [
        (gambar(), "foto.pdf", "berakhiran .pdf"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "peta.svg", ""),
        (b"\x89PNG\r\n\x1a\nrusak", "rusak.png", ""),
        (b"", "kosong.png", ""),
        (b"MZ\x90\x00program", "foto.jpg", ""),
        (gambar(), "..", ""),
    ],
)
def test_what_is_no_honest_picture_is_refused_beside_the_pictures(tanggap, bpbd, isi, nama, kata):
    row = tanggap()
    with pytest.raises(Ditolak, match=kata or None) as refused, transaction.atomic():
        catat(bpbd, row, foto=[(gambar("green"), "baik.png"), (isi, nama)])
    assert refused.value.bidang == "foto"
    assert (row.kerusakan.count(), Tautan.objects.filter(objek=OBJEK).count()) == (0, 0)


def test_a_program_hears_beside_which_input_the_picture_failed(tanggap, program):
    import base64

    body = {
        "sektor": "sosial",
        "subsektor": "S",
        "kelas": "berat",
        "letak": "D",
        "jumlah": "1",
        "satuan": "u",
        "harga": 5,
    }
    picture = {"nama": "foto.pdf", "isi": base64.b64encode(gambar()).decode()}
    answer = program("camat", "krisis:tulis").post(
        f"/krisis/kejadian/{tanggap().pk}/kerusakan", body | {"foto": [picture]}
    )
    assert cacat(answer) == {"foto"}


def test_the_form_says_it_beside_the_pictures_and_keeps_the_words(tanggap, masuk):
    row = tanggap()
    told = {
        "sektor": "sosial", "subsektor": "Puskesmas Pembantu", "kelas": "sedang", "letak": "Damai", "jumlah": "2",
        "satuan": "ruang", "harga": "150.000.000", "foto": SimpleUploadedFile("foto.pdf", gambar(), "image/png"),
    }  # fmt: skip
    page = masuk("camat").post(reverse("krisis:kerusakan", args=[row.pk]), told)
    words = page.content.decode()
    assert (page.status_code, row.kerusakan.count()) == (422, 0)
    assert 'id="id_foto_error"' in words
    assert "Puskesmas Pembantu" in words
    assert "150.000.000" in words


def test_eight_pictures_are_taken_and_one_content_is_kept_once(tanggap, bpbd):
    made = catat(bpbd, tanggap(), foto=[(gambar("red"), f"{n}.png") for n in range(8)])
    ties = Tautan.objects.filter(objek=OBJEK, objek_id=made.pk).order_by("urutan")
    assert [t.nama for t in ties] == [f"{n}.png" for n in range(8)]
    assert len({t.berkas_id for t in ties}) == 1
    assert {t.oleh for t in ties} == {bpbd.orang_id}


def test_pictures_are_for_the_house_only(tanggap, bpbd, client, masuk):
    made = catat(bpbd, tanggap(), foto=[(gambar(), "retak.png")])
    tie = Tautan.objects.get(objek=OBJEK, objek_id=made.pk)
    client.defaults["HTTP_HOST"] = "uji.localhost"
    for address in (reverse("web:berkas", args=[tie.pk]), reverse("krisis:rusak", args=[made.pk])):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"].startswith(resolve_url(settings.LOGIN_URL))) == (302, True)
    assert masuk("camat").get(reverse("web:berkas", args=[tie.pk])).status_code == 200


def test_the_trail_names_event_and_record_but_not_what_was_written(tanggap, bpbd, kota):
    row = tanggap()
    made = catat(kota.aktor("camat"), row, letak="Rumah Bu Rekaan RT 4")
    services.cabut_kerusakan(kota.aktor("camat"), made)
    record, withdraw = Jejak.objects.filter(aksi__startswith="krisis.rusak").order_by("pk")
    assert (record.objek, record.objek_id, withdraw.objek, withdraw.objek_id) == ("kejadian", row.pk, OBJEK, made.pk)
    assert "Bu Rekaan" not in f"{record.data}{withdraw.data}"


def test_damage_of_a_drill_stays_with_the_drill(tanggap, bpbd, masuk):
    row = tanggap(latihan=True)
    catat(bpbd, row, foto=[(gambar(), "a.png")])
    assert row.kerusakan.get().kejadian.latihan
    assert "LATIHAN" in masuk("camat").get(reverse("krisis:rusak", args=[row.kerusakan.get().pk])).content.decode()


@pytest.mark.parametrize("status", ["dipantau", "selesai"])
def test_damage_is_recorded_from_the_first_day_and_after_the_last(buka, tanggap, bpbd, status):
    row = buka()
    if status == "selesai":
        services.akhiri(bpbd, row)
    made = catat(bpbd, Kejadian.objects.get(pk=row.pk), kelas=Kelas.RINGAN)
    assert (made.kejadian.status, made.kelas) == (status, "ringan")


def test_a_record_of_another_event_is_not_counted_here(tanggap, buka, bpbd):
    row, other = tanggap(), buka(nama="Longsor lain")
    catat(bpbd, other, harga=7)
    assert (pulih.kerusakan(row), len(pulih.kerusakan(other))) == ([], 1)
    assert Berkas.objects.count() == 0


@pytest.mark.parametrize(
    ("jumlah", "kata"),
    [(Decimal(100), "100 unit"), (Decimal("1500.5"), "1.500,5 unit"), (Decimal("0.25"), "0,25 unit"), (Decimal(10), "10 unit")],
)  # fmt: skip
def test_amounts_are_shown_as_people_write_them(tanggap, bpbd, masuk, jumlah, kata):
    """Never 1E+2, and no decimals that nobody measured."""
    row = tanggap()
    made = catat(bpbd, row, jumlah=jumlah, harga=1000)
    services.susun_r3p(bpbd, row)
    client = masuk("camat")
    assert client.get(reverse("krisis:pulih", args=[row.pk])).content.decode().count(kata) == 2
    assert kata in client.get(reverse("krisis:rusak", args=[made.pk])).content.decode()
