"""Electronic signatures on PDFs (电子签名法 13): certificates, PAdES, verification.

Pure: bytes in, bytes out, besides the authority's own folder. No database and no network, except
where a time-stamp authority is set.
"""
