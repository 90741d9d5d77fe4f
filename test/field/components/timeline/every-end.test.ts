import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newCommandId, newItemId } from '../../../../src/domain/ids.ts'
import { demonstrationPolicy } from '../../../../src/domain/policy/demonstration-policy.ts'
import { addFieldWords } from '../../../../src/field/add-field-words.ts'
import { addLaterWords } from '../../../../src/field/components/shell/add-later-words.ts'
import { timelineOf } from '../../../../src/field/components/timeline/timeline.ts'
import { useStepWords } from '../../../../src/field/components/timeline/use-step-words.ts'
import { composeEntry } from '../../../../src/field/local/entry.ts'
import { addPolicy } from '../../../../src/server/policy/policy.usecases.ts'
import { createWords, useWords } from '../../../../src/ui/words/words.ts'
import { openRealOffice, signInPhone, type RealPhone } from '../../../support/field-real-office.ts'
import { itemIdOf } from '../../../support/make-ids.ts'
import { openPhone, type TestPhone } from '../../../support/review-office.ts'
import { START, testIds, type Client, type TestOffice } from '../../../support/server-office.ts'

let office: TestOffice
let phone: RealPhone
let editor: Client

beforeEach(async () => {
  vi.stubGlobal('document', { documentElement: { lang: '' } })
  office = await openRealOffice()
  phone = await signInPhone(office)
  editor = await office.signIn('bianji')
})

afterEach(() => vi.unstubAllGlobals())

const itemOf = async (n: number) => (await editor.get(`/api/desk/items/${itemIdOf(n)}`)).json().item

/** What somebody of the office decides or does with the first item; throws when the office refuses it. */
async function at(path: 'decisions' | 'acts', said: object, person: Client = editor) {
  office.clock.now += 60_000
  const body = { id: newCommandId(testIds), baseRev: (await itemOf(1)).rev, ...said }
  const reply = await person.post(`/api/desk/items/${itemIdOf(1)}/${path}`, body)
  if (reply.statusCode !== 200) throw new Error(reply.body)
}
const decide = (decision: object) => at('decisions', decision)
const act = (said: object, person?: Client) => at('acts', said, person)

/** The office's composite of the first item, 40 %, and a colleague's. */
async function compose(): Promise<(step: object, path?: 'decisions' | 'instructions') => Promise<void>> {
  const colleague = await signInPhone(office, 'nongye02', 2)
  await colleague.send(2, { title: '另一篇来稿' })
  await colleague.sync()
  const compositeId = newItemId(testIds)
  const sources = [
    { itemId: itemIdOf(1), baseRev: (await itemOf(1)).rev, percent: 40, isMain: false },
    { itemId: itemIdOf(2), baseRev: (await itemOf(2)).rev, percent: 60, isMain: true },
  ]
  await post('/api/desk/composites', { id: newCommandId(testIds), compositeId, title: '秋收综合', sources })
  return async (step, path = 'decisions') => {
    const { rev } = (await editor.get(`/api/desk/composites/${compositeId}`)).json()
    const url = `/api/desk/composites/${compositeId}/${path}`
    await post(url, { id: newCommandId(testIds), baseRev: rev, ...step })
  }
}

async function post(url: string, body: object) {
  office.clock.now += 60_000
  const reply = await editor.post(url, body)
  if (reply.statusCode !== 200) throw new Error(reply.body)
}

/** The unit signs from now on, and this person of it. */
async function signAs(account: string): Promise<TestPhone> {
  const { db } = office.server.parts
  await db.write(() => addPolicy(db, demonstrationPolicy(START)))
  return openPhone(office, account)
}

async function ownPeriodical() {
  const [first] = (await editor.get('/api/desk/periodicals')).json().periodicals
  return { type: 'adopted', periodicalId: first.id as string, issue: 7, form: 'single' }
}

const OF_PROVINCE = { type: 'adopted', periodicalId: null, issue: 31, level: 'province', outlet: '政务要情' }

