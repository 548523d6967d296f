"""Contents of files that programs send."""

from poros.kernel.antarmuka.unggahan import BerkasMasuk
from poros.kernel.berkas.models import Berkas
from poros.kernel.berkas.queries import isi as isi_berkas


def isi_dari(masuk: BerkasMasuk, akun_id: int) -> bytes:
    """The content, sent along or uploaded before."""
    found = masuk.bahan(akun_id)
    return b"".join(isi_berkas(found)) if isinstance(found, Berkas) else found
