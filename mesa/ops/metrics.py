"""Numbers for Prometheus."""

from prometheus_client import Gauge, Histogram

SECONDS = Histogram(
    "mesa_request_seconds", "Time to answer a page", ["view", "status"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
)  # fmt: skip
WAITING = Gauge("mesa_outbox_waiting", "Letters waiting to leave")
OLDEST = Gauge("mesa_outbox_oldest_seconds", "Age of the oldest letter waiting to leave")
ARRIVED = Gauge("mesa_arrived_waiting", "What arrived and waits for somebody, by channel", ["channel", "what"])
SILENT = Gauge("mesa_worker_silent_seconds", "Time since the worker was last heard")


def observe(request, status, seconds):
    match = request.resolver_match
    SECONDS.labels(match.view_name if match else "none", status).observe(seconds)
