"""The operator's wish to stop: heard only while we wait, so nothing is ever left half begun."""

import signal
import time


class Stop(BaseException):
    """The operator asked to stop."""


class Listener:
    """Turns the first signal into `Stop`, at once in a pause and else at the beginning of the next one.

    An exception out of a handler may fall between any two steps: between the start of a process and its
    name being noted, or while `subprocess` holds the lock that a later wait would need.
    """

    def __init__(self) -> None:
        self._asked = self._waiting = False

    def listen(self) -> None:
        """From now on SIGINT, SIGTERM and SIGHUP ask to stop; later ones do not disturb the orderly stop."""
        signal.signal(signal.SIGINT, self._hear)
        signal.signal(signal.SIGTERM, self._hear)
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # started by nohup
            signal.signal(signal.SIGHUP, self._hear)

    def pause(self, seconds: float) -> None:
        """Sleep, unless somebody asked to stop."""
        self._waiting = True
        try:
            if self._asked:
                raise Stop
            time.sleep(seconds)
        finally:
            self._waiting = False

    def _hear(self, _signal: int, _frame: object) -> None:
        again, self._asked = self._asked, True
        if self._waiting and not again:
            raise Stop


_listener = Listener()
listen, pause = _listener.listen, _listener.pause
