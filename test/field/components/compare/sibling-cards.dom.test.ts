import { describe, expect, it, vi } from 'vitest'
import SiblingCards from '../../../../src/field/components/compare/SiblingCards.vue'
import { NOW } from '../../../support/make-ids.ts'
import { makeText } from '../../../support/make-item.ts'
import { draw, makeEntry, press, readText } from '../stand-ins.ts'

const other = {
  of: 'draft',
  number: 3,
  deviceName: '王采的平板',
  writtenAt: NOW,
  text: makeText({ title: '两县断头路贯通' }),
  notes: [],
}

async function drawSiblings(changes: object = {}) {
  const settle = vi.fn(async () => 'settled')
  const siblings = {
    siblings: [other],
    canChoose: true,
    load: vi.fn(async () => undefined),
    settle,
    ...changes,
  }
  const entry = makeEntry({ text: makeText({ title: '两乡断头路贯通' }) })
  return {
    ...(await draw(SiblingCards, { props: { entry, now: NOW }, stores: { siblings } })),
    settle,
    entry,
  }
}

describe('another version of the same text', () => {
  it('says where it comes from, and shows where the two differ', async () => {
    const { wrapper } = await drawSiblings()
    expect(readText(wrapper)).toContain('来自王采的平板')
    expect([wrapper.get('del').text(), wrapper.get('ins').text()]).toEqual(['〔删去：乡〕', '〔新增：县〕'])
  })

  it('comes from another device where a draft has it, and from the office only where an item has it', async () => {
    const unnamed = { ...other, deviceName: '' }
    const draft = await drawSiblings({ siblings: [unnamed] })
    expect(readText(draft.wrapper)).toContain('来自另一台设备')
    const item = await drawSiblings({ siblings: [{ ...unnamed, of: 'item' }] })
    expect(readText(item.wrapper)).toContain('来自办公室')
  })

  it('is taken or left by the officer', async () => {
    const { settle, entry } = await drawSiblings()
    await press('改用那一份')
    await press('留用我这份')
    expect(settle.mock.calls).toEqual([
      [entry.id, other, 'theirs'],
      [entry.id, other, 'mine'],
    ])
  })

  it('can only be read while the item is at the office', async () => {
    const { wrapper } = await drawSiblings({ canChoose: false })
    expect(wrapper.findAll('button')).toHaveLength(0)
  })

  it('says that an editor chooses where both are at the office, and of no draft', async () => {
    const chooses = '两份办公室都已收到，由编辑选定。'
    const beside = (of: string) => ({ canChoose: false, siblings: [{ ...other, of }] })
    expect(readText((await drawSiblings(beside('item'))).wrapper)).toContain(chooses)
    expect(readText((await drawSiblings(beside('draft'))).wrapper)).not.toContain(chooses)
    expect(readText((await drawSiblings()).wrapper)).not.toContain(chooses)
  })

  it('says why nothing was chosen', async () => {
    const { wrapper } = await drawSiblings({ settle: async () => 'locked' })
    await press('留用我这份')
    expect(wrapper.get('[role=alert]').text()).toContain('另一个窗口')
  })
})
