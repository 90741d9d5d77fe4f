/** One moment by two clocks: the phone's, which somebody may set, and one that only ever runs on. */
export interface Moment {
  wall: number
  steady: number
}

export interface ClockReading {
  /** How far the phone's clock is ahead of the office's; null when it was set while the answer was awaited. */
  skewMs: number | null
  /** How far the phone's clock was moved since the reading before; 0 when it ran on, also at the first reading. */
  jumpMs: number
}

export interface ClockWatch {
  now(): Moment
  /** The office's clock stood at `serverTime` about half way between `sent` and now. */
  read(sent: Moment, serverTime: number): ClockReading
}

/** Two clocks drift, and a sleeping phone may stop the steady one for a moment; a person sets by minutes. */
const SMALLEST_JUMP_MS = 30_000

/** Measures the phone's clock against the office's at each exchange, and notices when somebody sets it in between. */
export function createClockWatch(parts: { wallNow(): number; steadyNow(): number }): ClockWatch {
  let last: Moment | undefined
  const now = () => ({ wall: parts.wallNow(), steady: parts.steadyNow() })

  function read(sent: Moment, serverTime: number): ClockReading {
    const received = now()
    const isSetMeanwhile = jumpBetween(sent, received) !== 0
    const skewMs = isSetMeanwhile ? null : Math.round((sent.wall + received.wall) / 2 - serverTime)
    const jumpMs = last === undefined ? 0 : jumpBetween(last, received)
    last = received
    return { skewMs, jumpMs }
  }

  return { now, read }
}

function jumpBetween(from: Moment, to: Moment): number {
  const jumpMs = Math.round(to.wall - from.wall - (to.steady - from.steady))
  return Math.abs(jumpMs) < SMALLEST_JUMP_MS ? 0 : jumpMs
}
