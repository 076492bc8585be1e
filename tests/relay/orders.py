"""How what stands at the other end is to behave, one order for each thing it is sent."""

import json
from pathlib import Path


def next_order(folder: Path) -> str:
    """The next order in the folder, which is then carried out; ``take`` where there is none."""
    file = folder / "orders.json"
    orders = json.loads(file.read_text()) if file.exists() else []
    if orders:
        file.write_text(json.dumps(orders[1:]))
    return orders[0] if orders else "take"
