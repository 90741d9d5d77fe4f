import type { FaultReport } from './fault-report.ts'

export type RunFault = (cycles: number, random: () => number) => Promise<FaultReport>

/** One row: what goes wrong, how often in the short and in the long run, and where the code is. */
export interface Fault {
  name: string
  short: number
  long: number
  /** A real browser mostly waits: four such turns at a time, of which one only computes. Where the figure is a time, nothing. */
  beside?: 'browsers' | 'nothing'
  /** Into how many turns its cycles are parted, so that they can run beside each other; one unless told. */
  parts?: number
  load(): Promise<RunFault>
}

const simulated = (name: string) => async () => (await import('./simulated/scenario-row.ts')).rowOf(name)

/** Every fault that is tried; the longest first, so that the workers end together. */
export const FAULTS: Fault[] = [
  { name: 'whole-town', short: 100, long: 50_000, load: simulated('whole-town') },
  { name: 'lost-late-reordered', short: 2_000, long: 50_000, load: simulated('lost-late-reordered') },
  { name: 'two-windows', short: 300, long: 50_000, load: simulated('two-windows') },
  { name: 'two-editors', short: 100, long: 50_000, load: simulated('two-editors') },
  { name: 'taken-back', short: 100, long: 50_000, load: simulated('taken-back') },
  { name: 'signed-out', short: 60, long: 2_000, load: simulated('signed-out') },
  { name: 'killed-phones', short: 60, long: 5_000, load: simulated('killed-phones') },
  { name: 'poisoned', short: 50, long: 2_000, load: simulated('poisoned') },
  { name: 'damaged-photos', short: 30, long: 2_000, load: simulated('damaged-photos') },
  { name: 'no-web-locks', short: 50, long: 5_000, load: simulated('no-web-locks') },
  { name: 'restores', short: 200, long: 5_000, load: simulated('restores') },
  { name: 'updates', short: 100, long: 2_000, load: simulated('updates') },
  {
    name: 'browser-kill',
    short: 30,
    long: 1_000,
    beside: 'browsers',
    parts: 2,
    load: async () => (await import('./browser/browser-kill.ts')).run,
  },
  { name: 'strangers', short: 300, long: 5_000, beside: 'browsers', load: simulated('strangers') },
  {
    name: 'storage-errors',
    short: 24,
    long: 240,
    beside: 'browsers',
    load: async () => (await import('./browser/storage-errors.ts')).run,
  },
  { name: 'wrong-clocks', short: 300, long: 50_000, beside: 'browsers', load: simulated('wrong-clocks') },
  {
    name: 'proxy',
    short: 1,
    long: 200,
    beside: 'browsers',
    load: async () => (await import('./browser/proxy.ts')).run,
  },
  {
    name: 'quota',
    short: 1,
    long: 100,
    beside: 'browsers',
    load: async () => (await import('./browser/quota.ts')).run,
  },
  {
    name: 'returning-phones',
    short: 500,
    long: 500,
    beside: 'nothing',
    load: async () => (await import('./returning-phones.ts')).run,
  },
  { name: 'server-kill', short: 100, long: 10_000, load: async () => (await import('./server-kill.ts')).run },
  { name: 'torn-wal', short: 600, long: 20_000, load: async () => (await import('./torn-wal.ts')).run },
  { name: 'disk-full', short: 50, long: 1_000, load: async () => (await import('./disk-full.ts')).run },
  { name: 'restore', short: 100, long: 5_000, load: async () => (await import('./restore.ts')).run },
  {
    name: 'slow-link',
    short: 10,
    long: 500,
    load: async () => (await import('./simulated/slow-link.ts')).run,
  },
  {
    name: 'photo-cuts',
    short: 500,
    long: 20_000,
    load: async () => (await import('./simulated/photo-cuts.ts')).run,
  },
  {
    name: 'unanswered',
    short: 1_000,
    long: 10_000,
    load: async () => (await import('./simulated/unanswered.ts')).run,
  },
  {
    name: 'short-windows',
    short: 5,
    long: 100,
    load: async () => (await import('./simulated/short-windows.ts')).run,
  },
  {
    name: 'photo-disk-full',
    short: 20,
    long: 500,
    load: async () => (await import('./simulated/photo-disk-full.ts')).run,
  },
  {
    name: 'twisted-commands',
    short: 20,
    long: 500,
    load: async () => (await import('./simulated/twisted-commands.ts')).run,
  },
  {
    name: 'same-seed-same-trace',
    short: 10,
    long: 200,
    load: async () => (await import('./simulated/same-trace.ts')).run,
  },
]
