"""Random edits of the text of an SOP, as people make them in an editor: what is not meant keeps its bytes.

`edited(text, random, count)` gives a text with so many edits; the same `random` gives the same text. The SOP may be
worse afterwards, with a branch that leads nowhere, but it loads.
"""

import re
from collections.abc import Callable
from random import Random

import yaml
from hypothesis import strategies as st

from sopkit.formatting import normal_form
from sopkit.model import Sop, load, plain
from sopkit.source import Document, Path, Remove, read
from sopkit.source.blocks import Block, Kind, blocks_of

_ACTIVITIES = ("Mencatat surat dalam buku agenda", "Menggandakan berkas", "Mengarsipkan tanda terima", "Memaraf konsep")
_TIMES = ("5 menit", "1,5 jam", "3 hari kerja", "2 jam 30 menit", "45 menit", "1 hari")
_LAWS = (
    "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah",
    "Peraturan Pemerintah Nomor 96 Tahun 2012 tentang Pelaksanaan Undang-Undang Pelayanan Publik",
    "Peraturan Bupati Nomor 7 Tahun 2021 tentang Tata Naskah Dinas",
)
_NAMES = ("Arsiparis", "Kepala Bidang", "Pengelola Data")


def edited(text: str, random: Random, count: int = 1) -> str:
    """Make random edits, one after the other; an edit that finds nothing to change leaves the text as it is."""
    for _ in range(count):
        document = read(text).document
        assert document is not None
        new = random.choice(EDITS)(document, random)
        after = read(new).document
        # An edit that would leave no SOP behind, such as one without a step, is not made.
        text = new if after is not None and _loads(after) else text
    return text


def texts_of(sops: st.SearchStrategy[Sop]) -> st.SearchStrategy[str]:
    """SOPs as texts that YAML's own writer has made."""
    return st.builds(
        lambda sop, width: yaml.safe_dump(plain(sop), sort_keys=False, allow_unicode=True, width=width),
        sops,
        st.sampled_from([60, 1000]),
    )


def _loads(document: Document) -> bool:
    return load(document).sop is not None


def _step(document: Document, random: Random) -> Path:
    return "steps", random.randrange(len(document.data["steps"]))


def _replaced(document: Document, path: Path, text: str) -> str:
    value: object = document.data
    for part in path:
        if not isinstance(value, dict | list) or (isinstance(value, dict) and part not in value):
            return document.text
        value = value[part]
    return document.text if isinstance(value, dict | list) else document.replace(path, text).text


def time_changed(document: Document, random: Random) -> str:
    return _replaced(document, (*_step(document, random), "time"), random.choice(_TIMES))


def activity_reworded(document: Document, random: Random) -> str:
    step = _step(document, random)
    old = document.data["steps"][step[1]]["activity"]
    return _replaced(document, (*step, "activity"), f"{old} {random.choice(['segera', 'lengkap', 'asli'])}")


def executor_changed(document: Document, random: Random) -> str:
    return _replaced(document, (*_step(document, random), "by"), random.choice([*document.data["executors"]]))


def executor_renamed(document: Document, random: Random) -> str:
    return _replaced(document, ("executors", random.choice([*document.data["executors"]])), random.choice(_NAMES))


def title_changed(document: Document, random: Random) -> str:
    return _replaced(document, ("title",), f"{document.data['title']} {random.choice(['Baru', 'Terpadu'])}")


def branch_rewired(document: Document, random: Random) -> str:
    row = str(random.randint(1, len(document.data["steps"])))
    for path in random.sample(paths := [*_targets(document)], len(paths)):
        return _replaced(document, path, row)
    return document.text


def law_replaced(document: Document, random: Random) -> str:
    laws = document.data.get("legal_basis")
    if not isinstance(laws, list) or not laws:
        return document.text
    return _replaced(document, ("legal_basis", random.randrange(len(laws))), random.choice(_LAWS))


def _targets(document: Document):
    for index, step in enumerate(document.data["steps"]):
        for label, way in (step.get("decision") or {}).items():
            path = "steps", index, "decision", label
            yield (*path, "to") if isinstance(way, dict) else path
        if isinstance(step.get("next"), str | int):
            yield "steps", index, "next"


def field_added(document: Document, random: Random) -> str:
    line = random.choice(["note: Berkas asli", "time: 10 menit", "output: Tanda terima", "sop: '014'"])
    return _below_step(document, random, line)


def comment_added(document: Document, random: Random) -> str:
    return _below_step(document, random, f"# periksa lagi {random.randrange(3)}")


