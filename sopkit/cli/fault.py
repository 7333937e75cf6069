"""An error of sopkit itself as plain text, which may come from another process. Knows no terminal."""

from dataclasses import dataclass

NO_MEMORY = "MemoryError"


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong in one line, and where."""

    what: str
    trace: str

    @classmethod
    def of(cls, error: BaseException) -> "Fault":
        """Keep of an error what can be told; of a want of memory no more than that, for all else wants memory, too."""
        if isinstance(error, MemoryError):
            return cls(NO_MEMORY, "")
        from traceback import format_exception

        return cls(f"{type(error).__name__}: {error}", "".join(format_exception(error)).rstrip())
