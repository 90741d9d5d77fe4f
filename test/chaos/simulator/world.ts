import { createHash } from 'node:crypto'
import { Dice } from './random.ts'
import { realSetImmediate } from './globals.ts'

/** A program that can die: a browser, the server, the desk. What it had under way is dropped with it. */
export interface Owner {
  name: string
  isAlive: boolean
  /** Tasks that it may still do before `onCrash` takes it down in the middle of whatever it does. */
  tasksLeft?: number
  onCrash?: () => void
}

export type Work = () => void

interface Timer {
  at: number
  order: number
  owner: Owner
  work: Work
  isCancelled: boolean
}

/**
 * A world with its own time. Everything that would wait for a clock, a disk or the event loop waits here, in a queue
 * per program; which program goes on next is thrown with the seeded dice. Between two tasks all promises settle, so
 * whatever a task sets in motion belongs to the program that the task belonged to.
 */
export class World {
  now: number
  readonly dice: Dice
  current: Owner
  readonly nature: Owner = { name: 'nature', isAlive: true }
  #ready = new Map<Owner, Work[]>()
  #timers: Timer[] = []
  #orders = 0
  #outside = 0
  #hash = createHash('sha256')
  #log: string[] | undefined
  tasks = 0

  constructor({ seed, now, isLogging = false }: { seed: number; now: number; isLogging?: boolean }) {
    this.dice = new Dice(seed)
    this.now = now
    this.current = this.nature
    if (isLogging) this.#log = []
  }

  /** Puts a line into the trace by which two runs are compared. */
  note(line: string): void {
    const dated = `${this.now} ${line}`
    this.#hash.update(dated + '\n')
    this.#log?.push(dated)
  }

  get log(): readonly string[] {
    return this.#log ?? []
  }

  /** The hash of all that happened so far. */
  digest(): string {
    return this.#hash.copy().update(String(this.tasks)).digest('hex').slice(0, 16)
  }

  /** Queues a task of the program that is running, as `setImmediate` would. */
  post(work: Work, owner = this.current): void {
    const tasks = this.#ready.get(owner)
    if (tasks === undefined) this.#ready.set(owner, [work])
    else tasks.push(work)
  }

  after(delayMs: number, work: Work, owner = this.current): Timer {
    const timer = {
      at: this.now + Math.max(0, Math.ceil(delayMs)),
      order: ++this.#orders,
      owner,
      work,
      isCancelled: false,
    }
    insertTimer(this.#timers, timer)
    return timer
  }

  /** Something of the real machine (a file) is under way: the world stands still until it is done. */
  async outside<Result>(work: Promise<Result>): Promise<Result> {
    this.#outside++
    try {
      return await work
    } finally {
      this.#outside--
    }
  }

  /** Forgets all that a dead program had queued. */
  bury(owner: Owner): void {
    owner.isAlive = false
    this.#ready.delete(owner)
    this.#timers = this.#timers.filter((timer) => timer.owner !== owner)
  }

  /** Lets everything happen that happens within the next milliseconds. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.now + milliseconds
    for (;;) {
      const owner = this.#nextOwner()
      if (owner !== undefined) await this.#do(owner)
      else if (!this.#ring(until)) break
    }
    this.now = until
  }

  /** Lets what is ready now happen until `isDone` or until nothing is ready and no timer rings before `limitMs`. */
  async passUntil(isDone: () => boolean, limitMs: number): Promise<boolean> {
    const until = this.now + limitMs
    while (!isDone()) {
      const owner = this.#nextOwner()
      if (owner !== undefined) await this.#do(owner)
      else if (!this.#ring(until)) return isDone()
    }
    return true
  }

  /** Lets the world go on until `work` of the owner is done; rejects when it fails or takes longer. */
  async complete<Result>(work: () => Promise<Result>, owner: Owner, limitMs = 600_000): Promise<Result> {
    let outcome: { result: Result } | { error: unknown } | undefined
    const start = () =>
      void work().then(
        (result) => (outcome = { result }),
        (error: unknown) => (outcome = { error }),
      )
    this.post(start, owner)
    await this.passUntil(() => outcome !== undefined, limitMs)
    if (outcome === undefined) throw new Error(`${owner.name} does not come to an end`)
    if ('error' in outcome) throw outcome.error
    return outcome.result
  }

  #nextOwner(): Owner | undefined {
    const owners = [...this.#ready.keys()]
    return owners.length < 2 ? owners[0] : this.dice.pick(owners)
  }

  async #do(owner: Owner): Promise<void> {
    const tasks = this.#ready.get(owner) as Work[]
    const work = tasks.shift() as Work
    if (tasks.length === 0) this.#ready.delete(owner)
    this.tasks++
    this.current = owner
    work()
    await this.#settle()
    this.current = this.nature
    if (owner.tasksLeft === undefined || --owner.tasksLeft > 0) return
    delete owner.tasksLeft
    owner.onCrash?.()
  }

  /** One turn of the real event loop: all promises and ticks are through, and nothing else is running. */
  async #settle(): Promise<void> {
    do await new Promise((resolve) => realSetImmediate(resolve))
    while (this.#outside > 0)
  }

  #ring(until: number): boolean {
    const timer = this.#timers[0]
    if (timer === undefined || timer.at > until) return false
    this.#timers.shift()
    if (timer.isCancelled) return true
    this.now = Math.max(this.now, timer.at)
    this.post(timer.work, timer.owner)
    return true
  }
}

/** Kept in order; there are never more than some dozens. */
function insertTimer(timers: Timer[], timer: Timer): void {
  let place = timers.length
  while (place > 0 && (timers[place - 1] as Timer).at > timer.at) place--
  timers.splice(place, 0, timer)
}
