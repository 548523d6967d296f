"""The same pages in English: no Indonesian label is left on them, figures and days are written the English way."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils.translation import gettext as _
from django.utils.translation import override

from poros.domain.indeks import labels, services
from poros.domain.indeks.models import HasilTerbit
from poros.domain.indeks.queries import rencana as baca

pytestmark = pytest.mark.django_db
TEMPLATES = Path(labels.__file__).parent / "templates" / "indeks"
KATA = re.compile(r"""{%\s*translate\s+["']([^"']+)["']""")
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
def halaman(kota, beku, data, naskah) -> list[str]:
    """Every page of the module, with something on each."""
    ekbang, pu = kota.aktor("kabag_ekbang"), kota.aktor("kadis_pu")
    later = services.susun(ekbang, kota.unit["ekbang"], data=data(tahun=2027))
    services.mulai(ekbang, later)
    line = later.butir.get(kode="I1")
    services.tambah_bukti_butir(pu, line, judul="SK", keterangan="Rak")
    services.jawab(pu, line, nilai=Decimal(3), alasan="Kata unit.")
    begin = baca.awal(judul="Naik", mulai=2027, tahun=2028, sasaran=Decimal("2.60"), penilaian=beku)
    plan, decided = (services.susun_rencana(ekbang, kota.unit["ekbang"], data=begin) for _n in range(2))
    owners = dict.fromkeys(("I1", "I2", "I3"), kota.unit["pu"].pk)
    step = services.tetapkan_rencana(ekbang, decided, pemilik=owners, tenggat=date(2099, 12, 1))[0]
    row = HasilTerbit.objects.filter(jenis="kota").first()
    return [
        "", f"daerah/{row.pk}/", "penilaian/", "penilaian/susun/", f"penilaian/{beku.pk}/", f"penilaian/{later.pk}/",
        f"butir/{line.pk}/", "rencana/", "rencana/susun/", f"rencana/{plan.pk}/", f"rencana/{plan.pk}/anggapan/",
        f"rencana/{plan.pk}/tetapkan/", f"rencana/{decided.pk}/", f"langkah/{step.pk}/belanja/", "instrumen/",
        f"instrumen/{beku.instrumen_id}/", "publik/", f"publik/daerah/{row.pk}/",
    ]  # fmt: skip


def test_no_label_is_left_in_indonesian(masuk, halaman, indonesia):
    assert len(indonesia) > 100
    user = masuk("kabag_ekbang")
    user.cookies["django_language"] = "en"
    left = {}
    for url in halaman:
        answer = user.get(f"/indeks/{url}")
        assert answer.status_code == 200, url
        text = answer.content.decode()
        assert '<html lang="en"' in text, url
        shown = {re.sub(r"\s+", " ", piece) for piece in POTONGAN.findall(text.split('id="isi"')[-1])}
        left |= dict.fromkeys(shown & indonesia, url)
    assert left == {}


def test_and_in_indonesian_they_are_there(masuk, halaman, indonesia):
    """Else the test above would find nothing whatever happened."""
    user = masuk("kabag_ekbang")
    shown: set[str] = set()
    for url in halaman:
        shown |= set(POTONGAN.findall(user.get(f"/indeks/{url}").content.decode().split('id="isi"')[-1]))
    assert len(shown & indonesia) > 40


@pytest.mark.parametrize(("bahasa", "nilai"), [("id", "1,80"), ("en", "1.80")])
def test_figures_are_written_in_the_language_of_the_reader(masuk, beku, bahasa, nilai):
    user = masuk("kabag_ekbang")
    user.cookies["django_language"] = bahasa
    text = user.get(f"/indeks/penilaian/{beku.pk}/").content.decode()
    assert nilai in text
    assert {"id": "1.80", "en": "1,80"}[bahasa] not in text


def test_a_refusal_is_told_in_it(masuk, berjalan, butir):
    user = masuk("kadis_pu")
    user.cookies["django_language"] = "en"
    answer = user.post(f"/indeks/butir/{butir('I1').pk}/nilai/", {"nilai": "3", "alasan": ""})
    assert answer.status_code == 422
    assert "This field is required." in answer.content.decode()
