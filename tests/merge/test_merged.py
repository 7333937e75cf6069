"""What becomes of two changes to one SOP: joined where they can be, between marks where a person must decide."""

from textwrap import dedent

import pytest

from sopkit.merge import Style, merged
from sopkit.model import load
from sopkit.source import read

BASE = dedent("""\
    # yaml-language-server: $schema=sop.schema.json
    sopkit: 1
    title: Surat Masuk   # judul
    status: draft
    approved_by: {position: Camat, name: , id: }
    legal_basis:
      - UU Nomor 25 Tahun 2009 tentang Pelayanan Publik
      - PP Nomor 96 Tahun 2012 tentang Pelaksanaan UU Pelayanan Publik
    equipment: [Komputer, ATK]

    # Lajur dari kiri ke kanan
    executors:
      agendaris: Agendaris
      kasubbag: Kasubbag Umum

    steps:
      - id: catat
        activity: Mencatat surat   # dalam buku
        by: agendaris
        time: 5 menit
      # Pemeriksaan
      - id: periksa
        activity: Memeriksa surat
        by: kasubbag
        time: 10 menit
        decision: {Ya: arsip, Tidak: {to: catat, chance: 10%}}
      - id: arsip
        activity: Mengarsipkan surat
        by: agendaris
        time: 3 menit
    # akhir
    """)
CHECK = "  # Pemeriksaan\n  - id: periksa\n"
ARCHIVE = "  - id: arsip\n    activity: Mengarsipkan surat\n    by: agendaris\n    time: 3 menit\n"
NEW = "  - id: {0}\n    activity: {1}\n    by: agendaris\n    time: 2 menit\n"
STAMP, COPY = NEW.format("cap", "Memberi cap"), NEW.format("salin", "Menyalin surat")
THIRD = "  - Perbup Nomor 7 Tahun 2021 tentang Tata Naskah Dinas\n"


def changed(text, *changes):
    """The text with each pair of strings exchanged, which must be there."""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def merge(base, ours, theirs, style=None):
    return merged(base.encode(), ours.encode(), theirs.encode(), style)


LAST_LAW = "Pelaksanaan UU Pelayanan Publik\n"

