"""What a file is, told from its content, and what to do when it is something else."""

import io
import zipfile

from dashboard.problems import Listed, Sentence

DAMAGED = Sentence("it is damaged and cannot be read; open it, save it again and try once more")
_EMPTY = Sentence("it is empty")
_LETTERS = Sentence(
    "its letters are those of an old code page (Windows-1252 or Mac), in which “Skåne” can "
    "come out as another name; open it where it was made and save it as CSV UTF-8"
)
_NAMES = {
    "xlsx": Sentence("an Excel workbook (.xlsx)"),
    "ods": Sentence("an OpenDocument spreadsheet (.ods)"),
    "docx": Sentence("a Word document (.docx)"),
    "xml": Sentence("an EUSurvey export (.xml)"),
    "csv": Sentence("a table as text (.csv)"),
    "zip": Sentence("an archive of tables (.zip)"),
}
TABLES = (".csv", ".xlsx")  # what an archive of a form tool holds
_OLD_WORD = Sentence("it is a document of old Word (.doc)")
_WORD_MACROS = Sentence("it is a Word document with macros (.docm)")
_TEMPLATE = Sentence("it is a Word template (.dotx)")
_ODT = Sentence("it is an OpenDocument text (.odt)")
_RTF = Sentence("it is a rich text document (.rtf)")
_WORD_XML = Sentence("it is a Word document as XML")
_WEB_ARCHIVE = Sentence("it is a web page in one file (.mht)")
_TEXTS = {_OLD_WORD, _WORD_MACROS, _TEMPLATE, _ODT, _RTF, _WORD_XML, _WEB_ARCHIVE}
_STARTS = [
    (b"MZ", Sentence("it is a program, not a document")),
    (b"\x7fELF", Sentence("it is a program, not a document")),
    (b"%PDF", Sentence("it is a PDF")),
    (b"PAR1", Sentence("it is a parquet file")),
    (b"ARROW1", Sentence("it is an Arrow file")),
    (b"SQLite format 3", Sentence("it is a database")),
    (b"\x1f\x8b", Sentence("it is a compressed archive (gzip)")),
    (b"Rar!", Sentence("it is a compressed archive (RAR)")),
    (b"7z\xbc\xaf", Sentence("it is a compressed archive (7z)")),
    (b"\x80", Sentence("it is a file of a program (pickle)")),
    (b"\x89PNG", Sentence("it is a picture")),
    (b"\xff\xd8\xff", Sentence("it is a picture")),
    (b"{\\rtf", _RTF),
]


class Unreadable(Exception):
    """A file is not taken; the message says why and what to do."""


def kind(content: bytes, wanted: tuple[str, ...]) -> str:
    """Return which of the wanted kinds a file is; Unreadable says what it is instead and what to save it as."""
    found, sentence = _kind(content)
    if found in wanted:
        return found
    if sentence == _LETTERS:
        raise Unreadable(sentence)
    is_text = sentence in _TEXTS and "docx" in wanted
    taken = _NAMES["docx"] if is_text else Listed((_NAMES[name] for name in wanted), "or")
    foreign = not is_text and (any(sentence == other for _, other in _STARTS) or sentence == _EMPTY)
    is_that = sentence or Sentence("it is %(kind)s", kind=_NAMES[found])
    if foreign:
        raise Unreadable(Sentence("%(is_that)s; choose %(taken)s instead", is_that=is_that, taken=taken))
    raise Unreadable(Sentence("%(is_that)s; save it as %(taken)s", is_that=is_that, taken=taken))


def _kind(content: bytes) -> tuple[str, str]:
    if not content.strip(b"\0 \r\n\t"):
        return "", _EMPTY
    if content[8:12] == b"DUCK":
        return "", Sentence("it is a database")
    for start, sentence in _STARTS:
        if content.startswith(start):
            return "", sentence
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if "EncryptedPackage".encode("utf-16-le") in content:
            return "", Sentence("it is locked with a password; take the password off")
        if "WordDocument".encode("utf-16-le") in content:
            return "", _OLD_WORD
        return "", Sentence("it is a workbook of old Excel (.xls)")
    return _zipped(content) if content.startswith(b"PK") else _text(content)


