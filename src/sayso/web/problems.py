"""What went wrong, in one shape: `{code, message, where, mend}` as JSON, the same four as a page for people."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from sayso.errors import (
    BusyError,
    InputError,
    NotFoundError,
    SaysoError,
    StoreError,
    StoreLockedError,
    TooLargeError,
    UsageError,
)
from sayso.visible import visible

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.requests import Request
    from starlette.responses import Response

STATUSES: tuple[tuple[type[SaysoError], int], ...] = (
    (NotFoundError, 404),
    (TooLargeError, 413),
    (StoreLockedError, 503),
    (UsageError, 400),
    (BusyError, 503),
    (InputError, 422),
    (StoreError, 503),
    (SaysoError, 500),
)
"""The status of each error; the first that fits."""


class ProblemShape(BaseModel):
    """What every failed request answers with."""

    code: str
    message: str
    where: str
    mend: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A status with the four parts of an error."""

    status: int
    code: str
    message: str
    where: str = ""
    mend: str = ""


def problem_of(error: SaysoError) -> Problem:
    """The problem that an error of ours is."""
    status = next(status for kind, status in STATUSES if isinstance(error, kind))
    where = "" if isinstance(error, StoreError) else error.where  # the ledger's path is nobody's business
    return Problem(status, error.code, error.message, where, error.mend)


def answer_problem(request: Request, problem: Problem) -> Response:
    """JSON for programs, under /api and /mcp; a page elsewhere."""
    if request.url.path.startswith(("/api/", "/mcp")):
        told = {name: visible(value) for name, value in asdict(problem).items() if name != "status"}
        return JSONResponse(told, status_code=problem.status)
    from starlette.responses import HTMLResponse, RedirectResponse  # noqa: PLC0415

    from sayso.web.looks import environment  # noqa: PLC0415

    if problem.code == "token" and request.method == "GET":
        return RedirectResponse("/enter", status_code=303)
    text = environment().get_template("problem.html").render(problem=problem, path=request.url.path)
    return HTMLResponse(text, status_code=problem.status)


def add_handlers(app: FastAPI) -> None:
    """Make every error that a route raises answer in the one shape."""

    @app.exception_handler(SaysoError)
    def own(request: Request, error: SaysoError) -> Response:
        return answer_problem(request, problem_of(error))

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:])
        return answer_problem(request, Problem(400, "query", first["msg"], where, "See /api/v1/openapi.json."))

    @app.exception_handler(HTTPException)
    def plain_http(request: Request, error: HTTPException) -> Response:
        code = {404: "not-found", 405: "method"}.get(error.status_code, "request")
        answer = answer_problem(request, Problem(error.status_code, code, str(error.detail), request.url.path))
        answer.headers.update(error.headers or {})
        return answer

    @app.exception_handler(Exception)
    def broken(request: Request, error: Exception) -> Response:
        told = f"an error of our own: {type(error).__name__}"
        return answer_problem(request, Problem(500, "internal", told, mend="Report it; the ledger is not touched."))