JOINS = {
    "two fields of one step": ([("time: 5 menit", "time: 6 menit")], [("by: agendaris\n", "by: kasubbag\n")]),
    "time and a comment beside it": (
        [("time: 5 menit", "time: 5 menit  # diukur")],
        [("time: 5 menit", "time: 6 menit")],
        [("time: 5 menit", "time: 6 menit  # diukur")],
    ),
    "two comments beside one value": (
        [("# dalam buku", "# dalam agenda")],
        [("# dalam buku", "# dalam register")],
        [("# dalam buku", "# dalam agenda  # dalam register")],
    ),
    "quotes and a new value": (
        [("time: 5 menit", "time: '5 menit'")],
        [("time: 5 menit", "time: 6 menit")],
        [("time: 5 menit", "time: 6 menit")],
    ),
    "a new field and a comment above": (
        [("    time: 5 menit\n", "    time: 5 menit\n    output: Nomor agenda\n")],
        [("  - id: catat\n", "  # Loket\n  - id: catat\n")],
    ),
    "a step moved and its time changed": (
        [(ARCHIVE, ""), ("  - id: catat\n", f"{ARCHIVE}  - id: catat\n")],
        [("time: 3 menit", "time: 4 menit")],
        [
            (ARCHIVE, ""),
            ("  - id: catat\n", f"{ARCHIVE}  - id: catat\n"),
            ("time: 3 menit", "time: 4 menit"),
        ],
    ),
    "steps inserted at two places": (
        [(CHECK, STAMP + CHECK)],
        [("# akhir", f"{COPY}# akhir")],
    ),
    "steps inserted at one place": (
        [(CHECK, STAMP + CHECK)],
        [(CHECK, COPY + CHECK)],
        [(CHECK, STAMP + COPY + CHECK)],
    ),
    "the same step inserted by both": (
        [(CHECK, STAMP + CHECK), ("time: 3 menit", "time: 4 menit")],
        [(CHECK, STAMP + CHECK), ("title: Surat", "title: Alur Surat")],
        [(CHECK, STAMP + CHECK), ("time: 3 menit", "time: 4 menit"), ("title: Surat", "title: Alur Surat")],
    ),
    "exits of one decision": (
        [("Ya: arsip", "Ya: {to: arsip, chance: 90%}")],
        [("to: catat, chance: 10%", "to: catat, chance: 20%")],
    ),
    "items of one list in brackets": (
        [("[Komputer, ATK]", "[Komputer, ATK, Pemindai]")],
        [("[Komputer, ATK]", "[Komputer]")],
        [("[Komputer, ATK]", "[Komputer, Pemindai]")],
    ),
    "blank values in brackets": (
        [("name: , id: }", "name: Budi, id: }")],
        [("name: , id: }", 'name: , id: "1965"}')],
        [("name: , id: }", 'name: Budi, id: "1965"}')],
    ),
    "a law added and another one reworded": (
        [(LAST_LAW, LAST_LAW + THIRD)],
        [("UU Nomor 25", "Undang-Undang Nomor 25")],
    ),
    "a law added by each": (
        [(LAST_LAW, LAST_LAW + THIRD)],
        [(LAST_LAW, f"{LAST_LAW}  - Perda Nomor 2 Tahun 2020\n")],
        [(LAST_LAW, f"{LAST_LAW}{THIRD}  - Perda Nomor 2 Tahun 2020\n")],
    ),
    "an executor added and another one renamed": (
        [
            ("  agendaris: Agendaris\n", "  agendaris: Agendaris\n  sekcam: Sekretaris Camat\n"),
            ("by: kasubbag", "by: sekcam"),
        ],
        [("Kasubbag Umum", "Kasubbag Umum dan Kepegawaian")],
    ),
    "a branch to a step with a new id": (
        [("id: arsip", "id: simpan"), ("Ya: arsip", "Ya: simpan")],
        [("    time: 5 menit\n", "    time: 5 menit\n    next: arsip\n")],
        [
            ("id: arsip", "id: simpan"),
            ("Ya: arsip", "Ya: simpan"),
            ("    time: 5 menit\n", "    time: 5 menit\n    next: simpan\n"),
        ],
    ),
    "a step removed and another one changed": ([(ARCHIVE, ""), ("Ya: arsip", "Ya: end")], [("10 menit", "12 menit")]),
    "header, foot and a key at the end": (
        [("# akhir\n", "# akhir\nrecords: [Buku agenda]\n")],
        [("# yaml", "# Sumber: Perbup\n# yaml")],
    ),
    "comments at the foot": (
        [("# akhir\n", "# akhir\n# ours\n")],
        [("# akhir\n", "# akhir\n# theirs\n")],
        [("# akhir\n", "# akhir\n# ours\n# theirs\n")],
    ),
}


@pytest.mark.parametrize(("case"), JOINS.values(), ids=JOINS)
def test_changes_that_have_nothing_against_each_other_are_joined(case):
    ours, theirs, *both = case
    result = merge(BASE, changed(BASE, *ours), changed(BASE, *theirs))
    wanted = changed(BASE, *(both[0] if both else (*ours, *theirs)))
    assert result.text.decode() == wanted
    assert result.is_clean
    assert result.by_lines is None


