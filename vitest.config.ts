import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'association/**/*.test.ts', 'journeys/**/*.test.ts', 'tools/**/*.test.ts'],
    globalSetup: './src/testing/setup.ts',
    // What hangs fails; a machine that has much else to do is only slow.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    // Our modules keep no state between tests, so that a worker may serve many files: half the work (15 s to 8 s for 22 files).
    isolate: false,
  },
});
