import type { AccountId, ItemId, SuggestionId } from '../../src/domain/ids.ts'
import { newExemplarId, newNoticeId, newSuggestionId } from '../../src/domain/ids.ts'
import type { NewExemplar } from '../../src/protocol/exemplar.ts'
import type { NewNotice } from '../../src/protocol/notice.ts'
import type { SuggestionKind } from '../../src/domain/suggestion/suggestion.ts'
import { suggestionList, type DeskSuggestion } from '../../src/protocol/suggestion.ts'
import { parse } from '../../src/protocol/parse.ts'
import { testIds, type Client, type TestOffice } from './server-office.ts'
import { toldOf, type TestPhone } from './review-office.ts'

export function makeNotice(changes: Partial<NewNotice> = {}): NewNotice {
  return {
    id: newNoticeId(testIds),
    kind: 'requirement',
    title: '省里近期需求',
    body: '请关注秋粮收购和冬春保供，一周内报。',
    audience: { kind: 'all' },
    until: null,
    ...changes,
  }
}

/** A text from elsewhere as the desk sends it. */
export function makeExemplar(changes: Partial<NewExemplar> = {}): NewExemplar {
  return {
    id: newExemplarId(testIds),
    source: {
      kind: 'elsewhere',
      title: '三张清单管好小水库',
      body: '一张责任清单压实到人，一张隐患清单限期整改。',
      credit: '市政府办《每日要情》第212期',
    },
    category: 'experience',
    tags: ['水利', '清单'],
    comment: '题目就是做法，数字都有出处。',
    isNamed: true,
    ...changes,
  }
}

/** What is said to the office by a phone; its id and the outcome. */
export async function suggest(
  phone: TestPhone,
  kind: SuggestionKind = 'opinion',
  { words = '退回理由希望写具体些。', itemId = null }: { words?: string; itemId?: ItemId | null } = {},
) {
  const id = newSuggestionId(testIds)
  const payload = { kind, words, itemId }
  const outcome = await phone.send({
    type: 'suggestion.make',
    itemId: id as string as ItemId,
    payload,
  })
  return { id, outcome }
}

export function askAgain(phone: TestPhone, id: SuggestionId, words = '请再说明一下。') {
  return phone.send({ type: 'suggestion.ask_again', itemId: id as string as ItemId, payload: { words } })
}

export async function readSuggestions(client: Client): Promise<DeskSuggestion[]> {
  const reply = await client.get('/api/desk/suggestions')
  const parsed = parse(suggestionList, reply.json())
  if (reply.statusCode !== 200 || !parsed.ok) throw new Error(`no list: ${reply.statusCode} ${reply.body}`)
  return parsed.value.suggestions
}

/** The rows that a phone is told about a subject, from the start. */
export async function readTold<Row>(phone: TestPhone, about: string): Promise<Row[]> {
  return toldOf(await phone.read(), about).map(({ row }) => row as Row)
}

/** Makes an editor 主任. */
export async function makeDirector(office: TestOffice, id: AccountId) {
  const admin = await office.signIn('guanli')
  const url = `/api/admin/people/${id}`
  const reply = await admin.inject({ method: 'PATCH', url, payload: { isDirector: true } })
  if (reply.statusCode !== 200) throw new Error(`no director: ${reply.body}`)
}