CONFLICTS = {
    "one time": (
        [("time: 5 menit", "time: 6 menit")],
        [("time: 5 menit", "time: 7 menit")],
        ("    time: 6 menit\n", "    time: 5 menit\n", "    time: 7 menit\n"),
        "both sides change `time` of step `Mencatat surat`: `6 menit`, `7 menit`",
    ),
    "a step that one side removes": (
        [("time: 3 menit", "time: 4 menit")],
        [(ARCHIVE, ""), ("Ya: arsip", "Ya: end")],
        (ARCHIVE.replace("3 menit", "4 menit"), ARCHIVE, ""),
        "ours changes step `Mengarsipkan surat`, theirs removes it",
    ),
    "a step that one side has removed": (
        [(ARCHIVE, ""), ("Ya: arsip", "Ya: end")],
        [("time: 3 menit", "time: 4 menit")],
        ("", ARCHIVE, ARCHIVE.replace("3 menit", "4 menit")),
        "theirs changes step `Mengarsipkan surat`, ours removes it",
    ),
    "a field added twice": (
        [("time: 5 menit\n", "time: 5 menit\n    output: Agenda\n")],
        [("time: 5 menit\n", "time: 5 menit\n    output: Buku\n")],
        ("    output: Agenda\n", "", "    output: Buku\n"),
        "both sides change `output` of step `Mencatat surat`: `Agenda`, `Buku`",
    ),
    "the first key of an item": (
        [("id: arsip", "id: simpan"), ("Ya: arsip", "Ya: simpan")],
        [("id: arsip", "id: selesai"), ("Ya: arsip", "Ya: selesai")],
        ("  - id: simpan\n", "  - id: arsip\n", "  - id: selesai\n"),
        "both sides change `id` of step `Mengarsipkan surat`: `simpan`, `selesai`",
    ),
    "one exit": (
        [("Ya: arsip", "Ya: catat")],
        [("Ya: arsip", "Ya: end")],
        tuple(f"    decision: {{Ya: {to}, Tidak: {{to: catat, chance: 10%}}}}\n" for to in ("catat", "arsip", "end")),
        (
            "both sides change `decision` of step `Memeriksa surat`: "
            "`Ya: catat, Tidak: to: catat, chance: 10%`, `Ya: end, Tidak: to: catat, chance: 10%`"
        ),
    ),
    "one law reworded in two ways": (
        [("UU Nomor 25", "Undang-Undang Nomor 25")],
        [("UU Nomor 25", "Undang-undang No. 25")],
        (
            "  - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik\n",
            "  - UU Nomor 25 Tahun 2009 tentang Pelayanan Publik\n",
            "  - Undang-undang No. 25 Tahun 2009 tentang Pelayanan Publik\n",
        ),
        (
            "both sides change `Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik` in `legal_basis`: "
            "`Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik`, "
            "`Undang-undang No. 25 Tahun 2009 tentang Pelayanan Publik`"
        ),
    ),
}


@pytest.mark.parametrize(("ours", "theirs", "sides", "message"), CONFLICTS.values(), ids=CONFLICTS)
def test_what_a_person_must_decide_stands_between_marks_around_the_smallest_field(ours, theirs, sides, message):
    result = merge(BASE, changed(BASE, *ours), changed(BASE, *theirs))
    text = result.text.decode()
    mine, base, yours = sides
    assert f"<<<<<<< ours\n{mine}||||||| base\n{base}=======\n{yours}>>>>>>> theirs\n" in text
    (conflict,) = result.conflicts
    assert conflict.message.text() == message
    assert text.splitlines()[conflict.line - 1] == "<<<<<<< ours"
    assert text.count("<<<<<<<") == 1


def test_a_step_that_both_sides_move_is_left_at_both_places():
    base = changed(BASE, ("# akhir", f"{STAMP}{COPY}# akhir"))
    first = changed(base, (COPY, ""), ("  - id: catat\n", f"{COPY}  - id: catat\n"))
    middle = changed(base, (COPY, ""), (CHECK, f"{COPY}{CHECK}"), ("title: Surat", "title: Alur Surat"))
    result = merge(base, first, middle)
    mine = f"<<<<<<< ours\n{COPY}||||||| base\n=======\n>>>>>>> theirs\n"
    yours = f"<<<<<<< ours\n||||||| base\n=======\n{COPY}>>>>>>> theirs\n"
    wanted = changed(middle, (COPY, yours), ("  - id: catat\n", f"{mine}  - id: catat\n"))
    assert result.text.decode() == wanted
    said = "both sides move step `Menyalin surat`, to different places"
    assert [conflict.message.text() for conflict in result.conflicts] == [said, said]


def test_a_step_that_one_side_moves_and_the_other_removes_is_a_conflict():
    first = changed(BASE, (ARCHIVE, ""), ("  - id: catat\n", f"{ARCHIVE}  - id: catat\n"))
    gone = changed(BASE, (ARCHIVE, ""), ("Ya: arsip", "Ya: end"))
    (conflict,) = merge(BASE, first, gone).conflicts
    assert conflict.message.text() == "ours changes step `Mengarsipkan surat`, theirs removes it"


def test_two_things_at_one_place_are_noted():
    result = merge(BASE, changed(BASE, (CHECK, STAMP + CHECK)), changed(BASE, (CHECK, COPY + CHECK)))
    assert [note.text() for note in result.notes] == [
        "both sides put something at one place of `steps`: first `Memberi cap`, then `Menyalin surat`"
    ]


