import { describe, expect, it } from 'vitest'
import { workStateOf } from '../../../../src/domain/item/work-state.ts'
import type { Receipt } from '../../../../src/domain/receipt.ts'
import ItemTimeline from '../../../../src/field/components/timeline/ItemTimeline.vue'
import type { Entry } from '../../../../src/field/stores/entries.ts'
import { NOW, shanghai } from '../../../support/make-ids.ts'
import { adopted, returned } from '../../../support/make-item.ts'
import { draw, makeEntry, readText } from '../stand-ins.ts'

const at = shanghai('2026-11-06T18:22')
const claimedAt = shanghai('2026-11-06T17:40')

async function drawTimeline(changes: Partial<Entry>) {
  const events = [{ type: 'submitted', at, claimedAt } as const, ...(changes.events ?? [])]
  const entry = makeEntry({
    work: workStateOf(events),
    delivery: { status: 'received' },
    receipt: '2026-11-0042' as Receipt,
    receivedAt: at,
    countedAt: claimedAt,
    countedBy: 'claim',
    ...changes,
    events,
  })
  return (await draw(ItemTimeline, { props: { entry, now: NOW } })).wrapper
}

describe('the timeline in words', () => {
  it('gives both times and the receipt, and says that the officer’s own time was counted', async () => {
    const text = readText(await drawTimeline({}))
    expect(text).toMatch(/^报送11月6日 17:40已送达11月6日 18:22回执 2026-11-0042按本人报送时间计入11月任务/)
  })

  it('says so when the receipt’s time was counted instead', async () => {
    expect(readText(await drawTimeline({ countedBy: 'receipt', countedAt: at }))).toContain(
      '按送达时间计入11月任务',
    )
  })

  it('names the periodical, the issue and the form of an adoption', async () => {
    expect(readText(await drawTimeline({ events: [adopted(NOW)] }))).toContain(
      '《望澜政务信息》第 37 期，单篇',
    )
  })

  it('gives the reason and the editor’s words of a return', async () => {
    const text = readText(await drawTimeline({ events: [returned(NOW)] }))
    expect(text).toContain('原因：数据待核')
    expect(text).toContain('请核实里程')
    expect(text).toContain('经办：编辑李')
  })

  it('reads what was kept in reserve before reasons were asked for', async () => {
    const kept = { type: 'reserved', at: NOW, by: '编辑李', words: '' } as const
    expect(readText(await drawTimeline({ events: [kept] }))).toContain('先留着，适合时再用')
    const text = readText(await drawTimeline({ events: [{ ...kept, reason: 'composite' }] }))
    expect(text).toContain('原因：拟综合')
    expect(text).not.toContain('先留着')
  })

  it('marks one step, the present one', async () => {
    const wrapper = await drawTimeline({ events: [adopted(NOW)] })
    const marked = wrapper.findAll('[aria-current="step"]')
    expect(marked.map((step) => step.text().slice(0, 3))).toEqual(['已采用'])
  })

  it('does not promise a stopped account that its item goes out by itself', async () => {
    const entry = makeEntry({ delivery: { status: 'waiting' }, submittedAt: NOW })
    const sync = { phase: 'deactivated', waitingCount: 1, photosToCome: 0, lastContactAt: null }
    const { wrapper } = await draw(ItemTimeline, { props: { entry, now: NOW }, stores: { sync } })
    expect(readText(wrapper)).toContain('账号已停用，不会自动发出')
    expect(readText(wrapper)).not.toContain('有网络时自动发出')
  })

  it('gives the sentence of a refusal', async () => {
    const entry = makeEntry({ delivery: { status: 'needs_attention', code: 'item.exists' } })
    const { wrapper } = await draw(ItemTimeline, { props: { entry, now: NOW } })
    expect(readText(wrapper)).toContain('办公室已收到过这篇稿件')
  })
})
