import { Readable } from 'node:stream'
import { importResult } from '../../protocol/import.ts'
import { guardedRoute, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { refuseImport } from './import.errors.ts'
import { importFile } from './import.usecases.ts'

export function importRoutes(parts: Parts): Route[] {
  return [
    guardedRoute({
      method: 'POST',
      path: '/api/desk/import',
      policy: { roles: ['editor', 'admin'], scope: 'office' },
      summary: 'Take in the file of unsent work (application/zip) that an officer carried out of a phone',
      bytes: 'request',
      response: importResult,
      refusals: ['import.not_an_export', 'import.damaged', 'import.foreign_account', 'request.too_large'],
      async handle({ request, session, at }) {
        const { body, headers } = request
        if (!(body instanceof Readable)) throw refuseImport('import.not_an_export')
        const announcedBytes = Number(headers['content-length'] ?? 0)
        return { body: await importFile(parts, { arriving: body, announcedBytes, editor: session, at }) }
      },
    }),
  ]
}
