"""What each act costs in statements: constant, and of a plan's beginning constant for each step."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from poros.domain.berbagi import services
from poros.domain.berbagi.models import Sumber, Tawaran
from poros.domain.berbagi.rules.alur import AksiAdopsi, Keberhasilan, PeranUnit
from poros.domain.berbagi.values import DataKunjungan, DataPengalaman, DataPermohonan, DataSumber

from .conftest import PDF

pytestmark = pytest.mark.django_db
ROWS = ("SELECT", "INSERT", "UPDATE", "DELETE")
BATAS = 12
"""What any act of the house may cost."""


def biaya(act: Callable[[], object]) -> int:
    """Statements that read or write rows; what opens and closes the transaction is not counted."""
    with CaptureQueriesContext(connection) as seen:
        act()
    return sum(q["sql"].lstrip(" (").startswith(ROWS) for q in seen.captured_queries)


@pytest.fixture
def pelaku(kota):
    """Offices that have acted before: their map of the organisation and their clocks are read."""
    made = {name: kota.aktor(name) for name in ("kabag_ekbang", "kabag_kesra", "kadis_dlh", "kadis_pu", "admin")}
    for actor in made.values():
        assert actor.peta.simpul
    return made


def test_offers(kota, pelaku, milik, isi, pdf):
    ekbang, pu = pelaku["kabag_ekbang"], pelaku["kadis_pu"]
    milik()
    spent = {"usul": biaya(lambda: services.usul_tawaran(pu, kota.unit["pu"], isi=isi))}
    row = Tawaran.objects.get(nama=isi.nama)
    spent["terbit"] = biaya(lambda: services.terbitkan_tawaran(ekbang, row))
    spent["ubah"] = biaya(lambda: services.ubah_tawaran(ekbang, row, isi=isi))
    spent["lampir"] = biaya(lambda: services.lampirkan(ekbang, row, berkas=pdf, nama_berkas="a.pdf"))
    spent["tarik"] = biaya(lambda: services.tarik(ekbang, row, alasan="x"))
    assert spent == {"usul": 7, "terbit": 5, "ubah": 7, "lampir": 3, "tarik": 3}


def test_the_road_of_an_adoption(kota, pelaku, lain, nota, langkah):
    ekbang, kesra, dlh = pelaku["kabag_ekbang"], pelaku["kabag_kesra"], pelaku["kadis_dlh"]
    made: list = []
    data = DataPermohonan(tawaran_id=lain().pk, keperluan="x")
    spent = {"usul": biaya(lambda: made.append(services.usulkan(dlh, kota.unit["dlh"], data=data)))}
    row = made[0]
    story = DataPengalaman(hasil=Keberhasilan.BERHASIL, uraian="Lancar")
    acts = {
        "ajukan": lambda: services.ajukan(ekbang, row),
        "jawab": lambda: services.jawab(kesra, row, aksi=AksiAdopsi.TERIMA),
        "nota": lambda: services.susun_nota(kesra, row, data=nota()),
        "tanda tangan": lambda: services.tandatangani(kesra, row, tanggal=kesra.hari, berkas=PDF, nama_berkas="n.pdf"),
        "rencana": lambda: services.susun_rencana(dlh, row, langkah=langkah(3)),
        "mulai tiga langkah": lambda: services.mulai(ekbang, row),
        "pengalaman": lambda: services.catat_pengalaman(dlh, row, data=story),
        "tutup": lambda: services.tutup(ekbang, row, aksi=AksiAdopsi.SELESAIKAN),
    }
    spent |= {name: biaya(act) for name, act in acts.items()}
    assert spent.pop("mulai tiga langkah") == 12 + 3 * 3
    assert max(spent.values()) <= BATAS, spent
    assert (spent["ajukan"], spent["jawab"], spent["nota"], spent["pengalaman"]) == (5, 4, 4, 3)


@pytest.mark.parametrize("banyak", [1, 2, 4])
def test_to_begin_costs_the_same_for_each_step(kota, pelaku, disepakati, langkah, banyak):
    services.susun_rencana(pelaku["kadis_dlh"], disepakati, langkah=langkah(banyak))
    spent = biaya(lambda: services.mulai(pelaku["kabag_ekbang"], disepakati))
    assert spent == 12 + 3 * banyak


def test_visits_and_sources(kota, pelaku, peran):
    ekbang, dlh = pelaku["kabag_ekbang"], pelaku["kadis_dlh"]
    data = DataKunjungan(judul="Ke Rekaan", daerah="Rekaan", tanggal=dlh.hari, peserta="Camat", pelajaran="x")
    made: list = []
    spent = {"kunjungan": biaya(lambda: made.append(services.catat_kunjungan(dlh, kota.unit["dlh"], data=data)))}
    due = dlh.hari.replace(year=dlh.hari.year + 1, day=1)
    spent["tindak"] = biaya(
        lambda: services.tindak_lanjuti(dlh, made[0], uraian="Tiru", unit_id=kota.unit["dlh"].pk, tenggat=due)
    )
    source = DataSumber(nama="Khayal")
    spent["tambah"] = biaya(lambda: services.tambah_sumber(ekbang, kota.unit["ekbang"], data=source))
    row = Sumber.objects.get()
    spent["ubah"] = biaya(lambda: services.ubah_sumber(ekbang, row, data=source))
    spent["gagal"] = biaya(lambda: services.catat_gagal(ekbang, row, sebab="x"))
    units = [kota.unit["pu"].pk, kota.unit["dlh"].pk]
    spent["peran"] = biaya(
        lambda: services.atur_peran(pelaku["admin"], kota.unit["umum"], peran=PeranUnit.PENGELOLA, unit_ids=units)
    )
    assert spent == {"kunjungan": 6, "tindak": 8, "tambah": 3, "ubah": 3, "gagal": 3, "peran": 5}
