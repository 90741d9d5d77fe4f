import { onScopeDispose, shallowRef, watch } from 'vue'
import type { RuleExample, RuleExampleRequest } from '../../../protocol/desk-policy.ts'
import { readRuleExample } from '../api.ts'

/** Long enough for somebody who types a number of two digits. */
const PAUSE_MS = 400

/** The server's example of a rule, asked again a moment after each change; the last one stands meanwhile. */
export function useOfficeExample(question: () => RuleExampleRequest | undefined) {
  const answer = shallowRef<RuleExample | 'asking' | 'failed'>('asking')
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0

  async function ask(request: RuleExampleRequest) {
    const turn = ++asked
    const reply = await readRuleExample(request)
    if (turn === asked) answer.value = reply.ok ? reply.value : 'failed'
  }

  watch(
    question,
    (next, before) => {
      clearTimeout(timer)
      if (next === undefined) return
      if (before === undefined) void ask(next)
      else timer = setTimeout(() => void ask(next), PAUSE_MS)
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    clearTimeout(timer)
    asked++
  })

  return { answer }
}