def test_rows_that_are_referred_to_are_counted_anew():
    base = "sopkit: 1\ntitle: T\nexecutors: {a: A}\nsteps:\n" + "".join(
        f"  - activity: Langkah {name}\n    by: a\n" for name in ("satu", "dua", "tiga")
    )
    base = changed(base, ("dua\n    by: a\n", 'dua\n    by: a\n    decision: {Ya: 3, Tidak: "1"}\n'))
    new = "  - activity: Hal {}\n    by: a\n"
    numbers = ('Ya: 3, Tidak: "1"', 'Ya: 4, Tidak: "2"')
    ours = changed(base, ("  - activity: Langkah satu", f"{new.format('lain')}  - activity: Langkah satu"), numbers)
    theirs = changed(
        base, ("  - activity: Langkah dua", f"{new.format('baru')}  - activity: Langkah dua"), ("Ya: 3", "Ya: 4")
    )
    text = merge(base, ours, theirs).text.decode()
    assert 'decision: {Ya: 5, Tidak: "2"}' in text


def test_a_branch_to_a_row_that_the_other_side_removes_is_a_conflict():
    base = "sopkit: 1\ntitle: T\nexecutors: {a: A}\nsteps:\n" + "".join(
        f"  - activity: {name}\n    by: a\n"
        for name in ("Menulis konsep", "Membaca ulang", "Menyimpan arsip", "Mengirim")
    )
    ours = changed(base, ("  - activity: Menyimpan arsip\n    by: a\n", ""))
    theirs = changed(base, ("Menulis konsep\n    by: a\n", "Menulis konsep\n    by: a\n    next: [2, 3]\n"))
    (conflict,) = merge(base, ours, theirs).conflicts
    assert conflict.message.text() == "one side leads to step `3`, which the other removes"
    assert not conflict.marked


FINDINGS = {
    "a branch that leads nowhere": (
        [(ARCHIVE, ""), ("Ya: arsip", "Ya: end")],
        [("    time: 5 menit\n", "    time: 5 menit\n    next: arsip\n")],
        "one side leads to step `arsip`, which the other removes",
    ),
    "a step that is never reached": (
        [
            ("    time: 5 menit\n", "    time: 5 menit\n    next: periksa\n"),
            (CHECK, STAMP.rstrip() + "\n    next: arsip\n" + CHECK),
            ("next: periksa", "next: cap"),
        ],
        [("    time: 5 menit\n", "    time: 5 menit\n    next: arsip\n"), ("Ya: arsip", "Ya: periksa")],
        None,
    ),
    "an executor that is there no more": (
        [("  kasubbag: Kasubbag Umum\n", ""), ("by: kasubbag", "by: agendaris")],
        [("time: 5 menit\n", "time: 5 menit\n"), ("by: agendaris\n", "by: [agendaris, kasubbag]\n")],
        "`kasubbag` is not one of the executors",
    ),
}


@pytest.mark.parametrize(("ours", "theirs", "message"), FINDINGS.values(), ids=FINDINGS)
def test_what_neither_side_meant_is_a_conflict_without_marks(ours, theirs, message):
    result = merge(BASE, changed(BASE, *ours), changed(BASE, *theirs))
    assert result.conflicts
    if message:
        assert [conflict.message.text() for conflict in result.conflicts if not conflict.marked][:1] == [message]
        assert b"<<<<<<<" not in result.text
        assert load(read(result.text).document).sop


def test_an_error_that_one_side_already_had_is_no_conflict():
    ours = changed(BASE, ("Ya: arsip", "Ya: entah"))
    assert merge(BASE, ours, changed(BASE, ("time: 5 menit", "time: 6 menit"))).is_clean


def test_marks_are_written_as_git_asks():
    ours, theirs = (changed(BASE, ("time: 5 menit", f"time: {number} menit")) for number in (6, 7))
    style = Style(9, ours="HEAD", base="", theirs="cabang/baru", with_base=False)
    text = merge(BASE, ours, theirs, style).text.decode()
    marked = "<<<<<<<<< HEAD\n    time: 6 menit\n=========\n    time: 7 menit\n>>>>>>>>> cabang/baru\n"
    assert text == changed(BASE, ("    time: 5 menit\n", marked))


@pytest.mark.parametrize(
    "dressed",
    [
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.removesuffix("\n").encode(),
    ],
    ids=["carriage returns", "byte order mark", "no last line end"],
)
def test_what_is_around_the_characters_stays(dressed):
    ours, theirs = changed(BASE, ("5 menit", "6 menit")), changed(BASE, ("10 menit", "12 menit"))
    both = changed(BASE, ("5 menit", "6 menit"), ("10 menit", "12 menit"))
    assert merged(dressed(BASE), dressed(ours), dressed(theirs)).text == dressed(both)
    # What one side has done to it is done.
    assert merged(BASE.encode(), ours.encode(), dressed(theirs)).text == dressed(both)
    assert merged(BASE.encode(), dressed(ours), theirs.encode()).text == dressed(both)


