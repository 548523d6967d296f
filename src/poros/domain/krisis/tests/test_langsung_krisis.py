"""The board follows what happens: told at commit, shown to who may read it, shared only by who sees the same."""

import time
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from poros.domain.krisis import publik, services
from poros.domain.krisis.models import Perintah
from poros.domain.krisis.queries import kejadian as baca
from poros.domain.krisis.queries import papan as isi_papan
from poros.domain.krisis.queries import peta
from poros.domain.krisis.rules.alur import Periksa
from poros.domain.krisis.tests.conftest import genangan
from poros.domain.krisis.values import SUMBANGAN, DataPerintah
from poros.kernel.daerah.langsung import SALURAN, Pendengar, _sambung
from poros.kernel.organisasi.models import Pemangku, Unit
from poros.kernel.penugasan import services as tugas
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.rules import Kecepatan
from poros.kernel.penugasan.values import RincianArahan, Sasaran
from poros.web.langsung import baca_tanda

pytestmark = pytest.mark.django_db


def bagian(client, row, **lain):
    return client.get(reverse("krisis:langsung", args=[row.pk]), **lain)


def versi(row):
    return type(row).objects.values_list("versi", flat=True).get(pk=row.pk)


def test_a_change_is_counted_and_told_in_one_statement(buka, django_assert_num_queries):
    row = buka()
    before = versi(row)
    with django_assert_num_queries(1):
        baca.gerakkan(row.pk)
    assert versi(row) == before + 1


def test_what_is_told_is_heard_after_the_commit_and_only_then(kota):
    """On a table of that name which only this connection sees, so that something can be committed."""
    heard = Pendengar()
    assert heard.siapkan()
    with _sambung() as conn:
        conn.execute("CREATE TEMP TABLE krisis_kejadian (id bigint, versi bigint)")
        conn.execute("INSERT INTO krisis_kejadian VALUES (7, 41), (8, 1)")
        with conn.transaction():
            conn.execute(baca.GERAK, [7, SALURAN, "uji/krisis/7"])
            time.sleep(0.1)
            assert heard.nomor("uji/krisis/7") is None
        until = time.monotonic() + 5
        while heard.nomor("uji/krisis/7") != 42:
            assert time.monotonic() < until
            time.sleep(0.005)
        assert heard.nomor("uji/krisis/8") is None
    heard.tutup()


def test_the_page_carries_a_token_for_its_own_board(masuk, buka):
    row, other = buka(), buka(nama="Banjir lain")
    page = masuk("camat").get(reverse("krisis:papan", args=[row.pk]))
    address = reverse("krisis:langsung", args=[row.pk])
    token = page.context["tanda"]
    assert token in page.content.decode()
    found = baca_tanda(token, page.wsgi_request.get_host(), address)
    assert found.topik.endswith(f"/krisis/{row.pk}")
    assert baca_tanda(token, page.wsgi_request.get_host(), reverse("krisis:langsung", args=[other.pk])) is None


def test_the_live_part_is_the_part_of_the_page(masuk, aktif):
    row, client = aktif(), masuk("camat")
    page = client.get(reverse("krisis:papan", args=[row.pk])).content.decode()
    part = bagian(client, row).content.decode()
    assert "Perintah menurut klaster" in part
    assert "<html" not in part
    assert part.split("Jam kejadian")[1][-400:] in page


def test_who_is_not_signed_in_or_holds_no_office_gets_no_board(client, masuk, buka, kota):
    row = buka()
    client.defaults["HTTP_HOST"] = "uji.localhost"
    assert bagian(client, row).status_code == 302
    staff = masuk("camat")
    assert bagian(staff, row).status_code == 200
    Pemangku.objects.filter(orang=kota.orang["camat"]).update(dicabut=timezone.localdate())
    assert bagian(staff, row).status_code == 403


def test_renewing_from_memory_asks_nothing_of_the_board(masuk, aktif):
    row, client = aktif(), masuk("camat")
    first = bagian(client, row)
    with CaptureQueriesContext(connection) as found:
        again = bagian(client, row)
    ours = [q for q in found.captured_queries if "krisis_" in q["sql"]]
    assert (again.content, len(ours)) == (first.content, 1)
    assert again["X-Nomor"] == str(row.versi)


def test_a_change_renders_the_board_anew(masuk, aktif, bpbd, kota):
    row, client = aktif(), masuk("camat")
    bagian(client, row)
    data = DataPerintah(
        klaster="Klaster baru", unit_id=kota.unit["pu"].pk, isi="Pompa", batas=timezone.now() + timedelta(hours=1)
    )
    services.beri_perintah(bpbd, row, data=data)
    answer = bagian(client, row)
    assert "Klaster baru" in answer.content.decode()
    assert int(answer["X-Nomor"]) == versi(row) > row.versi


def test_an_order_carried_out_in_the_house_moves_the_board(aktif, bpbd, kota):
    row = aktif()
    order = Perintah.objects.filter(kejadian=row, unit=kota.unit["pu"]).first()
    work = Penugasan.objects.get(arahan=order.arahan)
    before = versi(row)
    tugas.batalkan(bpbd, work, catatan="Sudah surut")
    assert versi(row) == before + 1
    board = isi_papan.papan(bpbd, row)
    assert sum(k.selesai for k in board.klaster) == 1


