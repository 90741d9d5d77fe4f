import { readMark, setMark } from '../db/marks.ts'
import { publishHoldingPolicy } from '../feed/feed.usecases.ts'
import type { Parts } from '../parts.ts'

type AnnouncingParts = Pick<Parts, 'db' | 'policies' | 'now'>

/** Whether a version that was published ahead has begun to hold since phones of the first release were last told. */
export function isAnnouncementDue({ db, policies, now }: AnnouncingParts): boolean {
  return policies.at(now()).validFrom > readMark(db, 'policy.announced')
}

/** Phones of the first release ask again for the policy that holds now. */
export function announcePolicy({ db, now }: AnnouncingParts): Promise<void> {
  return db.write(() => {
    publishHoldingPolicy(db)
    setMark(db, 'policy.announced', now())
  })
}
