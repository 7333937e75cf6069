"""Analyses made by hand, with all that one can hold: what reports show doesn't wait for what is reckoned."""

from fractions import Fraction

from msgspec.structs import replace
from wild import sop_of

from sopkit.flow import build_flow
from sopkit.i18n import Message
from sopkit.report.times.library import Timed
from sopkit.times import Amount, Calendar, Unit, measure
from sopkit.times.values import Analysis, Distribution, Expected, Gap, Part, Promise, Repeat, Way

DAY = Calendar(Fraction(450))


def said(text):
    """A message that is in no catalogue."""
    return Message("{text}", (("text", text),))


def minutes(least, most=None):
    return Amount(Unit.MINUTE, Fraction(least), Fraction(least if most is None else most))


def days(least, most=None):
    return Amount(Unit.WORKING_DAY, Fraction(least), Fraction(least if most is None else most))


STEPS = [
    {"id": "terima", "activity": "Menerima [berkas] permohonan surat pindah datang penduduk", "time": "5-10 menit"},
    {
        "id": "periksa",
        "activity": "Memeriksa kelengkapan berkas",
        "by": ["petugas", "kepala"],
        "time": "2 jam",
        "decision": {"Lengkap": "catat", "Tidak": {"to": "terima", "chance": "10%"}},
    },
    {"id": "catat", "activity": "Mencatat", "time": "2 menit/berkas"},
    {"id": "terbit", "activity": "Menandatangani surat", "by": "kepala", "time": "1 jam"},
]
EXECUTORS = {"petugas": "Petugas Loket", "kepala": "Kepala Seksi Pelayanan"}


def bare(steps=(), calendar=None, **more):
    """An analysis of which nothing is known but the times of the steps."""
    sop = sop_of(list(steps), **more)
    times = measure(sop, build_flow(sop), calendar)
    return Analysis(
        times=times,
        calendar=calendar,
        shortest=None,
        longest=None,
        expected=None,
        critical=(),
        loops=(),
        handovers=0,
        executors=tuple(Part(load.executor, load.total, None) for load in times.executors),
        steps=tuple(Part(step.step, (), None) for step in times.steps),
        distribution=None,
        promises=(),
        gaps=(),
        assumptions=(),
    )


def promise(most=3, left=None, **more):
    """A promise of working days, with so many left; below zero it is broken."""
    margin = None if left is None else days(left)
    return Promise(
        **{
            "path": ("service", "max_time"),
            "text": f"{most} hari kerja",
            "limit": days(most),
            "longest": None if left is None else days(most - left),
            "margin": margin,
            "within": None,
            "why": said("no calendar says how long a day is") if margin is None else None,
            **more,
        }
    )


def full(calendar=DAY, number="7", title="Pelayanan Surat Pindah Datang", **more):
    """An analysis of an SOP with a loop, a joint step, a step without a time, a promise and a distribution."""
    base = bare(STEPS, calendar, executors=EXECUTORS, number=number, title=title)
    once = (minutes(185, 190),)
    mean = (minutes(Fraction(1765, 9), Fraction(1810, 9)),)

    def converted(amounts):
        return calendar.convert(amounts) if calendar else None

    way = Way(("terima", "periksa", "catat", "terbit"), once, converted(once), ("catat",), 1)
    tenth = Fraction(10, 9)
    made = replace(
        base,
        shortest=way,
        longest=way,
        expected=Expected(
            mean,
            converted(mean),
            {"terima": tenth, "periksa": tenth, "catat": Fraction(1), "terbit": Fraction(1)},
            Fraction(1),
            ("catat",),
        ),
        critical=("terima", "periksa", "terbit"),
        loops=(Repeat("periksa", "Tidak", "terima", (minutes(125, 130),), None, (), Fraction(1, 9)),),
        handovers=2,
        executors=(
            Part("petugas", (minutes(Fraction(1250, 9), Fraction(1300, 9)),), Fraction(70, 100)),
            Part("kepala", (minutes(Fraction(1740, 9)),), Fraction(97, 100)),
        ),
        steps=(
            Part("terima", (minutes(Fraction(50, 9), Fraction(100, 9)),), Fraction(4, 100)),
            Part("periksa", (minutes(Fraction(1200, 9)),), Fraction(66, 100)),
            Part("catat", (), None),
            Part("terbit", (minutes(60),), Fraction(30, 100)),
        ),
        distribution=Distribution(
            unit=Unit.MINUTE,
            runs=10_000,
            seed=1,
            mean=198.6,
            p50=188.0,
            p80=190.0,
            p95=317.5,
            least=185.1,
            most=579.9,
            bars=tuple(
                (185.0 + 40 * place, 225.0 + 40 * place, many)
                for place, many in enumerate((9000, 0, 0, 900, 0, 0, 90, 0, 0, 10))
            ),
        ),
        promises=(
            promise(
                1,
                0,
                text="1 hari kerja",
                limit=minutes(450),
                longest=minutes(190),
                margin=minutes(260),
                within=Fraction(999, 1000),
            ),
        ),
        gaps=(Gap("longest", said("it was not asked for"), ("catat",)),),
        assumptions=(said("exits are taken as their chances say"),),
    )
    return replace(made, **more)


def timed(file="sop/007.yaml", **more):
    return Timed(file, full(**more))
