"""A letter as PDF/A, signers with keys, and requests in every state; see `uji`."""

import pytest

from poros.kernel.tandatangan import uji
from poros.kernel.tandatangan.values import Frasa


@pytest.fixture(scope="session")
def naskah():
    """A letter of two pages, made once."""
    return uji.naskah()


@pytest.fixture
def frasa():
    return Frasa(uji.FRASA)


@pytest.fixture
def berkunci(kota):
    """Give these offices' holders a certificate of the local CA; returns their actors."""

    def make(*kode):
        actors = [kota.aktor(k) for k in kode]
        for actor in actors:
            uji.kunci(actor)
        return actors

    return make


@pytest.fixture
def minta(kota, naskah):
    """A document that these offices are to sign, asked for by the secretariat: `minta("sekda", "walikota")`."""
    return lambda *kode, isi=None, **lain: uji.minta(
        kota.aktor("tu"), [kota.jabatan[k] for k in kode], isi or naskah, **lain
    )


@pytest.fixture
def siap(minta):
    """As `minta`, with everything opened and agreed to by all; returns the requests in order."""
    return lambda *kode, **lain: uji.setujui(minta(*kode, **lain))


@pytest.fixture
def jalankan(kota, frasa):
    """Sign as an office; returns the outcomes."""
    from poros.kernel.tandatangan.jalan import tandatangani

    def run(kode, *rows, frasa=frasa):
        return list(tandatangani(kota.aktor(kode), [row.pk for row in rows], frasa))

    return run


@pytest.fixture
def bytes_dari():
    """The content of a kept file."""
    from poros.kernel.berkas.queries import isi

    return lambda berkas: b"".join(isi(berkas))
