import { JOINT_TOLD, toldJoint, type ToldJoint } from '../../protocol/joint.ts'
import { parse } from '../../protocol/parse.ts'
import type { FieldDatabase } from './field-database.ts'
import { readTold } from './told.ts'
import { watch, type Watcher } from './watch.ts'

export type { ToldJoint } from '../../protocol/joint.ts'

/** Items of other units under which somebody of this one stands, the newest first. */
export const watchJointItems = (database: FieldDatabase, watcher: Watcher<ToldJoint[]>) =>
  watch(() => readJointItems(database), watcher)

export async function readJointItems(database: FieldDatabase): Promise<ToldJoint[]> {
  const items = (await readTold(database, JOINT_TOLD)).flatMap(({ row }) => {
    const told = parse(toldJoint, row)
    // What only a newer release can read is left out.
    return told.ok ? [told.value] : []
  })
  return items.sort((a, b) => b.reportedAt - a.reportedAt)
}
