import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newCommandId } from '../../../src/domain/ids.ts'
import { likenessReport, type LikenessReport } from '../../../src/protocol/desk-likeness.ts'
import { parse } from '../../../src/protocol/parse.ts'
import { readArchive } from '../../../src/server/likeness/read-archive.usecases.ts'
import { listSampleTexts } from '../../support/make-samples.ts'
import { openTestOffice, testIds, type Client, type TestOffice } from '../../support/server-office.ts'
import { makeCommand, makeSubmission, sync } from '../../support/server-phone.ts'

const [first = '', second = '', third = ''] = listSampleTexts()

let office: TestOffice
let farm: Client
let town: Client
let editor: Client

beforeEach(async () => {
  office = await openTestOffice()
  farm = await office.signIn('nongye01')
  town = await office.signIn('shangping01')
  editor = await office.signIn('bianji')
})
afterEach(() => office.close())

/** Submits a body and returns the item's id. */
async function submit(phone: Client, seq: number, body: string, title = `第${seq}篇`) {
  const command = makeCommand(seq, { payload: makeSubmission({ title, body }) })
  await sync(phone, [command])
  return command.itemId
}

async function report(itemId: string): Promise<LikenessReport> {
  const reply = await editor.get(`/api/desk/items/${itemId}/likeness`)
  expect(reply.statusCode).toBe(200)
  const parsed = parse(likenessReport, reply.json())
  if (!parsed.ok) throw new Error('the answer has another shape')
  return parsed.value
}

describe('what an item shares with the office’s archive', () => {
  it('names the item of another unit from which a text was copied, whole', async () => {
    const original = await submit(farm, 1, first, '原稿')
    const copy = await submit(town, 1, first.replaceAll('，', ', '))
    const { matches } = await report(copy)
    expect(matches).toMatchObject([
      { itemId: original, title: '原稿', unitName: '农业农村局', percent: 100, status: 'registered' },
    ])
  })

  it('shows a part that was taken over in its place, in both texts', async () => {
    const original = await submit(farm, 1, first)
    const taken = first.slice(20, 120)
    const copy = await submit(town, 1, `${second.slice(0, 100)}${taken}${second.slice(100)}`)
    const { body, matches } = await report(copy)
    expect(matches).toHaveLength(1)
    const [match] = matches
    expect(match?.itemId).toBe(original)
    for (const { from, until, otherFrom, otherUntil } of match?.passages ?? []) {
      expect(body.slice(from, until)).toBe(match?.body.slice(otherFrom, otherUntil))
    }
  })

  it('is nothing for items about different things', async () => {
    await submit(farm, 1, first)
    await submit(farm, 2, second)
    expect((await report(await submit(town, 1, third))).matches).toEqual([])
  })

  it('never names the item itself, nor a text of it that was corrected since', async () => {
    const id = await submit(farm, 1, first)
    const { rev } = (await editor.get(`/api/desk/items/${id}`)).json().item
    const decision = {
      type: 'returned',
      id: newCommandId(testIds),
      baseRev: rev,
      reason: 'wording',
      words: '',
    }
    await editor.post(`/api/desk/items/${id}/decisions`, decision)
    const again = makeCommand(2, {
      type: 'item.resubmit',
      itemId: id,
      baseRev: rev,
      payload: makeSubmission({ title: '改稿', body: `${first}已核实。` }),
    })
    await sync(farm, [again])
    expect((await report(id)).matches).toEqual([])
    const { matches } = await report(await submit(town, 1, first))
    expect(matches.map(({ title }) => title)).toEqual(['改稿'])
  })

  it('lists the most alike first', async () => {
    await submit(farm, 1, `${first.slice(0, 150)}${second}`, '半篇')
    await submit(farm, 2, first, '全篇')
    const { matches } = await report(await submit(town, 1, first))
    expect(matches.map(({ title }) => title)).toEqual(['全篇', '半篇'])
  })

  it('finds nothing by a phrase that hundreds of texts use', async () => {
    const phrase =
      '坚持以人民为中心的发展思想，进一步压实工作责任，确保各项任务落到实处取得实效，推动全县经济社会高质量发展再上新的台阶。'
    const commands = Array.from({ length: 205 }, (_, index) =>
      makeCommand(index + 1, { payload: makeSubmission({ title: `第${index}篇`, body: phrase }) }),
    )
    for (let start = 0; start < commands.length; start += 50)
      await sync(farm, commands.slice(start, start + 50))
    await readArchive(office.server.parts, new AbortController().signal)
    expect((await report(await submit(town, 1, `${third}${phrase}`))).matches).toEqual([])
  })

  it('tells traces of copying that need no archive, by the office’s own level', async () => {
    const { body, traces } = await report(await submit(farm, 1, '近年来我区的的水利建设投入 3 亿元。'))
    expect(traces.map(({ code }) => code)).toEqual(['foreign_place', 'doubled', 'blank_before_unit'])
    for (const { from, until, quote } of traces) expect(body.slice(from, until)).toBe(quote)
  })

  it('is there after the upkeep has read the archive, and survives a restart', async () => {
    await submit(farm, 1, first)
    const copy = await submit(town, 1, first)
    await readArchive(office.server.parts, new AbortController().signal)
    await office.restart()
    editor = await office.signIn('bianji')
    const { matches, unread } = await report(copy)
    expect(matches).toHaveLength(1)
    expect(unread).toBe(0)
  })

  it('is refused for an unknown item and for people of a unit', async () => {
    const unknown = '00000000-0000-7000-8000-000000000000'
    expect((await editor.get(`/api/desk/items/${unknown}/likeness`)).statusCode).toBe(404)
    const id = await submit(farm, 1, first)
    expect((await farm.get(`/api/desk/items/${id}/likeness`)).statusCode).toBe(403)
  })
})
