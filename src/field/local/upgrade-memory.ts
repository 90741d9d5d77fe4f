import type { Table, Transaction } from 'dexie'
import type { Policy } from '../../domain/policy/policy.ts'
import { upgradePolicy, type FirstPolicy } from '../../domain/policy/upgrade-policy.ts'
import type { ExchangeMeta, MetaRow } from './meta-rows.ts'
import type { DraftRow, SiblingRow } from './rows.ts'

/** To the third form: rules in their new shape. What the phone could not read until now has gone past it. */
export async function learnRules(meta: Table<MetaRow, string>): Promise<void> {
  const policy = await meta.get('policy')
  if (policy !== undefined) {
    await meta.put({ key: 'policy', value: upgradePolicy(policy.value as Policy | FirstPolicy) })
  }
  await readFeedAnew(meta)
}

/** As the second and third form had it: beside a draft and beside its item under one key, the later over the earlier. */
type FormerSibling = Omit<SiblingRow, 'of'> & { isOfDraft?: boolean }

/**
 * To the fourth form: each text beside an item says whether it stands beside its draft or beside the item itself. Where
 * two had one key only the office has both, so it names them all once more. Drafts that stand beside a text since before
 * `besideRev` go back to the revision below it: their next copy must not settle what nobody has chosen about.
 */
export async function nameSiblings(transaction: Transaction): Promise<void> {
  const rows = await transaction.table<FormerSibling>('siblings').toArray()
  if (rows.length === 0) return
  await transaction
    .table<SiblingRow>('besideTexts')
    .bulkPut(rows.map(({ isOfDraft, ...row }) => ({ ...row, of: isOfDraft === false ? 'item' : 'draft' })))
  const ids = rows.filter(({ isOfDraft }) => isOfDraft !== false).map(({ itemId }) => itemId)
  await transaction.table<DraftRow>('drafts').where('id').anyOf(ids).modify(goBackBelow)
}

function goBackBelow(draft: DraftRow): void {
  if (draft.besideRev !== undefined || draft.rev === 0) return
  draft.besideRev = draft.rev
  draft.rev -= 1
}

/** What the phone could not read until now has gone past it: the feed is read from its start once more. */
export async function readFeedAnew(meta: Table<MetaRow, string>): Promise<void> {
  const exchange = await meta.get('exchange')
  if (exchange === undefined) return
  await meta.put({ key: 'exchange', value: { ...(exchange.value as ExchangeMeta), cursor: 0 } })
}
