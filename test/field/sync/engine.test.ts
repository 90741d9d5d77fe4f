import { describe, expect, it } from 'vitest'
import type { AnswerClass } from '../../../src/field/sync/classify-answer.ts'
import { createEngine, type EngineParts } from '../../../src/field/sync/engine.ts'
import type { SyncPhase } from '../../../src/field/sync/sync-phase.ts'
import type { SyncEnd } from '../../../src/field/sync/synchronize.ts'

const DONE: SyncEnd = { status: 'done' }
const stoppedBy = (answer: AnswerClass): SyncEnd => ({ status: 'stopped', answer })
const noNetwork = stoppedBy({ kind: 'retry', afterMs: null })

interface Scheduled {
  delayMs: number
  isCancelled: boolean
  fire(): void
}

/** An engine whose runs end as the test says and whose timers the test fires. */
function makeEngine(parts: Partial<EngineParts> = {}) {
  const ends: SyncEnd[] = []
  const phases: SyncPhase[] = []
  const timers: Scheduled[] = []
  let runs = 0
  let questions = 0
  const line = { isThere: true }
  const engine = createEngine({
    run: async () => {
      runs++
      return ends.shift() ?? DONE
    },
    isOnline: () => true,
    hasLine: async () => {
      questions++
      return line.isThere
    },
    hasWaiting: async () => false,
    isVisible: () => true,
    random: () => 0.5,
    schedule(work, delayMs) {
      const timer = { delayMs, isCancelled: false, fire: work }
      timers.push(timer)
      return () => (timer.isCancelled = true)
    },
    onPhase: (phase) => phases.push(phase),
    ...parts,
  })
  const pending = () => timers.filter((timer) => !timer.isCancelled)
  return {
    engine,
    ends,
    phases,
    runs: () => runs,
    line,
    questions: () => questions,
    /** The delays of the timers that still run. */
    delays: () => pending().map(({ delayMs }) => Math.round(delayMs)),
    async wakeWith(...next: SyncEnd[]) {
      for (const end of next) {
        ends.push(end)
        await engine.wake()
      }
    },
    fireNext: () => pending().forEach((timer) => timer.fire()),
  }
}

/** A run that ends when the test says so. */
function makeSlowRun() {
  const finishers: (() => void)[] = []
  let runs = 0
  const run = () => {
    runs++
    return new Promise<SyncEnd>((resolve) => finishers.push(() => resolve(DONE)))
  }
  const finish = async () => {
    finishers.shift()?.()
    await settle()
  }
  return { run, finish, runs: () => runs }
}

/** Lets every promise that can go on do so. */
async function settle() {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}

describe('the engine', () => {
  it('runs when it is woken and looks again by itself later', async () => {
    const { engine, runs, delays, fireNext } = makeEngine()
    await engine.wake()
    expect(runs()).toBe(1)
    expect(delays()).toEqual([12_000])
    fireNext()
    await settle()
    expect(runs()).toBe(2)
  })

  it('has never more than one timer', async () => {
    const { engine, delays } = makeEngine()
    await engine.wake()
    await engine.wake()
    await engine.wake()
    expect(delays()).toHaveLength(1)
  })

  it('runs exactly once more when it is woken during a run, however often', async () => {
    const slow = makeSlowRun()
    const { engine } = makeEngine({ run: slow.run })
    const woken = [engine.wake(), engine.wake(), engine.wake()]
    expect(slow.runs()).toBe(1)
    await slow.finish()
    expect(slow.runs()).toBe(2)
    await slow.finish()
    await Promise.all(woken)
    expect(slow.runs()).toBe(2)
  })

  it.each(Array.from({ length: 16 }, (_, turn) => turn))(
    'loses no wake that comes %i turns after the end of a run',
    async (turns) => {
      const slow = makeSlowRun()
      const { engine } = makeEngine({ run: slow.run })
      void engine.wake()
      const finished = slow.finish()
      for (let turn = 0; turn < turns; turn++) await Promise.resolve()
      void engine.wake()
      await finished
      await settle()
      expect(slow.runs()).toBe(2)
    },
  )

  it('comes back after a run that broke, as after no answer', async () => {
    const { engine, phases, delays } = makeEngine({
      run: () => Promise.reject(new Error('the database is closed')),
    })
    await engine.wake()
    expect(phases).toEqual(['retrying'])
    expect(delays()).toHaveLength(1)
  })
})

