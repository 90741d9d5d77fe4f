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
    // By itself it leaves one core idle, which is half of a machine with two.
    maxWorkers: '100%',
    // No test is timed: these only end what hangs, also on a machine that has other work.
    testTimeout: 60_000,
    expect: { poll: { timeout: 25_000 } },
    setupFiles: ['test/support/patience.ts'],
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [...elsewhere, 'test/**/*.dom.test.ts', 'test/field/**', 'test/sw/**'],
          env,
          // One world for the files of a worker: reading the modules anew for each file took two thirds of the time.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          // A world for each file: the stores of the phone and its engine live as long as the page that holds them.
          name: 'field',
          environment: 'node',
          include: ['test/field/**/*.test.ts', 'test/sw/**/*.test.ts'],
          exclude: [...elsewhere, 'test/**/*.dom.test.ts'],
          env,
          sequence: { groupOrder: 1 },
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
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          environment: 'node',
          include: ['test/journeys/**/*.journey.ts'],
          // Real browsers and servers, two journeys at a time: they wait more than they work.
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
})
