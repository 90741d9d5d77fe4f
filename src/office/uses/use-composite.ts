import { onMounted, shallowRef } from 'vue'
import type { CommandId, ItemId } from '../../domain/ids.ts'
import type { Composite, CompositeDecision } from '../../protocol/desk-composites.ts'
import type { Answer } from '../api.ts'
import { newRequestId } from '../new-command-id.ts'
import type { InstructionEntry } from '../stores/handling.ts'
import { decideComposite, readComposite, sendInstruction, sendReview } from './api.ts'

type WithoutId<Variant> = Variant extends unknown ? Omit<Variant, 'id' | 'baseRev'> : never
export type CompositeStep = WithoutId<CompositeDecision>

/** One composite as it stands at the office, and what an editor does with it. */
export function useComposite(id: ItemId) {
  const composite = shallowRef<Composite>()
  const failure = shallowRef<string>()
  /** The code of the last refusal; undefined while all is well. */
  const refusal = shallowRef<string>()
  const isBusy = shallowRef(false)
  // The same step under the same number is one, however often it is sent.
  let sent: { text: string; id: CommandId } | undefined

  async function load() {
    failure.value = undefined
    const answer = await readComposite(id)
    if (answer.ok) composite.value = answer.value
    else failure.value = answer.code
  }

  /** Whether the office has done it; when somebody was faster, what they did is on the screen. */
  function decide(step: CompositeStep): Promise<boolean> {
    return send(step, (seen) => decideComposite(id, { ...step, ...seen }))
  }

  function review(words: string): Promise<boolean> {
    return send(words, (seen) => sendReview(id, { words, ...seen }))
  }

  function instruct(entry: InstructionEntry): Promise<boolean> {
    return send(entry, (seen) => sendInstruction(id, { ...entry, ...seen }))
  }

  async function send(
    what: unknown,
    ask: (seen: { id: CommandId; baseRev: number }) => Promise<Answer<Composite>>,
  ): Promise<boolean> {
    const { value } = composite
    if (value === undefined || isBusy.value) return false
    const text = JSON.stringify([what, value.rev])
    if (sent?.text !== text) sent = { text, id: newRequestId() }
    isBusy.value = true
    refusal.value = undefined
    const answer = await ask({ id: sent.id, baseRev: value.rev })
    isBusy.value = false
    if (answer.ok) composite.value = answer.value
    else refusal.value = answer.code
    if (!answer.ok && answer.code === 'composite.changed') await load()
    return answer.ok
  }

  onMounted(load)
  return { composite, failure, refusal, isBusy, load, decide, review, instruct }
}
