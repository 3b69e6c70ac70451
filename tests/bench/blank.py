"""A page of nothing but as many finished pieces as its address asks for, or one choice: what Streamlit itself costs."""

import streamlit as st

for at in range(int(st.query_params.get("elements", "1"))):
    st.html(f"<p>Piece {at}</p>")
if "choose" in st.query_params:
    with st.container(key="panel-blank"):
        held = st.segmented_control("Rows", ("Owner", "Kind"), default="Owner")
        st.html(f"<p>By {held}</p>")
