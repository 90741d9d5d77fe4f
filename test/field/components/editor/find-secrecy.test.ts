import { describe, expect, it } from 'vitest'
import { findSecrecy } from '../../../../src/field/components/editor/find-secrecy.ts'
import { makeNote, makeText } from '../../../support/make-item.ts'

describe('a classification mark', () => {
  it('is found in everything that would leave the phone, with the words around it', () => {
    const marked = '本段摘自市局机密★5年文件，请注意'
    expect(findSecrecy(makeText({ title: marked }), [])).toEqual({
      place: 'title',
      excerpt: '本段摘自市局机密★5年文件，请注意',
    })
    expect(findSecrecy(makeText({ body: marked }), [])?.place).toBe('body')
    expect(findSecrecy(makeText({ place: marked }), [])?.place).toBe('place')
    expect(findSecrecy(makeText(), [makeNote({ text: marked })])?.place).toBe('note')
  })

  it('is not found in plain words about secrets', () => {
    expect(findSecrecy(makeText({ body: '开展保密宣传，保护商业秘密。' }), [makeNote()])).toBeUndefined()
  })
})
