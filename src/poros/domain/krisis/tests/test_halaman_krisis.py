"""Pages: what each office sees, in a fixed number of statements; buttons and forms answer as they should."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from poros.domain.krisis import services
from poros.domain.krisis.models import Kejadian, Laporan, Sitrep
from poros.domain.krisis.rules.alur import Status
from poros.domain.krisis.tests.conftest import genangan
from poros.domain.krisis.values import DataPerintah

pytestmark = pytest.mark.django_db
TAB = ("papan", "kisah", "perintah", "lapangan", "kartu_daftar", "kabar", "pulih")


def buka_alamat(client, nama, *args, **data):
    return client.get(reverse(f"krisis:{nama}", args=args), data)


@pytest.mark.parametrize("nama", ["daftar", "latihan", "laporan_daftar", "lapor", "tempat", "rencana"])
def test_every_office_opens_the_common_pages(masuk, kota, nama):
    assert buka_alamat(masuk("camat"), nama).status_code == 200


@pytest.mark.parametrize("nama", ["buka", "umpan", "tambah_tempat", "tulis_rencana", "peran", "lapisan"])
def test_pusdalops_opens_its_own(masuk, kota, nama):
    assert buka_alamat(masuk("kepala_bpbd"), nama).status_code == 200


@pytest.mark.parametrize("nama", ["buka", "tulis_rencana", "peran"])
def test_others_do_not(masuk, kota, nama):
    assert buka_alamat(masuk("camat"), nama).status_code == 404


def test_the_pages_of_an_event(masuk, aktif, peta_kota, bpbd):
    row = aktif()
    genangan(bpbd, row)
    client = masuk("kadis_sos")
    for nama in TAB:
        assert buka_alamat(client, nama, row.pk).status_code == 200, nama
    assert b"Jalan Tengah" in buka_alamat(client, "peta", row.pk).content


def test_the_forms_of_an_event_are_for_who_may(masuk, aktif, kota):
    row = aktif()
    forms = (
        "kaji", "status", "perpanjang", "naik", "komando", "beri", "rapat", "angka", "area", "catat_korban", "ajukan",
        "peringatan", "siaran", "kontak", "tinjauan", "kerusakan", "tambah_kegiatan",
    )  # fmt: skip
    client = masuk("kepala_bpbd")
    assert {nama: buka_alamat(client, nama, row.pk).status_code for nama in forms} == dict.fromkeys(forms, 200)
    client = masuk("kabag_kesra")
    seen = {nama for nama in forms if buka_alamat(client, nama, row.pk).status_code == 200}
    assert seen == {"angka", "area", "ajukan", "kerusakan"}


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(masuk, buka, banyak, django_assert_num_queries):
    for n in range(banyak):
        buka(nama=f"Banjir {n}")
    client = masuk("camat")
    buka_alamat(client, "daftar")
    with CaptureQueriesContext(connection) as found:
        page = buka_alamat(client, "daftar")
    ours = [q for q in found.captured_queries if "krisis_" in q["sql"]]
    assert (page.content.count(b"Banjir "), len(ours)) == (banyak, 3)


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_board_costs_the_same_for_one_order_and_for_three(masuk, tanggap, bpbd, kota, banyak):
    row = tanggap()
    for n in range(banyak):
        data = DataPerintah(
            klaster="SAR", unit_id=kota.unit["pu"].pk, isi=f"Pompa {n}", batas=timezone.now() + timedelta(hours=1)
        )
        services.beri_perintah(bpbd, row, data=data)
    client = masuk("camat")
    buka_alamat(client, "papan", row.pk)
    with CaptureQueriesContext(connection) as found:
        client.get(reverse("krisis:langsung", args=[row.pk]))
    assert len([q for q in found.captured_queries if "krisis_" in q["sql"] or "penugasan_" in q["sql"]]) == 10


def test_a_report_by_form_leads_to_its_page_and_waits_without_a_network(masuk, kota):
    client = masuk("camat")
    page = buka_alamat(client, "lapor")
    assert page["X-Poros-Luring"] == "simpan"
    assert b'data-luring="Laporan kejadian"' in page.content
    data = {
        "bahaya": "banjir", "tempat": "RT 4", "uraian": "Air naik", "kanal": "warga",
        "waktu": timezone.localtime(timezone.now() - timedelta(minutes=5)).strftime("%Y-%m-%dT%H:%M"),
    }  # fmt: skip
    answer = client.post(reverse("krisis:lapor"), data)
    row = Laporan.objects.get()
    assert answer["Location"] == reverse("krisis:laporan", args=[row.pk])
    assert client.post(reverse("krisis:lapor"), data | {"tempat": ""}).status_code == 422


def test_the_same_form_out_of_the_outbox_arrives_once(masuk, kota):
    client = masuk("camat")
    data = {"bahaya": "banjir", "tempat": "RT 4", "uraian": "Air", "kanal": "warga", "waktu": "2026-11-20T10:00"}
    for _n in range(3):
        answer = client.post(reverse("krisis:lapor"), data, HTTP_X_KUNCI="kunci-1", HTTP_X_ANTREAN="ya")
        assert answer.status_code == 204
    client.post(reverse("krisis:lapor"), data, HTTP_X_KUNCI="kunci-2", HTTP_X_ANTREAN="ya")
    assert Laporan.objects.count() == 2


def test_checking_and_opening_by_form(masuk, kota, laporan):
    row, client = laporan(), masuk("kepala_bpbd")
    checked = client.post(reverse("krisis:laporan", args=[row.pk]), {"hasil": "benar"})
    assert (checked.status_code, b"Buka kejadian dari laporan ini" in checked.content) == (200, True)
    data = {"nama": "Banjir", "bahaya": "banjir", "tempat": "Damai", "mulai": "2026-11-20T10:00", "laju": "1"}
    client.post(f"{reverse('krisis:buka')}?laporan={row.pk}", data)
    assert Laporan.objects.get().kejadian == Kejadian.objects.get()


def test_a_step_that_is_not_possible_says_so(masuk, buka):
    row = buka()
    answer = masuk("kepala_bpbd").post(reverse("krisis:serahkan_r3p", args=[row.pk]), follow=True)
    assert "belum berisi kegiatan" in answer.content.decode()


def test_the_report_is_written_signed_off_and_printed(masuk, aktif):
    row, client = aktif(), masuk("kepala_bpbd")
    client.post(reverse("krisis:susun_sitrep", args=[row.pk]))
    sitrep = Sitrep.objects.get()
    address = reverse("krisis:sitrep", args=[sitrep.pk])
    assert client.post(address, {"narasi": ""}).status_code == 422
    client.post(address, {"narasi": "Air mulai surut."})
    client.post(reverse("krisis:sahkan_sitrep", args=[sitrep.pk]))
    assert Sitrep.objects.get().status == "sah"
    pdf = client.get(reverse("krisis:sitrep_pdf", args=[sitrep.pk]))
    assert pdf.content.startswith(b"%PDF")


def test_the_end_by_button(masuk, aktif):
    row = aktif()
    masuk("walikota").post(reverse("krisis:akhiri", args=[row.pk]))
    assert Kejadian.objects.get().status == Status.SELESAI
