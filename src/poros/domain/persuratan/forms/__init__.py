"""Shape of input; nothing here saves."""

from .disposisi import FormDisposisi
from .saring import FormSaring
from .surat import FormSurat, FormTeruskan

__all__ = ["FormDisposisi", "FormSaring", "FormSurat", "FormTeruskan"]
