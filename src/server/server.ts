import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Config } from './config.ts'
import { ensureNoCutRestore } from './backup/restore.ts'
import { createBlobFiles } from './blobs/blob-files.ts'
import { checkAtStart } from './blobs/file-check.usecases.ts'
import { finishCutUploads } from './blobs/uploads.usecases.ts'
import { openDatabase, type Database } from './db/database.ts'
import { setMark } from './db/marks.ts'
import { createEventHub } from './events/event-hub.ts'
import { emptyTrash } from './drafts/leave-draft.usecases.ts'
import { addBodyParsers } from './http/body-parsers.ts'
import { createEarlyErrorHandler, createErrorHandler } from './http/error-handler.ts'
import { addHooks, apiHeaders, readRequestId } from './http/hooks.ts'
import { registerRoutes } from './http/registry.ts'
import { serveStaticFiles } from './http/static-files.ts'
import { removeUnfinishedFiles } from './import/import.usecases.ts'
import { createRecordBook } from './items/record-book.usecases.ts'
import { silentLog, type Log } from './log.ts'
import type { Parts } from './parts.ts'
import { createPasswordHasher, type PasswordCost } from './people/password-hasher.ts'
import { createPolicyBook } from './policy/policy.usecases.ts'
import { listRoutes } from './routes.ts'
import { createSessionCache } from './sessions/session-cache.ts'
import { guardSession } from './sessions/session-guard.ts'
import { isAlive } from './sessions/session.ts'

export interface ServerOptions {
  config: Config
  now: () => number
  randomBytes: (length: number) => Uint8Array
  log?: Log
  /** Cheaper passwords for tests; never in an office. */
  passwordCost?: PasswordCost
}

export interface Server {
  app: FastifyInstance
  parts: Parts
  /** From here on whatever is new is refused. */
  refuseNew(): void
  /** Refuses what is new, finishes what runs, and closes the database; within 10 seconds. */
  stop(): Promise<void>
}

const STOPPING_LIMIT_MS = 8_000
const DAY_MS = 24 * 3600_000

/** Opens the office's data and builds the app around it; it does not listen yet. */
export async function createServer(options: ServerOptions): Promise<Server> {
  const parts = createParts(options)
  const { config, log, events } = parts
  let isStopping = false
  const app = Fastify({
    logger: false,
    trustProxy: config.isProxyTrusted,
    exposeHeadRoutes: false,
    return503OnClosing: false,
    genReqId: readRequestId,
    frameworkErrors: createEarlyErrorHandler(log, apiHeaders(config)),
  })
  app.setErrorHandler(createErrorHandler(log))
  addBodyParsers(app)
  const guard: Parameters<typeof addHooks>[2]['guard'] = (guarded, done) => guardSession(parts, guarded, done)
  addHooks(app, parts, { isStopping: () => isStopping, guard })
  registerRoutes(app, listRoutes(parts), options.now)
  await serveStaticFiles(app, config.staticDir)
  const stopTidying = tidyDaily(parts)
  app.addHook('onClose', () => {
    stopTidying()
    return closeCleanly(parts)
  })

  function refuseNew() {
    isStopping = true
  }

  async function stop() {
    refuseNew()
    events.closeAll()
    const limit = setTimeout(() => app.server.closeAllConnections(), STOPPING_LIMIT_MS)
    await app.close()
    clearTimeout(limit)
  }

  await removeUnfinishedFiles(config.dataDir)
  await finishCutUploads(parts)
  await emptyTrash(parts.db, options.now())
  await checkAtStart(parts)
  return { app, parts, refuseNew, stop }
}

/** Nothing is under way any more: the files that are here are whole, and the next start need not read them. */
async function closeCleanly({ db, now, log }: { db: Database; now: () => number; log: Log }) {
  try {
    await db.write(() => setMark(db, 'blobs.checked', now()))
  } catch (error) {
    log.error('stop.unmarked', error)
  }
  db.close()
}

function tidyDaily({ db, log, now }: Parts): () => void {
  const tidy = () => void emptyTrash(db, now()).catch((error: unknown) => log.error('trash.failed', error))
  const timer = setInterval(tidy, DAY_MS).unref()
  return () => clearInterval(timer)
}

function createParts({ config, now, randomBytes, log = silentLog, passwordCost }: ServerOptions): Parts {
  ensureNoCutRestore(config.dataDir)
  const db = openDatabase({ dataDir: config.dataDir })
  return {
    config,
    db,
    now,
    randomBytes,
    log,
    passwords: createPasswordHasher(randomBytes, passwordCost),
    sessions: createSessionCache(),
    policies: createPolicyBook(db),
    records: createRecordBook(db),
    events: createEventHub({ isAlive: (session) => isAlive(session, now()) }),
    blobs: createBlobFiles(join(config.dataDir, 'blobs')),
  }
}
