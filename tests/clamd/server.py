"""A virus scanner that speaks clamd's INSTREAM and knows one signature, the test file of EICAR.

Run with the path of the socket to listen at.
"""

import asyncio
import sys

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


async def _scan(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    command = await reader.readuntil(b"\0")
    if command != b"zINSTREAM\0":
        writer.write(b"UNKNOWN COMMAND\0")
    else:
        content = bytearray()
        while size := int.from_bytes(await reader.readexactly(4)):
            content += await reader.readexactly(size)
        found = EICAR in content
        writer.write(b"stream: Eicar-Test-Signature FOUND\0" if found else b"stream: OK\0")
    await writer.drain()
    writer.close()


async def _serve(socket: str) -> None:
    async with await asyncio.start_unix_server(_scan, socket) as server:
        tcp = await asyncio.start_server(_scan, "127.0.0.1", 0)
        print(tcp.sockets[0].getsockname()[1], flush=True)  # noqa: T201 - whoever starts it reads it
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(sys.argv[1]))
