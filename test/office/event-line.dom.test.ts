import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { ItemEvent } from '../../src/domain/item/item-event.ts'
import EventLine from '../../src/office/components/EventLine.vue'
import chinese from '../../src/office/words/zh-CN.json'
import { addMessages } from '../../src/ui/words/words.ts'
import { shanghai } from '../support/make-ids.ts'

await addMessages('office', { 'zh-CN': () => chinese, en: () => Promise.resolve({ default: chinese }) })

const AT = shanghai('2026-11-20T09:00')
const SIGNED: ItemEvent = {
  type: 'signed',
  at: AT,
  by: '王副科长',
  post: 'reviewer',
  insteadOf: null,
  words: '',
  figures: [],
}

const textOf = (event: ItemEvent) => mount(EventLine, { props: { event, now: AT } }).text()

describe('a signature of the unit in the course of an item', () => {
  it('says at the desk who signed', () => {
    expect(textOf(SIGNED)).toContain('王副科长')
    expect(textOf(SIGNED)).toContain('本单位审核通过')
    expect(textOf({ ...SIGNED, post: 'signer' })).toContain('本单位签发')
    expect(textOf(SIGNED)).not.toContain('代')
  })

  it('says for whom a deputy signed', () => {
    expect(textOf({ ...SIGNED, insteadOf: '科室负责人' })).toContain('王副科长（代科室负责人）')
  })
})
