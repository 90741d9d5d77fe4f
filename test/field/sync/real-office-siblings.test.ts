import { describe, expect, it } from 'vitest'
import { saveDraft, type SeenDraft } from '../../../src/field/local/save-draft.ts'
import { settleSibling } from '../../../src/field/local/settle-sibling.ts'
import { readSiblings } from '../../../src/field/local/siblings.ts'
import { checkInvariants } from '../../../src/server/sync/check-invariants.ts'
import { openRealOffice, signInPhone, type RealPhone } from '../../support/field-real-office.ts'
import { itemIdOf, MINUTE } from '../../support/make-ids.ts'
import { makeText } from '../../support/make-item.ts'

const itemId = itemIdOf(1)

const bodyOn = async ({ database }: RealPhone) => (await database.drafts.get(itemId))?.text.body
/** What the officer is shown beside the own text. */
const besideOn = async ({ database }: RealPhone) =>
  (await readSiblings(database, itemId)).map(({ text }) => text.body).sort()

/** The editor stays open and saves; the copy goes out, and the phone hears what became of it. */
async function typeOn(phone: RealPhone, body: string) {
  await phone.write(1, { body })
  await phone.sync()
}

/** The copy reaches the office, its answer does not come back. */
async function sendUnheard(phone: RealPhone) {
  const { fetch } = phone.context
  phone.context.fetch = async (...request) => {
    const response = await fetch(...request)
    if ((await phone.database.outbox.count()) > 0) throw new TypeError('Failed to fetch')
    return response
  }
  await phone.sync()
  phone.context.fetch = fetch
  expect(await phone.database.outbox.count()).toBe(1)
}

async function choose({ database, clock }: RealPhone, body: string, chosen: 'mine' | 'theirs') {
  const sibling = (await readSiblings(database, itemId)).find(({ text }) => text.body === body)
  if (sibling === undefined) throw new Error(`${body} is not shown`)
  await settleSibling(database, { itemId, of: sibling.of, number: sibling.number, chosen, now: clock.now() })
}

async function openTwo() {
  const office = await openRealOffice()
  const phone = await signInPhone(office)
  const second = await signInPhone(office, 'nongye01', 2)
  await typeOn(phone, '共同的开头')
  await second.sync()
  return { office, phone, second, openThird: () => signInPhone(office, 'nongye01', 3) }
}

/** The first phone's text is the office's, the second one's stands beside it; both have heard. */
async function openSideBySide() {
  const all = await openTwo()
  await all.phone.write(1, { body: '甲的写法' })
  await all.second.write(1, { body: '乙的另写' })
  for (const one of [all.phone, all.second, all.phone]) await one.sync()
  return all
}

describe('a text of another phone that comes in under an open editor', () => {
  it('is not taken for seen: both stand side by side on both phones', async () => {
    const { office, phone, second } = await openTwo()
    const opened: SeenDraft = (await phone.database.drafts.get(itemId)) ?? 'nothing'
    await typeOn(second, '乙的另写')
    await phone.sync()
    expect(await bodyOn(phone)).toBe('乙的另写')
    const text = makeText({ body: '甲的写法' })
    const save = { id: itemId, text, notes: [], now: phone.clock.now(), seen: opened }
    await saveDraft(phone.database, save)
    for (const one of [phone, second, phone]) await one.sync()
    expect([await bodyOn(phone), await besideOn(phone)]).toEqual(['甲的写法', ['乙的另写']])
    expect([await bodyOn(second), await besideOn(second)]).toEqual(['乙的另写', ['甲的写法']])
    expect(checkInvariants(office.server.parts.db)).toEqual([])
  })
})