def test_an_order_of_another_matter_moves_no_board(aktif, kota):
    row, sekda = aktif(), kota.aktor("sekda")
    before = versi(row)
    told = RincianArahan(isi="Siapkan laporan", kecepatan=Kecepatan.SEGERA)
    order = tugas.terbitkan(sekda, Unit(pk=sekda.unit_id), rincian=told, kepada=[Sasaran(kota.unit["pu"].pk)])
    tugas.tarik(sekda, order, alasan="Salah kirim")
    assert versi(row) == before


def test_work_that_went_to_another_unit_is_not_done(aktif, bpbd, kota):
    row = aktif()
    order = Perintah.objects.filter(kejadian=row, unit=kota.unit["pu"]).first()
    work = Penugasan.objects.get(arahan=order.arahan)
    tugas.kembalikan(kota.aktor("kadis_pu"), work, catatan="Bukan kami")
    tugas.alihkan(kota.aktor("kabag_ekbang"), work, unit=kota.unit["dlh"], catatan="DLH yang punya pompa")
    order = next(o for o in isi_papan.perintah(row) if o.pk == order.pk)
    assert isi_papan.tugas(order).unit_id == kota.unit["dlh"].pk
    assert isi_papan.beres(order) is False


def test_readers_share_a_board_only_when_they_are_shown_the_same(buka, bpbd, kota, monkeypatch):
    monkeypatch.setattr(SUMBANGAN, "papan", {})
    monkeypatch.setattr(SUMBANGAN, "kelompok", {})
    row, camat = buka(), kota.aktor("camat")
    assert isi_papan.kelompok(bpbd, row) == isi_papan.kelompok(camat, row)
    with translation.override("en"):
        english = isi_papan.kelompok(bpbd, row)
    assert english != isi_papan.kelompok(bpbd, row)
    publik.sumbang_papan("uji", lambda _a, _k: [])
    assert isi_papan.kelompok(bpbd, row) != isi_papan.kelompok(camat, row)
    publik.sumbang_papan("uji", lambda _a, _k: [], lambda _a: "semua")
    assert isi_papan.kelompok(bpbd, row) == isi_papan.kelompok(camat, row)


def test_money_is_on_the_board_of_those_who_may_see_it_only(aktif, masuk):
    from poros.domain.logistik.models import PaguBtt

    PaguBtt.objects.create(tahun=timezone.localdate().year, jumlah=5_000_000_000, dasar="DPA")
    row = aktif()
    seen = {k: b"BTT tersedia" in bagian(masuk(k), row).content for k in ("sekda", "camat", "inspektur", "kadis_pu")}
    assert seen == {"sekda": True, "camat": False, "inspektur": True, "kadis_pu": False}


def test_the_board_says_when_a_clock_will_change_it(tanggap, bpbd, kota):
    row = tanggap()
    assert isi_papan.papan(bpbd, row).berganti is None
    data = DataPerintah(
        klaster="SAR", unit_id=kota.unit["pu"].pk, isi="Pompa", batas=timezone.now() + timedelta(minutes=10)
    )
    services.beri_perintah(bpbd, row, data=data)
    assert 590 < isi_papan.papan(bpbd, row).berganti <= 600


def test_a_drill_gets_there_sooner_and_stands_still_when_paused(aktif, bpbd):
    row = aktif(latihan=True, laju=60)
    assert isi_papan.papan(bpbd, row).berganti < 2 * 60 + 1  # first orders are due in two hours of the drill
    row.berhenti = timezone.now()
    assert isi_papan.papan(bpbd, row).berganti is None


def test_the_map_says_when_it_shows_something_else(aktif, bpbd, laporan, peta_kota):
    row = aktif()
    seen = [peta.cap(row)]
    area = genangan(bpbd, row)
    seen.append(peta.cap(row))
    services.cabut_area(bpbd, area)
    seen.append(peta.cap(row))
    told = laporan(kejadian_id=row.pk, lat=-1.2, lng=116.8)
    assert peta.cap(row) == seen[-1]
    services.periksa(bpbd, told, hasil=Periksa.BENAR)
    seen.append(peta.cap(row))
    assert len(set(seen)) == 4


def test_a_drill_counts_its_own_reports_only(aktif, bpbd, laporan, buka):
    row = aktif(latihan=True, laju=12)
    laporan()
    laporan(kejadian_id=buka(latihan=True, nama="Gladi lain").pk)
    laporan(kejadian_id=row.pk)
    assert isi_papan.papan(bpbd, row).laporan_menunggu == 1


def test_the_wall_is_the_same_board_without_the_house_around_it(masuk, buka):
    row, client = buka(), masuk("camat")
    address = reverse("krisis:papan", args=[row.pk])
    plain, wall = client.get(address).content.decode(), client.get(f"{address}?layar=dinding").content.decode()
    assert ('class="papan dinding"' in plain, 'class="papan dinding"' in wall) == (False, True)
    assert f'href="{address}"' in wall


def test_without_scripts_a_link_reads_the_board_again(masuk, buka):
    row = buka()
    page = masuk("camat").get(reverse("krisis:papan", args=[row.pk])).content.decode()
    assert f'href="{reverse("krisis:papan", args=[row.pk])}">Perbarui' in page
