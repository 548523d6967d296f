"""Files in requests (as base64, or uploaded before and named by a receipt) and in answers."""

import base64
import binascii
from typing import Annotated, Self

from django.core import signing
from django.utils.translation import gettext as _
from pydantic import Field, StringConstraints, model_validator

from poros.kernel.berkas.models import Berkas, Tautan
from poros.kernel.commands import Ditolak
from poros.kernel.daerah.koneksi import skema as nama_skema

from .skema import Masukan, Skema, Teks

GARAM = "poros.unggahan"
BERLAKU = 24 * 3600
"""Seconds for which a receipt is good."""
BASE64_MAKS = 5 * 1024 * 1024
"""As long as a whole JSON body may be (DATA_UPLOAD_MAX_MEMORY_SIZE); longer files are uploaded before."""

Base64 = Annotated[str, StringConstraints(max_length=BASE64_MAKS, pattern="^[A-Za-z0-9+/]*={0,2}$")]


class BerkasMasuk(Masukan):
    """A file by its content or by its receipt."""

    nama: Teks = Field(min_length=1, max_length=150, description="Nama berkas dengan akhirannya.")
    isi: Base64 = Field("", description="Isi berkas dalam base64, untuk berkas sampai sekitar 3,5 MB.")
    unggahan: Teks = Field("", max_length=300, description="Resi dari POST /berkas, untuk berkas yang lebih besar.")

    @model_validator(mode="after")
    def _salah_satu(self) -> Self:
        if bool(self.isi) == bool(self.unggahan):
            raise ValueError("isi | unggahan")
        return self

    def bahan(self, akun_id: int) -> Berkas | bytes:
        """The file for the command that takes it."""
        if self.unggahan:
            return dari_resi(self.unggahan, akun_id)
        try:
            return base64.b64decode(self.isi, validate=True)
        except binascii.Error as error:
            raise Ditolak(_("Isi berkas bukan base64 yang benar."), "berkas") from error


class BerkasKeluar(Skema):
    """A file of a thing; its content is at /berkas/{tautan}."""

    tautan: int
    nama: str
    jenis: str
    ukuran: int
    sha256: str

    @classmethod
    def dari(cls, row: Tautan) -> Self:
        b = row.berkas
        return cls(tautan=row.pk, nama=row.nama, jenis=b.jenis, ukuran=b.ukuran, sha256=b.sha256)


def resi(berkas: Berkas, akun_id: int) -> str:
    """A receipt: only the account that has uploaded the file may use it, and for a day."""
    return signing.dumps([nama_skema(), akun_id, berkas.pk], salt=GARAM, compress=True)


def dari_resi(teks: str, akun_id: int) -> Berkas:
    """The file again; `Ditolak` when the receipt is not this account's, or not one at all."""
    try:
        skema, pemilik, pk = signing.loads(teks, salt=GARAM, max_age=BERLAKU)
    except signing.BadSignature as error:
        raise Ditolak(_("Resi unggahan ini tidak berlaku. Unggah berkasnya lagi."), "berkas") from error
    found = Berkas.objects.filter(pk=pk).first() if (skema, pemilik) == (nama_skema(), akun_id) else None
    if found is None:
        raise Ditolak(_("Resi unggahan ini tidak berlaku. Unggah berkasnya lagi."), "berkas")
    return found
