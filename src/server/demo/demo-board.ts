import type { NoticeKind } from '../../domain/board/notice.ts'
import type { Category } from '../../domain/category.ts'
import { newExemplarId, newNoticeId, newSuggestionId, type SuggestionId } from '../../domain/ids.ts'
import type { SuggestionKind } from '../../domain/suggestion/suggestion.ts'
import { addExemplar } from '../exemplars/exemplars.usecases.ts'
import { addNotice } from '../notices/notices.usecases.ts'
import { addAnswer } from '../suggestions/answers.usecases.ts'
import { applySuggestionDeed } from '../suggestions/suggestions.usecases.ts'
import board from './board.json' with { type: 'json' }
import type { Life, Step } from './demo-life.ts'

const DAY_MS = 24 * 3600_000

const at = ({ now }: Life, day: number) => Math.round(now + day * DAY_MS)
const idsAt = (life: Life, day: number) => ({
  now: () => at(life, day),
  randomBytes: life.parts.randomBytes,
})

/** The county's notices, texts from elsewhere in its library, and what people said to the office. */
export function liveBoard(life: Life): Step[] {
  return [
    ...board.notices.map((planned) => postNotice(life, planned)),
    ...board.exemplars.map((planned) => addText(life, planned)),
    ...board.suggestions.flatMap((planned) => suggest(life, planned)),
  ]
}

function postNotice(life: Life, planned: (typeof board.notices)[number]): Step {
  const { title, body, day, untilDay, classes } = planned
  const notice = {
    id: newNoticeId(idsAt(life, day)),
    kind: planned.kind as NoticeKind,
    title,
    body,
    audience:
      classes === null ? ({ kind: 'all' } as const) : ({ kind: 'classes', classIds: classes } as const),
    until: untilDay === null ? null : at(life, untilDay),
  }
  const done = { by: life.people.editor.accountId, at: at(life, day) }
  return { at: done.at, run: () => addNotice(life.parts, notice, done) }
}

function addText(life: Life, planned: (typeof board.exemplars)[number]): Step {
  const { title, body, credit, tags, comment, day } = planned
  const exemplar = {
    id: newExemplarId(idsAt(life, day)),
    source: { kind: 'elsewhere' as const, title, body, credit },
    category: planned.category as Category,
    tags,
    comment,
    isNamed: true,
  }
  const done = { by: life.people.editor.accountId, at: at(life, day) }
  return { at: done.at, run: () => addExemplar(life.parts.db, exemplar, done) }
}

interface PlannedSuggestion {
  unit: string
  kind: string
  words: string
  day: number
  answer?: { day: number; words: string }
}

function suggest(life: Life, planned: PlannedSuggestion): Step[] {
  const author = life.people.authors.get(planned.unit)?.[0]
  if (author === undefined) throw new Error(`${planned.unit} has no author`)
  const id = newSuggestionId(idsAt(life, planned.day))
  const payload = { kind: planned.kind as SuggestionKind, words: planned.words, itemId: null }
  const madeAt = at(life, planned.day)
  const make = () => {
    const deed = { type: 'suggestion.make' as const, payload }
    const outcome = applySuggestionDeed(life.parts, { id, deed, author, at: madeAt })
    if (outcome.status !== 'saved') throw new Error('a suggestion of the county was refused')
  }
  const steps = [{ at: madeAt, run: make }]
  return planned.answer === undefined ? steps : [...steps, answer(life, id, planned.answer)]
}

function answer(life: Life, id: SuggestionId, { day, words }: { day: number; words: string }): Step {
  const person = { ...life.people.editor, role: 'editor' as const }
  const answeredAt = at(life, day)
  return {
    at: answeredAt,
    run: () => addAnswer(life.parts.db, { id, rev: 1, words, person, at: answeredAt }),
  }
}
