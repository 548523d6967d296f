"""Lists: one row costs what three cost; filters, paging, who sees which rows; exports re-read."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from poros.domain.krisis import services
from poros.domain.krisis.models import Tempat
from poros.domain.krisis.rules.alur import JenisSiaran, JenisTempat, Periksa, StatusKorban
from poros.domain.krisis.rules.angka import Ukuran
from poros.domain.krisis.rules.hxl import ANGKA, PEMULIHAN, sah
from poros.domain.krisis.tests.bahan import bantuan, kerusakan, perintah, rumor, tinjauan
from poros.domain.krisis.tests.conftest import genangan
from poros.domain.krisis.tests.test_latihan_privasi import angka, peringatan
from poros.domain.krisis.values import DataKartu, DataKontak, DataKorban, DataOpsi, DataSiaran

pytestmark = pytest.mark.django_db
DUA = (DataOpsi(nama="Ya", akibat="a"), DataOpsi(nama="Tidak", akibat="b"))


def isi_kabar(bpbd, row, kota, n):
    now = timezone.now()
    services.terbitkan_peringatan(bpbd, row, data=peringatan(judul=f"Baris {n}"))
    services.siarkan(bpbd, row, data=DataSiaran(jenis=JenisSiaran.INFO_WARGA, judul=f"Kabar {n}", isi="x"))
    services.catat_kontak(bpbd, row, data=DataKontak(waktu=now, kepada=f"Harian {n}", isi="x"))
    services.catat_rumor(bpbd, row, data=rumor(isi=f"Rumor {n}"))
    services.minta_bantuan(bpbd, row, data=bantuan(kota, hal=f"Mohon {n}"))
    services.tinjau(bpbd, row, data=tinjauan(berjalan=f"Jalan {n}"))


def isi_kartu(bpbd, row, _kota, n):
    ask = DataKartu(perkara="lain", pertanyaan=f"Baris {n}?", batas=timezone.now() + timedelta(hours=1), opsi=DUA)
    services.ajukan_kartu(bpbd, row, data=ask)


def isi_lapangan(bpbd, row, _kota, n):
    services.catat_angka(bpbd, row, data=angka(10 + n, f"Baris {n}"))
    genangan(bpbd, row)


def isi_korban(_bpbd, row, kota, n):
    victim = DataKorban(nama=f"Baris {n}", status=StatusKorban.SELAMAT, letak="GOR")
    services.catat_korban(kota.aktor("kadis_sos"), row, data=victim)


DAFTAR = {
    "perintah": (lambda b, r, k, n: services.beri_perintah(b, r, data=perintah(k, isi=f"Baris {n}")), "camat", 5),
    "kartu_daftar": (isi_kartu, "camat", 3),
    "kabar": (isi_kabar, "camat", 9),
    "lapangan": (isi_lapangan, "camat", 9),
    "korban": (isi_korban, "kadis_sos", 3),
    "pulih": (lambda b, r, _k, n: services.catat_kerusakan(b, r, data=kerusakan(subsektor=f"Baris {n}")), "camat", 6),
}


def hitung(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        page = client.get(address)
    ours = [q["sql"] for q in found.captured_queries if '"krisis_' in q["sql"] or '"penugasan_' in q["sql"]]
    return page.content.decode(), len(ours)


@pytest.mark.parametrize("nama", DAFTAR)
def test_three_rows_cost_what_one_costs(tanggap, bpbd, kota, masuk, nama):
    fill, who, cost = DAFTAR[nama]
    row, client = tanggap(), masuk(who)
    address = reverse(f"krisis:{nama}", args=[row.pk])
    seen = []
    for n in range(3):
        fill(bpbd, row, kota, n)
        if n != 1:
            page, statements = hitung(client, address)
            seen.append((all(f"Baris {i}" in page for i in range(n + 1)), statements))
    assert seen == [(True, cost), (True, cost)]


@pytest.mark.parametrize("banyak", [1, 3])
def test_reports_and_places_cost_the_same_for_one_and_for_three(kota, laporan, masuk, banyak):
    for n in range(banyak):
        laporan(tempat=f"Baris {n}")
        Tempat.objects.create(nama=f"Posko {n}", jenis=JenisTempat.POSKO, unit=kota.unit["bpbd"], lat=0, lng=0)
    client = masuk("kepala_bpbd")
    reports, cost_reports = hitung(client, reverse("krisis:laporan_daftar"))
    places, cost_places = hitung(client, reverse("krisis:tempat"))
    assert {n for n in range(3) if f"Baris {n}" in reports} == set(range(banyak))
    assert {n for n in range(3) if f"Posko {n}" in places} == set(range(banyak))
    assert (cost_reports, cost_places) == (2, 2)


def test_reports_are_narrowed_by_what_checking_has_shown(laporan, bpbd, masuk):
    rows = [laporan(tempat=f"RT {n}") for n in range(3)]
    services.periksa(bpbd, rows[0], hasil=Periksa.BENAR)
    services.periksa(bpbd, rows[1], hasil=Periksa.KELIRU, alasan="Foto lama")
    client = masuk("kepala_bpbd")

    def seen(**saring):
        page = client.get(reverse("krisis:laporan_daftar"), saring).content.decode()
        return {n for n in range(3) if f"RT {n}" in page}

    assert [seen(), seen(periksa="benar"), seen(periksa="keliru"), seen(periksa="belum"), seen(periksa="x")] == [
        {0, 1, 2}, {0}, {1}, {2}, {0, 1, 2},
    ]  # fmt: skip


def test_each_office_sees_its_own_reports_and_what_is_checked(laporan, bpbd, masuk):
    own, other = laporan("camat", tempat="RT sendiri"), laporan("kadis_pu", tempat="RT lain")
    checked = laporan("kadis_pu", tempat="RT benar")
    services.periksa(bpbd, checked, hasil=Periksa.BENAR)
    seen = {
        kode: [r.tempat in masuk(kode).get(reverse("krisis:laporan_daftar")).content.decode() for r in (own, other, checked)]
        for kode in ("camat", "kadis_pu", "sekda", "kepala_bpbd", "kabag_umum")
    }  # fmt: skip
    assert seen == {
        "camat": [True, False, True], "kadis_pu": [False, True, True], "sekda": [True] * 3, "kepala_bpbd": [True] * 3,
        "kabag_umum": [False, False, True],
    }  # fmt: skip


def test_what_looks_like_the_same_is_shown_and_never_barred(laporan, masuk):
    now = timezone.now()
    first = laporan(lat=-1.2, lng=116.8, waktu=now - timedelta(hours=1))
    near = laporan("kadis_pu", lat=-1.2001, lng=116.8001, waktu=now - timedelta(hours=2), uraian="Serupa dekat")
    laporan("kadis_pu", lat=-1.3, lng=116.8, waktu=now - timedelta(hours=2), uraian="Jauh sekali")
    laporan("kadis_pu", lat=-1.2, lng=116.8, waktu=now - timedelta(hours=20), uraian="Lama sekali")
    page = masuk("kepala_bpbd").get(reverse("krisis:laporan", args=[first.pk])).content.decode()
    assert reverse("krisis:laporan", args=[near.pk]) in page
    assert "Jauh sekali" not in page
    assert "Lama sekali" not in page


def tabel(answer):
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";" if ";" in text.splitlines()[0] else ","))


def test_the_figures_as_a_table_with_tags(aktif, bpbd, masuk):
    row = aktif()
    services.catat_angka(bpbd, row, data=angka(100, "GOR", sah=True))
    services.catat_angka(bpbd, row, data=angka(120, "GOR"))
    services.catat_angka(bpbd, row, data=angka(7, "=cmd()"))
    head, tags, *body = tabel(masuk("camat").get(reverse("krisis:angka_csv", args=[row.pk])))
    assert tuple(tags) == ANGKA
    assert all(sah(t) for t in tags)
    assert len(head) == len(tags)
    cells = {line[1].lstrip("'"): line for line in body}
    assert (cells["GOR"][4], cells["GOR"][7], cells["GOR"][3]) == ("120", "no", "#affected+displaced+ind")
    assert not any(line[1].startswith("=") for line in body), "nothing that a sheet would compute"


@pytest.mark.parametrize("ukuran", Ukuran)
def test_every_kind_of_figure_goes_out_with_a_tag(aktif, bpbd, masuk, ukuran):
    from dataclasses import replace

    row = aktif()
    services.catat_angka(bpbd, row, data=replace(angka(3), ukuran=ukuran))
    _head, _tags, line = tabel(masuk("camat").get(reverse("krisis:angka_csv", args=[row.pk])))
    assert (sah(line[3]), line[4]) == (True, "3")


def test_the_plan_as_table_and_sheet_says_the_same(aktif, bpbd, kota, masuk):
    from python_calamine import CalamineWorkbook

    row, client = aktif(), masuk("kabag_ekbang")
    services.catat_kerusakan(bpbd, row, data=kerusakan())
    services.catat_kerusakan(bpbd, row, data=kerusakan(subsektor="Sekolah"))
    services.susun_r3p(bpbd, row)
    _head, tags, *body = tabel(client.get(reverse("krisis:r3p", args=[row.pk, "csv"])))
    assert tuple(tags) == PEMULIHAN
    answer = client.get(reverse("krisis:r3p", args=[row.pk, "xlsx"]))
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert [r[8] for r in rows if isinstance(r[8], int | float)] == [805_000_000, 805_000_000]
    assert [line[3] for line in body] == ["Membangun kembali rumah", "Membangun kembali sekolah"]
    assert client.get(reverse("krisis:r3p", args=[row.pk, "docx"])).status_code == 404


def test_the_plan_as_paper_holds_everything(aktif, bpbd, kota, masuk):
    from pypdfium2 import PdfDocument

    from poros.domain.krisis.rules.pulih import PeranTim
    from poros.domain.krisis.tests.bahan import anggota, kerja

    row = aktif()
    services.catat_kerusakan(bpbd, row, data=kerusakan())
    services.susun_r3p(bpbd, row)
    services.tambah_anggota(bpbd, row, data=anggota(peran=PeranTim.KETUA, pejabat="Bu Ketua Rekaan"))
    services.tambah_kerja(bpbd, row, data=kerja(kota, nama="Ukur tebing"))
    sheet = PdfDocument(masuk("camat").get(reverse("krisis:r3p", args=[row.pk, "pdf"])).content)
    words = " ".join(sheet[n].get_textpage().get_text_bounded() for n in range(len(sheet)))
    for word in ("Rp805.000.000", "Bu Ketua Rekaan", "Ukur tebing", "SK 300/1/2026", "Rekonstruksi", "APBD"):
        assert word in words, word
