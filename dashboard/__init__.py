"""The Task Force dashboard: a small library, and a thin Streamlit shell over it.

The map of the package. Each module imports only what stands above it.

What is the same for all:
    problems    what is wrong, where, and what to do
    files       files written whole or not at all
    config      settings, and the only reader of the environment
    words       plain English from values: dates, counts, lists
    schema      the tables of a snapshot, read from schema.toml
    edtf        dates with their precision, for exchange
    months      the days of a month as a table
    look        colours and shapes
    markup      values -> HTML by the templates, everything escaped

Data, which knows nothing of Streamlit:
    snapshots   data sets and snapshots on disk: read sources, list, verify, commit
    reference   names of regions, and what people write for them
    boundaries  the shapes of regions and countries, named by their content
    database    one snapshot -> locked-down DuckDB views; run a named query
    checks      rules that a snapshot has to hold
    changes     what differs between two snapshots
    lineage     from a place in a document to what rests on it
    export      a snapshot as CSV, JSON and parquet with its dictionary
    sentences   what changed, as sentences
    feeds       a calendar file to subscribe to, and every snapshot as open data
    headlines   a page's answer in words
    matrix      regions and policy areas as rows to draw
    slides      what each slide of a meeting says
    reading     files that people hand in, told apart by their content and read within bounds
    workbook    snapshot <-> Excel workbook: out, back in, merged, proposed
    survey      replies to the survey -> a proposal
    minutes     minutes as a Word file -> proposed agenda items and deadlines
    documents   handouts as PDF or an editable file
    charts      frame -> chart
    maps        frame -> map

The screen:
    filters     the shared choice <-> the address bar; the only user of session state
    access      who may write
    menu        the pages by address, and links to them
    data        frames for pages; the only module that caches
    layout      the furniture of a page: heading, figure, panel, rows and source
    tables      tables that read well, and downloads
    writing     each change checked, shown as it would count, then committed
    cards       one thing opened fully
    factsheet   one region opened fully, and regions side by side
    answers     who has answered, needs and offers, the law row by row
    controls    what stands above every page
    stage       the screen of a meeting
    app         the frame: pages, the shared choice, the current page

The doors:
    server      the web server: our routes beside Streamlit's
    commands    the command line
    __main__    python -m dashboard
"""