describe('how soon the engine looks again', () => {
  const delayAfter = async (end: SyncEnd, parts: Partial<EngineParts>) => {
    const { wakeWith, delays } = makeEngine(parts)
    await wakeWith(end)
    return delays()
  }

  it('is 12 s while the app is looked at, and 5 min while it is hidden', async () => {
    expect(await delayAfter(DONE, {})).toEqual([12_000])
    expect(await delayAfter(DONE, { isVisible: () => false })).toEqual([300_000])
  })

  it('is 30 s at most while something waits, also when the app is hidden', async () => {
    const parts = { hasWaiting: async () => true, isVisible: () => false }
    expect(await delayAfter(DONE, parts)).toEqual([30_000])
    expect(await delayAfter({ status: 'busy' }, parts)).toEqual([30_000])
  })

  it('is spread by a fifth to either side', async () => {
    expect(await delayAfter(DONE, { random: () => 0 })).toEqual([expect.closeTo(9_600)])
    expect(await delayAfter(DONE, { random: () => 1 })).toEqual([expect.closeTo(14_400)])
  })

  it('is as if something waited when the phone cannot tell', async () => {
    const hasWaiting = () => Promise.reject(new Error('the database is closed'))
    expect(await delayAfter(DONE, { hasWaiting, isVisible: () => false })).toEqual([30_000])
  })
})

describe('an office that does not answer', () => {
  const waits = { hasWaiting: async () => true, random: () => 1 }

  it('is asked again after longer and longer delays, but after 30 s or so while something waits', async () => {
    const { wakeWith, delays } = makeEngine({ ...waits, isVisible: () => false })
    const course: (number | undefined)[] = []
    for (let failures = 1; failures <= 7; failures++) {
      await wakeWith(noNetwork)
      course.push(delays()[0])
    }
    expect(course).toEqual([2000, 4000, 8000, 16_000, 32_000, 36_000, 36_000])
  })

  it('is asked again after 12 s or so while somebody looks at what waits', async () => {
    const { wakeWith, delays } = makeEngine(waits)
    const course: (number | undefined)[] = []
    for (let failures = 1; failures <= 5; failures++) {
      await wakeWith(noNetwork)
      course.push(delays()[0])
    }
    expect(course).toEqual([2000, 4000, 8000, 14_400, 14_400])
  })

  it('is not asked more often for those who look while it answers with errors', async () => {
    const { wakeWith, delays } = makeEngine(waits)
    for (let failures = 1; failures <= 7; failures++)
      await wakeWith(stoppedBy({ kind: 'retry', afterMs: null, hasNetwork: true }))
    expect(delays()).toEqual([36_000])
  })

  it('is asked ever more rarely, up to 5 min, while nothing waits', async () => {
    const { wakeWith, delays } = makeEngine({ random: () => 1 })
    for (let failures = 1; failures <= 12; failures++) await wakeWith(noNetwork)
    expect(delays()).toEqual([300_000])
  })

  it('begins anew once it answered', async () => {
    const { wakeWith, delays } = makeEngine(waits)
    await wakeWith(noNetwork, noNetwork, noNetwork, DONE, noNetwork)
    expect(delays()).toEqual([2000])
  })

  it('is asked soon again when the network is back or the app is looked at', async () => {
    const { engine, wakeWith, delays, ends } = makeEngine(waits)
    for (let failures = 1; failures <= 6; failures++) await wakeWith(noNetwork)
    ends.push(noNetwork)
    await engine.wakeAnew()
    expect(delays()).toEqual([2000])
  })

  it('is left alone for as long as it asked', async () => {
    const { wakeWith, delays } = makeEngine(waits)
    await wakeWith(stoppedBy({ kind: 'retry', afterMs: 120_000 }))
    expect(delays()).toEqual([120_000])
  })

  it.each<AnswerClass>([{ kind: 'server_full' }, { kind: 'refused', status: 400 }, { kind: 'too_large' }])(
    'with anything better than $kind is asked ever more rarely, too',
    async (answer) => {
      const { wakeWith, delays } = makeEngine(waits)
      for (let failures = 1; failures <= 7; failures++) await wakeWith(stoppedBy(answer))
      expect(delays()).toEqual([128_000])
    },
  )
})

