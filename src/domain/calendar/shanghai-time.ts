/** Wall-clock readings in Asia/Shanghai (UTC+8, no daylight saving), independent of the phone's own zone. */
export const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000

export interface ShanghaiTime {
  year: number
  month: number
  day: number
  /** 0 Sunday to 6 Saturday. */
  weekday: number
  /** `HH:MM`, 24 hours. */
  time: string
  /** `HH:MM:SS`, 24 hours. */
  timeWithSeconds: string
}

export function toShanghaiTime(at: number): ShanghaiTime {
  const date = new Date(at + SHANGHAI_OFFSET_MS)
  const text = date.toISOString()
  return {
    year: Number(text.slice(0, 4)),
    month: Number(text.slice(5, 7)),
    day: Number(text.slice(8, 10)),
    weekday: date.getUTCDay(),
    time: text.slice(11, 16),
    timeWithSeconds: text.slice(11, 19),
  }
}

/** `YYYY-MM-DDTHH:MM` as a date-and-time field shows and takes it. */
export function toLocalInput(at: number): string {
  return new Date(at + SHANGHAI_OFFSET_MS).toISOString().slice(0, 16)
}

/** The instant of `YYYY-MM-DDTHH:MM[:SS]` read in Asia/Shanghai; undefined when it is no such time. */
export function fromLocalInput(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return undefined
  const shifted = Date.parse(`${text}Z`)
  if (Number.isNaN(shifted)) return undefined
  // Chromium reads 30 February as 2 March: a day that is not written back is no such day.
  const isOnItsDay = new Date(shifted).toISOString().startsWith(text.slice(0, 10))
  return isOnItsDay ? shifted - SHANGHAI_OFFSET_MS : undefined
}

/** Days from the day of `now` back to the day of `at`, both in Asia/Shanghai: 0 today, 1 yesterday. */
export function daysAgo(at: number, now: number): number {
  const dayMs = 24 * 60 * 60 * 1000
  return Math.floor((now + SHANGHAI_OFFSET_MS) / dayMs) - Math.floor((at + SHANGHAI_OFFSET_MS) / dayMs)
}
