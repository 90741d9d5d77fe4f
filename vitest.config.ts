import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

// Far from Asia/Shanghai on purpose: a rule that leans on the host's own time zone fails here.
const env = { TZ: 'America/Los_Angeles' }

// Dexie hangs when setImmediate or queueMicrotask is faked, so only these are.
const FAKED = ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] as const

const elsewhere = ['**/node_modules/**', 'test/journeys/**', 'test/bench/**', 'test/support/**']

export default defineConfig({
  plugins: [vue()],
  test: {
    fakeTimers: { toFake: [...FAKED] },
    // No test measures time, and a busy machine is no fault: the limits only end what hangs.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [...elsewhere, 'test/**/*.dom.test.ts'],
          env,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          environment: 'happy-dom',
          include: ['test/**/*.dom.test.ts'],
          exclude: elsewhere,
          env,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          environment: 'node',
          include: ['test/journeys/**/*.journey.ts'],
          // One real browser at a time, and nothing beside it: two cores are few.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
