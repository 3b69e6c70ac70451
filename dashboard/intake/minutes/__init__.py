"""Minutes as a Word file -> proposed agenda items and deadlines in a workbook, for a person to go through.

actions    blocks of the document -> agenda items, and the actions decided under them
proposing  items and actions -> the newest snapshot's tables with new rows, to write as a workbook; never a commit
"""
