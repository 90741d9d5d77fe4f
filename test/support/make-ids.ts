import type {
  AccountId,
  CommandId,
  DeviceId,
  IdSource,
  ItemId,
  NoteId,
  PeriodicalId,
  PhotoId,
  Sha256,
  UnitId,
} from '../../src/domain/ids.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** The instant of a wall clock in Shanghai, `2026-11-20T10:00`. */
export const shanghai = (text: string) => Date.parse(`${text}+08:00`)

/** A Friday morning in Shanghai on which most tests take place. */
export const NOW = shanghai('2026-11-20T10:00')

/** The ids numbered `n`: the same in each run, and no two kinds share one. */
export const itemIdOf = (n: number) => idOf('1', n) as ItemId
export const commandIdOf = (n: number) => idOf('2', n) as CommandId
export const photoIdOf = (n: number) => idOf('3', n) as PhotoId
export const noteIdOf = (n: number) => idOf('4', n) as NoteId
export const accountIdOf = (n: number) => idOf('5', n) as AccountId
export const unitIdOf = (n: number) => idOf('6', n) as UnitId
export const deviceIdOf = (n: number) => idOf('7', n) as DeviceId
export const periodicalIdOf = (n: number) => idOf('8', n) as PeriodicalId
export const sha256Of = (n: number) => n.toString(16).padStart(64, '0') as Sha256

function idOf(kind: string, n: number): string {
  return `0000000${kind}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
}

/** A source of ids with a fixed clock; its bytes count up, so that each id differs. */
export function makeIdSource({ now = NOW, seed = 0 } = {}): IdSource {
  let drawn = seed
  return {
    now: () => now,
    randomBytes: (length) => Uint8Array.from({ length }, () => drawn++ % 256),
  }
}
