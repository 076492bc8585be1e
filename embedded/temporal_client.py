"""The connection to Temporal that the settings name, and the namespace behind it."""

import asyncio
import os
from datetime import timedelta

from google.protobuf.duration_pb2 import Duration
from temporalio.api.namespace.v1 import NamespaceConfig
from temporalio.api.workflowservice.v1 import UpdateNamespaceRequest
from temporalio.client import Client
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.envconfig import ClientConfig

from embedded.settings import Settings

RETENTION = timedelta(days=3650)
"""How long the embedded server keeps a finished case; by default it would be one day."""


_SECONDS_TO_ANSWER = 10
_ANSWERED_IN = timedelta(seconds=_SECONDS_TO_ANSWER)


class TemporalUnreachableError(Exception):
    """No Temporal server answers at the address that the settings name."""


async def connect(settings: Settings) -> Client:
    """Connect to Temporal; TLS and API key come from Temporal's own TEMPORAL_* variables.

    Raises:
        TemporalUnreachableError: no server answers there.
    """
    await _check_reachable(settings.temporal_address)
    config = ClientConfig.load_client_connect_config(
        disable_file=True, override_env_vars=os.environ | settings.environment()
    )
    try:
        return await Client.connect(**config, data_converter=pydantic_data_converter)
    except RuntimeError as error:
        raise TemporalUnreachableError(str(error)) from error


async def _check_reachable(address: str) -> None:
    """Ask before the SDK does: its failed connection may abort the interpreter at exit."""
    host, _, port = address.rpartition(":")
    try:
        async with asyncio.timeout(_SECONDS_TO_ANSWER):
            _, writer = await asyncio.open_connection(host.strip("[]"), int(port))
    except (OSError, ValueError, TimeoutError) as error:
        raise TemporalUnreachableError(f"{address}: {error}") from error
    writer.close()


async def keep_finished_cases(client: Client) -> None:
    """Give the client's namespace the long retention."""
    config = NamespaceConfig(workflow_execution_retention_ttl=_duration(RETENTION))
    await client.workflow_service.update_namespace(
        UpdateNamespaceRequest(namespace=client.namespace, config=config), timeout=_ANSWERED_IN
    )


def _duration(span: timedelta) -> Duration:
    duration = Duration()
    duration.FromTimedelta(span)
    return duration
