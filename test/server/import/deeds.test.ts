import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { importResult } from '../../../src/protocol/import.ts'
import { parse } from '../../../src/protocol/parse.ts'
import type { Command } from '../../../src/protocol/commands.ts'
import type { ItemId } from '../../../src/domain/ids.ts'
import { makeExport, packExport, sendExport, type ExportContents } from '../../support/export-file.ts'
import { openPhone, openReviewOffice, submit, type TestPhone } from '../../support/review-office.ts'
import type { Client, TestOffice } from '../../support/server-office.ts'
import { makeCommand, makeSubmission, sync } from '../../support/server-phone.ts'

let office: TestOffice
let officer: TestPhone
let reviewer: TestPhone
let editor: Client

beforeEach(async () => {
  office = await openReviewOffice()
  officer = await openPhone(office, 'nongye01')
  reviewer = await openPhone(office, 'nongye-shenhe')
  editor = await office.signIn('bianji')
})
afterEach(() => office.close())

const SIGNATURE = { post: 'reviewer', words: '同意', figures: [] }
const signatureOf = (itemId: ItemId) =>
  makeCommand(1, { type: 'item.sign', itemId, baseRev: 1, payload: SIGNATURE })
const atDesk = async (itemId: ItemId) => (await editor.get(`/api/desk/items/${itemId}`)).json()

async function carry({ client }: TestPhone, contents: ExportContents) {
  const reply = await sendExport(editor, packExport(makeExport(client, contents)))
  const parsed = parse(importResult, reply.json())
  if (!parsed.ok) throw new Error(`${reply.statusCode} ${reply.body}`)
  return parsed.value.lines
}

describe('a signature that was carried to the office in a file', () => {
  it('counts as its signer’s, once, however often the file comes, and the desk hears of the item', async () => {
    const itemId = await submit(officer)
    const deed = signatureOf(itemId)
    const announce = vi.spyOn(office.server.parts.events, 'announce')
    expect(await carry(reviewer, { deeds: [deed] })).toEqual([
      { itemId, title: '', fate: 'new', receipt: null, code: null, deed: 'item.sign' },
    ])
    const before = await atDesk(itemId)
    expect(before).toMatchObject({ status: 'registered' })
    expect(announce.mock.calls).toMatchObject([[{ itemId, isNew: true }]])
    expect(await carry(reviewer, { deeds: [deed] })).toMatchObject([{ fate: 'known' }])
    expect(await atDesk(itemId)).toEqual(before)
  })

  it('is answered as it was when the phone comes itself, under its own number', async () => {
    const deed = signatureOf(await submit(officer))
    await carry(reviewer, { deeds: [deed] })
    const { results, lastSeq } = await sync(reviewer.client, [deed])
    expect(results).toMatchObject([{ id: deed.id, replayed: true, outcome: { status: 'saved' } }])
    expect(lastSeq).toBe(1)
  })

  it('of somebody who does not sign there is refused, and its phone hears why itself', async () => {
    const itemId = await submit(officer)
    const deed = signatureOf(itemId)
    const colleague = await openPhone(office, 'nongye02')
    const [line] = await carry(colleague, { deeds: [deed] })
    expect(line).toMatchObject({ fate: 'refused', code: 'review.not_yours' })
    expect((await sync(colleague.client, [deed])).results).toMatchObject([
      { replayed: false, outcome: { status: 'rejected', code: 'review.not_yours' } },
    ])
    expect(await atDesk(itemId)).toMatchObject({ status: 'to_review' })
  })
})

describe('what a file holds', () => {
  it('is carried out in the order of the phone: a text before it is taken back', async () => {
    const text = makeCommand(1, { payload: makeSubmission({ category: 'roundup' }) })
    const { itemId } = text
    const back = makeCommand(2, { type: 'item.withdraw', itemId, baseRev: 1, payload: {} })
    const lines = await carry(officer, { submissions: [{ command: text }], deeds: [back] })
    expect(lines.map(({ fate }) => fate)).toEqual(['new', 'new'])
    expect((await atDesk(itemId)).item.events.map(({ type }: { type: string }) => type)).toEqual([
      'submitted',
      'withdrawn',
    ])
  })

  it('of a kind that this office does not know is refused alone', async () => {
    const newer = makeCommand(1, { type: 'lantern.light', payload: { words: '亮灯' } })
    const lines = await carry(officer, { submissions: [{ command: makeCommand(2) }], deeds: [newer] })
    expect(lines).toMatchObject([{ fate: 'new' }, { fate: 'refused', code: 'command.unknown_type' }])
  })

  it.each(['item.submit', 'draft.put', 'appeal.make'])('as a deed is no %s', async (type) => {
    const disguised: Command = { ...makeCommand(1), type }
    const reply = await sendExport(editor, packExport(makeExport(officer.client, { deeds: [disguised] })))
    expect([reply.statusCode, reply.json().code]).toEqual([422, 'import.not_an_export'])
  })

  it('is refused whole when a deed is not what its hash says', async () => {
    const forged = { ...signatureOf(await submit(officer)), payload: { ...SIGNATURE, words: '改过' } }
    const reply = await sendExport(editor, packExport(makeExport(reviewer.client, { deeds: [forged] })))
    expect([reply.statusCode, reply.json().code]).toEqual([422, 'import.damaged'])
  })
})
