"""A letter to another government on this platform: it lies there, and nothing else of ours does."""

import pytest
from django.db import connection
from django_tenants.utils import schema_context, tenant_context

from poros.domain.naskah import services, tasks
from poros.domain.naskah.forms.naskah import FormNaskah
from poros.domain.naskah.models import Naskah
from poros.domain.naskah.queries.bentuk import urai
from poros.domain.naskah.rules import Kanal, StatusKirim
from poros.domain.naskah.values import Tujuan
from poros.domain.persuratan.models import Surat
from poros.kernel.berkas.models import Berkas, Tautan
from poros.kernel.daerah.models import Daerah
from poros.kernel.daerah.skema import buat as buat_daerah
from poros.kernel.organisasi.uji import bangun_kota
from poros.kernel.pemberitahuan.models import Pemberitahuan

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.lambat]


@pytest.fixture
def sebelah():
    """Kabupaten Sebelah, with the same small organisation."""
    here = connection.tenant
    with schema_context("public"):
        buat_daerah(schema="sebelah", nama="Kabupaten Sebelah", jenis="kabupaten", alamat="sebelah.localhost")
    other = Daerah.objects.get(schema_name="sebelah")
    with tenant_context(other):
        bangun_kota()
    connection.set_tenant(here)
    yield other
    connection.set_schema_to_public()
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA sebelah CASCADE")
    other.domains.all().delete()
    Daerah.objects.filter(pk=other.pk).delete()
    connection.set_tenant(here)


def test_it_arrives_once_and_nothing_else_of_ours_does(kota, sah, bentuk, sebelah):
    actor = kota.aktor("staf_pu")
    form = FormNaskah(actor=actor, bentuk=urai(bentuk("surat-dinas").naskah))
    assert form.fields["kepada_daerah"].choices == [("sebelah", "Kabupaten Sebelah")]
    to = Tujuan(kanal=Kanal.DAERAH, sebutan="Sekretaris Daerah Kabupaten Sebelah", daerah="sebelah")
    naskah = sah(tujuan=(to,))
    services.kirim(actor, naskah)
    row = naskah.penerima.get()
    assert row.status == StatusKirim.MENUNGGU
    tasks.daerah(penerima=row.pk)
    naskah.penerima.update(status=StatusKirim.MENUNGGU)  # as after a fall between there and here
    tasks.daerah(penerima=row.pk)
    row.refresh_from_db()
    assert row.status == StatusKirim.TERKIRIM
    with tenant_context(sebelah):
        letter = Surat.objects.get()
        assert (letter.nomor, letter.pengirim) == (naskah.nomor, "Dinas Pekerjaan Umum, Kota Uji")
        assert letter.kepada.nama == "Sekretaris Daerah"
        assert Tautan.objects.get(objek="surat").berkas.jenis == "application/pdf"
        assert Pemberitahuan.objects.get().jenis == "surat.masuk"
        assert (Naskah.objects.count(), Berkas.objects.count()) == (0, 1)
    assert not Surat.objects.exists()
