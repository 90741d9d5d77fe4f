interface Timer {
  at: number
  work: () => void
}

/** Time that passes only when the test says so: timers fire in their order, and promises go on in between. */
export function makeTimers(start = 0) {
  let now = start
  let timers: Timer[] = []

  function schedule(work: () => void, delayMs: number): () => void {
    const timer = { at: now + delayMs, work }
    timers.push(timer)
    return () => {
      timers = timers.filter((other) => other !== timer)
    }
  }

  async function pass(milliseconds: number): Promise<void> {
    const until = now + milliseconds
    for (;;) {
      await settle()
      const [next] = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)
      if (next === undefined) break
      timers = timers.filter((timer) => timer !== next)
      now = next.at
      next.work()
    }
    now = until
  }

  return { now: () => now, schedule, pass }
}

/** Lets every promise that can go on do so. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 40; turn++) await Promise.resolve()
}
