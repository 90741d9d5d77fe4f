import { describe, expect, it } from 'vitest'
import { createSelfHealingEngine, type HealingParts } from '../../../src/field/sync/self-healing-engine.ts'
import type { SyncEnd } from '../../../src/field/sync/synchronize.ts'
import { makeTimers } from '../../support/field-timers.ts'
import { MINUTE } from '../../support/make-ids.ts'

const DONE: SyncEnd = { status: 'done' }
const never = () => new Promise<never>(() => {})

/** An engine over parts that the test can wedge, in a time of its own. */
function makeStage(parts: Partial<HealingParts> = {}) {
  const timers = makeTimers()
  const seen = {
    phases: [] as string[],
    incidents: [] as unknown[],
    lives: 0,
    ended: 0,
    cleared: 0,
    probes: 0,
  }
  const state = {
    run: never as () => Promise<SyncEnd>,
    isWaiting: true,
    isAnswering: true,
    progress: () => {},
  }
  const engine = createSelfHealingEngine({
    begin(onProgress) {
      seen.lives++
      state.progress = onProgress
      return { run: () => state.run(), end: () => void seen.ended++ }
    },
    probe: async () => {
      seen.probes++
      return state.isAnswering
    },
    isOnline: () => true,
    hasLine: async () => state.isAnswering,
    clearAway: async () => void seen.cleared++,
    recordIncident: async (incident) => void seen.incidents.push(incident),
    hasWaiting: async () => state.isWaiting,
    isVisible: () => true,
    now: timers.now,
    random: () => 0.5,
    schedule: timers.schedule,
    onPhase: (phase) => seen.phases.push(phase),
    ...parts,
  })
  return { engine, seen, state, pass: timers.pass }
}

describe('an engine that stands still', () => {
  it('is rebuilt after ten minutes in which the office answered, and the incident is recorded', async () => {
    const { engine, seen, pass } = makeStage()
    void engine.wake()
    await pass(10 * MINUTE)
    expect(seen.lives).toBe(1)
    await pass(2 * MINUTE)
    expect(seen).toMatchObject({ lives: 2, ended: 1, cleared: 1 })
    expect(seen.incidents).toEqual([{ at: 11 * MINUTE, code: 'sync.stuck', detail: 'phase=idle' }])
    expect(seen.phases).toEqual(['stuck'])
  })

  it('goes on working in its next life, and says so as soon as something moves', async () => {
    const { engine, seen, state, pass } = makeStage()
    void engine.wake()
    await pass(10 * MINUTE)
    state.run = async () => {
      state.isWaiting = false
      state.progress()
      return DONE
    }
    await pass(2 * MINUTE)
    expect(seen.phases[seen.phases.length - 1]).toBe('idle')
    expect(seen.lives).toBe(2)
    const before = seen.phases.length
    await engine.wake()
    expect(seen.phases.length).toBe(before + 1)
  })

  it('stays stuck on the screen while only idle runs follow, and is rebuilt again', async () => {
    const { engine, seen, state, pass } = makeStage()
    state.run = async () => DONE
    void engine.wake()
    await pass(25 * MINUTE)
    expect(seen.lives).toBe(3)
    expect(seen.phases.slice(-5)).toEqual(Array(5).fill('stuck'))
  })

  it('is rebuilt though the memory of the phone does not answer either', async () => {
    const { engine, seen, pass } = makeStage({ hasWaiting: never, clearAway: never })
    void engine.wake()
    await pass(20 * MINUTE)
    expect(seen.lives).toBe(2)
  })

  it('wakes in its new life for whoever held on to it', async () => {
    const { engine, state, pass } = makeStage()
    void engine.wake()
    await pass(12 * MINUTE)
    let runs = 0
    state.run = async () => {
      runs++
      return DONE
    }
    await pass(11 * MINUTE)
    await engine.wakeAnew()
    expect(runs).toBeGreaterThan(0)
  })
})

describe('no standstill', () => {
  it.each<[string, (state: ReturnType<typeof makeStage>['state']) => void]>([
    ['is a night without a network', (state) => (state.isAnswering = false)],
    ['is a phone with nothing to send', (state) => (state.isWaiting = false)],
  ])('%s', async (_, set) => {
    const { engine, seen, state, pass } = makeStage()
    set(state)
    void engine.wake()
    await pass(8 * 60 * MINUTE)
    expect(seen).toMatchObject({ lives: 1, incidents: [] })
  })

  it('is the first minute after such a night', async () => {
    const { engine, seen, state, pass } = makeStage()
    state.isAnswering = false
    void engine.wake()
    await pass(8 * 60 * MINUTE)
    state.isAnswering = true
    await pass(9 * MINUTE)
    expect(seen.lives).toBe(1)
  })

  it('is a long photo of which a piece arrives every few minutes', async () => {
    const { engine, seen, state, pass } = makeStage()
    void engine.wake()
    for (let piece = 0; piece < 12; piece++) {
      await pass(5 * MINUTE)
      state.progress()
    }
    expect(seen.lives).toBe(1)
  })

  it.each<SyncEnd>([
    { status: 'stopped', answer: { kind: 'signed_out' } },
    { status: 'stopped', answer: { kind: 'server_full' } },
  ])('is what the officer was told of: %o', async (end) => {
    const { engine, seen, state, pass } = makeStage()
    state.run = async () => end
    void engine.wake()
    await pass(30 * MINUTE)
    expect(seen).toMatchObject({ lives: 1, probes: 0 })
  })

  it('is looked for once the engine was stopped', async () => {
    const { engine, seen, pass } = makeStage()
    void engine.wake()
    engine.stop()
    await pass(30 * MINUTE)
    expect(seen).toMatchObject({ lives: 1, ended: 1, probes: 0 })
  })
})
