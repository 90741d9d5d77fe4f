import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  newCommandId,
  newItemId,
  parseAccountId,
  parseCommandId,
  parseDeviceId,
  parseItemId,
  parseNoteId,
  parsePeriodicalId,
  parsePhotoId,
  parseSha256,
  parseUnitId,
} from '../../src/domain/ids.ts'
import { makeIdSource, NOW, sha256Of } from '../support/make-ids.ts'

const instant = fc.integer({ min: 0, max: 9_000_000_000_000 })

describe('a new id', () => {
  it('is a UUID of version 7 that carries its time', () => {
    const id = newItemId(makeIdSource({ now: NOW }))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(NOW)
  })

  it('is the same for the same time and the same bytes', () => {
    expect(newItemId(makeIdSource({ seed: 7 }))).toBe(newItemId(makeIdSource({ seed: 7 })))
  })

  it('differs from the one before in the same millisecond', () => {
    const source = makeIdSource()
    expect(newCommandId(source)).not.toBe(newCommandId(source))
  })

  it('sorts after every id of an earlier millisecond, whatever the dice said', () => {
    fc.assert(
      fc.property(instant, instant, fc.nat(255), fc.nat(255), (a, b, seedA, seedB) => {
        fc.pre(a < b)
        const earlier = newItemId(makeIdSource({ now: a, seed: seedA }))
        const later = newItemId(makeIdSource({ now: b, seed: seedB }))
        expect(earlier < later).toBe(true)
      }),
    )
  })

  it('is taken back by its parser', () => {
    const id = newItemId(makeIdSource())
    expect(parseItemId(id)).toBe(id)
  })
})

describe('a parser of ids', () => {
  const id = newItemId(makeIdSource())

  it.each([
    ['nothing', ''],
    ['upper case', id.toUpperCase()],
    ['braces', `{${id}}`],
    ['no hyphens', id.replaceAll('-', '')],
    ['a blank behind', `${id} `],
    ['a line behind', `${id}\n`],
    ['one digit too many', `${id}0`],
    ['a letter that is no digit', id.replace(/.$/, 'g')],
    ['a path', `../${id}`],
  ])('refuses %s', (_, text) => {
    expect(parseItemId(text)).toBeUndefined()
  })

  it.each([
    parseItemId,
    parseNoteId,
    parsePhotoId,
    parseCommandId,
    parseDeviceId,
    parseAccountId,
    parseUnitId,
    parsePeriodicalId,
  ])('takes an id and refuses other text: %o', (parse) => {
    expect(parse(id)).toBe(id)
    expect(parse('drop table items')).toBeUndefined()
  })

  it('takes a hash of 64 lower-case digits only', () => {
    expect(parseSha256(sha256Of(255))).toBe(sha256Of(255))
    expect(parseSha256(sha256Of(255).toUpperCase())).toBeUndefined()
    expect(parseSha256(sha256Of(255).slice(1))).toBeUndefined()
    expect(parseSha256(`${sha256Of(255)}\n`)).toBeUndefined()
  })
})