def _below_step(document: Document, random: Random, line: str) -> str:
    """Add a line below the first line of a step, indented as its keys are."""
    whole = blocks_of(document)
    steps = _member(whole, "steps")
    items = _items(steps)
    item = random.choice(items)
    if item.kind is not Kind.MAPPING or any(str(key.name) == line.partition(":")[0] for key in _items(item)):
        return document.text
    first = _items(item)[0]
    after = first.text + " " * first.column + line + "\n"
    return document.text.replace(item.text, item.text.replace(first.text, after, 1), 1)


def comment_beside(document: Document, random: Random) -> str:
    lines = document.text.splitlines(keepends=True)
    places = [at for at, line in enumerate(lines) if re.match(r" *(- )?(activity|by|time|id): [\w ]+\n$", line)]
    if not places:
        return document.text
    at = random.choice(places)
    lines[at] = f"{lines[at].rstrip()}  # catatan {random.randrange(3)}\n"
    return "".join(lines)


def field_removed(document: Document, random: Random) -> str:
    step = _step(document, random)
    keys = [key for key in document.data["steps"][step[1]] if key not in ("activity", "by")]
    if not keys:
        return document.text
    return document.apply([Remove((*step, random.choice(keys)))]).text


def step_inserted(document: Document, random: Random) -> str:
    lane = random.choice([*document.data["executors"]])
    name = f"- activity: {random.choice(_ACTIVITIES)} {random.randrange(100)}"
    return _with_steps(
        document,
        lambda items, indent: items.insert(
            random.randint(0, len(items)), f"{indent}{name}\n{indent}  by: {yaml_text(lane)}\n{indent}  time: 7 menit\n"
        ),
    )


def step_removed(document: Document, random: Random) -> str:
    return _with_steps(document, lambda items, _indent: items.pop(random.randrange(len(items))))


def step_moved(document: Document, random: Random) -> str:
    def move(items: list[str], _indent: str) -> None:
        item = items.pop(random.randrange(len(items)))
        items.insert(random.randint(0, len(items)), item)

    return _with_steps(document, move)


def law_added(document: Document, random: Random) -> str:
    whole = blocks_of(document)
    laws = next((one for one in whole.members if one.name == "legal_basis"), None)
    law = random.choice(_LAWS)
    if laws is None:
        return document.text.rstrip("\n") + f"\nlegal_basis:\n  - {law}\n"
    if laws.kind is not Kind.SEQUENCE or law in laws.data:
        return document.text
    items = [one.text for one in _items(laws)]
    items.insert(random.randint(0, len(items)), f"{' ' * laws.members[0].column}- {law}\n")
    return document.text.replace(laws.text, f"{laws.above}{laws.head}{''.join(items)}{_foot(laws)}", 1)


def executor_added(document: Document, random: Random) -> str:
    name = f"baru{random.randrange(4)}"
    executors = _member(blocks_of(document), "executors")
    if name in document.data["executors"] or executors.kind is not Kind.MAPPING:
        return document.text
    items = [one.text for one in _items(executors)]
    line = f"{' ' * executors.members[0].column}{name}: {random.choice(_NAMES)}\n"
    items.insert(random.randint(0, len(items)), line)
    return document.text.replace(executors.text, f"{executors.above}{executors.head}{''.join(items)}{_foot(executors)}")


def identity_added(document: Document, random: Random) -> str:
    key, value = random.choice([("unit", "Bagian Umum"), ("location", "Loket"), ("review", "2028-01-02")])
    if key in document.data:
        return document.text
    first = _items(blocks_of(document))[0]
    return document.text.replace(first.text, f"{first.text}{key}: {value}\n", 1)


def written_anew(document: Document, _random: Random) -> str:
    return normal_form(document).text


EDITS: tuple[Callable[[Document, Random], str], ...] = (
    time_changed,
    activity_reworded,
    executor_changed,
    executor_renamed,
    executor_added,
    title_changed,
    branch_rewired,
    law_added,
    law_replaced,
    field_added,
    field_removed,
    comment_added,
    comment_beside,
    step_inserted,
    step_removed,
    step_moved,
    identity_added,
    written_anew,
)


def _with_steps(document: Document, change: Callable[[list[str], str], object]) -> str:
    steps = _member(blocks_of(document), "steps")
    if steps.kind is not Kind.SEQUENCE:
        return document.text
    texts = [one.text for one in _items(steps)]
    change(texts, " " * steps.members[0].column)
    return document.text.replace(steps.text, f"{steps.above}{steps.head}{''.join(texts)}{_foot(steps)}", 1)


def yaml_text(text: str) -> str:
    return yaml.safe_dump(text, allow_unicode=True, width=10000).removesuffix("...\n").strip()


def _member(block: Block, name: str) -> Block:
    return next(one for one in block.members if one.name == name)


def _items(block: Block) -> list[Block]:
    return [one for one in block.members if one.kind is not Kind.MARGIN]


def _foot(block: Block) -> str:
    return "".join(one.text for one in block.members if one.kind is Kind.MARGIN)
