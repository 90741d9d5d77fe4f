import { useTimes } from '../../../ui/words/use-times.ts'
import { useWords } from '../../../ui/words/words.ts'
import type { UnsentWork } from '../../stores/transfer.ts'

type UnsentAppeal = Extract<UnsentWork, { kind: 'appeal' }>
type UnsentReview = Extract<UnsentWork, { kind: 'review' }>
type UnsentTyped = Extract<UnsentWork, { kind: 'typed' }>
type UnsentDeed = Extract<UnsentWork, { kind: 'deed' }>

/** A piece of work as a person reads it on any computer. `now` tells which year goes without saying. */
export function useWorkWords() {
  const { t } = useWords()
  const { formatMoment } = useTimes()

  function describe(work: UnsentWork, now: number): string {
    if (work.kind === 'appeal') return describeAppeal(work.data, now)
    if (work.kind === 'deed') return describeDeed(work, now)
    if (work.kind === 'typed') return describeTyped(work.data)
    if (work.kind === 'review') return describeReview(work.data)
    const { text, notes } = work.kind === 'draft' ? work.data : work.data.payload
    const at = work.kind === 'draft' ? work.data.savedAt : work.data.clientTime
    const lines = [
      [t('field.editor.title'), text.title],
      [t('field.editor.category'), t(`category.${text.category}`)],
      [t('field.editor.place'), text.place],
      [t('field.editor.eventAt'), text.eventAt === null ? '' : formatMoment(text.eventAt, now)],
      [t('field.transfer.state'), t(`field.transfer.kind.${work.kind}`, { moment: formatMoment(at, now) })],
    ]
    const facts = lines.filter(([, value]) => value !== '').map(([name, value]) => `${name}\t${value}`)
    const noted =
      notes.length === 0 ? [] : ['', t('field.notes.title'), ...notes.map((note) => `- ${note.text}`)]
    return [...facts, '', text.body, ...noted, ''].join('\r\n')
  }

  function describeAppeal({ payload, clientTime }: UnsentAppeal['data'], now: number): string {
    const state = t('field.transfer.kind.appeal', { moment: formatMoment(clientTime, now) })
    return [`${t('field.transfer.state')}\t${state}`, '', payload.words, ''].join('\r\n')
  }

  function describeDeed({ type, data }: UnsentDeed, now: number): string {
    const known = t(`field.transfer.deed.${type}`)
    const name = known.startsWith('field.') ? t('field.transfer.deed.other') : known
    const state = t('field.transfer.kind.deed', { moment: formatMoment(data.clientTime, now) })
    const facts = [`${t('field.transfer.deed.what')}\t${name}`, `${t('field.transfer.state')}\t${state}`]
    return [...facts, '', ...wordsIn(data.payload), ''].join('\r\n')
  }

  function describeReview({ title, remarks, sheet }: UnsentReview['data']): string {
    const state = t('field.transfer.kind.review')
    const facts = [`${t('field.editor.title')}\t${title}`, `${t('field.transfer.state')}\t${state}`]
    const remarked = remarks.map(({ quote, words }) => `「${quote}」${words}`)
    const checked = sheet.figures.map(({ quote, source, checkedBy }) =>
      [quote, source, checkedBy].join(' · '),
    )
    const reason = sheet.reason === null ? [] : [t(`reason.${sheet.reason}`)]
    const said = [sheet.words, sheet.backWords].filter((words) => words !== '')
    return [...facts, '', ...remarked, ...checked, ...reason, ...said, ''].join('\r\n')
  }

  function describeTyped(data: UnsentTyped['data']): string {
    const state = t(`field.transfer.kind.typed.${data.about}`)
    const place =
      data.about === 'lead' && data.place !== '' ? [`${t('field.editor.place')}\t${data.place}`] : []
    const reason = data.about === 'proposal' && data.reason !== '' ? [data.reason] : []
    return [...place, `${t('field.transfer.state')}\t${state}`, '', data.words, ...reason, ''].join('\r\n')
  }

  return { describe }
}

const ID = /^[0-9a-f-]{36}$|^[0-9a-f]{64}$/

/** What somebody wrote into a deed of any type: its texts, one a line, without the ids that only programs read. */
function wordsIn(payload: unknown): string[] {
  if (typeof payload === 'string') return payload === '' || ID.test(payload) ? [] : [payload]
  return typeof payload === 'object' && payload !== null ? Object.values(payload).flatMap(wordsIn) : []
}
