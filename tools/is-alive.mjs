// Whether the process of this machine answers, for a container's HEALTHCHECK: exit code 0, else 1. Who works in the background answers where
// FOLKMOOT_WORK_PORT is set.
const port = process.env['FOLKMOOT_WORK_PORT'] ?? process.env['PORT'] ?? '3000';
const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(5_000) }).catch(
  () => undefined,
);
process.exit(answer?.ok ? 0 : 1);
