import { findFigures } from '../../domain/check/find-figures.ts'
import { workStateOf } from '../../domain/item/work-state.ts'
import { nextStepOf } from '../../domain/review/sign-as.ts'
import { getDeskItem } from '../items/decision.usecases.ts'
import { signItem } from '../reviews/signing.usecases.ts'
import type { Lived, Step } from './demo-life.ts'
import type { DemoSigner } from './demo-people.ts'

const FIGURES = 2

/**
 * The unit's own people sign what takes their signature. What the office has not decided on lies with them still, the
 * more important items with the main leader.
 */
export function signByUnit(lived: Lived, { at, isToWait }: { at: number; isToWait: boolean }): Step {
  return {
    at,
    run() {
      signNow({ ...lived, unitName: lived.planned.unit }, { at, isToWait })
    },
  }
}

/** The same for one item at once. */
export function signNow(
  item: Pick<Lived, 'parts' | 'people' | 'itemId'> & { unitName: string },
  { at, isToWait }: { at: number; isToWait: boolean },
) {
  for (const signer of item.people.signers) sign(item, signer, { at, isToWait })
}

function sign(
  { parts, unitName, itemId }: Pick<Lived, 'parts' | 'itemId'> & { unitName: string },
  signer: DemoSigner,
  { at, isToWait }: { at: number; isToWait: boolean },
) {
  if (signer.unit.name !== unitName) return
  const { item } = getDeskItem(parts.db, itemId)
  const state = workStateOf(item.events)
  const step = nextStepOf(state)
  const isLast = 'steps' in state && state.steps.length === 1
  if (step?.post !== signer.role || (isToWait && isLast)) return
  const figures = findFigures(item.text.body)
    .slice(0, FIGURES)
    .map(({ quote }) => ({ quote, source: '统计台账', checkedBy: signer.displayName }))
  const outcome = signItem(
    parts.db,
    { itemId, baseRev: item.rev, signer, at },
    { post: step.post, words: '', figures },
  )
  if (outcome.status !== 'saved') throw new Error('an item of the county was not signed')
}
