"""Names of files as services and URIs have them."""

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopkit.report.paths import uri, within


@pytest.mark.parametrize(
    ("name", "path", "address"),
    [
        ("sop/001.yaml", "sop/001.yaml", "sop/001.yaml"),
        ("./sop//001.yaml", "sop/001.yaml", "sop/001.yaml"),
        ("sop/../001.yaml", "001.yaml", "001.yaml"),
        ("../001.yaml", "../001.yaml", "../001.yaml"),
        ("Surat Masuk #2 50%.yaml", "Surat Masuk #2 50%.yaml", "Surat%20Masuk%20%232%2050%25.yaml"),
        ("a:b?.yaml", "a:b?.yaml", "a%3Ab%3F.yaml"),
        ("ämt/漢.yaml", "ämt/漢.yaml", "%C3%A4mt/%E6%BC%A2.yaml"),
        ("<stdin>", "<stdin>", "%3Cstdin%3E"),
        ("a\\b.yaml", "a\\b.yaml", "a%5Cb.yaml"),
        ("/srv/sop.yaml", "/srv/sop.yaml", "file:///srv/sop.yaml"),
        ("//server/sop.yaml", "//server/sop.yaml", "file://server/sop.yaml"),
        ("C:/SOP Baru/001.yaml", "C:/SOP Baru/001.yaml", "file:///C:/SOP%20Baru/001.yaml"),
        ("C:\\SOP Baru\\001.yaml", "C:/SOP Baru/001.yaml", "file:///C:/SOP%20Baru/001.yaml"),
        ("a\udce9.yaml", "a\N{REPLACEMENT CHARACTER}.yaml", "a%E9.yaml"),
        ("a\ud800.yaml", "a\N{REPLACEMENT CHARACTER}.yaml", "a%EF%BF%BD.yaml"),
    ],
)
def test_a_name_is_a_path_and_a_uri(name, path, address):
    assert (within(name), uri(name)) == (path, address)


@given(st.text(st.characters(exclude_categories=("Cs",))).map(lambda text: f"a{text}"))
def test_a_uri_is_ascii_and_means_the_path(name):
    written = uri(name)
    assert written.isascii()
    if not written.startswith("file:"):
        parts = urlsplit(written)
        assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
        assert unquote(parts.path) == within(name)
