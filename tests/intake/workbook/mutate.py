"""Break a workbook at random, the same way for the same seed: its bytes, members, XML parts, sheets and cells."""

import io
import random
import re
import zipfile
import zlib

_VALUES = [
    b"", b"0", b"-1", b"1e999", b"NaN", b"43167", b"9" * 400, b"#REF!", b"2018-13-01", b"&#0;", b"\xff\xfe", b"true",
    "\u202e\u00a0x".encode(), b"=1+1", b"x" * 5000,
]  # fmt: skip
_INSERTED = [
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"<f>A1+</f>", b"<mergeCell ref='A1:C9'/>", b"<row r='1048576'/>",
    b"<c r='XFD1'/>",
    b"<is><t>x</t></is>", b"<![CDATA[", b"]]>", b"<!--", b"<a>", b"</a>", b"<a:b xmlns:a='u'/>", b"\0",
]  # fmt: skip


def mutate(content: bytes, seed: int) -> bytes:
    """Return the workbook with one to three things broken."""
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 3)):
        try:
            content = chance.choice([_bytes, _members, _part, _part, _cells, _cells, _cells])(content, chance)
        except (
            zipfile.BadZipFile,
            zlib.error,
            KeyError,
            EOFError,
            NotImplementedError,
            RuntimeError,
            OSError,
            ValueError,
        ):
            return content  # an earlier break left nothing to open
    return content


def _bytes(content: bytes, chance: random.Random) -> bytes:
    data = bytearray(content)
    kind = chance.choice(["flip", "cut", "fill"])
    at = chance.randrange(len(data))
    if kind == "cut":
        return bytes(data[:at])
    for _ in range(chance.randint(1, 20)):
        data[chance.randrange(len(data))] = chance.randrange(256) if kind == "flip" else 0
    return bytes(data)


def _members(content: bytes, chance: random.Random) -> bytes:
    parts = _open(content)
    name, other = chance.sample([name for name, _ in parts], 2)
    held = dict(parts)
    kind = chance.choice(["drop", "double", "rename", "swap", "add", "empty"])
    if kind == "drop":
        parts = [part for part in parts if part[0] != name]
    elif kind == "double":
        parts.append((name.upper(), held[other]))
    elif kind == "rename":
        parts = [
            (chance.choice([f"../{old}", f"/{old}", f"{old}x"]) if old == name else old, data) for old, data in parts
        ]
    elif kind == "swap":
        swapped = {name: held[other], other: held[name]}
        parts = [(old, swapped.get(old, data)) for old, data in parts]
    elif kind == "add":
        parts.append(("xl/more.xml", chance.randbytes(200)))
    else:
        parts = [(old, b"" if old == name else data) for old, data in parts]
    return _close(parts)


def _part(content: bytes, chance: random.Random) -> bytes:
    parts = _open(content)
    at = chance.choice([at for at, (name, data) in enumerate(parts) if name.endswith((".xml", ".rels")) and data])
    name, data = parts[at]
    spot, length = chance.randrange(len(data)), chance.randint(1, 80)
    kind = chance.choice(["insert", "remove", "repeat", "number", "attribute"])
    if kind == "insert":
        data = data[:spot] + chance.choice(_INSERTED) + data[spot:]
    elif kind == "remove":
        data = data[:spot] + data[spot + length :]
    elif kind == "repeat":
        data = data[:spot] + data[spot : spot + length] * chance.randint(2, 50) + data[spot:]
    elif kind == "number":
        data = _one(rb"\d+", data, chance.choice([b"0", b"-1", b"99999999999", b"1.5", b"x"]), chance)
    else:
        data = _one(rb'="[^"]*"', data, b'="' + chance.choice([b"", b"x", b"A1", b"1", b"..", b"s"]) + b'"', chance)
    parts[at] = (name, data)
    return _close(parts)


def _cells(content: bytes, chance: random.Random) -> bytes:
    parts = _open(content)
    sheets = [at for at, (name, data) in enumerate(parts) if "worksheets/sheet" in name and b"<v>" in data]
    at = chance.choice(sheets)
    name, data = parts[at]
    pattern, made = chance.choice([
        (rb"<v>[^<]*</v>", b"<v>%s</v>" % chance.choice(_VALUES)),
        (rb"<v>[^<]*</v>", b"<v>%d</v>" % chance.randrange(300)),
        (rb"<v>[^<]*</v>", b"<f>1/0</f><v>%s</v>" % chance.choice(_VALUES)),
        (rb' t="s"', b' t="%s"' % chance.choice([b"n", b"b", b"e", b"str", b"inlineStr", b"d", b"?"])),
        (rb' r="[A-Z]+\d+"', b' r="%s"' % chance.choice([b"A1", b"XFD1048576", b"AA3", b"", b"1", b"ZZZZZ9"])),
        (rb"<row [^>]*>.*?</row>", b""),
        (rb"<c [^>]*>.*?</c>", b""),
        (rb"<row ", b'<row hidden="1" '),
        (rb"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A2:B3"/></mergeCells>'),
    ])  # fmt: skip
    parts[at] = (name, _one(pattern, data, made, chance))
    return _close(parts)


def _one(pattern: bytes, data: bytes, made: bytes, chance: random.Random) -> bytes:
    """Replace one of the places that match."""
    found = list(re.finditer(pattern, data, re.DOTALL))
    if not found:
        return data
    spot = chance.choice(found)
    return data[: spot.start()] + made + data[spot.end() :]


def _open(content: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [(one.filename, archive.read(one)) for one in archive.infolist()]


def _close(parts: list[tuple[str, bytes]]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(zipfile.ZipInfo(name), data)
    return content.getvalue()