describe('a text beside the draft that nobody has seen', () => {
  it('goes on waiting on both phones while an editor that was left open saves', async () => {
    const { phone, second } = await openSideBySide()
    for (const end of ['，', '，再', '，再写']) await typeOn(phone, `甲的写法${end}`)
    await second.sync()
    expect(await besideOn(phone)).toEqual(['乙的另写'])
    expect(await bodyOn(second)).toBe('乙的另写')
    expect(await besideOn(second)).toEqual(['甲的写法，再写'])
  })

  it('does not become the draft while its own phone goes on with it: the office’s text stays', async () => {
    const { office, phone, second, openThird } = await openSideBySide()
    for (const end of ['，', '，又', '，又写']) await typeOn(second, `乙的另写${end}`)
    await phone.sync()
    expect([await bodyOn(phone), await besideOn(phone)]).toEqual(['甲的写法', ['乙的另写，又写']])
    expect([await bodyOn(second), await besideOn(second)]).toEqual(['乙的另写，又写', ['甲的写法']])
    const third = await openThird()
    await third.sync()
    expect([await bodyOn(third), await besideOn(third)]).toEqual(['甲的写法', ['乙的另写，又写']])
    expect(checkInvariants(office.server.parts.db)).toEqual([])
  })

  it('is not settled by a copy that was on its way when it came, nor by the one after', async () => {
    const { phone, second } = await openTwo()
    await typeOn(phone, '甲的写法')
    await phone.write(1, { body: '甲的写法，' })
    await sendUnheard(phone)
    await typeOn(second, '乙的另写')
    await phone.sync()
    await typeOn(phone, '甲的写法，再')
    await typeOn(phone, '甲的写法，再写')
    expect(await besideOn(phone)).toEqual(['乙的另写'])
    await second.sync()
    expect(await besideOn(second)).toEqual(['甲的写法，再写'])
  })

  it('goes on waiting also when a third phone takes the draft up, whose text is no newcomer beside it', async () => {
    const { phone, second, openThird } = await openSideBySide()
    await typeOn(phone, '甲的写法，再')
    const third = await openThird()
    await third.sync()
    await typeOn(third, '甲的写法，再写')
    await typeOn(third, '甲的写法，再写完')
    expect(await besideOn(third)).toEqual(['乙的另写'])
    await phone.sync()
    expect([await bodyOn(phone), await besideOn(phone)]).toEqual(['甲的写法，再写完', ['乙的另写']])
    await typeOn(phone, '甲的写法，再写完。')
    await second.sync()
    expect(await besideOn(second)).toEqual(['甲的写法，再写完。'])
  })

  it('is still unseen after the draft was sent, refused and gone on with', async () => {
    const { phone, second } = await openSideBySide()
    await phone.send(7, { body: '甲的写法，' }, 1)
    const [row] = await phone.database.outbox.toArray()
    if (row !== undefined) await phone.database.outbox.put({ ...row, payloadSha256: '0'.repeat(64) as never })
    await phone.sync()
    await typeOn(phone, '甲的写法，再')
    await typeOn(phone, '甲的写法，再写')
    expect(await besideOn(phone)).toEqual(['乙的另写'])
    await second.sync()
    expect(await besideOn(second)).toEqual(['甲的写法，再写'])
  })

  it('does not go with a draft that was thrown away while its copy travelled: the office’s text comes', async () => {
    const { phone, second } = await openTwo()
    await typeOn(phone, '甲的写法')
    await second.write(1, { body: '乙的另写' })
    await sendUnheard(second)
    await second.discard(1)
    await second.sync()
    await second.sync()
    await phone.sync()
    expect([await bodyOn(phone), await bodyOn(second)]).toEqual(['甲的写法', '甲的写法'])
  })
})

