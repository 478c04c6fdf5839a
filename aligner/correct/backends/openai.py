"""Any server that speaks OpenAI's chat completions, asked with the standard library alone.

The key comes from the environment, is sent to the named endpoint and nowhere else (no redirects are followed), never
over an unencrypted connection to another machine, and never appears in a message.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Sequence
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from aligner.correct.backends.prompt import cleaned, messages
from aligner.correct.backends.protocol import BackendError
from aligner.errors import UsageError
from aligner.types import Finding

KEY = "ALIGNER_API_KEY"
"""The environment variable that holds the key; servers without keys need none."""
TRIES = 4
PATIENCE = 60.0
"""Most seconds that are waited between two tries, whatever the server asks for."""
MOST_BYTES = 1 << 20
_AGAIN = {408, 429, 500, 502, 503, 504}
_LOCAL = {"localhost", "127.0.0.1", "::1"}


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        """Refuse: the key would go along."""


class OpenAIBackend:
    """One model behind one endpoint."""

    def __init__(
        self, model: str, endpoint: str, timeout: float = 60.0, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        """Name the model and the base URL, such as ``http://localhost:11434/v1``; ``timeout`` is in seconds a try.

        Raises:
            UsageError: the endpoint is no http(s) URL, holds a password, or would get the key unencrypted; or the
                environment holds no usable key.
        """
        self.name = f"openai:{model}"
        self._model, self._timeout, self._sleep = model, timeout, sleep
        self._key = os.environ.get(KEY, "").strip()
        self._url = endpoint.rstrip("/") + "/chat/completions"
        self._temperature = True
        self._open = build_opener(_NoRedirect).open
        _check(endpoint, self._key)

    def suggest(self, zh: str, en: str, findings: Sequence[Finding]) -> str:
        """Return the model's English on one line; see ``Backend``."""
        answer = self._ask(messages(zh, en, findings))
        try:
            content = answer["choices"][0]["message"]["content"]
        except (KeyError, IndexError, TypeError) as error:
            raise BackendError(
                f"{self._url} answered without choices[0].message.content: it does not speak OpenAI's chat completions."
            ) from error
        return cleaned(content) if isinstance(content, str) else ""

    def _ask(self, asked: list[dict[str, str]]) -> Any:
        """Send one request, again after a wait where that can help, and return the answer's JSON."""
        reason, wait = "", 0.0
        for attempt in range(TRIES):
            if attempt:
                self._sleep(min(max(wait, 2.0 ** (attempt - 1)), PATIENCE))
            try:
                return self._send(asked)
            except HTTPError as error:
                reason, wait = self._told(error), _seconds(error.headers.get("Retry-After"))
                if error.code == 400 and self._temperature and "temperature" in reason:
                    self._temperature = False  # models that think for themselves take none
                elif error.code not in _AGAIN:
                    raise BackendError(f"{self._url} refused: {reason}.{_advice(error.code)}") from None
            except (URLError, TimeoutError, HTTPException, ConnectionError) as error:
                reason = str(getattr(error, "reason", error)) or type(error).__name__
        raise BackendError(f"{self._url} gave no answer in {TRIES} tries ({reason}): check --endpoint, or try later.")

    def _send(self, asked: list[dict[str, str]]) -> Any:
        body: dict[str, Any] = {"model": self._model, "messages": asked}
        if self._temperature:
            body["temperature"] = 0
        headers = {"Content-Type": "application/json", "User-Agent": "aligner"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        request = Request(self._url, json.dumps(body).encode(), headers, method="POST")  # noqa: S310 - checked
        with self._open(request, timeout=self._timeout) as response:
            data = response.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise BackendError(f"{self._url} answered more than {MOST_BYTES >> 20} MB: it is no chat model.")
        try:
            return json.loads(data)
        except ValueError as error:
            raise BackendError(f"{self._url} did not answer in JSON: check --endpoint.") from error

    def _told(self, error: HTTPError) -> str:
        """Return what the server says is wrong, short, on one line and without the key."""
        said = ""
        try:
            said = error.read(4096).decode("utf-8", "replace")
            said = str(json.loads(said)["error"]["message"])
        except (OSError, HTTPException, ValueError, KeyError, TypeError):
            pass
        said = cleaned(said.replace(self._key, "***") if self._key else said)[:200]
        return f"HTTP {error.code}{f', {said}' if said else ''}"


def _check(endpoint: str, key: str) -> None:
    try:
        parts = urlsplit(endpoint)
        usable = endpoint.isascii() and " " not in endpoint
        usable &= parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        usable = False
    if not usable:
        raise UsageError(f"{endpoint!r} is no endpoint: give its base URL, such as http://localhost:11434/v1.")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise UsageError(f"An endpoint holds no password and no query: put the key into {KEY}.")
    if not (key.isascii() and key.isprintable()):
        raise UsageError(f"The environment variable {KEY} holds something that is no key.")
    if key and parts.scheme == "http" and parts.hostname not in _LOCAL:
        raise UsageError(f"The key would go to {parts.hostname} unencrypted: use https, or unset {KEY}.")


def _seconds(header: str | None) -> float:
    """Return a Retry-After header's seconds; its other form, a date, is left to our own waiting."""
    return float(header) if header and header.strip().isdigit() else 0.0


def _advice(code: int) -> str:
    if code in {401, 403}:
        return f" Put a valid key into the environment variable {KEY}."
    if 300 <= code < 400:
        return " Redirects are not followed: give the final URL with --endpoint."
    return " Check --endpoint and the model's name." if code in {400, 404, 405} else ""
