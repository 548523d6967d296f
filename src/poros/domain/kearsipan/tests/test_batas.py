"""The longest, the most and the oddest that forms let through: it is kept whole, or refused in words; never a failure."""

import base64
from dataclasses import replace
from datetime import date

import pytest
from django.db import transaction
from django.urls import reverse

from poros.domain.kearsipan import services
from poros.domain.kearsipan.models import AturanRetensi, BerkasArsip, Penyusutan
from poros.domain.kearsipan.queries import berkas as baca
from poros.domain.kearsipan.queries import susut as baca_susut
from poros.domain.kearsipan.rules.berkas import JenisMedia
from poros.domain.kearsipan.rules.susut import Dokumen
from poros.domain.kearsipan.tests.conftest import HARI, PANITIA, teks_pdf
from poros.domain.kearsipan.values import SEKALI_MAKS, DataBerkas, DataItem, Nota, Penilaian, SaringArsip
from poros.kernel.commands import Ditolak
from poros.kernel.penomoran.models import Register
from poros.kernel.rujukan.models import Klasifikasi

pytestmark = pytest.mark.django_db
NOTA = {"nomor": "1", "tanggal": "2020-01-05"}


def kata(n: int) -> str:
    """So many letters, in words that a line can break between."""
    return ("panjang sekali " * (n // 15 + 1))[:n].strip().ljust(n, "x")


def test_the_longest_of_everything_that_is_said_of_a_file(kota, arsip, pada):
    data = DataBerkas(klasifikasi="100.1.1", judul=kata(500), uraian=kata(5000), lokasi=kata(200))
    row = services.buat_berkas(pada("tu_pu"), kota.unit["pu"], data=data)
    row.refresh_from_db()
    assert (len(row.judul), len(row.uraian), len(row.lokasi)) == (500, 5000, 200)
    paper = DataItem(jenis=kata(100), tanggal=HARI, uraian=kata(500), nomor=kata(200), asal=kata(300), jumlah=kata(100))
    item = services.catat_item(pada("tu_pu"), row, data=paper)
    item.refresh_from_db()
    assert (len(item.nomor), len(item.asal), len(item.uraian)) == (200, 300, 500)


def test_the_longest_rule_still_names_its_code(berkas, pada):
    AturanRetensi.objects.filter(kode="100.1.1").update(dasar=kata(300))
    row = berkas(ditutup="2026-01-05")
    assert row.dasar.startswith("panjang sekali")
    assert row.dasar.endswith(" (100.1.1)")
    assert len(row.dasar) <= 300


@pytest.mark.parametrize(("singkatan", "boleh"), [(35, True), (40, False)])
def test_a_number_that_would_not_fit_is_refused_in_words(kota, arsip, pada, singkatan, boleh):
    from poros.kernel.organisasi import peta
    from poros.kernel.organisasi.models import Unit, VersiPeta, VersiUnit

    Unit.objects.filter(kode="pu").update(singkatan=kata(singkatan))
    VersiUnit.objects.filter(unit=kota.unit["pu"]).update(singkatan=kata(singkatan))
    VersiPeta.objects.update(nilai=9)
    peta._peta.clear()
    Klasifikasi.objects.create(kode="400.123.12.1", nama="Uji", tingkat=4)
    data = DataBerkas(klasifikasi="400.123.12.1", judul="x")
    if boleh:
        assert len(services.buat_berkas(pada("tu_pu"), kota.unit["pu"], data=data).nomor) == 58
    else:
        with pytest.raises(Ditolak, match="terlalu panjang"), transaction.atomic():
            services.buat_berkas(pada("tu_pu"), kota.unit["pu"], data=data)
        assert not BerkasArsip.objects.exists()


def test_a_refused_file_uses_up_no_number(kota, arsip, pada):
    for judul in ("", "Pertama", " ", "Kedua"):
        data = DataBerkas(klasifikasi="100.1.1", judul=judul)
        try:
            with transaction.atomic():
                services.buat_berkas(pada("tu_pu"), kota.unit["pu"], data=data)
        except Ditolak:
            continue
    assert list(BerkasArsip.objects.order_by("pk").values_list("nomor", "judul")) == [
        ("100.1.1/0001/Dinas PU/2026", "Pertama"), ("100.1.1/0002/Dinas PU/2026", "Kedua")]  # fmt: skip


def test_the_template_of_the_government_makes_the_number(kota, arsip, pada):
    Register.objects.filter(kode="berkas-arsip").update(template="B-{urut}/{tahun}")
    data = DataBerkas(klasifikasi="100.1.1", judul="x")
    assert services.buat_berkas(pada("tu_pu"), kota.unit["pu"], data=data).nomor == "B-1/2026"


def test_the_longest_words_of_a_disposal_come_out_on_paper(inaktif, pada, kota, langkah):
    inaktif(ditutup="2020-01-15", judul=kata(490))
    panel = replace(PANITIA, nomor=kata(100), anggota=tuple((kata(150), kata(220)) for _n in range(7)))
    row = services.bentuk_panitia(pada("kadis_pu"), kota.unit["pu"], judul=kata(300), panitia=panel)
    langkah["pilih"](row)
    langkah["ajukan"](row)
    nota = Nota(nomor=kata(100), tanggal=HARI, catatan=kata(2000))
    services.nilai_susut(pada("kadis_sos"), row, hasil=Penilaian(nota=nota))
    for kind, tie in baca_susut.dokumen(row).items():
        assert "panjang sekali" in teks_pdf(tie), kind
    assert Dokumen.PERTIMBANGAN in baca_susut.dokumen(row)


def test_the_documents_of_a_long_title_are_kept_under_it(inaktif, pada, kota, langkah):
    inaktif(ditutup="2020-01-15")
    row = services.bentuk_panitia(pada("kadis_pu"), kota.unit["pu"], judul=kata(300), panitia=PANITIA)
    for name, act in langkah.items():
        act(row)
        row.refresh_from_db()
        assert name
    kept = BerkasArsip.objects.get(vital=True)
    assert kept.judul == f"Dokumen {kata(300)}"
    assert all(len(item.uraian) <= 500 for item in kept.item.all())


@pytest.mark.parametrize("aneh", ["<script>alert(1)</script>", "#let x = 1", "$ a_b $", "\\ ] ) [ (", "“kutip” – é",
                                  "a\tb", "@nama <label>", "= Judul", "*tebal* _miring_"])  # fmt: skip
def test_odd_words_are_words_on_pages_and_papers(inaktif, panitia, langkah, masuk, aneh):
    row = inaktif(ditutup="2020-01-15", judul=f"Undangan {aneh}")
    susut = panitia()
    for step in ("pilih", "ajukan", "nilai"):
        langkah[step](susut)
    page = masuk("tu_pu").get(reverse("arsip:berkas", args=[row.pk])).content.decode()
    assert "<script>alert(1)" not in page
    text = teks_pdf(baca_susut.dokumen(susut)[Dokumen.PERTIMBANGAN])
    letters = [c for c in f"Undangan {aneh}" if not c.isspace()]
    assert "".join(letters) in "".join(text.split()), text


@pytest.mark.parametrize("kueri", [{"q": "a\0b"}, {"q": "x" * 5000}, {"sesudah": "9" * 40}, {"sebelum": "-1"},
                                   {"tahun": "9" * 30}, {"klasifikasi": "'; --"}, {"status": "\0"}, {"hal": "\ud83d"}])  # fmt: skip
def test_an_address_that_nobody_would_write_is_a_list_all_the_same(berkas, masuk, kueri):
    berkas(judul="Sewa")
    client = masuk("tu_pu")
    for nama in ("daftar", "susut_daftar", "pinjaman_daftar", "ketentuan", "terjaga"):
        address = reverse(f"arsip:{nama}") + "?" + "&".join(
            f"{k}={v}" for k, v in _terkode(kueri).items())  # fmt: skip
        assert client.get(address).status_code == 200, (nama, kueri)


def _terkode(kueri: dict[str, str]) -> dict[str, str]:
    from urllib.parse import quote

    return {k: quote(v.encode("utf-8", "surrogatepass")) for k, v in kueri.items()}


@pytest.mark.parametrize("pk", [0, 2**31, 2**63 - 1, 2**63, 10**30])
def test_a_number_beyond_all_numbers_is_nothing(arsip, masuk, pk):
    client = masuk("kadis_pu")
    for nama, lain in (("berkas", ()), ("item", ()), ("susut", ()), ("pinjaman", ()), ("hapus", ()), ("alih", ()),
                       ("lapor_terjaga", ()), ("temuan", ()), ("berbuat", ("tutup",)), ("melangkah", ("ajukan",))):  # fmt: skip
        address = reverse(f"arsip:{nama}", args=[777, *lain]).replace("777", str(pk))
        assert client.get(address).status_code == 404, address


@pytest.mark.parametrize("banyak", [SEKALI_MAKS, SEKALI_MAKS + 1])
def test_a_list_holds_as_many_files_as_one_may_look_through(berkas, pada, kota, banyak):
    from uuid import uuid4

    from poros.domain.kearsipan.rules.susut import Jenis

    first = berkas(ditutup="2020-01-15")
    copies = []
    for n in range(banyak - 1):
        row = BerkasArsip.objects.get(pk=first.pk)
        row.pk, row.uuid, row.nomor = None, uuid4(), f"{n}/UJI"
        copies.append(row)
    BerkasArsip.objects.bulk_create(copies)
    move = services.susun_susut(pada("tu_pu"), kota.unit["pu"], jenis=Jenis.PINDAH, judul="Banyak")
    keys = list(BerkasArsip.objects.values_list("pk", flat=True))
    assert len(baca_susut.calon(pada("tu_pu"), move)) == SEKALI_MAKS
    if banyak > SEKALI_MAKS:
        with pytest.raises(Ditolak), transaction.atomic():
            services.pilih(pada("tu_pu"), move, berkas_id=keys)
    else:
        services.pilih(pada("tu_pu"), move, berkas_id=keys)
        assert Penyusutan.objects.get(pk=move.pk).baris.count() == SEKALI_MAKS


def test_scans_of_one_paper_told_in_two_parts_are_all_kept(berkas, program, lembar):
    row = berkas(media=JenisMedia.KERTAS)
    item = row.item.get().pk
    parts = [
        {"item": item, "berkas": [{"nama": f"{n}.pdf", "isi": base64.b64encode(lembar(n)).decode()}]}
        for n in ("depan", "belakang")
    ]
    made = program("tu_pu").post(f"/arsip/berkas/{row.pk}/alih-media", NOTA | {"alat": "Pemindai", "hasil": parts})
    assert made.status_code == 201
    assert [one["nama"] for one in made.json()["hasil"]] == ["depan.pdf", "belakang.pdf"]
    assert [tie.nama for tie in baca.isi_item(_kadis(row), item)] == ["surat.pdf", "depan.pdf", "belakang.pdf"]


def _kadis(row):
    from poros.kernel.organisasi.actor import actor
    from poros.kernel.organisasi.models import Orang

    return actor(Orang.objects.get(surel="kadis_pu@contoh.go.id"), HARI)


def test_the_same_scan_under_two_names_is_kept_once_and_shown_twice(berkas, pada, lembar):
    from poros.kernel.berkas.models import Berkas

    row, same = berkas(), lembar("sama")
    before = Berkas.objects.count()
    item = services.catat_item(
        pada("tu_pu"), row, data=DataItem(jenis="x", tanggal=HARI, uraian="x"),
        lampiran=[(same, "a.pdf"), (same, "b.pdf")],
    )  # fmt: skip
    assert Berkas.objects.count() == before + 1
    assert [tie.nama for tie in baca.isi_item(pada("tu_pu"), item.pk)] == ["a.pdf", "b.pdf"]


@pytest.mark.parametrize("hari", [date(1900, 1, 1), date(1945, 8, 17), date(2000, 2, 29)])
def test_papers_of_a_time_before_all_rules_are_archives_too(kota, arsip, pada, hari):
    tu = pada("tu_pu")
    row = services.buat_berkas(tu, kota.unit["pu"], data=DataBerkas(klasifikasi="100.1.1", judul="Lama"))
    services.catat_item(tu, row, data=DataItem(jenis="Besluit", tanggal=hari, uraian="x"))
    closed = services.tutup_berkas(tu, row, pada=hari)
    assert closed.jatuh_tempo.year == hari.year + 3
    assert closed in baca.berkas_terlihat(tu, SaringArsip(hal="pindah"))
