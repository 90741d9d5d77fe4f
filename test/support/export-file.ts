import { createHash } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import type { Command, Submission } from '../../src/protocol/commands.ts'
import {
  EXPORT_MANIFEST_PATH,
  type ExportedEntry,
  type ExportManifest,
} from '../../src/protocol/export-file.ts'
import type { Sha256 } from '../../src/domain/ids.ts'
import type { Client } from './server-office.ts'
import type { TestPicture } from './server-phone.ts'

const EXPORTED_AT = Date.parse('2026-11-21T09:30:00+08:00')

export type ExportFiles = Record<string, Uint8Array>

export interface ExportContents {
  submissions?: { command: Command; pictures?: TestPicture[] }[]
  appeals?: Command[]
  deeds?: Command[]
  drafts?: { itemId: Command['itemId']; title: string }[]
}

/** The files that a phone would pack, by their paths, before the manifest is added. */
export function makeExport(
  { accountId, deviceId }: Pick<Client, 'accountId' | 'deviceId'>,
  { submissions = [], appeals = [], deeds = [], drafts = [] }: ExportContents,
) {
  const files: ExportFiles = {}
  const put = (path: string, bytes: Uint8Array) => {
    files[path] = bytes
    const sha256 = createHash('sha256').update(bytes).digest('hex') as Sha256
    return { path, sha256, size: bytes.length }
  }
  const entries: ExportedEntry[] = []
  for (const [place, { command, pictures = [] }] of submissions.entries()) {
    const payload = command.payload as Submission
    const { itemId, baseRev, payloadSha256, clientTime } = command
    const name = `${place + 1} ${payload.text.title}`
    entries.push({
      kind: 'submission',
      itemId,
      commandId: command.id,
      type: command.type as 'item.submit',
      readable: put(`${name}/稿件.txt`, strToU8(`${payload.text.title}\n\n${payload.text.body}`)),
      data: put(
        `${name}/稿件.json`,
        strToU8(JSON.stringify({ baseRev, payload, payloadSha256, clientTime })),
      ),
      photos: payload.manifest.flatMap(({ photoId, role, sha256 }) => {
        const picture = pictures.find((one) => one.sha256 === sha256)
        if (picture === undefined) return []
        const file = put(`${name}/${sha256.slice(0, 12)}.jpg`, picture.bytes)
        return [{ photoId, role, file, takenAt: null, place: null }]
      }),
    })
  }
  for (const { id: commandId, itemId, payload, payloadSha256, clientTime } of appeals) {
    entries.push({
      kind: 'appeal',
      itemId,
      commandId,
      readable: put(`申诉 ${itemId}.txt`, strToU8(JSON.stringify(payload))),
      data: put(`申诉 ${itemId}.json`, strToU8(JSON.stringify({ payload, payloadSha256, clientTime }))),
      photos: [],
    })
  }
  for (const { id: commandId, type, itemId, baseRev, payload, payloadSha256, clientTime } of deeds) {
    entries.push({
      kind: 'deed',
      itemId,
      commandId,
      type,
      readable: put(`事项 ${commandId}.txt`, strToU8(type)),
      data: put(
        `事项 ${commandId}.json`,
        strToU8(JSON.stringify({ baseRev, payload, payloadSha256, clientTime })),
      ),
      photos: [],
    })
  }
  for (const { itemId, title } of drafts) {
    const text = { title, body: '', category: 'news', eventAt: null, place: '' }
    const draft = { text, notes: [], itemRev: 0, savedAt: EXPORTED_AT }
    entries.push({
      kind: 'draft',
      itemId,
      readable: put(`草稿 ${title}.txt`, strToU8(title)),
      data: put(`草稿 ${title}.json`, strToU8(JSON.stringify(draft))),
      photos: [],
    })
  }
  const manifest: ExportManifest = {
    format: 'caifeng-export',
    version: 1,
    account: { id: accountId, name: 'nongye01', displayName: 'nongye01', unitName: '农业农村局' },
    device: deviceId,
    appVersion: '0.1.0',
    exportedAt: EXPORTED_AT,
    entries,
  }
  return { manifest, files }
}

/** The archive itself; what people read is compressed, the rest is stored as it is. */
export function packExport({ manifest, files }: { manifest: unknown; files: ExportFiles }): Buffer {
  const all: ExportFiles = { [EXPORT_MANIFEST_PATH]: strToU8(JSON.stringify(manifest)), ...files }
  const packed = Object.fromEntries(
    Object.entries(all).map(([path, bytes]) => [
      path,
      [bytes, { level: path.endsWith('.txt') ? 6 : 0 }] as [Uint8Array, { level: 0 | 6 }],
    ]),
  )
  return Buffer.from(zipSync(packed))
}

export function sendExport(client: Client, bytes: Uint8Array) {
  return client.inject({
    method: 'POST',
    url: '/api/desk/import',
    headers: { 'content-type': 'application/zip' },
    payload: Buffer.from(bytes),
  })
}
