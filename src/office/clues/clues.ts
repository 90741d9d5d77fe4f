import { computed, shallowRef } from 'vue'
import type { ClueActing, DeskClue, NewClue } from '../../protocol/clue.ts'
import { useLoaded } from '../garden/use-loaded.ts'
import { actOnClue, listClues, recordClue, type ShownDay } from './api.ts'

/** 舆情线索 at the desk: those of a day, or whatever is not closed. Acts answer the code of a refusal, or undefined. */
export function useClues() {
  const day = shallowRef<ShownDay>()
  const { phase, load, take } = useLoaded(() => listClues(day.value))
  const list = computed(() => (phase.value.status === 'ready' ? phase.value.value : undefined))

  function show(next: ShownDay): Promise<void> {
    day.value = next
    return load()
  }

  const record = async (clue: NewClue) => take(await recordClue(clue, day.value))

  async function act({ id, rev }: DeskClue, said: ClueActing['act']): Promise<string | undefined> {
    const code = take(await actOnClue(id, { rev, act: said }, day.value))
    // What a colleague did meanwhile has to be seen before it is tried again.
    if (code === 'clue.changed') await load()
    return code
  }

  return { day, phase, list, load, show, record, act }
}
