import { request, type IncomingMessage } from 'node:http'
import { createInterface } from 'node:readline'
import { parse } from '../../protocol/parse.ts'
import { doorLine, findDoorKey } from './backup-door.ts'

/**
 * Asks the server that runs on a data folder for a backup and hands on what it tells. Returns whether there is such a
 * server; throws its own sentence when it could not make one.
 */
export async function askForBackup(dataDir: string, tell: (sentence: string) => void): Promise<boolean> {
  const key = findDoorKey(dataDir)
  if (key === undefined) return false
  const reply = await knock(key)
  if (reply === undefined || reply.statusCode !== 200) return false
  for await (const text of createInterface({ input: reply })) {
    const parsed = parse(doorLine, JSON.parse(text))
    if (!parsed.ok) break
    const { kind, text: sentence } = parsed.value
    if (kind === 'failed') throw new Error(sentence)
    if (kind === 'done') return true
    tell(sentence)
  }
  throw new Error('The server ended before the backup was finished.')
}

/** Undefined when nobody is behind the door: its server was killed and could not take the key away. */
function knock({ port, token }: { port: number; token: string }): Promise<IncomingMessage | undefined> {
  return new Promise((resolve) => {
    const headers = { authorization: `Bearer ${token}` }
    request({ port, host: '127.0.0.1', method: 'POST', headers }, resolve)
      .on('error', () => resolve(undefined))
      .end()
  })
}