describe('a line that brought no answer twice', () => {
  const waits = { hasWaiting: async () => true }
  const twiceUnanswered = async (parts: Partial<EngineParts> = {}) => {
    const stage = makeEngine({ ...waits, ...parts })
    await stage.wakeWith(noNetwork, noNetwork)
    return stage
  }

  it('is asked a small question before the next run, and before none of the first', async () => {
    const { engine, questions, runs } = await twiceUnanswered()
    expect([runs(), questions()]).toEqual([2, 0])
    await engine.wake()
    expect([runs(), questions()]).toEqual([3, 1])
  })

  it('spares the run, plans the next try and says so while it is dead', async () => {
    const { engine, line, runs, delays, phases } = await twiceUnanswered()
    line.isThere = false
    await engine.wake()
    expect(runs()).toBe(2)
    expect(delays()).toEqual([expect.any(Number)])
    expect(phases).toEqual(['no_network', 'no_network', 'no_network'])
  })

  it('bears a whole run at every third try, also when it is too slow for the question', async () => {
    const { engine, ends, line, runs, phases } = await twiceUnanswered()
    line.isThere = false
    await engine.wake()
    await engine.wake()
    expect(runs()).toBe(2)
    ends.push(DONE)
    await engine.wake()
    expect(runs()).toBe(3)
    expect(phases[phases.length - 1]).toBe('idle')
  })

  it('is asked nothing more once a run was answered, also with an error', async () => {
    const { engine, wakeWith, questions } = await twiceUnanswered()
    await wakeWith(stoppedBy({ kind: 'retry', afterMs: null, hasNetwork: true }))
    expect(questions()).toBe(1)
    await engine.wake()
    expect(questions()).toBe(1)
  })

  it('is used at once when the network is said to be back', async () => {
    const { engine, line, runs } = await twiceUnanswered()
    line.isThere = false
    await engine.wakeAnew()
    expect(runs()).toBe(3)
  })

  it('is used when the question itself breaks', async () => {
    const { engine, runs } = await twiceUnanswered({ hasLine: () => Promise.reject(new Error('no fetch')) })
    await engine.wake()
    expect(runs()).toBe(3)
  })

  it('is asked first while the browser knows of no network, so that nothing counts as on its way', async () => {
    const { engine, line, runs, questions, phases } = makeEngine({ isOnline: () => false })
    line.isThere = false
    await engine.wake()
    expect([runs(), questions(), phases]).toEqual([0, 1, ['no_network']])
    line.isThere = true
    await engine.wake()
    expect(runs()).toBe(1)
  })

  it('sees no run of an engine that was stopped during the question', async () => {
    const answers: ((isThere: boolean) => void)[] = []
    const hasLine = () => new Promise<boolean>((resolve) => answers.push(resolve))
    const { engine, runs } = await twiceUnanswered({ hasLine })
    const woken = engine.wake()
    await settle()
    engine.stop()
    answers.forEach((tell) => tell(true))
    await woken
    expect(runs()).toBe(2)
  })
})

describe('what only a person can mend', () => {
  const answers: [SyncPhase, AnswerClass][] = [
    ['signed_out', { kind: 'signed_out' }],
    ['other_account', { kind: 'other_account' }],
    ['forbidden', { kind: 'forbidden' }],
    ['update_needed', { kind: 'update_needed' }],
  ]

  it.each(answers)('%s pauses the engine, and waking it goes on', async (phase, answer) => {
    const { engine, wakeWith, delays, phases, runs } = makeEngine({ hasWaiting: async () => true })
    await wakeWith(stoppedBy(answer))
    expect(delays()).toEqual([])
    await engine.wake()
    expect(runs()).toBe(2)
    expect(delays()).toHaveLength(1)
    expect(phases).toEqual([phase, 'idle'])
  })
})

describe('what the officer is told', () => {
  it.each<[SyncPhase, SyncEnd]>([
    ['idle', DONE],
    ['idle', { status: 'busy' }],
    ['no_network', noNetwork],
    ['retrying', stoppedBy({ kind: 'retry', afterMs: null, hasNetwork: true })],
    ['server_full', stoppedBy({ kind: 'server_full' })],
    ['misconfigured', stoppedBy({ kind: 'refused', status: 404 })],
    ['misconfigured', stoppedBy({ kind: 'too_large' })],
  ])('%s after %o', async (phase, end) => {
    const { wakeWith, phases } = makeEngine()
    await wakeWith(end)
    expect(phases).toEqual([phase])
  })

  it('comes with the answer that stopped the run', async () => {
    const told: (AnswerClass | null)[] = []
    const { wakeWith } = makeEngine({ onPhase: (_, answer) => told.push(answer) })
    await wakeWith(stoppedBy({ kind: 'server_full' }), DONE)
    expect(told).toEqual([{ kind: 'server_full' }, null])
  })
})

describe('a stopped engine', () => {
  it('fires no timer and cannot be woken', async () => {
    const { engine, delays, runs } = makeEngine()
    await engine.wake()
    engine.stop()
    await engine.wake()
    expect(delays()).toEqual([])
    expect(runs()).toBe(1)
  })

  it('says and plans nothing after the run in which it was stopped', async () => {
    const slow = makeSlowRun()
    const { engine, delays, phases } = makeEngine({ run: slow.run })
    const woken = [engine.wake(), engine.wake()]
    engine.stop()
    await slow.finish()
    await Promise.all(woken)
    expect([slow.runs(), phases, delays()]).toEqual([1, [], []])
  })

  it('plans nothing when it is stopped while it asks what waits', async () => {
    const answers: ((isWaiting: boolean) => void)[] = []
    const hasWaiting = () => new Promise<boolean>((resolve) => answers.push(resolve))
    const { engine, delays } = makeEngine({ hasWaiting })
    const woken = engine.wake()
    await settle()
    engine.stop()
    answers.forEach((tell) => tell(true))
    await woken
    expect(delays()).toEqual([])
  })
})
