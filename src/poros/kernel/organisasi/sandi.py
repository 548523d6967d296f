"""Passwords: argon2id at a cost a small server can bear, and accounts loaded with their person in one query."""

from datetime import timedelta

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.utils import timezone
from django.utils.crypto import get_random_string

from .models import Akun


class Argon2(Argon2PasswordHasher):
    """19 MiB, t=2, p=1. Django's default takes 100 MiB for each attempt, a cheap way to stop a small server."""

    memory_cost = 19 * 1024
    time_cost = 2
    parallelism = 1


class Backend(ModelBackend):
    """Users without Django's permission tables: authority comes from offices."""

    def user_can_authenticate(self, user: Akun) -> bool:  # type: ignore[override]  # ours is the only user model
        """Not after being closed, nor with a one-time password that has lapsed."""
        batas = user.sandi_sementara
        return user.is_active and (batas is None or timezone.now() < batas)

    def get_user(self, user_id: int) -> Akun | None:
        akun = Akun.objects.select_related("orang").filter(pk=user_id).first()
        return akun if akun is not None and akun.is_active else None

    def has_perm(self, *_args: object, **_kwargs: object) -> bool:
        return False


MASA_SANDI = timedelta(days=3)
"""How long a one-time password waits for its first use."""
HURUF = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without letters and figures that look alike: the password is read out or written down."""


def beri_sandi_sementara(akun: Akun) -> str:
    """Set a one-time password; return it, for it is kept nowhere."""
    sandi = "-".join(get_random_string(4, HURUF) for _kelompok in range(4))
    akun.set_password(sandi)
    akun.sandi_sementara = timezone.now() + MASA_SANDI
    akun.save(update_fields=["password", "sandi_sementara"])
    return sandi