def _zipped(content: bytes) -> tuple[str, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = {name.replace("\\", "/").casefold() for name in archive.namelist()}
            if any(one.flag_bits & 1 for one in archive.infolist()):
                return "", Sentence("it is locked with a password; take the password off")
            first = [one for one in archive.infolist() if one.filename == "mimetype"]
            mimetype = archive.open(first[0]).read(200).decode("ascii", "replace") if first else ""
            types = archive.open("[Content_Types].xml").read(2**20) if "[content_types].xml" in names else b""
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, NotImplementedError, RuntimeError, EOFError):
        raise Unreadable(DAMAGED) from None
    except Exception as fault:  # zlib.error and what else a broken archive makes of its reader
        raise Unreadable(DAMAGED) from fault
    if mimetype:
        return _open_document(mimetype)
    if b"macroEnabled" in types:
        return "", _WORD_MACROS if b"ms-word" in types else Sentence("it holds macros (.xlsm)")
    if b"template.main+xml" in types:
        return "", _TEMPLATE if b"wordprocessingml.template" in types else Sentence("it is an Excel template (.xltx)")
    if "xl/workbook.bin" in names:
        return "", Sentence("it is a binary workbook (.xlsb)")
    for folder, found in (("xl/", "xlsx"), ("word/", "docx")):
        if types and any(name.startswith(folder) for name in names):
            return found, ""
    if any(name.endswith(TABLES) for name in names):
        return "zip", ""
    return "", Sentence("it is an archive (.zip) without a table")


def _open_document(mimetype: str) -> tuple[str, str]:
    if mimetype == "application/vnd.oasis.opendocument.spreadsheet":
        return "ods", ""
    if mimetype == "application/vnd.oasis.opendocument.text":
        return "", _ODT
    return "", Sentence("it is an OpenDocument file of another kind")


def decoded(content: bytes) -> str:
    """Return the text of a file in UTF-8 or UTF-16; Unreadable where it is in neither."""
    try:
        text = content.decode(_encoding(content))
    except UnicodeDecodeError:
        raise Unreadable(_LETTERS) from None
    if "\0" in text:
        raise Unreadable(_LETTERS)
    return text


def _encoding(content: bytes) -> str:
    """Return which encoding a text is in: UTF-16 has a mark, or every other byte is nought."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    even, odd = content[:2000:2].count(0), content[1:2000:2].count(0)
    most = min(len(content), 2000) / 4
    return "utf-16-le" if odd > most else "utf-16-be" if even > most else "utf-8-sig"


def _text(content: bytes) -> tuple[str, str]:
    try:
        text = content.decode(_encoding(content))
    except UnicodeDecodeError:
        return "", _LETTERS if _is_table(content) else Sentence("it is nothing that is known here")
    start = text.lstrip("\ufeff \t\r\n")[:200].casefold()
    if start.startswith(("<!doctype html", "<html", "<table")):
        return "", Sentence("it is a web page")
    if 'progid="word.document"' in start or "schemas.microsoft.com/office/word/2003/wordml" in text[:4000]:
        return "", _WORD_XML
    if start.startswith("mime-version:"):
        return "", _WEB_ARCHIVE
    if start.startswith("<"):
        if "urn:schemas-microsoft-com:office:spreadsheet" in text[:4000]:
            return "", Sentence("it is a workbook of Excel 2003 as XML")
        return "xml", ""
    return ("", Sentence("it is nothing that is known here")) if "\0" in text else ("csv", "")


def _is_table(content: bytes) -> bool:
    """Whether bytes read as lines of text in one of the old code pages."""
    return not any(byte < 9 or 13 < byte < 32 for byte in content[:4000]) and any(mark in content for mark in b",;\t")
