"""The Task Force dashboard: a small library, and a thin Streamlit shell over it.

The map of the house. Each room imports only what stands above it; a test holds that.

    problems   what is wrong, where, and what to do
    config     settings, and the only reader of the environment
    contract   what a record may hold: tables and columns, dates with their precision, regions, boundaries
    store      data sets and snapshots on disk: sources, parquet, manifest, journal; list, verify, commit
    ask        a snapshot -> rows: database, queries, checks, changes, lineage
    say        rows -> words: headlines, sentences, dates and numbers
    draw       rows -> finished drawings: charts, maps, matrix and templates as HTML; look
    intake     what people hand in -> a proposal: reading files, workbook, survey, minutes
    publish    what people take away: handouts, slides, export, feeds
    screen     Streamlit: frame, filters, panels and what each asks, cards, stage, writing
    server     own routes beside Streamlit's, sign-in, headers
    commands   the command line
    __main__   python -m dashboard
"""
