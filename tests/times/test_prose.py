import pytest

from sopkit.times import durations_in, format_amounts


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Paling lama 17 hari kerja sejak diterima", ["17 hari kerja"]),
        ("antara 3 sampai dengan 5 (lima) Hari Kalender.", ["3–5 hari kalender"]),
        ("1 jam 30 menit, lalu dua puluh lima menit", ["1 jam 30 menit", "25 menit"]),
        ("Paling lama 3 x 24 jam", ["72 jam"]),
        ("sebanyak n x 24 jam", []),
        ("pasal 5/1999 hari kerja, tahun 2024, 35 orang", []),
        ("12345 hari", []),
        ("9 hari-hari besar", ["9 hari"]),
        ("sebulan", []),
    ],
)
def test_durations_are_found_in_prose(text, times):
    assert [format_amounts(time.amounts, "id") for time in durations_in(text)] == times