@pytest.mark.parametrize("side", [1, 2])
def test_a_value_that_has_no_entries_of_its_own_lines_is_taken_as_a_whole(side):
    strange = "    decision:\n      ? Ya\n      : arsip\n      ? Tidak\n      : {0}\n"
    written = "    decision: {Ya: arsip, Tidak: {to: catat, chance: 10%}}\n"
    base = changed(BASE, (written, strange.format("catat")))
    ours, theirs = changed(base, (": catat\n", ": end\n")), changed(base, ("10 menit", "12 menit"))
    texts = (base, ours, theirs) if side == 1 else (base, theirs, ours)
    result = merge(*texts)
    assert result.by_lines is None
    assert result.text.decode() == changed(ours, ("10 menit", "12 menit"))
    other = changed(base, (": arsip\n", ": catat\n"))
    (conflict,) = merge(base, ours, other).conflicts
    assert conflict.marked


def test_indentation_is_that_of_whoever_changed_it():
    deep = BASE.replace("\n  ", "\n    ")
    result = merge(BASE, deep, changed(BASE, ("time: 5 menit", "time: 6 menit")))
    assert result.is_clean
    assert result.by_lines is None
    assert result.text.decode() == changed(deep, ("time: 5 menit", "time: 6 menit"))


def test_two_texts_without_a_common_one_are_joined_where_they_agree():
    result = merge("", BASE, changed(BASE, ("time: 5 menit", "time: 6 menit")))
    assert result.text.decode().count("<<<<<<<") == 1
    assert len(result.conflicts) == 1


LINES = {
    "conflict marks in a side": (
        BASE,
        f"<<<<<<< a\n=======\n>>>>>>> b\n{BASE}",
        changed(BASE, ("5 menit", "6 menit")),
        "line 1: a merge has left a conflict here",
    ),
    "no SOP": ("a: 1\nb: 2\n", "a: 2\nb: 2\n", "a: 1\nb: 2\nc: 3\n", "`sopkit` is missing"),
    "an empty side": (BASE, "", changed(BASE, ("5 menit", "6 menit")), "one side is empty"),
    "mixed line ends": (BASE, BASE.replace("\n", "\r\n", 3), changed(BASE, ("5 menit", "6 menit")), "its lines end in"),
    "keys in brackets": (
        "{sopkit: 1, title: A, executors: {a: A}, steps: [{activity: B, by: a}]}\n",
        "{sopkit: 1, title: C, executors: {a: A}, steps: [{activity: B, by: a}]}\n",
        "{sopkit: 1, title: D, executors: {a: A}, steps: [{activity: B, by: a}]}\n",
        "its entries don't",
    ),
}


@pytest.mark.parametrize(("base", "ours", "theirs", "reason"), LINES.values(), ids=LINES)
def test_what_can_t_be_read_is_joined_line_by_line(base, ours, theirs, reason, needs):
    needs("git")
    result = merge(base, ours, theirs)
    assert result.by_lines.text().startswith(reason)
    assert result.text


def test_a_fault_of_sopkit_itself_leaves_the_texts_to_git(needs, monkeypatch):
    needs("git")
    monkeypatch.setattr("sopkit.merge.three_way.Joining.whole", lambda *_args: 1 / 0)
    ours, theirs = changed(BASE, ("5 menit", "6 menit")), changed(BASE, ("10 menit", "12 menit"))
    result = merge(BASE, ours, theirs)
    assert result.text.decode() == changed(BASE, ("5 menit", "6 menit"), ("10 menit", "12 menit"))
    assert result.is_clean
    assert result.by_lines.text() == "sopkit met a fault of its own: ZeroDivisionError: division by zero"


def test_line_by_line_a_conflict_is_counted_and_found(needs, monkeypatch):
    needs("git")
    monkeypatch.setattr("sopkit.merge.three_way.Joining.whole", lambda *_args: 1 / 0)
    ours, theirs = (changed(BASE, ("5 menit", f"{number} menit")) for number in (6, 7))
    result = merge(BASE, ours, theirs)
    (conflict,) = result.conflicts
    assert result.text.decode().splitlines()[conflict.line - 1] == "<<<<<<< ours"
