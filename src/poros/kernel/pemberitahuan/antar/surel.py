"""E-mail, through whatever backend Django has been given."""

from smtplib import SMTPException

from django.core.mail import EmailMessage

from poros.kernel.organisasi.models import Orang

from ..models import Saluran
from .galat import GagalKirimError
from .pesan import Pesan


def kirim(_saluran: Saluran, orang: Orang, pesan: Pesan) -> None:
    """Send one mail. A copy sent again bears the same Message-ID, by which mailboxes know it."""
    mail = EmailMessage(
        subject=pesan.judul,
        body=pesan.teks,
        to=[orang.surel],
        headers={"Message-ID": f"<{pesan.kunci}@poros>", "Auto-Submitted": "auto-generated"},
    )
    try:
        mail.send()
    except (SMTPException, OSError) as error:
        raise GagalKirimError(type(error).__name__) from error
    except ValueError as error:  # no address at all; what the error says of it is not kept
        raise GagalKirimError(type(error).__name__, tetap=True) from error
