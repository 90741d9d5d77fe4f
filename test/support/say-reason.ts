import { fillMessage, findMessage } from '../../src/ui/words/messages.ts'
import chinese from '../../src/ui/words/arithmetic.zh-CN.json' with { type: 'json' }
import type { ArithmeticReason } from '../../src/domain/score/print-arithmetic.ts'

/** The reasons within an arithmetic, in the words that Chinese screens show. */
export function sayReason({ code, values }: ArithmeticReason): string {
  return fillMessage(chinese.because, { reason: fillMessage(findMessage(chinese, code) ?? code, values) })
}
