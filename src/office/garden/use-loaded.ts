import { shallowReadonly, shallowRef } from 'vue'
import type { Answer } from '../api.ts'

export type Phase<Value> =
  { status: 'loading' } | { status: 'failed'; code: string } | { status: 'ready'; value: Value }

/** A list that is asked for and that each act answers anew; a later answer always stands before an earlier one. */
export function useLoaded<Value>(read: () => Promise<Answer<Value>>) {
  const phase = shallowRef<Phase<Value>>({ status: 'loading' })
  let turn = 0

  /** What is shown stays until the answer is there, and when there is none. */
  async function load() {
    const own = ++turn
    if (phase.value.status === 'failed') phase.value = { status: 'loading' }
    const answer = await read()
    if (own !== turn) return
    if (answer.ok) phase.value = { status: 'ready', value: answer.value }
    else if (phase.value.status !== 'ready') phase.value = { status: 'failed', code: answer.code }
  }

  /** Shows what an act answered; the code of its refusal, or undefined when it is done. */
  function take(answer: Answer<Value>): string | undefined {
    if (!answer.ok) return answer.code
    turn++
    phase.value = { status: 'ready', value: answer.value }
    return undefined
  }

  /** Whoever comes next reads nothing of what was here. */
  function forget() {
    turn++
    phase.value = { status: 'loading' }
  }

  return { phase: shallowReadonly(phase), load, take, forget }
}
