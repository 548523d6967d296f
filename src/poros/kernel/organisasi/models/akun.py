"""People, and the accounts they sign in with. An account confers nothing: offices do."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import get_random_string


class Orang(models.Model):
    """A person in or around government."""

    nama = models.CharField(max_length=150)
    gelar_depan = models.CharField(max_length=40, blank=True)
    gelar_belakang = models.CharField(max_length=60, blank=True)
    nip = models.CharField(max_length=18, blank=True)
    pangkat = models.CharField(max_length=60, blank=True)
    surel = models.EmailField(blank=True)
    telepon = models.CharField(max_length=30, blank=True)

    class Meta:
        ordering = ["nama"]
        constraints = [
            models.UniqueConstraint(fields=["nip"], condition=~models.Q(nip=""), name="orang_nip"),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def nama_lengkap(self) -> str:
        """Name with degrees, as on letters."""
        depan = f"{self.gelar_depan} " if self.gelar_depan else ""
        belakang = f", {self.gelar_belakang}" if self.gelar_belakang else ""
        return f"{depan}{self.nama}{belakang}"


class AkunManager(BaseUserManager["Akun"]):
    """Makes accounts with normalised names."""

    def create_user(self, username: str, orang: Orang, password: str | None = None) -> "Akun":
        akun = self.model(username=username.lower(), orang=orang)
        akun.set_password(password or get_random_string(32))
        akun.save()
        return akun


class Akun(AbstractBaseUser):
    """A way to sign in; belongs to one person."""

    username = models.CharField(max_length=60, unique=True)
    orang = models.OneToOneField(Orang, on_delete=models.PROTECT, related_name="akun")
    is_active = models.BooleanField(default=True)
    bahasa = models.CharField(max_length=5, default="id")
    sandi_sementara = models.DateTimeField(null=True, blank=True)
    """Until when a one-time password opens the account; it must be replaced at the first sign-in."""
    dibuat = models.DateTimeField(auto_now_add=True)

    objects = AkunManager()
    USERNAME_FIELD = "username"

    def __str__(self) -> str:
        return self.username


class TokenApi(models.Model):
    """A key for programs: acts in one office of one account, within named scopes, until a day."""

    akun = models.ForeignKey(Akun, on_delete=models.CASCADE, related_name="token")
    jabatan = models.ForeignKey("organisasi.Jabatan", on_delete=models.CASCADE, related_name="+")
    nama = models.CharField(max_length=80)
    sidik = models.CharField(max_length=64, unique=True)
    cakupan = models.JSONField(default=list)
    dibuat = models.DateTimeField(auto_now_add=True)
    kedaluwarsa = models.DateTimeField()
    dicabut = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.nama
