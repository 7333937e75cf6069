import pytest
from hypothesis import given
from hypothesis import strategies as st
from wild import sop_of

from sopkit.times import format_amounts, limits


def found(**more):
    """Each limit: where it stands, as it is written, and as it reads."""
    return [
        (limit.path, limit.text, limit.time and format_amounts(limit.time.amounts, "id"))
        for limit in limits(sop_of([{}], **more))
    ]


@pytest.mark.parametrize(
    ("warning", "time"),
    [
        ("SOP ini harus diselesaikan paling lama 4 hari kerja", "4 hari kerja"),
        ("Prosedur ini\n selesai dalam waktu 2 s/d 3 Bulan", "2–3 bulan"),
        ("Jika prosedur ini tidak selesai dalam waktu 4 hari kerja maka tertunda 1 bulan", "4 hari kerja"),
        ("SOP ini paling lama 2 hari kerja, dengan perpanjangan 2 hari kerja", None),
        ("SOP ini tidak boleh melebihi jadwal", None),
    ],
)
def test_a_warning_that_limits_the_whole_is_a_limit_as_it_is_written(warning, time):
    assert found(warnings=["Hati-hati", warning]) == [(("warnings", 1), warning, time)]


@pytest.mark.parametrize(
    "warning",
    [
        "Surat masuk dicatat paling lama 1 hari kerja",
        "Seluruh kegiatan berlangsung minimal 4 hari dalam waktu pelayanan",
        "Jika SOP ini tidak dilaksanakan maka izin dicabut paling lama 4 hari kerja",
        "SOP ini ditinjau 1 tahun sekali",
    ],
)
def test_a_warning_about_something_else_is_no_limit(warning):
    assert found(warnings=[warning]) == []


def test_a_warning_that_names_the_sop_by_its_title_limits_the_whole():
    warning = "Pemeriksaan  berkas paling lama 4 jam"
    assert found(title="Pemeriksaan Berkas", warnings=[warning]) == [(("warnings", 0), warning, "4 jam")]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("5 (lima) hari kerja sejak lengkap", "5 hari kerja"),
        ("1 hari, atau 2 minggu", None),
        ("secepatnya", None),
        ("3 x 24 jam", "72 jam"),
        ("10 hari dengan perpanjangan maksimal tujuh hari", "10–17 hari"),
    ],
)
def test_the_time_limit_of_the_service_comes_last(text, time):
    assert found(service={"max_time": text}, warnings=["SOP ini paling lama 4 jam"])[1:] == [
        (("service", "max_time"), text, time)
    ]


PIECES = st.sampled_from(["SOP ini ", "paling lama ", "minimal ", "3 hari kerja ", "2 jam ", " maka ", "selesai", "\n"])
TEXTS = st.lists(PIECES, min_size=1).map("".join)


@given(st.lists(TEXTS, max_size=4), TEXTS)
def test_limits_stand_where_they_say_in_the_order_of_the_document(warnings, max_time):
    sop = sop_of([{}], warnings=warnings, service={"max_time": max_time})
    texts = {**{("warnings", place): text for place, text in enumerate(sop.warnings)}}
    if sop.service and sop.service.max_time:
        texts["service", "max_time"] = sop.service.max_time
    named = limits(sop)
    assert [(limit.path, limit.text) for limit in named] == [
        (path, text) for path, text in texts.items() if any(limit.path == path for limit in named)
    ]
