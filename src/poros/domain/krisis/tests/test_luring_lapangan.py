"""Forms that wait on the device without a network: which pages it may keep, what it hears when it sends them."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from poros.domain.krisis import services
from poros.domain.krisis.models import Angka, Kerusakan, Korban
from poros.domain.krisis.tests.bahan import gambar
from poros.kernel.berkas.models import Tautan

pytestmark = pytest.mark.django_db


def saat(jam=0):
    return (timezone.localtime() + timedelta(hours=jam)).strftime("%Y-%m-%dT%H:%M")


def isi(nama):
    forms = {
        "angka": {"ukuran": "mengungsi", "letak": "GOR", "nilai": "120", "per": saat(-1), "sumber": "Lurah"},
        "kerusakan": {
            "sektor": "permukiman", "subsektor": "Rumah", "kelas": "berat", "letak": "Damai", "jumlah": "3",
            "satuan": "unit", "harga": "50.000.000", "lat": "-1.2", "lng": "116.8",
        },
    }  # fmt: skip
    return forms[nama]


MODEL = {"angka": Angka, "kerusakan": Kerusakan}


def kirim(client, nama, row, data, kunci="kunci-lapangan-1"):
    address = reverse(f"krisis:{nama}", args=[row.pk])
    return client.post(address, data, HTTP_X_KUNCI=kunci, HTTP_X_ANTREAN="ya")


@pytest.mark.parametrize("nama", MODEL)
def test_the_device_may_keep_the_empty_form_and_knows_what_waits(tanggap, masuk, nama):
    row = tanggap()
    page = masuk("camat").get(reverse(f"krisis:{nama}", args=[row.pk]))
    assert page["X-Poros-Luring"] == "simpan"
    assert f"{nama.capitalize()}: Banjir Sungai Uji" in page.content.decode()


@pytest.mark.parametrize(
    "nama",
    ["korban", "catat_korban", "lapangan", "pulih", "kabar", "peringatan", "siaran", "kontak", "bantuan", "tinjauan"],
)
def test_no_name_no_talk_and_no_plan_is_kept_on_a_device(tanggap, masuk, nama):
    """A telephone is lost more easily than a filing cabinet (UU 27/2022 Art. 35)."""
    answer = masuk("kepala_bpbd").get(reverse(f"krisis:{nama}", args=[tanggap().pk]))
    assert (answer.status_code, "X-Poros-Luring" in answer.headers) == (200, False)
    assert "data-luring=" not in answer.content.decode().replace('data-luring=""', "")


def test_a_form_that_came_back_with_faults_is_not_kept(tanggap, masuk):
    answer = masuk("camat").post(reverse("krisis:angka", args=[tanggap().pk]), isi("angka") | {"nilai": "banyak"})
    assert (answer.status_code, "X-Poros-Luring" in answer.headers) == (422, False)


@pytest.mark.parametrize("nama", MODEL)
def test_what_waited_arrives_once_however_often_it_is_sent(tanggap, masuk, nama):
    row, client, told = tanggap(), masuk("camat"), isi(nama)
    for _again in range(3):
        answer = kirim(client, nama, row, told)
        assert (answer.status_code, answer.content) == (204, b"")
    assert MODEL[nama].objects.count() == 1


@pytest.mark.parametrize("nama", MODEL)
def test_the_device_hears_where_the_way_leads_on(tanggap, masuk, nama):
    row = tanggap()
    answer = kirim(masuk("camat"), nama, row, isi(nama))
    page = {"angka": "lapangan", "kerusakan": "pulih"}[nama]
    assert answer["X-Poros-Lanjut"] == reverse(f"krisis:{page}", args=[row.pk])


@pytest.mark.parametrize("nama", MODEL)
def test_another_form_under_the_same_key_is_a_mistake_of_the_device(tanggap, masuk, nama):
    row, client = tanggap(), masuk("camat")
    kirim(client, nama, row, isi(nama))
    field = {"angka": "nilai", "kerusakan": "jumlah"}[nama]
    answer = kirim(client, nama, row, isi(nama) | {field: "7"})
    assert (answer.status_code, MODEL[nama].objects.count()) == (409, 1)


@pytest.mark.parametrize(
    ("nama", "salah", "kata"),
    [
        ("angka", {"nilai": "banyak"}, 'id="id_nilai_error"'),
        ("angka", {"letak": ""}, "Sebutkan tempatnya"),
        ("kerusakan", {"jumlah": "0"}, 'id="id_jumlah_error"'),
        ("kerusakan", {"lng": ""}, "memerlukan lintang dan bujur"),
    ],
)
def test_what_is_refused_keeps_its_page_and_may_be_mended_under_the_same_key(tanggap, masuk, nama, salah, kata):
    row, client = tanggap(), masuk("camat")
    refused = kirim(client, nama, row, isi(nama) | salah)
    assert (refused.status_code, MODEL[nama].objects.count()) == (422, 0)
    assert kata in refused.content.decode()
    assert kirim(client, nama, row, isi(nama)).status_code == 204
    assert MODEL[nama].objects.count() == 1


@pytest.mark.parametrize("nama", MODEL)
def test_signed_out_meanwhile_it_waits_for_a_sign_in(tanggap, masuk, client, nama):
    row = tanggap()
    masuk("camat")
    client.logout()
    assert (kirim(client, nama, row, isi(nama)).status_code, MODEL[nama].objects.count()) == (401, 0)
    assert kirim(masuk("camat"), nama, row, isi(nama)).status_code == 204


def test_a_figure_that_waited_is_of_when_it_was_counted(tanggap, masuk):
    """Not of when the network came back."""
    row, then = tanggap(), saat(-30)
    kirim(masuk("camat"), "angka", row, isi("angka") | {"per": then})
    assert timezone.localtime(row.angka.get().per).strftime("%Y-%m-%dT%H:%M") == then


def test_a_figure_that_waited_does_not_undo_a_newer_one(tanggap, masuk, bpbd):
    from poros.domain.krisis.queries import angka as baca_angka
    from poros.domain.krisis.rules.angka import Ukuran
    from poros.domain.krisis.tests.test_latihan_privasi import angka

    row = tanggap()
    services.catat_angka(bpbd, row, data=angka(200, "GOR"))
    kirim(masuk("camat"), "angka", row, isi("angka"))
    assert baca_angka.jumlah(row)[Ukuran.MENGUNGSI].nilai == 200


def test_pictures_wait_with_the_damage_and_come_once(tanggap, masuk):
    row, client = tanggap(), masuk("camat")
    for _again in range(2):
        photos = [SimpleUploadedFile(f"{c}.png", gambar(c), "image/png") for c in ("red", "blue")]
        assert kirim(client, "kerusakan", row, isi("kerusakan") | {"foto": photos}).status_code == 204
    made = row.kerusakan.get()
    assert (made.lat, made.lng) == (-1.2, 116.8)
    assert Tautan.objects.filter(objek="kerusakanbencana", objek_id=made.pk).count() == 2


@pytest.mark.parametrize(("nama", "status"), [("angka", 422), ("kerusakan", 204)])
def test_what_comes_after_the_end_is_told_so_and_damage_is_still_taken(tanggap, masuk, bpbd, nama, status):
    row = tanggap()
    services.akhiri(bpbd, row)
    answer = kirim(masuk("camat"), nama, row, isi(nama))
    assert answer.status_code == status
    if status == 422:
        assert "sudah diakhiri" in answer.content.decode()


@pytest.mark.parametrize("kode", ["sekda", "inspektur", "admin", "asisten1"])
def test_who_may_not_record_hears_that_there_is_nothing(tanggap, masuk, kode):
    row = tanggap()
    for nama, model in MODEL.items():
        assert (kirim(masuk(kode), nama, row, isi(nama)).status_code, model.objects.count()) == (404, 0)


def test_two_people_with_the_same_key_are_two(tanggap, masuk):
    row = tanggap()
    for kode in ("camat", "kadis_sos"):
        assert kirim(masuk(kode), "angka", row, isi("angka"), "sama").status_code == 204
    assert sorted(row.angka.values_list("orang", flat=True)) == ["Pejabat Camat Utara", "Pejabat Kepala Dinas Sosial"]


def test_names_are_sent_at_once_or_not_at_all_and_twice_is_refused_by_number(tanggap, masuk):
    """The form of victims is not kept on the device, but a key from a flaky line still works once."""
    row, client = tanggap(), masuk("kadis_sos")
    told = {"nama": "Bu Rekaan", "status": "luka", "letak": "RSUD", "nik": "3201010101010001"}
    for _again in range(2):
        assert kirim(client, "catat_korban", row, told).status_code == 204
    assert Korban.objects.count() == 1
    assert kirim(client, "catat_korban", row, told, "kunci-lain").status_code == 422
