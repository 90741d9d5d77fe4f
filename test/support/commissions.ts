import { newCommissionId, type CommissionId, type UnitId } from '../../src/domain/ids.ts'
import {
  COMMISSION_TOLD,
  commissionList,
  toldCommission,
  type CommissionAct,
  type DeskCommission,
  type NewCommission,
  type ToldCommission,
} from '../../src/protocol/commission.ts'
import { parse } from '../../src/protocol/parse.ts'
import { START, testIds, type Client, type Reply } from './server-office.ts'
import { sync } from './server-phone.ts'

export const DAY_MS = 24 * 3600_000

/** A commission to these units as the desk sends it, due in ten days. */
export function makeCommission(
  unitIds: (UnitId | null)[],
  changes: Partial<NewCommission> = {},
): NewCommission {
  return {
    id: newCommissionId(testIds),
    batch: 1,
    topic: '秋粮收购进度和农户卖粮意愿',
    outline: '一、收购进度\n二、农户意愿',
    category: 'problem',
    wordsFrom: 600,
    wordsTo: 1500,
    dueAt: START + 10 * DAY_MS,
    asker: 'city',
    mode: 'independent',
    files: [],
    addressees: unitIds.map((unitId) => ({ unitId: unitId ?? ('' as UnitId), accountId: null })),
    planTopicId: null,
    ...changes,
  }
}

export function readCommissions(reply: Reply): DeskCommission[] {
  const parsed = parse(commissionList, reply.json())
  if (reply.statusCode !== 200 || !parsed.ok) throw new Error(`no list: ${reply.statusCode} ${reply.body}`)
  return parsed.value.commissions
}

/** Issues it and answers it as the desk sees it. */
export async function issue(editor: Client, commission: NewCommission): Promise<DeskCommission> {
  const found = readCommissions(await editor.post('/api/desk/commissions', commission))
  const issued = found.find(({ id }) => id === commission.id)
  if (issued === undefined) throw new Error('it was not issued')
  return issued
}

/** An act at all units of a commission, as an editor who has just read it. */
export async function act(editor: Client, id: CommissionId, said: CommissionAct): Promise<Reply> {
  const list = readCommissions(await editor.get('/api/desk/commissions'))
  const units = list.find((one) => one.id === id)?.addressees ?? []
  return editor.post(`/api/desk/commissions/${id}/acts`, {
    units: units.map(({ unitId, rev }) => ({ unitId, rev })),
    act: said,
  })
}

/** The commissions of which this person's phone is told from the start of the feed. */
export async function readToldCommissions(client: Client): Promise<ToldCommission[]> {
  const { changes } = await sync(client, [], { understands: ['draft', 'told', 'course', 'rules', 'facts'] })
  return changes.flatMap((change) => {
    if (change.kind !== 'told' || change.about !== COMMISSION_TOLD) return []
    const parsed = parse(toldCommission, change.row)
    if (!parsed.ok) throw new Error(`not a commission: ${parsed.place}`)
    return [parsed.value]
  })
}
