/** Fields of a log line: ids, codes, counts and times. Never a body, a title or any other text of an item. */
export type LogFields = Record<string, string | number | boolean | null | undefined>

export interface Log {
  info(event: string, fields?: LogFields): void
  error(event: string, error: unknown, fields?: LogFields): void
}

export interface LogOptions {
  now: () => number
  write: (lines: string) => void
}

/** One JSON object per line. Lines of one turn of the event loop leave in one write, so that a log costs little. */
export function createLog({ now, write }: LogOptions): Log {
  let pending: string[] = []
  function flush() {
    const lines = pending
    pending = []
    write(lines.join(''))
  }
  function add(level: 'info' | 'error', event: string, fields: LogFields) {
    if (pending.length === 0) setImmediate(flush)
    pending.push(`${JSON.stringify({ at: now(), level, event, ...fields })}\n`)
  }
  return {
    info: (event, fields = {}) => add('info', event, fields),
    error: (event, error, fields = {}) => add('error', event, { ...fields, cause: describe(error) }),
  }
}

export const silentLog: Log = { info: () => undefined, error: () => undefined }

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
