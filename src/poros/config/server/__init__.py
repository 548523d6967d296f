"""What runs as a process: the embedded PostgreSQL, the web server, the worker and their supervisor."""

REFUSED = 2  # the exit code of what was not even begun


class ServerError(RuntimeError):
    """Something the operator can mend; the message is the sentence shown to them."""

    def __init__(self, sentence: str, exit_code: int = 1) -> None:
        super().__init__(sentence)
        self.exit_code = exit_code
