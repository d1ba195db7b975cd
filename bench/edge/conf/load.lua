-- One request over and over: wrk ... -s load.lua URL -- METHOD BODY_BYTES ["Header: value" ...]
-- Ends with a line that the runner reads: what was done, in requests and microseconds.
function init(args)
  wrk.method = args[1]
  local bytes = tonumber(args[2])
  if bytes > 0 then wrk.body = string.rep("a", bytes) end
  for i = 3, #args do
    local name, value = args[i]:match("^([^:]+): (.*)$")
    wrk.headers[name] = value
  end
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    "\nedge requests=%d micros=%d p50=%d p99=%d p999=%d statuses=%d broken=%d\n",
    summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), latency:percentile(99.9),
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
