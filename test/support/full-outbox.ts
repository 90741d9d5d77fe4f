import { hashText } from '../../src/field/local/photo-bytes.ts'
import type { SubmissionRow } from '../../src/field/local/command-rows.ts'
import { canonicalJson } from '../../src/protocol/canonical-json.ts'
import type { Phone } from './field-phone.ts'
import { makeSubmission } from './make-exchange.ts'
import { commandIdOf, itemIdOf, NOW } from './make-ids.ts'
import { makeText } from './make-item.ts'

/** Many submissions at once, as weeks without a network leave them behind. Texts differ, so that they pack as real ones. */
export async function fillOutbox({ database }: Pick<Phone, 'database'>, count: number) {
  const rows = await Promise.all(Array.from({ length: count }, (_, index) => makeRow(index + 1)))
  await database.outbox.bulkAdd(rows)
  await database.meta.put({ key: 'nextSeq', value: count + 1 })
}

async function makeRow(seq: number): Promise<SubmissionRow> {
  const words = Array.from({ length: 250 }, (_, at) =>
    String.fromCharCode(0x4e00 + ((seq * 7919 + at * at * 31) % 5000)),
  )
  const payload = makeSubmission({ text: makeText({ title: `第${seq}篇`, body: words.join('') }) })
  return {
    seq,
    id: commandIdOf(seq),
    type: 'item.submit',
    itemId: itemIdOf(seq),
    baseRev: 0,
    payload,
    payloadSha256: await hashText(canonicalJson(payload)),
    appVersion: '0.1.0',
    clientTime: NOW,
    attemptedAt: null,
  }
}
