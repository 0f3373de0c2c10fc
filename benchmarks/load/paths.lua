-- Asks for the addresses of the file that LOAD_PATHS names, each client its own way through them; prints one JSON line.
local paths = {}
for line in io.lines(os.getenv("LOAD_PATHS")) do paths[#paths + 1] = line end

local started = 0
function setup(thread)
  thread:set("seed", 17 + started)
  started = started + 1
end

function init() math.randomseed(seed) end

function request() return wrk.format("GET", paths[math.random(#paths)]) end

function done(summary, latency)
  io.write(string.format(
    '{"requests": %d, "seconds": %.1f, "p50_ms": %.1f, "p95_ms": %.1f, "p99_ms": %.1f, "failed": %d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(95) / 1e3,
    latency:percentile(99) / 1e3,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
