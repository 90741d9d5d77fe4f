import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { parse } from '../../src/protocol/parse.ts'

const schema = v.object({ items: v.array(v.object({ title: v.string(), size: v.optional(v.number()) })) })

describe('parsing foreign data', () => {
  it('hands on what fits, and nothing that nobody asked for', () => {
    const data = { items: [{ title: '题', spy: 1 }], other: true }
    expect(parse(schema, data)).toEqual({ ok: true, value: { items: [{ title: '题' }] } })
  })

  it('names the first bad place', () => {
    expect(parse(schema, { items: [{ title: '题' }, { title: 7 }] })).toEqual({
      ok: false,
      place: 'items.1.title',
    })
  })

  it('never repeats what stood there', () => {
    const answer = parse(schema, { items: [{ title: '题', size: '机密★5年' }] })
    expect(JSON.stringify(answer)).not.toContain('机密')
    expect(answer).toEqual({ ok: false, place: 'items.0.size' })
  })

  it.each([undefined, null, 'text', 7, []])('has no place to name when the whole is %j', (data) => {
    expect(parse(schema, data)).toMatchObject({ ok: false })
  })
})
