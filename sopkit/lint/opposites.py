"""Which two texts say yes and no to one question. Small sets of words; knows neither decisions nor steps."""

from collections.abc import Collection
from functools import lru_cache

from sopkit.lint.acts import word_set

NEGATIONS = word_set("tidak tdk tak belum blm bukan tanpa kurang not no")
"""Words that turn the one behind them into its contrary."""

_AFFIRMATIONS = word_set("ya iya yes sudah telah")

ANTONYMS = (
    (word_set("benar betul true"), word_set("salah keliru false")),
    (
        word_set("setuju disetujui menyetujui dikabulkan terima diterima menerima approved accepted"),
        word_set("tolak ditolak menolak dikembalikan revisi direvisi perbaiki diperbaiki perbaikan rejected")
        | word_set("ditangguhkan ditunda"),
    ),
    (word_set("sesuai valid sah layak"), word_set("revisi direvisi perbaiki diperbaiki perbaikan")),
    (word_set("lulus berhasil"), word_set("gagal")),
    (word_set("ada tersedia"), word_set("kosong habis nihil")),
    (word_set("hadir"), word_set("absen mangkir")),
    (word_set("sehat"), word_set("sakit")),
    (word_set("baik"), word_set("rusak")),
    (word_set("positif reaktif"), word_set("negatif nonreaktif")),
    (word_set("bebas"), word_set("ada masih")),
)
"""Words that are each other's contrary without a negation; yes on the left."""


@lru_cache(1 << 10)
def opposite(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether two answers, as words in small letters, say yes and no: "lengkap" and "belum lengkap".

    What stands beside yes and no must be the same, or be left out on one side.
    """
    one, other = frozenset(first), frozenset(second)
    if bool(one & NEGATIONS) != bool(other & NEGATIONS):
        return _fit(one - NEGATIONS - _AFFIRMATIONS, other - NEGATIONS - _AFFIRMATIONS)
    return any(
        (one & yes and other & no and _fit(one - yes, other - no))
        or (one & no and other & yes and _fit(one - no, other - yes))
        for yes, no in ANTONYMS
    )


def _fit(one: Collection[str], other: Collection[str]) -> bool:
    return set(one) <= set(other) or set(other) <= set(one)
