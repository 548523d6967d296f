"""The same pages in English: no Indonesian label is left on them, figures and days are written the English way."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils.translation import gettext as _
from django.utils.translation import override

from poros.domain.reformasi import labels, services
from poros.domain.reformasi.ekspor import baca_kinerja
from poros.domain.reformasi.rules.alur import AksiMasalah
from poros.domain.reformasi.rules.pantau import Lensa

pytestmark = pytest.mark.django_db
TEMPLATES = Path(labels.__file__).parent / "templates" / "reformasi"
KATA = re.compile(r"""{%\s*translate\s+["']([^"']+)["']""")
NAMA = {"Inspektorat", "Sekretariat DPRD", "Peta jalan RB"}
"""What somebody has named so, and also a word of ours."""
POTONGAN = re.compile(r">\s*([^<>{}]+?)\s*<")


@pytest.fixture(scope="module")
def indonesia() -> set[str]:
    """Words of our templates and labels that are written otherwise in English."""
    said = {w for file in TEMPLATES.rglob("*.html") for w in KATA.findall(file.read_text(encoding="utf-8"))}
    with override("id"):
        said |= {
            str(w)
            for name, known in vars(labels).items()
            if name.isupper()
            for w in (known.values() if isinstance(known, dict) else ())
        }
    with override("en"):
        return {w for w in said if _(w) != w}


@pytest.fixture
def halaman(kota, usulan, berjalan, masalah, melangkah, besok) -> list[str]:  # noqa: PLR0917 -- fixtures
    """Every page of the module, with something on each."""
    lead, pu = kota.aktor("kabag_umum"), kota.aktor("kadis_pu")
    services.susun_tim(lead, usulan)
    post = usulan.pos.get(kode="pupr-jalan")
    services.tanggapi(pu, post, isi="Kata unit.")
    melangkah(masalah, AksiMasalah.TUGASKAN, tenggat=besok)
    services.lapor(pu, berjalan, triwulan=1, realisasi=Decimal("1250.5"), uraian="Kata laporan.")
    services.pantau(lead, berjalan, triwulan=1, sesuai=[Lensa.WAKTU], catatan="Kata pantau.")
    lines = baca_kinerja(b"kode,tingkat,nama,unit,indikator,target\nS1,sasaran,A,Dinas PU,Jumlah dokumen,1.500\n")
    services.muat_kinerja(lead, kota.unit["umum"], tahun=2026, simpul=lines)
    road = berjalan.aksi.roadmap_id
    return [
        "", "telaah/susun/", f"telaah/{usulan.pk}/", f"telaah/{usulan.pk}/jabatan/", f"telaah/{usulan.pk}/simulasi/",
        f"telaah/{usulan.pk}/tim/", f"jabatan/{post.pk}/", "aturan/", "aturan/tulis/", "jabatan-fungsional/", "strategi/",
        "strategi/tulis/", "roadmap/", "roadmap/susun/", f"roadmap/{road}/?tahun=2026", f"roadmap/{road}/aksi/tambah/",
        f"aksi/{berjalan.aksi_id}/", f"aksi/{berjalan.aksi_id}/ubah/", f"target/{berjalan.pk}/", "sakip/", "sakip/catat/",
        f"sakip/{masalah.pk}/", f"sakip/{masalah.pk}/ubah/", "kinerja/", "kinerja/muat/",
    ]  # fmt: skip


def test_no_label_is_left_in_indonesian(masuk, halaman, indonesia):
    assert len(indonesia) > 150
    user = masuk("kabag_umum")
    user.cookies["django_language"] = "en"
    left = {}
    for url in halaman:
        answer = user.get(f"/reformasi/{url}")
        assert answer.status_code == 200, url
        text = answer.content.decode()
        assert '<html lang="en"' in text, url
        shown = {re.sub(r"\s+", " ", piece) for piece in POTONGAN.findall(text.split('id="isi"')[-1])}
        left |= dict.fromkeys(shown & indonesia - NAMA, url)
    assert left == {}


def test_and_in_indonesian_they_are_there(masuk, halaman, indonesia):
    """Else the test above would find nothing whatever happened."""
    user = masuk("kabag_umum")
    shown: set[str] = set()
    for url in halaman:
        shown |= set(POTONGAN.findall(user.get(f"/reformasi/{url}").content.decode().split('id="isi"')[-1]))
    assert len(shown & indonesia) > 60


def test_figures_are_written_in_the_language_of_the_reader(masuk, halaman, berjalan):
    user = masuk("kadis_pu")
    for bahasa, wanted, other in (("id", "1250,5", "1250.5"), ("en", "1250.5", "1250,5")):
        user.cookies["django_language"] = bahasa
        text = user.get(f"/reformasi/target/{berjalan.pk}/").content.decode().replace("1.250,5", "1250,5")
        text = text.replace("1,250.5", "1250.5")
        assert wanted in text
        assert other not in text


@pytest.mark.parametrize(("bahasa", "teks"), [("id", "1.500,5"), ("en", "1,500.5")])
def test_and_read_in_it(masuk, berjalan, bahasa, teks):
    user = masuk("kadis_pu")
    user.cookies["django_language"] = bahasa
    told = {"triwulan": "2", "realisasi": teks, "uraian": "x"}
    assert user.post(f"/reformasi/target/{berjalan.pk}/lapor/", told).status_code == 302
    assert berjalan.laporan.get().realisasi == Decimal("1500.5")


def test_a_refusal_is_told_in_it(masuk, berjalan):
    user = masuk("kadis_pu")
    user.cookies["django_language"] = "en"
    answer = user.post(f"/reformasi/target/{berjalan.pk}/lapor/", {"triwulan": "9", "realisasi": "x", "uraian": ""})
    assert answer.status_code == 422
    assert "Masukkan" not in answer.content.decode()
    assert "Enter a number." in answer.content.decode()
