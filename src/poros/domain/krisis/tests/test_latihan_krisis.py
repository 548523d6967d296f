"""Starting and steering a play by page and by program."""

import pytest
from django.urls import reverse

from poros.domain.krisis.models import Kejadian, Peragaan
from poros.domain.krisis.rules.peragaan import StatusPeragaan

pytestmark = pytest.mark.django_db


def mulai(client, **lain):
    return client.post(reverse("krisis:mainkan"), {"skenario": "banjir", "menit": "5"} | lain)


def test_the_list_of_drills_leads_to_it_for_pusdalops_only(kota, masuk):
    for kode, ada in (("kepala_bpbd", True), ("camat", False)):
        page = masuk(kode).get(reverse("krisis:latihan")).content.decode()
        assert (reverse("krisis:mainkan") in page) is ada
    assert reverse("krisis:mainkan") not in masuk("kepala_bpbd").get(reverse("krisis:daftar")).content.decode()


def test_started_by_form_it_leads_to_its_board(kota, masuk):
    client = masuk("kepala_bpbd")
    assert "Gladi banjir Sungai Contoh" in client.get(reverse("krisis:mainkan")).content.decode()
    answer = mulai(client)
    event = Kejadian.objects.get()
    assert (event.latihan, event.laju) == (True, 288)
    assert answer["Location"] == reverse("krisis:papan", args=[event.pk])


@pytest.mark.parametrize("lain", [{"skenario": "gempa"}, {"menit": "7"}, {"menit": ""}])
def test_what_is_not_offered_is_refused_beside_its_field(kota, masuk, lain):
    assert mulai(masuk("kepala_bpbd"), **lain).status_code == 422
    assert Peragaan.objects.count() == 0


def test_held_resumed_and_ended_by_button(kota, masuk):
    client = masuk("kepala_bpbd")
    mulai(client)
    event = Kejadian.objects.get()
    seen = []
    for aksi in ("jeda", "lanjut", "henti"):
        client.post(reverse(f"krisis:peragaan_{aksi}", args=[event.pk]))
        event.refresh_from_db()
        seen.append((Peragaan.objects.get().status, event.berhenti is None))
    assert seen == [(StatusPeragaan.JEDA, False), (StatusPeragaan.BERJALAN, True), (StatusPeragaan.HENTI, False)]
    answer = client.post(reverse("krisis:peragaan_jeda", args=[event.pk]), follow=True)
    assert "Tidak ada peragaan yang berjalan" in answer.content.decode()


@pytest.mark.parametrize("siapa", ["camat", "kadis_sos", "admin"])
def test_others_neither_start_nor_steer(kota, masuk, siapa):
    mulai(masuk("kepala_bpbd"))
    event, client = Kejadian.objects.get(), masuk(siapa)
    assert mulai(client).status_code == 404
    assert client.post(reverse("krisis:peragaan_henti", args=[event.pk])).status_code == 404
    assert Peragaan.objects.get().status == StatusPeragaan.BERJALAN


def test_the_top_may_steer_what_pusdalops_started(kota, masuk):
    mulai(masuk("kepala_bpbd"))
    masuk("sekda").post(reverse("krisis:peragaan_henti", args=[Kejadian.objects.get().pk]))
    assert Peragaan.objects.get().status == StatusPeragaan.HENTI


def test_a_real_event_has_no_play_to_steer(aktif, masuk):
    row = aktif()
    client = masuk("kepala_bpbd")
    assert client.post(reverse("krisis:peragaan_jeda", args=[row.pk])).status_code == 404
    assert "Peragaan" not in client.get(reverse("krisis:papan", args=[row.pk])).content.decode()
