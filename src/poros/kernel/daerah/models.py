"""A government and the addresses it is reached under (both in the schema `public`)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_tenants.models import DomainMixin, TenantMixin


class Jenis(models.TextChoices):
    PROVINSI = "provinsi", _("Provinsi")
    KABUPATEN = "kabupaten", _("Kabupaten")
    KOTA = "kota", _("Kota")
    KEMENTERIAN = "kementerian", _("Kementerian/Lembaga")


class Daerah(TenantMixin):  # type: ignore[misc]  # django_tenants has no types
    """One government. Its schema is made by `daerah.skema.buat`, as the role that owns schemas."""

    nama = models.CharField(max_length=200)
    jenis = models.CharField(max_length=20, choices=Jenis.choices)
    kode_wilayah = models.CharField(max_length=13, blank=True)
    zona_waktu = models.CharField(max_length=40, default="Asia/Jakarta")
    utama = models.BooleanField(default=False, help_text="Answers requests that name no government (first run).")
    dibuat = models.DateTimeField(auto_now_add=True)

    auto_create_schema = False
    auto_drop_schema = False

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["utama"], condition=models.Q(utama=True), name="daerah_satu_utama"),
        ]

    def __str__(self) -> str:
        return self.nama


class Alamat(DomainMixin):  # type: ignore[misc]  # as above
    """A host name of a government."""
