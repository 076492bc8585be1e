"""What makes a record provable: digests, chains, a Merkle tree, seals and bundles.

No database, no network: whoever holds a bundle checks it with nothing else. The formats are
described in docs/proof.md.
"""
