"""Documents signed and waiting, for the pages."""

import pytest

from poros.kernel.tandatangan import uji
from poros.kernel.tandatangan.values import Frasa


@pytest.fixture(scope="session")
def naskah():
    return uji.naskah()


@pytest.fixture
def minta(kota, naskah):
    """`minta("sekda")`: a document of Bagian Umum that these offices are to sign."""
    return lambda *kode, isi=None, **lain: uji.minta(
        kota.aktor("tu"), [kota.jabatan[k] for k in kode], isi or naskah, **lain
    )


@pytest.fixture
def bertanda(kota, minta):
    """A document that these offices have signed."""
    from poros.kernel.tandatangan.jalan import tandatangani
    from poros.kernel.tandatangan.models import SertifikatLokal

    def make(*kode, **lain):
        dokumen = minta(*kode, **lain)
        for kode_jabatan, row in zip(kode, uji.setujui(dokumen), strict=True):
            signer = kota.aktor(kode_jabatan)
            if not SertifikatLokal.objects.filter(orang_id=signer.orang_id).exists():
                uji.kunci(signer)
            (hasil,) = tandatangani(signer, [row.pk], Frasa(uji.FRASA))
            assert hasil.sah, hasil
        dokumen.refresh_from_db()
        return dokumen

    return make


@pytest.fixture
def isi_dari():
    from poros.kernel.berkas.queries import isi

    return lambda berkas: b"".join(isi(berkas))


@pytest.fixture
def umum(client):
    """A stranger's browser."""
    client.defaults["HTTP_HOST"] = "uji.localhost"
    return client
