/** A deliberate bug: texts of a file of src, each found exactly once, and what stands there instead. */
export interface Mutant {
  name: string
  /** Where it is hunted; the days on which it is met soonest. */
  row: string
  cycles: number
  edits: { file: string; find: string; replace: string }[]
}

const edit = (file: string, find: string, replace: string) => ({ file, find, replace })
const LOCAL = 'src/field/local'
const SYNC = 'src/field/sync'
const SERVER = 'src/server'

export const MUTANTS: Mutant[] = [
  {
    name: 'a command is deleted before it is acknowledged',
    row: 'whole-town',
    cycles: 20,
    edits: [
      edit(
        `${LOCAL}/outbox.ts`,
        'await outbox.bulkPut(attempted)',
        'await outbox.bulkDelete(attempted.map((row) => row.seq))',
      ),
    ],
  },
  {
    name: 'the cursor is stored before the rows',
    row: 'whole-town',
    cycles: 200,
    edits: [
      edit(
        `${SYNC}/exchange.ts`,
        '  const sentCursor = cursorOf(context, start)',
        `  const ahead = { ...start.exchange, cursor: answer.cursor }
  if (start.exchange?.epoch === answer.epoch) await context.database.meta.put({ key: 'exchange', value: ahead })
  const sentCursor = cursorOf(context, start)`,
      ),
    ],
  },
  {
    name: 'any 200 is an answer',
    row: 'strangers',
    cycles: 50,
    edits: [
      edit(`${SYNC}/classify-answer.ts`, '  if (!isFromOffice(', '  if (!response.ok && !isFromOffice('),
      edit(
        `${SYNC}/exchange.ts`,
        '  if (!parsed.ok) return',
        '  if (!parsed.ok) await context.database.outbox.bulkDelete(start.batch.map((row) => row.seq))\n  if (!parsed.ok) return',
      ),
    ],
  },
  {
    name: 'a 401 skips the command',
    row: 'signed-out',
    cycles: 100,
    edits: [
      edit(
        `${SYNC}/exchange.ts`,
        "  if (sent.answer.kind !== 'answered') return {",
        `  if (sent.answer.kind === 'signed_out')
    await context.database.outbox.bulkDelete(start.batch.map((row) => row.seq))
  if (sent.answer.kind !== 'answered') return {`,
      ),
    ],
  },
  {
    name: 'durability is not strict',
    row: 'whole-town',
    cycles: 100,
    edits: [edit(`${LOCAL}/field-database.ts`, "chromeTransactionDurability: 'strict', ", '')],
  },
  {
    name: 'the hash of a whole photo is not checked',
    row: 'damaged-photos',
    cycles: 60,
    edits: [
      edit(
        `${SERVER}/blobs/uploads.usecases.ts`,
        'arrived === size && sha256 === name.sha256 && kind !== undefined',
        'arrived === size && kind !== undefined',
      ),
    ],
  },
  {
    name: 'the echo of the request id is not checked',
    row: 'strangers',
    cycles: 100,
    edits: [
      edit(
        `${SYNC}/classify-answer.ts`,
        'response.headers.get(REQUEST_ID_HEADER) === requestId',
        "(requestId !== '' || response.headers.has(REQUEST_ID_HEADER))",
      ),
    ],
  },
  {
    name: 'the digest of an answer is not compared',
    row: 'strangers',
    cycles: 400,
    edits: [edit(`${SYNC}/send-request.ts`, 'told === (await contentDigest(bytes))', "told !== ''")],
  },
  {
    name: 'a number is given out twice',
    row: 'whole-town',
    cycles: 20,
    edits: [edit(`${LOCAL}/submit-draft.ts`, "    await writeMeta(database, 'nextSeq', seq + 1)\n", '')],
  },
  {
    name: 'the server ignores a gap',
    row: 'restores',
    cycles: 400,
    edits: [
      edit(
        `${SERVER}/sync/push.usecases.ts`,
        'return firstSeq > device.lastSeq + 1',
        'return firstSeq < 0 && device.lastSeq < 0',
      ),
    ],
  },
  {
    name: 'a command that comes again is carried out again',
    row: 'lost-late-reordered',
    cycles: 50,
    edits: [
      edit(
        `${SERVER}/sync/push.usecases.ts`,
        'if (command.seq <= device.lastSeq) return answerAgain(parts, command, sender)',
        'if (command.seq < 0) return answerAgain(parts, command, sender)',
      ),
    ],
  },
  {
    name: 'a number that was used for another command is answered as if it were that one',
    row: 'twisted-commands',
    cycles: 5,
    edits: [
      edit(
        `${SERVER}/sync/apply-command.usecases.ts`,
        'known === undefined || known.payloadSha256 !== command.payloadSha256',
        'known === undefined',
      ),
    ],
  },
  {
    name: 'a photo counts as received when its upload begins',
    row: 'whole-town',
    cycles: 50,
    edits: [edit(`${SYNC}/upload-photos.ts`, 'if (offset >= upload.size) {', 'if (offset >= 0) {')],
  },
  {
    name: 'a command leaves the outbox before its result is stored',
    row: 'whole-town',
    cycles: 20,
    edits: [
      edit(
        `${SYNC}/exchange.ts`,
        '  const sentCursor = cursorOf(context, start)',
        `  await context.database.outbox.bulkDelete(answer.results.map((result) => result.seq))
  const sentCursor = cursorOf(context, start)`,
      ),
    ],
  },
  {
    name: 'a refused command stays in front of all others',
    row: 'poisoned',
    cycles: 50,
    edits: [
      edit(
        `${LOCAL}/settle-command.ts`,
        'row.id !== result.id) return',
        "row.id !== result.id || result.outcome.status === 'rejected') return",
      ),
    ],
  },
  {
    name: 'photos go before text',
    row: 'slow-link',
    cycles: 5,
    edits: [
      edit(
        `${SYNC}/upload-photos.ts`,
        '(await countWaiting(context.database)) > 0',
        '(await countWaiting(context.database)) < 0',
      ),
    ],
  },
  {
    name: 'the draft leaves before the submission is stored',
    row: 'killed-phones',
    cycles: 150,
    edits: [
      edit(
        `${LOCAL}/submit-draft.ts`,
        '  const { outbox, drafts, revisions, photos, meta } = database\n',
        '  const { outbox, drafts, revisions, photos, meta } = database\n  await drafts.delete(parts.itemId)\n',
      ),
      edit(
        `${LOCAL}/submit-draft.ts`,
        'const current = await prepareSubmission(database, parts.itemId)',
        'const current = seen',
      ),
    ],
  },
  {
    name: 'a new epoch is ignored',
    row: 'restores',
    cycles: 400,
    edits: [
      edit(
        `${LOCAL}/apply-exchange.ts`,
        'return before.epoch !== answer.epoch || isBehind(answer, context)',
        'return before.epoch === answer.epoch && isBehind(answer, context)',
      ),
    ],
  },
  {
    name: 'an older revision overwrites a newer one',
    row: 'no-web-locks',
    cycles: 150,
    edits: [edit(`${LOCAL}/apply-exchange.ts`, 'known.rev > facts.rev) return', 'known.rev < 0) return')],
  },
  {
    name: "another person's session carries the commands",
    row: 'signed-out',
    cycles: 100,
    edits: [
      edit(
        `${SERVER}/sync/sync.usecases.ts`,
        "  if (request.account !== session.accountId) throw refuseRequest('session.other_account')\n",
        '',
      ),
    ],
  },
  {
    name: 'a full disk for photos stops text',
    row: 'photo-disk-full',
    cycles: 3,
    edits: [
      edit(
        `${SYNC}/exchange.ts`,
        '  const start = await takeBatch(',
        `  if (context.isOfficeFull === true) return { answer: { kind: 'server_full' }, hasMore: false }
  const start = await takeBatch(`,
      ),
      edit(
        `${SYNC}/sync-context.ts`,
        '  signal: AbortSignal\n',
        '  signal: AbortSignal\n  isOfficeFull?: boolean\n',
      ),
      edit(
        `${SYNC}/upload-photos.ts`,
        '  const code = refusalCodeOf(sent.body)\n',
        "  const code = refusalCodeOf(sent.body)\n  context.isOfficeFull ||= sent.answer.kind === 'server_full'\n",
      ),
    ],
  },
  {
    name: 'an own item is counted once more as that of a colleague',
    row: 'whole-town',
    cycles: 50,
    edits: [
      edit(
        `${LOCAL}/apply-exchange.ts`,
        '  const { text, notes } = content\n',
        `  const { text, notes } = content
  await database.records.put({ itemId: facts.id, rev: facts.rev, category: text.category, reportedAt: facts.countedAt, adoptedAt: null })
`,
      ),
    ],
  },
  {
    name: 'what was on its way already is taken back',
    row: 'taken-back',
    cycles: 100,
    edits: [
      edit(`${LOCAL}/take-back.ts`, 'row === undefined || row.attemptedAt !== null', 'row === undefined'),
    ],
  },
  {
    name: 'an open editor saves over what another window wrote',
    row: 'two-editors',
    cycles: 60,
    edits: [
      edit(
        `${LOCAL}/save-draft.ts`,
        "if (seen === undefined || (seen !== 'nothing' && isSameWriting(before, seen))) return {}",
        'if (seen === undefined || before.version > 0) return {}',
      ),
    ],
  },
]
