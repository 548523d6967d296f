"""How sending fails."""


class GagalKirimError(Exception):
    """The channel did not take the message. `tetap`: it never will, trying again is useless."""

    def __init__(self, sebab: str, *, tetap: bool = False) -> None:
        super().__init__(sebab)
        self.tetap = tetap
