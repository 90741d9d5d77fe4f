import { cpSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { InjectOptions, Response as Reply } from 'light-my-request'
import type { AccountId, DeviceId } from '../../../src/domain/ids.ts'
import { beginEpoch } from '../../../src/server/backup/restore.ts'
import { createBlobFiles, type BlobFiles } from '../../../src/server/blobs/blob-files.ts'
import { checkAtStart } from '../../../src/server/blobs/file-check.usecases.ts'
import { finishCutUploads } from '../../../src/server/blobs/uploads.usecases.ts'
import { openDatabase, type Database } from '../../../src/server/db/database.ts'
import { emptyTrash } from '../../../src/server/drafts/leave-draft.usecases.ts'
import { findAccount } from '../../../src/server/people/people.usecases.ts'
import type { Parts } from '../../../src/server/parts.ts'
import { createPolicyBook } from '../../../src/server/policy/policy.usecases.ts'
import { formatCookie } from '../../../src/server/sessions/cookie.ts'
import { createSessionCache } from '../../../src/server/sessions/session-cache.ts'
import { openSession } from '../../../src/server/sessions/sessions.usecases.ts'
import { deviceIdOf } from '../../support/make-ids.ts'
import { Life } from './life.ts'
import type { OfficeTemplate } from './office-template.ts'
import type { World } from './world.ts'

/** The real server: routes, use cases, SQLite and files; only its clock, its dice and its end are ours. */
export class Office {
  readonly world: World
  #template: OfficeTemplate
  #folder: string
  #folders = 0
  /** What the app worked with before this office: it is closed with that. */
  #before: Parts
  #db: Database
  #life: Life | undefined
  /** Grows with each restore. */
  restores = 0

  constructor(world: World, template: OfficeTemplate, folder: string) {
    this.world = world
    this.#template = template
    this.#before = { ...template.server.parts }
    this.#folder = join(folder, 'office-0')
    cpSync(template.dataDir, this.#folder, { recursive: true })
    this.#db = openDatabase({ dataDir: this.#folder })
    this.enter()
  }

  get isUp(): boolean {
    return this.#life !== undefined
  }

  /** The database itself, for whoever checks what stands in it. */
  get db(): Database {
    return this.#db
  }

  /** The life of the running server; undefined while it is down. */
  get life(): Life | undefined {
    return this.#life
  }

  get blobsFolder(): string {
    return join(this.#folder, 'blobs')
  }

  /** Answers one request as the running server; rejects when the server ends before its answer. */
  handle(request: InjectOptions): Promise<Reply> {
    if (this.#life === undefined) return Promise.reject(new Error('connection refused'))
    const headers = { 'sec-fetch-site': 'same-origin', 'x-caifeng-protocol': '1', ...request.headers }
    return this.#life.hold(this.#template.server.app.inject({ ...request, headers }))
  }

  /** Signs a person in without the password's work; resolves to the cookie. */
  async signIn(accountId: AccountId, deviceId: DeviceId = deviceIdOf(900)): Promise<string> {
    const { parts } = this.#template.server
    const account = findAccount(this.#db, accountId)
    if (account === undefined) throw new Error('there is no such person')
    const { token } = await this.#living.hold(
      this.#db.write(() =>
        openSession(parts, { account, device: { id: deviceId, name: 'chaos' }, skewMs: null }),
      ),
    )
    return formatCookie(parts.config, token, 1000).split(';')[0] ?? ''
  }

  /** As if all sessions of a person had run out. */
  async endSessions(accountId: AccountId): Promise<void> {
    const { parts } = this.#template.server
    await this.#living.hold(
      this.#db.write(() => this.#db.run('delete from sessions where account_id = ?', accountId)),
    )
    parts.sessions = createSessionCache()
  }

  get #living(): Life {
    if (this.#life === undefined) throw new Error('the server is down')
    return this.#life
  }

  /** The power is gone: what had not committed never was. */
  crash(): void {
    if (this.#life === undefined) return
    const image = this.#nextFolder()
    this.#copyTo(image)
    this.#life.end()
    this.#life = undefined
    this.#db.close()
    this.#folder = image
    this.#db = openDatabase({ dataDir: this.#folder })
  }

  /** What the server does at its start: it finishes what had all its bytes, and looks at what it has. */
  tidyAtStart(): Promise<unknown> {
    const { parts } = this.#template.server
    const tidy = async () => {
      await finishCutUploads(parts)
      await emptyTrash(parts.db, this.world.now)
      await checkAtStart(parts)
    }
    return this.#living.hold(tidy())
  }

  /** A copy of everything, as the nightly backup takes it. */
  backUp(): string {
    const backup = this.#nextFolder()
    this.#copyTo(backup)
    return backup
  }

  /** Goes back to a backup: another database, and therefore another epoch. It is down until somebody starts it. */
  goBackTo(backup: string): void {
    this.crash()
    this.#db.close()
    this.#folder = this.#nextFolder()
    cpSync(backup, this.#folder, { recursive: true })
    const epoch = Buffer.from(this.world.dice.bytes(16)).toString('hex')
    beginEpoch(join(this.#folder, 'office.sqlite'), { epoch, at: this.world.now, to: this.world.now })
    this.#db = openDatabase({ dataDir: this.#folder })
    this.restores++
  }

  close(): void {
    this.#life?.end()
    this.#life = undefined
    this.#db.close()
    Object.assign(this.#template.server.parts, this.#before)
  }

  /** Begins a new life of the server on what its disk holds. */
  enter(): void {
    const life = new Life(this.world, 'office')
    this.#life = life
    const real = this.#db
    const db: Database = { ...real, write: (job) => life.hold(real.write(job)) }
    Object.assign(this.#template.server.parts, {
      db,
      sessions: createSessionCache(),
      policies: createPolicyBook(db),
      blobs: keepStill(createBlobFiles(this.blobsFolder), life),
    })
  }

  #nextFolder(): string {
    return join(this.#folder, '..', `office-${++this.#folders}`)
  }

  /** With its log, as a cut would leave it. */
  #copyTo(folder: string): void {
    mkdirSync(folder)
    for (const name of ['office.sqlite', 'office.sqlite-wal', 'blobs']) {
      const from = join(this.#folder, name)
      if (existsSync(from)) cpSync(from, join(folder, name), { recursive: true })
    }
  }
}

/** Real files, while the world stands still; after each step the server may end. */
function keepStill(files: BlobFiles, life: Life): BlobFiles {
  const still = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    await life.turn()
    const result = await life.world.outside(work())
    await life.turn()
    return result
  }
  const listAll = async () => {
    const found = []
    for await (const file of files.list()) found.push(file)
    return found
  }
  async function* list() {
    yield* await still(listAll)
  }
  const handler: ProxyHandler<BlobFiles> = {
    get(target, name: keyof BlobFiles) {
      if (name === 'list') return list
      const method = target[name] as (...args: unknown[]) => Promise<unknown>
      return name === 'read' ? method : (...args: unknown[]) => still(() => method(...args))
    },
  }
  return new Proxy(files, handler)
}
