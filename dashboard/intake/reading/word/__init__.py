"""A Word document read whole, as its reader sees it with every tracked change accepted.

parts      the XML parts of the archive, by what they are for
styles     which paragraph is a title, a heading, an item of a list, bold
numbering  the numbers that Word puts before paragraphs by itself
text       the text of a paragraph, and what was passed over in it
walking    paragraphs, tables and what is nested in them, in reading order
"""

from dashboard.intake.reading.word.walking import document

__all__ = ["document"]
