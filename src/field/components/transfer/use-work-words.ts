import { useTimes } from '../../../ui/words/use-times.ts'
import { useWords } from '../../../ui/words/words.ts'
import type { UnsentWork } from '../../stores/transfer.ts'

type UnsentAppeal = Extract<UnsentWork, { kind: 'appeal' }>

/** A piece of work as a person reads it on any computer. `now` tells which year goes without saying. */
export function useWorkWords() {
  const { t } = useWords()
  const { formatMoment } = useTimes()

  function describe(work: UnsentWork, now: number): string {
    if (work.kind === 'appeal') return describeAppeal(work.data, now)
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

  return { describe }
}
