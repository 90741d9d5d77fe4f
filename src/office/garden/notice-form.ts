import { dayBounds, parseDay } from '../../domain/calendar/day.ts'
import type { NoticeAudience, NoticeKind } from '../../domain/board/notice.ts'
import type { NoticeId, UnitId } from '../../domain/ids.ts'
import type { NewNotice } from '../../protocol/notice.ts'

export interface NoticeForm {
  kind: NoticeKind
  title: string
  body: string
  to: NoticeAudience['kind']
  classIds: string[]
  unitIds: UnitId[]
  /** `2026-11-30`, the last day on which it holds; empty when it has no end. */
  lastDay: string
}

export type NoticeFault = 'title' | 'body' | 'audience' | 'lastDay'

export const emptyNotice = (): NoticeForm => ({
  kind: 'requirement',
  title: '',
  body: '',
  to: 'all',
  classIds: [],
  unitIds: [],
  lastDay: '',
})

/** What is sent, or which fields are wrong. The last day counts whole, in Asia/Shanghai. */
export function toNotice(
  form: NoticeForm,
  { id, now }: { id: NoticeId; now: number },
): NewNotice | { faults: NoticeFault[] } {
  const [title, body] = [form.title.trim(), form.body.trim()]
  const until = readUntil(form.lastDay)
  const audience = readAudience(form)
  const faults: NoticeFault[] = []
  if (title === '') faults.push('title')
  if (body === '') faults.push('body')
  if (audience === undefined) faults.push('audience')
  if (until === undefined || (until !== null && until <= now)) faults.push('lastDay')
  if (faults.length > 0 || audience === undefined || until === undefined) return { faults }
  return { id, kind: form.kind, title, body, audience, until }
}

function readAudience({ to, classIds, unitIds }: NoticeForm): NoticeAudience | undefined {
  if (to === 'all') return { kind: 'all' }
  if (to === 'classes')
    return classIds.length === 0 ? undefined : { kind: 'classes', classIds: [...classIds] }
  return unitIds.length === 0 ? undefined : { kind: 'units', unitIds: [...unitIds] }
}

function readUntil(lastDay: string): number | null | undefined {
  if (lastDay === '') return null
  const day = parseDay(lastDay)
  return day === undefined ? undefined : dayBounds(day).until
}