/** 去向 of the first item as its author reads it now, one line a step, without its time. */
async function readTimeline(language: 'zh-CN' | 'en'): Promise<string[]> {
  await phone.sync()
  createWords('zh-CN')
  addFieldWords()
  addLaterWords()
  await useWords().setLocale(language)
  const item = await phone.database.items.get(itemIdOf(1))
  const entry = composeEntry(itemIdOf(1), {
    draft: undefined,
    outbox: undefined,
    item,
    photos: [],
    isSending: false,
    isBackedUp: false,
    siblings: [],
  })
  const { describe } = useStepWords()
  return timelineOf(entry).map((step) => {
    const { title, details } = describe(step, entry, office.clock.now)
    return [title, ...details.slice(step.at === null ? 0 : 1)].join(' | ')
  })
}

interface End {
  of: string
  come(): Promise<unknown>
  category?: 'problem'
  zh: string[]
  en: string[]
}

const ENDS: End[] = [
  {
    of: 'received',
    come: async () => undefined,
    zh: ['已送达 | 回执 2026-11-0001 | 按送达时间计入11月任务', '已登记 | 办公室在办'],
    en: [
      'Received | Receipt 2026-11-0001 | Counted for Nov by the time of receipt',
      'Registered | With the office',
    ],
  },
  {
    of: 'taken up by an editor',
    come: () => act({ type: 'claimed' }),
    zh: ['编辑领办 | 经办：bianji', '在编 | 办公室在办'],
    en: ['Taken up by an editor | By bianji'],
  },
  {
    of: 'kept in reserve',
    come: () => decide({ type: 'reserved', reason: 'moment', words: '下月再看' }),
    zh: ['备用 | 原因：待时机 | 下月再看 | 经办：bianji'],
    en: ['Reserved | Reason: Waits for its moment | 下月再看 | By bianji'],
  },
  {
    of: 'returned',
    come: () => decide({ type: 'returned', reason: 'incomplete', words: '请补充时间' }),
    zh: ['已退回 | 原因：要素不全 | 请补充时间 | 经办：bianji', '修改后再报 | 稿件等您修改'],
    en: ['Returned | Reason: Facts missing | 请补充时间 | By bianji'],
  },
  {
    of: 'not used',
    come: () => decide({ type: 'not_used', reason: 'outdated', words: '' }),
    zh: ['未采用 | 原因：时效已过 | 经办：bianji'],
    en: ['Not used | Reason: Out of date | By bianji'],
  },
  {
    of: 'adopted into an issue',
    come: async () => decide(await ownPeriodical()),
    zh: ['已采用 | 《望澜政务信息》第 7 期，单篇 | 经办：bianji'],
    en: ['Adopted | 望澜政务信息, issue 7, Single item | By bianji'],
  },
  {
    of: 'adopted at several levels',
    come: async () => {
      await decide(await ownPeriodical())
      await decide({ ...OF_PROVINCE, form: 'brief' })
    },
    zh: [
      '已采用 | 《望澜政务信息》第 7 期，单篇 | 经办：bianji',
      '已采用 | 省级 《政务要情》第 31 期，简讯 | 经办：bianji',
    ],
    en: ['Adopted | province 政务要情, issue 31, Brief | By bianji'],
  },
  {
    of: 'merged into a composite that is then used and passed up',
    come: async () => {
      const decideComposite = await compose()
      await decideComposite({ ...(await ownPeriodical()), form: 'combined' })
      await decideComposite({ type: 'passed_up', level: 'province', words: '' })
      await decideComposite({ type: 'not_used_above', level: 'province', words: '近期已有' })
    },
    zh: [
      '已并入综合稿 | 并入《秋收综合》 | 占 40% | 经办：bianji',
      '已采用 | 《望澜政务信息》第 7 期，综合 | 占 40% | 经办：bianji',
      '已上报 | 省级 | 随《秋收综合》 | 经办：bianji',
      '上级未采用 | 省级 | 随《秋收综合》 | 近期已有 | 经办：bianji',
    ],
    en: ['Passed up | province | As part of “秋收综合” | By bianji'],
  },
  {
    of: 'taken out of a composite',
    come: async () => (await compose())({ type: 'sources', sources: [] }),
    zh: ['移出综合稿 | 不再并入《秋收综合》，回到待办 | 经办：bianji', '已登记 | 办公室在办'],
    en: ['Taken out of the composite | No longer in “秋收综合”, back in the queue | By bianji'],
  },
  {
    of: 'passed up and waiting',
    come: () => decide({ type: 'passed_up', level: 'city', words: '报市政府办' }),
    zh: ['已上报 | 市级 | 报市政府办 | 经办：bianji', '上级结果 | 等市级答复，有结果就写在这里'],
    en: ['Result from above | Waiting for an answer (city); it will be written here'],
  },
  {
    of: 'passed up and used above',
    come: async () => {
      await decide({ type: 'passed_up', level: 'province', words: '' })
      await decide({ ...OF_PROVINCE, form: 'special' })
    },
    zh: ['已上报 | 省级 | 经办：bianji', '已采用 | 省级 《政务要情》第 31 期，专报 | 经办：bianji'],
    en: ['Adopted | province 政务要情, issue 31, special issue | By bianji'],
  },
  {
    of: 'passed up and not used above',
    come: async () => {
      await decide({ type: 'passed_up', level: 'province', words: '' })
      await decide({ type: 'not_used_above', level: 'province', words: '近期已有同类信息' })
    },
    zh: ['上级未采用 | 省级 | 近期已有同类信息 | 经办：bianji'],
    en: ['Not used above | province | 近期已有同类信息 | By bianji'],
  },
  {
    of: 'commented on by an editor and a leader',
    come: async () => {
      await act({ type: 'commented', words: '数字清楚' })
      await act({ type: 'commented', words: '各单位可参考' }, await office.signIn('lingdao'))
    },
    zh: ['点评 | 数字清楚 | bianji', '点评 | 各单位可参考 | lingdao'],
    en: ['Comment | 各单位可参考 | lingdao'],
  },
  {
    of: 'instructed by a leader',
    come: async () => {
      const { now } = office.clock
      const instruction = { type: 'instructed', leader: '王县长', rank: 'own_main', givenAt: now }
      await act({ ...instruction, words: '请农业农村局推广' })
    },
    zh: ['领导批示 | 王县长（今天） | 请农业农村局推广 | 经办：bianji'],
    en: ['Leader’s instruction | 王县长 (today) | 请农业农村局推广 | By bianji'],
  },
  {
    of: 'part of a composite on which a leader instructs',
    come: async () =>
      (await compose())({ leader: '李书记', rank: 'own_main', words: '印发各乡镇' }, 'instructions'),
    zh: ['领导批示 | 李书记（今天） | 随《秋收综合》 | 印发各乡镇 | 经办：bianji'],
    en: ['Leader’s instruction | 李书记 (today) | As part of “秋收综合” | 印发各乡镇 | By bianji'],
  },
  {
    of: 'sent back by the unit',
    category: 'problem',
    come: async () => {
      const reviewer = await openPhone(office, 'nongye-shenhe')
      const payload = { post: 'reviewer', reason: 'incomplete', words: '缺责任单位', remarks: [] }
      await reviewer.send({ type: 'item.send_back', itemId: itemIdOf(1), baseRev: 1, payload })
    },
    zh: ['本单位退回 | nongye-shenhe | 原因：要素不全 | 缺责任单位', '修改后再报 | 稿件等您修改'],
    en: ['Sent back by the unit | nongye-shenhe | Reason: Facts missing | 缺责任单位'],
  },
  {
    of: 'withdrawn by its author',
    category: 'problem',
    come: async () => {
      const other = await openPhone(office, 'nongye01')
      await other.send({ type: 'item.withdraw', itemId: itemIdOf(1), baseRev: 1, payload: {} })
    },
    zh: ['已撤回 | 本单位还没有审签，由您收回修改', '修改后再报 | 稿件等您修改'],
    en: ['Taken back | You took it back before the unit had signed it'],
  },
]

describe('the timeline on the phone says on the same day what became of an item', () => {
  it.each(ENDS)('$of', async ({ come, category, zh, en }) => {
    if (category !== undefined) await signAs('nongye01')
    await phone.send(1, { title: '秋收进度', ...(category === undefined ? {} : { category }) })
    await phone.sync()
    await come()
    const chinese = await readTimeline('zh-CN')
    expect(chinese).toEqual(expect.arrayContaining(zh))
    const english = await readTimeline('en')
    expect(english).toEqual(expect.arrayContaining(en))
    expect([...chinese, ...english].join(' ')).not.toMatch(/\b(field|event|level|reason|work|form)\./)
  })
})
