import type { Tone } from '../../../ui/tone.ts'
import type { RowWarning } from './unit-rows.ts'

export const WARNING_TONES: Record<RowWarning, Tone> = {
  ok: 'lv',
  behind: 'zhe',
  silent: 'zhe',
  zero: 'zhu',
}

/** By state of a rule; what a newer server adds is gray. */
export const STATE_TONES: Record<string, Tone | undefined> = {
  met: 'lv',
  on_the_way: 'lv',
  on_pace: 'qing',
  behind: 'zhe',
  missed: 'zhu',
}