describe('a draft that is thrown away beside a text that nobody has seen', () => {
  it('is gone on with as that text, on both phones', async () => {
    const { phone, second } = await openSideBySide()
    await phone.discard(1)
    for (const one of [phone, second]) await one.sync()
    for (const one of [phone, second])
      expect([await bodyOn(one), await besideOn(one)]).toEqual(['乙的另写', []])
    await typeOn(second, '乙的另写，再写')
    await phone.sync()
    expect([await bodyOn(phone), await besideOn(phone)]).toEqual(['乙的另写，再写', []])
  })

  it('is gone on with as that text also where this phone had not heard of it yet', async () => {
    const { phone, second } = await openTwo()
    await typeOn(phone, '甲的写法')
    await typeOn(second, '乙的另写')
    await phone.discard(1)
    await phone.sync()
    expect([await bodyOn(phone), await besideOn(phone)]).toEqual(['乙的另写', []])
  })

  it('leaves the office’s text where the other phone throws its own away', async () => {
    const { phone, second } = await openSideBySide()
    await second.discard(1)
    for (const one of [second, phone]) await one.sync()
    for (const one of [phone, second])
      expect([await bodyOn(one), await besideOn(one)]).toEqual(['甲的写法', []])
  })

  it('stays thrown away once the officer has chosen', async () => {
    const { office, phone, second } = await openSideBySide()
    await choose(phone, '乙的另写', 'mine')
    await phone.discard(1)
    for (const one of [phone, second]) await one.sync()
    expect([await bodyOn(phone), await bodyOn(second)]).toEqual([undefined, undefined])
    expect(checkInvariants(office.server.parts.db)).toEqual([])
  })

  it('is found in the history of the text that came in its place', async () => {
    const { phone } = await openSideBySide()
    await phone.discard(1)
    await phone.sync()
    expect(await phone.bringBack(1)).toBe('gone')
    const revisions = await phone.database.revisions.toArray()
    expect(revisions.map(({ text }) => text.body)).toContain('甲的写法')
  })
})

describe('a text beside the draft that the officer has seen', () => {
  it.each([
    ['mine', '甲的写法'],
    ['theirs', '乙的另写'],
  ] as const)('is settled everywhere by the choice of %s on the first phone', async (chosen, body) => {
    const { phone, second } = await openSideBySide()
    await choose(phone, '乙的另写', chosen)
    for (const one of [phone, second, phone]) await one.sync()
    for (const one of [phone, second]) expect([await bodyOn(one), await besideOn(one)]).toEqual([body, []])
  })

  it.each([
    ['mine', '乙的另写'],
    ['theirs', '甲的写法'],
  ] as const)('is settled everywhere by the choice of %s on the second phone', async (chosen, body) => {
    const { phone, second } = await openSideBySide()
    await choose(second, '甲的写法', chosen)
    for (const one of [second, phone, second]) await one.sync()
    for (const one of [phone, second]) expect([await bodyOn(one), await besideOn(one)]).toEqual([body, []])
  })

  it('is settled by one choice though both phones had gone on before', async () => {
    const { phone, second } = await openSideBySide()
    await typeOn(phone, '甲的写法，再写')
    await typeOn(second, '乙的另写，又写')
    await phone.sync()
    await choose(phone, '乙的另写，又写', 'mine')
    for (const one of [phone, second, phone]) await one.sync()
    for (const one of [phone, second])
      expect([await bodyOn(one), await besideOn(one)]).toEqual(['甲的写法，再写', []])
  })

  it('is not settled with another one that came since and was not chosen about', async () => {
    const { phone, second, openThird } = await openSideBySide()
    const third = await openThird()
    await third.sync()
    await third.write(1, { body: '丙的再写' })
    await typeOn(phone, '甲的写法，')
    await third.sync()
    await phone.sync()
    await choose(phone, '乙的另写', 'mine')
    await phone.sync()
    await typeOn(phone, '甲的写法，再写')
    expect(await besideOn(phone)).toContain('丙的再写')
    await second.sync()
    await third.sync()
    expect(await bodyOn(third)).toBe('丙的再写')
  })

  it('goes where its phone goes on in another place than the office: the joined text is the only one', async () => {
    const { office, phone, second } = await openTwo()
    await phone.write(1, { body: '甲的写法' })
    await second.write(1, { title: '新题', body: '乙的另写' })
    for (const one of [phone, second, phone]) await one.sync()
    expect(await besideOn(phone)).toEqual(['乙的另写'])
    office.clock.now += MINUTE
    await second.write(1, { title: '新题', body: '共同的开头' })
    await second.sync()
    await phone.sync()
    await second.sync()
    for (const one of [phone, second]) {
      expect((await one.database.drafts.get(itemId))?.text).toMatchObject({ title: '新题', body: '甲的写法' })
      expect(await besideOn(one)).toEqual([])
    }
  })
})
